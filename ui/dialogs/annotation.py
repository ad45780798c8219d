"""Ask for the note of something that was marked, before it goes on record."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.annotation_words import place_words, size_words
from ui.tongue import tr
from ui.views.labels import named, plain, signing
from workbench.model import UNEQUAL, Annotation, Shape, now

IN_REPORT = "Show it among the figures of the &report"


class AnnotationDialog(QDialog):
    """Note and name; a distance may go without a note, for it says its length itself."""

    def __init__(
        self, parent: QWidget | None, drawn: Annotation, *, square: bool = True
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Record what is marked"))
        self.setMinimumWidth(460)
        self._drawn = drawn
        self._unequal = bool(drawn.spots) and not square
        self.note = named(QPlainTextEdit(drawn.note), tr("Note"))
        self.note.setPlaceholderText(tr("What is to be seen here"))
        self.note.setTabChangesFocus(True)
        self.note.setObjectName("lines")
        self.examiner = signing(drawn.examiner)
        self.in_report = QCheckBox(tr(IN_REPORT))
        self.in_report.setChecked(drawn.in_report)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(tr("Record"))
        self._build()
        self._check()

    def _build(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Marked"), QLabel(size_words(self._drawn)))
        if self._unequal:
            form.addRow("", plain(UNEQUAL))
        form.addRow(tr("In"), QLabel(place_words(self._drawn)))
        form.addRow(tr("&Note"), self.note)
        form.addRow(tr("&Examiner"), self.examiner)
        form.addRow("", self.in_report)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self.note.textChanged.connect(self._check)
        self.examiner.textChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def entered(self) -> Annotation:
        """Return the annotation as it was entered."""
        return replace(
            self._drawn,
            note=self.note.toPlainText().strip(),
            examiner=self.examiner.text().strip(),
            in_report=self.in_report.isChecked(),
            at=now(),
        )

    def _check(self) -> None:
        entered = self.entered()
        needs_note = entered.shape in (Shape.BOX, Shape.POLYGON)
        self._ok.setEnabled(bool(entered.examiner) and (bool(entered.note) or not needs_note))
