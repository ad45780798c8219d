"""One analyzer's scores over copies that were encoded again, readable in grey."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, Rect
from reportlab.lib.colors import HexColor

from workbench.model import Outcome
from workbench.report.axes import HAIR, INK, LABEL, MUTED, Axes, Range, span, text, ticks
from workbench.report.charts import ACCENT, LEFT, RIGHT, patch
from workbench.what_if import TITLES, Cell, Strip, label

HEIGHT = 92.0  # points
BOTTOM, TOP = 24.0, 6.0
MARK = 1.6  # half a side of what marks a score
GATE = 7.0  # the height of what stands for a copy without a score
BAND = HexColor("#e3e7ec")
Group = tuple[str, Sequence[Cell]]


def what_if_chart(strip: Strip, width: float) -> Drawing:
    """Draw the scores of one analyzer, the copies side by side from mild to strong by kind.

    The line is the untouched score, dashed the operating point, shaded what lies between the
    5th and 95th percentile of authentic media. A copy without a score is a gap in the line,
    and a pattern at the bottom says which outcome it had.
    """
    drawing = Drawing(width, HEIGHT)
    groups = list(columns(strip))
    count = sum(len(cells) for _, cells in groups)
    axes = Axes(
        left=LEFT,
        bottom=BOTTOM,
        width=width - LEFT - RIGHT,
        height=HEIGHT - BOTTOM - TOP,
        x=Range(0.0, float(count)),
        y=_reach(strip),
    )
    _levels(drawing, axes, strip)
    start = 0
    for title, cells in groups:
        _group(drawing, axes, title, cells, start)
        start += len(cells)
    axes.frame(drawing)
    return drawing


def columns(strip: Strip) -> Iterator[Group]:
    """Yield what stands side by side: the saving alone, then each kind of copies."""
    yield TITLES[strip.saved.variant.kind], [strip.saved]
    for kind in strip.kinds:
        yield TITLES[kind.kind], kind.cells


def _reach(strip: Strip) -> Range:
    told = (*(cell.score for cell in strip.cells()), strip.threshold, *(strip.band or ()))
    values = [value for value in told if value is not None]
    return span(min(values), max(values), 0.12) if values else Range(0.0, 1.0)


def _levels(drawing: Drawing, axes: Axes, strip: Strip) -> None:
    """Draw what the copies are compared with, and the scale."""
    if strip.band is not None:
        low, high = (axes.at(0, value)[1] for value in strip.band)
        shade = Rect(axes.left, low, axes.width, high - low, fillColor=BAND, strokeColor=None)
        drawing.add(shade)
    for value in ticks(axes.y, 3):
        _, y = axes.at(0, value)
        text(drawing, axes.left - 3, y - 2.3, f"{value:g}", anchor="end")
        drawing.add(Line(axes.left - 2, y, axes.left, y, strokeColor=MUTED, strokeWidth=0.4))
    if strip.base.score is not None:
        _level(drawing, axes, strip.base.score, [])
    if strip.threshold is not None:
        _level(drawing, axes, strip.threshold, [4, 2])


def _level(drawing: Drawing, axes: Axes, value: float, dashes: list[int]) -> None:
    _, y = axes.at(0, value)
    right = axes.left + axes.width
    line = Line(axes.left, y, right, y, strokeColor=INK, strokeWidth=0.6)
    line.strokeDashArray = dashes or None
    drawing.add(line)


def _group(drawing: Drawing, axes: Axes, title: str, cells: Sequence[Cell], start: int) -> None:
    """Draw the copies of one kind, with their strengths below."""
    left, _ = axes.at(start, axes.y.low)
    right, _ = axes.at(start + len(cells), axes.y.low)
    top = axes.bottom + axes.height
    drawing.add(Line(right, axes.bottom, right, top, strokeColor=HAIR, strokeWidth=0.5))
    text(drawing, (left + right) / 2, 3, title, anchor="middle", color=MUTED)
    places = [start + place + 0.5 for place in range(len(cells))]
    for place, cell in zip(places, cells, strict=True):
        x, _ = axes.at(place, axes.y.low)
        text(drawing, x, axes.bottom - LABEL - 2, label(cell.variant), anchor="middle")
        if cell.score is None:
            outcome = cell.answer.outcome if cell.answer else None
            _gate(drawing, x, axes.bottom, outcome)
    _line(drawing, axes, places, cells)


def _gate(drawing: Drawing, x: float, bottom: float, outcome: Outcome | None) -> None:
    box = (x - GATE, bottom, x + GATE, bottom + GATE)
    patch(drawing, box, outcome)
    edge = Rect(x - GATE, bottom, 2 * GATE, GATE, fillColor=None, strokeColor=MUTED)
    edge.strokeWidth = 0.4
    drawing.add(edge)


def _line(drawing: Drawing, axes: Axes, places: Sequence[float], cells: Sequence[Cell]) -> None:
    """Join neighbouring scores; where one is missing the line is broken."""
    pairs = zip(places, (cell.score for cell in cells), strict=True)
    for known, run in groupby(pairs, key=lambda pair: pair[1] is not None):
        if not known:
            continue
        points = [axes.at(x, score) for x, score in run if score is not None]
        if len(points) > 1:
            flat = [value for point in points for value in point]
            drawing.add(PolyLine(flat, strokeColor=ACCENT, strokeWidth=1.0))
        for x, y in points:
            drawing.add(Circle(x, y, MARK, fillColor=ACCENT, strokeColor=None))
