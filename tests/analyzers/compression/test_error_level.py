"""Error level is a weak trace: it must follow a strong one, and texture alone must not."""

import numpy as np
import pytest
from PIL import Image

from analyzers.compression.error_level import (
    ErrorLevel,
    apart_from,
    block_errors,
    recompression_error,
    texture,
)
from analyzers.quality.dct import block_means
from workbench.model import LocalizationMap, Outcome

ANALYZER = ErrorLevel()


def test_a_region_without_the_history_of_the_rest_stands_out(
    scene, splice, saved, write_jpeg, ask, tmp_path
):
    pixels, mask = splice(scene(), scene(seed=1), 85)
    spliced = ask(ANALYZER, write_jpeg(tmp_path / "spliced.jpg", pixels, 95))
    control = ask(ANALYZER, write_jpeg(tmp_path / "twice.jpg", saved(scene(), 85), 95))

    assert spliced.map_auc(mask) > 0.8
    assert spliced.score > 2 * control.score


def test_texture_alone_does_not_light_up(scene, write_jpeg, ask, tmp_path):
    """The raw error follows the roughness of a picture that gets rougher to the right."""
    pixels = scene(seed=4, noise=0.5).astype(np.float64)
    rough = np.random.default_rng(0).normal(size=pixels.shape) * np.linspace(0, 8, 320)[:, None]
    picture = np.clip(pixels + rough, 0, 255).astype(np.uint8)
    path = write_jpeg(tmp_path / "rough.jpg", picture, 95)
    raw = block_means(recompression_error(np.asarray(Image.open(path)), 85))
    (found,) = ask(ANALYZER, path).of(LocalizationMap)
    columns = np.arange(40)

    assert np.corrcoef(raw.mean(axis=0), columns)[0, 1] > 0.8
    assert abs(np.corrcoef(found.values.mean(axis=0), columns)[0, 1]) < 0.5


def test_the_error_is_none_where_nothing_changes():
    flat = np.full((32, 40, 3), 128, np.uint8)
    assert recompression_error(flat, 90).max() == 0
    assert texture(np.full((32, 40), 128, np.float32)).max() == 0


@pytest.mark.parametrize("height", [1023, 1024, 1025, 1040])
def test_reading_in_bands_changes_nothing(scene, monkeypatch, height):
    picture = scene(64, height)
    luma = picture[..., 1].astype(np.float32)
    whole, rough = block_means(recompression_error(picture, 85)), texture(luma)

    monkeypatch.setattr("analyzers.compression.error_level.BAND", 512)

    assert np.array_equal(block_errors(picture, 85), whole)
    assert np.array_equal(texture(luma), rough)


def test_the_extra_save_does_not_repeat_the_files_own():
    assert apart_from(None, 85) == 85
    assert apart_from(95, 85) == 85
    assert apart_from(86, 85) == 75


@pytest.mark.parametrize(
    ("make", "outcome", "reason"),
    [
        (lambda _: Image.new("RGB", (1, 1)), Outcome.WITHHELD, "too_few_blocks"),
        (lambda _: Image.new("L", (300, 200), 90), Outcome.WITHHELD, "too_little_texture"),
        (
            lambda _: Image.new("RGB", (300, 200), "white"),
            Outcome.WITHHELD,
            "too_little_texture",
        ),
        (lambda s: s.convert("L"), Outcome.SCORED, None),
        (
            lambda s: Image.fromarray(np.asarray(s.convert("L")).astype(np.uint16) * 257),
            Outcome.SCORED,
            None,
        ),
    ],
)
def test_unusual_pictures_get_an_outcome(make, outcome, reason, scene, ask, tmp_path):
    path = tmp_path / "picture.png"
    make(Image.fromarray(scene())).save(path)
    said = ask(ANALYZER, path)

    assert (said.outcome.outcome, said.outcome.reason) == (outcome, reason)
