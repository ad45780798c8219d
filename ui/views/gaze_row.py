"""The row of the chosen face's eyes: both eyes, the head, and where the eyes are shut."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.face_colors import face_color
from ui.faces import TrackView
from ui.gaze import EyeSeries
from ui.lane_words import columns
from ui.theme import Theme
from ui.views.rows import small
from ui.views.time_axis import TimeAxis

LANE = 56
SHUT = 4  # pixels of the bar that marks shut eyes
KEY_FROM = 360  # pixels of a row from which there is room for its key
DASH, GAP = 18, 6  # pixels of a line in the key, and beside it


@dataclass(frozen=True, slots=True)
class GazeRow:
    """Where the eyes of one face look to the side, and its head, in degrees over time."""

    one: TrackView
    eyes: EyeSeries
    height: int = LANE
    key: str = "gaze"
    peak: float | None = None

    def copied(self) -> str:
        """Return the degrees of every frame with the face; empty where an eye was shut."""
        lines = np.column_stack([self.eyes.yaw, self.eyes.head]).tolist()
        told = zip(self.eyes.frames.tolist(), self.eyes.pts.tolist(), lines, strict=True)
        rows = (
            (str(frame), f"{pts:.6f}", *("" if np.isnan(v) else f"{v:.3f}" for v in values))
            for frame, pts, values in told
        )
        return columns(("frame", "pts", "right eye", "left eye", "head"), rows)

    @property
    def title(self) -> str:
        """What is drawn."""
        return "Eyes and head"

    @property
    def detail(self) -> str:
        """The face, and the range."""
        return f"{self.one.track.label}: ±{self.eyes.bound:.0f}° sideways"

    @property
    def tip(self) -> str:
        """How to read it."""
        return (
            "Solid: the subject's right eye. Dashed: the left eye. Grey: the head. Up is "
            "toward the subject's left, in degrees from the median; eyes in the head. Bars "
            "below: both eyes shut. Rough: read from the mesh, with its noise."
        )

    def color(self, theme: Theme) -> str:
        """Return the face's colour."""
        return face_color(theme, self.one.color, excluded=self.one.track.excluded)

    def paint(self, painter: QPainter, box: QRectF, axis: TimeAxis, theme: Theme) -> None:
        """Draw the head first, then the eyes; a line breaks where an eye is shut."""
        painter.fillRect(box, QColor(theme.field))
        eyes, color = self.eyes, QColor(self.color(theme))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pieces = eyes.pieces(axis.start, axis.stop)
        lines = (  # one pixel wide: Qt draws wider ones of an hour in seconds
            ("head", eyes.head, QPen(QColor(theme.muted), 1)),
            ("left eye", eyes.yaw[:, 1], QPen(color, 1, Qt.PenStyle.DashLine)),
            ("right eye", eyes.yaw[:, 0], QPen(color, 1)),
        )
        for _, values, pen in lines:
            painter.setPen(pen)
            for piece in pieces:
                self._paint_line(painter, box, axis, piece, values)
        for piece in pieces:
            self._paint_shut(painter, box, axis, piece, theme)
        if box.width() >= KEY_FROM:
            _paint_key(painter, box, [(name, pen) for name, _, pen in lines], theme)

    def _paint_line(
        self,
        painter: QPainter,
        box: QRectF,
        axis: TimeAxis,
        piece: slice,
        values: NDArray[np.float64],
    ) -> None:
        room = box.adjusted(0, 3, 0, -SHUT - 3)
        share = (values[piece] / self.eyes.bound + 1) / 2
        ys = room.bottom() - share * room.height()
        xs = _across(axis, self.eyes.pts[piece])
        px, py = _columns(xs, ys)
        points = [QPointF(x, y) for x, y in zip(px.tolist(), py.tolist(), strict=True)]
        for begin, end in _known(py):
            painter.drawPolyline(QPolygonF(points[begin:end]))

    def _paint_shut(
        self, painter: QPainter, box: QRectF, axis: TimeAxis, piece: slice, theme: Theme
    ) -> None:
        """Draw one bar for each stretch in which both eyes stay shut."""
        xs = _across(axis, self.eyes.pts[piece])
        step = self.eyes.step / (axis.stop - axis.start) * axis.width
        for begin, end in _runs(self.eyes.closed[piece]):
            width = max(float(xs[end - 1] - xs[begin]) + step, 1.0)
            bar = QRectF(float(xs[begin]), box.bottom() - SHUT, width, SHUT)
            painter.fillRect(bar, QColor(theme.text))

    def said_at(self, pts: float) -> str:
        """Return the eyes and the head at a time."""
        row = self.eyes.row(pts)
        if row is None:
            return f"{self.one.track.label}\nno mesh here"
        right, left = (_degrees(value) for value in self.eyes.yaw[row])
        head = _degrees(self.eyes.head[row])
        return f"{self.one.track.label}\nright eye {right}, left eye {left}, head {head}"


def _paint_key(
    painter: QPainter, box: QRectF, lines: Sequence[tuple[str, QPen]], theme: Theme
) -> None:
    """Say in a corner of the row which line is which."""
    painter.save()
    painter.setFont(small(painter.font()))
    left, metrics = box.left() + GAP, painter.fontMetrics()
    widths = [DASH + GAP + metrics.horizontalAdvance(name) + 2 * GAP for name, _ in lines]
    ground = QColor(theme.field)
    ground.setAlpha(200)  # what lies under it is still seen
    painter.fillRect(QRectF(box.left(), box.top(), sum(widths), metrics.height()), ground)
    middle, base = box.top() + metrics.height() / 2, box.top() + metrics.ascent()
    for (name, pen), width in zip(reversed(lines), reversed(widths), strict=True):
        painter.setPen(pen)
        painter.drawLine(QPointF(left, middle), QPointF(left + DASH, middle))
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(left + DASH + GAP, base), name)
        left += width
    painter.restore()


def _across(axis: TimeAxis, pts: NDArray[np.float64]) -> NDArray[np.float64]:
    return axis.left + (pts - axis.start) / (axis.stop - axis.start) * axis.width


def _columns(
    xs: NDArray[np.float64], ys: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return at most the lowest and highest known value in each pixel column.

    A column in which all are missing breaks the line; a shorter gap could not be seen.
    """
    starts = np.concatenate([[0], np.flatnonzero(np.diff(np.floor(xs))) + 1])
    if xs.size <= 2 * starts.size:
        return xs, ys
    low, high = np.fmin.reduceat(ys, starts), np.fmax.reduceat(ys, starts)
    return np.repeat(xs[starts], 2), np.stack([low, high], axis=1).ravel()


def _known(values: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the stretches of at least two values in which none is missing."""
    return [(begin, end) for begin, end in _runs(np.isfinite(values)) if end - begin > 1]


def _runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return begin and end of the stretches in which flags are set."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _degrees(value: float) -> str:
    return f"{value:+.0f}°" if np.isfinite(value) else "shut or not measured"
