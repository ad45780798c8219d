"""Which part of a picture is seen, and how large: the same for every pane that shows it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QTransform

SMALLEST, LARGEST = 0.02, 32.0


class Lens:
    """Zoom and centre over a picture of `size` pixels.

    `zoom` is screen pixels per picture pixel; `ratio` is screen pixels per window unit. A pane
    is the rectangle of the window in which the picture is shown; with several panes the same
    picture pixel lies in the same place of each. `by_pixels` says that the examiner asked for
    true pixels (1:1) and zoomed from there, not from the whole picture.
    """

    def __init__(self) -> None:
        self.size = QSize()
        self.zoom = 1.0
        self.center = QPointF()
        self.fitted = True
        self.by_pixels = False
        self.ratio = 1.0

    @property
    def whole(self) -> QRectF:
        """All pixels of the picture."""
        return QRectF(0, 0, self.size.width(), self.size.height())

    @property
    def scale(self) -> float:
        """Window units per picture pixel."""
        return self.zoom / self.ratio

    def fitting(self, pane: QRectF) -> float:
        """Return the zoom at which all of the picture is seen."""
        across = pane.width() * self.ratio / max(self.size.width(), 1)
        down = pane.height() * self.ratio / max(self.size.height(), 1)
        return self.within(min(across, down))

    def fit(self, pane: QRectF) -> None:
        """See all of the picture."""
        self.zoom = self.fitting(pane)
        self.center = self.whole.center()

    def zoom_to(self, zoom: float, around: QPointF, pane: QRectF) -> None:
        """Zoom; the picture pixel at a point of the window stays there."""
        held = self.to_picture(around, pane)
        self.fitted = False
        self.zoom = self.within(zoom)
        self.center += held - self.to_picture(around, pane)

    def within(self, zoom: float) -> float:
        """Keep a zoom within its bounds; where letters are scaled up, pixels may be too."""
        return min(max(zoom, SMALLEST), LARGEST * max(self.ratio, 1.0))

    def drag(self, by: QPointF) -> None:
        """Move the picture by window units."""
        self.fitted = False
        self.center -= by / self.scale

    def to_picture(self, point: QPointF, pane: QRectF) -> QPointF:
        """Return the place in the picture, in pixels, of a point of the window."""
        return self.center + (point - pane.center()) / self.scale

    def placed(self, area: QRectF, pane: QRectF) -> QRectF:
        """Return where a rectangle of picture pixels lies in the window."""
        corner = pane.center() + (area.topLeft() - self.center) * self.scale
        return QRectF(corner, area.size() * self.scale)

    def to_window(self, pane: QRectF) -> QTransform:
        """Return the way from picture pixels to window units."""
        corner = self.placed(QRectF(0, 0, 1, 1), pane).topLeft()
        return QTransform(self.scale, 0, 0, self.scale, corner.x(), corner.y())


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedLook:
    """How a picture is looked at, in terms that hold for pictures of any size.

    `factor` is the zoom as a multiple of that at which the whole picture is seen or, where
    `by_pixels`, of true pixels (1:1). `center` is what lies in the middle, as shares of width
    and height.
    """

    fitted: bool
    by_pixels: bool
    factor: float
    center: tuple[float, float]

    def apply(self, lens: Lens, pane: QRectF) -> None:
        """Let a lens over a picture look so."""
        lens.fitted, lens.by_pixels = self.fitted, self.by_pixels
        if self.fitted:
            lens.fit(pane)
            return
        lens.zoom = lens.within(self.factor * (1.0 if self.by_pixels else lens.fitting(pane)))
        across, down = self.center
        lens.center = QPointF(across * lens.size.width(), down * lens.size.height())


def shared_look(lens: Lens, pane: QRectF) -> SharedLook:
    """Return how a lens looks at its picture."""
    within = 1.0 if lens.by_pixels else lens.fitting(pane)
    return SharedLook(
        fitted=lens.fitted,
        by_pixels=lens.by_pixels,
        factor=lens.zoom / within,
        center=(
            lens.center.x() / max(lens.size.width(), 1),
            lens.center.y() / max(lens.size.height(), 1),
        ),
    )
