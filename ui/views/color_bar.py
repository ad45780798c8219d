"""The colours of localization maps, from low to high."""

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.images import color_table
from ui.scale import px
from ui.tongue import tr


class ColorBar(QWidget):
    """The colours of a map from low to high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = np.ascontiguousarray(color_table()[None])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._strip = QImage(row.data, 256, 1, 768, QImage.Format.Format_RGB888).copy()
        self.setAccessibleName(
            tr("Colours of the map, from low at the left to high at the right")
        )

    def sizeHint(self) -> QSize:
        """Return a strip that is told from a line."""
        return QSize(px(90), px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip."""
        painter = QPainter(self)
        painter.drawImage(QRectF(self.rect()), self._strip)
