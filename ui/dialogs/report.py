"""Issue the report: author, page size, file; what is still open is said before."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.dialogs.making import MakingDialog, reason
from ui.dialogs.report_options import ReportOptions
from ui.settings import PAGES
from ui.snapshots import MediaRow
from ui.tongue import tr
from ui.views.labels import named
from workbench.model import MediaState, Progress, Report, RunState
from workbench.report.choices import PrintedFaces, sentences


def open_points(rows: Iterable[MediaRow], *, examining: bool) -> list[str]:
    """Return what an examiner should know before the report is issued."""
    rows = list(rows)
    points = []
    if not sum(row.confirmed + row.rejected for row in rows):
        points.append(tr(UNDECIDED))
    if waiting := sum(row.proposed for row in rows):
        points.append(tr(WAITING, waiting=waiting))
    for words, which in ABOUT:
        if exhibits := [row.item.exhibit for row in rows if which(row)]:
            points.append(tr(words, exhibits=_listed(exhibits)))
    if examining:
        points.append(tr(EXAMINING))
    return [*points, tr(HASHED)]


def _unread(row: MediaRow) -> bool:
    return row.item.state is MediaState.ACCEPTED and not row.runs


def _partly(row: MediaRow) -> bool:
    return bool(row.runs) and {run.state for run in row.runs} != {RunState.FINISHED}


def _refused(row: MediaRow) -> bool:
    return row.item.state is not MediaState.ACCEPTED


UNDECIDED = "No finding has been decided: the report will be a draft, 'not reviewed'."
WAITING = "{waiting} proposed findings wait for a decision; they are listed as such."
EXAMINING = "An examination is still running; the report holds what is on record now."
HASHED = "Every file is hashed again before the report is issued."
HIDDEN = (
    "Results of {exhibits} are hidden from you; the report shows them, and an impression that "
    "you write later will not be blind."
)
NOT_READ = "Not examined: {exhibits}. The report says so."
IN_PART = "Not examined to the end: {exhibits}. The report says so."
REFUSED = "Could not be examined: {exhibits}."
ABOUT: tuple[tuple[str, Callable[[MediaRow], bool]], ...] = (
    (HIDDEN, lambda row: row.hidden),
    (NOT_READ, _unread),
    (IN_PART, _partly),
    (REFUSED, _refused),
)
SHOWN, FACES_SHOWN = 6, 400  # exhibits that are named; letters


def _listed(exhibits: list[str]) -> str:
    shown, more = ", ".join(exhibits[:SHOWN]), len(exhibits) - SHOWN
    return tr("{shown} and {more} more", shown=shown, more=more) if more > 0 else shown


def _faces_words(found: PrintedFaces | None) -> list[str]:
    """Return what the pictures show and hide of faces, in sentences."""
    told = sentences(found) if found is not None else ()
    return [wording.shown(text, FACES_SHOWN) for _, text in told]


class ReportDialog(MakingDialog):
    """Asks, shows progress, and opens the folder of the result."""

    wanted = Signal(str, str, str)  # author, target, page size

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
        title = tr("Issue report")
        super().__init__(parent, title=title, make=title, target=target)
        self._report: Report | None = None
        self._faces: PrintedFaces | None = None
        named(self.target, tr("PDF file"))
        self.author = named(QLineEdit(author), tr("Author of the report"))
        self.page = named(QComboBox(), tr("Page size"))
        self.page.addItems(PAGES)
        self.page.setCurrentText(page)
        self.makers = QCheckBox(tr("Print which items lie together (maker), as on record"))
        self.options = ReportOptions(letterhead)
        self.points = list(points)
        self._build()
        self.author.textChanged.connect(self.check)
        self.options.changed.connect(self._changed)
        self.check()

    @property
    def complete(self) -> bool:
        """Whether author, file and what the options need are there."""
        author = self.author.text().strip()
        return super().complete and bool(author) and self.options.complete

    def _build(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("&Author"), self.author)
        form.addRow(tr("&Page size"), self.page)
        form.addRow(tr("File"), self.where())
        form.addRow("", self.makers)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(self.options)
        self.lay_out_end(layout, tr("Before you issue"), self.points)

    def show_event(self, event: object) -> None:
        """Show how far the report is; remember its record for when it is delivered."""
        if isinstance(event, Report):
            self._report = event
        elif isinstance(event, PrintedFaces):
            self._faces = event
        elif isinstance(event, Progress):
            self.progress.setRange(0, event.total or 0)
            self.progress.setValue(event.done)
            self.say(tr("Hashing the evidence again, drawing the figures, writing…"))

    def show_done(self) -> None:
        """Show what was issued, once its file lies where it was asked for."""
        report = self._report
        self.end(Path(self.target.text()).parent if report else None)
        if report is None:
            return
        self.options.forget_password()
        said = tr(
            "{kind} {number} issued: {pages} pages.\n"
            "PDF sha256 {sha256}\n"
            "Head of the audit chain: {head}…",
            kind=tr("Draft" if report.draft else "Report"),
            number=report.number,
            pages=report.pages,
            sha256=report.pdf_sha256,
            head=f"{report.head.sequence} {report.head.hash[:24]}",
        )
        signed = [tr("Signed with the key chosen.")] if self.options.wishes().key else []
        self.say("\n".join([said, *signed, *_faces_words(self._faces)]))

    def show_error(self, error: Exception) -> None:
        """Show why no report was issued."""
        self.end()
        why, advice = reason(error)
        self.say(tr("No report was issued: {why}\n{advice}", why=why, advice=advice))

    def show_cancelled(self) -> None:
        """Say that nothing was issued."""
        self.end()
        self.say(tr("Cancelled. No report was issued."))

    def ask(self) -> None:
        """Tell who issues it what is wanted."""
        self.wanted.emit(
            self.author.text().strip(), self.target.text().strip(), self.page.currentText()
        )

    def browse(self) -> None:
        """Let the examiner choose the file of the report."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Issue report as"), self.target.text(), tr("PDF (*.pdf)")
        )
        if chosen:
            self.target.setText(chosen)

    def _changed(self) -> None:
        self.check()
        self.adjustSize()
