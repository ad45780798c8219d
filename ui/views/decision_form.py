"""Where an examiner decides: a name, a note, confirm or reject."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.tongue import tr
from ui.views.labels import named, signing
from workbench.model import FindingState

HINT = "Note: what you see, and why you confirm or reject"
NEEDED = "A decision needs your name and a note that says why."


class DecisionForm(QWidget):
    """Asks for the note in place; a decision without name and note is not taken."""

    decided = Signal(FindingState, str, str)  # state, examiner, note

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self._wanted: FindingState | None = None
        self._subject = ""  # the finding that the note is about
        self._drafts: dict[tuple[str, str], str] = {}  # by examiner and finding
        self._recording = False
        self.examiner = signing()
        self.note = named(QPlainTextEdit(), tr("Note on the decision"))
        self.note.setPlaceholderText(tr(HINT))
        self.note.setTabChangesFocus(True)
        self.note.setObjectName("lines")
        self.confirm = QPushButton(tr("Confirm"))
        self.reject = QPushButton(tr("Reject"))
        self._hint = QLabel(tr(NEEDED), wordWrap=True)
        self.confirm.clicked.connect(lambda: self._decide(FindingState.CONFIRMED))
        self.reject.clicked.connect(lambda: self._decide(FindingState.REJECTED))
        self.examiner.returnPressed.connect(self._decide_wanted)
        self.examiner.textChanged.connect(self._check)
        self.note.textChanged.connect(self._check)
        self._build()
        self._check()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.examiner, 1)
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self.note)
        layout.addLayout(buttons)
        layout.addWidget(self._hint)

    def set_examiner(self, name: str) -> None:
        """Say who decides: whoever works at this desk, who sees what he may see.

        What the one before began to write is his own, and waits for him.
        """
        if name != self.examiner.text():
            self._keep_draft()
            self._begin_with("")
            self.examiner.setText(name)

    def offer(self, finding_id: str) -> None:
        """Show the form for a finding that can be decided, or hide it when there is none ("").

        A note that was begun stays with its finding, whatever is shown or read in between.
        """
        self.setVisible(bool(finding_id))
        if finding_id != self._subject:
            self._keep_draft()
            self._begin_with(finding_id)

    def _begin_with(self, finding_id: str) -> None:
        self._subject, self._wanted, self._recording = finding_id, None, False
        self.note.setPlaceholderText(tr(HINT))
        self.note.setPlainText(self._drafts.get((self.examiner.text(), finding_id), ""))
        self._check()

    def record_failed(self) -> None:
        """Let the decision be made again: it is not on record, and its note is still here."""
        self._recording = False
        self._check()

    def _keep_draft(self) -> None:
        text = "" if self._recording else self.note.toPlainText()
        at = (self.examiner.text(), self._subject)
        self._drafts.pop(at, None)
        if text.strip() and self._subject:
            self._drafts[at] = text

    def begin(self, state: FindingState) -> None:
        """Put the cursor into the note, with one decision in mind."""
        self._wanted = state
        word = "confirmed" if state is FindingState.CONFIRMED else "rejected"
        self.note.setPlaceholderText(tr("Note: why is it {word}?", word=word))
        self.note.setFocus()
        self._check()

    def _check(self) -> None:
        said = bool(self.examiner.text().strip() and self.note.toPlainText().strip())
        ready = said and not self._recording
        for button, state in (
            (self.confirm, FindingState.CONFIRMED),
            (self.reject, FindingState.REJECTED),
        ):
            button.setEnabled(ready and self._wanted in (None, state))
            button.setDefault(ready and self._wanted is state)
        self._hint.setVisible(not said)

    def _decide_wanted(self) -> None:
        """Decide as was begun, when Return is pressed behind a note that is complete."""
        button = {FindingState.CONFIRMED: self.confirm, FindingState.REJECTED: self.reject}
        if self._wanted is not None:
            button[self._wanted].click()

    def _decide(self, state: FindingState) -> None:
        self._recording = True  # once: a second click must not decide the next finding
        self._check()
        self.decided.emit(state, self.examiner.text().strip(), self.note.toPlainText().strip())
