"""Drawing on the picture: a box or a distance by dragging, a polygon by clicking."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPolygonF

from ui.views.annotation_marks import AnnotationMark, length_of
from workbench.model import Shape

CLOSE = 9.0  # window units from the first corner at which a click closes a polygon
LEAST = 3.0  # window units; what is smaller was a click
CORNERS = 3
ELSEWHERE = "Another picture is seen here: draw in the frame on show."
HINTS = {
    Shape.BOX: "Drag over the region. Esc leaves it.",
    Shape.DISTANCE: "Drag from one place to the other. Esc leaves it.",
    Shape.POLYGON: (
        "Click the corners; Enter or a click on the first one closes, Backspace takes the last "
        "back, Esc leaves it."
    ),
}


class Drawing:
    """One shape being drawn, in pixels of the upright frame, kept within it."""

    def __init__(self, shape: Shape, size: QSize) -> None:
        self.shape = shape
        self._size = size
        self.spots: list[QPointF] = []
        self.ahead: QPointF | None = None  # where the pointer is
        self.done = False

    def press(self, at: QPointF, scale: float) -> None:
        """Begin a box or distance, or add a corner; `scale` is window units per pixel."""
        at = self._kept(at)
        if self.shape is not Shape.POLYGON:
            self.spots = [at]
            return
        first = self.spots[0] if len(self.spots) >= CORNERS else None
        if first is not None and (at - first).manhattanLength() * scale <= CLOSE:
            self.done = True
        else:
            self.spots.append(at)

    def move(self, at: QPointF) -> None:
        """Follow the pointer."""
        self.ahead = self._kept(at)

    def release(self, at: QPointF, scale: float) -> None:
        """End a box or distance, unless it was only a click."""
        if self.shape is Shape.POLYGON or not self.spots:
            return
        at = self._kept(at)
        if (at - self.spots[0]).manhattanLength() * scale < LEAST:
            self.spots.clear()
        else:
            self.spots.append(at)
            self.done = True

    def key(self, key: int) -> None:
        """Close a polygon (Enter) or take its last corner back (Backspace)."""
        if key == Qt.Key.Key_Backspace and self.spots:
            self.spots.pop()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.shape is Shape.POLYGON:
            self.done = len(self.spots) >= CORNERS

    @property
    def shown(self) -> QPolygonF:
        """What is drawn so far, to where the pointer is."""
        ahead = [self.ahead] if self.ahead is not None and self.spots and not self.done else []
        return QPolygonF([*self.spots, *ahead])

    @property
    def marks(self) -> list[AnnotationMark]:
        """What is drawn so far as a mark, a distance with its length; nothing before a line."""
        if self.shown.count() < 2:  # noqa: PLR2004  # a line has two ends
            return []
        words = f"{length_of(self.shown):.1f} px" if self.shape is Shape.DISTANCE else ""
        return [AnnotationMark(self.shape, self.shown, words, chosen=True)]

    def _kept(self, at: QPointF) -> QPointF:
        """Return the nearest place within the frame."""
        x = min(max(at.x(), 0.0), float(self._size.width()))
        return QPointF(x, min(max(at.y(), 0.0), float(self._size.height())))
