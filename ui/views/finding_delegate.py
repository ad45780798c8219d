"""One row of the findings list: state, range and the first lines of the statement."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.models.findings import FindingRole
from ui.scale import enlarge, px
from ui.theme import Theme
from workbench.model import Finding, FindingState

Index = QModelIndex | QPersistentModelIndex
HEIGHT = 62
PAD = 10


class FindingDelegate(QStyledItemDelegate):
    """Draws a finding; the state is said in words and by a bar at the left."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        return QSize(200, px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, headline and statement."""
        finding: Finding = index.data(FindingRole.FINDING)
        superseded: bool = index.data(FindingRole.SUPERSEDED)
        painter.save()
        rect = enlarge(painter, option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(self.theme.raised if chosen else self.theme.panel))
        bar = QRect(rect.left(), rect.top(), 3, rect.height())
        painter.fillRect(bar, QColor(self._color(finding, superseded)))
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        told = index.data(Qt.ItemDataRole.DisplayRole)
        area = rect.adjusted(PAD, 6, -PAD, -6)
        self._paint_text(painter, area, finding, told, superseded=superseded)
        _paint_lines(painter, area.adjusted(0, 17, 0, 0), index.data(FindingRole.STATEMENT))
        painter.restore()

    def _paint_text(
        self, painter: QPainter, area: QRect, finding: Finding, told: str, *, superseded: bool
    ) -> None:
        bold = QFont(painter.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(self._color(finding, superseded)))
        top = QRect(area.left(), area.top(), area.width(), 16)
        said = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, top.width())
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, said)
        bold.setBold(False)
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.muted if superseded else self.theme.text))

    def _color(self, finding: Finding, superseded: bool) -> str:
        if superseded:
            return self.theme.muted
        colors = {
            FindingState.PROPOSED: self.theme.warn,
            FindingState.CONFIRMED: self.theme.good,
            FindingState.REJECTED: self.theme.muted,
        }
        return colors[finding.state]


def _paint_lines(painter: QPainter, area: QRect, text: str) -> None:
    """Draw as many lines as fit; the last one says by its dots that there is more."""
    metrics = painter.fontMetrics()
    layout = QTextLayout(text, painter.font())
    layout.beginLayout()
    top, lines = area.top(), max(1, area.height() // metrics.lineSpacing())
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        last = number == lines - 1
        length = len(text) if last else line.textLength()
        words = text[line.textStart() :][:length].rstrip()
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area.left(), top + metrics.ascent(), short)
        top += metrics.lineSpacing()
    layout.endLayout()
