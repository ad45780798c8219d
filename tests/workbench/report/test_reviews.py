"""What the report prints of first impressions and of second examiners."""

import pytest

from workbench.agreement import STANDS
from workbench.model import (
    FindingState,
    Impression,
    Opinion,
    Review,
    Showing,
    Sight,
)


@pytest.fixture
def item(examined_photo, store):
    return store.media()[0]


@pytest.fixture
def printed(issue, text_of):
    """Issue a report and return the text of its pages."""
    return lambda: text_of(issue()[1])


def impression(item, text, **more):
    said = {"examiner": "A. Vos", "opinion": Opinion.ALTERED_2} | more
    return Impression(media_id=item.id, text=text, **said)


def test_a_report_without_them_has_no_such_section(examined_photo, printed):
    assert "second opinions" not in printed()


def test_an_impression_stands_beside_the_findings_with_what_was_seen_before(
    item, store, printed
):
    first = store.write_impression(impression(item, "The left ear <swims>."))
    store.show([Showing(media_id=item.id, examiner="A. Vos", what=Sight.RESULTS)])
    store.write_impression(impression(item, "It is clear.", supersedes=first.id))
    pages = printed()
    assert "Impressions and second opinions" in pages
    assert "moderate support for alteration. The left ear <swims>. (superseded" in pages
    assert "nothing: blind" in pages and "not blind; its results were shown" in pages


def test_both_decisions_are_printed_and_whose_stands(item, store, proposal, decide, printed):
    found = proposal(item, store.runs(item.id)[0])
    decide(found, FindingState.CONFIRMED)
    by = {"media_id": item.id, "finding_id": found.id, "examiner": "B. Second"}
    store.review(Review(state=FindingState.REJECTED, note="A shadow, no seam.", **by))
    pages = printed()
    assert STANDS in pages and "(differs)" in pages and "A shadow, no seam." in pages
    assert "rejected by B. Second" in pages
    assert "0 of 1 findings decided alike; fewer than 20" in pages


def test_what_the_responsible_one_had_seen_is_printed_and_what_was_taken_back_so_called(
    item, store, proposal, decide, printed
):
    found = proposal(item, store.runs(item.id)[0])
    by = {"media_id": item.id, "finding_id": found.id}
    store.review(Review(state=FindingState.REJECTED, note="No.", examiner="B. Second", **by))
    store.show([Showing(examiner="A. Vos", what=Sight.DECISIONS, **by)])
    decide(found, FindingState.CONFIRMED)
    first = store.write_impression(impression(item, "Odd.", examiner="C. Third"))
    gone = impression(item, "Odd.", examiner="C. Third", withdrawn=True, supersedes=first.id)
    store.write_impression(gone)
    pages = printed()
    assert "seen before: not blind; another examiner's decision was shown" in pages
    assert "Odd. (taken back)" in pages and "superseded by a later one" not in pages
