"""Ask for what a new case needs, and where it shall lie."""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.tongue import tr
from ui.views.labels import named, plain
from workbench.model import Case

NEEDED = "A case needs a number, an examiner and a folder."
WAITING = "What you dropped ({count}) is copied into the case as soon as it is made."
SUFFIX = ".loupe"


@dataclass(frozen=True, slots=True)
class NewCase:
    """What the examiner entered."""

    case: Case
    folder: Path


class NewCaseDialog(QDialog):
    """Number, title, question, examiner, agency and folder."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        examiner: str,
        agency: str,
        place: Path,
        waiting: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New case"))
        self.setMinimumWidth(520)
        self._place = place
        self._folder_typed = False
        self.number = QLineEdit(placeholderText="2026-0142")
        self.title = QLineEdit(placeholderText=tr("short name of the matter"))
        self.question = QPlainTextEdit(
            placeholderText=tr("Is this recording authentic, and if not, where?")
        )
        self.question.setTabChangesFocus(True)
        self.question.setObjectName("lines")
        self.examiner = QLineEdit(examiner)
        self.agency = QLineEdit(agency)
        self.folder = named(QLineEdit(), tr("Folder of the case"))
        self.waiting = plain(tr(WAITING, count=waiting), "telling")
        self.waiting.setVisible(bool(waiting))
        self._hint = plain(tr(NEEDED))
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Create case"))
        self._build()
        self._connect()
        self._check()

    def entered(self) -> NewCase:
        """Return the case and its folder."""
        case = Case(
            number=self.number.text().strip(),
            examiner=self.examiner.text().strip(),
            title=self.title.text().strip(),
            agency=self.agency.text().strip(),
            question=self.question.toPlainText().strip(),
        )
        return NewCase(case, Path(self.folder.text()).expanduser())

    def _build(self) -> None:
        browse = QPushButton(tr("Choose…"))
        browse.clicked.connect(self._browse)
        where = QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(browse)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("&Number"), self.number)
        form.addRow(tr("&Title"), self.title)
        form.addRow(tr("&Question"), self.question)
        form.addRow(tr("&Examiner"), self.examiner)
        form.addRow(tr("&Agency"), self.agency)
        form.addRow(tr("Folder"), where)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.waiting)
        layout.addWidget(self._hint)
        layout.addWidget(self._buttons)

    def _connect(self) -> None:
        self.number.textChanged.connect(self._suggest)
        self.folder.textEdited.connect(self._note_typed)
        for field in (self.number, self.examiner, self.folder):
            field.textChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _suggest(self, number: str) -> None:
        if not self._folder_typed:
            name = re.sub(r"[^\w.-]+", "-", number).strip("-.")
            self.folder.setText(str(self._place / f"{name}{SUFFIX}") if name else "")

    def _note_typed(self) -> None:
        self._folder_typed = True

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, tr("Folder to hold the case"), str(self._place)
        )
        if chosen:
            self._place = Path(chosen)
            self._folder_typed = False
            self._suggest(self.number.text())

    def _check(self) -> None:
        entered = self.entered()
        ready = bool(
            entered.case.number and entered.case.examiner and self.folder.text().strip()
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)
        self._hint.setVisible(not ready)
