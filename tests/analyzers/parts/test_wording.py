"""An examiner is told which part looks pasted in most, how rarely, and what is not meant."""

from dataclasses import replace

import numpy as np
import pytest

from analyzers.parts.explained import NAMES
from analyzers.parts.standard import Ranked
from analyzers.parts.wording import caption, foremost, meaning, ordinal
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
            "The mouth and chin look pasted in more than is usual: 99th percentile among "
            "authentic faces of like sharpness and size (n = 400). Some authentic faces have "
            "such a part.",
        ),
        (
            {"nose": 100, "mouth": 99, "n": 30},
            "The nose and cheeks look pasted in more than is usual: beyond all authentic faces "
            "of like sharpness and size that were measured (n = 30). Some authentic faces have "
            "such a part.",
        ),
        (
            {"eyes": 98, "nose": 3},
            "No part stands out: the eyes and brows rank highest, at the 98th percentile among "
            "authentic faces of like sharpness and size.",
        ),
        (
            {},
            "Whether a part of this face looks pasted in cannot be told: no comparison for "
            "this quality, as too few authentic faces of like sharpness and size were "
            "measured.",
        ),
    ],
)
def test_one_sentence_says_which_part_looks_pasted_in_most(ranks, said):
    assert foremost(face(**ranks)) == said


def test_what_is_not_meant_is_said_whatever_was_found():
    for ranks in ({"mouth": 100}, {"mouth": 3}, {}):
        said = meaning(face(**ranks), 64.0)
        assert "None of this says that a part was altered or is another's" in said
        assert "not what was there before" in said and "white at 64 levels" in said
        assert "Usual parts say nothing either" in said
        assert len(said) <= 900  # what desk and report show of it


def test_a_caption_gives_both_ranks_or_says_that_there_is_no_comparison():
    ranked, raw = face(mouth=42), face()
    ranked.ranks["mouth residual"] = replace(ranked.ranks["mouth"], percentile=100)
    raw.misfits["mouth"], raw.residuals["mouth"] = -1.5, np.pi

    assert caption(ranked, "mouth") == (
        "Mouth and chin: misfit at the 42nd percentile (+1.4 spreads); residual beyond all "
        "that were measured (+1.4 spreads)"
    )
    assert caption(raw, "mouth") == (
        "Mouth and chin: no comparison for this quality; misfit -1.5, residual 3.14"
    )
    assert all(len(caption(ranked, part)) < 180 for part in NAMES)
