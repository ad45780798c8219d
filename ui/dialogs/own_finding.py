"""Ask for a finding that the examiner states without a proposal."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.tongue import tr
from ui.views.labels import signing
from workbench.model import Author, Finding, FindingState

H1 = "The content was altered."
H2 = "The content was recorded by a camera and ordinarily processed."


class OwnFindingDialog(QDialog):
    """Statement, the two propositions, a note and the examiner's name."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        media_id: str,
        examiner: str,
        first_pts: float | None,
        last_pts: float | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("State a finding"))
        self.setMinimumWidth(520)
        self._media_id = media_id
        self._range = (first_pts, last_pts)
        self.statement = _text("What you found")
        self.h1 = QLineEdit(tr(H1))
        self.h2 = QLineEdit(tr(H2))
        self.note = _text("How you found it, and what speaks against it")
        self.examiner = signing(examiner)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Record finding"))
        self._build()
        self._check()

    def entered(self) -> Finding:
        """Return the finding: stated by the examiner, so it is confirmed from the start."""
        return Finding(
            media_id=self._media_id,
            statement=self.statement.toPlainText().strip(),
            h1=self.h1.text().strip(),
            h2=self.h2.text().strip(),
            author=Author.EXAMINER,
            state=FindingState.CONFIRMED,
            examiner=self.examiner.text().strip(),
            note=self.note.toPlainText().strip(),
            first_pts=self._range[0],
            last_pts=self._range[1],
        )

    def _build(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Range"), QLabel(wording.span(*self._range)))
        form.addRow(tr("&Statement"), self.statement)
        form.addRow(tr("Proposition &1"), self.h1)
        form.addRow(tr("Proposition &2"), self.h2)
        form.addRow(tr("&Note"), self.note)
        form.addRow(tr("&Examiner"), self.examiner)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self.statement.textChanged.connect(self._check)
        self.note.textChanged.connect(self._check)
        for field in (self.h1, self.h2, self.examiner):
            field.textChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _check(self) -> None:
        made = self.entered()
        ready = all((made.statement, made.h1, made.h2, made.note, made.examiner))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)


def _text(hint: str) -> QPlainTextEdit:
    field = QPlainTextEdit(placeholderText=hint)
    field.setTabChangesFocus(True)
    field.setFixedHeight(62)
    return field
