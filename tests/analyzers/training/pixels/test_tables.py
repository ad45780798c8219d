"""Tables tell what folds left out, and say where there is nothing to be told."""

from dataclasses import replace

import msgspec
import numpy as np
import pytest

from analyzers.training.pixels.figures import LEAST
from analyzers.training.pixels.tables import (
    NO_DATA,
    Judgement,
    alarms,
    attacked,
    pairs,
    rows_of,
    sharpness_apart,
    withheld,
)
from tests.analyzers.training.pixels.test_figures import COARSE, picture


def kept(path, judged):
    path.write_bytes(b"\n".join([b"key", *map(msgspec.json.encode, judged)]))


@pytest.fixture
def judgement(tmp_path):
    photographs = [
        picture(n, score=n / 100, withheld="" if n < LEAST else COARSE) for n in range(50)
    ]
    altered = [picture(n, made="alpha", score=0.3 + n / 10) for n in range(LEAST)]
    few = [picture(n, made="beta", score=1.0) for n in range(LEAST - 1)]
    known = [picture(n, made="known", score=1.0, side="kept_back") for n in range(40)]
    kept(tmp_path / "judged.jsonl", [*photographs, *altered, *few, *known])
    kept(tmp_path / "validated.jsonl", [picture(n, score=0.2) for n in range(9)])
    return Judgement(tmp_path)


def test_pairs_are_of_what_was_left_out(judgement):
    assert pairs([judgement], gate=True) == [
        ("alpha", "street", "1.000", "30", "30"),
        ("beta", "street", NO_DATA, "30", "29"),
    ]
    (alpha, _) = pairs([judgement], gate=False)
    assert alpha[3:] == ("50", "30")
    assert float(alpha[2]) < 1


def test_alarms_are_counted_at_the_frozen_point(judgement):
    assert alarms([judgement], gate=True) == [("street", "as found", "30.0%", "30")]
    assert alarms([judgement], gate=False) == [("street", "as found", "58.0%", "50")]


def test_what_the_gate_withholds_is_counted(judgement):
    rows = {row[0]: row[2:] for row in withheld([judgement])}
    assert rows["street"] == ("40.0%", "50")
    assert rows["beta"] == (NO_DATA, "29")


def test_every_table_has_as_many_columns_as_its_rows(judgement):
    tables = list(rows_of([judgement]))
    assert len(tables) == 11
    assert all(len(row) == len(columns) for _, columns, rows in tables for row in rows)


def test_a_network_of_which_nothing_was_left_out_has_a_row_that_says_so(tmp_path):
    known = [picture(n, side="kept_back") for n in range(LEAST)]
    kept(tmp_path / "judged.jsonl", known)
    kept(tmp_path / "validated.jsonl", known)
    said = f"{tmp_path.name}: nothing left out"
    assert pairs([Judgement(tmp_path)], gate=True) == [(said, "", NO_DATA, "0", "0")]
    assert alarms([Judgement(tmp_path)], gate=True) == [(said, "", NO_DATA, "0")]


def test_no_alarms_are_told_of_a_network_without_a_point(tmp_path):
    kept(tmp_path / "judged.jsonl", [picture(n) for n in range(LEAST)])
    kept(tmp_path / "validated.jsonl", [picture(0, withheld=COARSE)])
    assert alarms([Judgement(tmp_path)], gate=False) == [
        ("street", "as found", NO_DATA, str(LEAST))
    ]


def soft(number, score, **fields):
    """Return a picture whose sharpness falls as its number rises."""
    return picture(number, score=score, sharpness=3 - number / 20, **fields)


def test_a_score_that_is_sharpness_turned_round_tells_nothing_without_it(tmp_path):
    hidden = np.random.default_rng(3).normal(0, 0.02, 200).tolist()
    known = [soft(n, n / 20 + hidden[n]) for n in range(40)]
    photographs = [soft(n, n / 20 + hidden[40 + n], source="studio") for n in range(LEAST)]
    altered = [soft(n, n / 20 + hidden[90 + n], made="alpha") for n in range(20, 20 + LEAST)]
    traced = [replace(one, made="beta", score=one.score + 0.1) for one in altered]
    kept(tmp_path / "judged.jsonl", [*photographs, *altered, *traced])
    kept(tmp_path / "validated.jsonl", known)
    alpha, beta = sharpness_apart([Judgement(tmp_path)], gate=True)

    assert alpha[:2] == ("alpha", "studio") and alpha[5:] == ("30", "30")
    assert float(alpha[2]) > 0.8 and float(alpha[3]) > 0.8
    assert 0.3 < float(alpha[4]) < 0.7
    assert float(beta[4]) > 0.95  # what is not sharpness is left


def test_without_validated_photographs_nothing_is_taken_away(judgement, tmp_path):
    assert [row[2:5] for row in sharpness_apart([judgement], gate=True)] == [(NO_DATA,) * 3] * 2


def test_error_rates_stand_before_and_after_an_attack(tmp_path):
    photographs = [picture(n, score=n / 100) for n in range(LEAST)]
    altered = [picture(n, made="alpha", score=1.0) for n in range(LEAST)]
    after = [replace(one, condition="fingerprint removed", score=0.0) for one in altered]
    also = [replace(one, condition="fingerprint removed") for one in photographs]
    more = [picture(99, made="alpha", score=-1.0)]  # which was not attacked
    kept(tmp_path / "judged.jsonl", [*photographs, *altered, *more, *after, *also])
    kept(tmp_path / "validated.jsonl", [])

    assert attacked([Judgement(tmp_path)]) == [
        ("alpha", "street", "fingerprint removed", "0%", "98%", "30", "30")
    ]
    titles = [title for title, _, _ in rows_of([Judgement(tmp_path)])]
    assert "Error rates before and after attacks, gate off" in titles
