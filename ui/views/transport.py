"""The strip between picture and timeline: where the playhead is, exactly, and the keys for it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui import wording
from workbench.model import Picture

BUTTONS = ("previous_flag", "step_back", "shuttle_back", "play", "shuttle_forward", "step_on", "next_flag")
SIGNS = {
    "previous_flag": "[◂",
    "step_back": "◂",
    "shuttle_back": "◂◂",
    "play": "▸ ❙❙",
    "shuttle_forward": "▸▸",
    "step_on": "▸",
    "next_flag": "▸]",
}
HASH_SHOWN = 16


class Transport(QWidget):
    """Frame index, presentation time and hash of the frame on show, and the shuttle."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = _fixed("Frame index and presentation time")
        self._hash = _fixed("Hash of the frame on show")
        self._speed = _fixed("Speed")
        self._marks = _fixed("In and out marks")
        self._keys = QWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 3, 10, 3)
        layout.setSpacing(14)
        layout.addWidget(self._place)
        layout.addStretch(1)
        layout.addWidget(self._row_of_keys(actions))
        layout.addWidget(self._speed)
        layout.addStretch(1)
        layout.addWidget(self._marks)
        layout.addWidget(self._hash)
        self.show_nothing()

    def show_picture(self, picture: Picture, count: int) -> None:
        """Show which frame the picture on show is, in the picture's own words."""
        self._place.setText(f"frame {picture.frame} of {count}    {wording.time(picture.pts)}")
        self._hash.setText(f"frame sha256 {picture.sha256[:HASH_SHOWN]}…")
        self._hash.setToolTip(f"SHA-256 of the upright RGB bytes:\n{picture.sha256}")

    def show_nothing(self) -> None:
        """Show that there is no frame."""
        for label in (self._place, self._hash, self._speed, self._marks):
            label.setText("")

    def show_kind(self, *, video: bool) -> None:
        """Offer the shuttle for videos only."""
        self._keys.setVisible(video)
        self._speed.setVisible(video)

    def show_speed(self, speed: int) -> None:
        """Show how fast it plays; nothing while it stands."""
        self._speed.setText(f"{speed:+d}×" if speed else "")

    def show_marks(self, begin: float | None, end: float | None) -> None:
        """Show the in and out marks."""
        parts = [
            f"{name} {wording.time(mark)}"
            for name, mark in (("in", begin), ("out", end))
            if mark is not None
        ]
        self._marks.setText("  ".join(parts))

    def _row_of_keys(self, actions: Mapping[str, QAction]) -> QWidget:
        row = QHBoxLayout(self._keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name in BUTTONS:
            button = QToolButton()
            button.setDefaultAction(actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setText(SIGNS[name])
            button.setAccessibleName(actions[name].text())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        return self._keys


def _fixed(name: str) -> QLabel:
    """Return a label of figures that do not jump while they change."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(label.font().pointSizeF())
    label.setFont(font)
    label.setAccessibleName(name)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
