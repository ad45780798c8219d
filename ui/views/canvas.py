"""The picture under the glass: zoom, pan, a map laid over it, and the faces in it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.views.face_marks import FaceMark, mark_at, paint_faces, paint_frame

SMALLEST, LARGEST = 0.02, 32.0
SHARP_FROM = 2.0  # from here on pixels are shown as squares, not smoothed
STEP = 1.25
DRAG = 4  # a pointer that moved less was clicked


class Canvas(QWidget):
    """Shows one upright picture; `zoom` is screen pixels per picture pixel."""

    zoomed = Signal(float)
    face_clicked = Signal(str)  # the track under the pointer

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: QImage | None = None
        self._size = QSize()
        self._overlay: tuple[QImage, QRectF] | None = None
        self._faces: Sequence[FaceMark] = ()
        self._pointed: QRectF | None = None
        self._opacity = 0.6
        self._overlaid = True
        self._fitted = True
        self._zoom = 1.0
        self._center = QPointF()
        self._grabbed: QPointF | None = None
        self._pressed: QPointF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 160)
        self.setAccessibleName("Picture of the current frame")

    # --- what is shown -------------------------------------------------------------------

    def show_picture(self, picture: QImage, size: QSize) -> None:
        """Show a picture whose full size is `size`, keeping zoom and place for equal sizes."""
        if size != self._size:
            self._size = size
            self.fit()
        self._picture = picture
        self.update()

    def show_nothing(self) -> None:
        """Clear the picture and its overlay."""
        self._picture = self._overlay = self._pointed = None
        self._faces = ()
        self._size = QSize()
        self.update()

    def show_overlay(self, placed: tuple[QImage, QRectF] | None) -> None:
        """Lay a map over a rectangle of full-size picture pixels, or take it away."""
        self._overlay = placed
        self.update()

    def show_faces(self, marks: Sequence[FaceMark]) -> None:
        """Draw these faces: they must be those of the picture on show."""
        self._faces = marks
        self.update()

    def point_at(self, area: QRectF | None) -> None:
        """Frame a rectangle of full-size picture pixels, or none."""
        self._pointed = area
        self.update()

    @property
    def pointed(self) -> QRectF | None:
        """The rectangle that is framed."""
        return self._pointed

    @property
    def faces(self) -> Sequence[FaceMark]:
        """The faces that are drawn."""
        return self._faces

    def set_overlaid(self, on: bool) -> None:
        """Show or hide the map."""
        self._overlaid = on
        self.update()

    def set_opacity(self, share: float) -> None:
        """Set how strongly the map covers the picture, 0..1."""
        self._opacity = share
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether a picture is on show."""
        return self._picture is not None

    @property
    def overlay_area(self) -> QRectF | None:
        """The picture pixels that the map covers, or None without a map."""
        return self._overlay[1] if self._overlay else None

    @property
    def wanted_side(self) -> int:
        """How many picture pixels the longest side needs at this zoom and window."""
        if self._fitted or self._size.isEmpty():
            sides = max(self.width(), self.height(), 640) * self.devicePixelRatioF()
            return round(sides)
        return round(max(self._size.width(), self._size.height()) * min(self._zoom, 1.0))

    # --- zoom and pan --------------------------------------------------------------------

    def fit(self) -> None:
        """Fit the whole picture into the window, and keep fitting it."""
        self._fitted = True
        self._refit()

    def actual(self) -> None:
        """Show one picture pixel as one screen pixel."""
        self._set_zoom(1.0, QPointF(self.rect().center()))

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Zoom around a point of the window, its middle by default."""
        self._set_zoom(self._zoom * factor, around or QPointF(self.rect().center()))

    def _refit(self) -> None:
        if self._size.isEmpty():
            return
        ratio = self.devicePixelRatioF()
        across = self.width() * ratio / self._size.width()
        down = self.height() * ratio / self._size.height()
        self._zoom = min(max(min(across, down), SMALLEST), LARGEST)
        self._center = QPointF(self._size.width() / 2, self._size.height() / 2)
        self.zoomed.emit(self._zoom)
        self.update()

    def _set_zoom(self, zoom: float, around: QPointF) -> None:
        if self._size.isEmpty():
            return
        held = self._to_picture(around)
        self._fitted = False
        self._zoom = min(max(zoom, SMALLEST), LARGEST)
        self._center += held - self._to_picture(around)
        self.zoomed.emit(self._zoom)
        self.update()

    @property
    def _scale(self) -> float:
        """Window units per picture pixel."""
        return self._zoom / self.devicePixelRatioF()

    def _to_picture(self, point: QPointF) -> QPointF:
        middle = QPointF(self.width() / 2, self.height() / 2)
        return self._center + (point - middle) / self._scale

    @property
    def _to_window(self) -> QTransform:
        """Picture pixels to window units."""
        corner = self._placed(QRectF(0, 0, 1, 1)).topLeft()
        return QTransform(self._scale, 0, 0, self._scale, corner.x(), corner.y())

    def _placed(self, area: QRectF) -> QRectF:
        """Return where a rectangle of picture pixels lies in the window."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        return QRectF(
            middle + (area.topLeft() - self._center) * self._scale, area.size() * self._scale
        )

    # --- events --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture on a neutral stage, and the map over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.stage))
        if self._picture is None:
            return
        smooth = self._zoom < SHARP_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        whole = QRectF(0, 0, self._size.width(), self._size.height())
        painter.drawImage(self._placed(whole), self._picture)
        if self._overlay is not None and self._overlaid:
            colored, area = self._overlay
            painter.setOpacity(self._opacity)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            painter.drawImage(self._placed(area), colored)
            painter.setOpacity(1)
        paint_faces(painter, self._faces, self._to_window)
        if self._pointed is not None:
            paint_frame(painter, self._placed(self._pointed), self._theme.playhead)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        self.zoom_by(STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        self._grabbed = self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the picture along."""
        if self._grabbed is None or not event.buttons():
            return
        self._fitted = False
        self._center -= (event.position() - self._grabbed) / self._scale
        self._grabbed = event.position()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a face that was clicked, not dragged, is chosen."""
        pressed, self._grabbed, self._pressed = self._pressed, None, None
        if pressed is None or (event.position() - pressed).manhattanLength() > DRAG:
            return
        mark = mark_at(self._faces, self._to_picture(event.position()))
        if mark is not None:
            self.face_clicked.emit(mark.track_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Switch between fitted and 1:1 around the pointer."""
        if self._fitted:
            self._set_zoom(1.0, event.position())
        else:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep fitting while fitted."""
        if self._fitted:
            self._refit()
