"""The timeline: a row per face and analyzer in presentation time, under one shared playhead."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from ui import wording
from ui.theme import Theme
from ui.views.face_rows import PresenceRow, QualityRow
from ui.views.labels import scrolled
from ui.views.legend import CoverageLegend
from ui.views.rows import Row, paint_header, small
from ui.views.time_axis import TimeAxis

HEADER = 196
RULER = 22
MARGIN = 10
NO_SCORES = "No scores on record"


class Lanes(QWidget):
    """The painted lanes; emits the time under the pointer while the examiner scrubs."""

    scrubbed = Signal(float)
    picked = Signal(str)  # the id of the track under the pointer
    quality_wanted = Signal(QPoint)  # where to offer another quality

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[Row] = ()
        self._cuts: Sequence[float] = ()
        self._axis = TimeAxis.whole(0, 1, HEADER, 1)
        self._playhead: float | None = None
        self._marks: tuple[float | None, float | None] = (None, None)
        self._still: QPixmap | None = None
        self.setMouseTracking(True)
        self.setAccessibleName("Timeline: a row per face and analyzer in presentation time")

    def load(self, first: float, last: float) -> None:
        """Start on another medium, from its first to its last presentation time."""
        self._axis = TimeAxis.whole(first, last, HEADER, self.width() - HEADER - MARGIN)
        self.show_rows((), ())

    def show_rows(self, rows: Sequence[Row], cuts: Sequence[float]) -> None:
        """Show these rows, and over them the times at which a shot begins."""
        self._rows, self._cuts = rows, cuts
        self.setAccessibleDescription("; ".join(f"{row.title} {row.detail}" for row in rows))
        self.setMinimumHeight(self._height())
        self._redraw()

    @property
    def rows(self) -> Sequence[Row]:
        """The rows on show, from top to bottom."""
        return self._rows

    @property
    def cuts(self) -> Sequence[float]:
        """The presentation times at which a shot begins."""
        return self._cuts

    def show_playhead(self, pts: float) -> None:
        """Move the playhead; the view turns its page when it leaves it."""
        self._playhead = pts
        axis = self._axis.showing(pts)
        if axis is not self._axis:
            self._axis, self._still = axis, None
        self.update()

    def show_marks(self, begin: float | None, end: float | None) -> None:
        """Show the in and out marks."""
        self._marks = (begin, end)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._redraw()

    def sizeHint(self) -> QSize:
        """Return the room that all lanes take."""
        return QSize(600, self._height())

    def _height(self) -> int:
        return RULER + sum(row.height for row in self._rows) + 4

    def _redraw(self) -> None:
        self._still = None
        self.update()

    # --- painting -----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the still part from its cache, then marks and playhead."""
        if self._still is None:
            self._still = self._draw_still()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._still)
        self._paint_marks(painter)
        self._paint_playhead(painter)

    def _draw_still(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        still = QPixmap(self.size() * ratio)
        still.setDevicePixelRatio(ratio)
        still.fill(QColor(self._theme.panel))
        painter = QPainter(still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ruler(painter)
        if not self._rows:
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, NO_SCORES)
        top = RULER
        for row in self._rows:
            self._paint_row(painter, row, top)
            top += row.height
        self._paint_cuts(painter, top)
        painter.end()
        return still

    def _paint_ruler(self, painter: QPainter) -> None:
        painter.setFont(small(self.font()))
        step = self._axis.step()
        for pts in self._axis.ticks():
            x = self._axis.x(pts)
            painter.setPen(QColor(self._theme.line))
            painter.drawLine(QPointF(x, RULER - 5), QPointF(x, RULER - 1))
            painter.setPen(QColor(self._theme.muted))
            label = wording.tick(pts, step)
            wide = painter.fontMetrics().horizontalAdvance(label)
            left = min(max(x - wide / 2, HEADER), self.width() - wide - 2)
            painter.drawText(QPointF(left, RULER - 8), label)

    def _paint_row(self, painter: QPainter, row: Row, top: int) -> None:
        box = QRectF(HEADER, top + 1, self._axis.width, row.height - 2)
        painter.setFont(self.font())
        painter.save()
        painter.setClipRect(box)
        row.paint(painter, box, self._axis, self._theme)
        painter.restore()
        paint_header(painter, row, QRectF(0, top, HEADER, row.height), self._theme)
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(0, top + row.height - 1, self.width(), top + row.height - 1)

    def _paint_cuts(self, painter: QPainter, bottom: int) -> None:
        """Draw where a shot begins, over all rows; one line per pixel at most."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(self._theme.text), 1, Qt.PenStyle.DotLine))
        columns = np.unique(np.round(self._axis.x(np.asarray(self._cuts, np.float64))))
        seen = (columns >= HEADER) & (columns <= HEADER + self._axis.width)
        lines = [QLineF(x, RULER - 4, x, bottom) for x in columns[seen].tolist()]
        painter.drawLines(lines)

    def _paint_marks(self, painter: QPainter) -> None:
        begin, end = self._marks
        if begin is None and end is None:
            return
        left = max(self._axis.x(begin) if begin is not None else HEADER, HEADER)
        right = self._axis.x(end) if end is not None else HEADER + self._axis.width
        shade = QColor(self._theme.accent)
        shade.setAlpha(36)
        painter.fillRect(QRectF(left, 0, right - left, self.height()), shade)
        painter.setPen(QPen(QColor(self._theme.accent), 1))
        for mark, name, shift in ((begin, "in", 3), (end, "out", -22)):
            if mark is not None:
                x = self._axis.x(mark)
                painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
                painter.drawText(QPointF(x + shift, RULER + 11), name)

    def _paint_playhead(self, painter: QPainter) -> None:
        if self._playhead is None:
            return
        x = self._axis.x(self._playhead)
        if x < HEADER - 1:
            return
        painter.setPen(QPen(QColor(self._theme.playhead), 1.4))
        painter.drawLine(QPointF(x, RULER - 6), QPointF(x, self.height()))
        painter.setBrush(QColor(self._theme.playhead))
        painter.drawPolygon(
            [QPointF(x - 5, RULER - 10), QPointF(x + 5, RULER - 10), QPointF(x, RULER - 3)]
        )

    # --- the pointer ---------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the playhead under the pointer, or pick what lies there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        row = self._row_at(at.y())
        if at.x() >= HEADER:
            self.scrubbed.emit(self._axis.pts(at.x()))
        if isinstance(row, QualityRow) and at.x() < HEADER:
            self.quality_wanted.emit(event.globalPosition().toPoint())
        elif isinstance(row, PresenceRow):
            self._pick(row, self._axis.pts(at.x()) if at.x() >= HEADER else None)

    def _pick(self, row: PresenceRow, pts: float | None) -> None:
        """Choose the track under the pointer, or the face's first one in the header."""
        entry = row.lane.entry_at(pts) if pts is not None else None
        one = row.lane.track_at(int(row.lane.frames[entry])) if entry is not None else None
        if pts is None and row.lane.tracks:
            one = row.lane.tracks[0]
        if one is not None:
            self.picked.emit(one.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub while the button is down; otherwise say what lies under the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton and event.position().x() >= HEADER:
            self.scrubbed.emit(self._axis.pts(event.position().x()))
            return
        text = self._described(event.position())
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; sideways, or with Shift, scroll."""
        turned = event.angleDelta()
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if shift or abs(turned.x()) > abs(turned.y()):
            turns = (turned.x() or turned.y()) / 120
            span = self._axis.stop - self._axis.start
            self._axis = self._axis.moved_to(self._axis.start - turns * span / 8)
        else:
            factor = 0.8 ** (turned.y() / 120)
            self._axis = self._axis.zoomed(factor, event.position().x())
        self._redraw()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the same time to the new width."""
        self._axis = self._axis.resized(HEADER, self.width() - HEADER - MARGIN)
        self._redraw()

    def _described(self, at: QPointF) -> str:
        row = self._row_at(at.y())
        if row is None:
            return ""
        return row.tip if at.x() < HEADER else row.said_at(self._axis.pts(at.x()))

    def _row_at(self, y: float) -> Row | None:
        top = RULER
        for row in self._rows:
            if top <= y < top + row.height:
                return row
            top += row.height
        return None


class Timeline(QWidget):
    """The lanes in a scroll area, above the legend of their shading."""

    scrubbed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lanes = Lanes(theme)
        self.lanes.scrubbed.connect(self.scrubbed)
        self._legend = CoverageLegend(theme)
        scroll = scrolled(self.lanes)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._legend)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.lanes.set_theme(theme)
        self._legend.set_theme(theme)
