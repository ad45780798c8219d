"""How a lane is drawn: coverage shading, score curve, threshold, segments, marks."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from ui.lanes import NOT_EXAMINED, OUTCOMES, SCORED, Lane, Span, spans
from ui.theme import Theme
from ui.views.time_axis import TimeAxis
from workbench.model import FindingState, Outcome
from workbench.temporal import Stretch

EDGE = 4  # pixels above and below a curve
BRACKET = 7  # pixels from the head of a lane to the feet of a bracket, which no curve touches
DOT_GAP = 7  # draw single samples as dots when they lie further apart than this


@dataclass(frozen=True, slots=True)
class Segment:
    """A finding's stretch of time in the lane of the analyzer that it rests on."""

    finding_id: str
    first: float
    last: float
    state: FindingState
    analyzers: frozenset[str]


def coverage_brush(kind: int, theme: Theme) -> list[QBrush]:
    """Return the layers that shade one outcome; they differ in pattern, not only in colour."""
    muted = QColor(theme.muted)
    if kind == SCORED:
        return [QBrush(QColor(theme.field))]
    base = QBrush(QColor(theme.raised))
    if kind == NOT_EXAMINED:
        return [
            QBrush(QColor(theme.window)),
            QBrush(_faint(muted, 110), Qt.BrushStyle.Dense7Pattern),
        ]
    if OUTCOMES[kind] is Outcome.NOT_APPLICABLE:
        return [base]
    if OUTCOMES[kind] is Outcome.WITHHELD:
        return [base, QBrush(_faint(muted, 200), Qt.BrushStyle.BDiagPattern)]
    return [base, QBrush(_faint(QColor(theme.bad), 230), Qt.BrushStyle.DiagCrossPattern)]


def _faint(color: QColor, alpha: int) -> QColor:
    color.setAlpha(alpha)
    return color


def paint_coverage(
    painter: QPainter, box: QRectF, axis: TimeAxis, lane: Lane, theme: Theme
) -> None:
    """Shade what was scored, not applicable, withheld, failed and not examined."""
    for span in _file_span(lane, axis) or spans(lane, axis.first, axis.last):
        left = max(axis.x(span.first), box.left())
        right = min(axis.x(span.last), box.right())
        if right < left:
            continue
        area = QRectF(left, box.top(), max(right - left, 1.0), box.height())
        for brush in coverage_brush(span.kind, theme):
            painter.fillRect(area, brush)


def _file_span(lane: Lane, axis: TimeAxis) -> list[Span]:
    """Return one span over everything for an analyzer that answers for the file."""
    if lane.whole_file is None:
        return []
    return [Span(axis.first, axis.last, OUTCOMES.index(lane.whole_file))]


class ScoreScale:
    """Maps a lane's scores to pixels: its own range, widened to hold the threshold."""

    def __init__(self, lane: Lane, box: QRectF) -> None:
        low, high = lane.bounds or (0.0, 1.0)
        if lane.threshold is not None:
            low, high = min(low, lane.threshold), max(high, lane.threshold)
        self.low, self.high = (low, high) if high > low else (low - 0.5, high + 0.5)
        self._box = box.adjusted(0, EDGE + (BRACKET if lane.highest else 0), 0, -EDGE)

    def y(self, score: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the pixel rows of scores; higher scores lie higher."""
        share = (score - self.low) / (self.high - self.low)
        return self._box.bottom() - share * self._box.height()


def paint_curve(
    painter: QPainter, box: QRectF, axis: TimeAxis, lane: Lane, theme: Theme
) -> None:
    """Draw the scores; the line breaks wherever one is missing."""
    if lane.bounds is None:
        return
    scale = ScoreScale(lane, box)
    _paint_threshold(painter, box, scale, lane, theme)
    near = _in_view(lane, axis)
    xs = axis.left + (lane.pts[near] - axis.start) / (axis.stop - axis.start) * axis.width
    ys = scale.y(lane.scores[near])
    painter.setPen(QPen(QColor(theme.curve), 1.3))
    for piece in _pieces(lane, near):
        _paint_piece(painter, xs[piece], ys[piece], theme)


def _in_view(lane: Lane, axis: TimeAxis) -> slice:
    """Return the entries in view and one on each side, so lines run out of the picture."""
    first = int(np.searchsorted(lane.pts, axis.start)) - 1
    last = int(np.searchsorted(lane.pts, axis.stop)) + 1
    return slice(max(first, 0), last)


def _pieces(lane: Lane, near: slice) -> list[slice]:
    """Return the unbroken stretches of scored entries, as slices within `near`."""
    scored = (lane.outcomes[near] == SCORED).astype(np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], scored, [0]])))
    return [slice(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _paint_piece(
    painter: QPainter, xs: NDArray[np.float64], ys: NDArray[np.float64], theme: Theme
) -> None:
    sparse = xs.size == 1 or float(np.median(np.diff(xs))) > DOT_GAP
    px, py = (xs, ys) if sparse else envelope(xs, ys)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [QPointF(x, y) for x, y in zip(px.tolist(), py.tolist(), strict=True)]
    painter.drawPolyline(QPolygonF(points))
    if sparse:
        painter.setBrush(QColor(theme.curve))
        for point in points:
            painter.drawEllipse(point, 2.0, 2.0)


def envelope(
    xs: NDArray[np.float64], ys: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return at most two points per pixel column, so that no peak is lost when zoomed out."""
    columns = np.floor(xs).astype(np.int64)
    starts = np.concatenate([[0], np.flatnonzero(np.diff(columns)) + 1])
    if xs.size <= 2 * starts.size:
        return xs, ys
    low, high = np.minimum.reduceat(ys, starts), np.maximum.reduceat(ys, starts)
    return np.repeat(xs[starts], 2), np.stack([low, high], axis=1).ravel()


def _paint_threshold(
    painter: QPainter, box: QRectF, scale: ScoreScale, lane: Lane, theme: Theme
) -> None:
    if lane.threshold is None:
        return
    row = float(scale.y(np.array([lane.threshold]))[0])
    band = QColor(theme.segment)
    band.setAlpha(26)
    painter.fillRect(QRectF(box.left(), box.top(), box.width(), row - box.top()), band)
    painter.setPen(QPen(_faint(QColor(theme.segment), 170), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(box.left(), row), QPointF(box.right(), row))


def paint_segment(
    painter: QPainter, box: QRectF, axis: TimeAxis, segment: Segment, theme: Theme
) -> None:
    """Draw a finding's stretch as a bar at the foot of the lane; rejected ones are hollow."""
    left = max(axis.x(segment.first), box.left())
    right = min(axis.x(segment.last), box.right())
    if right < box.left() or left > box.right():
        return
    color = QColor(theme.good if segment.state is FindingState.CONFIRMED else theme.segment)
    bar = QRectF(left, box.bottom() - 5, max(right - left, 3.0), 4)
    painter.setPen(QPen(color, 1))
    hollow = segment.state is FindingState.REJECTED
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else color)
    painter.drawRect(bar)


def paint_highest(
    painter: QPainter, box: QRectF, axis: TimeAxis, found: Stretch, theme: Theme
) -> None:
    """Bracket where a series is highest, at the head of the lane: no finding, so no bar."""
    left, right = axis.x(found.start), axis.x(min(found.end, axis.last)) - 1
    if right < box.left() or left > box.right():
        return
    top, foot = box.top() + 2, box.top() + BRACKET
    painter.setPen(QPen(QColor(theme.muted), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = (
        (left, foot),
        (left, top),
        (max(right, left + 3), top),
        (max(right, left + 3), foot),
    )
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in corners]))
