"""Where an examiner decides: a name, a note, confirm or reject, in his own words or not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
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
from workbench.model.findings import STATEMENT_MOST

HINT = "Note: what you see, and why you confirm or reject"
NEEDED = "A decision needs your name and a note that says why."
OWN_WORDS = "In my own words"
OWN_WORDS_TIP = (
    "Confirm the finding with a statement of yours. What it says now stays on record, and "
    "stands beside yours in the report."
)
WRITE = "What the finding shall say"
TOO_LONG = (
    "The statement has {count} letters; {most} at most are shown whole. "
    "Give the rest in the note."
)
NOT_CHANGED = "Change the statement, or untick “In my own words”."


Draft = tuple[str, str]  # the examiner whose it is, and the first finding of the chain


class DecisionForm(QWidget):
    """Asks for the note in place; a decision without name and note is not taken.

    Where the examiner may, the statement of the finding can be rewritten as it is confirmed.
    """

    decided = Signal(FindingState, str, str, str)  # state, examiner, note, statement or ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self._wanted: FindingState | None = None
        self._held = False  # while another exhibit is being read
        self._offered = ""  # the finding that is decided
        self._subject = ""  # what its note is about: the first finding of its chain
        self._said = ""  # what it says
        self._drafts: dict[Draft, tuple[str, str]] = {}  # note and statement
        self._under_way: dict[str, Draft] = {}  # by the finding whose decision is being written
        self.examiner = signing()
        self.note = named(QPlainTextEdit(), tr("Note on the decision"))
        self.note.setPlaceholderText(tr(HINT))
        self.note.setTabChangesFocus(True)
        self.note.setObjectName("lines")
        self.own_words = QCheckBox(tr(OWN_WORDS))
        self.statement = named(QPlainTextEdit(), tr("Statement in your own words"))
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
        self.own_words.setToolTip(tr(OWN_WORDS_TIP))
        self.own_words.toggled.connect(self._show_statement)
        self.statement.setPlaceholderText(tr(WRITE))
        self.statement.setTabChangesFocus(True)
        self.statement.setObjectName("lines")
        self.statement.textChanged.connect(self._check)
        buttons = QHBoxLayout()
        buttons.addWidget(self.examiner, 1)
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self.own_words)
        layout.addWidget(self.statement)
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

    def offer(
        self,
        finding_id: str,
        said: str = "",
        *,
        first: str = "",
        rewritable: bool = False,
        settled: bool = False,
    ) -> None:
        """Show the form for a finding that can be decided, or hide it when there is none ("").

        What was begun stays with the finding, whatever is shown or read in between, and with
        those that supersede it: `first` is the one as first stated. `said` is its statement;
        one that is `settled` is confirmed, and can only be rewritten.
        """
        self.setVisible(bool(finding_id))
        self.own_words.setVisible(rewritable)
        self.reject.setVisible(not settled)
        other = (first or finding_id) != self._subject
        if other:
            self._keep_draft()
        self._said = said
        if finding_id != self._offered:
            self._offered, self._wanted = finding_id, None
            self.note.setPlaceholderText(tr(HINT))
        if other:
            self._begin_with(first or finding_id)
        if not rewritable:
            self.own_words.setChecked(False)
        self._show_statement()

    def _begin_with(self, subject: str) -> None:
        self._subject, self._wanted = subject, None
        note, statement = self._drafts.get(self._draft, ("", ""))
        self.note.setPlaceholderText(tr(HINT))
        self.note.setPlainText(note)
        self.statement.setPlainText(statement)
        self.own_words.setChecked(bool(statement))
        self._check()

    def _show_statement(self) -> None:
        """Offer the statement to be rewritten, from what the finding says now."""
        own = self.own_words.isChecked()
        self.statement.setVisible(own)
        if own and not self.statement.toPlainText().strip():
            self.statement.setPlainText(self._said)
        self._check()

    def begin_rewriting(self) -> None:
        """Put the cursor into the statement, to be confirmed in other words."""
        self.own_words.setChecked(True)
        self.begin(FindingState.CONFIRMED)
        self.statement.setFocus()

    def end_recording(self, finding_id: str, *, made: bool) -> None:
        """Hear that the decision on a finding is on record, or that it is not.

        What was written for one that is not can be sent again, whatever was shown meanwhile.
        """
        draft = self._under_way.pop(finding_id, None)
        if made and draft is not None:
            self._drafts.pop(draft, None)
            if draft == self._draft:
                self._begin_with(self._subject)
        self._check()

    def hold(self, *, on: bool) -> None:
        """Let nothing be decided while another exhibit than this finding's is being read."""
        if on != self._held:
            self._held = on
            self._check()

    def _keep_draft(self) -> None:
        self._drafts.pop(self._draft, None)
        note, statement = self.note.toPlainText(), self._rewritten
        if (note.strip() or statement) and self._subject:
            self._drafts[self._draft] = note, statement

    @property
    def _draft(self) -> Draft:
        return self.examiner.text(), self._subject

    @property
    def _rewritten(self) -> str:
        """The statement in the examiner's own words, "" where it is as it was."""
        text = self.statement.toPlainText().strip() if self.own_words.isChecked() else ""
        return text if text != self._said.strip() else ""

    def begin(self, state: FindingState) -> None:
        """Put the cursor into the note, with one decision in mind."""
        self._wanted = state
        word = "confirmed" if state is FindingState.CONFIRMED else "rejected"
        self.note.setPlaceholderText(tr("Note: why is it {word}?", word=word))
        self.note.setFocus()
        self._check()

    def _check(self) -> None:
        said = bool(self.examiner.text().strip() and self.note.toPlainText().strip())
        own = self.own_words.isChecked()
        busy = self._held or self._draft in self._under_way.values()
        long = len(self._rewritten) > STATEMENT_MOST
        ready = said and not busy and not long and (not own or bool(self._rewritten))
        self.confirm.setText(tr("Confirm rewritten") if own else tr("Confirm"))
        for button, state in (
            (self.confirm, FindingState.CONFIRMED),
            (self.reject, FindingState.REJECTED),
        ):
            fits = state is FindingState.CONFIRMED or not own  # none rewrites to reject
            button.setEnabled(ready and fits and self._wanted in (None, state))
            button.setDefault(ready and self._wanted is state)
        self._hint.setText(self._lack(said))
        self._hint.setVisible(not said or long or (own and not self._rewritten))

    def _lack(self, said: bool) -> str:
        """Return what is to be done before it can be decided."""
        count = len(self._rewritten)
        if count > STATEMENT_MOST:
            return tr(TOO_LONG, count=count, most=STATEMENT_MOST)
        return tr(NOT_CHANGED) if said else tr(NEEDED)

    def _decide_wanted(self) -> None:
        """Decide as was begun, when Return is pressed behind a note that is complete."""
        button = {FindingState.CONFIRMED: self.confirm, FindingState.REJECTED: self.reject}
        if self._wanted is not None:
            button[self._wanted].click()

    def _decide(self, state: FindingState) -> None:
        self._under_way[self._offered] = self._draft  # a second click must not decide again
        self._check()
        entered = self.examiner.text().strip(), self.note.toPlainText().strip()
        self.decided.emit(state, *entered, self._rewritten)
