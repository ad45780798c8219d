"""An item of the case as a tile of the grid: its picture, with exhibit, state and tags."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.examinations import Pace
from ui.models.media_list import MediaRole, finding_words, pace_words, state_words
from ui.scale import enlarge, sized
from ui.snapshots import MediaRow
from ui.views.media_list import CANCEL, MediaDelegate

Index = QModelIndex | QPersistentModelIndex
TILE = QSize(124, 132)
PICTURE = QSize(112, 84)


class TileDelegate(MediaDelegate):
    """Draws one tile; a click on its cross stops that item's pass."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a tile."""
        return sized(TILE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the picture, and below it what the item is and what became of it."""
        row: MediaRow = index.data(MediaRole.ROW)
        painter.save()
        painter.setClipRect(option.rect)
        rect = enlarge(painter, option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = self.theme.raised if chosen else self.theme.panel
        painter.fillRect(rect, QColor(ground))
        if chosen:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        self._paint_tile(painter, rect, index, row)
        painter.restore()

    def _paint_tile(self, painter: QPainter, rect: QRect, index: Index, row: MediaRow) -> None:
        pace: Pace | None = index.data(MediaRole.PACE)
        thumbnail: QImage | None = index.data(MediaRole.THUMBNAIL)
        box = QRect(rect.topLeft(), PICTURE).translated(6, 6)
        self._paint_in(painter, box, thumbnail, row)
        area = QRect(box.left(), box.bottom() + 3, box.width(), 16)
        tags = self._paint_tags(painter, area, row)
        self._line(painter, area.adjusted(0, 0, -tags, 0), row.item.exhibit, self.theme.text)
        area.translate(0, 16)
        if pace is not None:
            self._paint_pace(painter, area, rect, pace)
            return
        words = index.data(MediaRole.SUPPORT) or finding_words(row) or state_words(row)
        color = self.theme.text if finding_words(row) else self._state_color(row)
        self._line(painter, area, words, color)

    def _paint_pace(self, painter: QPainter, area: QRect, rect: QRect, pace: Pace) -> None:
        words = area.adjusted(0, 0, -CANCEL - 2, 0)
        short = pace_words(pace).replace("waiting, number", "waits, no.")
        self._line(painter, words, short, self.theme.accent)
        bar = QRect(area.left(), area.bottom() + 1, area.width(), 3)
        painter.fillRect(bar, QColor(self.theme.line))
        if pace.share is not None:
            done = QRect(bar.left(), bar.top(), round(bar.width() * pace.share), bar.height())
            painter.fillRect(done, QColor(self.theme.accent))
        if not pace.stopping:
            self._paint_cross(painter, self.cancel_box(rect))

    def cancel_box(self, rect: QRect) -> QRect:
        """Return where the cross lies that stops the pass."""
        return QRect(rect.right() - CANCEL - 4, rect.bottom() - CANCEL - 6, CANCEL, CANCEL)
