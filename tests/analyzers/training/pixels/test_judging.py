"""Whole pictures are judged as the analyzers read them, under the same conditions for all."""

from dataclasses import replace

import numpy as np
import pytest

from analyzers.frequency import texture, upsampling
from analyzers.laundering import laundered_picture, telling
from analyzers.quality.tiling import cut, places
from analyzers.runtime import onnx
from analyzers.runtime.native import NativeEngine, native_of
from analyzers.training.pixels.conditions import AS_FOUND, CONDITIONS, clean
from analyzers.training.pixels.figures import beside
from analyzers.training.pixels.gating import NO_TEXTURE, Gate, luma_of, refused
from analyzers.training.pixels.judging import CUT, UNCUT, PixelExtent, chosen, judged, looks
from analyzers.training.pixels.shelf import GENERATED, LAUNDERED, Picture
from analyzers.training.splits import Sides
from tests.analyzers import made_native_packs, native_media
from tests.analyzers.training.pixels.conftest import photograph
from workbench.errors import TrainingError

NONE = np.zeros(0, np.int64)


def mean_of(tiles):
    """Score tiles by their mean level: as a network that reads nothing else."""
    means = tiles.mean((1, 2, 3)).astype(np.float32)
    return {"score": means, "map": means[:, None, None]}


def two_means(traces):
    mean = traces.mean(1).astype(np.float32)
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


def test_laundered_pictures_and_photographs_are_compared_at_one_seen_quality(large, tmp_path):
    """The photograph was saved before, what an autoencoder drew of it was not."""
    before, gate = CONDITIONS["saved as JPEG 70"](large), Gate(tmp_path)
    change = CONDITIONS[clean("laundering")]
    one, other = (gate.quality(change(picture), video=False) for picture in (before, large))
    seen = [found.compression.quality.value for found in (one, other)]
    assert seen[0] == pytest.approx(seen[1], abs=2)


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
    first = gate.quality(pixels, video=False)
    (file,) = tmp_path.iterdir()
    kept = file.read_bytes()
    assert Gate(tmp_path).quality(pixels, video=False) == first
    assert file.read_bytes() == kept
    flat = gate.quality(np.zeros_like(pixels), video=False)
    assert (flat, refused(flat)) == (None, NO_TEXTURE)


def test_the_gate_withholds_what_was_saved_coarsely(tmp_path):
    coarse = CONDITIONS["saved as JPEG 70"](np.tile(photograph(4), (2, 2, 1)))
    found = Gate(tmp_path).quality(coarse, video=False)
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


def test_a_torn_line_of_what_was_read_stops_no_later_start(tmp_path):
    first = Gate(tmp_path).quality(photograph(2), video=False)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole + whole[:40])
    Gate(tmp_path).quality(photograph(3), video=False)
    assert Gate(tmp_path).quality(photograph(2), video=False) == first
    assert file.read_bytes().count(b"\n") == 3  # the torn line, and one for each picture


class Large:
    """A shelf of one photograph of 500 pixels, and of its laundering."""

    def __init__(self):
        photographed = Picture(path="a", source="s", height=500, width=480)
        drawn = replace(photographed, made=LAUNDERED, generator="g", height=384, width=384)
        self.pictures = (photographed, drawn)

    def pixels(self, index):
        picture = self.pictures[index]
        return np.tile(photograph(1), (4, 4, 1))[: picture.height, : picture.width]


def sides_with(kept_back):
    return Sides(learned=NONE, validated=NONE, kept_back=kept_back, left_out=NONE)


def test_beside_laundered_pictures_photographs_are_judged_by_windows_too(tmp_path):
    extent = PixelExtent(conditions=(AS_FOUND,))
    look, sides = looks("laundering", two_means), sides_with(np.arange(2))
    told = list(judged(look, Large(), sides, Gate(tmp_path), extent=extent))
    sizes = [(one.kind, one.view, one.least_side) for one in told]
    assert sizes == [("", UNCUT, 480), ("", CUT, 384), (LAUNDERED, "", 384)]
    assert [one.view for one in beside(told, LAUNDERED)] == [CUT, ""]
    assert [one.view for one in beside(told, GENERATED)] == [UNCUT]


def test_a_score_that_is_no_number_stops_the_judging(tmp_path):
    def broken(traces):
        return {name: values * np.nan for name, values in two_means(traces).items()}

    sides = sides_with(np.arange(2))
    with pytest.raises(TrainingError, match="no number"):
        list(judged(looks("laundering", broken), Large(), sides, Gate(tmp_path)))


ANALYZERS = {
    "upsampling": (upsampling.Upsampling, upsampling.WORDS),
    "texture": (texture.Texture, texture.WORDS),
    "laundering": (laundered_picture.Laundering, telling.WORDS),
}


@pytest.mark.parametrize("task", ANALYZERS)
def test_a_still_scores_as_an_examination_scores_it(task, tmp_path):
    pixels = np.tile(photograph(5), (2, 3, 1))
    kind, words = ANALYZERS[task]
    pack = made_native_packs.pack(tmp_path, task)
    source = native_media.saved(tmp_path / "still.png", pixels)
    examined = native_media.observed(native_of(pack, kind, words), source)
    started = onnx.start(pack)
    engine = NativeEngine(started, started.inputs, started.outputs)
    found = looks(task, engine.run)(pixels)
    assert native_media.scores(examined)[None] == pytest.approx(found.first, abs=1e-5)
