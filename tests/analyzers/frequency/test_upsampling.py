"""Up-sampling between neighbours: planted traces are scored, drawn and told of."""

import numpy as np
import pytest

from analyzers.frequency.upsampling import (
    MAP_NAME,
    PICTURE_NAME,
    WORDS,
    Upsampling,
    neighbour_residual,
)
from analyzers.runtime.native import native_of
from tests.analyzers import made_native_packs as made
from tests.analyzers.native_media import named, observed, saved, scores
from workbench.model import Fact, Family, Illustration, LocalizationMap, Measurement


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packs")
    return {
        point: made.pack(folder / str(point), "upsampling", point=point)
        for point in (True, False)
    }


@pytest.fixture(scope="module")
def analyzer(packs):
    return native_of(packs[True], Upsampling, WORDS)


@pytest.fixture
def half(tmp_path, scene):
    """A picture whose right half was enlarged."""
    pixels = scene(512, 256, noise=12.0)
    pixels[:, 256:] = np.repeat(pixels[:, 256::2], 2, axis=1)
    return saved(tmp_path / "half.png", pixels)


def test_an_enlarged_picture_scores_above_its_control(analyzer, tmp_path, scene):
    pixels = scene(256, 256, noise=12.0)
    control = saved(tmp_path / "control.png", pixels)
    planted = saved(tmp_path / "planted.png", np.repeat(pixels[:, ::2], 2, axis=1))

    assert scores(observed(analyzer, planted))[None] == pytest.approx(4.0)
    assert scores(observed(analyzer, control))[None] < 0


def test_the_map_is_bright_where_it_was_enlarged(analyzer, half):
    values = named(LocalizationMap, observed(analyzer, half), MAP_NAME).values

    assert values.shape == (32, 64)
    assert values[:, :31].mean() < 60 < 240 < values[:, 33:].mean()


def test_the_score_is_the_mean_of_the_highest_three_quarters(analyzer, half):
    said = observed(analyzer, half)

    tiles = named(Measurement, said, "tiles").value
    assert tiles == 8
    highest = named(Measurement, said, "highest_tile").value
    assert highest == pytest.approx(4.0)
    assert scores(said)[None] < highest  # a third of what counts is the other half's


def test_the_highest_tile_is_shown_with_its_residual(analyzer, half):
    shown = named(Illustration, observed(analyzer, half), PICTURE_NAME)
    tile, residual = (one.pixels for one in shown.pictures)

    assert tile.shape == residual.shape == (128, 128, 3)
    (place,) = {one.box for one in shown.pictures}
    assert place.x >= 256 and (place.width, place.height) == (128, 128)
    assert f"from column {place.x}, row {place.y}" in shown.pictures[0].caption
    assert (residual[::2] == 128).all()  # enlarged along rows: nothing differs within them


def test_a_pixel_is_compared_with_the_corner_of_its_cell():
    tile = np.arange(16, dtype=np.uint8).reshape(4, 4)[..., None]

    assert neighbour_residual(tile)[:2, :, 0].tolist() == [[0, 1, 0, 1], [4, 5, 4, 5]]


def test_dependence_on_fine_detail_is_measured_and_told(analyzer, half):
    said = observed(analyzer, half)

    spread = named(Measurement, said, "dependence_on_high_frequencies")
    assert spread.value > 0.05  # what was equal is so no more without a part of its detail
    text = named(Fact, said, "dependence on high frequencies").text
    assert "25 % and 50 %" in text and f"{spread.value:.2f}" in text


def test_the_sentence_says_what_was_seen_only_from_the_operating_point_on(
    analyzer, packs, tmp_path, scene
):
    pixels = scene(256, 256, noise=12.0)
    control = saved(tmp_path / "control.png", pixels)
    planted = saved(tmp_path / "planted.png", np.repeat(pixels[:, ::2], 2, axis=1))
    unmeasured = native_of(packs[False], Upsampling, WORDS)

    def sentence(which, source):
        return named(Fact, observed(which, source), "relations of neighbours").text

    assert "depend on each other" in sentence(analyzer, planted)
    assert "does not say that the picture is authentic" in sentence(analyzer, control)
    assert "there is no operating point" in sentence(unmeasured, planted)


def test_the_report_can_say_what_it_is_and_is_not(analyzer):
    info = analyzer.info

    assert info.family is Family.FREQUENCY
    assert "no probability" in info.score_meaning
    assert "does not mean generated" in info.map_meaning
