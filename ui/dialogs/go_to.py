"""Ask for a place in a video: a time or a frame index."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ui.views.labels import named, plain

PROMPT = "A time (1:02.5 or 62.5 seconds) or a frame index (#250). Frame indices start at 0."


def place(text: str) -> int | float | None:
    """Return a frame index (int) for `#250`, seconds (float) for `h:mm:ss.s`, else None."""
    text = text.strip()
    if re.fullmatch(r"#\s*\d+", text):
        return int(text[1:])
    if not re.fullmatch(r"(\d+:){0,2}\d+([.,]\d*)?", text):
        return None
    seconds = 0.0
    for part in text.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


class GoToDialog(QDialog):
    """Takes only what names a place, and says what would."""

    chosen = Signal(object)  # a frame index (int) or seconds (float)

    def __init__(self, parent: QWidget | None, frames: int) -> None:
        super().__init__(parent)
        self.setWindowTitle("Go to")
        self.setMinimumWidth(380)
        self._last = frames - 1
        self.where = named(QLineEdit(placeholderText="1:02.5 or #250"), "Time or frame index")
        self._hint = plain(PROMPT)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Go")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.where.textChanged.connect(self._check)
        layout = QVBoxLayout(self)
        for widget in (self._hint, self.where, self._buttons):
            layout.addWidget(widget)
        self._check()

    def accept(self) -> None:
        """Go, when what is typed names a place."""
        where = place(self.where.text())
        if where is not None and self._exists(where):
            super().accept()
            self.chosen.emit(where)

    def _exists(self, where: int | float) -> bool:
        return not isinstance(where, int) or where <= self._last

    def _check(self) -> None:
        where = place(self.where.text())
        beyond = where is not None and not self._exists(where)
        self._hint.setText(f"The last frame index is {self._last}." if beyond else PROMPT)
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(where is not None and not beyond)
