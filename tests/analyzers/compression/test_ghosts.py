"""A region saved at another quality than the rest shows as a ghost."""

import io

import numpy as np
import pytest
from PIL import Image

from analyzers.compression.ghosts import Ghosts
from workbench.model import Curve, LocalizationMap, Outcome

ANALYZER = Ghosts()


@pytest.mark.parametrize(("first", "last"), [(70, 90), (60, 95), (85, 95)])
def test_the_planted_region_lacks_the_ghost_of_the_rest(
    first, last, scene, splice, saved, write_jpeg, ask, tmp_path
):
    pixels, mask = splice(scene(), scene(seed=1), first)
    spliced = ask(ANALYZER, write_jpeg(tmp_path / "spliced.jpg", pixels, last))
    control = ask(ANALYZER, write_jpeg(tmp_path / "twice.jpg", saved(scene(), first), last))

    assert spliced.map_auc(mask) > 0.95
    assert spliced.measured["quality of the ghost"] == first
    assert spliced.score > 3 > control.score
    assert "quality of the ghost" not in control.measured
    assert control.measured["earlier quality of most of the image"] == first


def test_a_region_from_a_coarser_save_is_found(scene, saved, write_jpeg, ask, tmp_path):
    """Farid's own case: the pasted part was saved at 60, the rest never."""
    pixels, mask = scene(), np.zeros((240, 320), np.bool_)
    mask[64:160, 80:200] = True
    pixels = np.where(mask[..., None], saved(scene(seed=1), 60), pixels)
    said = ask(ANALYZER, write_jpeg(tmp_path / "paste.jpg", pixels, 95))

    assert said.map_auc(mask) > 0.95
    assert said.measured["quality of the ghost"] == 60


def test_a_cropped_picture_is_read_on_its_old_grid(scene, splice, ask, tmp_path):
    pixels, mask = splice(scene(), scene(seed=1), 70)
    path = tmp_path / "cropped.png"
    Image.fromarray(pixels[5:, 3:]).save(path)
    said = ask(ANALYZER, path)

    (found,) = said.of(LocalizationMap)
    assert (found.box.x, found.box.y) == (5, 3)
    assert said.map_auc(mask[5:, 3:]) > 0.95
    assert said.measured["earlier quality of most of the image"] == 70


@pytest.mark.parametrize("quality", [75, 90, 95])
def test_a_picture_saved_once_has_no_ghost(quality, scene, write_jpeg, ask, tmp_path):
    said = ask(ANALYZER, write_jpeg(tmp_path / "once.jpg", scene(seed=3), quality))

    assert said.score < 3
    assert "quality of the ghost" not in said.measured
    assert "earlier quality of most of the image" not in said.measured


def test_the_curve_dips_at_the_earlier_quality(scene, saved, write_jpeg, ask, tmp_path):
    (curve,) = ask(ANALYZER, write_jpeg(tmp_path / "twice.jpg", saved(scene(), 70), 95)).of(
        Curve
    )

    assert curve.x[np.argmin(np.where(curve.x < 90, curve.y, 1))] == 70
    assert curve.y.min() < 0.2 < 0.8 < np.median(curve.y)


@pytest.mark.parametrize(
    ("make", "outcome", "reason"),
    [
        (lambda _: Image.new("RGB", (1, 1)), Outcome.WITHHELD, "too_few_blocks"),
        (lambda s: s.resize((20, 3)), Outcome.WITHHELD, "too_few_blocks"),
        (lambda _: Image.new("L", (300, 200), 90), Outcome.WITHHELD, "too_little_texture"),
        (lambda s: s.convert("L"), Outcome.SCORED, None),
        (lambda s: s.convert("RGBA"), Outcome.SCORED, None),
        (
            lambda s: Image.fromarray(np.asarray(s.convert("L")).astype(np.uint16) * 257),
            Outcome.SCORED,
            None,
        ),
    ],
)
def test_unusual_pictures_get_an_outcome(make, outcome, reason, scene, ask, tmp_path):
    buffer = io.BytesIO()
    make(Image.fromarray(scene())).save(buffer, "PNG")
    path = tmp_path / "picture.png"
    path.write_bytes(buffer.getvalue())
    said = ask(ANALYZER, path)

    assert (said.outcome.outcome, said.outcome.reason) == (outcome, reason)


@pytest.mark.laboratory
def test_a_splice_between_photographs_is_found(
    laboratory, splice, saved, write_jpeg, ask, tmp_path
):
    background, foreground = (
        np.asarray(Image.open(laboratory / "photographs" / name).reduce(4).convert("RGB"))
        for name in ("Apple iPhone 5.jpg", "Nokia Lumia 800.jpg")
    )
    background, foreground = background[:600, :600], foreground[:600, :600]
    pixels, mask = splice(background, foreground, 70)
    spliced = ask(ANALYZER, write_jpeg(tmp_path / "spliced.jpg", pixels, 90))
    control = ask(ANALYZER, write_jpeg(tmp_path / "twice.jpg", saved(background, 70), 90))

    assert spliced.map_auc(mask) > 0.85
    assert spliced.score > control.score + 1
