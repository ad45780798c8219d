"""The close: limitations, how to check, what is not proven, log, rejected findings."""

from collections.abc import Iterable, Iterator, Mapping

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from workbench.model import AuditEvent, FindingState
from workbench.report.content import Content
from workbench.report.gallery import Gallery
from workbench.report.layout import Heading
from workbench.report.populations import Letters, letter
from workbench.report.statements import finding
from workbench.report.style import (
    SECTION_ROOM,
    bullet,
    grid,
    mono,
    pairs,
    quiet,
    say,
    styles,
)
from workbench.report.wording import amount, moment, shortened

SENTENCE_SHOWN = 1200
SUBJECT_SHOWN = 120
DETAIL_SHOWN = 400
HASH_SHOWN = 12
ACTORS = 60


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
        *_settings(content),
    ]
    yield pairs(rows, width)
    yield Spacer(1, 6)
    for text in content.checking:
        yield bullet(text)
    yield say(
        "Characters that hide, run right to left or are not in the fonts of this report are "
        "shown by their Unicode number, such as \\u4e2d. They stand unchanged in the attached "
        "document."
    )


def _settings(content: Content) -> list[tuple[str, Flowable | str]]:
    """Return by which settings of an agency the pages were shaped."""
    told = content.letterhead
    if told is None:
        return []
    logo = f", of its logo {told.logo_sha256}" if told.logo_sha256 else ""
    rows: list[tuple[str, Flowable | str]] = [
        ("Letterhead", mono(f"SHA-256 of its settings {told.sha256}{logo}"))
    ]
    if told.left_out:
        rows.append(
            ("Left out by it", ", ".join(name.replace("_", "-") for name in told.left_out))
        )
    return rows


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
    named = actors((*entries.first, *entries.last))
    rows: list[tuple[str, Flowable | str]] = [
        ("SHA-256 over all event hashes", mono(entries.digest))
    ]
    rows.extend(
        (f"{sign}, as entered", shortened(actor)) for actor, sign in [*named.items()][:ACTORS]
    )
    yield pairs(rows, width)
    if entries.first:
        yield _events(entries.first, named, width)
    if entries.omitted > 0:
        yield say(
            f"{amount(entries.omitted, 'event')} between these stand only in the case; the "
            "digest above covers them.",
            styles().part,
        )
    if entries.last:
        yield _events(entries.last, named, width)


def actors(events: Iterable[AuditEvent]) -> dict[str, str]:
    """Return a letter for each actor, so that a long name stands once."""
    named: dict[str, str] = {}
    for event in events:
        named.setdefault(_actor(event), letter(len(named)))
    return named


def _actor(event: AuditEvent) -> str:
    return f"{event.actor} ({event.os_user}@{event.host})"


def _events(events: tuple[AuditEvent, ...], named: Mapping[str, str], width: float) -> Flowable:
    heads = ("No.", "Time (UTC)", "By", "Event", "Hash")
    rows = [_event(event, named) for event in events]
    return grid(heads, rows, (4.5, 15.2, 3, 66.5, 10.8), width, fine=True, right=(0,))


def _event(event: AuditEvent, named: Mapping[str, str]) -> list[Flowable | str]:
    detail = "; ".join(f"{name}: {text}" for name, text in event.detail.items() if text)
    about = f"{event.action}: {shortened(event.subject, SUBJECT_SHOWN)}"
    texts = (
        str(event.sequence),
        moment(event.at),
        named[_actor(event)],
        shortened(f"{about}; {detail}" if detail else about, DETAIL_SHOWN),
    )
    return [*texts, say(f"{event.hash[:HASH_SHOWN]}…", styles().fine_mono)]


def rejected(
    content: Content, gallery: Gallery, letters: Letters, title: str
) -> Iterator[Flowable]:
    """Yield the findings that an examiner rejected; nothing is deleted."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "rejected")
    shown = False
    for exhibit in content.exhibits:
        for entry in exhibit.decided:
            if entry.finding.state is FindingState.REJECTED:
                shown = True
                yield CondPageBreak(120)
                yield from finding(exhibit, entry, gallery, letters)
    if not shown:
        yield quiet("No finding was rejected.")
