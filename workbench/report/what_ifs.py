"""What-ifs in a report: those that an examiner chose, each with its range of stability."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer

from workbench.model import Tried, WhatIfRecord
from workbench.report.content import Content, Exhibit
from workbench.report.fonts import BOLD, markup
from workbench.report.layout import Heading
from workbench.report.style import SECTION_ROOM, faint, grid, led, part, quiet, say, styles
from workbench.report.what_if_chart import what_if_chart
from workbench.report.wording import LEFT_OUT, shortened
from workbench.what_if import (
    NOT_TRIED,
    TITLES,
    Strip,
    compared_words,
    named,
    strips,
    subject,
    tried_words,
)
from workbench.what_if_recipe import made_with

HOW_TO_READ = (
    "Copies of an exhibit were encoded again in the ways named, read by the same analyzers as "
    "the exhibit, and removed; the exhibit was not changed. Each chart belongs to one "
    "analyzer. Line: the score of the untouched exhibit or, without one, of the copy that was "
    "only saved anew. Dashed: the operating point that holds for the exhibit. Shaded: between "
    "the 5th and the 95th percentile of authentic media like it. Dots: the copies, from mild "
    "to strong. A copy without a score is a gap over a pattern: slanted, withheld; dotted, not "
    "applicable; crossed, failed; white, not examined. A score that keeps its side over what "
    "was tried may change it over something else."
)
OTHERS = "The others stand in the attached document."
HEADS = ("Tried", "Over which strengths the score keeps its side")
PROBLEM_SHOWN = 200


def any_tried(content: Content) -> bool:
    """Say whether there is anything to show, or to say that it is not shown."""
    return any(exhibit.what_ifs for exhibit in content.exhibits)


def what_ifs(content: Content, title: str, width: float) -> Iterator[Flowable]:
    """Yield the section on what becomes of scores when exhibits are encoded again."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "what-ifs")
    if content.leaves_out("what_ifs"):
        yield quiet(LEFT_OUT)
        return
    shown = [(one, record) for one in content.exhibits for record in chosen(one)]
    yield quiet(_counted(content))
    if not shown:
        return
    yield say(HOW_TO_READ)
    number = 1 + max((f.number for one in content.exhibits for f in one.figures), default=0)
    for place, (exhibit, record) in enumerate(shown, number):
        yield from _what_if(exhibit, record, place, width)
    yield say(NOT_TRIED)


def _counted(content: Content) -> str:
    """Return how many were chosen of how many, exhibit by exhibit: none goes unsaid."""
    pairs = [(one, len(chosen(one)), len(one.what_ifs)) for one in content.exhibits]
    told = "; ".join(
        f"{one.item.exhibit}, {shown} of {every}" for one, shown, every in pairs if every
    )
    left = any(shown < every for _, shown, every in pairs)
    return f"What-ifs shown of those tried: {told}. {OTHERS if left else ''}".strip()


def chosen(exhibit: Exhibit) -> list[WhatIfRecord]:
    """Return the what-ifs of an exhibit that an examiner chose for the report."""
    return [one for one in exhibit.what_ifs if one.what_if.in_report]


def _what_if(
    exhibit: Exhibit, record: WhatIfRecord, number: int, width: float
) -> Iterator[Flowable]:
    """Yield one what-if as a numbered figure: a chart and a table for each analyzer."""
    name, item = subject(record, exhibit.item), exhibit.item
    lead = f"<b>{markup(f'Figure {number}.', BOLD)}</b> "
    words = f"{name}: scores over copies that were encoded again. {tried_words(record, item)}"
    head = [
        Heading(name, 1, f"what-if-{record.what_if.id}", listed=False),
        Paragraph(lead + markup(words), styles().caption),
        Spacer(1, 6),
    ]
    for strip in strips(record):
        yield KeepTogether([*head, *_strip(strip, width), Spacer(1, 8)])
        head = []
    yield from part(f"Copies of {item.exhibit}")
    yield faint(f"Each was made of the bytes with SHA-256 {item.sha256}.{_with(record)}")
    yield _copies(record.tried, width)


def _with(record: WhatIfRecord) -> str:
    told = made_with(record.what_if)
    return f" Made with {told}." if told else ""


def _strip(strip: Strip, width: float) -> Iterator[Flowable]:
    yield led(
        f"{strip.info.title} ({strip.info.name} {strip.info.version}).",
        compared_words(strip),
        styles().small,
    )
    yield what_if_chart(strip, width)
    rows = [(TITLES[kind.kind], kind.stability) for kind in strip.kinds]
    yield grid(HEADS, rows, (18, 82), width, fine=True)


def _copies(tried: Sequence[Tried], width: float) -> Flowable:
    rows = [
        (
            named(one.copy.variant),
            one.copy.recipe,
            say(one.copy.sha256, styles().fine_mono)
            if one.copy.sha256
            else f"not made: {shortened(one.copy.problem, PROBLEM_SHOWN)}",
        )
        for one in tried
    ]
    return grid(("Copy", "How it was made", "SHA-256"), rows, (16, 45, 39), width, fine=True)
