"""Issue the report: author, page size, file; what is still open is said before."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
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
from ui.dialogs.report_options import ReportOptions
from ui.settings import PAGES
from ui.snapshots import MediaRow
from ui.tongue import tr
from ui.views.labels import named, plain
from workbench.errors import WorkbenchError
from workbench.model import MediaState, Progress, Report, RunState
from workbench.report.choices import PrintedFaces, sentences


def open_points(rows: Iterable[MediaRow], *, examining: bool) -> list[str]:
    """Return what an examiner should know before the report is issued."""
    rows = list(rows)
    points = []
    decided = sum(row.confirmed + row.rejected for row in rows)
    if not decided:
        points.append(
            "No finding has been decided: the report will be a draft, 'not reviewed'."
        )
    waiting = sum(row.proposed for row in rows)
    if waiting:
        points.append(
            f"{waiting} proposed findings wait for a decision; they are listed as such."
        )
    hidden = [row.item.exhibit for row in rows if row.hidden]
    if hidden:
        points.append(
            f"Results of {_listed(hidden)} are hidden from you; the report shows them, and an "
            "impression that you write later will not be blind."
        )
    unread = [
        r.item.exhibit for r in rows if r.item.state is MediaState.ACCEPTED and not r.runs
    ]
    if unread:
        points.append(f"Not examined: {_listed(unread)}. The report says so.")
    partly = [
        r.item.exhibit
        for r in rows
        if r.runs and {u.state for u in r.runs} != {RunState.FINISHED}
    ]
    if partly:
        points.append(f"Not examined to the end: {_listed(partly)}. The report says so.")
    refused = [r.item.exhibit for r in rows if r.item.state is not MediaState.ACCEPTED]
    if refused:
        points.append(f"Could not be examined: {_listed(refused)}.")
    if examining:
        points.append(
            "An examination is still running; the report holds what is on record now."
        )
    points.append("Every file is hashed again before the report is issued.")
    return points


def _listed(exhibits: list[str]) -> str:
    shown = ", ".join(exhibits[:6])
    return shown + (f" and {len(exhibits) - 6} more" if len(exhibits) > 6 else "")  # noqa: PLR2004


def _faces_words(found: PrintedFaces | None) -> str:
    """Return what the pictures show and hide of faces, each sentence on a line of its own."""
    told = sentences(found) if found is not None else ()
    return "".join(f"\n{wording.shown(text, 400)}" for _, text in told)


class ReportDialog(QDialog):
    """Asks, shows progress, and opens the folder of the result."""

    wanted = Signal(str, str, str)  # author, target, page size
    cancel_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        *,
        author: str,
        target: Path,
        points: Iterable[str],
        page: str = PAGES[0],
        letterhead: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Issue report"))
        self.setMinimumWidth(560)
        self._issued: Path | None = None
        self._report: Report | None = None
        self._faces: PrintedFaces | None = None
        self._busy = False
        self.author = named(QLineEdit(author), tr("Author of the report"))
        self.page = named(QComboBox(), tr("Page size"))
        self.page.addItems(PAGES)
        self.page.setCurrentText(page)
        self.makers = QCheckBox(tr("Print which items lie together (maker), as on record"))
        self.target = named(QLineEdit(str(target)), tr("PDF file"))
        self.options = ReportOptions(letterhead)
        self.progress = QProgressBar(textVisible=False)
        self.progress.hide()
        self.said = plain()
        self.said.hide()
        self.issue = QPushButton(tr("Issue report"))
        self.folder = QPushButton(tr("Open folder"))
        self.points = list(points)
        self._build(self.points)
        self._connect()
        self._check()

    def _build(self, points: list[str]) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        browse = QPushButton(tr("Choose…"))
        browse.clicked.connect(self._browse)
        where = QHBoxLayout()
        where.addWidget(self.target, 1)
        where.addWidget(browse)
        form.addRow(tr("&Author"), self.author)
        form.addRow(tr("&Page size"), self.page)
        form.addRow(tr("File"), where)
        form.addRow("", self.makers)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(self.options)
        layout.addWidget(plain(tr("Before you issue"), "heading"))
        for point in points:
            layout.addWidget(plain(f"•  {point}"))
        layout.addSpacing(6)
        for widget in (self.progress, self.said):
            layout.addWidget(widget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.folder, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.issue, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.folder.hide()  # adding it to the box has shown it
        layout.addWidget(buttons)

    def _connect(self) -> None:
        self.issue.setDefault(True)
        self.issue.clicked.connect(self._begin)
        self.folder.clicked.connect(self._open_folder)
        self.author.textChanged.connect(self._check)
        self.target.textChanged.connect(self._check)
        self.options.changed.connect(self._changed)

    # --- what happens while it is issued -------------------------------------------------

    def show_event(self, event: object) -> None:
        """Show how far the report is; remember its record for when it is delivered."""
        if isinstance(event, Report):
            self._report = event
        elif isinstance(event, PrintedFaces):
            self._faces = event
        elif isinstance(event, Progress):
            self.progress.setRange(0, event.total or 0)
            self.progress.setValue(event.done)
            self._say("Hashing the evidence again, drawing the figures, writing…")

    def show_issued(self) -> None:
        """Show what was issued, once its file lies where it was asked for."""
        self._end()
        report = self._report
        if report is None:
            return
        self._issued = Path(self.target.text())
        self.options.forget_password()
        kind = "Draft" if report.draft else "Report"
        signed = "\nSigned with the key chosen." if self.options.wishes().key else ""
        self._say(
            f"{kind} {report.number} issued: {report.pages} pages.\n"
            f"PDF sha256 {report.pdf_sha256}\n"
            f"Head of the audit chain: {report.head.sequence} {report.head.hash[:24]}…{signed}"
            f"{_faces_words(self._faces)}"
        )
        self.folder.show()

    def show_error(self, error: Exception) -> None:
        """Show why no report was issued."""
        self._end()
        advice = (
            error.advice
            if isinstance(error, WorkbenchError)
            else "This is a fault in the program."
        )
        self._say(f"No report was issued: {wording.shown(str(error), 400)}\n{advice}")

    def reject(self) -> None:
        """Close; work under way is cancelled first."""
        if self._busy:
            self.cancel_wanted.emit()
            return
        super().reject()

    def show_cancelled(self) -> None:
        """Say that nothing was issued."""
        self._end()
        self._say("Cancelled. No report was issued.")

    def _changed(self) -> None:
        self._check()
        self.adjustSize()

    # --- within --------------------------------------------------------------------------

    def _begin(self) -> None:
        self._busy = True
        self.progress.setRange(0, 0)
        self.progress.show()
        self._check()
        self._say("Reading the record…")
        self.wanted.emit(
            self.author.text().strip(), self.target.text().strip(), self.page.currentText()
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
        filled = self.author.text().strip() and self.target.text().strip()
        ready = bool(filled) and self.options.complete
        self.issue.setEnabled(ready and not self._busy)

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Issue report as"), self.target.text(), tr("PDF (*.pdf)")
        )
        if chosen:
            self.target.setText(chosen)

    def _open_folder(self) -> None:
        if self._issued is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._issued.parent)))
