"""Looking at a picture through a lens: zoom, pan, fit, true pixels, and looking alike."""

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtWidgets import QWidget

from ui.views.beside import Halves
from ui.views.lens import Lens, SharedLook, shared_look


class Looking(QWidget):
    """A widget that shows pictures through a lens, in one pane or in two."""

    zoomed = Signal(float)  # screen pixels per picture pixel
    looked = Signal()  # the examiner zoomed or moved

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lens = Lens()
        self.halves = Halves()

    @property
    def wanted_side(self) -> int:
        """How many picture pixels the longest side needs at this zoom and window."""
        size = self.lens.size
        if self.lens.fitted or size.isEmpty():
            sides = max(self.width(), self.height(), 640) * self.devicePixelRatioF()
            return round(sides)
        return round(max(size.width(), size.height()) * min(self.lens.zoom, 1.0))

    def fit(self) -> None:
        """Fit the whole picture into the window, and keep fitting it."""
        self._fit()
        self.looked.emit()

    def actual(self) -> None:
        """Show one picture pixel as one screen pixel."""
        self._actual(self._panes()[0].center())

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Zoom around a point of the window, its middle by default."""
        self._set_zoom(self.lens.zoom * factor, around or self._panes()[0].center())
        self.looked.emit()

    def look_as(self, look: SharedLook) -> None:
        """Look at this picture as another one is looked at."""
        if not self.lens.size.isEmpty():
            self.lens.ratio = self.devicePixelRatioF()
            look.apply(self.lens, self._panes()[0])
            self.zoomed.emit(self.lens.zoom)
            self.update()

    @property
    def look(self) -> SharedLook:
        """How this picture is looked at, in terms that hold for any other."""
        return shared_look(self.lens, self._panes()[0])

    def _fit(self) -> None:
        self.lens.fitted, self.lens.by_pixels = True, False
        self._refit()

    def _actual(self, around: QPointF) -> None:
        self.lens.by_pixels = True
        self._set_zoom(1.0, around)
        self.looked.emit()

    def _refit(self) -> None:
        if self.lens.size.isEmpty():
            return
        self.lens.ratio = self.devicePixelRatioF()
        self.lens.fit(self._panes()[0])
        self.zoomed.emit(self.lens.zoom)
        self.update()

    def _set_zoom(self, zoom: float, around: QPointF) -> None:
        if self.lens.size.isEmpty():
            return
        self.lens.ratio = self.devicePixelRatioF()
        self.lens.zoom_to(zoom, around, self._pane_at(around))
        self.zoomed.emit(self.lens.zoom)
        self.update()

    def _window(self) -> QRectF:
        return QRectF(self.rect())

    def _panes(self) -> tuple[QRectF, ...]:
        return self.halves.panes(self._window())

    def _pane_at(self, point: QPointF) -> QRectF:
        panes = self._panes()
        return next((pane for pane in panes if pane.contains(point)), panes[0])

    def _to_picture(self, point: QPointF) -> QPointF:
        return self.lens.to_picture(point, self._pane_at(point))
