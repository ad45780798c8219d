"""Export the case: where to, with originals or their hashes, with what was set aside or not."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.dialogs.opening import opened
from ui.dialogs.targets import vacant
from ui.snapshots import MediaRow
from ui.tongue import tr
from ui.views.labels import named, plain
from workbench.errors import WorkbenchError
from workbench.model import Progress

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.session import CaseSession
    from workbench.exchange.package import Package

MEBIBYTE = 1 << 20
FAULT = "This is a fault in the program."
MOST_STEPS = 1000  # of the bar: bytes of a large case are more than it can count


def ask_export(desk: "Desk") -> "ExportDialog | None":
    """Ask how the case shall be exported; return the open dialog."""
    session = desk.session
    if session is None:
        return None
    folder = Path(session.view.folder).parent
    target = vacant(folder, session.view.case.number, "package")
    rows = list(desk.window.media.rows())
    dialog = ExportDialog(desk.window, target=target, points=points(rows))
    dialog.wanted.connect(lambda *asked: _begin(dialog, session, *asked))
    return opened(dialog)


def _begin(
    dialog: "ExportDialog",
    session: "CaseSession",
    target: str,
    hashes_only: bool,
    discovery: bool,
) -> None:
    where = Path(target).expanduser()
    job = session.export(where, hashes_only=hashes_only, discovery=discovery)
    job.yielded.connect(dialog.show_event)
    job.finished.connect(dialog.show_done)
    job.failed.connect(dialog.show_error)
    job.cancelled.connect(dialog.show_cancelled)
    dialog.cancel_wanted.connect(job.cancel)


def points(rows: Iterable[MediaRow]) -> list[str]:
    """Return what an examiner should know before the case is exported."""
    rows = list(rows)
    size = sum(row.item.size_bytes for row in rows) / MEBIBYTE
    said = [
        tr(
            "{count} originals, {size} MiB, are hashed again on the way.",
            count=len(rows),
            size=f"{size:,.1f}",
        ),
        tr("The audit log is in the package as a whole; it names rejected findings too."),
        tr("The package holds its own verifier: python3 -I data/verify.py"),
    ]
    if any(row.hidden for row in rows):
        said.insert(0, tr("Results that are hidden from you are in the package."))
    return said


class ExportDialog(QDialog):
    """Asks, shows progress, and opens the folder of the package."""

    wanted = Signal(str, bool, bool)  # target, hashes only, discovery
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None, *, target: Path, points: Iterable[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export case"))
        self.setMinimumWidth(560)
        self._busy = False
        self._package: Package | None = None
        self.target = named(QLineEdit(str(target)), tr("Folder of the package"))
        self.hashes_only = QCheckBox(tr("Hashes only: leave the originals out"))
        self.discovery = QCheckBox(
            tr("Discovery: also what was rejected or superseded, and runs that failed")
        )
        self.progress = QProgressBar(textVisible=False)
        self.said = plain()
        self.export = QPushButton(tr("Export"))
        self.folder = QPushButton(tr("Open folder"))
        for widget in (self.progress, self.said):
            widget.hide()
        self._build(points)
        self.export.setDefault(True)
        self.export.clicked.connect(self._start)
        self.folder.clicked.connect(self._open_folder)
        self.target.textChanged.connect(self._check)

    def _build(self, said: Iterable[str]) -> None:
        browse = QPushButton(tr("Choose…"))
        browse.clicked.connect(self._browse)
        where = QHBoxLayout()
        where.addWidget(self.target, 1)
        where.addWidget(browse)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Folder"), where)
        form.addRow("", self.hashes_only)
        form.addRow("", self.discovery)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(plain(tr("Before you export"), "heading"))
        for point in said:
            layout.addWidget(plain(f"•  {point}"))
        for widget in (self.progress, self.said):
            layout.addWidget(widget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.folder, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.export, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.folder.hide()  # adding it to the box has shown it
        layout.addWidget(buttons)

    # --- what happens while it is made ---------------------------------------------------

    def show_event(self, event: object) -> None:
        """Show how far the package is; remember it for when it is done."""
        if isinstance(event, Progress):
            total = max(event.total or 1, 1)
            self.progress.setRange(0, MOST_STEPS)
            self.progress.setValue(MOST_STEPS * event.done // total)
            self._say(tr("Hashing the originals again, writing, reading everything back…"))
        else:
            self._package = event  # type: ignore[assignment]  # the only other one there is

    def show_done(self) -> None:
        """Show what was made."""
        self._end()
        made = self._package
        if made is None:
            return
        said = [
            tr(
                "Exported: {files} files, {size} MiB.\n"
                "SHA-256 of its tagmanifest-sha256.txt: {sha256}\n"
                "Head of the audit chain in it: {head}…",
                files=made.files,
                size=f"{made.size_bytes / MEBIBYTE:,.1f}",
                sha256=made.sha256,
                head=f"{made.head.sequence}:{made.head.hash[:24]}",
            )
        ]
        if made.unveiled:
            said.append(
                tr(
                    "In it is {reports}, which hides no face, though another report does.",
                    reports=", ".join(made.unveiled),
                )
            )
        self._say("\n".join(said))
        self.folder.show()

    def show_error(self, error: Exception) -> None:
        """Show why no package was made."""
        self._end()
        advice = error.advice if isinstance(error, WorkbenchError) else FAULT
        why = wording.shown(str(error), 400)
        self._say(tr("No package was made: {why}\n{advice}", why=why, advice=tr(advice)))

    def show_cancelled(self) -> None:
        """Say that nothing was made."""
        self._end()
        self._say(tr("Cancelled. No package was made, and nothing is left of it."))

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
        self._check()
        self._say(tr("Reading the record…"))
        self.wanted.emit(
            self.target.text().strip(),
            self.hashes_only.isChecked(),
            self.discovery.isChecked(),
        )

    def _end(self) -> None:
        self._busy = False
        self.progress.hide()
        self._check()

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()
        self.adjustSize()  # or the fields above would be squeezed

    def _check(self) -> None:
        self.export.setEnabled(bool(self.target.text().strip()) and not self._busy)

    def _browse(self) -> None:
        parent = QFileDialog.getExistingDirectory(self, tr("Where the package is to lie"))
        if parent:
            self.target.setText(str(Path(parent) / Path(self.target.text()).name))

    def _open_folder(self) -> None:
        if self._package is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._package.path)))
