"""Ask for a finding that the examiner states without a proposal."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
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
from ui.annotation_words import place_words, size_words
from ui.tongue import tr
from ui.views.decision_form import TOO_LONG
from ui.views.labels import named, signing
from workbench.model import Annotation, Author, Finding, FindingRegion, FindingState
from workbench.model.findings import AREAS, STATEMENT_MOST

NOTE_SHOWN = 40  # letters
ADJUST = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
H1 = "The content was altered."
H2 = "The content was recorded by a camera and ordinarily processed."


class OwnFindingDialog(QDialog):
    """Statement, what was marked of it, the two propositions, a note, the examiner's name.

    The region of the finding is one of `marks`, boxes and polygons that stand.
    """

    def __init__(
        self,
        parent: QWidget | None,
        *,
        media_id: str,
        examiner: str,
        first_pts: float | None,
        last_pts: float | None,
        marks: Sequence[Annotation] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("State a finding"))
        self.setMinimumWidth(520)
        self._media_id = media_id
        self._range = (first_pts, last_pts)
        self._marks = [one for one in marks if one.shape in AREAS]
        self.region = named(QComboBox(), tr("Region"))
        self.region.addItem(tr("no part of a frame"))
        self.region.addItems([_mark_words(one) for one in self._marks])
        self.region.setEnabled(bool(self._marks))
        self.region.setSizeAdjustPolicy(ADJUST)
        self.statement = _text("What you found")
        self.h1 = QLineEdit(tr(H1))
        self.h2 = QLineEdit(tr(H2))
        self.note = _text("How you found it, and what speaks against it")
        self.examiner = signing(examiner)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Record finding"))
        self._hint = QLabel(wordWrap=True)
        self._build()
        self._check()

    def entered(self) -> Finding:
        """Return the finding: stated by the examiner, so it is confirmed from the start."""
        place = self.region.currentIndex() - 1  # the first entry is none of the marks
        return Finding(
            media_id=self._media_id,
            statement=self.statement.toPlainText().strip(),
            h1=_recorded(self.h1, H1),
            h2=_recorded(self.h2, H2),
            author=Author.EXAMINER,
            state=FindingState.CONFIRMED,
            examiner=self.examiner.text().strip(),
            note=self.note.toPlainText().strip(),
            first_pts=self._range[0],
            last_pts=self._range[1],
            regions=tuple(map(_region, self._marks[place : place + 1])) if place >= 0 else (),
        )

    def _build(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Range"), QLabel(wording.span(*self._range)))
        form.addRow(tr("Re&gion"), self.region)
        form.addRow(tr("&Statement"), self.statement)
        form.addRow(tr("Proposition &1"), self.h1)
        form.addRow(tr("Proposition &2"), self.h2)
        form.addRow(tr("&Note"), self.note)
        form.addRow(tr("&Examiner"), self.examiner)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._hint)
        layout.addWidget(self._buttons)
        self.statement.textChanged.connect(self._check)
        self.note.textChanged.connect(self._check)
        for field in (self.h1, self.h2, self.examiner):
            field.textChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _check(self) -> None:
        made = self.entered()
        count = len(made.statement)
        long = count > STATEMENT_MOST
        self._hint.setText(tr(TOO_LONG, count=count, most=STATEMENT_MOST))
        self._hint.setVisible(long)
        said = all((made.statement, made.h1, made.h2, made.note, made.examiner))
        ready = said and not long
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)


def _recorded(field: QLineEdit, offered: str) -> str:
    """Return a proposition; one that was left as offered goes on record in English."""
    text = field.text().strip()
    return offered if text == tr(offered).strip() else text


def _mark_words(one: Annotation) -> str:
    """Return a mark as the list names it."""
    note = f": {wording.shown(one.note, NOTE_SHOWN)}" if one.note else ""
    return f"{place_words(one)}, {size_words(one)}{note}"


def _region(one: Annotation) -> FindingRegion:
    """Return what was marked as the region of a finding."""
    return FindingRegion(
        frame=one.frame,
        pts=one.pts,
        shape=one.shape,
        spots=one.spots,
        annotation_id=one.id,
    )


def _text(hint: str) -> QPlainTextEdit:
    field = QPlainTextEdit(placeholderText=hint)
    field.setTabChangesFocus(True)
    field.setObjectName("lines")
    return field
