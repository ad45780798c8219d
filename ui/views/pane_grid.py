"""Several exhibits side by side: panes in a grid, each with a head that says what it shows.

The pane that is active holds the viewer's own picture, so all that can be done with an exhibit
can be done there. The others show theirs on canvases of their own.
"""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.scale import px
from ui.theme import Theme
from ui.tongue import tr
from ui.views.canvas import Canvas

LEAST_WIDTH, LEAST_HEIGHT = 240, 160
HEAD, LINE, PAD, EDGE = 37, 16, 6, 2  # of a pane's head, its two lines, and its frame
SHAPE = 4 / 3  # of the pictures for which the panes are laid out


class PaneCanvas(Canvas):
    """The picture of a pane that is not active; a press makes it so."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask to be made active, and take hold of the picture."""
        self.pressed.emit()
        super().mousePressEvent(event)


class Pane(QWidget):
    """One exhibit of several: its head, and room for its picture."""

    pressed = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title, self.place, self.note = title, "", ""
        self.active = False
        self.canvas = PaneCanvas(theme, self)
        self.canvas.setAccessibleName(tr("Picture of {title}", title=title))
        self.canvas.pressed.connect(self.pressed)
        self._tell()

    def say(self, place: str, note: str = "") -> None:
        """Say which frame is on show, and what else is to be known of it."""
        if (place, note) != (self.place, self.note):
            self.place, self.note = place, note
            self._tell()

    def make_active(self, active: bool) -> None:
        """Show that keys and panels are about this pane, or no more."""
        self.active = active
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.canvas.set_theme(theme)
        self._lay_out()
        self.update()

    @property
    def room(self) -> QRect:
        """Where the picture lies within the pane."""
        return self.rect().adjusted(EDGE, EDGE + px(HEAD), -EDGE, -EDGE)

    def _tell(self) -> None:
        state = tr("active") if self.active else ""
        parts = (self.title, self.place, self.note, state)
        self.setAccessibleName("; ".join(part for part in parts if part))
        self.setToolTip("\n".join(part for part in parts[:3] if part))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame and head; the active pane's is filled, not only of another colour."""
        painter = QPainter(self)
        theme = self._theme
        head = QRectF(0, 0, self.width(), EDGE + px(HEAD))
        painter.fillRect(head, QColor(theme.accent if self.active else theme.panel))
        painter.setPen(QPen(QColor(theme.accent if self.active else theme.line), 2 * EDGE))
        painter.drawRect(self.rect())
        ink, faint = (theme.on_accent,) * 2 if self.active else (theme.text, theme.muted)
        line = QRectF(EDGE + PAD, EDGE + px(2), self.width() - 2 * (EDGE + PAD), px(LINE))
        self._write(painter, line, self.title, ink, bold=True)
        line.translate(0, px(LINE))
        below = "  ".join(part for part in (self.place, self.note) if part)
        self._write(painter, line, below, faint)

    def _write(
        self, painter: QPainter, line: QRectF, text: str, color: str, *, bold: bool = False
    ) -> None:
        font = QFont(self.font())
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor(color))
        end = Qt.TextElideMode.ElideRight  # number and exhibit stay, whatever the room
        short = painter.fontMetrics().elidedText(text, end, int(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, short)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask to be made active."""
        self.pressed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the picture its room."""
        self._lay_out()

    def _lay_out(self) -> None:
        self.canvas.setGeometry(self.room)


class PaneGrid(QWidget):
    """The viewer's picture alone, or panes in rows of which the active one holds it."""

    resized = Signal()

    def __init__(self, stage: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._theme = stage, theme
        self._panes: tuple[Pane, ...] = ()
        self._held: Pane | None = None
        stage.setParent(self)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)

    @property
    def panes(self) -> tuple[Pane, ...]:
        """The panes on show, in order; none while a picture is shown alone."""
        return self._panes

    def show_panes(self, titles: Sequence[str]) -> tuple[Pane, ...]:
        """Show panes with these titles, or the picture alone for none; return the panes."""
        for pane in self._panes:
            pane.hide()
            pane.deleteLater()
        self._held = None
        self._panes = tuple(Pane(self._theme, title, self) for title in titles)
        for pane in self._panes:
            pane.show()
        self._stage.setVisible(not self._panes)
        self.lay_out()
        return self._panes

    def hold(self, pane: Pane | None) -> None:
        """Let a pane hold the viewer's own picture, or none while that is read."""
        self._held = pane
        self._stage.setVisible(pane is not None or not self._panes)
        self.lay_out()

    @property
    def held(self) -> Pane | None:
        """The pane that holds the viewer's own picture."""
        return self._held

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        for pane in self._panes:
            pane.set_theme(theme)
        self.lay_out()

    def lay_out(self) -> None:
        """Put panes and picture where they belong."""
        cells = arranged(self.rect(), len(self._panes))
        for pane, cell in zip(self._panes, cells, strict=True):
            pane.setGeometry(cell)
        if self._held is not None:
            self._stage.setGeometry(self._held.room.translated(self._held.pos()))
            self._stage.raise_()
        elif not self._panes:
            self._stage.setGeometry(self.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new room."""
        self.lay_out()
        self.resized.emit()


def arranged(area: QRect, count: int) -> list[QRect]:
    """Return the cells of a grid in which `count` pictures are seen as large as can be."""
    if not count:
        return []

    def seen(columns: int) -> float:
        across, down = area.width() / columns, area.height() / ceil(count / columns)
        return min(across, down * SHAPE)

    columns = max(range(1, count + 1), key=seen)
    rows = ceil(count / columns)
    lefts = [area.left() + area.width() * at // columns for at in range(columns + 1)]
    tops = [area.top() + area.height() * at // rows for at in range(rows + 1)]
    return [
        QRect(
            lefts[at % columns],
            tops[at // columns],
            lefts[at % columns + 1] - lefts[at % columns],
            tops[at // columns + 1] - tops[at // columns],
        )
        for at in range(count)
    ]
