"""The help page: every action with its keys, made from the one table."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.actions import ACTIONS, Spec
from ui.views.labels import plain, scrolled


class KeysDialog(QDialog):
    """Lists keys and what they do; typing narrows the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys and actions")
        self.resize(680, 640)
        self._filter = QLineEdit(placeholderText="Find an action or a key")
        self._filter.textChanged.connect(self._sift)
        self._rows: list[tuple[Spec, tuple[QLabel, ...]]] = []
        layout = QVBoxLayout(self)
        layout.addWidget(self._filter)
        layout.addWidget(scrolled(self._table()), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _table(self) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(2, 1)
        line = 0
        for menu, specs in groupby(ACTIONS, key=lambda spec: spec.menu):
            grid.addWidget(plain(menu, "heading"), line, 0, 1, 3)
            line += 1
            for spec in specs:
                self._add(grid, line, spec)
                line += 1
        grid.setRowStretch(line, 1)
        return body

    def _add(self, grid: QGridLayout, line: int, spec: Spec) -> None:
        keys = plain("  or  ".join(spec.keys) or "–", "key", wrap=False)
        labels = (keys, plain(spec.text.rstrip("…"), wrap=False), plain(spec.help, "muted"))
        for column, label in enumerate(labels):
            grid.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop)
        self._rows.append((spec, labels))

    def _sift(self, text: str) -> None:
        wanted = text.casefold()
        for spec, labels in self._rows:
            words = f"{spec.text} {spec.help} {' '.join(spec.keys)}".casefold()
            for label in labels:
                label.setVisible(wanted in words)
