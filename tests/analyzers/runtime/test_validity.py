"""A face outside of what was validated is withheld, and the report says where that is."""

import numpy as np
import pytest
from PIL import Image

from analyzers.quality.dct import ijg_table
from analyzers.runtime.card import Validated
from analyzers.runtime.packs import carried
from analyzers.runtime.validity import Bounds, sentence
from tests.sources import source_of
from workbench.media.decoding import frames
from workbench.model import Box, FaceQuality

SAMPLE = carried().parent / "sample"
WHERE = Validated(conditions="-", least_face_width=80, least_sharpness=0.5, coarsest_h264_qp=30)


class Known:
    """A face of which only the quality is asked."""

    def __init__(self, **quality):
        self.quality = FaceQuality(**quality)


@pytest.fixture(scope="module")
def clip():
    """Return an H.264 video and a frame of it."""
    source = source_of(SAMPLE / "clip.mp4")
    assert source.stream.codec.startswith("h264")
    return source, next(frames(source))


def reason(where, path):
    """Return what is said of a face in a still, whose quality is read as the face pass does."""
    source = source_of(path)
    frame = next(frames(source))
    quantiser = frame.quantiser(Box(x=0, y=0, width=8, height=8))
    return Bounds(where, source).outside(frame, Known(quantiser=quantiser))


def saved(folder, quality):
    """Save the sample portrait again, and what that leaves as PNG; return both paths."""
    jpeg, png = folder / "again.jpg", folder / "again.png"
    whole = Image.open(SAMPLE / "portrait.jpg").convert("RGB")
    small = whole.resize((whole.width // 2, whole.height // 2))  # no trace of its own JPEG
    small.save(jpeg, quality=quality)
    Image.open(jpeg).save(png)
    return jpeg, png


@pytest.mark.parametrize(
    ("quality", "expected"),
    [
        ({"width": 80, "sharpness": 0.5, "quantiser": 30}, ""),
        ({"width": 79, "sharpness": 0.5, "quantiser": 30}, "face_too_small"),
        ({"width": 80, "sharpness": 0.4, "quantiser": 30}, "face_too_blurred"),
        ({"width": 80, "sharpness": 0.5, "quantiser": 31}, "face_too_compressed"),
        ({"width": 80, "sharpness": 0.5}, "face_not_measured"),
        ({"sharpness": 0.5, "quantiser": 30}, "face_not_measured"),
    ],
)
def test_the_bounds_themselves_lie_within(clip, quality, expected):
    source, frame = clip

    assert Bounds(WHERE, source).outside(frame, Known(**quality)) == expected
    assert Bounds(Validated(conditions="-"), source).outside(frame, Known(**quality)) == ""


def test_a_jpeg_is_held_to_its_table_and_a_copy_without_one_to_its_pixels(tmp_path):
    where = Validated(conditions="-", coarsest_jpeg_step=float(ijg_table(30).mean()))
    kept = [reason(where, path) for path in saved(tmp_path, 30)]
    coarser = [reason(where, path) for path in saved(tmp_path, 15)]

    assert kept == ["", ""]
    assert coarser == ["face_too_compressed", "face_too_compressed"]


def test_the_scale_of_one_kind_of_medium_does_not_bound_another(clip, tmp_path):
    source, frame = clip
    stills = Validated(conditions="-", coarsest_jpeg_step=1.0)
    videos = Validated(conditions="-", coarsest_h264_qp=0.0)
    noise = np.random.default_rng(1).integers(0, 256, (96, 96, 3), np.uint8)
    Image.fromarray(noise).save(tmp_path / "noise.png")

    assert Bounds(stills, source).outside(frame, Known(quantiser=51)) == ""
    assert reason(videos, saved(tmp_path, 15)[0]) == ""
    assert reason(stills, tmp_path / "noise.png") == ""


def test_the_report_says_the_bounds_that_are_enforced():
    where = Validated(
        conditions="Frontal faces",
        least_face_width=80,
        coarsest_jpeg_step=95.7,
        coarsest_h264_qp=30.5,
    )

    assert sentence(where) == (
        "Frontal faces. Scored only: faces of 80 pixels in width and more, stills without a "
        "JPEG step, in the mean, above 95.7, H.264 with a quantiser of 30.5 and less."
    )
    assert sentence(Validated(conditions="None.")) == "None. Its card sets no bounds."
