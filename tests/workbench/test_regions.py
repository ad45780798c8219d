"""Where a map stands out: one region in the pixels that the map covers, or none."""

import numpy as np
import pytest

from workbench.exchange.verify import region_line
from workbench.model import Box, FindingRegion, Grid, Shape, StoredMap
from workbench.regions import lined, region, told

STORED = StoredMap(
    id="m",
    run_id="r",
    frame=3,
    pts=0.1,
    name="noise_level",
    box=Box(x=10, y=20, width=160, height=80),
    grid=Grid.UPRIGHT,
    meaning="Bright: more.",
    sha256="0" * 64,
)


def spotted(rows, columns, value=200, shape=(8, 16)):
    values = np.full(shape, 20, np.uint8)
    values[rows, columns] = value
    return values


def test_it_is_the_place_around_the_highest_value_in_pixels_of_the_picture():
    values = spotted(slice(2, 4), slice(5, 9))
    values[7, 0] = 150  # bright as well, and apart from it
    found = region(STORED, values)

    assert found.box == Box(x=60, y=40, width=40, height=20)
    assert (found.peak, found.usual, found.frame) == (200, 20.0, 3)
    assert found.share == pytest.approx(8 / 128)
    assert told(found) == (
        "the map “noise level” is highest in x 60 to 100, y 40 to 60, frame index 3 "
        "(6 % of the map)"
    )


def test_an_even_map_and_one_that_is_bright_all_over_have_none():
    assert region(STORED, np.full((8, 16), 90, np.uint8)) is None
    assert region(STORED, spotted(slice(0, 1), slice(0, 1), 30)) is None
    wide = np.full((8, 16), 200, np.uint8)
    wide[:, :7] = 0
    wide[0, :2] = 199
    assert region(STORED, spotted(slice(0, 8), slice(0, 7), 255)) is not None
    assert region(STORED, np.where(wide > 100, wide, 0).astype(np.uint8)) is None


@pytest.mark.parametrize("at", [(0, 0), (7, 15), (0, 15)])
def test_a_region_at_the_edge_stays_in_the_box_of_the_map(at):
    found = region(STORED, spotted(*at)).box

    assert found.x >= 10 and found.y >= 20
    assert found.x + found.width <= 170 and found.y + found.height <= 100


def test_a_region_on_a_line_has_all_its_digits():
    spots = ((123456.789, 0.1), (1234567 / 8, 20.0))
    one = FindingRegion(frame=0, pts=0.0, shape=Shape.BOX, spots=spots)

    assert lined(one) == "frame 0 box 123456.789,0.1 154320.875,20"
    record = {"frame": 0, "shape": "box", "spots": [list(spot) for spot in spots]}
    assert region_line(record) == lined(one)
