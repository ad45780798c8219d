"""The help page: every action with its keys, which can be changed there."""

from collections.abc import Mapping
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ACTIONS
from ui.keys import Keys, portable
from ui.menus.spec import Spec
from ui.tongue import tr
from ui.views.labels import named, plain

ASK = "Choose an action, then press the key that shall call it."
PRESS = "“{called}”: press the key that shall call it."


class KeysDialog(QDialog):
    """Lists actions with their keys; typing narrows the list, a chosen one can be rebound."""

    def __init__(
        self, keys: Keys, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys, self._actions = keys, actions
        self.setWindowTitle(tr("Keys and actions"))
        self.resize(760, 680)
        self.sought = named(
            QLineEdit(placeholderText=tr("Find an action or a key")), tr("Find")
        )
        self.sought.textChanged.connect(self._sift)
        self.table = named(QTreeWidget(), tr("Actions and their keys"))
        self.rows: dict[str, QTreeWidgetItem] = {}
        self.groups: list[QTreeWidgetItem] = []
        self._fill()
        self.table.currentItemChanged.connect(self._chosen)
        self._asked = plain(tr(ASK))
        layout = QVBoxLayout(self)
        layout.addWidget(self.sought)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._asked)
        layout.addLayout(self._changing())
        layout.addWidget(self._closing())
        self._chosen()

    # --- building ------------------------------------------------------------------------

    def _fill(self) -> None:
        self.table.setColumnCount(3)
        self.table.setHeaderLabels([tr("Action"), tr("Keys"), tr("What it does")])
        self.table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for menu, specs in groupby(ACTIONS, key=lambda spec: spec.menu):
            group = QTreeWidgetItem(self.table, [tr(menu)])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setFirstColumnSpanned(True)
            self.groups.append(group)
            for spec in specs:
                item = QTreeWidgetItem(group, [called_of(spec), "", tr(spec.help)])
                item.setData(0, Qt.ItemDataRole.UserRole, spec)
                self.rows[spec.name] = item
        self.table.expandAll()
        self._tell_keys()

    def _changing(self) -> QHBoxLayout:
        self.key = named(QKeySequenceEdit(), tr("The new key"))
        self.key.setMaximumSequenceLength(1)
        self.key.keySequenceChanged.connect(self._warn)
        self.instead = QPushButton(tr("Use this key alone"))
        self.instead.clicked.connect(lambda: self._assign(()))
        self.also = QPushButton(tr("Add this key"))
        self.also.clicked.connect(lambda: self._assign(self._keys.of(self._spec_there)))
        self.default = QPushButton(tr("As delivered"))
        self.default.clicked.connect(self._restore)
        row = QHBoxLayout()
        row.addWidget(self.key, 1)
        for button in (self.instead, self.also, self.default):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _closing(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.all_default = box.addButton(
            tr("All keys as delivered"), QDialogButtonBox.ButtonRole.ResetRole
        )
        self.all_default.setAutoDefault(False)
        self.all_default.clicked.connect(self._restore_all)
        box.rejected.connect(self.reject)
        return box

    # --- what is chosen ------------------------------------------------------------------

    @property
    def _spec(self) -> Spec | None:
        item = self.table.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item else None

    @property
    def _spec_there(self) -> Spec:
        if (spec := self._spec) is None:
            raise LookupError("no action is chosen")  # its buttons are off then
        return spec

    def _chosen(self) -> None:
        self.key.clear()
        self._warn()

    def _warn(self) -> None:
        """Say what the key means now, and what can be done."""
        spec, key = self._spec, self._pressed
        holder = self._keys.holder(key) if key else None
        self.key.setEnabled(spec is not None)
        for button in (self.instead, self.also):
            button.setEnabled(spec is not None and bool(key) and holder is not spec)
        self.default.setEnabled(spec is not None and self._keys.changed(spec))
        if spec is None:
            self._asked.setText(tr(ASK))
        elif holder is not None and holder is not spec:
            called = called_of(holder)
            self._asked.setText(
                tr(
                    "{key} is the key of “{called}”, which would lose it.",
                    key=key,
                    called=called,
                )
            )
        else:
            self._asked.setText(tr(PRESS, called=called_of(spec)))

    @property
    def _pressed(self) -> str:
        sequence = self.key.keySequence()
        return portable(sequence.toString(QKeySequence.SequenceFormat.PortableText))

    # --- changing ------------------------------------------------------------------------

    def _assign(self, besides: tuple[str, ...]) -> None:
        self._keys.assign(self._spec_there, (*besides, self._pressed))
        self._changed()

    def _restore(self) -> None:
        self._keys.restore(self._spec_there)
        self._changed()

    def _restore_all(self) -> None:
        self._keys.restore_all()
        self._changed()

    def _changed(self) -> None:
        self._keys.bind(self._actions)
        self._tell_keys()
        self._chosen()

    def _tell_keys(self) -> None:
        for spec in ACTIONS:
            item, changed = self.rows[spec.name], self._keys.changed(spec)
            item.setText(1, f"  {tr('or')}  ".join(self._keys.of(spec)) or "–")
            font = item.font(1)
            font.setBold(changed)
            item.setFont(1, font)
            keys = f" {tr('or')} ".join(spec.keys) or tr("none")
            item.setToolTip(1, tr("As delivered: {keys}", keys=keys))

    def _sift(self, text: str) -> None:
        wanted = text.casefold()
        for spec in ACTIONS:
            told = f"{tr(spec.text)} {tr(spec.help)} {' '.join(self._keys.of(spec))}".casefold()
            self.rows[spec.name].setHidden(wanted not in told)
        for group in self.groups:
            rows = [row for row in self.rows.values() if row.parent() is group]
            group.setHidden(all(row.isHidden() for row in rows))


def called_of(spec: Spec) -> str:
    """Return what an action is called, without the sign that it will ask."""
    return tr(spec.text).rstrip("…")
