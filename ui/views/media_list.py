"""The media list: thumbnail, exhibit, name, state, and progress with its cancel button."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import wording
from ui.examinations import Pace
from ui.models.media_list import (
    ROOT,
    MediaModel,
    MediaRole,
    finding_words,
    pace_words,
    state_words,
    technical,
    unfound_words,
)
from ui.models.sifted_media import Order, Show, SiftedMedia
from ui.retelling import told
from ui.scale import enlarge, place, px, unscaled
from ui.snapshots import MediaRow
from ui.theme import Theme
from ui.tongue import tr
from workbench.model import MediaItem, MediaState

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 76
PICTURE = QSize(84, 60)
CANCEL = 18
NARROWEST, WIDEST = 220, 240  # of the list, in the size in use and on the screen
NAME_BESIDE = 150  # pixels at 100 % from which a name stands beside the exhibit
TAG = 13


class MediaDelegate(QStyledItemDelegate):
    """Draws one row; a click on its cross stops that item's pass."""

    cancel_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        return QSize(240, px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw background, picture and text."""
        painter.save()
        painter.setClipRect(option.rect)
        rect = enlarge(painter, option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(self.theme.raised if chosen else self.theme.panel))
        self._paint_frame(painter, rect, chosen=chosen)
        row: MediaRow = index.data(MediaRole.ROW)
        thumbnail: QImage | None = index.data(MediaRole.THUMBNAIL)
        self._paint_picture(painter, self._picture_box(rect), thumbnail, row)
        self._paint_text(painter, rect, row, index)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: object,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Hear a click on the cross."""
        pressed = event.type() == QEvent.Type.MouseButtonPress
        if not pressed or not isinstance(event, QMouseEvent):
            return False
        at = place(event.position().toPoint(), option.rect)
        if index.data(MediaRole.PACE) is None or not self.cancel_box(
            unscaled(option.rect)
        ).contains(at):
            return False
        row: MediaRow = index.data(MediaRole.ROW)
        self.cancel_wanted.emit(row.item.id)
        return True

    def _paint_frame(self, painter: QPainter, rect: QRect, *, chosen: bool) -> None:
        if chosen:
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, QColor(self.theme.accent))
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _picture_box(self, rect: QRect) -> QRect:
        return QRect(QPoint(rect.left() + 10, rect.top() + 8), room_of(rect))

    def _paint_picture(
        self, painter: QPainter, box: QRect, thumbnail: QImage | None, row: MediaRow
    ) -> None:
        """Draw the picture of an item into a box, or say that there is none."""
        painter.fillRect(box, QColor(self.theme.stage))
        if thumbnail is not None:
            size = thumbnail.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(box.topLeft(), size)
            place.moveCenter(box.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, thumbnail)
            return
        painter.setPen(QColor(self.theme.stage_text))
        sign = "?" if row.item.state is MediaState.ACCEPTED else tr("no picture")
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(box, middle | Qt.TextFlag.TextWordWrap, sign)

    def _paint_text(self, painter: QPainter, rect: QRect, row: MediaRow, index: Index) -> None:
        pace: Pace | None = index.data(MediaRole.PACE)
        left = rect.left() + room_of(rect).width() + 20
        area = QRect(left, rect.top() + 7, rect.right() - left - 8, 16)
        narrow = area.width() < NAME_BESIDE
        self._paint_title(painter, area, row, alone=narrow)
        area.translate(0, 16)
        second = wording.shown(row.item.original_name) if narrow else technical(row.item)
        middle = Qt.TextElideMode.ElideMiddle if narrow else Qt.TextElideMode.ElideRight
        color = self.theme.text if narrow else self.theme.muted
        self._line(painter, area, second, color, middle)
        area.translate(0, 16)
        if pace is not None:
            self._paint_pace(painter, area, rect, pace)
            return
        support = index.data(MediaRole.SUPPORT)
        found = self._last_line(row)
        first = f"{state_words(row)}, {found}" if support and found else state_words(row)
        self._line(painter, area, told(first), self._state_color(row))
        area.translate(0, 16)
        self._line(painter, area, told(support or found), self.theme.muted)

    def _paint_title(
        self, painter: QPainter, area: QRect, row: MediaRow, *, alone: bool
    ) -> None:
        """Draw the exhibit and, unless it stands `alone`, the name of the file beside it."""
        item = row.item
        bold = QFont(painter.font())
        bold.setBold(True)
        painter.setFont(bold)
        self._line(painter, area, item.exhibit, self.theme.text)
        used = painter.fontMetrics().horizontalAdvance(item.exhibit) + 8
        bold.setBold(False)
        painter.setFont(bold)
        name = "" if alone else wording.shown(item.original_name)
        rest = area.adjusted(used, 0, -self._paint_tags(painter, area, row), 0)
        self._line(painter, rest, name, self.theme.text, Qt.TextElideMode.ElideMiddle)

    def _paint_tags(self, painter: QPainter, area: QRect, row: MediaRow) -> int:
        """Draw tags, and a pencil for a note, at the right end; return how wide they are."""
        signs = [str(tag) for tag in row.tags]
        signs += ["✎"] if row.label and row.label.note else []
        for number, sign in enumerate(reversed(signs), start=1):
            box = QRect(area.right() - number * (TAG + 2) + 2, area.top() + 1, TAG, TAG)
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(box)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)
        return len(signs) * (TAG + 2) + (4 if signs else 0)

    def _paint_pace(self, painter: QPainter, area: QRect, rect: QRect, pace: Pace) -> None:
        words = area.adjusted(0, 0, -CANCEL - 4, 0)
        self._line(painter, words, told(pace_words(pace)), self.theme.accent)
        bar = QRect(area.left(), area.bottom() + 7, area.width(), 5)
        self._paint_progress(painter, bar, rect, pace)

    def _paint_progress(self, painter: QPainter, bar: QRect, rect: QRect, pace: Pace) -> None:
        """Draw how far a pass is, and the cross that stops it."""
        painter.fillRect(bar, QColor(self.theme.line))
        if pace.share is not None:
            done = QRect(bar.left(), bar.top(), round(bar.width() * pace.share), bar.height())
            painter.fillRect(done, QColor(self.theme.accent))
        if not pace.stopping:
            self._paint_cross(painter, self.cancel_box(rect))

    def _paint_cross(self, painter: QPainter, cross: QRect) -> None:
        painter.setPen(QPen(QColor(self.theme.text), 1.5))
        inner = cross.adjusted(5, 5, -5, -5)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())

    def cancel_box(self, rect: QRect) -> QRect:
        """Return where the cross lies that stops the pass."""
        return QRect(rect.right() - CANCEL - 6, rect.top() + 38, CANCEL, CANCEL)

    def _line(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        color: str,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        painter.setPen(QColor(color))
        short = painter.fontMetrics().elidedText(text, mode, area.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags | Qt.TextFlag.TextSingleLine, short)

    def _state_color(self, row: MediaRow) -> str:
        if row.item.state is not MediaState.ACCEPTED:
            return self.theme.bad
        return self.theme.muted if row.runs else self.theme.text

    def _last_line(self, row: MediaRow) -> str:
        if row.item.state is not MediaState.ACCEPTED:
            return wording.shown(row.item.detail or "", 200)
        return finding_words(row) or unfound_words(row)


def room_of(rect: QRect) -> QSize:
    """Return how large a picture is in a row: less where the words would have no room."""
    return QSize(min(PICTURE.width(), rect.width() * 3 // 10), PICTURE.height())


class MediaList(QListView):
    """The list of media; says which exhibit is open and which are chosen."""

    opened = Signal(MediaItem)
    cancel_wanted = Signal(str)
    unhidden = Signal()  # what was hidden is to be opened, so nothing may be hidden

    def __init__(self, model: MediaModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._media = model
        self._open_id = ""
        self._still = False  # while the list changes, no exhibit is opened by it
        self.sifted = SiftedMedia(model, self)
        self._theme = theme
        self.show_as(MediaDelegate)
        # First of all who hear: what leaves a narrowed list opens nothing instead.
        self.sifted.rowsAboutToBeRemoved.connect(self._hold_still)
        self.setModel(self.sifted)
        self.sifted.rowsRemoved.connect(self._let_go)
        model.modelReset.connect(self._forget)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Media of the case"))
        self.selectionModel().currentChanged.connect(self._open)

    @property
    def empty_handed(self) -> bool:
        """Whether no exhibit of the list has been opened yet."""
        return not self._open_id

    def chosen(self) -> list[MediaItem]:
        """Return the chosen media, in the order of the list."""
        chosen = sorted(self.selectionModel().selectedIndexes(), key=lambda at: at.row())
        return [_item(index) for index in chosen]

    def open_row(self, row: int) -> None:
        """Open the exhibit in a row of the whole list, as it came, hidden or not."""
        if not 0 <= row < self._media.rowCount():
            return
        if not self.sifted.mapFromSource(self._media.index(row)).isValid():
            self.unhidden.emit()
        self._choose(self.sifted.mapFromSource(self._media.index(row)))

    def follow(self, media_id: str) -> None:
        """Know which exhibit is open that was opened elsewhere; what is chosen stays so."""
        row = self._media.row_of(media_id)
        at = self.sifted.mapFromSource(self._media.index(row)) if row is not None else ROOT
        if at.isValid():
            self._still, self._open_id = True, media_id
            self.selectionModel().setCurrentIndex(
                at, QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self._still = False

    def sift(self, text: str, show: Show, order: Order) -> None:
        """List what was asked for; the exhibit on show stays, listed or not."""
        self._still = True
        self.sifted.ask(text, show, order)
        row = self._media.row_of(self._open_id)
        at = self.sifted.mapFromSource(self._media.index(row)) if row is not None else ROOT
        if at.isValid():
            self._choose(at)
            self.scrollTo(at)
        else:
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
        self._still = False

    def show_as(self, kind: type[MediaDelegate], *, grid: bool = False) -> None:
        """List rows, or tiles beside each other; what is chosen stays so."""
        self._delegate = kind(self._theme, self)
        self._delegate.cancel_wanted.connect(self.cancel_wanted)
        self.setItemDelegate(self._delegate)
        self.setViewMode(self.ViewMode.IconMode if grid else self.ViewMode.ListMode)
        self.setMovement(self.Movement.Static)  # the order is chosen above, not by hand
        self.setResizeMode(self.ResizeMode.Adjust)
        self.setWrapping(grid)
        if self.selectionModel() is not None and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @property
    def is_grid(self) -> bool:
        """Whether tiles are shown."""
        return bool(self.viewMode() is self.ViewMode.IconMode)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = self._delegate.theme = theme
        self.setMinimumWidth(min(px(NARROWEST), WIDEST))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _choose(self, index: Index) -> None:
        """Choose a row and no other, whichever keys are held down meanwhile."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)

    def _hold_still(self) -> None:
        self._still = True

    def _let_go(self) -> None:
        row = self._media.row_of(self._open_id)
        if row is None or not self.sifted.mapFromSource(self._media.index(row)).isValid():
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
        self._still = False

    def _forget(self) -> None:
        if self._media.row_of(self._open_id) is None:
            self._open_id = ""

    def _open(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._still:
            item = _item(current)
            self._open_id = item.id
            self.opened.emit(item)


def _item(index: Index) -> MediaItem:
    row: MediaRow = index.data(MediaRole.ROW)
    return row.item
