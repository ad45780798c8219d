"""Type what you want to do, and do it."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ACTIONS
from ui.menus.spec import Spec
from ui.tongue import tr
from ui.views.labels import named, plain

MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
NOTHING = "No action that can be chosen now is called that."


class Palette(QDialog):
    """Lists the actions that can be chosen now; typing narrows the list, Enter does one."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find an action"))
        self.resize(560, 420)
        self._specs = [spec for spec in ACTIONS if actions[spec.name].isEnabled()]
        self._actions = actions
        self.typed = named(
            QLineEdit(placeholderText=tr("What do you want to do?")), tr("Find an action")
        )
        self.typed.textChanged.connect(self._sift)
        self.typed.returnPressed.connect(self._do)
        self.typed.installEventFilter(self)
        self.listed = named(QTreeWidget(), tr("Actions that can be chosen now"))
        self.listed.setColumnCount(2)
        self.listed.setHeaderHidden(True)
        self.listed.setRootIsDecorated(False)
        self.listed.header().setStretchLastSection(False)
        self.listed.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.listed.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.listed.itemActivated.connect(self._do)
        self._told = plain(" ", "muted")
        self.listed.currentItemChanged.connect(self._tell)
        layout = QVBoxLayout(self)
        for widget in (self.typed, self.listed, self._told):
            layout.addWidget(widget)
        self._sift("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while one types."""
        if isinstance(event, QKeyEvent) and _moves(event):
            self.listed.event(event)
            return True
        return bool(super().eventFilter(watched, event))

    def _sift(self, text: str) -> None:
        self.listed.clear()
        for spec in sifted(self._specs, text):
            action = self._actions[spec.name]
            native = QKeySequence.SequenceFormat.NativeText
            keys = "  ".join(key.toString(native) for key in action.shortcuts())
            words = f"{tr(spec.menu)}:  {_read(action.text()).rstrip('…')}"
            item = QTreeWidgetItem(self.listed, [words, keys])
            item.setData(0, Qt.ItemDataRole.UserRole, spec)
        if (first := self.listed.topLevelItem(0)) is not None:
            self.listed.setCurrentItem(first)
        self._tell()

    def _tell(self) -> None:
        spec = self._chosen()
        self._told.setText(tr(spec.help if spec else NOTHING))

    def _chosen(self) -> Spec | None:
        item = self.listed.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item else None

    def _do(self) -> None:
        """Close first, so that the action finds the window as it was."""
        if (spec := self._chosen()) is not None:
            self.accept()
            QTimer.singleShot(0, self._actions[spec.name].trigger)


def _moves(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() in MOVES


def _read(text: str) -> str:
    """Return a menu's text as it is read there: & marks a key, && is one &."""
    return re.sub(r"&(.)", r"\1", text)


def sifted(specs: list[Spec], text: str) -> list[Spec]:
    """Return the actions that hold every word typed, those whose name holds them first."""
    words = text.casefold().split()

    def holds(*where: str) -> bool:
        told = " ".join(where).casefold()
        return all(word in told for word in words)

    by_name = [spec for spec in specs if holds(tr(spec.text))]
    return by_name + [
        spec
        for spec in specs
        if spec not in by_name and holds(tr(spec.menu), tr(spec.text), tr(spec.help))
    ]
