"""A face outside of what was validated is withheld, and the report says where that is."""

import pytest

from analyzers.runtime.card import Validated
from analyzers.runtime.validity import outside, sentence
from workbench.model import FaceQuality


class Known:
    """A face of which only the quality is asked."""

    def __init__(self, **quality):
        self.quality = FaceQuality(**quality)


@pytest.mark.parametrize(
    ("quality", "reason"),
    [
        ({"width": 80, "sharpness": 0.5, "quantiser": 30}, ""),
        ({"width": 79, "sharpness": 0.5, "quantiser": 30}, "face_too_small"),
        ({"width": 80, "sharpness": 0.4, "quantiser": 30}, "face_too_blurred"),
        ({"width": 80, "sharpness": 0.5, "quantiser": 31}, "face_too_compressed"),
        ({"width": 80, "sharpness": 0.5}, "face_not_measured"),
    ],
)
def test_the_bounds_themselves_lie_within(quality, reason):
    where = Validated(
        conditions="-", least_face_width=80, least_sharpness=0.5, coarsest_quantiser=30
    )
    assert outside(where, Known(**quality)) == reason
    assert outside(Validated(conditions="-"), Known(**quality)) == ""


def test_the_report_says_the_bounds_that_are_enforced():
    where = Validated(conditions="Frontal faces", least_face_width=80, coarsest_quantiser=30.5)

    assert sentence(where) == (
        "Frontal faces. Scored only: faces of 80 pixels in width and more, quantiser 30.5 "
        "and less."
    )
    assert sentence(Validated(conditions="None.")) == "None. Its card sets no bounds."
