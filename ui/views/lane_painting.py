"""How a lane is drawn: coverage shading, score curve, threshold, segments, marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF

from ui.bands import Band
from ui.coverage_columns import told_columns
from ui.lane_levels import Level, in_columns
from ui.lanes import NOT_EXAMINED, OUTCOMES, SCORED, Covered, Lane
from ui.theme import Theme
from ui.views.band_painting import paint_band
from ui.views.time_axis import TimeAxis
from workbench.model import FindingState, Outcome
from workbench.temporal import Stretch

EDGE = 4  # pixels above and below a curve
BRACKET = 7  # pixels from the head of a lane to the feet of a bracket, which no curve touches
DOT = 5.2  # pixels across
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
    covered = _file_span(lane, axis) or lane.covered(axis.first, axis.last)
    paint_spans(painter, box, axis, covered, theme)


def paint_spans(
    painter: QPainter, box: QRectF, axis: TimeAxis, covered: Covered, theme: Theme
) -> None:
    """Shade stretches of time by what was answered there."""
    areas: dict[int, list[QRectF]] = {}
    top, height = box.top(), box.height()
    for left, right, kind in told_columns(covered, axis.start, axis.stop, axis.width):
        wide = max(right - left, 1.0)
        areas.setdefault(kind, []).append(QRectF(axis.left + left, top, wide, height))
    painter.setPen(Qt.PenStyle.NoPen)
    for kind, told in areas.items():
        for brush in coverage_brush(kind, theme):
            painter.setBrush(brush)
            painter.drawRects(told)


def _file_span(lane: Lane, axis: TimeAxis) -> Covered | None:
    """Return one span over everything for an analyzer that answers for the file."""
    if lane.whole_file is None:
        return None
    return Covered.one(axis.first, axis.last, OUTCOMES.index(lane.whole_file))


class ScoreScale:
    """Maps a lane's scores to pixels: its own range, widened to hold threshold and band."""

    def __init__(self, lane: Lane, box: QRectF, band: Band | None = None) -> None:
        low, high = lane.bounds or (0.0, 1.0)
        if band is not None and band.span is not None:
            low, high = min(low, band.span[0]), max(high, band.span[1])
        if lane.threshold is not None:
            low, high = min(low, lane.threshold), max(high, lane.threshold)
        self.low, self.high = (low, high) if high > low else (low - 0.5, high + 0.5)
        self._box = box.adjusted(0, EDGE + (BRACKET if lane.highest else 0), 0, -EDGE)

    def y(self, score: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the pixel rows of scores; higher scores lie higher."""
        share = (score - self.low) / (self.high - self.low)
        return self._box.bottom() - share * self._box.height()


def paint_curve(
    painter: QPainter,
    box: QRectF,
    axis: TimeAxis,
    lane: Lane,
    theme: Theme,
    *,
    band: Band | None = None,
) -> None:
    """Draw the scores over their calibrated band; the line breaks wherever one is missing."""
    if lane.bounds is None:
        return
    scale = ScoreScale(lane, box, band)
    if band is not None and band.span is not None:
        foot, top = scale.y(np.array(band.span)).tolist()
        paint_band(painter, QRectF(box.left(), top, box.width(), foot - top), theme)
    _paint_threshold(painter, box, scale, lane, theme)
    if paint_dense(painter, box, axis, lane.levels, y=scale.y, color=theme.curve):
        return
    near = _in_view(lane, axis)
    xs = axis.left + (lane.pts[near] - axis.start) / (axis.stop - axis.start) * axis.width
    paint_samples(painter, xs, scale.y(lane.scores[near]), theme.curve)


def paint_samples(
    painter: QPainter, xs: NDArray[np.float64], ys: NDArray[np.float64], color: str
) -> None:
    """Join neighbouring samples by lines; what stands alone, or far apart, is a dot.

    `ys` are NaN where a sample is missing, and the line breaks there.
    """
    known = np.isfinite(ys)
    joined = np.flatnonzero(known[:-1] & known[1:])
    painter.setPen(QPen(QColor(color), 1.3))
    px, py = xs.tolist(), ys.tolist()
    painter.drawLines([QLineF(px[i], py[i], px[i + 1], py[i + 1]) for i in joined.tolist()])
    sparse = xs.size < 2 or float(np.median(np.diff(xs))) > DOT_GAP  # noqa: PLR2004
    alone = known.copy()
    if not sparse:
        alone[joined] = alone[joined + 1] = False
    painter.setPen(QPen(QColor(color), DOT, c=Qt.PenCapStyle.RoundCap))
    painter.drawPoints([QPointF(px[i], py[i]) for i in np.flatnonzero(alone).tolist()])


def paint_dense(
    painter: QPainter,
    box: QRectF,
    axis: TimeAxis,
    made: Sequence[Level],
    *,
    y: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    color: str,
) -> bool:
    """Draw a curve as one upright line per pixel of the screen, from its lowest to its highest.

    So no peak is lost. Returns False, and draws nothing, where there is room for every sample.
    """
    ratio = painter.device().devicePixelRatio()
    thinned = in_columns(made, axis.start, axis.stop, round(axis.width * ratio))
    if thinned is None:
        return False
    columns, low, high = thinned
    tops = np.floor((y(high) - box.top()) * ratio)
    feet = np.maximum(np.ceil((y(low) - box.top()) * ratio), tops + ratio)
    met = np.flatnonzero(np.diff(columns) == 1)  # neighbours touch, so that a line is seen
    tops[met + 1] = np.minimum(tops[met + 1], feet[met])
    feet[met + 1] = np.maximum(feet[met + 1], tops[met])
    height, width = round(box.height() * ratio), round(axis.width * ratio)
    rows = np.arange(height)[:, None]
    pixels = np.zeros((height, width), np.uint32)
    pixels[:, columns] = ((rows >= tops) & (rows < feet)) * np.uint32(QColor(color).rgba())
    drawn = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32)
    drawn.setDevicePixelRatio(ratio)
    painter.drawImage(QPointF(axis.left, box.top()), drawn)
    return True


def _in_view(lane: Lane, axis: TimeAxis) -> slice:
    """Return the entries in view and one on each side, so lines run out of the picture."""
    first = int(np.searchsorted(lane.pts, axis.start)) - 1
    last = int(np.searchsorted(lane.pts, axis.stop)) + 1
    return slice(max(first, 0), last)


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
