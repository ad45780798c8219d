"""The pictures of an illustration, large and side by side, each to be zoomed and moved."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from ui import wording
from ui.theme import Theme
from ui.tongue import tr
from ui.views.canvas import Canvas
from ui.views.illustration import CAPTION_SHOWN, MEANING_SHOWN, heading
from ui.views.labels import plain
from workbench.model import StoredIllustration, StoredPicture

SIZE = QSize(980, 620)
HINT = "Wheel: zoom. Drag: move. Double click: one pixel as one pixel, or all of it."


class PicturesDialog(QDialog):
    """Each picture under a glass of its own, with its caption, and the sentence below."""

    def __init__(
        self,
        parent: QWidget | None,
        stored: StoredIllustration,
        images: Sequence[QImage],
        theme: Theme,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(
            tr("Frame index {frame}: {stored}", frame=stored.frame, stored=heading(stored))
        )
        self.resize(SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.canvases: list[Canvas] = []
        row = QHBoxLayout()
        for picture, image in zip(stored.pictures, images, strict=True):
            row.addLayout(self._column(picture, image, theme), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(row, 1)
        layout.addWidget(plain(wording.shown(stored.meaning, MEANING_SHOWN)))
        layout.addWidget(plain(tr(HINT), "muted"))
        layout.addWidget(buttons)

    def _column(self, picture: StoredPicture, image: QImage, theme: Theme) -> QVBoxLayout:
        caption = wording.shown(picture.caption, CAPTION_SHOWN)
        canvas = Canvas(theme)
        canvas.setAccessibleName(tr("Picture: {caption}", caption=caption))
        canvas.show_picture(image, image.size())
        self.canvases.append(canvas)
        column = QVBoxLayout()
        column.addWidget(canvas, 1)
        column.addWidget(plain(caption))
        column.addWidget(plain(f"PNG sha256 {picture.sha256[:16]}…", "muted"))
        return column
