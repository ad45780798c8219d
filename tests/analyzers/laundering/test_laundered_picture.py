"""Laundering: two questions to each patch, one of three answers, and maps of both."""

import numpy as np
import pytest

from analyzers.laundering.laundered_picture import Laundering
from analyzers.laundering.telling import (
    LAUNDERED_MAP,
    PATCH_NAME,
    PEAK_NOTE,
    PICTURE_NAME,
    SYNTHETIC_MAP,
    WORDS,
)
from analyzers.runtime.native import native_of
from tests.analyzers import made_native_packs as made
from tests.analyzers.native_media import face, named, observed, of, saved, scores
from tests.sources import source_of
from workbench.model import (
    Box,
    Curve,
    Fact,
    Family,
    Illustration,
    LocalizationMap,
    Measurement,
)

CALM, RED, BLUE = (3, 3, 3), (24, 8, 8), (8, 8, 24)  # how loud the noise is in each colour


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packs")
    return {
        point: made.pack(folder / str(point), "laundering", point=point)
        for point in (True, False)
    }


@pytest.fixture(scope="module")
def analyzer(packs):
    return unbounded(packs[True])


def unbounded(pack):
    """Return an analyzer without a gate: what is planted is no photograph."""
    return type(native_of(pack, Laundering, WORDS))(widest_blur=None, least_quality=None)


def noisy(left, right, width=384, height=192, seed=0):
    """Return noise about grey, of one loudness on the left and another on the right."""
    rng = np.random.default_rng(seed)
    pixels = rng.normal(0, 1, (height, width, 3))
    pixels[:, : width // 2] *= left
    pixels[:, width // 2 :] *= right
    return np.clip(pixels + 120, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(
    ("colour", "answer"),
    [(CALM, "pristine"), (RED, "laundered"), (BLUE, "generated")],
)
def test_each_answer_is_given_where_it_lies_nearest(analyzer, tmp_path, colour, answer):
    said = observed(analyzer, saved(tmp_path / "one.png", noisy(colour, colour)))

    text = named(Fact, said, "three-way result").text
    assert f"lie nearest to {answer}:" in text
    assert (scores(said)[None] >= 1) == (answer != "pristine")  # its operating point
    assert named(Measurement, said, "drawn_by_a_decoder").value == scores(said)[None]
    if answer != "pristine":
        second = named(Measurement, said, "drawn_from_a_photograph").value
        assert (second > 0) == (answer == "laundered")


def test_pristine_is_never_called_authentic(analyzer, tmp_path):
    said = observed(analyzer, saved(tmp_path / "one.png", noisy(CALM, CALM)))

    assert "does not say that it is authentic" in named(Fact, said, "three-way result").text
    assert "None of the three answers says that a picture is authentic" in WORDS.limitations


def test_both_questions_are_drawn_where_they_were_answered(analyzer, tmp_path):
    said = observed(analyzer, saved(tmp_path / "both.png", noisy(CALM, RED)))
    first = named(LocalizationMap, said, SYNTHETIC_MAP).values
    second = named(LocalizationMap, said, LAUNDERED_MAP).values

    assert first.shape == second.shape == (12, 24)
    assert first[:, :12].max() < 10 and first[:, 12:].min() > 245
    assert second[:, 12:].min() > 245


def test_the_highest_patch_is_shown_beside_its_residual_and_can_be_pointed_at(
    analyzer, tmp_path
):
    pixels = noisy(CALM, CALM)
    pixels[96:, 288:] = noisy(BLUE, BLUE)[96:, 288:]  # what this network takes for drawn
    shown = named(
        Illustration, observed(analyzer, saved(tmp_path / "p.png", pixels)), PATCH_NAME
    )
    patch, detail = shown.pictures

    assert np.array_equal(patch.pixels, pixels[96:, 288:])
    assert "from column 288, row 96" in patch.caption
    assert patch.box == detail.box == Box(x=288, y=96, width=96, height=96)
    assert detail.pixels.shape == (96, 96)


def test_the_spectrum_and_its_peaks_are_told(analyzer, tmp_path, write_jpeg):
    blocky = noisy(CALM, CALM).astype(int)
    blocky[::8] += 20
    blocky[:, ::8] += 20
    pixels = np.clip(blocky, 0, 255).astype(np.uint8)
    said = observed(analyzer, saved(tmp_path / "blocky.png", pixels))

    assert named(Curve, said, "residual spectrum").x[-1] == 0.5
    for k in (1, 2, 3, 4):
        assert named(Measurement, said, f"peak_at_{k}/8_of_a_cycle").value > 0.3
    assert "whose own blocks" not in named(Fact, said, PEAK_NOTE).text
    shown = named(Illustration, said, PICTURE_NAME)
    assert len(shown.pictures) == 2 and "decides nothing" in shown.meaning


def test_of_a_jpeg_it_is_said_that_its_own_blocks_leave_peaks(analyzer, tmp_path, write_jpeg):
    path = write_jpeg(tmp_path / "one.jpg", noisy(CALM, CALM), quality=95)

    assert (
        "whose own blocks" in named(Fact, observed(analyzer, source_of(path)), PEAK_NOTE).text
    )


def test_without_an_operating_point_it_supports_nothing(analyzer, packs, tmp_path):
    source, unmeasured = (
        saved(tmp_path / "one.png", noisy(RED, RED)),
        unbounded(packs[False]),
    )

    def text(which):
        return named(Fact, observed(which, source), "three-way result").text

    assert text(unmeasured).startswith("No answer, two scores")
    assert "so it supports nothing" in text(unmeasured)
    assert "Operating point 1.00" in text(analyzer)
    assert analyzer.info.by_default and not unmeasured.info.by_default


def test_faces_have_scores_and_maps_of_their_own(analyzer, tmp_path):
    source = saved(tmp_path / "both.png", noisy(CALM, RED))
    said = observed(analyzer, source, [face("f", 200, 40, 120, 120)])

    assert scores(said)["f"] > scores(said)[None]
    drawn = [one for one in of(LocalizationMap, said) if one.track_id == "f"]
    assert [one.name for one in drawn] == [SYNTHETIC_MAP, LAUNDERED_MAP]


def test_the_report_can_say_what_it_is_and_is_not(analyzer):
    assert analyzer.info.family is Family.LAUNDERING
    assert "no probability" in analyzer.info.score_meaning
