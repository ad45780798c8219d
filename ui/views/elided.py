"""Words that yield where there is no room: cut with dots, and whole in the tool tip."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui.retelling import told
from ui.scale import px

END = Qt.TextElideMode.ElideRight
BOX, FIELD = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
LEAST = 44  # pixels at 100 % in which a few letters are still read


class ElidedLabel(QLabel):
    """A line of plain text as wide as its place; a longer one ends in dots."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = text
        self._more = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit()

    @property
    def whole(self) -> str:
        """The words, cut or not."""
        return self._whole

    def say(self, text: str, more: str = "") -> None:
        """Show other words; `more` is what the tool tip says in place of them."""
        self._whole, self._more = text, more
        self.setAccessibleDescription(text)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room of all words."""
        wide = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few letters."""
        least = min(self.sizeHint().width(), px(LEAST)) if self._whole else 0
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        short = self.fontMetrics().elidedText(self._whole, END, self.width())
        super().setText(short)
        self.setToolTip(self._more or (self._whole if short != self._whole else ""))


class FoldedLabel(QLabel):
    """A paragraph of few lines at most; a longer one ends in dots, whole in its tool tip."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole, self._lines = "", lines
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)

    @property
    def whole(self) -> str:
        """The words, cut or not."""
        return self._whole

    def say(self, text: str) -> None:
        """Show other words."""
        text = told(text)
        if text != self._whole:
            self._whole = text
            self.setAccessibleDescription(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words, kept = self._whole.split(), 0
        while kept < len(words) and self._fits(" ".join(words[: kept + 1]) + "…"):
            kept += 1
        whole = self._fits(self._whole) or kept == 0
        shown = self._whole if whole else " ".join(words[:kept]) + "…"
        if shown != self.text():
            self.setText(shown)
        self.setToolTip("" if whole else self._whole)

    def _fits(self, text: str) -> bool:
        metrics = self.fontMetrics()
        most = QRect(0, 0, max(self.width(), 1), 1 << 16)
        high = metrics.boundingRect(most, Qt.TextFlag.TextWordWrap, text).height()
        return high <= self._lines * metrics.lineSpacing()


class ElidedChoice(QComboBox):
    """A choice whose words end in dots where they do not fit; its tool tip has them whole."""

    def __init__(self, means: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._means = means  # what the tool tip says while the words fit
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of the longest words."""
        words = [self.itemText(at) for at in range(self.count())]
        wide = max(map(self.fontMetrics().horizontalAdvance, words), default=0)
        return QSize(wide + px(34), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few letters and the arrow."""
        return QSize(px(LEAST) + px(24), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, its words cut to the room beside the arrow."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        box = self.style().subControlRect(BOX, option, FIELD, self)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, END, box.width() - px(6)
        )
        cut = option.currentText != self.currentText()
        self.setToolTip(self.currentText() if cut else self._means)
        painter = QStylePainter(self)
        painter.drawComplexControl(BOX, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
