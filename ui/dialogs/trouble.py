"""Dialogs for trouble: a fault in the program, and what a verification found."""

import platform
import traceback

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.tongue import tr
from ui.views.labels import named, plain
from workbench import __version__
from workbench.model import Verification

FAULT = (
    "Loupe failed to {doing}. This is a fault in the program, not in the evidence. What is on "
    "record stays; copy the text below into a report of the fault."
)
VERIFIES = "The case verifies: every file, every row and every event is as it was recorded."
NOT_VERIFIED = (
    "The case does NOT verify: {count} problems. Keep it as it is, make a copy, and restore "
    "from one that verifies."
)


class TextDialog(QDialog):
    """A sentence and a text; both can be copied, with the version of the program."""

    def __init__(self, parent: QWidget | None, title: str, words: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(720, 420)
        self._words = words
        sentence = plain(words)
        self.text = named(QPlainTextEdit(), title)
        self.text.setReadOnly(True)
        self.text.setPlainText(text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(tr("Copy all"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (sentence, self.text, buttons):
            layout.addWidget(widget)

    def _copy(self) -> None:
        copied(f"{self._words}\n\n{self.text.toPlainText()}")


def copied(text: str) -> None:
    """Put a text on the clipboard, with which program on which system it came from."""
    system = f"Loupe {__version__}, Python {platform.python_version()}, {platform.platform()}"
    QGuiApplication.clipboard().setText(f"{text}\n\n{system}\n")


def bug_dialog(parent: QWidget | None, doing: str, error: BaseException) -> TextDialog:
    """Return a dialog for a fault in the program, with its traceback, never swallowed."""
    trace = "".join(traceback.format_exception(error))
    return TextDialog(parent, tr("A fault in the program"), tr(FAULT, doing=doing), trace)


def verification_dialog(parent: QWidget | None, found: Verification) -> TextDialog:
    """Return a dialog that says what verification found."""
    words = tr(VERIFIES) if found.ok else tr(NOT_VERIFIED, count=len(found.problems))
    return TextDialog(parent, tr("Verify case"), words, "\n".join(verification_lines(found)))


def verification_lines(found: Verification) -> list[str]:
    """Return the result of a verification as lines of plain text."""
    lines = [f"events {found.events}, files {found.files}"]
    if found.head is not None:
        lines.append(f"head of the audit chain: {found.head.sequence} {found.head.hash}")
    lines += [f"{p.code}: {wording.shown(p.subject)}: {p.sentence}" for p in found.problems]
    lines += [f"note: {note}" for note in found.notes]
    return lines
