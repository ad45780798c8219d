"""What a dialog that makes something of the case has: where to, how far, what came of it."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.jobs import Job
from ui.scale import px
from ui.tongue import tr
from ui.views.labels import plain
from workbench.errors import WorkbenchError

FAULT = "This is a fault in the program."
WHY_SHOWN, WIDE = 400, 560  # letters; pixels at 100 %


class MakingDialog(QDialog):
    """Asks where to, shows progress, opens the folder of what was made.

    Who derives from it lays out its fields above (`where`, `lay_out_end`), says what is wanted
    in `ask`, and what came of it in `show_event`, `show_done`, `show_error`, `show_cancelled`.
    These raise here, since a class of Qt's cannot be abstract.
    """

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None, *, title: str, make: str, target: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(WIDE))
        self._busy = False
        self._made: Path | None = None  # the folder that holds it
        self.target = QLineEdit(str(target))
        self.progress = QProgressBar(textVisible=False)
        self.said = plain()
        self.make = QPushButton(make)
        self.folder = QPushButton(tr("Open folder"))
        for widget in (self.progress, self.said):
            widget.hide()
        self.make.clicked.connect(self._start)
        self.folder.clicked.connect(self._open_folder)
        self.target.textChanged.connect(self.check)

    # --- laying out ----------------------------------------------------------------------

    def where(self) -> QHBoxLayout:
        """Return the field of the target with the button that chooses one."""
        browse = QPushButton(tr("Choose…"))
        browse.clicked.connect(self.browse)
        row = QHBoxLayout()
        row.addWidget(self.target, 1)
        row.addWidget(browse)
        return row

    def lay_out_end(self, layout: QVBoxLayout, heading: str, points: Iterable[str]) -> None:
        """Lay out what to know before, how far it is, and the buttons."""
        layout.addWidget(plain(heading, "heading"))
        for point in points:
            layout.addWidget(plain(f"•  {point}"))
        for widget in (self.progress, self.said):
            layout.addWidget(widget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.folder, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.make, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.folder.hide()  # adding it to the box has shown it
        layout.addWidget(buttons)
        self.make.setDefault(True)  # now that it is the dialog's: what Return presses

    # --- making --------------------------------------------------------------------------

    def follow(self, job: Job) -> None:
        """Show what becomes of the work that was begun."""
        job.yielded.connect(self.show_event)
        job.finished.connect(self.show_done)
        job.failed.connect(self.show_error)
        job.cancelled.connect(self.show_cancelled)
        self.cancel_wanted.connect(job.cancel)

    def ask(self) -> None:
        """Tell who makes it what is wanted."""
        raise NotImplementedError

    def browse(self) -> None:
        """Let the examiner choose where it shall lie."""
        raise NotImplementedError

    def show_event(self, event: object) -> None:
        """Show how far the work is, or keep what it has made."""
        raise NotImplementedError

    def show_done(self) -> None:
        """Show what was made."""
        raise NotImplementedError

    def show_error(self, error: Exception) -> None:
        """Show why nothing was made."""
        raise NotImplementedError

    def show_cancelled(self) -> None:
        """Say that nothing was made."""
        raise NotImplementedError

    @property
    def complete(self) -> bool:
        """Whether everything that is needed was entered."""
        return bool(self.target.text().strip())

    def check(self) -> None:
        """Offer to make it when everything is there."""
        self.make.setEnabled(self.complete and not self._busy)

    def say(self, text: str) -> None:
        """Say how far it is, or what came of it."""
        self.said.setText(text)
        self.said.show()
        self.adjustSize()  # or the fields above would be squeezed

    def end(self, made: Path | None = None) -> None:
        """Be ready for another; `made` is the folder that holds what was made."""
        self._busy, self._made = False, made
        self.progress.hide()
        self.folder.setVisible(made is not None)
        self.check()

    def reject(self) -> None:
        """Close; work under way is cancelled first."""
        if self._busy:
            self.cancel_wanted.emit()
            return
        super().reject()

    # --- within --------------------------------------------------------------------------

    def _start(self) -> None:
        self._busy = True
        self.progress.setRange(0, 0)
        self.progress.show()
        self.check()
        self.say(tr("Reading the record…"))
        self.ask()

    def _open_folder(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made)))


def reason(error: Exception) -> tuple[str, str]:
    """Return why nothing was made, and what to do, in the examiner's language."""
    advice = error.advice if isinstance(error, WorkbenchError) else FAULT
    return wording.shown(str(error), WHY_SHOWN), tr(advice)
