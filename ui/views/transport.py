"""The strip between picture and timeline: where the playhead is, exactly, and its keys."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontDatabase, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui import wording
from ui.icons import icon
from ui.theme import Theme
from ui.tongue import tr
from ui.views.labels import named, plain
from workbench.model import Picture

BUTTONS = {
    "previous_flag": "previous-flag",
    "step_back": "step-back",
    "shuttle_back": "shuttle-back",
    "play": "play",
    "shuttle_forward": "shuttle-forward",
    "step_on": "step-on",
    "next_flag": "next-flag",
}
HASH_SHOWN = 12
NARROW, GAP, SPEED = 490, 10, 76
INDEX_TIP = (
    "Frame indices start at 0: the first frame has index 0.\n"
    "The time is the presentation time that the file gives this frame."
)


class Transport(QWidget):
    """Frame index, presentation time and hash of the frame on show, and the shuttle."""

    def __init__(
        self, actions: Mapping[str, QAction], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._place = _fixed("Frame index and presentation time")
        self._hash = _fixed("Hash of the frame on show")
        self._speed = _fixed("Speed")
        self._marks = _fixed("In and out marks")
        self.setMinimumWidth(NARROW)  # what does not fit is hidden; the window never grows
        self._keys = QWidget()
        self._buttons: dict[str, QToolButton] = {}
        self._theme = theme
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 3, 10, 3)
        layout.setSpacing(GAP)
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
        self._place.setText(place_words(picture, count))
        tip = f"SHA-256 of the frame on show:\n{picture.sha256}"
        self._place.setToolTip(f"{INDEX_TIP}\n{tip}" if count > 1 else tip)
        self._hash.setText(f"sha256 {picture.sha256[:HASH_SHOWN]}…")
        self._hash.setToolTip(
            tr("SHA-256 of the frame's upright RGB bytes:\n{sha256}", sha256=picture.sha256)
        )
        self._fit()

    @property
    def place(self) -> str:
        """The frame on show in words."""
        return self._place.text()

    @property
    def speed(self) -> str:
        """How fast it plays, in words; empty while it stands."""
        return self._speed.text()

    def show_nothing(self) -> None:
        """Show that there is no frame."""
        for label in (self._place, self._hash, self._speed, self._marks):
            label.setText("")

    def show_kind(self, *, video: bool) -> None:
        """Offer the shuttle for videos only."""
        self._keys.setVisible(video)
        self._speed.setVisible(video)

    def show_speed(self, speed: float, *, looping: bool = False) -> None:
        """Show how fast it plays, and whether it goes round; nothing while it stands."""
        self._speed.setText(" ".join([f"{speed:+g}×"] * bool(speed) + ["loop"] * looping))
        self._buttons["play"].setIcon(icon("pause" if speed else "play", self._theme))

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        for name, button in self._buttons.items():
            button.setIcon(icon(BUTTONS[name], theme))

    def show_marks(self, begin: float | None, end: float | None) -> None:
        """Show the in and out marks."""
        parts = [
            f"{name} {wording.time(mark)}"
            for name, mark in (("in", begin), ("out", end))
            if mark is not None
        ]
        self._marks.setText("  ".join(parts))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        self._fit()

    def _fit(self) -> None:
        """Hide the hash, then the marks, where they do not fit: both are said elsewhere too.

        The marks stand on the timeline, the hash in the place's tool tip.
        """
        room = self.width() - 20 - self._place.sizeHint().width() - 3 * GAP - SPEED
        room -= self._keys.sizeHint().width() if not self._keys.isHidden() else 0
        for label in (self._marks, self._hash):
            room -= label.sizeHint().width() + GAP if label.text() else 0
            label.setVisible(room >= 0)

    def _row_of_keys(self, actions: Mapping[str, QAction]) -> QWidget:
        row = QHBoxLayout(self._keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name in BUTTONS:
            self._buttons[name] = button = _button(actions[name])
            row.addWidget(button)
        return self._keys


def place_words(picture: Picture, count: int) -> str:
    """Return the frame index among all of them, counted from 0, and its presentation time."""
    if count == 1:
        return "single picture"
    return f"frame {picture.frame} of 0–{count - 1}  {wording.time(picture.pts)}"


def _button(action: QAction) -> QToolButton:
    """Return a button that does what an action does, and can when the action can."""
    button = named(QToolButton(), action.text())
    button.setToolTip(action.toolTip())
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button


def _fixed(name: str) -> QLabel:
    """Return a label of figures that do not jump while they change."""
    label = named(plain(wrap=False), tr(name))
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(label.font().pointSizeF())
    label.setFont(font)
    return label
