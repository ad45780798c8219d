"""Write a note beside an exhibit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ui import wording
from ui.tongue import tr
from ui.views.labels import named, plain
from workbench.model.labels import LONGEST_NOTE

MEANS = (
    "For this case's own work: it is kept with the case, with who wrote it and when, and "
    "earlier wordings stay on record. It is not printed in the report."
)


class NoteDialog(QDialog):
    """Takes a note of bounded length; closes once it is on record."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None, *, exhibit: str, note: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("{exhibit}: note", exhibit=wording.shown(exhibit, 60)))
        self.resize(520, 320)
        self.field = named(QPlainTextEdit(note), tr("Note"))
        self.field.setTabChangesFocus(True)
        self._left = plain(kind="muted")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self._ask)
        self.buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(self._check)
        layout = QVBoxLayout(self)
        layout.addWidget(plain(tr(MEANS), "muted"))
        layout.addWidget(self.field, 1)
        layout.addWidget(self._left)
        layout.addWidget(self.buttons)
        self._before, self._asked = note, False
        self._check()

    @property
    def text(self) -> str:
        """The note as written, without empty ends."""
        return str(self.field.toPlainText()).strip()

    def kept(self) -> None:
        """Close: the note is on record."""
        if self._asked:
            self.accept()

    def not_kept(self, _doing: str, error: Exception) -> None:
        """Say why the note could not be kept, and let it be saved again."""
        if self._asked:
            self._asked = False
            self._check()
            self._left.setText(wording.shown(str(error), 400))

    def _ask(self) -> None:
        self._asked = True
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(False)
        self.wanted.emit(self.text)

    def _check(self) -> None:
        left = LONGEST_NOTE - len(self.text)
        self._left.setText(tr("{over} characters too many", over=-left) if left < 0 else " ")
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(left >= 0 and self.text != self._before.strip())
