"""Read what an examiner types to name a place: a time or a frame index."""

import re

from PySide6.QtWidgets import QInputDialog, QWidget

PROMPT = "Time (1:02.5 or 62.5) or frame index (#250)"


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


def ask_place(parent: QWidget) -> int | float | None:
    """Ask for a place; None when the examiner thinks better of it."""
    text, agreed = QInputDialog.getText(parent, "Go to", PROMPT)
    return place(text) if agreed else None
