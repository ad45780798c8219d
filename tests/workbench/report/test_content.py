"""The embedded document is canonical: the same content, the same bytes."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
import pytest

from workbench.model import Case, ChainHead, Outcome, ScoreSeries
from workbench.report.content import (
    Content,
    Custody,
    Log,
    RunContent,
    Summary,
    _plain,
    digest,
    document,
)

MOMENT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def content(**fields):
    made = Content(
        number="R-001",
        author="A. Vos",
        issued_at=MOMENT,
        draft=True,
        program="Loupe",
        case=Case(number="7 — 中\udcff", examiner="A. Vos", opened_at=MOMENT, id="c"),
        head=ChainHead(3, "ab"),
        summary=Summary(asked=(), done=(), stated=()),
        exhibits=(),
        limitations=(),
        methods=(),
        checking=(),
        not_proven=(),
        log=Log(count=0, digest="", first=()),
    )
    return replace(made, **fields)


def series():
    return ScoreSeries(
        run_id="r",
        track_id=None,
        frames=np.array([0, 1], np.int64),
        pts=np.array([0.0, 0.04]),
        scores=np.array([0.1, np.nan]),
        outcomes=np.array([0, 2], np.uint8),
        reasons=np.array([0, 1], np.uint16),
        reason_codes=("", "too_smooth"),
    )


def test_the_same_content_gives_the_same_bytes():
    assert document(content()) == document(content())
    assert document(content()) != document(content(number="R-002"))


def test_the_document_is_ascii_sorted_and_readable_again():
    text = document(content())
    read = json.loads(text)

    assert text.isascii() and text.endswith(b"}\n") and text.count(b"\n") == 1
    assert list(read) == sorted(read)
    assert read["case"]["number"] == "7 — 中\udcff"
    assert read["issued_at"] == "2026-03-01T12:30:00+00:00"
    assert digest(text) == hashlib.sha256(text).hexdigest()


def test_a_missing_score_is_null_and_outcomes_are_words():
    read = _plain(series())

    assert read["scores"] == [0.1, None]
    assert read["outcomes"] == [Outcome.SCORED.value, Outcome.WITHHELD.value]
    assert read["reasons"] == ["", "too_smooth"]


def test_numbers_of_a_curve_are_written_with_the_digits_they_have():
    assert _plain(np.array([0.1, np.inf], np.float32)) == [0.1, None]


def test_what_has_no_place_in_a_report_is_a_bug():
    @dataclass
    class Holder:
        thing: object

    with pytest.raises(TypeError, match="cannot hold a object"):
        _plain(Holder(object()))


def test_custody_matches_only_the_very_hash():
    held = Custody(
        sha256_at_intake="aa",
        size_at_intake=1,
        sha256_at_issue="aa",
        size_at_issue=1,
        checked_at=MOMENT,
    )

    assert held.matches
    assert not replace(held, sha256_at_issue="ab").matches
    assert not replace(held, sha256_at_issue=None).matches


def test_runs_start_empty_and_immutable():
    with pytest.raises(AttributeError):
        RunContent(run=None).series = ()
