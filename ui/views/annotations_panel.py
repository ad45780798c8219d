"""The list of what was marked in an exhibit, and what can be done about it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.annotation_words import NOTE_IN_LIST, maker_words, place_words, size_words
from ui.retelling import told
from ui.tongue import tr
from ui.views.labels import named, plain
from workbench.model import UNEQUAL, Annotation, standing

EMPTY = (
    "Nothing is marked in this exhibit.\n\nM bookmarks the frame on show; D measures a "
    "distance, R marks a box and Shift+R a polygon in it. What is recorded goes into the case "
    "with your name, the frame and its time."
)
BUTTONS = (
    "bookmark",
    "measure",
    "mark_box",
    "mark_polygon",
    "change_mark",
    "withdraw_mark",
    "undo_mark",
)
ACROSS = 2  # buttons beside each other, so that their words fit in twice the size


class AnnotationsPanel(QWidget):
    """Annotations by place; superseded and withdrawn ones on request."""

    chosen_changed = Signal()
    opened = Signal(Annotation)  # go to where it is

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: Sequence[Annotation] = ()
        self._square = True
        self._list = named(QListWidget(), tr("Annotations of this exhibit"))
        self._list.setWordWrap(True)
        self._list.setSpacing(5)
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.currentItemChanged.connect(lambda *_: self._choose())
        self._list.itemActivated.connect(lambda _: self._open())
        self._list.itemClicked.connect(lambda _: self._open())
        self._all = QCheckBox(tr("&Also superseded and withdrawn"))
        self._all.toggled.connect(lambda _: self._fill())
        self._empty = named(plain(tr(EMPTY)), style="empty")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 0, 8)
        layout.setSpacing(6)
        layout.addWidget(self._empty)
        layout.addWidget(self._list, 1)
        layout.addLayout(self._lower(actions))
        self._fill()

    def _lower(self, actions: Mapping[str, QAction]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(10, 0, 10, 0)
        grid.setSpacing(6)
        grid.addWidget(self._all, 0, 0, 1, ACROSS)
        for place, name in enumerate(BUTTONS):
            button = QToolButton()
            button.setDefaultAction(actions[name])
            button.setSizePolicy(
                self._list.sizePolicy().horizontalPolicy(), button.sizePolicy().verticalPolicy()
            )
            grid.addWidget(button, 1 + place // ACROSS, place % ACROSS)
        return grid

    def show_history(self, history: Sequence[Annotation], *, square: bool = True) -> None:
        """Show all that was ever marked in an exhibit, whose pixels may not be `square`."""
        self._history, self._square = history, square
        self._fill()

    def choose(self, annotation_id: str) -> None:
        """Choose the entry of an annotation."""
        for row in range(self._list.count()):
            if self._list.item(row).data(Qt.ItemDataRole.UserRole).id == annotation_id:
                self._list.setCurrentRow(row)

    @property
    def chosen(self) -> Annotation | None:
        """The annotation that is chosen, if it stands."""
        entry = self._list.currentItem()
        one = entry.data(Qt.ItemDataRole.UserRole) if entry else None
        return one if one is not None and one in standing(self._history) else None

    @property
    def said(self) -> list[str]:
        """The entries as they are read."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def _fill(self) -> None:
        kept = self.chosen
        stand = standing(self._history)
        others = [one for one in self._history if one not in stand]
        self._list.blockSignals(True)
        self._list.clear()
        for one in (*stand, *(others if self._all.isChecked() else ())):
            entry = _entry(one, self._history, stands=one in stand)
            entry.setToolTip("" if self._square or not one.spots else UNEQUAL)
            self._list.addItem(entry)
        self._list.blockSignals(False)
        self._empty.setVisible(not self._history)
        self._list.setVisible(bool(self._history))
        self._all.setVisible(bool(others))
        if kept is not None:
            self.choose(kept.id)
        self._choose()

    def _choose(self) -> None:
        self.chosen_changed.emit()

    def _open(self) -> None:
        entry = self._list.currentItem()
        if entry is not None:
            self.opened.emit(entry.data(Qt.ItemDataRole.UserRole))


def _entry(one: Annotation, history: Sequence[Annotation], *, stands: bool) -> QListWidgetItem:
    lines = [f"{place_words(one)}: {size_words(one)}"]
    lines += [wording.quoted(one.note, NOTE_IN_LIST)] if one.note else []
    lines.append(f"{maker_words(one, history)}, {wording.moment(one.at)}")
    if not stands:
        superseded = any(later.supersedes == one.id for later in history)
        lines.append("superseded" if superseded else "withdrawn")
    elif one.in_report:
        lines.append("in the report")
    entry = QListWidgetItem(told("\n".join(lines)))
    entry.setData(Qt.ItemDataRole.UserRole, one)
    return entry
