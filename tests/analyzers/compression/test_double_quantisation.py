"""A region that never was in a JPEG stands out in a picture that was saved twice."""

import io

import numpy as np
import pytest
from PIL import Image

from analyzers.compression.double_quantisation import DoubleQuantisation
from workbench.model import LocalizationMap, Outcome

ANALYZER = DoubleQuantisation()


@pytest.mark.parametrize(("first", "last"), [(70, 90), (60, 95), (85, 95), (80, 90)])
def test_the_planted_region_is_found(
    first, last, scene, splice, saved, write_jpeg, ask, tmp_path
):
    pixels, mask = splice(scene(), scene(seed=1), first)
    spliced = ask(ANALYZER, write_jpeg(tmp_path / "spliced.jpg", pixels, last))
    control = ask(ANALYZER, write_jpeg(tmp_path / "twice.jpg", saved(scene(), first), last))

    assert spliced.map_auc(mask) > 0.95
    assert spliced.score > 3
    assert control.score < 0.5
    assert control.measured["evidence of two compressions"] > 0.1


@pytest.mark.parametrize("quality", [75, 90, 95])
def test_a_picture_saved_once_shows_no_second_compression(
    quality, scene, write_jpeg, ask, tmp_path
):
    said = ask(ANALYZER, write_jpeg(tmp_path / "once.jpg", scene(seed=2), quality))

    assert said.score < 0.1
    assert said.measured["evidence of two compressions"] < 0.02
    assert said.measured["JPEG quality (nearest IJG table)"] == quality
    assert said.measured["standard IJG luma table (1 yes, 0 no)"] == 1


def test_the_first_steps_are_those_of_the_first_save(scene, saved, write_jpeg, ask, tmp_path):
    """Quality 70 has the steps 7, 7, 8 at the first three frequencies, 90 has 2, 2, 3."""
    said = ask(ANALYZER, write_jpeg(tmp_path / "twice.jpg", saved(scene(), 70), 90))

    steps = [
        said.measured[f"first quantisation step, AC {n} (now {q})"]
        for n, q in ((1, 2), (2, 2), (3, 3))
    ]
    assert steps == [7, 7, 8]


def test_a_progressive_file_is_read_like_a_baseline_one(
    scene, splice, write_jpeg, ask, tmp_path
):
    pixels, mask = splice(scene(), scene(seed=1), 70)
    baseline = ask(ANALYZER, write_jpeg(tmp_path / "b.jpg", pixels, 90))
    progressive = ask(ANALYZER, write_jpeg(tmp_path / "p.jpg", pixels, 90, progressive=True))

    assert progressive.score == baseline.score
    assert progressive.map_auc(mask) == baseline.map_auc(mask)


def test_black_and_white_areas_are_not_taken_for_a_region(
    scene, saved, write_jpeg, ask, tmp_path
):
    """Clipping between the saves moves coefficients off the first steps."""
    pixels = scene().astype(np.int16)
    pixels[60:140, 80:200] += 140
    clipped = np.clip(pixels, 0, 255).astype(np.uint8)
    said = ask(ANALYZER, write_jpeg(tmp_path / "twice.jpg", saved(clipped, 70), 90))

    assert said.score < 0.5


def encoded(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "outcome", "reason"),
    [
        (lambda s: encoded(s, "PNG"), Outcome.NOT_APPLICABLE, "not_a_jpeg"),
        (lambda s: encoded(s.resize((8, 8)), "JPEG"), Outcome.WITHHELD, "too_few_blocks"),
        (lambda s: encoded(s.resize((1, 1)), "JPEG"), Outcome.WITHHELD, "too_few_blocks"),
        (
            lambda _: encoded(Image.new("L", (400, 300), 128), "JPEG"),
            Outcome.WITHHELD,
            "too_little_texture",
        ),
        (lambda s: encoded(s.convert("L"), "JPEG"), Outcome.SCORED, None),
        (lambda s: encoded(s.convert("CMYK"), "JPEG"), Outcome.SCORED, None),
        (lambda s: encoded(s, "JPEG", quality=100), Outcome.SCORED, None),
    ],
)
def test_unusual_pictures_get_an_outcome(data, outcome, reason, scene, ask, tmp_path):
    path = tmp_path / "picture"
    path.write_bytes(data(Image.fromarray(scene())))
    said = ask(ANALYZER, path)

    assert (said.outcome.outcome, said.outcome.reason) == (outcome, reason)
    if outcome is not Outcome.SCORED:
        assert not said.of(LocalizationMap)


@pytest.mark.laboratory
def test_a_splice_between_photographs_is_found(
    laboratory, splice, saved, write_jpeg, ask, tmp_path
):
    background, foreground = (
        np.asarray(Image.open(laboratory / "photographs" / name).reduce(4).convert("RGB"))
        for name in ("Issue 525.jpg", "Apple iPhone 5.jpg")
    )
    background = background[:600, :800]
    pixels, mask = splice(background, foreground[:600, :800], 70)
    spliced = ask(ANALYZER, write_jpeg(tmp_path / "spliced.jpg", pixels, 90))
    control = ask(ANALYZER, write_jpeg(tmp_path / "twice.jpg", saved(background, 70), 90))

    assert spliced.map_auc(mask) > 0.9
    assert spliced.score > 3 > 1 > control.score
