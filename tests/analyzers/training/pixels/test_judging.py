"""Whole pictures are judged as the analyzers read them, under the same conditions for all."""

import numpy as np
import pytest

from analyzers.frequency import texture, upsampling
from analyzers.quality.tiling import cut, places
from analyzers.training.pixels.conditions import AS_FOUND, CONDITIONS
from analyzers.training.pixels.gating import NO_TEXTURE, Gate, luma_of, refused
from analyzers.training.pixels.judging import PixelExtent, chosen, judged, looks
from analyzers.training.splits import Sides
from tests.analyzers.training.pixels.conftest import photograph

NONE = np.zeros(0, np.int64)


def mean_of(tiles):
    """Score tiles by their mean level: as a network that reads nothing else."""
    return {"score": tiles.mean((1, 2, 3)).astype(np.float32)}


def two_means(patches):
    mean = patches.mean((1, 2, 3)).astype(np.float32)
    return {"synthetic": mean, "laundered": -mean}


def contrast(rich, poor):
    return {"score": (rich.std((1, 2, 3)) - poor.std((1, 2, 3))).astype(np.float32)}


@pytest.fixture
def large():
    return np.tile(photograph(1), (2, 3, 1))


def test_a_picture_scores_the_mean_of_its_highest_tiles(large):
    found = looks("upsampling", mean_of)(large)
    tiles = cut(large, places(320, 480, 128, upsampling.TILES.still), 128)
    levels = np.sort(tiles.mean((1, 2, 3)))
    kept = int(np.ceil(upsampling.SHARE * len(levels)))
    assert found.first == pytest.approx(levels[-kept:].mean(), abs=1e-3)


def test_both_questions_are_answered_by_the_same_patches(large):
    found = looks("laundering", two_means)(large)
    assert found.second == pytest.approx(-found.first)


def test_texture_is_compared_in_regions(large):
    assert looks("texture", contrast)(large).first > 0
    assert texture.REGIONS.still > 1


def test_small_pictures_have_no_score():
    for task, run in (
        ("upsampling", mean_of),
        ("laundering", two_means),
        ("texture", contrast),
    ):
        assert looks(task, run)(np.zeros((60, 300, 3), np.uint8)) is None


def test_every_condition_changes_the_picture_but_the_first(large):
    for name, change in CONDITIONS.items():
        assert np.array_equal(change(large), large) == (name == AS_FOUND)
    assert CONDITIONS["reduced to half"](large).shape == (160, 240, 3)
    assert CONDITIONS["enlarged to double"](large).shape == (640, 960, 3)
    assert CONDITIONS["reduced to a quarter and enlarged again"](large).shape == large.shape


def sides_of(shelf):
    every = np.arange(len(shelf))
    return Sides(learned=NONE, validated=every[::9], kept_back=every[1::4], left_out=NONE)


def test_what_is_judged_is_always_the_same_and_named(shelf, tmp_path):
    extent = PixelExtent(pictures=2, degraded=1, conditions=(AS_FOUND, "saved as JPEG 80"))
    look, sides = looks("upsampling", mean_of), sides_of(shelf)
    told = list(judged(look, shelf, sides, Gate(tmp_path), extent=extent))
    again = list(judged(look, shelf, sides, Gate(tmp_path), extent=extent))
    assert told == again
    assert len(told) == 3 * len({(one.source, one.made) for one in told})
    assert {one.made for one in told} == {"", "alpha", "beta"}
    assert all(one.second is None for one in told)


def test_attacks_change_altered_pictures_alone(shelf, tmp_path):
    extent = PixelExtent(pictures=1, degraded=1, conditions=(AS_FOUND,))
    look, sides = looks("upsampling", mean_of), sides_of(shelf)
    attacks = {"darkened": lambda pixels: pixels // 2}
    told = judged(look, shelf, sides, Gate(tmp_path), extent=extent, attacks=attacks)
    scores = {(one.path, one.condition): (one.score, bool(one.made)) for one in told}
    for (path, condition), (score, altered) in scores.items():
        if condition == "darkened":
            before = scores[path, AS_FOUND][0]
            assert score == pytest.approx(before / 2, abs=1) if altered else score == before


def test_the_gate_remembers_what_it_read(tmp_path):
    gate, pixels = Gate(tmp_path), photograph(2)
    first = gate.quality("a.npy", AS_FOUND, pixels, video=False)
    again = Gate(tmp_path).quality("a.npy", AS_FOUND, np.zeros_like(pixels), video=False)
    assert again == first
    flat = gate.quality("b.npy", AS_FOUND, np.zeros_like(pixels), video=False)
    assert (flat, refused(flat)) == (None, NO_TEXTURE)


def test_the_gate_withholds_what_was_saved_coarsely(tmp_path):
    coarse = CONDITIONS["saved as JPEG 70"](np.tile(photograph(4), (2, 2, 1)))
    found = Gate(tmp_path).quality("a.npy", "saved as JPEG 70", coarse, video=False)
    assert refused(found) == "compressed_too_coarsely"


def test_luma_is_that_of_the_eye():
    colour = np.array([[[200, 100, 50]]], np.uint8)
    assert luma_of(colour)[0, 0] == pytest.approx(0.299 * 200 + 0.587 * 100 + 0.114 * 50)


def test_of_every_source_the_same_come_first(shelf):
    every = np.arange(len(shelf))
    few = dict(chosen(shelf.pictures, every, 3))
    many = dict(chosen(shelf.pictures, every, 6))
    assert len(few) == 4 * 3
    assert few == {at: rank for at, rank in many.items() if rank < 3}
