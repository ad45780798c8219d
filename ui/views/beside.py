"""A second picture beside the one on show: under a wipe, or in a pane of its own."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from ui.face_colors import casing
from ui.theme import Theme
from ui.views.lens import Lens

GRIP = 7  # window units on each side of the divider by which it is taken
LEAST, MOST = 0.02, 0.98  # of the width, so that the divider is never lost
STEP = 0.02
KNOB = 9
TAG_HEIGHT, TAG_GAP = 18, 6


class Layout(StrEnum):
    """How the second picture is shown."""

    ALONE = "alone"
    WIPE = "wipe"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Beside:
    """The second picture and the rectangle of picture pixels that it covers.

    `image` is None while it is read. A picture whose fine detail would average away (`smooth`
    is false) is never smoothed. `replaces_map`: it is the map itself, or needs none over it.
    `of_frame`: it shows places of the frame on show, so that faces and marks belong on it too,
    and the pointer may mark and measure there.
    """

    image: QImage | None
    area: QRectF
    words: str
    smooth: bool = True
    replaces_map: bool = False
    of_frame: bool = True


class Halves:
    """Where the two pictures lie in the window, and what of the second is seen."""

    def __init__(self) -> None:
        self.layout = Layout.ALONE
        self.share = 0.5  # of the width, left of the divider

    def panes(self, window: QRectF) -> tuple[QRectF, ...]:
        """Return the pane of the picture on show, and the second one's where it has one."""
        if self.layout is not Layout.SPLIT:
            return (window,)
        half = window.width() / 2
        left = QRectF(window.left(), window.top(), half - 1, window.height())
        return left, left.translated(half + 1, 0)

    def seen(self, window: QRectF) -> QRectF:
        """Return where the second picture is seen."""
        if self.layout is Layout.WIPE:
            return QRectF(QPointF(self.divider(window), window.top()), window.bottomRight())
        return self.panes(window)[-1]

    def of_frame(self, window: QRectF, one: Beside | None) -> QRectF:
        """Return where places of the frame on show are seen: where the pointer may act."""
        if self.layout is Layout.ALONE or (one is not None and one.of_frame):
            return window
        if self.layout is Layout.SPLIT:
            return self.panes(window)[0]
        if one is None:
            return window
        return QRectF(window.topLeft(), QPointF(self.divider(window), window.bottom()))

    def kept(self, at: QPointF, window: QRectF, one: Beside | None) -> QPointF:
        """Return a point, moved back to the edge of the frame where it left it for another."""
        own = self.of_frame(window, one)
        return QPointF(min(at.x(), own.right()), at.y()) if own != window else at

    def divider(self, window: QRectF) -> float:
        """Return the place of the divider across the window."""
        return window.left() + window.width() * self.share

    def holds(self, at: QPointF, window: QRectF) -> bool:
        """Say whether a point takes the divider."""
        return self.layout is Layout.WIPE and abs(at.x() - self.divider(window)) <= GRIP

    def move(self, share: float) -> None:
        """Put the divider elsewhere."""
        self.share = min(max(share, LEAST), MOST)


def paint_beside(
    painter: QPainter, one: Beside, lens: Lens, pane: QRectF, theme: Theme
) -> None:
    """Draw the second picture on the stage, within the clip that is set."""
    painter.fillRect(pane, QColor(theme.stage))
    if one.image is None:
        return
    placed = lens.placed(one.area, pane)
    enlarged = placed.width() * lens.ratio >= 2 * one.image.width()
    smooth = QPainter.RenderHint.SmoothPixmapTransform
    painter.setRenderHint(smooth, one.smooth and not enlarged)
    painter.drawImage(placed, one.image)


def paint_divider(painter: QPainter, x: float, window: QRectF, theme: Theme) -> None:
    """Draw the line between both pictures, with a knob to take it by."""
    for color, width in ((casing(theme.accent), 4.0), (theme.accent, 2.0)):
        painter.setPen(QPen(QColor(color), width))
        painter.drawLine(QPointF(x, window.top()), QPointF(x, window.bottom()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(theme.accent))
    painter.setPen(QPen(QColor(casing(theme.accent)), 1.5))
    painter.drawEllipse(QPointF(x, window.center().y()), KNOB, KNOB)
    painter.restore()


def paint_words(painter: QPainter, text: str, area: QRectF, theme: Theme) -> None:
    """Write at the lower edge of an area what is seen in it."""
    metrics, room = painter.fontMetrics(), int(area.width()) - 2 * TAG_GAP - 12
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    wide = metrics.horizontalAdvance(text) + 12
    tag = QRectF(area.left() + TAG_GAP, area.bottom() - TAG_HEIGHT - TAG_GAP, wide, TAG_HEIGHT)
    shade = QColor(theme.panel)
    shade.setAlpha(225)
    painter.fillRect(tag, shade)
    painter.setPen(QColor(theme.text))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)
