"""Further examiners on the command line: decisions, agreement, refusals."""

import json
from dataclasses import replace

import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from tests.workbench.test_impression_commands import case, loupe
from workbench.model import Annotation, Author, Finding, FindingState, Shape, new_id

__all__ = ["case"]


@pytest.fixture
def finding(case):
    """A finding that the responsible examiner confirmed."""
    with CaseStore.open(case) as store:
        said = {"statement": "A seam.", "h1": "altered", "h2": "recorded"}
        made = Finding(media_id=store.media()[0].id, author=Author.MACHINE, **said)
        store.propose([made])
        last = replace(made, id=new_id(), supersedes=made.id, examiner="A. Vos", note="seen")
        store.decide(replace(last, state=FindingState.CONFIRMED))
    return made


def test_a_second_decision_stands_beside_the_first_and_they_are_compared(case, finding):
    said = ("--finding", finding.id[:8], "--reject", "--note", "A shadow.")
    loupe("reviews", case, *said, "--by", "B. Second")
    document = json.loads(loupe("reviews", case, "--json").stdout)
    [one], [pair] = document["reviews"], document["agreement"]
    assert (one["state"], one["blind"], one["finding"]) == ("rejected", False, finding.id)
    assert (pair["n"], pair["same"], pair["kappa"]) == (1, 0, None)
    text = loupe("reviews", case).stdout
    assert "stands: confirmed by A. Vos: A shadow." in text and "differ:" in text
    with CaseStore.open(case, read_only=True) as store:
        assert [one.state for one in store.findings()] == [FindingState.CONFIRMED]
    assert verify(case).ok


def test_what_cannot_be_a_review_is_refused(case, finding):
    said = ("--finding", finding.id[:8], "--confirm", "--note", "Yes.")
    done = loupe("reviews", case, *said, "--by", "a. vos", code=3)
    assert "responsible" in done.stderr
    loupe("reviews", case, "--finding", "zzzz", *said[2:], "--by", "B", code=3)
    loupe("reviews", case, *said[:2], "--by", "B", code=2)


def test_annotations_name_both_examiners_where_one_stated_again_what_another_marked(case):
    with CaseStore.open(case) as store:
        by = {"media_id": store.media()[0].id, "shape": Shape.FRAME, "spots": ()}
        first = Annotation(frame=0, pts=0.0, examiner="A. Vos", note="x", **by)
        gone = replace(first, id=new_id(), supersedes=first.id, withdrawn=True, examiner="B. S")
        again = replace(first, id=new_id(), supersedes=gone.id, examiner="B. S")
        for one in (first, gone, again):
            store.annotate(one)
    [row] = json.loads(loupe("annotations", case, "--json").stdout)["annotations"]
    assert (row["examiner"], row["marked_by"]) == ("B. S", "A. Vos")
    assert "marked by A. Vos, stated again by B. S" in loupe("annotations", case).stdout
    assert "A. Vos" in loupe("annotations", case, "--by", "a. vos").stdout
    assert "Nothing is marked" in loupe("annotations", case, "--by", "C").stdout
