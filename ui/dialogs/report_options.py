"""The part of the report dialog that asks how it is signed, headed and which faces it hides."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from ui.issuing import FaceChoice, ReportWishes
from ui.tongue import tr
from ui.views.labels import named, plain
from ui.wording import shown

SHOW_ALL, HIDE_ALL = "Show all faces", "Blur all faces"
HIDE_TICKED, HIDE_OTHERS = "Blur the faces ticked", "Blur all but the faces ticked"
WAYS = (SHOW_ALL, HIDE_ALL, HIDE_TICKED, HIDE_OTHERS)
NO_FACES = (
    "No face to choose was found in this case yet, or what was found is hidden from you. One "
    "that was not found cannot be blurred; “Blur all faces” blurs hidden ones too."
)
FOUND_ONLY = (
    "Faces are blurred in the pictures of the report where they were found; look through it "
    "before you hand it over. The evidence is not changed."
)
KEYS, LETTERHEADS = "PKCS#12 key (*.p12 *.pfx)", "Settings (*.toml)"
LABEL_SHOWN, LIST_HEIGHT = 60, 96


class ReportOptions(QWidget):
    """Asks for a key with its password, a letterhead, and faces; `changed` on every change."""

    changed = Signal()

    def __init__(self, letterhead: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = named(
            QLineEdit(placeholderText=tr("not signed")), tr("Key file for signing")
        )
        self.password = named(QLineEdit(), tr("Password of the key file"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.letterhead = named(QLineEdit(str(letterhead or "")), tr("Letterhead settings"))
        self.letterhead.setPlaceholderText(tr("none"))
        self.way = named(QComboBox(), tr("Faces in the pictures"))
        self.way.addItems(WAYS)
        self.faces = named(QListWidget(), tr("Faces of the case"))
        self.faces.setMaximumHeight(LIST_HEIGHT)
        self.remark = plain(tr(FOUND_ONLY))
        self._build()
        self._follow()

    def _build(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_label(tr("&Sign with"), self.key), self._file(self.key, KEYS))
        form.addRow(tr("Pass&word"), self.password)
        heads = self._file(self.letterhead, LETTERHEADS)
        form.addRow(_label(tr("&Letterhead"), self.letterhead), heads)
        form.addRow(tr("Faces"), self.way)
        form.addRow("", self.faces)
        form.addRow("", self.remark)
        for line in (self.key, self.letterhead):
            line.textChanged.connect(self._follow)
        self.way.currentTextChanged.connect(self._follow)
        self.faces.itemChanged.connect(lambda _: self.changed.emit())

    def _file(self, line: QLineEdit, kinds: str) -> QHBoxLayout:
        """Return a field for a file with a button that chooses one."""
        button = named(
            QPushButton(tr("Choose…")), tr("Choose: {what}", what=line.accessibleName())
        )
        button.clicked.connect(lambda: self._browse(line, kinds))
        row = QHBoxLayout()
        row.addWidget(line, 1)
        row.addWidget(button)
        return row

    def _browse(self, line: QLineEdit, kinds: str) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose", line.text(), kinds)
        if chosen:
            line.setText(chosen)

    def show_faces(self, choices: Iterable[FaceChoice]) -> None:
        """Offer the faces of the case, none of them ticked."""
        self.faces.clear()
        for one in choices:
            row = QListWidgetItem(f"{one.exhibit}  {shown(one.label, LABEL_SHOWN)}")
            row.setData(Qt.ItemDataRole.UserRole, (one.exhibit, one.track))
            row.setCheckState(Qt.CheckState.Unchecked)
            self.faces.addItem(row)
        self.remark.setText(tr(FOUND_ONLY if self.faces.count() else NO_FACES))

    def wishes(self) -> ReportWishes:
        """Return what is chosen now."""
        key, head = self.key.text().strip(), self.letterhead.text().strip()
        way = self.way.currentText()
        return ReportWishes(
            key=Path(key).expanduser() if key else None,
            password=self.password.text() if key else "",
            letterhead=Path(head).expanduser() if head else None,
            hidden=tuple(self._ticked()) if way in {HIDE_TICKED, HIDE_OTHERS} else (),
            all_but=way in {HIDE_ALL, HIDE_OTHERS},
        )

    @property
    def complete(self) -> bool:
        """Whether faces are ticked, where some are to be."""
        return self.way.currentText() != HIDE_TICKED or bool(self._ticked())

    def forget_password(self) -> None:
        """Clear the password, once it was used."""
        self.password.clear()

    def _ticked(self) -> list[tuple[str, str]]:
        rows = (self.faces.item(at) for at in range(self.faces.count()))
        ticked = (row for row in rows if row.checkState() is Qt.CheckState.Checked)
        return [row.data(Qt.ItemDataRole.UserRole) for row in ticked]

    def _follow(self) -> None:
        """Show only what can be used."""
        self.password.setEnabled(bool(self.key.text().strip()))
        way = self.way.currentText()
        self.faces.setVisible(way in {HIDE_TICKED, HIDE_OTHERS})
        self.remark.setVisible(way != SHOW_ALL)
        self.changed.emit()


def _label(words: str, line: QLineEdit) -> QLabel:
    """Return a label whose key goes to a field that stands beside a button."""
    label = QLabel(words)
    label.setBuddy(line)
    return label
