"""An examiner is told which part fits least, how rare that is, and what it does not mean."""

import numpy as np
import pytest

from analyzers.parts.explained import NAMES
from analyzers.parts.standard import Ranked
from analyzers.parts.wording import caption, meaning, ordinal, verdict
from tests.analyzers.made_parts_pack import followed


def face(**percentiles):
    """Return a face whose parts have these ranks among n media, 400 by default."""
    made, n = followed().first, percentiles.pop("n", 400)
    made.ranks.clear()
    for part, percentile in percentiles.items():
        made.ranks[part] = Ranked(
            spreads=percentile / 30, percentile=percentile, usual=(-1, 1), n=n, citation="c"
        )
    return made


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0th"), (1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (52, "52nd"), (99, "99th")],
)
def test_a_percentile_is_said_as_people_say_it(number, words):
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("ranks", "said"),
    [
        (
            {"eyes": 50, "nose": 98, "mouth": 99},
            "The mouth and chin are unlike what the rest of this face explains: 99th "
            "percentile among authentic faces of like sharpness and size (n = 400; chance lets "
            "up to 3 in 100 authentic faces have such a part).",
        ),
        (
            {"nose": 100, "mouth": 99, "n": 30},
            "The nose and cheeks are unlike what the rest of this face explains: beyond all "
            "authentic faces of like sharpness and size that were measured (n = 30; chance "
            "lets up to 7 in 100 authentic faces have such a part).",
        ),
        (
            {"eyes": 98, "nose": 3},
            "No part stands out: the most unlike are the eyes and brows, at the 98th "
            "percentile among authentic faces of like sharpness and size.",
        ),
        (
            {},
            "How unusual the parts of this face are cannot be told: not ranked, as too few "
            "authentic faces of like sharpness and size were measured.",
        ),
    ],
)
def test_one_sentence_says_which_part_fits_least(ranks, said):
    assert verdict(face(**ranks)) == said


def test_what_is_not_meant_is_said_whatever_was_found():
    for ranks in ({"mouth": 100}, {"mouth": 3}, {}):
        said = meaning(face(**ranks), 64.0)
        assert "does not say that the part was altered" in said
        assert "Usual parts say nothing either" in said
        assert len(said) <= 900  # what desk and report show of it


def test_a_caption_gives_rank_and_residual_or_the_raw_one():
    ranked, raw = face(mouth=42), face()
    raw.residuals["mouth"] = np.pi

    assert caption(ranked, "mouth") == (
        "Mouth and chin: 42nd percentile; residual 1.4 spreads above the usual"
    )
    assert caption(raw, "mouth") == "Mouth and chin: not ranked; residual 3.14"
    assert all(len(caption(ranked, part)) < 180 for part in NAMES)
