"""Dialogs for trouble: a fault in the program, and what a verification found."""

import traceback

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.views.labels import plain
from workbench.model import Verification


class TextDialog(QDialog):
    """A sentence and a text that can be copied."""

    def __init__(self, parent: QWidget | None, title: str, words: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(720, 420)
        sentence = plain(words)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setPlainText(text)
        self.text.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (sentence, self.text, buttons):
            layout.addWidget(widget)


def bug_dialog(parent: QWidget | None, doing: str, error: BaseException) -> TextDialog:
    """Return a dialog for a fault in the program, with its traceback, never swallowed."""
    words = (
        f"Loupe failed to {doing}. This is a fault in the program, not in the evidence. What "
        "is on record stays; copy the text below into a report of the fault."
    )
    trace = "".join(traceback.format_exception(error))
    return TextDialog(parent, "A fault in the program", words, trace)


def verification_dialog(parent: QWidget | None, found: Verification) -> TextDialog:
    """Return a dialog that says what verification found."""
    if found.ok:
        words = (
            "The case verifies: every file, every row and every event is as it was recorded."
        )
    else:
        words = (
            f"The case does NOT verify: {len(found.problems)} problems. Keep it as it is, make "
            "a copy, and restore from one that verifies."
        )
    return TextDialog(parent, "Verify case", words, "\n".join(verification_lines(found)))


def verification_lines(found: Verification) -> list[str]:
    """Return the result of a verification as lines of plain text."""
    lines = [f"events {found.events}, files {found.files}"]
    if found.head is not None:
        lines.append(f"head of the audit chain: {found.head.sequence} {found.head.hash}")
    lines += [f"{p.code}: {wording.shown(p.subject)}: {p.sentence}" for p in found.problems]
    lines += [f"note: {note}" for note in found.notes]
    return lines
