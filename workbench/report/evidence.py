"""Custody and file facts: what was received, whether it is unchanged, what it says."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable

from workbench.controls import said_words
from workbench.model import Derivative, Family, MediaState, Receipt, Stream
from workbench.report.content import Content, Exhibit, RunContent
from workbench.report.layout import Heading
from workbench.report.style import (
    EXHIBITS_ROOM,
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
    headline,
    number,
    shortened,
    size,
    when,
)

RECEIPTS_SHOWN = 40
FACTS_SHOWN = 40
INITIALS = {"c2pa", "exif", "iptc", "jpeg", "png", "xmp"}
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
    yield CondPageBreak(EXHIBITS_ROOM)
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
    sizes = f"{size(held.size_at_intake)} at intake, {now} at issue"
    rows: list[tuple[str, Flowable | str]] = [
        ("Name as received", item.original_name),
        ("State, role, size", f"{_state(exhibit)}; {_role(exhibit)}; {sizes}"),
        ("SHA-256 at intake", mono(held.sha256_at_intake)),
        ("SHA-256 at issue", mono(at_issue)),
        ("Comparison", f"{outcome} (computed {when(held.checked_at)})"),
    ]
    if len(exhibit.receipts) == 1:
        rows.append(("Received", _received(exhibit.receipts[0])))
    rows.extend(("Derivative", _derived(one)) for one in exhibit.derivatives)
    return rows


def _derived(one: Derivative) -> str:
    """Name a file that a run made from the exhibit, whose hash its recipe holds."""
    return f"{one.kind}, {size(one.size_bytes)}, SHA-256 {one.sha256}. {one.recipe}"


def _role(exhibit: Exhibit) -> str:
    """Return what an exhibit is in this case, and on whose word."""
    return said_words(exhibit.known) if exhibit.known else code(exhibit.item.role.value)


def _received(receipt: Receipt) -> str:
    """Write the only receipt of an exhibit as one sentence."""
    at, giver, given, changed = _receipt(receipt)
    return f"{at}, from {giver}; as {given} File last changed: {changed}."


def _state(exhibit: Exhibit) -> str:
    item = exhibit.item
    reason = item.detail or (code(item.reason) if item.reason else "")
    return f"{item.state.value}: {reason}" if reason else item.state.value


def _receipts(receipts: tuple[Receipt, ...], width: float) -> Iterator[Flowable]:
    if len(receipts) == 1:
        return  # it stands with the custody rows
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
    yield CondPageBreak(EXHIBITS_ROOM)
    yield Heading(title, 0, "facts")
    yield say(f"{METADATA_ALONE} All entries that were read stand in appendix E.")
    shown = [one for one in content.exhibits if one.item.state is MediaState.ACCEPTED]
    if not shown:
        yield quiet("No file could be read.")
    for exhibit in shown:
        yield CondPageBreak(110)
        yield Heading(exhibit.item.exhibit, 1, f"facts-{exhibit.item.id}", listed=False)
        yield pairs(_rows(exhibit), width)
        if len(_facts(exhibit)) > FACTS_SHOWN:
            count = amount(len(_facts(exhibit)), "fact")
            yield faint(f"{count} in all; the rest stand in the attached document.")


def _rows(exhibit: Exhibit) -> list[tuple[str, Flowable | str]]:
    """Return what the file is, then what analyzers read in it, then how much metadata."""
    stream = exhibit.item.stream
    rows = _stream(stream) if stream else []
    facts = _facts(exhibit)[:FACTS_SHOWN]
    rows.extend(facts or [("Facts", "No analyzer left a fact: see What was done.")])
    total = amount(exhibit.metadata_total, "entry", "entries")
    none = "none that could be read"
    rows.append(("Metadata", total if exhibit.metadata_total else none))
    return rows


def _stream(stream: Stream) -> list[tuple[str, Flowable | str]]:
    sample = f"{stream.pixel_format or '—'}, {stream.bit_depth} bit"
    colour = stream.color or "not stated"
    rotation = ORIENTATIONS.get(stream.orientation, "unknown code")
    frames = amount(stream.frame_count, "frame")
    form = f"{stream.container}, {stream.codec}; samples {sample}; colour: {colour}"
    rows: list[tuple[str, Flowable | str]] = [
        ("Container, codec", form),
        ("Size", f"{_frame_size(stream)}; rotation when shown: {rotation}; {frames}"),
    ]
    if stream.variable_rate is not None or stream.frame_rate is not None:
        rows.append(("Time and sound", _timing(stream)))
    rows.extend(("Remark", remark) for remark in stream.remarks)
    return rows


def _timing(stream: Stream) -> str:
    words = {None: "not known", True: "yes", False: "no"}
    return (
        f"{clock(stream.first_pts)} to {clock(stream.last_pts)} (minutes:seconds); "
        f"{number(stream.frame_rate)} frames per second on average; variable frame rate: "
        f"{words[stream.variable_rate]}; sound: {_sound(stream.audio_streams)}"
    )


def _facts(exhibit: Exhibit) -> list[tuple[str, Flowable | str]]:
    """Return what analyzers read; provenance stands beside support, never in it."""
    return [
        (
            headline(_named(fact.name), 60),
            f"{shortened(fact.text)} ({shortened(fact.where, 160)}; {section.run.info.title})",
        )
        for section in sorted(exhibit.runs, key=_provenance_first)
        if section.run.id in exhibit.current
        for fact in section.facts
    ]


def _named(code_name: str) -> str:
    """Write the name of a fact, with the initials of standards in capitals: C2PA state."""
    words = [word.upper() if word in INITIALS else word for word in code(code_name).split()]
    name = " ".join(words)
    return name[:1].upper() + name[1:]


def _provenance_first(section: RunContent) -> bool:
    return section.run.info.family is not Family.PROVENANCE


def _frame_size(stream: Stream) -> str:
    upright = f"{stream.width} × {stream.height} pixels upright"
    return f"{upright}, {stream.coded_width} × {stream.coded_height} as coded"


def _sound(count: int) -> str:
    return f"{amount(count, 'stream')}, not examined" if count else "none"
