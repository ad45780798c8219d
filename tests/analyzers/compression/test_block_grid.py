"""Grids are found where they lie, and the region without them stands out."""

import numpy as np
import pytest
from PIL import Image

from analyzers.compression.block_grid import BlockGrid
from analyzers.quality.grid import on_lattice, strongest_lattice, visible_grid
from workbench.model import LocalizationMap, Outcome

ANALYZER = BlockGrid()


def luma(pixels):
    return np.asarray(Image.fromarray(pixels).convert("L"), np.float32)


@pytest.mark.parametrize(("dx", "dy"), [(0, 0), (3, 5), (7, 1)])
def test_the_visible_grid_is_where_the_crop_put_it(dx, dy, scene, saved):
    pixels = saved(scene(512, 384, seed=3), 75)[dy:, dx:]
    found = visible_grid(luma(pixels))

    assert (found.dx, found.dy) == (-dx % 8, -dy % 8)
    assert found.clear


def test_photograph_like_noise_has_no_clear_grid():
    plane = np.random.default_rng(0).normal(128, 20, size=(512, 512)).astype(np.float32)
    assert not visible_grid(plane).clear
    assert not strongest_lattice(plane, but_own=False).clear


def test_the_lattice_of_a_shifted_save_survives_another_save(scene, saved):
    """The luma DC step of quality 70 is 10; the grid moves to (5, 3) by the crop."""
    pixels = saved(np.ascontiguousarray(saved(scene(512, 384, seed=3), 70)[5:, 3:]), 90)
    found = strongest_lattice(luma(pixels), but_own=True)

    assert (found.dx, found.dy, found.step) == (5, 3, 10)
    assert found.strength > 20


@pytest.mark.parametrize("quality", [70, 90, 95])
def test_the_files_own_grid_is_no_earlier_one(quality, scene, saved):
    found = strongest_lattice(luma(saved(scene(512, 384, seed=3), quality)), but_own=True)
    assert not found.clear


def test_blocks_on_a_step_are_told_from_those_between(scene, saved):
    pixels = saved(scene(512, 384, seed=3), 70)
    lattice = strongest_lattice(luma(pixels), but_own=False)
    means = luma(pixels).reshape(48, 8, 64, 8).mean(axis=(1, 3))

    assert (lattice.dx, lattice.dy) == (0, 0)
    assert on_lattice(means, lattice).mean() > 0.9
    assert on_lattice(means + lattice.step / 16, lattice).mean() < -0.9


def test_a_region_pasted_after_a_crop_is_found(scene, splice, saved, write_jpeg, ask, tmp_path):
    pixels, mask = splice(scene(768, 512, seed=3), scene(768, 512, seed=4), 70)
    spliced = write_jpeg(tmp_path / "spliced.jpg", pixels[5:, 3:], 90)
    cropped = saved(scene(768, 512, seed=3), 70)[5:, 3:]
    said = ask(ANALYZER, spliced)
    control = ask(ANALYZER, write_jpeg(tmp_path / "cropped.jpg", cropped, 90))

    assert said.map_auc(mask[5:, 3:]) > 0.9
    assert said.score > control.score + 1
    for one in (said, control):
        assert one.measured["earlier grid, first column"] == 5
        assert one.measured["earlier grid, first row"] == 3


def test_without_an_earlier_grid_there_is_no_map(scene, write_jpeg, ask, tmp_path):
    said = ask(ANALYZER, write_jpeg(tmp_path / "once.jpg", scene(seed=2), 90))

    assert said.score == 0
    assert said.of(LocalizationMap) == []
    assert said.measured["strength of an earlier grid"] < 8


@pytest.mark.parametrize(
    ("picture", "outcome", "reason"),
    [
        (Image.new("RGB", (1, 1)), Outcome.WITHHELD, "too_few_blocks"),
        (Image.new("RGB", (4000, 7)), Outcome.WITHHELD, "too_few_blocks"),
        (Image.new("L", (300, 200), 90), Outcome.SCORED, None),
        (Image.new("RGB", (300, 200), "white"), Outcome.SCORED, None),
    ],
)
def test_unusual_pictures_get_an_outcome(picture, outcome, reason, ask, tmp_path):
    path = tmp_path / "picture.png"
    picture.save(path)
    said = ask(ANALYZER, path)

    assert (said.outcome.outcome, said.outcome.reason) == (outcome, reason)
    assert said.score in (0, None)


@pytest.mark.laboratory
def test_camera_files_show_their_grid_and_no_earlier_one(laboratory, ask):
    said = ask(ANALYZER, laboratory / "photographs" / "Canon PowerShot A560.jpg")

    assert said.measured["windows that agree on a visible grid"] > 80
    assert said.measured["visible grid, first column"] == 0
    assert said.measured["strength of an earlier grid"] < 8
