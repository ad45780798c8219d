"""The strip in which the examiner says what the picture is compared with, and how."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.retelling import told
from ui.tongue import tr
from ui.views.elided import ElidedChoice
from ui.views.labels import named, plain


class CompareBar(QWidget):
    """Offers what there is to compare with; hidden while nothing is compared."""

    chosen = Signal(str)  # the key of what was chosen

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, tr("Comparing"), "strip")
        self._what = named(ElidedChoice(), tr("Compare with"))
        self._what.activated.connect(lambda place: self.chosen.emit(self._what.itemData(place)))
        self._meaning = named(plain(kind="muted"), tr("What the second picture means"))
        label = QLabel(tr("Compare &with"))
        label.setBuddy(self._what)
        row = QHBoxLayout()
        row.setSpacing(5)
        row.addWidget(label)
        row.addWidget(self._what, 1)
        row.addStretch(0)
        for name in ("split", "keep_frame"):
            row.addWidget(_button(actions[name]))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 2, 10, 4)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self._meaning)
        self.hide()

    def offer(self, subjects: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer these, key and words, and show which one is chosen."""
        self._what.clear()
        for key, words in subjects:
            self._what.addItem(told(words), key)
        self._what.setCurrentIndex(self._what.findData(chosen))
        self._what.setToolTip(self._what.currentText())

    def explain(self, meaning: str) -> None:
        """Say what the second picture means and does not mean."""
        self._meaning.setText(meaning)
        self._meaning.setVisible(bool(meaning))

    @property
    def offered(self) -> list[str]:
        """The words of all that is offered."""
        return [self._what.itemText(place) for place in range(self._what.count())]

    @property
    def meaning(self) -> str:
        """What is said of the second picture."""
        return self._meaning.text()


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    return button
