"""What speaks about an exhibit, in sentences that were measured to help, and who is silent."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from workbench.explaining import Explanation, Quiet, benefit
from workbench.report.content import short
from workbench.report.style import faint, part, say

ROOM = 110.0
READ = (
    "Put together from recorded values, without a language model. An analyzer speaks only "
    "where its usefulness and stability were measured on forgeries made here, at or above its "
    "operating point; what it says is no degree of support."
)


def in_sentences(found: Explanation | None) -> Iterator[Flowable]:
    """Yield the sentences, the most useful first, and below them why others are silent."""
    if found is None or not (found.sentences or found.quiet):
        return
    yield CondPageBreak(ROOM)
    yield from part("In sentences")
    for one in found.sentences:
        yield say(one.text)
        yield faint(f"{benefit(one)[:1].upper()}{benefit(one)[1:]}; run {short(one.run_id)}.")
        yield Spacer(1, 3)
    if not found.sentences:
        yield say("Nothing speaks here. That is no statement of authenticity.")
    for why, names in _grouped(found.quiet).items():
        yield faint(f"Silent, {why}: {', '.join(names)}.")
    yield faint(READ)
    yield Spacer(1, 5)


def _grouped(quiet: tuple[Quiet, ...]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for one in quiet:
        told.setdefault(one.why, []).append(one.title)
    return told
