"""Ask for a place in a video, and say which frame it is before going there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ui.places import Place, Places
from ui.playback import Playback
from ui.tongue import tr
from ui.views.labels import named, plain

PROMPT = (
    "A time (1:02.5 or 00:01:02.500), a frame index (#250, counted from 0) or a timecode "
    "(00:01:02:12)."
)


class GoToDialog(QDialog):
    """Takes only what names a frame, and shows which one."""

    chosen = Signal(int)  # a frame index

    def __init__(self, parent: QWidget | None, playback: Playback) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Go to"))
        self.setMinimumWidth(420)
        self._playback = playback
        self.where = named(
            QLineEdit(placeholderText=tr("1:02.5, #250 or 00:01:02:12")),
            tr("Time, frame index or timecode"),
        )
        self.told = named(plain(), tr("Which frame that is"))
        self._counting = plain()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Go"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.where.textChanged.connect(self._check)
        playback.timed.connect(self._check)
        layout = QVBoxLayout(self)
        for widget in (plain(tr(PROMPT)), self.where, self.told, self._counting, self._buttons):
            layout.addWidget(widget)
        self._check()

    def accept(self) -> None:
        """Go, when what is typed names a frame."""
        place = self._place()
        if place is not None and place.frame is not None:
            super().accept()
            self.chosen.emit(place.frame)

    def _places(self) -> Places:
        return Places(self._playback.times, self._playback.exact)

    def _place(self) -> Place | None:
        return self._places().find(self.where.text())

    def _check(self) -> None:
        place = self._place()
        self.told.setText(place.words if place else " ")
        self._counting.setText(self._places().counting if self._playback.exact else " ")
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(place is not None and place.frame is not None)
