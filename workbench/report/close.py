"""The close: limitations, how to check, what is not proven, log, rejected findings."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable

from workbench.model import AuditEvent, FindingState
from workbench.report.content import Content
from workbench.report.layout import Heading
from workbench.report.statements import finding
from workbench.report.style import (
    SECTION_ROOM,
    bullet,
    faint,
    grid,
    mono,
    pairs,
    quiet,
    say,
    styles,
)
from workbench.report.wording import amount, shortened, when

SENTENCE_SHOWN = 1200
SUBJECT_SHOWN = 120
DETAIL_SHOWN = 400
HASH_SHOWN = 12


def limitations(content: Content, title: str, width: float) -> Iterator[Flowable]:
    """Yield what was not learnt, each sentence with the row it follows from."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "limitations")
    yield say(
        "Each sentence follows from a recorded outcome, named beside it. The limitations of "
        "the methods themselves stand under Methods."
    )
    if not content.limitations:
        yield quiet("No outcome on record limits this report beyond its methods.")
        return
    rows = [
        (shortened(entry.text, SENTENCE_SHOWN), entry.basis) for entry in content.limitations
    ]
    yield grid(("Limitation", "Follows from"), rows, (82, 18), width)


def checking(content: Content, title: str, digest: str, width: float) -> Iterator[Flowable]:
    """Yield how a reader can check this report without trusting its maker."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "checking")
    head = f"{content.head.sequence}:{content.head.hash}"
    rows: list[tuple[str, Flowable | str]] = [
        ("Head of the audit chain", mono(head)),
        ("SHA-256 of report.json", mono(digest)),
        ("Template", content.template),
    ]
    yield pairs(rows, width)
    for text in content.checking:
        yield bullet(text)
    yield say(
        "Characters that hide, run right to left or are not in the fonts of this report are "
        "shown by their Unicode number, such as \\u4e2d. They stand unchanged in the attached "
        "document."
    )


def not_proven(content: Content, title: str) -> Iterator[Flowable]:
    """Yield what the chain of the audit log cannot show."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "not-proven")
    for text in content.not_proven:
        yield bullet(text)


def log(content: Content, title: str, width: float) -> Iterator[Flowable]:
    """Yield the audit log, or its first and last events."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "log")
    entries = content.log
    yield say(f"{amount(entries.count, 'event')} up to the head printed on the cover.")
    yield pairs([("SHA-256 over all event hashes", mono(entries.digest))], width)
    if entries.first:
        yield _events(entries.first, width)
    if entries.omitted > 0:
        yield say(
            f"{amount(entries.omitted, 'event')} between these stand only in the case; the "
            "digest above covers them.",
            styles().part,
        )
    if entries.last:
        yield _events(entries.last, width)


def _events(events: tuple[AuditEvent, ...], width: float) -> Flowable:
    heads = ("No.", "Time", "Actor as entered", "Event", "Hash")
    return grid(heads, [_event(event) for event in events], (5, 20, 17, 44, 14), width)


def _event(event: AuditEvent) -> list[Flowable | str]:
    detail = "; ".join(f"{name}: {text}" for name, text in event.detail.items() if text)
    about = f"{event.action}: {shortened(event.subject, SUBJECT_SHOWN)}"
    texts = (
        str(event.sequence),
        when(event.at),
        f"{event.actor} ({event.os_user}@{event.host})",
        shortened(f"{about}; {detail}" if detail else about, DETAIL_SHOWN),
    )
    return [*(say(text, styles().log) for text in texts), mono(f"{event.hash[:HASH_SHOWN]}…")]


def rejected(content: Content, title: str, width: float) -> Iterator[Flowable]:
    """Yield the findings that an examiner rejected; nothing is deleted."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "rejected")
    shown = False
    for exhibit in content.exhibits:
        for entry in exhibit.decided:
            if entry.finding.state is FindingState.REJECTED:
                shown = True
                yield CondPageBreak(120)
                yield faint(exhibit.item.exhibit)
                yield from finding(exhibit, entry, width)
    if not shown:
        yield quiet("No finding was rejected.")
