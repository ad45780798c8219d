"""A residual ranks among authentic faces of like quality, in plain numbers, or not at all."""

from dataclasses import replace

import numpy as np
import pytest

from analyzers.parts.standard import QUANTITIES, Standard, measured, parsed, ranked, written
from workbench.errors import ModelMismatch
from workbench.model import FaceQuality

LIKE = FaceQuality(sharpness=0.2, width=100.0)
ASKED = Standard(
    population="people of a test",
    conditions="JPEG",
    sharpness=(0.1, 0.3),
    width=(80.0, 160.0),
)


def of(values, quality=(0.2, 100.0), media=None, parts=None):
    """Return the standard of faces whose parts and score all have these values."""
    n = len(values)
    known = np.stack([values] * len(QUANTITIES), axis=1).astype(float)
    known[:, :3] = known[:, :3] if parts is None else parts
    names = [str(at) for at in range(n)] if media is None else media
    return measured(ASKED, np.tile(quality, (n, 1)), known, names)


def rank(standard, value, quality=LIKE, quantity="mouth"):
    return ranked(standard, quality, quantity, value)


@pytest.mark.parametrize(
    ("value", "percentile"),
    [
        (0.0, 0),
        (-5.0, 0),
        (49.9, 49),
        (50.0, 50),
        (99.0, 99),
        (99.99, 99),
        (100.0, 100),
        (900, 100),
    ],
)
def test_a_percentile_is_whole_and_never_rounded_up(value, percentile):
    assert rank(of(np.arange(101.0)), value).percentile == percentile


def test_a_residual_is_counted_in_robust_standard_deviations_from_the_median():
    found = rank(of(np.arange(101.0)), 50 + 50 / 1.349)

    assert found.spreads == pytest.approx(1.0)
    assert found.usual == pytest.approx((-45 * 1.349 / 50, 45 * 1.349 / 50))


def test_one_wild_face_moves_neither():
    values = np.arange(101.0)
    wild = values.copy()
    wild[-1] = 1e6

    assert rank(of(wild), 75.0) == rank(of(values), 75.0)


def test_each_quality_has_a_population_of_its_own():
    blurred = of(np.arange(101.0), quality=(0.05, 100.0))
    sharp = of(np.arange(101.0) + 1000, quality=(0.35, 100.0))
    standard = replace(ASKED, cells=(*blurred.cells, *sharp.cells))

    assert rank(standard, 90.0, FaceQuality(sharpness=0.05, width=100.0)).percentile == 90
    assert rank(standard, 90.0, FaceQuality(sharpness=0.35, width=100.0)).percentile == 0
    assert rank(standard, 90.0, LIKE) is None


@pytest.mark.parametrize(
    ("quality", "like"),
    [
        (FaceQuality(sharpness=0.1, width=80.0), True),  # a limit belongs to what lies above
        (FaceQuality(sharpness=0.3, width=80.0), False),
        (FaceQuality(sharpness=0.2, width=159.9), True),
        (FaceQuality(sharpness=0.2, width=160.0), False),
        (FaceQuality(sharpness=None, width=100.0), False),
        (FaceQuality(sharpness=0.2, width=None), False),
    ],
)
def test_only_faces_of_like_quality_speak(quality, like):
    assert (rank(of(np.arange(101.0)), 1.0, quality) is not None) == like


def test_fewer_than_thirty_media_rank_nothing_however_many_their_faces():
    values = np.arange(101.0)

    assert rank(of(values, media=["one clip"] * 101), 50.0) is None
    assert rank(of(values, media=[str(at % 29) for at in range(101)]), 50.0) is None
    found = rank(of(values, media=[str(at % 30) for at in range(101)]), 50.0)
    assert found.citation.endswith("n = 30")


def test_a_part_that_no_face_shows_is_not_ranked_and_the_others_are():
    parts = np.stack([np.arange(101.0)] * 3, axis=1)
    parts[:, 0] = np.nan
    standard = of(np.arange(101.0), parts=parts)

    assert rank(standard, 50.0, quantity="eyes") is None
    assert rank(standard, 50.0, quantity="nose").percentile == 50
    assert rank(standard, 50.0, quantity="eyes residual").percentile == 50
    assert rank(standard, 50.0, quantity="score").percentile == 50


def test_a_rank_names_its_population_its_conditions_and_their_number():
    assert rank(of(np.arange(101.0)), 1.0).citation == (
        "people of a test; JPEG; faces of width 80 to 160 pixels, sharpness 0.1 to 0.3; n = 101"
    )


def test_a_standard_is_read_as_it_was_written():
    standard = of(np.random.default_rng(1).normal(size=50))

    assert parsed(written(standard), "a pack") == standard


@pytest.mark.parametrize(
    "change", [lambda c: c[:-9], lambda c: c.replace(b"100.0", b"-1.0", 1)]
)
def test_a_damaged_standard_is_refused(change):
    content = written(of(np.arange(101.0)))

    with pytest.raises(ModelMismatch, match="a pack"):
        parsed(change(content), "a pack")
