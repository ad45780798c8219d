"""The field of lanes on the timeline: drawn under one playhead, arranged by hand and keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.lane_layout import LEAST, LaneLayout
from ui.retelling import told
from ui.scale import px
from ui.theme import Theme
from ui.tongue import tr
from ui.views.annotation_row import AnnotationRow
from ui.views.face_rows import PresenceRow, QualityRow
from ui.views.lane_ground import LaneGround, header, ruler
from ui.views.lane_places import LaneDrag, LanePlaces
from ui.views.rows import MENU, Row
from ui.views.time_axis import TimeAxis

MARGIN = 10
LANES_TIP = "Fold, show and arrange all lanes"


class Lanes(QWidget):
    """The painted lanes; emits the time under the pointer while the examiner scrubs."""

    scrubbed = Signal(float)
    picked = Signal(str)  # the id of the track under the pointer
    quality_wanted = Signal(QPoint)  # where to offer another quality
    menu_wanted = Signal(str, QPoint)  # the key of a lane, "" for all of them
    laid_out = Signal()  # the examiner changed the layout

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.places = LanePlaces(ruler)
        self.current = ""  # the key of the lane that keys are about
        self._cuts: Sequence[float] = ()
        self._axis = TimeAxis.whole(0, 1, header(), 1)
        self._playhead: float | None = None
        self._marks: tuple[float | None, float | None] = (None, None)
        self._still: QPixmap | None = None
        self._drag: LaneDrag | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tr("Timeline: a row per face and analyzer in presentation time"))

    def load(self, first: float, last: float) -> None:
        """Start on another medium, from its first to its last presentation time."""
        self._axis = TimeAxis.whole(first, last, header(), self.width() - header() - MARGIN)
        self.show_rows((), ())

    def show_rows(self, rows: Sequence[Row], cuts: Sequence[float]) -> None:
        """Show these rows, and over them the times at which a shot begins."""
        self._cuts = cuts
        self.places.show(rows)
        self._tell()

    def lay_out(self, layout: LaneLayout) -> None:
        """Show the same rows in another order, at other heights, folded or hidden."""
        self.places.lay_out(layout)
        self._tell()

    def change(self, layout: LaneLayout) -> None:
        """Lay the lanes out as the examiner wants, which is to be remembered."""
        if layout != self.places.layout:
            self.lay_out(layout)
            self.laid_out.emit()

    def _tell(self) -> None:
        self.setAccessibleDescription(
            "; ".join(f"{told(r.title)} {told(r.detail)}" for r in self.rows)
        )
        self.setMinimumHeight(self._height())
        self._redraw()

    @property
    def rows(self) -> Sequence[Row]:
        """The rows on show, from top to bottom."""
        return self.places.rows

    @property
    def cuts(self) -> Sequence[float]:
        """The presentation times at which a shot begins."""
        return self._cuts

    def choose_lane(self, key: str) -> None:
        """Make a lane the one that keys are about, and bring it into view."""
        self.current = key
        row = self.places.find(key)
        if row is not None:
            self.setAccessibleDescription(f"{told(row.title)} {told(row.detail)}")
        self._redraw()

    # --- time ----------------------------------------------------------------------------

    def show_playhead(self, pts: float) -> None:
        """Move the playhead; the view turns its page when it leaves it."""
        self._playhead = pts
        self._see(self._axis.showing(pts))
        self.update()

    def zoom(self, factor: float) -> None:
        """Show so many times the time, around the playhead where it is in view."""
        middle = header() + self._axis.width / 2
        x = self._axis.x(self._playhead) if self._playhead is not None else middle
        inside = header() <= x <= header() + self._axis.width
        self._see(self._axis.zoomed(factor, x if inside else middle))

    def pan(self, share: float) -> None:
        """Move the view by a part of what it shows."""
        span = self._axis.stop - self._axis.start
        self._see(self._axis.moved_to(self._axis.start + share * span))

    def show_whole(self) -> None:
        """Show the whole medium."""
        self._see(self._axis.zoomed(float("inf"), header()))

    @property
    def in_view(self) -> tuple[float, float]:
        """The times between which the lanes are drawn."""
        return self._axis.start, self._axis.stop

    def _see(self, axis: TimeAxis) -> None:
        if axis != self._axis:
            self._axis = axis
            self._redraw()

    def show_marks(self, begin: float | None, end: float | None) -> None:
        """Show the in and out marks."""
        self._marks = (begin, end)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._fit()
        self.lay_out(self.places.layout)  # in the size in use

    def sizeHint(self) -> QSize:
        """Return the room that all lanes take."""
        return QSize(600, self._height())

    def _height(self) -> int:
        return self.places.bottom + 4

    def _redraw(self) -> None:
        self._still = None
        self.update()

    # --- painting ------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the still part from its cache, then marks and playhead."""
        if self._still is None:
            self._still = self._draw_still()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._still)
        ground = self._ground(painter)
        ground.paint_marks(*self._marks)
        ground.paint_playhead(self._playhead)
        if self._drag is not None and self._drag.moving:
            ground.paint_drop(self.places.gap(self._drag.y, self._drag.key)[1])

    def _draw_still(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        still = QPixmap(self.size() * ratio)
        still.setDevicePixelRatio(ratio)
        still.fill(QColor(self._theme.panel))
        painter = QPainter(still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter).paint(self.places, self.current, self._cuts)
        painter.end()
        return still

    def _ground(self, painter: QPainter) -> LaneGround:
        return LaneGround(painter, self._axis, self._theme, self.rect(), self.font())

    # --- the pointer ---------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the playhead under the pointer, or pick what lies there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        row = self.places.at(at.y())
        if at.x() < header():
            self._press_header(event, row)
        else:
            self.scrubbed.emit(self._aimed(row, self._axis.pts(at.x())))
        if isinstance(row, PresenceRow) and at.x() < header() - px(MENU):
            self._pick(row, None)
        elif isinstance(row, PresenceRow) and at.x() >= header():
            self._pick(row, self._axis.pts(at.x()))

    def _press_header(self, event: QMouseEvent, row: Row | None) -> None:
        """Begin to drag a lane or its foot, or open a menu."""
        at, place = event.position(), event.globalPosition().toPoint()
        foot = self.places.foot_at(at.y())
        if row is None and foot is None:
            if at.y() < ruler():
                self.menu_wanted.emit("", place)
            return
        if foot is not None:
            self._drag = LaneDrag(foot[0].key, at.y(), top=foot[1])
        elif row is not None:
            self.choose_lane(row.key)
            if at.x() >= header() - px(MENU):
                self.menu_wanted.emit(row.key, place)
            elif isinstance(row, QualityRow) and at.x() < header() / 2:
                self.quality_wanted.emit(place)
            else:
                self._drag = LaneDrag(row.key, at.y())

    def _aimed(self, row: Row | None, pts: float) -> float:
        """Return the time of the annotation under the pointer, else that of the pointer."""
        one = row.near(pts) if isinstance(row, AnnotationRow) else None
        return one.pts if one is not None else pts

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave a dragged lane where it is."""
        drag, self._drag = self._drag, None
        if drag is not None and drag.moving:
            place, _ = self.places.gap(drag.y, drag.key)
            self.change(self.places.layout.placed(drag.key, place, self.rows))
        elif drag is not None and drag.top is not None:
            self.laid_out.emit()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold the lane whose header was hit."""
        row = self.places.at(event.position().y())
        if row is not None and event.position().x() < header() - px(MENU):
            self._drag = None
            self.fold(row.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the lane under the pointer, or the chosen one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.places.find(self.current) if by_key else self.places.at(event.pos().y())
        if row is not None:
            self.choose_lane(row.key)
        self.menu_wanted.emit(row.key if row else "", event.globalPos())

    def fold(self, key: str) -> None:
        """Fold a lane to a line, or unfold it."""
        layout = self.places.layout
        self.change(layout.folding([key], on=key not in layout.folded))

    def _pick(self, row: PresenceRow, pts: float | None) -> None:
        """Choose the track under the pointer, or the face's first one in the header."""
        entry = row.lane.entry_at(pts) if pts is not None else None
        one = row.lane.track_at(int(row.lane.frames[entry])) if entry is not None else None
        if pts is None and row.lane.tracks:
            one = row.lane.tracks[0]
        if one is not None:
            self.picked.emit(one.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub or drag while the button is down; otherwise say what lies under the pointer."""
        at = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton:
            if self._drag is not None:
                self._drag_to(self._drag, at.y())
            elif at.x() >= header():
                self.scrubbed.emit(self._axis.pts(at.x()))
            return
        foot = at.x() < header() and self.places.foot_at(at.y()) is not None
        shape = Qt.CursorShape.SizeVerCursor if foot else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        QToolTip.showText(event.globalPosition().toPoint(), self._described(at), self)

    def _drag_to(self, drag: LaneDrag, y: float) -> None:
        drag.move(y)
        row = self.places.find(drag.key)
        if drag.top is not None and row is not None:
            scale = max(y - drag.top, LEAST) / px(row.height)
            self.lay_out(self.places.layout.scaled(drag.key, scale))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; sideways, or with Shift, move; over a header, scroll."""
        turned = event.angleDelta()
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if shift or abs(turned.x()) > abs(turned.y()):
            self.pan(-(turned.x() or turned.y()) / 960)
        elif event.position().x() < header():
            event.ignore()
            return
        else:
            factor = 0.8 ** (turned.y() / 120)
            self._see(self._axis.zoomed(factor, event.position().x()))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the same time to the new width."""
        self._fit()
        self._redraw()

    def _fit(self) -> None:
        self._axis = self._axis.resized(header(), self.width() - header() - MARGIN)

    def _described(self, at: QPointF) -> str:
        row = self.places.at(at.y())
        if row is None:
            return tr(LANES_TIP) if at.x() < header() and at.y() < ruler() else ""
        return told(row.tip if at.x() < header() else row.said_at(self._axis.pts(at.x())))
