"""The timeline: one lane per analyzer in presentation time, under one shared playhead."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
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
from ui.lanes import OUTCOMES, SCORED, Lane
from ui.theme import Theme
from ui.views.labels import scrolled
from ui.views.lane_painting import (
    Segment,
    paint_coverage,
    paint_curve,
    paint_segment,
)
from ui.views.legend import CoverageLegend
from ui.views.time_axis import TimeAxis
from workbench.model import Outcome

HEADER = 196
RULER = 22
LANE = 44
FILE_LANE = 24
MARGIN = 10
NO_SCORES = "No scores on record"


class Lanes(QWidget):
    """The painted lanes; emits the time under the pointer while the examiner scrubs."""

    scrubbed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lanes: Sequence[Lane] = ()
        self._segments: Sequence[Segment] = ()
        self._axis = TimeAxis.whole(0, 1, HEADER, 1)
        self._playhead: float | None = None
        self._marks: tuple[float | None, float | None] = (None, None)
        self._still: QPixmap | None = None
        self.setMouseTracking(True)
        self.setAccessibleName("Timeline: one lane per analyzer in presentation time")

    def load(self, first: float, last: float) -> None:
        """Start on another medium, from its first to its last presentation time."""
        self._axis = TimeAxis.whole(first, last, HEADER, self.width() - HEADER - MARGIN)
        self.show_lanes((), ())

    def show_lanes(self, lanes: Sequence[Lane], segments: Sequence[Segment]) -> None:
        """Show these lanes, and the segments of findings in them."""
        self._lanes, self._segments = lanes, segments
        self.setMinimumHeight(self._height())
        self._redraw()

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
        return RULER + sum(_tall(lane) for lane in self._lanes) + 4

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
        if not self._lanes:
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, NO_SCORES)
        top = RULER
        for lane in self._lanes:
            self._paint_lane(painter, lane, top)
            top += _tall(lane)
        painter.end()
        return still

    def _paint_ruler(self, painter: QPainter) -> None:
        painter.setFont(_small(self.font()))
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

    def _paint_lane(self, painter: QPainter, lane: Lane, top: int) -> None:
        box = QRectF(HEADER, top + 1, self._axis.width, _tall(lane) - 2)
        painter.save()
        painter.setClipRect(box)
        paint_coverage(painter, box, self._axis, lane, self._theme)
        paint_curve(painter, box, self._axis, lane, self._theme)
        for segment in self._segments:
            if lane.info.name in segment.analyzers:
                paint_segment(painter, box, self._axis, segment, self._theme)
        painter.restore()
        if not lane.by_frame:
            painter.setPen(QColor(self._theme.muted))
            painter.setFont(_small(self.font()))
            middle = Qt.AlignmentFlag.AlignVCenter
            words = painter.fontMetrics().elidedText(
                file_words(lane), Qt.TextElideMode.ElideRight, round(box.width()) - 16
            )
            painter.drawText(box.adjusted(8, 0, 0, 0), middle, words)
        self._paint_header(painter, lane, top)
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(0, top + _tall(lane) - 1, self.width(), top + _tall(lane) - 1)

    def _paint_header(self, painter: QPainter, lane: Lane, top: int) -> None:
        painter.setFont(self.font())
        painter.setPen(QColor(self._theme.text))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(lane.info.title, Qt.TextElideMode.ElideRight, HEADER - 18)
        painter.drawText(QPointF(10, top + metrics.ascent() + 5), name)
        if _tall(lane) == FILE_LANE:
            return
        painter.setFont(_small(self.font()))
        painter.setPen(QColor(self._theme.muted))
        text = painter.fontMetrics().elidedText(
            lane_summary(lane), Qt.TextElideMode.ElideRight, HEADER - 18
        )
        painter.drawText(QPointF(10, top + LANE - 10), text)

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
        """Put the playhead under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() >= HEADER:
            self.scrubbed.emit(self._axis.pts(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub while the button is down; otherwise say what lies under the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
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
        lane = self._lane_at(at.y())
        if lane is None:
            return ""
        if at.x() < HEADER:
            return f"{lane.info.title} {lane.info.version}\n{lane.info.score_meaning}"
        return f"{lane.info.title}\n{said_at(lane, self._axis.pts(at.x()))}"

    def _lane_at(self, y: float) -> Lane | None:
        top = RULER
        for lane in self._lanes:
            if top <= y < top + _tall(lane):
                return lane
            top += _tall(lane)
        return None


def _tall(lane: Lane) -> int:
    return LANE if lane.by_frame else FILE_LANE


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.88)
    return small


def lane_summary(lane: Lane) -> str:
    """Return the range of a lane's scores, or why there is none."""
    if lane.bounds is not None:
        low, high = lane.bounds
        return f"score {wording.number(low)} … {wording.number(high)}"
    if lane.outcomes.size:
        words = sorted({wording.OUTCOME_WORDS[OUTCOMES[code]] for code in set(lane.outcomes)})
        return ", ".join(words)
    return wording.RUN_WORDS[lane.state] if lane.state else wording.NOT_EXAMINED


def file_words(lane: Lane) -> str:
    """Return what an analyzer that reads only the file has answered."""
    if lane.whole_file is None:
        return wording.RUN_WORDS[lane.state] if lane.state else wording.NOT_EXAMINED
    if lane.whole_file is Outcome.SCORED:
        return lane.said or "read"
    reason = f" ({wording.reason(lane.whole_reason)})" if lane.whole_reason else ""
    return f"{wording.OUTCOME_WORDS[lane.whole_file]}{reason}"


def said_at(lane: Lane, pts: float) -> str:
    """Return in words what a lane holds at a time."""
    if not lane.by_frame:
        return file_words(lane)
    entry = int(lane.pts.searchsorted(pts + 1e-6, side="right")) - 1
    if entry < 0 or pts - lane.pts[entry] > max(lane.step * 1.6, 1e-3):
        return f"{wording.time(pts)}: {wording.NOT_EXAMINED}"
    place = f"{wording.time(float(lane.pts[entry]))}, frame index {lane.frames[entry]}"
    if lane.outcomes[entry] == SCORED:
        return f"{place}: score {wording.number(float(lane.scores[entry]))}"
    outcome = wording.OUTCOME_WORDS[OUTCOMES[lane.outcomes[entry]]]
    return f"{place}: {outcome} ({wording.reason(lane.reasons[entry])})"


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
