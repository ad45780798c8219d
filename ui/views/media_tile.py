"""An item of the case as a tile of the grid: its picture, with exhibit, state and tags."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.examinations import Pace
from ui.models.media_list import MediaRole, finding_words, pace_words, state_words
from ui.retelling import told
from ui.scale import sized
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

    def _paint_frame(self, painter: QPainter, rect: QRect, *, chosen: bool) -> None:
        if chosen:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _picture_box(self, rect: QRect) -> QRect:
        return QRect(rect.topLeft(), PICTURE).translated(6, 6)

    def _paint_text(self, painter: QPainter, rect: QRect, row: MediaRow, index: Index) -> None:
        """Say below the picture what the item is and what became of it."""
        pace: Pace | None = index.data(MediaRole.PACE)
        box = self._picture_box(rect)
        area = QRect(box.left(), box.bottom() + 3, box.width(), 16)
        tags = self._paint_tags(painter, area, row)
        self._line(painter, area.adjusted(0, 0, -tags, 0), row.item.exhibit, self.theme.text)
        area.translate(0, 16)
        if pace is not None:
            self._paint_pace(painter, area, rect, pace)
            return
        words = index.data(MediaRole.SUPPORT) or finding_words(row) or state_words(row)
        color = self.theme.text if finding_words(row) else self._state_color(row)
        self._line(painter, area, told(words), color)

    def _paint_pace(self, painter: QPainter, area: QRect, rect: QRect, pace: Pace) -> None:
        words = area.adjusted(0, 0, -CANCEL - 2, 0)
        short = pace_words(pace).replace("waiting, number", "waits, no.")
        self._line(painter, words, told(short), self.theme.accent)
        bar = QRect(area.left(), area.bottom() + 1, area.width(), 3)
        self._paint_progress(painter, bar, rect, pace)

    def cancel_box(self, rect: QRect) -> QRect:
        """Return where the cross lies that stops the pass."""
        return QRect(rect.right() - CANCEL - 4, rect.bottom() - CANCEL - 6, CANCEL, CANCEL)
