"""A map lies where it should on the picture as shown, whatever way up that was stored."""

import numpy as np
import pytest

from workbench.evaluation.overlap import ious
from workbench.evaluation.placing import laid, placed
from workbench.model import Box, Grid, LocalizationMap, Stream


def stream(width, height, orientation=1):
    turned = orientation > 4
    return Stream(
        container="JPEG",
        codec="jpeg",
        width=height if turned else width,
        height=width if turned else height,
        coded_width=width,
        coded_height=height,
        frame_count=1,
        orientation=orientation,
    )


def drawn(values, box, name="map", grid=Grid.CODED, frame=0):
    return LocalizationMap(
        frame=frame,
        pts=0.0,
        name=name,
        box=box,
        values=np.array(values, np.uint8),
        meaning="Bright is odd.",
        grid=grid,
    )


def test_a_map_of_the_coded_grid_is_turned_with_the_picture():
    one = drawn([[200, 0]], Box(x=0, y=0, width=8, height=4))
    values, covered = laid(one, stream(8, 4, orientation=6))  # shown a quarter turn clockwise
    assert values.shape == (8, 4) and covered.all()
    assert values[:4].min() == 200 and values[4:].max() == 0


def test_a_map_of_the_picture_as_shown_is_not_turned_again():
    box = Box(x=1, y=2, width=2, height=2)
    values, covered = laid(drawn([[9]], box, grid=Grid.UPRIGHT), stream(8, 4, orientation=6))
    assert values.shape == (8, 4) and covered.sum() == 4 and values[2:4, 1:3].min() == 9


def test_maps_of_two_faces_and_of_several_qualities_are_one_map():
    mask = np.zeros((4, 8), bool)
    mask[:, :2] = mask[:, 6:] = True
    faces = [
        drawn([[90]], Box(x=0, y=0, width=2, height=4), name="ghost at quality 70"),
        drawn([[80]], Box(x=6, y=0, width=2, height=4), name="ghost at quality 75.5"),
    ]
    [one] = placed(faces, mask, stream(8, 4))
    assert one.name == "ghost at quality N" and ious(one.overlap)[80] == 1
    assert ious(one.overlap)[85] == pytest.approx(0.5)


def test_a_mask_of_another_size_is_refused():
    one = drawn([[9]], Box(x=0, y=0, width=8, height=4))
    with pytest.raises(ValueError, match="mask"):
        list(placed([one], np.zeros((4, 9), bool), stream(8, 4)))
