"""The picture under the glass: zoom, pan, what is laid over it, and what lies beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.retelling import told
from ui.theme import Theme
from ui.tongue import tr
from ui.views import beside
from ui.views.annotation_marks import AnnotationMark, paint_annotations
from ui.views.beside import Beside, Layout
from ui.views.drawing import Drawing
from ui.views.face_marks import FaceMark, mark_at, paint_faces, paint_frame
from ui.views.looking import Looking
from ui.views.pixel_values import PixelNumbers
from ui.views.region_marks import Outlines, paint_regions
from workbench.model import Shape

SHARP_FROM = 2.0  # from here on pixels are shown as squares, not smoothed
STEP, DRAG = 1.25, 4  # of a zoom; in pixels: a pointer that moved less was clicked


class Canvas(Looking):
    """Shows one upright picture, what lies over it and beside it; the pointer acts on it."""

    face_clicked = Signal(str)  # the track under the pointer
    hovered = Signal(object)  # the pixel under the pointer (QPoint), None outside the picture
    drawn = Signal(Shape, list)  # what was drawn: its spots (QPointF), in picture pixels
    elsewhere = Signal()  # drawing was tried where another picture than the frame is seen

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: QImage | None = None
        self._overlay: tuple[QImage, QRectF] | None = None
        self._faces: Sequence[FaceMark] = ()
        self._pointed: QRectF | None = None
        self._opacity = 0.6
        self._overlaid = True
        self._numbers = PixelNumbers()
        self._beside: Beside | None = None
        self._annotations: Sequence[AnnotationMark] = ()
        self.regions: Outlines = ()  # of the chosen finding, in the frame on show
        self._drawing: Drawing | None = None
        self._grabbed: QPointF | None = None
        self._pressed: QPointF | None = None
        self._dividing = False
        self.on_second = False  # whether the pointer is over the second picture
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tr("Picture of the current frame"))

    # --- what is shown -------------------------------------------------------------------

    def show_picture(self, picture: QImage, size: QSize) -> None:
        """Show a picture whose full size is `size`, keeping zoom and place for equal sizes."""
        if size != self.lens.size:
            self.lens.size = size
            self._fit()
        self._picture = picture
        self.update()

    def show_nothing(self) -> None:
        """Clear the picture and all that is laid over it or beside it."""
        self._picture = self._overlay = self._pointed = self._beside = None
        self._faces = self._annotations = self.regions = ()
        self._drawing = None
        self.lens.size = QSize()
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

    def show_beside(self, one: Beside | None) -> None:
        """Compare with a second picture, or with none."""
        self._beside = one
        said = tr("compared with {words}", words=one.words) if one else ""
        self.setAccessibleDescription(told(said))
        self.update()

    def lay_out(self, layout: Layout) -> None:
        """Show the second picture under a wipe, in a pane of its own, or not at all."""
        self.halves.layout = layout
        if self.lens.fitted:
            self._refit()
        self.update()

    def wipe_by(self, steps: int) -> None:
        """Move the divider of a wipe to the right (positive) or left."""
        self.halves.move(self.halves.share + steps * beside.STEP)
        self.update()

    def show_annotations(self, marks: Sequence[AnnotationMark]) -> None:
        """Draw what was marked in the frame on show."""
        self._annotations = marks
        self.update()

    def draw(self, shape: Shape | None) -> None:
        """Let the pointer draw a shape, or no more."""
        self._drawing = Drawing(shape, self.lens.size) if shape and self.has_picture else None
        if self._drawing:
            self.setFocus()
        self.setCursor(Qt.CursorShape.CrossCursor if shape else Qt.CursorShape.ArrowCursor)
        self.update()

    def forget_drawn(self) -> None:
        """Take away what was drawn: it is on record now, or not wanted."""
        self.draw(None)

    @property
    def annotations(self) -> Sequence[AnnotationMark]:
        """What was marked in the frame on show."""
        return self._annotations

    @property
    def drawing(self) -> Drawing | None:
        """What is being drawn."""
        return self._drawing

    @property
    def beside(self) -> Beside | None:
        """The second picture."""
        return self._beside

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

    @property
    def opacity(self) -> float:
        """How strongly the map covers the picture, 0..1."""
        return self._opacity

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

    def color_at(self, pixel: QPoint) -> QColor | None:
        """Return a pixel of the file, or None while only a reduced picture is here."""
        if self._picture is None or self._picture.size() != self.lens.size:
            return None
        return self._picture.pixelColor(pixel)

    def words_at(self, pixel: QPoint | None) -> str:
        """Return place and colour of a pixel under the pointer, "" for none."""
        if pixel is None:
            return ""
        color = self.color_at(pixel)
        said = f"R {color.red()} G {color.green()} B {color.blue()}" if color else "reduced"
        if color and self.on_second:
            said += " of the frame"  # not of what is made of it, which lies there
        return f"column {pixel.x()} row {pixel.y()}  {said}"

    # --- where things lie ----------------------------------------------------------------

    def _of_frame(self) -> QRectF:
        """Return where the frame on show is seen, or what is made of that very frame."""
        return self.halves.of_frame(self._window(), self._beside)

    def _drawn_to(self, at: QPointF) -> QPointF:
        """Return the place in the frame that is drawn to; another picture is never entered."""
        return self._to_picture(self.halves.kept(at, self._window(), self._beside))

    # --- painting ------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture on a neutral stage, what lies over it, and what is beside it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.stage))
        if self._picture is None:
            return
        self.lens.ratio = self.devicePixelRatioF()
        panes = self._panes()
        painter.setClipRect(panes[0])
        self._paint_picture(painter, self._picture, panes[0])
        self._paint_overlay(painter, panes[0])
        if self._beside is not None and self.halves.layout is not Layout.ALONE:
            self._paint_beside(painter, self._beside, panes[-1])
        for pane in panes:
            painter.setClipRect(pane & self._of_frame())
            self._paint_marks(painter, pane)

    def _paint_picture(self, painter: QPainter, picture: QImage, pane: QRectF) -> None:
        smooth = self.lens.zoom < SHARP_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(self.lens.placed(self.lens.whole, pane), picture)
        self._numbers.paint(painter, picture, self.lens, pane)

    def _paint_overlay(self, painter: QPainter, pane: QRectF) -> None:
        comparing = self.halves.layout is not Layout.ALONE and self._beside is not None
        hidden = comparing and self._beside is not None and self._beside.replaces_map
        if self._overlay is None or not self._overlaid or hidden:
            return
        colored, area = self._overlay
        painter.setOpacity(self._opacity)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(self.lens.placed(area, pane), colored)
        painter.setOpacity(1)

    def _paint_beside(self, painter: QPainter, one: Beside, pane: QRectF) -> None:
        window = self._window()
        seen = self.halves.seen(window)
        painter.setClipRect(seen)
        beside.paint_beside(painter, one, self.lens, pane, self._theme)
        beside.paint_words(painter, one.words, seen, self._theme)
        painter.setClipRect(window)
        if self.halves.layout is Layout.WIPE:
            beside.paint_divider(painter, self.halves.divider(window), window, self._theme)

    def _paint_marks(self, painter: QPainter, pane: QRectF) -> None:
        paint_faces(painter, self._faces, self.lens.to_window(pane))
        marks = [*self._annotations, *(self._drawing.marks if self._drawing else ())]
        paint_annotations(painter, marks, self.lens.to_window(pane))
        paint_regions(painter, self.regions, self.lens.to_window(pane))
        if self._pointed is not None:
            paint_frame(painter, self.lens.placed(self._pointed, pane), self._theme.playhead)

    # --- events --------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        self.zoom_by(STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Draw, or take hold of the divider of a wipe, or of the picture."""
        at = event.position()
        if self._drawing and event.button() == Qt.MouseButton.LeftButton:
            if self._of_frame().contains(at):
                self._drawing.press(self._to_picture(at), self.lens.scale)
                self._drawn_on()
            else:
                self.elsewhere.emit()
            return
        self._dividing = self.halves.holds(at, self._window())
        self._grabbed = self._pressed = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag along what was taken; otherwise say which pixel lies under the pointer."""
        at = event.position()
        if self._drawing:
            self._drawing.move(self._drawn_to(at))
            self.update()
        if self._grabbed is None or not event.buttons():
            self._hover(at)
            return
        if self._dividing:
            self.halves.move(at.x() / max(self.width(), 1))
        else:
            self.lens.drag(at - self._grabbed)
            self.looked.emit()
        self._grabbed = at
        self.update()

    def _hover(self, at: QPointF) -> None:
        place = self._to_picture(at)
        pixel = QPoint(int(place.x() // 1), int(place.y() // 1))
        own = self.has_picture and self._of_frame().contains(at)
        inside = own and QRect(QPoint(0, 0), self.lens.size).contains(pixel)
        comparing = self._beside is not None and self.halves.layout is not Layout.ALONE
        self.on_second = comparing and self.halves.seen(self._window()).contains(at)
        self.hovered.emit(pixel if inside else None)
        if self._drawing:
            return
        over = self.halves.holds(at, self._window())
        self.setCursor(Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a face that was clicked, not dragged, is chosen."""
        if self._drawing and self._grabbed is None:
            self._drawing.release(self._drawn_to(event.position()), self.lens.scale)
            self._drawn_on()
            return
        pressed, self._grabbed, self._pressed = self._pressed, None, None
        dividing, self._dividing = self._dividing, False
        moved = pressed is None or (event.position() - pressed).manhattanLength() > DRAG
        if moved or dividing or not self._of_frame().contains(event.position()):
            return
        mark = mark_at(self._faces, self._to_picture(event.position()))
        if mark is not None:
            self.face_clicked.emit(mark.track_id)

    def _drawn_on(self) -> None:
        """Draw what was added, and say when the shape is complete."""
        one = self._drawing
        if one is not None and one.done:
            self.drawn.emit(one.shape, list(one.spots))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close, shorten or leave what is being drawn."""
        if self._drawing is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.draw(None)
        else:
            self._drawing.key(event.key())
            self._drawn_on()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Switch between fitted and 1:1 around the pointer; drawing, it is a press."""
        if self._drawing:
            self.mousePressEvent(event)
            return
        if self.lens.fitted:
            self._actual(event.position())
        else:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep fitting while fitted."""
        if self.lens.fitted:
            self._refit()
