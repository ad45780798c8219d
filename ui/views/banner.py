"""A banner: what happened, what it means for the evidence, and what to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from ui import wording
from ui.dialogs.trouble import copied
from ui.retelling import told
from ui.tongue import tr
from ui.views.labels import named, plain
from workbench.errors import WorkbenchError

MEANS = {
    "add files": "The originals were not touched. What was listed before stays on record.",
    "examine": "Nothing was changed. What was recorded before stays on record.",
    "issue the report": "No report was issued. The case and its findings are unchanged.",
    "record a decision": "The decision is NOT on record.",
    "record a finding": "The finding is NOT on record.",
    "read the times of the frames": (
        "Every frame on show is named truly. The playhead, marks and times typed assume an "
        "even frame rate."
    ),
    "show a frame": (
        "Looking changes nothing. Verify case (Ctrl+Shift+V) says whether the working copy "
        "is still as it was received."
    ),
}
MEANS_ELSE = "Nothing was changed."


class Banner(QFrame):
    """One message above the work; it stays until closed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, tr("Message"), "banner")
        self.text = plain()
        self.action = QPushButton()
        self.action.clicked.connect(self._act)
        self._then: Callable[[], object] | None = None
        self._detail = ""
        self.copy = QPushButton(tr("Copy"))
        self.copy.setToolTip(tr("Copy what happened, with its code and the program's version"))
        self.copy.clicked.connect(lambda: copied(self._detail))
        close = QToolButton()
        close.setText(tr("Close"))
        close.setAutoRaise(True)
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 7, 8, 7)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.action, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, text: str, *, bad: bool = False) -> None:
        """Show a message."""
        self.text.setText(text)
        self.action.hide()
        self.copy.hide()
        self.setProperty("bad", bad)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleDescription(told(text))
        self.show()

    def offer(self, text: str, doing: str, then: Callable[[], object]) -> None:
        """Show a message with one thing that can be done about it."""
        self.say(text, bad=True)
        self._then = then
        self.action.setText(doing)
        self.action.show()

    def _act(self) -> None:
        self.hide()
        if self._then is not None:
            self._then()

    def say_error(self, doing: str, error: WorkbenchError) -> None:
        """Show an expected error in the order in which an examiner asks."""
        happened = tr(
            "Could not {doing}: {error}", doing=tr(doing), error=wording.shown(str(error), 600)
        )
        means = tr(MEANS.get(doing, MEANS_ELSE))
        self.say(f"{happened}\n{means} {tr(error.advice)}", bad=True)
        self._detail = f"{self.text.text()}\n\n{error.code}"
        self.copy.show()
