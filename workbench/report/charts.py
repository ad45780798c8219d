"""Vector charts for print, told apart by pattern and line style, never by colour alone."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from reportlab.graphics.shapes import Drawing, Line, Polygon, PolyLine, Rect
from reportlab.lib.colors import Color, HexColor

from workbench.model import Curve, OperatingPoint, Outcome, ScoreSeries, Stream
from workbench.report.axes import INK, LABEL, MUTED, Axes, Range, span, text
from workbench.report.content import Span
from workbench.report.palette import PALETTE
from workbench.report.wording import OUTCOME_WORDS, clock

LEFT, RIGHT, TOP = 38.0, 6.0, 16.0
STRIP, STRIP_GAP = 9.0, 3.0
SHADES = 64  # of the bar that explains a map
MARKED = 60  # readings, so that few of them are not taken for a continuous record
COLUMNS = 700  # a printed line shows no more than this many different heights
ACCENT = HexColor("#1f4e79")
FILLS: dict[Outcome | None, tuple[Color, str]] = {
    Outcome.SCORED: (HexColor("#3f5f7f"), ""),
    Outcome.NOT_APPLICABLE: (HexColor("#e6e8eb"), "dots"),
    Outcome.WITHHELD: (HexColor("#ffffff"), "slant"),
    Outcome.FAILED: (HexColor("#d9d9d9"), "cross"),
    None: (HexColor("#ffffff"), ""),
}
Point = tuple[float, float]
Edges = tuple[float, float, float, float]  # left, bottom, right, top


def score_chart(
    series: ScoreSeries,
    spans: Sequence[Span],
    stream: Stream,
    points: Sequence[OperatingPoint],
    *,
    width: float,
    height: float = 132.0,
) -> Drawing:
    """Draw scores over presentation time, with a strip of what was examined below.

    A stretch without scores is a gap in the line, never a zero. Operating points are dashed.
    """
    drawing = Drawing(width, height)
    bottom = 44.0
    axes = Axes(
        left=LEFT,
        bottom=bottom,
        width=width - LEFT - RIGHT,
        height=height - bottom - TOP,
        x=span(stream.first_pts, stream.last_pts),
        y=_reach(series.scores, [point.threshold for point in points]),
    )
    drop = STRIP + STRIP_GAP
    axes.rule(drawing, "presentation time, minutes:seconds", "score", clock, drop=drop)
    _operating_points(drawing, axes, points)
    for run in pieces(series):
        _line(drawing, axes, reduced(run, COLUMNS))
    axes.frame(drawing)
    _strip(drawing, axes, spans, bottom - drop)
    _legend(drawing, axes.left)
    return drawing


def curve_chart(curve: Curve, width: float, height: float = 150.0) -> Drawing:
    """Draw a measured function as a line over the band of its reference population."""
    drawing = Drawing(width, height)
    bottom = 26.0
    bands = [band for band in (curve.lower, curve.upper) if band is not None]
    axes = Axes(
        left=LEFT,
        bottom=bottom,
        width=width - LEFT - RIGHT,
        height=height - bottom - TOP,
        x=_extent(curve.x),
        y=_reach(np.concatenate([curve.y, *bands]), []),
    )
    axes.rule(drawing, curve.x_label, curve.y_label, lambda value: f"{value:g}")
    if curve.lower is not None and curve.upper is not None:
        _band(drawing, axes, curve.x, curve.lower, curve.upper)
    finite = np.isfinite(curve.x) & np.isfinite(curve.y)
    points = list(zip(curve.x[finite].tolist(), curve.y[finite].tolist(), strict=True))
    _line(drawing, axes, reduced(points, COLUMNS))
    axes.frame(drawing)
    return drawing


def map_legend(width: float) -> Drawing:
    """Draw the bar that says which colour is which map value."""
    drawing = Drawing(width, 17)
    bar, left = width * 0.5, width * 0.25
    shades = PALETTE[:: len(PALETTE) // SHADES].tolist()
    step = bar / SHADES
    for place, (red, green, blue) in enumerate(shades):
        color = Color(red / 255, green / 255, blue / 255)
        tile = Rect(left + place * step, 9, step + 0.2, 7, fillColor=color, strokeWidth=0)
        tile.strokeColor = None
        drawing.add(tile)
    for value, anchor in ((0, "start"), (128, "middle"), (255, "end")):
        text(drawing, left + bar * value / 255, 1, str(value), anchor=anchor, color=MUTED)
    text(drawing, left - 5, 10.5, "low", anchor="end")
    text(drawing, left + bar + 5, 10.5, "high")
    return drawing


def pieces(series: ScoreSeries) -> list[list[Point]]:
    """Return the stretches of neighbouring positions that have a score, as (pts, score)."""
    rows = zip(series.pts.tolist(), series.scores.tolist(), strict=True)
    grouped = groupby(rows, key=lambda row: bool(np.isfinite(row[1])))
    return [list(run) for finite, run in grouped if finite]


def reduced(points: Sequence[Point], columns: int) -> list[Point]:
    """Return at most 2·`columns` points, keeping the lowest and highest of each column."""
    if len(points) <= 2 * columns:
        return list(points)
    kept: list[Point] = []
    for part in np.array_split(np.arange(len(points)), columns):
        ends = sorted(part.tolist(), key=lambda place: points[place][1])
        kept.extend(points[place] for place in sorted({ends[0], ends[-1]}))
    return kept


def _extent(values: NDArray[np.float32]) -> Range:
    finite = values[np.isfinite(values)]
    return span(float(finite.min()), float(finite.max())) if finite.size else Range(0.0, 1.0)


def _reach(values: NDArray[np.float64] | NDArray[np.float32], extra: Iterable[float]) -> Range:
    """Return the range of all finite values, with a little room."""
    finite = [*values[np.isfinite(values)].tolist(), *extra]
    return span(min(finite), max(finite), 0.08) if finite else Range(0.0, 1.0)


def _line(drawing: Drawing, axes: Axes, points: Sequence[Point]) -> None:
    placed = [axes.at(x, y) for x, y in points]
    for x, y in placed if len(placed) <= MARKED else ():
        drawing.add(Rect(x - 1.2, y - 1.2, 2.4, 2.4, fillColor=ACCENT, strokeColor=None))
    if len(placed) > 1:
        flat = [value for point in placed for value in point]
        drawing.add(PolyLine(flat, strokeColor=ACCENT, strokeWidth=1.0, strokeLineJoin=1))


def _operating_points(drawing: Drawing, axes: Axes, points: Sequence[OperatingPoint]) -> None:
    for point in points:
        left, y = axes.at(axes.x.low, point.threshold)
        right = left + axes.width
        drawing.add(
            Line(left, y, right, y, strokeColor=INK, strokeWidth=0.6, strokeDashArray=[4, 2])
        )
        label = f"operating point {point.threshold:g}"
        above = y + 2 + LABEL < axes.bottom + axes.height
        place = y + 2 if above else y - LABEL - 1
        text(drawing, right - 2, place, label, anchor="end", color=MUTED)


def _band(
    drawing: Drawing,
    axes: Axes,
    x: NDArray[np.float32],
    lower: NDArray[np.float32],
    upper: NDArray[np.float32],
) -> None:
    finite = np.isfinite(x) & np.isfinite(lower) & np.isfinite(upper)
    edges = [
        [axes.at(*pair) for pair in zip(x[finite].tolist(), edge[finite].tolist(), strict=True)]
        for edge in (lower, upper)
    ]
    if not edges[0]:
        return
    outline = [value for point in edges[0] + edges[1][::-1] for value in point]
    drawing.add(Polygon(outline, fillColor=HexColor("#e3e7ec"), strokeColor=None))
    for edge in edges:
        flat = [value for point in edge for value in point]
        drawing.add(
            PolyLine(flat, strokeColor=MUTED, strokeWidth=0.6, strokeDashArray=[2, 1.5])
        )


def _strip(drawing: Drawing, axes: Axes, spans: Sequence[Span], bottom: float) -> None:
    for part in spans:
        left, _ = axes.at(part.start, axes.y.low)
        right, _ = axes.at(part.end, axes.y.low)
        patch(drawing, (left, bottom, right, bottom + STRIP), part.outcome)
    edge = Rect(axes.left, bottom, axes.width, STRIP, fillColor=None, strokeColor=MUTED)
    edge.strokeWidth = 0.5
    drawing.add(edge)


def patch(drawing: Drawing, box: Edges, outcome: Outcome | None) -> None:
    """Fill a box with the pattern that stands for an outcome; None: not examined."""
    fill, pattern = FILLS[outcome]
    left, bottom, right, top = box
    drawing.add(
        Rect(left, bottom, right - left, top - bottom, fillColor=fill, strokeColor=None)
    )
    if pattern in {"slant", "cross"}:
        _slants(drawing, box, rising=True)
    if pattern == "cross":
        _slants(drawing, box, rising=False)
    if pattern == "dots":
        _dots(drawing, box)


def _slants(drawing: Drawing, box: Edges, *, rising: bool) -> None:
    """Hatch a box with lines at 45 degrees, cut at its edges."""
    left, bottom, right, top = box
    height = top - bottom
    start = left - height
    while start < right:
        first, last = max(left - start, 0.0), min(right - start, height)
        if last > first:
            low, high = (first, last) if rising else (height - first, height - last)
            drawing.add(
                Line(
                    start + first,
                    bottom + low,
                    start + last,
                    bottom + high,
                    strokeColor=INK,
                    strokeWidth=0.45,
                )
            )
        start += 3.2


def _dots(drawing: Drawing, box: Edges) -> None:
    left, bottom, right, top = box
    for x in np.arange(left + 1.5, right - 0.5, 3.2).tolist():
        for y in (bottom + (top - bottom) * share for share in (0.3, 0.7)):
            drawing.add(Rect(x, y - 0.4, 0.8, 0.8, fillColor=INK, strokeColor=None))


def _legend(drawing: Drawing, left: float) -> None:
    """Name the patterns of the strip."""
    x = left
    for outcome in (*Outcome, None):
        words = "not examined" if outcome is None else OUTCOME_WORDS[outcome]
        patch(drawing, (x, 1.5, x + 14, 7.5), outcome)
        drawing.add(Rect(x, 1.5, 14, 6, fillColor=None, strokeColor=MUTED, strokeWidth=0.4))
        text(drawing, x + 17, 2.2, words, color=MUTED)
        x += 24 + 3.9 * len(words)
