"""How a calibrated band is drawn: stripes between two lines, in no colour of support."""

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme import Theme

APART = 3  # pixels from stripe to stripe
STRIPES, EDGES = 80, 220  # of 255, how strongly they cover what lies below


def paint_band(painter: QPainter, area: QRectF, theme: Theme, *, upright: bool = False) -> None:
    """Draw a band over scores that rise upwards or, `upright`, to the right."""

    def line(along: float) -> QLineF:
        if upright:
            return QLineF(area.left() + along, area.top(), area.left() + along, area.bottom())
        return QLineF(area.left(), area.top() + along, area.right(), area.top() + along)

    size = area.width() if upright else area.height()
    painter.setPen(QPen(_faint(theme.text, STRIPES), 1))
    painter.drawLines([line(along) for along in range(APART, max(int(size), 0), APART)])
    painter.setPen(QPen(_faint(theme.text, EDGES), 1))
    painter.drawLines([line(0), line(size)])


def _faint(color: str, alpha: int) -> QColor:
    made = QColor(color)
    made.setAlpha(alpha)
    return made
