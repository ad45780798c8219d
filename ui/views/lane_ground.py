"""What is drawn around the lanes of the timeline: ruler, headers, cuts, marks, playhead."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ui import wording
from ui.scale import eased, px
from ui.theme import Theme
from ui.tongue import tr
from ui.views.lane_places import LanePlaces
from ui.views.rows import LEFT, Row, paint_header, small
from ui.views.time_axis import TimeAxis

HEADER, RULER = 196, 22  # pixels at 100 %: see `header` and `ruler`
NO_SCORES = "No scores on record"
ALL_HIDDEN = "All lanes are hidden: “Lanes ▾” above shows them again"


def header() -> int:
    """Return how wide the names of the lanes are, in the size in use."""
    return eased(HEADER)


def ruler() -> int:
    """Return how high the ruler is, in the size in use."""
    return px(RULER)


@dataclass(frozen=True, slots=True)
class LaneGround:
    """Draws into one painter, along one axis."""

    painter: QPainter
    axis: TimeAxis
    theme: Theme
    rect: QRect
    font: QFont

    def paint(self, places: LanePlaces, current: str, cuts: Sequence[float]) -> None:
        """Draw what stands still while the medium plays."""
        self._paint_ruler(len(places.hidden))
        if not places.rows:
            self.painter.setPen(QColor(self.theme.muted))
            words = tr(ALL_HIDDEN if places.hidden else NO_SCORES)
            self.painter.drawText(self.rect, Qt.AlignmentFlag.AlignCenter, words)
        for row, top, height in places.placed():
            self._paint_row(row, QRectF(0, top, self.rect.width(), height), row.key == current)
        self._paint_cuts(cuts, places.bottom)

    def _paint_ruler(self, hidden: int) -> None:
        painter = self.painter
        painter.setFont(small(self.font))
        painter.setPen(QColor(self.theme.accent if hidden else self.theme.muted))
        words = tr("Lanes ▾   {hidden} hidden", hidden=hidden) if hidden else tr("Lanes ▾")
        low = ruler() - px(8)
        painter.drawText(QPointF(LEFT, low), words)
        step = self.axis.step()
        for pts in self.axis.ticks():
            x = self.axis.x(pts)
            painter.setPen(QColor(self.theme.line))
            painter.drawLine(QPointF(x, ruler() - px(5)), QPointF(x, ruler() - 1))
            painter.setPen(QColor(self.theme.muted))
            label = wording.tick(pts, step)
            wide = painter.fontMetrics().horizontalAdvance(label)
            left = min(max(x - wide / 2, header()), self.rect.width() - wide - 2)
            painter.drawText(QPointF(left, low), label)

    def _paint_row(self, row: Row, place: QRectF, current: bool) -> None:
        painter, top, height = self.painter, place.top(), place.height()
        box = QRectF(header(), top + 1, self.axis.width, height - 2)
        painter.setFont(self.font)
        painter.save()
        painter.setClipRect(box)
        row.paint(painter, box, self.axis, self.theme)
        painter.restore()
        if current:
            painter.fillRect(QRectF(0, top, header(), height - 1), QColor(self.theme.raised))
            painter.fillRect(QRectF(0, top, 3, height - 1), QColor(self.theme.accent))
        paint_header(painter, row, QRectF(0, top, header(), height), self.theme)
        painter.setPen(QPen(QColor(self.theme.muted), px(24) / 10, c=Qt.PenCapStyle.RoundCap))
        middle = top + min(height / 2, px(14))
        dots = (-px(4), 0, px(4))
        painter.drawPoints([QPointF(header() - px(9), middle + down) for down in dots])
        painter.setPen(QColor(self.theme.line))
        foot = top + height - 1
        painter.drawLine(QPointF(0, foot), QPointF(self.rect.width(), foot))

    def _paint_cuts(self, cuts: Sequence[float], bottom: int) -> None:
        """Draw where a shot begins, over all rows; one line per pixel at most."""
        painter = self.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(self.theme.text), 1, Qt.PenStyle.DotLine))
        columns = np.unique(np.round(self.axis.x(np.asarray(cuts, np.float64))))
        seen = (columns >= header()) & (columns <= header() + self.axis.width)
        lines = [QLineF(x, ruler() - 4, x, bottom) for x in columns[seen].tolist()]
        painter.drawLines(lines)

    def paint_marks(self, begin: float | None, end: float | None) -> None:
        """Shade the range between the in and out marks."""
        if begin is None and end is None:
            return
        painter, height = self.painter, self.rect.height()
        left = max(self.axis.x(begin) if begin is not None else header(), header())
        right = self.axis.x(end) if end is not None else header() + self.axis.width
        shade = QColor(self.theme.accent)
        shade.setAlpha(36)
        painter.fillRect(QRectF(left, 0, right - left, height), shade)
        painter.setPen(QPen(QColor(self.theme.accent), 1))
        for mark, name, shift in ((begin, tr("in"), px(3)), (end, tr("out"), -px(22))):
            if mark is not None:
                x = self.axis.x(mark)
                painter.drawLine(QPointF(x, 0), QPointF(x, height))
                painter.drawText(QPointF(x + shift, ruler() + px(11)), name)

    def paint_playhead(self, pts: float | None) -> None:
        """Draw where the frame on show lies."""
        x = self.axis.x(pts) if pts is not None else -1.0
        if x < header() - 1:
            return
        painter = self.painter
        painter.setPen(QPen(QColor(self.theme.playhead), 1.4))
        painter.drawLine(QPointF(x, ruler() - px(6)), QPointF(x, self.rect.height()))
        painter.setBrush(QColor(self.theme.playhead))
        top, side, foot = ruler() - px(10), px(5), ruler() - px(3)
        painter.drawPolygon([QPointF(x - side, top), QPointF(x + side, top), QPointF(x, foot)])

    def paint_drop(self, y: int) -> None:
        """Draw where a dragged lane would come."""
        self.painter.setPen(QPen(QColor(self.theme.accent), 3))
        self.painter.drawLine(QPointF(0, y), QPointF(self.rect.width(), y))
