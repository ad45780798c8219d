"""Custody and file facts: what was received, whether it is unchanged, what it says."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import CondPageBreak, Flowable

from workbench.model import Family, MediaState, MetadataEntry, Receipt, Stream
from workbench.report.content import Content, Exhibit, RunContent
from workbench.report.layout import Heading
from workbench.report.style import (
    SECTION_ROOM,
    faint,
    grid,
    mono,
    pairs,
    part,
    quiet,
    say,
    styles,
)
from workbench.report.wording import (
    METADATA_ALONE,
    amount,
    clock,
    code,
    number,
    shortened,
    size,
    when,
)

RECEIPTS_SHOWN = 40
FACTS_SHOWN = 40
ORIENTATIONS = {
    1: "none",
    2: "mirrored",
    3: "180°",
    4: "180°, mirrored",
    5: "90° counter-clockwise, mirrored",
    6: "90° clockwise",
    7: "90° clockwise, mirrored",
    8: "90° counter-clockwise",
}


def custody(content: Content, title: str, width: float) -> Iterator[Flowable]:
    """Yield the custody section."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "custody")
    yield say(
        "Each file was hashed while it was copied into the case, and again from the copy in "
        "the case when this report was issued. Names and times are as the source gave them."
    )
    if not content.exhibits:
        yield quiet("The case holds no file.")
    for exhibit in content.exhibits:
        yield CondPageBreak(110)
        yield Heading(exhibit.item.exhibit, 1, f"custody-{exhibit.item.id}", listed=False)
        if not exhibit.custody.matches:
            yield say(_mismatch(exhibit), styles().alarm)
        yield pairs(_custody(exhibit), width)
        yield from _receipts(exhibit.receipts, width)


def _mismatch(exhibit: Exhibit) -> str:
    problem = exhibit.custody.problem
    because = f" ({problem})" if problem else ""
    return (
        f"MISMATCH: the bytes of {exhibit.item.exhibit} are not those received at intake"
        f"{because}. Restore the case from a copy that verifies before relying on this report."
    )


def _custody(exhibit: Exhibit) -> list[tuple[str, Flowable | str]]:
    item, held = exhibit.item, exhibit.custody
    at_issue = held.sha256_at_issue or "could not be computed"
    now = "none" if held.size_at_issue is None else size(held.size_at_issue)
    outcome = "match: the bytes are unchanged" if held.matches else "MISMATCH"
    return [
        ("Name as received", item.original_name),
        ("State, role", f"{_state(exhibit)}; {code(item.role.value)}"),
        ("Size", f"{size(held.size_at_intake)} at intake, {now} at issue"),
        ("SHA-256 at intake", mono(held.sha256_at_intake)),
        ("SHA-256 at issue", mono(at_issue)),
        ("Comparison", f"{outcome} (computed {when(held.checked_at)})"),
    ]


def _state(exhibit: Exhibit) -> str:
    item = exhibit.item
    reason = item.detail or (code(item.reason) if item.reason else "")
    return f"{item.state.value}: {reason}" if reason else item.state.value


def _receipts(receipts: tuple[Receipt, ...], width: float) -> Iterator[Flowable]:
    yield from part("Receipts")
    if not receipts:
        yield quiet("No receipt is on record.")
        return
    heads = ("Received (and by whom)", "From", "Name and path as given", "File changed")
    rows = [_receipt(receipt) for receipt in receipts[:RECEIPTS_SHOWN]]
    yield grid(heads, rows, (25, 16, 41, 18), width)
    more = len(receipts) - RECEIPTS_SHOWN
    if more > 0:
        yield faint(f"and {amount(more, 'further receipt')}, in the audit log and the case.")


def _receipt(receipt: Receipt) -> tuple[str, ...]:
    again = " Duplicate: the same bytes were already in the case." if receipt.duplicate else ""
    return (
        f"{when(receipt.at)}, by {receipt.received_by}",
        receipt.received_from or "not entered",
        f"{receipt.name} — {receipt.path}.{again}",
        when(receipt.modified_at),
    )


def file_facts(content: Content, title: str, width: float) -> Iterator[Flowable]:
    """Yield the section on what the files are and say of themselves."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "facts")
    yield say(METADATA_ALONE)
    shown = [one for one in content.exhibits if one.item.state is MediaState.ACCEPTED]
    if not shown:
        yield quiet("No file could be read.")
    for exhibit in shown:
        yield CondPageBreak(120)
        yield Heading(exhibit.item.exhibit, 1, f"facts-{exhibit.item.id}", listed=False)
        if exhibit.item.stream:
            yield pairs(_stream(exhibit.item.stream), width)
        yield from _facts(exhibit, width)
        yield from _metadata(exhibit, width)


def _stream(stream: Stream) -> list[tuple[str, Flowable | str]]:
    rows: list[tuple[str, Flowable | str]] = [
        ("Container, codec", f"{stream.container}, {stream.codec}"),
        ("Size", _frame_size(stream)),
        ("Rotation when shown", ORIENTATIONS.get(stream.orientation, "unknown code")),
        ("Frames", amount(stream.frame_count, "frame")),
        ("Sample format", f"{stream.pixel_format or '—'}, {stream.bit_depth} bit"),
        ("Colour", stream.color or "not stated"),
    ]
    if stream.variable_rate is not None or stream.frame_rate is not None:
        rows[4:4] = _timing(stream)
    rows.extend(("Remark", remark) for remark in stream.remarks)
    return rows


def _frame_size(stream: Stream) -> str:
    upright = f"{stream.width} × {stream.height} pixels upright"
    return f"{upright}, {stream.coded_width} × {stream.coded_height} as coded"


def _timing(stream: Stream) -> list[tuple[str, Flowable | str]]:
    words = {None: "not known", True: "yes", False: "no"}
    reach = f"{clock(stream.first_pts)} to {clock(stream.last_pts)} (minutes:seconds)"
    return [
        ("Presentation time", reach),
        ("Frame rate", f"{number(stream.frame_rate)} per second on average"),
        ("Variable frame rate", words[stream.variable_rate]),
        ("Sound", _sound(stream.audio_streams)),
    ]


def _sound(count: int) -> str:
    return f"{amount(count, 'stream')}, not examined" if count else "none"


def _facts(exhibit: Exhibit, width: float) -> Iterator[Flowable]:
    """Yield what analyzers read in the file; provenance stands beside support, never in it."""
    yield from part("Provenance and other facts that analyzers read")
    rows = [
        (
            section.run.info.title,
            code(fact.name),
            shortened(fact.text),
            shortened(fact.where, 160),
        )
        for section in sorted(exhibit.runs, key=_provenance_first)
        if section.run.id in exhibit.current
        for fact in section.facts
    ]
    if not rows:
        yield quiet("No analyzer left a fact: see What was done for what ran.")
        return
    heads = ("Analyzer", "Fact", "What was read", "Where")
    yield grid(heads, rows[:FACTS_SHOWN], (18, 19, 45, 18), width)
    if len(rows) > FACTS_SHOWN:
        yield faint(
            f"{amount(len(rows), 'fact')} in all; the rest stand in the attached document."
        )


def _provenance_first(section: RunContent) -> bool:
    return section.run.info.family is not Family.PROVENANCE


def _metadata(exhibit: Exhibit, width: float) -> Iterator[Flowable]:
    yield from part("Metadata")
    if not exhibit.metadata_total:
        yield quiet("The file holds no metadata that could be read.")
        return
    yield grid(("Group", "Name", "Text"), _entries(exhibit.metadata), (18, 26, 56), width)
    more = exhibit.metadata_total - len(exhibit.metadata)
    if more > 0:
        yield faint(
            f"{amount(exhibit.metadata_total, 'entry', 'entries')} in all; "
            f"{more} more stand in the case."
        )


def _entries(entries: Iterable[MetadataEntry]) -> list[tuple[str, ...]]:
    return [
        (shortened(one.group, 60), shortened(one.name, 90), shortened(one.text))
        for one in entries
    ]
