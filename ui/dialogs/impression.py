"""Write what one makes of an exhibit by looking at it."""

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPlainTextEdit,
    QWidget,
)

from ui import wording
from ui.tongue import tr
from ui.views.labels import named, plain
from workbench.model import Impression, Opinion
from workbench.model.reviews import LONGEST_IMPRESSION

MEANS = (
    "Your own word, on record with your name and time and printed in the report beside the "
    "findings. It is a graded opinion, no calculated likelihood ratio. It can be superseded, "
    "never edited."
)
BLIND = "Nothing made by machine of this exhibit was shown to you: this will be marked blind."
NOT_BLIND = "Results of this exhibit were shown to you before: this will be marked not blind."
CHOOSE = "Choose…"


class ImpressionDialog(QDialog):
    """Takes a text and a graded opinion; neither is filled in beforehand."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        exhibit: str,
        media_id: str,
        examiner: str,
        last: Impression | None,
        blind: bool,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("{exhibit}: impression", exhibit=wording.shown(exhibit, 60)))
        self.resize(560, 380)
        self._media_id, self._examiner = media_id, examiner
        self._last = last.id if last else None
        self.text = named(QPlainTextEdit(), tr("What you see"))
        self.text.setPlaceholderText(
            tr("What you see, where and when, and what you make of it")
        )
        self.text.setTabChangesFocus(True)
        self.opinion = named(QComboBox(), tr("Your opinion, on the graded scale"))
        self.opinion.addItem(tr(CHOOSE), None)
        for one in Opinion:
            self.opinion.addItem(one.words, one)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.text.textChanged.connect(self._check)
        self.opinion.currentIndexChanged.connect(self._check)
        self._build(blind=blind)
        self._check()

    def _build(self, *, blind: bool) -> None:
        form = QFormLayout(self)
        form.addRow(plain(tr(MEANS), "muted"))
        form.addRow(tr("Examiner"), plain(wording.quoted(self._examiner, 120)))
        form.addRow(tr("What you see"), self.text)
        form.addRow(tr("Opinion"), self.opinion)
        form.addRow(plain(tr(BLIND if blind else NOT_BLIND)))
        form.addRow(self.buttons)

    def fill(self, made: Impression) -> None:
        """Offer again what could not be put on record."""
        self.text.setPlainText(made.text)
        self.opinion.setCurrentIndex(self.opinion.findText(made.opinion.words))

    def entered(self) -> Impression:
        """Return what was entered."""
        return Impression(
            media_id=self._media_id,
            examiner=self._examiner,
            text=self.text.toPlainText().strip(),
            opinion=Opinion(self.opinion.currentData()),
            supersedes=self._last,
        )

    def _check(self) -> None:
        text = self.text.toPlainText().strip()
        chosen = self.opinion.currentData() is not None
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(chosen and 0 < len(text) <= LONGEST_IMPRESSION)
