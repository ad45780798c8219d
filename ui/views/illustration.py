"""What an analyzer looked at: pictures side by side with their captions, and one sentence."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import wording
from ui.images import drawn_image
from ui.theme import Theme
from ui.tongue import tr
from ui.views.labels import plain
from workbench.model import Pixels, StoredIllustration, StoredPicture

NARROWEST = 150  # of a picture beside another; below that it moves to the next row
TALLEST = 1.4  # times its width
NAME_SHOWN, CAPTION_SHOWN, MEANING_SHOWN = 80, 300, 900  # letters
GAP = 8
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def heading(stored: StoredIllustration) -> str:
    """Return the name of an illustration, fit to be drawn."""
    return wording.shown(wording.spaced(stored.name), NAME_SHOWN)


class PicturePane(QWidget):
    """One picture as wide as its place, enlarged without smoothing; a click asks for more."""

    chosen = Signal()
    pointed = Signal(bool)  # whether pointer or keys are on it

    def __init__(self, caption: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Click to enlarge; the viewer frames the part that it was made of"))
        self.setAccessibleName(tr("Picture: {caption}", caption=caption))

    @property
    def picture(self) -> QImage | None:
        """The picture, once it has been read."""
        return self._image

    def show_picture(self, image: QImage) -> None:
        """Take the picture that was read."""
        self._image = image
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the picture at this width; square until it has been read."""
        if self._image is None:
            return width
        share = self._image.height() / self._image.width()
        return max(round(width * min(share, TALLEST)), 1)

    def sizeHint(self) -> QSize:
        """Return a size at which most pictures are seen well."""
        return QSize(NARROWEST, self.heightForWidth(NARROWEST))

    def minimumSizeHint(self) -> QSize:
        """Return a size at which something is still seen."""
        return QSize(40, 24)

    def placed(self) -> QRectF:
        """Return where the picture lies: whole, in its own proportions, from the left."""
        image = self._image
        if image is None:
            return QRectF()
        scale = min(self.width() / image.width(), self.height() / image.height())
        return QRectF(0, 0, image.width() * scale, image.height() * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, or its empty place."""
        painter = QPainter(self)
        area = self.placed()
        if self._image is None:
            painter.fillRect(self.rect(), QColor(self._theme.field))
            return
        ratio = self.devicePixelRatioF()
        reduced = area.width() * ratio < self._image.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, reduced)
        painter.drawImage(area, self._image)
        edge = self._theme.accent if self.hasFocus() else self._theme.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, or its release would go elsewhere."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the picture in its full size."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar do what a click does."""
        if event.key() in KEYS:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys now mean this picture."""
        super().focusInEvent(event)
        self.pointed.emit(True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they mean another one."""
        super().focusOutEvent(event)
        self.pointed.emit(False)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say that the pointer is on it."""
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Say that the pointer has left it."""
        self.pointed.emit(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that nothing points at what is not seen."""
        self.pointed.emit(False)


class IllustrationView(QWidget):
    """One illustration: heading, pictures in rows of what fits, and one sentence below."""

    enlarged = Signal(StoredIllustration, list)  # with its images, from the left
    pointed = Signal(object)  # the StoredPicture under the pointer, or None

    def __init__(
        self, stored: StoredIllustration, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.stored = stored
        self._across = 0
        captions = [wording.shown(one.caption, CAPTION_SHOWN) for one in stored.pictures]
        self._cells = [_Cell(caption, theme) for caption in captions]
        for cell, picture in zip(self._cells, stored.pictures, strict=True):
            cell.pane.chosen.connect(self._enlarge)
            cell.pane.pointed.connect(partial(self._point, picture))
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(3)
        layout.addWidget(plain(heading(stored), "heading"))
        layout.addLayout(self._grid)
        layout.addWidget(plain(wording.shown(stored.meaning, MEANING_SHOWN)))
        self._arrange(len(self._cells))

    @property
    def panes(self) -> list[PicturePane]:
        """The pictures, from the left."""
        return [cell.pane for cell in self._cells]

    @property
    def across(self) -> int:
        """How many pictures stand beside each other."""
        return self._across

    def show_drawn(self, drawn: Sequence[Pixels]) -> None:
        """Take the pictures that were read."""
        for pane, pixels in zip(self.panes, drawn, strict=True):
            pane.show_picture(drawn_image(pixels))

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        for pane in self.panes:
            pane.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many pictures beside each other as can be judged at this width."""
        fitting = (self.width() + GAP) // (NARROWEST + GAP)
        self._arrange(min(max(fitting, 1), len(self._cells)))

    def _point(self, picture: StoredPicture, on: bool) -> None:
        self.pointed.emit(picture if on else None)

    def _enlarge(self) -> None:
        images = [pane.picture for pane in self.panes]
        if all(images):
            self.enlarged.emit(self.stored, images)

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // across, at % across, Qt.AlignmentFlag.AlignTop)
        for column in range(len(self._cells)):
            self._grid.setColumnStretch(column, int(column < across))


class _Cell(QWidget):
    """A picture and the words under it."""

    def __init__(self, caption: str, theme: Theme) -> None:
        super().__init__()
        self.pane = PicturePane(caption, theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.pane)
        layout.addWidget(plain(caption, "caption"))
