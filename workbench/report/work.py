"""What was done: what each analyzer answered for, what was not run, and the methods."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable

from workbench.model import MediaState
from workbench.report.cards import cards
from workbench.report.content import Content, Exhibit, short
from workbench.report.isolation import isolation
from workbench.report.layout import Heading
from workbench.report.outcomes import shared
from workbench.report.style import EXHIBITS_ROOM, SECTION_ROOM, grid, led, quiet, say, styles
from workbench.report.wording import number, shortened

METHOD_ROOM = 90.0
ERROR_SHOWN = 500


def what_was_done(content: Content, title: str, width: float) -> Iterator[Flowable]:
    """Yield the section on the analyzers and their runs."""
    yield CondPageBreak(EXHIBITS_ROOM)
    yield Heading(title, 0, "done")
    yield say(
        "Outcomes: scored; not applicable (the question does not arise); withheld (it arises, "
        "but cannot be answered for this material); failed (with its error); not examined. "
        "A missing score is never a number. The face pass finds the faces that analyzers read: "
        "where it looked and found none is told apart from where it could not look. Settings, "
        "software and times stand in appendix C, all measurements in appendix D."
    )
    shown = [one for one in content.exhibits if one.item.state is MediaState.ACCEPTED]
    if not shown:
        yield quiet("No file could be examined.")
    for exhibit in shown:
        yield CondPageBreak(120)
        yield Heading(exhibit.item.exhibit, 1, f"done-{exhibit.item.id}", listed=False)
        yield from _exhibit(exhibit, width)


def _exhibit(exhibit: Exhibit, width: float) -> Iterator[Flowable]:
    if exhibit.runs:
        rows = [(group.names, group.words, group.ids) for group in shared(exhibit.runs)]
        heads = ("Analyzer and version", "Outcome", "Run")
        yield grid(heads, rows, (42, 34, 24), width)
    else:
        yield quiet("No analyzer was run on this exhibit.")
    if exhibit.runs:
        yield led("Isolation.", isolation(section.run for section in exhibit.runs))
    for section in exhibit.runs:
        if section.run.error:
            lead = f"{section.run.info.title}, run {short(section.run.id)}:"
            yield led(lead, shortened(section.run.error, ERROR_SHOWN))
    if exhibit.not_run:
        yield led("Not run.", "; ".join(exhibit.not_run) + ".")


def methods(content: Content, title: str, width: float) -> Iterator[Flowable]:
    """Yield what the methods that ran are, on what they rest, and where they fail."""
    yield CondPageBreak(SECTION_ROOM + METHOD_ROOM)
    yield Heading(title, 0, "methods")
    if not content.methods:
        yield quiet("No analyzer was run.")
    small = styles().small
    for info in content.methods:
        yield CondPageBreak(METHOD_ROOM)
        yield Heading(
            f"{info.title} ({info.name} {info.version})", 1, f"method-{info.name}", listed=False
        )
        if info.score_meaning:
            yield led("Score.", info.score_meaning, small)
        if info.map_meaning:
            yield led("Map.", info.map_meaning, small)
        for point in info.operating_points:
            text = f"{number(point.threshold)} for {point.kind.value}s: {point.meaning}"
            yield led("Operating point.", text, small)
        yield led("Limitations.", info.limitations or "none stated", small)
        yield led("Validated range.", info.validated_range or "none stated", small)
        yield led("Reference.", info.reference, small)
    yield from cards(content.cards, width)
