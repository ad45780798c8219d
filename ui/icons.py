"""Icons drawn for the desk, in the colours of the theme."""

from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme import Theme

SIDE = 32  # drawn at twice its usual size, for dense screens


def icon(name: str, theme: Theme) -> QIcon:
    """Return a drawing of `resources/icons` in the text colour, muted where disabled."""
    drawing = files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon(_drawn(drawing, theme.text))
    made.addPixmap(_drawn(drawing, theme.line), QIcon.Mode.Disabled)
    return made


def program_icon() -> QIcon:
    """Return the program's icon."""
    drawing = files("resources").joinpath("icons", "loupe.svg").read_text(encoding="utf-8")
    return QIcon(_drawn(drawing, "#000000", 256))


def _drawn(drawing: str, color: str, side: int = SIDE) -> QPixmap:
    canvas = QPixmap(side, side)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    svg = QByteArray(drawing.replace("currentColor", color).encode())
    QSvgRenderer(svg).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return canvas
