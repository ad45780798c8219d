"""How large the desk is drawn: one percentage for text, controls and what is painted."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFont, QPainter

SIZES = (100, 110, 125, 150, 175, 200)  # percent; what the settings offer
USUAL = 100
EASE = 0.75  # of what letters grow by


class _Chosen:
    """The percentage in use; there is one desk to a process, as there is one application."""

    percent = USUAL


def choose(percent: int) -> None:
    """Draw everything in this size from now on; an unknown one is brought into the range."""
    _Chosen.percent = min(max(percent, SIZES[0]), SIZES[-1])


def percent() -> int:
    """Return the size in use."""
    return _Chosen.percent


def px(length: float) -> int:
    """Return a length that is given for 100 %, in pixels of the size in use."""
    return round(length * _Chosen.percent / USUAL)


def eased(length: float) -> int:
    """Return the length of what shares its row with what must keep room: it grows by less."""
    return round(length * (1 + EASE * (_Chosen.percent / USUAL - 1)))


def sized(size: QSize) -> QSize:
    """Return a size that is given for 100 %, in pixels of the size in use."""
    return QSize(px(size.width()), px(size.height()))


def unscaled(rect: QRect) -> QRect:
    """Return a box as it would lie around its corner at 100 %."""
    share = USUAL / _Chosen.percent
    return QRect(
        rect.topLeft(), QSize(round(rect.width() * share), round(rect.height() * share))
    )


def place(at: QPoint, rect: QRect) -> QPoint:
    """Return where a point of a box lies in the box as it would be at 100 %."""
    share = USUAL / _Chosen.percent
    within = at - rect.topLeft()
    return rect.topLeft() + QPoint(round(within.x() * share), round(within.y() * share))


def enlarge(painter: QPainter, rect: QRect) -> QRect:
    """Let a painter draw into a box as at 100 %, enlarged; return the box to draw into.

    Restore the painter afterwards.
    """
    painter.translate(rect.topLeft())
    painter.scale(_Chosen.percent / USUAL, _Chosen.percent / USUAL)
    painter.setFont(as_delivered(painter.font()))
    return QRect(QPoint(), unscaled(rect).size())


def as_delivered(font: QFont) -> QFont:
    """Return a font of the size in use as it is at 100 %, for what a painter enlarges."""
    usual = QFont(font)
    usual.setPointSizeF(font.pointSizeF() * USUAL / _Chosen.percent)
    return usual
