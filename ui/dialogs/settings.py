"""Settings of the desk: each is applied and kept at once, and can be put back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.scale import SIZES
from ui.settings import PAGES, DeskSettings
from ui.theme import Choice
from ui.tongue import tr
from ui.views.labels import named, plain

THEMES = {
    Choice.SYSTEM: "As the system says",
    Choice.DARK: "Dark",
    Choice.LIGHT: "Light",
    Choice.CONTRAST: "High contrast",
}
APPLIES = "What is set here holds at once, for every case, and says nothing in a report."
BESIDE_LAST, BESIDE_CASE = "beside the case opened last", "beside the case"
NO_FOLDER = "There is no such folder; what was set before still holds."


class SettingsDialog(QDialog):
    """One page; it keeps what is chosen, and `changed` says that the desk shall follow."""

    changed = Signal()
    keys_wanted = Signal()

    def __init__(self, settings: DeskSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("Settings"))
        self.theme = named(QComboBox(), tr("Theme"))
        for choice, words in THEMES.items():
            self.theme.addItem(tr(words), choice)
        self.size_chosen = named(QComboBox(), tr("Size of text and controls"))
        for percent in SIZES:
            self.size_chosen.addItem(f"{percent} %", percent)
        self.tips = QCheckBox(tr("Explain a control when the pointer rests on it"))
        self.page = named(QComboBox(), tr("Page size of reports"))
        self.page.addItems(PAGES)
        self.cases = _FolderField(tr("Folder for new cases"), tr(BESIDE_LAST))
        self.reports = _FolderField(tr("Folder for reports"), tr(BESIDE_CASE))
        self._build()
        self.show_kept()
        self._connect()

    def show_kept(self) -> None:
        """Show what holds now."""
        kept = self._settings
        self.theme.setCurrentIndex(list(THEMES).index(kept.theme))
        self.size_chosen.setCurrentIndex(SIZES.index(kept.size))
        self.tips.setChecked(kept.tips)
        self.page.setCurrentText(kept.page)
        self.cases.show_folder(kept.cases)
        self.reports.show_folder(kept.reports)

    # --- building ------------------------------------------------------------------------

    def _build(self) -> None:
        self.keys = QPushButton(tr("Keys and actions…"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(plain(tr("How it looks"), "heading"))
        form.addRow(tr("&Theme"), self.theme)
        form.addRow(tr("Text and &size"), self.size_chosen)
        form.addRow("", self.tips)
        form.addRow(tr("Keys"), self.keys)
        form.addRow(plain(tr("Where things go"), "heading"))
        form.addRow(tr("New &cases"), self.cases)
        form.addRow(tr("&Reports"), self.reports)
        form.addRow(tr("&Page size"), self.page)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.default = self._buttons.addButton(
            tr("All as delivered"), QDialogButtonBox.ButtonRole.ResetRole
        )
        for button in (self.keys, self.default):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(plain(tr(APPLIES), "muted"))
        layout.addStretch(1)
        layout.addWidget(self._buttons)

    def _connect(self) -> None:
        kept = self._settings
        self.theme.activated.connect(
            lambda: self._keep("theme", Choice(self.theme.currentData()))
        )
        self.size_chosen.activated.connect(
            lambda: self._keep("size", self.size_chosen.currentData())
        )
        self.tips.clicked.connect(lambda on: self._keep("tips", on))
        self.page.activated.connect(lambda: self._keep("page", self.page.currentText()))
        self.cases.chosen.connect(lambda folder: self._keep("cases", folder))
        self.reports.chosen.connect(lambda folder: self._keep("reports", folder))
        self.keys.clicked.connect(self.keys_wanted)
        self.default.clicked.connect(lambda: self._restore(kept.restore))
        self._buttons.rejected.connect(self.reject)

    # --- keeping -------------------------------------------------------------------------

    def _keep(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)
        self.changed.emit()

    def _restore(self, restore: Callable[[], None]) -> None:
        restore()
        self.show_kept()
        self.changed.emit()


class _FolderField(QWidget):
    """A folder, typed or chosen; empty means the usual one. What is none is not taken."""

    chosen = Signal(object)  # Path or None

    def __init__(self, spoken: str, usual: str) -> None:
        super().__init__()
        self._spoken = spoken
        self.text = named(QLineEdit(placeholderText=usual), spoken)
        self.text.setClearButtonEnabled(True)
        self.text.editingFinished.connect(self._take)
        self.text.textChanged.connect(self._cleared)
        self.browse = named(QPushButton(tr("Choose…")), tr("Choose: {spoken}", spoken=spoken))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._browse)
        self.trouble = plain(tr(NO_FOLDER), "telling")
        self.trouble.hide()
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(self.browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.trouble)
        self._held: Path | None = None

    def show_folder(self, folder: Path | None) -> None:
        """Show which folder holds."""
        self._held = folder
        self.text.setText(str(folder or ""))
        self.trouble.hide()

    def _cleared(self, text: str) -> None:
        if not text:
            self._take()

    def _take(self) -> None:
        typed = self.text.text().strip()
        folder = Path(typed).expanduser() if typed else None
        there = folder is None or folder.is_dir()
        self.trouble.setVisible(not there)
        if there and folder != self._held:
            self._held = folder
            self.chosen.emit(folder)

    def _browse(self) -> None:
        start = str(self._held or Path.home())
        folder = QFileDialog.getExistingDirectory(self, self._spoken, start)
        if folder:
            self.text.setText(folder)
            self._take()
