"""The strip above several exhibits: how many there are, and what their panes do together."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.retelling import told
from ui.tongue import tr
from ui.views.elided import ElidedLabel
from ui.views.labels import named

BUTTONS = {
    "panes_zoom": "Zoom together",
    "panes_step": "Step together",
    "pane_stay": "Keep this one",
    "compare_items": "Leave",
}


class PaneBar(QWidget):
    """Says what is compared and offers what its panes can do; hidden while there are none."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, tr("Exhibits side by side"), "strip")
        self._words = named(ElidedLabel(), tr("What is compared"))
        self._words.setProperty("kind", "muted")
        self._words.setMinimumWidth(1)  # the window keeps its width; the tool tip has it whole
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 10, 4)
        row.setSpacing(5)
        row.addWidget(self._words, 1)
        words = (tr(BUTTONS[name]) for name in BUTTONS)
        for name, short in zip(BUTTONS, words, strict=True):
            button = named(QToolButton(), actions[name].text())
            button.setText(short)
            button.setToolTip(actions[name].toolTip())
            button.setCheckable(name in ("panes_zoom", "panes_step"))
            button.clicked.connect(actions[name].trigger)
            if button.isCheckable():
                actions[name].toggled.connect(button.setChecked)
            row.addWidget(button)
        self.hide()

    def say(self, words: str) -> None:
        """Say what is compared; nothing hides the strip."""
        self._words.say(told(words))
        self.setVisible(bool(words))

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.whole
