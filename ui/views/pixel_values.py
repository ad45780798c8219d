"""The numbers of pixels, written into them where they are enlarged enough to be read."""

from math import ceil

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPixmap

from ui.views.lens import Lens

READABLE = 24.0  # window units per picture pixel: letters grow with them
MOST = 33_000  # pixels in view: a screen of 8K at the largest zoom, one of 4K at the least
LINES = 3.4  # of text in the height of a pixel
DARK = 140  # of 255, luma: below it, numbers are white
INK = (QColor(0, 0, 0), QColor(255, 255, 255))  # on light pixels, on dark ones
FAINT = (QColor(0, 0, 0, 60), QColor(255, 255, 255, 60))  # the edges of pixels


def readable(lens: Lens, picture: QImage) -> bool:
    """Say whether pixels are large enough, and are those of the file and not reduced ones."""
    return lens.scale >= READABLE and picture.size() == lens.size


def cells(lens: Lens, pane: QRectF) -> QRect:
    """Return the picture pixels in view."""
    first, last = (
        lens.to_picture(corner, pane) for corner in (pane.topLeft(), pane.bottomRight())
    )
    seen = QRect(
        QPoint(int(first.x() // 1), int(first.y() // 1)),
        QPoint(int(last.x() // 1), int(last.y() // 1)),
    )
    return seen & QRect(QPoint(0, 0), lens.size)


class PixelNumbers:
    """Writes red, green and blue, 0–255 from top to bottom, into every pixel in view.

    Letters are slow to draw: each number is drawn once for a size, and all that was written is
    kept until another picture, part or size is on show.
    """

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._written = QPixmap()
        self._size = (0.0, 0.0)
        self._numbers: dict[tuple[int, bool], QPixmap] = {}

    def paint(self, painter: QPainter, picture: QImage, lens: Lens, pane: QRectF) -> None:
        """Write them where pixels are `readable`; more than MOST are too many to be read."""
        if not readable(lens, picture):
            return
        seen = cells(lens, pane)
        if seen.width() * seen.height() > MOST:
            return
        shown = (picture.cacheKey(), lens.center.toTuple(), lens.scale, lens.ratio)
        if self._of != (*shown, pane.getRect()):
            self._of = (*shown, pane.getRect())
            self._written = self._write(picture, seen, lens, pane)
        painter.drawPixmap(pane.topLeft(), self._written)

    def _write(self, picture: QImage, seen: QRect, lens: Lens, pane: QRectF) -> QPixmap:
        if self._size != (lens.scale, lens.ratio):
            self._size = (lens.scale, lens.ratio)
            self._numbers.clear()
        layer = _clear(pane.width(), pane.height(), lens.ratio)
        painter = QPainter(layer)
        painter.translate(-pane.topLeft())
        for y in range(seen.top(), seen.bottom() + 1):
            for x in range(seen.left(), seen.right() + 1):
                cell = lens.placed(QRectF(x, y, 1, 1), pane)
                self._write_one(painter, picture.pixelColor(x, y), cell)
        painter.end()
        return layer

    def _write_one(self, painter: QPainter, color: QColor, cell: QRectF) -> None:
        values = color.red(), color.green(), color.blue()
        light = 0.299 * values[0] + 0.587 * values[1] + 0.114 * values[2] < DARK
        painter.setPen(FAINT[light])
        painter.drawRect(cell)
        line = cell.height() / LINES
        left, top = round(cell.left()), cell.center().y() - line * len(values) / 2
        for place, value in enumerate(values):
            painter.drawPixmap(left, round(top + place * line), self._number(value, light))

    def _number(self, value: int, light: bool) -> QPixmap:
        if (value, light) not in self._numbers:
            self._numbers[value, light] = _drawn(value, INK[light], *self._size)
        return self._numbers[value, light]


def _drawn(value: int, ink: QColor, scale: float, ratio: float) -> QPixmap:
    """Return a number as wide as a pixel on show, and a third as high."""
    line = scale / LINES
    tile = _clear(scale, line, ratio)
    painter = QPainter(tile)
    painter.setFont(_font(line))
    painter.setPen(ink)
    room = QRectF(0, -line / 2, scale, 2 * line)  # no letter is cut
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(value))
    painter.end()
    return tile


def _clear(width: float, height: float, ratio: float) -> QPixmap:
    made = QPixmap(ceil(width * ratio), ceil(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _font(size: float) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(max(int(size), 1))
    return font
