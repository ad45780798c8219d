"""Rich against poor texture: planted contrasts are scored, drawn, shown and told of."""

import numpy as np
import pytest

from analyzers.frequency.texture import (
    PATCH_MAP,
    PICTURE_NAME,
    REGION_MAP,
    WORDS,
    Texture,
)
from analyzers.runtime.native import native_of
from tests.analyzers import made_native_packs as made
from tests.analyzers.native_media import face, named, observed, of, saved, scores
from workbench.model import Box, Fact, Family, Illustration, LocalizationMap, Measurement


@pytest.fixture(scope="module")
def analyzer(tmp_path_factory):
    pack = made.pack(tmp_path_factory.mktemp("packs"), "texture")
    made_of = native_of(pack, Texture, WORDS)
    return type(made_of)(widest_blur=None)  # planted pictures have no edges to tell blur by


def uneven(width=512, height=256, seed=0):
    """Return noise, weak everywhere but in a third of the patches of the right half."""
    rng = np.random.default_rng(seed)
    strength = np.full((height // 32, width // 32), 6.0)
    strength[:, width // 64 :][::2, ::2] = 40.0
    wide = strength.repeat(32, axis=0).repeat(32, axis=1)[..., None]
    return np.clip(128 + wide * rng.standard_normal((height, width, 3)), 0, 255).astype("u1")


@pytest.fixture
def picture(tmp_path):
    return saved(tmp_path / "picture.png", uneven())


def test_a_contrast_scores_above_an_even_picture(analyzer, picture, tmp_path):
    even = np.random.default_rng(1).normal(128, 20, (256, 512, 3)).astype(np.uint8)
    control = scores(observed(analyzer, saved(tmp_path / "even.png", even)))[None]

    assert abs(control) < 2
    assert scores(observed(analyzer, picture))[None] > control + 5


def test_the_map_of_regions_is_bright_where_the_contrast_is(analyzer, picture):
    values = named(LocalizationMap, observed(analyzer, picture), REGION_MAP).values

    assert values[:, :32].max() < 250 and values[:, 32:].min() > 250


def test_the_patches_that_decide_are_the_rich_ones_of_the_highest_region(analyzer, picture):
    values = named(LocalizationMap, observed(analyzer, picture), PATCH_MAP).values

    assert values.shape == (8, 16) and values.max() == 255
    strong = np.zeros((8, 16), bool)
    strong[::2, 8::2] = True
    assert values[strong].min() > 100
    assert not values[~strong].any() or values[~strong].max() < 40


def test_the_patches_are_shown_as_they_are(analyzer, picture):
    shown = named(Illustration, observed(analyzer, picture), PICTURE_NAME)
    rich, poor = (one.pixels for one in shown.pictures)

    assert rich.shape == poor.shape == (128, 128, 3)
    assert rich.std() > 3 * poor.std()
    assert "16" in shown.pictures[0].caption and "means nothing" in shown.meaning
    assert {one.box for one in shown.pictures} == {Box(x=256, y=0, width=256, height=256)}
    assert "256 pixels from column 256, row 0" in shown.pictures[0].caption


def test_measurements_and_sentences_are_told(analyzer, picture):
    said = observed(analyzer, picture)

    assert named(Measurement, said, "regions").value == 2
    assert named(Measurement, said, "dependence_on_high_frequencies").value > 0
    assert "differ as they do in generated" in named(Fact, said, "contrast of texture").text


def test_small_faces_are_read_by_overlapping_patches(analyzer, picture):
    said = observed(analyzer, picture, [face("f", 300, 60, 100, 100), face("s", 0, 0, 90, 90)])

    assert isinstance(scores(said)["f"], float) and scores(said)["s"] == "face_too_small"
    assert {one.name for one in of(LocalizationMap, said) if one.track_id == "f"} == {
        REGION_MAP
    }


def test_the_report_can_say_what_it_is_and_is_not(analyzer):
    assert analyzer.info.family is Family.FREQUENCY
    assert "no probability" in analyzer.info.score_meaning
    assert "does not mean generated" in analyzer.info.map_meaning
