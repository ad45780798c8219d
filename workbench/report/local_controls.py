"""How often analyzers raise false alarms in this case: on media known to be authentic."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from workbench.controls import (
    INDEPENDENT,
    Answer,
    LocalRate,
    Share,
    answers_of,
    channel_words,
    few_words,
    late_words,
    local_rate,
    words,
)
from workbench.model import KnownAuthentic
from workbench.report.dossier import Dossier, ItemRecord
from workbench.report.evidential_content import ControlContent
from workbench.report.style import faint, grid, part

EXACT = "exact 95 % interval"
HEADS = ("Analyzer", "False alarms", EXACT, "Score as high", EXACT)
SHARES = (36, 14, 18, 14, 18)
READ = (
    "Of the exhibits of this case that are known to be authentic, as stated under Custody, "
    "those from which a finding would be proposed, and those that score as high as this one "
    "or higher. They speak for media of their own camera or channel."
)


def known(dossier: Dossier) -> dict[str, KnownAuthentic]:
    """Return the decisions by which media are known to be authentic, by medium."""
    return {one.media_id: one for one in dossier.known if one.known}


def answers(dossier: Dossier) -> list[Answer]:
    """Return what analyzers said of the known authentic media."""
    marked = known(dossier)
    return [
        one
        for record in dossier.items
        if record.item.id in marked
        for one in _answers(record, marked[record.item.id]).values()
    ]


def _answers(record: ItemRecord, marked: KnownAuthentic | None = None) -> dict[str, Answer]:
    """Return what each run that counts said of a medium, by run."""
    series = {section.run.id: section.series for section in record.runs}
    runs = [section.run for section in record.runs]
    return answers_of(record.item, runs, series.__getitem__, marked)


def controls(record: ItemRecord, every: Sequence[Answer]) -> tuple[ControlContent, ...]:
    """Return the local rates beside an exhibit's results."""
    titles = {section.run.id: section.run.info.title for section in record.runs}
    found = {run_id: local_rate(here, every) for run_id, here in _answers(record).items()}
    return tuple(
        ControlContent(run_id=run_id, title=titles[run_id], rate=rate, words=words(rate))
        for run_id, rate in found.items()
        if rate is not None
    )


def local_controls(found: Sequence[ControlContent], width: float) -> Iterator[Flowable]:
    """Yield the table of an exhibit, and how little few controls say."""
    if not found:
        return
    yield from part("Known authentic exhibits of this case")
    rows = [row for one in found for row in _rows(one)]
    yield grid(HEADS, rows, SHARES, width, right=(1, 3))
    yield faint(f"{READ} {INDEPENDENT}")
    notes = (note(one.rate) for note in (channel_words, late_words, few_words) for one in found)
    for line in dict.fromkeys(filter(None, notes)):
        yield faint(f"{line[:1].upper()}{line[1:]}.")


def _rows(one: ControlContent) -> Iterator[list[Flowable | str]]:
    """Yield the row of an analyzer, and one of each channel where there are several."""
    yield [one.title, *_shares(one.rate)]
    for channel in one.rate.apart:
        yield [f"of these, {channel_words(channel)}", *_shares(channel)]


def _shares(rate: LocalRate) -> tuple[str, ...]:
    return *_cells(rate.alarms, "no point"), *_cells(rate.as_high, "no score")


def _cells(told: Share | None, none: str) -> tuple[str, str]:
    if told is None:
        return none, "—"
    return f"{told.count} of {told.n}", f"{100 * told.lower:.0f} to {100 * told.upper:.0f} %"
