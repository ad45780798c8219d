"""A track's many frames are reduced to few numbers, of which none is made up."""

from dataclasses import replace

import numpy as np
import pytest

from workbench.model import Box
from workbench.report.measures import QUALITIES, best, measured, with_margin


def with_quality(samples, name, values):
    rows = samples.qualities.copy()
    rows[:, QUALITIES.index(name)] = values
    return replace(samples, qualities=rows)


def test_medians_are_over_the_frames_that_could_be_measured(said):
    face = with_quality(said.followed(0, range(5)), "yaw", [-30, np.nan, 10, np.nan, 20])
    face = with_quality(face, "width", [50, 60, 70, 80, 90])
    found = measured(face)

    assert (found.side_turn, found.narrowest, found.width, found.widest) == (20, 50, 70, 90)
    assert found.quantiser is None
    assert (found.first_pts, found.last_pts, found.frames, found.meshed) == (0.0, 0.16, 5, 5)


def test_a_face_in_no_frame_has_no_measures(said):
    assert measured(said.followed(0, [])) is None


@pytest.mark.parametrize(
    ("name", "values", "place"),
    [
        ("width", [50, 90, 60, 70, 80], 1),
        ("sharpness", [0.2, 0.2, 0.2, 0.9, 0.2], 3),
        ("yaw", [-60, 50, 40, 80, 5], 4),
        ("occlusion", [0.0, 0.5, 0.9, 0.4, 0.3], 0),
        ("yaw", [np.nan, np.nan, 20, np.nan, np.nan], 2),
    ],
)
def test_the_best_frame_is_wide_sharp_turned_to_the_camera_and_free(said, name, values, place):
    face = with_quality(said.followed(0, range(5)), "sharpness", 0.4)

    assert best(with_quality(face, name, values)) == place


def test_of_equals_the_first_is_shown_and_nothing_measured_breaks_nothing(said):
    face = said.followed(0, range(5))
    nothing = replace(face, qualities=np.full((5, 8), np.nan, np.float32))

    assert best(nothing) == 0
    assert measured(nothing).width is None


def test_a_margin_may_reach_over_the_edge():
    box = with_margin(Box(x=5, y=0, width=40, height=80))

    assert box == Box(x=-5, y=-20, width=60, height=120)
