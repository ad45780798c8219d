"""Where an examiner puts tracks right: a name, a note where one is wanted, and what to do."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui.tongue import tr
from ui.views.labels import named, plain, signing

EDITS = ("rename_track", "merge_tracks", "split_track", "exclude_track", "undo_tracks")
ACROSS = 2  # buttons beside each other, so that their words fit in twice the size
READ_ONLY = "This case is open for reading only, so tracks cannot be edited."
NO_NAME = "An edit of tracks needs your name; it stands beside the edit."
CHOOSE = "Choose a face above or in the picture; with Ctrl several, to merge them."
LIVE = "Faces are still being looked for. Tracks can be edited when that has ended."


class TrackForm(QWidget):
    """Label, note and examiner, as entered, above one button for each edit."""

    changed = Signal()  # what can be done may have changed
    rename_wanted = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self.label = named(
            QLineEdit(placeholderText=tr("Label of the face")), tr("Label of the face")
        )
        self.note = named(
            QLineEdit(placeholderText=tr("Note (optional)")), tr("Note on the edit")
        )
        self.examiner = signing()
        self.hint = plain("", "muted")
        self._recording = False
        self._offered = ""
        self._build(actions)

    def _build(self, actions: Mapping[str, QAction]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        fields = QGridLayout()
        fields.setSpacing(6)
        fields.addWidget(self.label, 0, 0)
        fields.addWidget(self.examiner, 0, 1)
        fields.addWidget(self.note, 1, 0, 1, 2)
        layout.addLayout(fields)
        buttons = QGridLayout()
        buttons.setSpacing(6)
        for place, name in enumerate(EDITS):
            button = QToolButton()
            button.setDefaultAction(actions[name])
            button.setSizePolicy(self.note.sizePolicy())
            buttons.addWidget(button, place // ACROSS, place % ACROSS)
        layout.addLayout(buttons)
        layout.addWidget(self.hint)
        self.examiner.textChanged.connect(self.changed)
        self.label.returnPressed.connect(self.rename_wanted)

    def set_examiner(self, name: str) -> None:
        """Say who edits: whoever works at this desk. A note of the one before is dropped."""
        if name != self.examiner.text():
            self.note.clear()
            self._offered = ""
            self.label.clear()
            self.examiner.setText(name)

    def offer(self, label: str) -> None:
        """Offer the label of the chosen face; what is being typed stays until it changes."""
        if label != self._offered:
            self._offered = label
            self.label.setText(label)

    def say(self, hint: str) -> None:
        """Say why nothing can be edited, or what to choose."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    @property
    def signed(self) -> bool:
        """Whether a name was entered, and no edit is on its way."""
        return bool(self.examiner.text().strip()) and not self._recording

    def entered(self) -> dict[str, str]:
        """Return who edits and why, as entered."""
        return {"examiner": self.examiner.text().strip(), "note": self.note.text().strip()}

    def record(self, under_way: bool) -> None:
        """Wait while an edit is written; a note that is on record is not wanted again."""
        if self._recording and not under_way:
            self.note.clear()
        self._recording = under_way
        self.changed.emit()

    def record_failed(self) -> None:
        """Let the edit be made again: it is not on record, and its note is still here."""
        self._recording = False
        self.changed.emit()
