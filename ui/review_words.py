"""What further examiners decided about a finding, in words."""

from collections.abc import Sequence
from dataclasses import replace

from ui import wording
from workbench.agreement import STANDS
from workbench.controls import said_words
from workbench.model import Finding, FindingState, KnownAuthentic, Review


def reviewed(finding: Finding, reviews: Sequence[Review]) -> tuple[tuple[str, str], ...]:
    """Return what further examiners decided, as (kind of label, words)."""
    if not reviews:
        return ()
    told = [("", review_words(one)) for one in reviews]
    split = finding.state is not FindingState.PROPOSED and any(
        one.state is not finding.state for one in reviews
    )
    return (("heading", "Further examiners"), *told, *([("muted", STANDS)] if split else []))


def known_words(one: KnownAuthentic) -> str:
    """Return on whose word a medium is known to be authentic, names as they were entered."""
    return said_words(
        replace(
            one,
            said_by=wording.quoted(one.said_by),
            channel=wording.quoted(one.channel),
            examiner=wording.quoted(one.examiner),
        )
    )


def review_words(one: Review) -> str:
    """Return a further examiner's decision, and whether it was blind."""
    blind = "blind" if one.blind else f"not blind: {'; '.join(one.seen)}"
    who = f"{one.state} by {wording.quoted(one.examiner)}, {wording.moment(one.at)}"
    return f"{who} ({blind}): {wording.quoted(one.note, 2000)}"
