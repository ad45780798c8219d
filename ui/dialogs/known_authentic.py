"""Ask on whose word an exhibit is known to be authentic, or why it no longer is."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.review_words import known_words
from ui.tongue import tr
from ui.views.labels import plain, signing
from workbench.model import KnownAuthentic

MEANS = (
    "Mark an exhibit only where somebody can say how it came about, and where it is of the "
    "same camera or channel as the questioned ones. What analyzers say of such exhibits gives "
    "this case's own rate of false alarms, shown beside every result and in the report. Mark "
    "them before examining: of those marked once their results were known, that is said. "
    "Several of one scene or burst say less than their number."
)


class KnownAuthenticDialog(QDialog):
    """The word of who says so, what is shared with the questioned media, and the examiner."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        exhibit: str,
        media_id: str,
        examiner: str,
        standing: KnownAuthentic | None,
        last: str | None,
    ) -> None:
        super().__init__(parent)
        self._media_id, self._standing, self._last = media_id, standing, last
        self.setMinimumWidth(520)
        self.said_by = QLineEdit(placeholderText=tr("Who says so, and how they know"))
        self.channel = QLineEdit(placeholderText=tr("The same telephone, camera or service"))
        self.note = QLineEdit(placeholderText=tr("Optional"))
        self.examiner = signing(examiner)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._build(exhibit)
        self._check()

    def entered(self) -> KnownAuthentic:
        """Return the decision: marked, or withdrawn where it was marked before."""
        before = self._standing
        return KnownAuthentic(
            media_id=self._media_id,
            known=before is None,
            said_by=before.said_by if before else self.said_by.text().strip(),
            channel=before.channel if before else self.channel.text().strip(),
            examiner=self.examiner.text().strip(),
            note=self.note.text().strip(),
            supersedes=self._last,
        )

    def _build(self, exhibit: str) -> None:
        known, okay = self._standing, self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.setWindowTitle(tr("{exhibit}: known authentic", exhibit=exhibit))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if known is None:
            okay.setText(tr("Mark as known authentic"))
            form.addRow(tr("On whose &word"), self.said_by)
            form.addRow(tr("&Shares"), self.channel)
        else:
            okay.setText(tr("No longer known authentic"))
        form.addRow(tr("&Note"), self.note)
        form.addRow(tr("&Examiner"), self.examiner)
        layout = QVBoxLayout(self)
        layout.addWidget(
            plain(tr(MEANS) if known is None else f"{known_words(known)}.", "muted")
        )
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        for field in (self.said_by, self.examiner):
            field.textChanged.connect(self._check)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _check(self) -> None:
        said = self._standing is not None or bool(self.said_by.text().strip())
        ready = said and bool(self.examiner.text().strip())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)
