"""Export the case: where to, with originals or their hashes, with what was set aside or not."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.dialogs.making import MakingDialog, reason
from ui.dialogs.opening import opened
from ui.dialogs.targets import vacant
from ui.issuing import PackageWishes, ReportChoice
from ui.scale import px
from ui.snapshots import MediaRow
from ui.tongue import tr
from ui.views.labels import named
from workbench.model import Progress

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.session import CaseSession
    from workbench.exchange.package import Package

MEBIBYTE = 1 << 20
LIST_HEIGHT, AUTHOR_SHOWN = 96, 60  # pixels at 100 %; letters
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
    session.ask_reports(dialog.show_reports)
    dialog.wanted.connect(lambda *asked: _begin(dialog, session, *asked))
    return opened(dialog)


def _begin(
    dialog: "ExportDialog", session: "CaseSession", target: str, wishes: PackageWishes
) -> None:
    dialog.follow(session.export(Path(target).expanduser(), wishes))


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


class ExportDialog(MakingDialog):
    """Asks, shows progress, and opens the folder of the package."""

    wanted = Signal(str, PackageWishes)  # target, what it shall hold

    def __init__(self, parent: QWidget | None, *, target: Path, points: Iterable[str]) -> None:
        super().__init__(parent, title=tr("Export case"), make=tr("Export"), target=target)
        self._package: Package | None = None
        named(self.target, tr("Folder of the package"))
        self.hashes_only = QCheckBox(tr("Hashes only: leave the originals out"))
        self.discovery = QCheckBox(
            tr("Discovery: also what was rejected or superseded, and runs that failed")
        )
        self.maps = QCheckBox(tr("Leave the localization maps out"))
        self.some = QCheckBox(tr("Of reports only those ticked:"))
        self.reports = named(QListWidget(), tr("Reports of the case"))
        self.reports.setMaximumHeight(px(LIST_HEIGHT))
        for widget in (self.some, self.reports):
            widget.hide()  # until it is known that there are several
        self.some.toggled.connect(self._follow)
        self.reports.itemChanged.connect(lambda _: self.check())
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Folder"), self.where())
        form.addRow("", self.hashes_only)
        form.addRow("", self.discovery)
        form.addRow("", self.maps)
        form.addRow("", self.some)
        form.addRow("", self.reports)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addLayout(form)
        self.lay_out_end(layout, tr("Before you export"), points)

    def show_event(self, event: object) -> None:
        """Show how far the package is; remember it for when it is done."""
        if isinstance(event, Progress):
            total = max(event.total or 1, 1)
            self.progress.setRange(0, MOST_STEPS)
            self.progress.setValue(MOST_STEPS * event.done // total)
            self.say(tr("Hashing the originals again, writing, reading everything back…"))
        else:
            self._package = event  # type: ignore[assignment]  # the only other one there is

    def show_done(self) -> None:
        """Show what was made."""
        made = self._package
        self.end(made.path if made else None)
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
        self.say("\n".join(said))

    def show_error(self, error: Exception) -> None:
        """Show why no package was made."""
        self.end()
        why, advice = reason(error)
        self.say(tr("No package was made: {why}\n{advice}", why=why, advice=advice))

    def show_cancelled(self) -> None:
        """Say that nothing was made."""
        self.end()
        self.say(tr("Cancelled. No package was made, and nothing is left of it."))

    def ask(self) -> None:
        """Tell who makes it what is wanted."""
        self.wanted.emit(self.target.text().strip(), self.wishes())

    def wishes(self) -> PackageWishes:
        """Return what is chosen now."""
        return PackageWishes(
            hashes_only=self.hashes_only.isChecked(),
            discovery=self.discovery.isChecked(),
            only_reports=tuple(self._ticked()) if self.some.isChecked() else (),
            maps=not self.maps.isChecked(),
        )

    def show_reports(self, choices: Iterable[ReportChoice]) -> None:
        """Offer to leave reports out, where there are any; none of them is ticked."""
        self.reports.clear()
        for one in choices:
            by = wording.shown(one.author, AUTHOR_SHOWN)
            words = tr("draft by {author}" if one.draft else "by {author}", author=by)
            row = QListWidgetItem(f"{one.number}  {words}")
            row.setData(Qt.ItemDataRole.UserRole, one.number)
            row.setCheckState(Qt.CheckState.Unchecked)
            self.reports.addItem(row)
        self.some.setVisible(bool(self.reports.count()))
        self.adjustSize()

    @property
    def complete(self) -> bool:
        """Whether there is a place, and a report is ticked where some are to be."""
        return super().complete and (not self.some.isChecked() or bool(self._ticked()))

    def _ticked(self) -> list[str]:
        rows = (self.reports.item(at) for at in range(self.reports.count()))
        ticked = (row for row in rows if row.checkState() is Qt.CheckState.Checked)
        return [row.data(Qt.ItemDataRole.UserRole) for row in ticked]

    def _follow(self, on: bool) -> None:
        self.reports.setVisible(on)
        self.check()
        self.adjustSize()

    def browse(self) -> None:
        """Let the examiner choose the folder in which the package shall lie."""
        parent = QFileDialog.getExistingDirectory(self, tr("Where the package is to lie"))
        if parent:
            self.target.setText(str(Path(parent) / Path(self.target.text()).name))
