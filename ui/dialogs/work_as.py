"""Say who works at this desk."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QWidget,
)

from ui import wording
from ui.tongue import tr
from ui.views.labels import named, plain

MEANS = (
    "The name as entered; nothing checks it. Decisions, notes and marks go on record under it "
    "from now on. {responsible} is responsible for this case: decisions under that name stand, "
    "those of others are reviews beside them. What others decided about a finding is hidden "
    "from you until your own decision about it is on record."
)


NAME_SHOWN = 60  # letters


class WorkAsDialog(QDialog):
    """Takes a name, typed or chosen among the `known`, of whom none is chosen beforehand."""

    def __init__(
        self,
        parent: QWidget | None,
        *,
        examiner: str,
        responsible: str,
        known: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Examiner at this desk"))
        self.name = named(QLineEdit(examiner), tr("Examiner, as entered"))
        self.name.selectAll()
        self.known = named(QComboBox(), tr("Who has worked in this case"))
        self.known.setPlaceholderText(tr("Choose who you are…"))
        for one in filter(str.strip, known):
            self.known.addItem(wording.shown(one, NAME_SHOWN), one)
        self.known.setCurrentIndex(-1)
        self.known.activated.connect(lambda at: self.name.setText(self.known.itemData(at)))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._check)
        form = QFormLayout(self)
        form.addRow(plain(MEANS.format(responsible=wording.quoted(responsible, 120))))
        if self.known.count():
            form.addRow(tr("Known here"), self.known)
        form.addRow(tr("Examiner"), self.name)
        form.addRow(self.buttons)
        self._check()

    def entered(self) -> str:
        """Return the name."""
        return str(self.name.text()).strip()

    def _check(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.entered()))
