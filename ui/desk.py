"""The desk: opens cases, joins the window with the session, and says what can be done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from case_store.store import CaseStore
from ui import wording
from ui.actions import When, enable
from ui.dialogs.about import about
from ui.dialogs.keys import KeysDialog
from ui.dialogs.new_case import NewCase, NewCaseDialog
from ui.dialogs.report import ReportDialog, free_target, open_points
from ui.dialogs.trouble import TextDialog, bug_dialog, verification_dialog
from ui.examinations import Pace
from ui.intake_tally import IntakeTally
from ui.jobs import Job, Jobs, Work
from ui.playback import Playback
from ui.reviewing import Reviewing
from ui.session import CaseSession, creating, opening
from ui.settings import DeskSettings
from ui.snapshots import MediaRow
from ui.theme import Choice, Theme, Themes
from ui.window import MainWindow
from workbench.errors import CaseBusy, WorkbenchError
from workbench.model import (
    FindingState,
    MediaItem,
    MediaState,
    Progress,
    Verification,
)

CASE_MARK = "case.sqlite"


class Desk(QObject):
    """One window and at most one open case."""

    case_opened = Signal()
    case_closed = Signal()

    def __init__(self, themes: Themes, settings: DeskSettings) -> None:
        super().__init__()
        self._themes = themes
        self._settings = settings
        self._opening = Jobs(1, self)
        self._rows: tuple[MediaRow, ...] = ()
        self._tally = IntakeTally()
        self.session: CaseSession | None = None
        self.window = MainWindow(self._handlers(), settings, themes.current)
        self.reviewing = Reviewing(self.window)
        self._connect()
        self._pending: Path | None = None  # the folder being opened
        self._ended = False
        self.window.review.viewer.show_overlay(True)
        self._mark_theme()
        self._enable()

    def _connect(self) -> None:
        self._themes.changed.connect(self._retheme)
        self.window.dropped.connect(self.drop)
        self.window.recent_wanted.connect(lambda folder: self.open(Path(folder)))
        self.window.closing.connect(self.close)
        self.window.media_list.cancel_wanted.connect(self._cancel_one)
        self.window.media_list.selectionModel().selectionChanged.connect(self._enable)
        self.window.review.failed.connect(self.trouble)
        self.window.review.viewer.overlaid_changed.connect(
            self.window.actions_by_name["overlay"].setChecked
        )
        self.reviewing.changed.connect(self._enable)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each row of the action table does.

        Functions, not methods of the window: it is made with the actions, so after them.
        """
        return {**self._case_handlers(), **self._review_handlers(), **self._view_handlers()}

    def _case_handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "new_case": self._ask_new,
            "open_case": self._ask_open,
            "close_case": self.close_case,
            "add_files": self._ask_files,
            "add_folder": self._ask_folder,
            "quit": lambda: self.window.close(),  # noqa: PLW0108
            "examine": self.examine,
            "examine_chosen": lambda: self.examine(chosen=True),
            "cancel": self._cancel,
            "report": self.ask_report,
            "verify": self._verify,
            "reload": self._reload,
            "confirm": lambda: self.reviewing.begin(FindingState.CONFIRMED),
            "reject": lambda: self.reviewing.begin(FindingState.REJECTED),
            "state_finding": lambda: self.reviewing.state_finding(),  # noqa: PLW0108
        }

    def _review_handlers(self) -> dict[str, Callable[[], object]]:
        def playback() -> Playback:
            return self.window.review.playback

        return {
            "play": lambda: playback().toggle(),
            "shuttle_back": lambda: playback().shuttle(-1),
            "shuttle_stop": lambda: playback().stop(),
            "shuttle_forward": lambda: playback().shuttle(1),
            "step_back": lambda: playback().step(-1),
            "step_on": lambda: playback().step(1),
            "first": lambda: playback().step(-playback().count),
            "last": lambda: playback().step(playback().count),
            "go_to": lambda: self.reviewing.go_to(),  # noqa: PLW0108
            "mark_in": lambda: self.window.review.mark(begin=True),
            "mark_out": lambda: self.window.review.mark(begin=False),
            "clear_marks": lambda: playback().clear_marks(),
            "previous_flag": lambda: self.reviewing.flag(-1),
            "next_flag": lambda: self.reviewing.flag(1),
        }

    def _view_handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "overlay": self._toggle_overlay,
            "fit": lambda: self.window.review.viewer.canvas.fit(),  # noqa: PLW0108
            "actual": lambda: self.window.review.viewer.canvas.actual(),  # noqa: PLW0108
            "zoom_in": lambda: self.window.review.viewer.canvas.zoom_by(1.25),
            "zoom_out": lambda: self.window.review.viewer.canvas.zoom_by(0.8),
            "show_inspector": lambda: self.window.show_tab(self.window.inspector),
            "show_findings": lambda: self.window.show_tab(self.window.findings),
            "show_metadata": lambda: self.window.show_tab(self.window.metadata),
            "show_custody": lambda: self.window.show_tab(self.window.custody),
            "theme_system": lambda: self._choose_theme(Choice.SYSTEM),
            "theme_dark": lambda: self._choose_theme(Choice.DARK),
            "theme_light": lambda: self._choose_theme(Choice.LIGHT),
            "keys": lambda: KeysDialog(self.window).open(),
            "about": lambda: about(self.window),
        }

    # --- opening and closing a case ------------------------------------------------------

    def open(self, folder: Path, *, read_only: bool = False) -> None:
        """Open a case; when it is busy elsewhere, offer to read it.

        The case that is open stays open until the other one is.
        """
        if (
            self.session is not None
            and Path(self.session.view.folder).resolve() == folder.resolve()
        ):
            self.window.banner.say("This case is open in this window already.")
            return
        self._begin(lambda: opening(folder, read_only=read_only), folder)

    def create(self, entered: NewCase) -> None:
        """Create the case that was entered and open it."""
        self._settings.remember_examiner(entered.case.examiner, entered.case.agency)
        self._begin(lambda: creating(entered.folder, entered.case), entered.folder)

    def _begin(self, work: Work, folder: Path) -> None:
        if self._opening.busy and self._pending == folder:
            return  # asked twice
        self._pending = folder
        self.window.banner.hide()
        job = Job(work)
        job.yielded.connect(lambda store: self._opened(store, folder))
        job.failed.connect(lambda error: self._not_opened(error, folder))
        self._opening.start(job)

    def _opened(self, store: CaseStore, folder: Path) -> None:
        if self._ended:
            store.close()
            return
        self.close_case()
        self.session = session = CaseSession(store, self)
        self._settings.remember_case(folder.absolute())
        session.listed.connect(self._listed)
        session.thumbnail_read.connect(self.window.media.show_thumbnail)
        session.intake_progressed.connect(self._intake_progressed)
        session.arrived.connect(self._tally.count)
        session.intake_ended.connect(self._intake_ended)
        session.verified.connect(self._verified)
        session.failed.connect(self.trouble)
        session.busy_changed.connect(self._enable)
        session.examinations.paced.connect(self._paced)
        session.examinations.ended.connect(self._examined)
        session.examinations.failed.connect(lambda _, error: self.trouble("examine", error))
        self.reviewing.attach(session)
        self.window.show_case(session.view)
        session.refresh()
        self._enable()
        self.case_opened.emit()

    def _not_opened(self, error: Exception, folder: Path) -> None:
        if isinstance(error, CaseBusy):
            self.window.banner.offer(
                f"{wording.shown(str(error), 400)}\nOne window at a time may change a case; "
                "nothing is lost. It can be read here meanwhile.",
                "Open read-only",
                lambda: self.open(folder, read_only=True),
            )
            return
        self.trouble("open the case", error)

    def close_case(self) -> None:
        """Close the case; what is running is cancelled and its record completed first."""
        if self.session is None:
            return
        session, self.session = self.session, None
        self.reviewing.attach(None)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        session.close()
        QGuiApplication.restoreOverrideCursor()
        session.blockSignals(True)
        session.deleteLater()
        self._rows = ()
        self.window.media.clear()
        self.window.show_doing("")
        self.window.show_case(None)
        self._enable()
        self.case_closed.emit()

    def close(self) -> None:
        """End the desk: the case, then the reader process."""
        self._ended = True
        self.close_case()
        self._opening.close()
        self.window.review.close_reader()

    def _reload(self) -> None:
        if self.session is not None:
            self.session.refresh()
            self.reviewing.read_again()

    # --- media ---------------------------------------------------------------------------

    def drop(self, paths: list[Path]) -> None:
        """Take in what was dropped; a case folder is opened instead."""
        if len(paths) == 1 and (paths[0] / CASE_MARK).is_file():
            self.open(paths[0])
        elif self.session is None:
            self.window.banner.say("Open or create a case first; then drop files into it.")
        elif self.session.view.read_only:
            self.window.banner.say("This case is open for reading only; nothing was added.")
        elif paths:
            self.session.receive(paths)

    def _listed(self, rows: tuple[MediaRow, ...]) -> None:
        self._rows = rows
        self.window.media.show(rows)
        self.window.show_media(any_media=bool(rows))
        if rows and not self.window.media_list.currentIndex().isValid():
            self.window.media_list.open_row(0)
        self._enable()

    def _intake_progressed(self, progress: Progress) -> None:
        self.window.show_doing("Copying and hashing…", progress.done, progress.total)

    def _intake_ended(self) -> None:
        self.window.show_doing("")
        words = self._tally.words()
        if words:
            self.window.banner.say(words, bad=self._tally.any_refused)
        self._tally.reset()

    # --- examining -----------------------------------------------------------------------

    def examine(self, *, chosen: bool = False) -> None:
        """Examine all exhibits, or the chosen ones; what is finished is not repeated."""
        if self.session is not None:
            self.session.examine(self._examinable(chosen=chosen))

    def _examinable(self, *, chosen: bool) -> list[MediaItem]:
        rows = [row.item for row in self._rows]
        items = self.window.media_list.chosen() if chosen else rows
        return [item for item in items if item.state is MediaState.ACCEPTED]

    def _cancel(self) -> None:
        if self.session is not None:
            self.session.cancel()

    def _cancel_one(self, media_id: str) -> None:
        if self.session is not None:
            self.session.examinations.cancel(media_id)

    def _paced(self, media_id: str, pace: Pace) -> None:
        self.window.media.show_pace(media_id, pace)

    def _examined(self, media_id: str) -> None:
        self.window.media.show_pace(media_id, None)

    # --- report and verification ---------------------------------------------------------

    def ask_report(self) -> ReportDialog | None:
        """Ask how the report shall be issued; return the open dialog."""
        session = self.session
        if session is None:
            return None
        case = session.view.case
        name = "".join(c if c.isalnum() or c in "-_." else "-" for c in case.number)
        dialog = ReportDialog(
            self.window,
            author=case.examiner,
            target=free_target(Path(session.view.folder).parent, name),
            points=open_points(self._rows, examining=bool(session.examinations.running)),
        )
        dialog.wanted.connect(lambda *asked: self._issue(dialog, session, *asked))
        dialog.open()
        return dialog

    def _issue(
        self, dialog: ReportDialog, session: CaseSession, author: str, target: str, page: str
    ) -> None:
        job = session.issue(author, Path(target).expanduser(), page)
        job.yielded.connect(dialog.show_event)
        job.finished.connect(dialog.show_issued)
        job.failed.connect(dialog.show_error)
        job.cancelled.connect(dialog.show_cancelled)
        dialog.cancel_wanted.connect(job.cancel)

    def _verify(self) -> None:
        if self.session is not None:
            self.session.verify()

    def _verified(self, found: Verification) -> None:
        verification_dialog(self.window, found).open()

    # --- trouble -------------------------------------------------------------------------

    def trouble(self, doing: str, error: Exception) -> TextDialog | None:
        """Show an expected error with its advice, and a bug with its traceback."""
        if isinstance(error, WorkbenchError):
            self.window.banner.say_error(doing, error)
            return None
        dialog = bug_dialog(self.window, doing, error)
        dialog.open()
        return dialog

    # --- what can be done ----------------------------------------------------------------

    def _enable(self) -> None:
        enable(self.window.actions_by_name, self._true())

    def _true(self) -> set[When]:
        session, review = self.session, self.window.review
        if session is None:
            return set()
        writable = not session.view.read_only
        conditions = {
            When.CASE: True,
            When.WRITABLE: writable,
            When.EXAMINABLE: writable and bool(self._examinable(chosen=False)),
            When.CHOSEN: writable and bool(self._examinable(chosen=True)),
            When.EXHIBIT: writable and self.reviewing.view is not None,
            When.RUNNING: session.busy,
            When.PICTURE: review.viewer.canvas.has_picture,
            When.VIDEO: review.is_video,
            When.PROPOSED: self.window.findings.decidable,
        }
        return {when for when, holds in conditions.items() if holds}

    # --- looks ---------------------------------------------------------------------------

    def _toggle_overlay(self) -> None:
        viewer = self.window.review.viewer
        viewer.show_overlay(not viewer.overlaid)

    def _choose_theme(self, choice: Choice) -> None:
        self._settings.theme = choice
        self._themes.choose(choice)
        self._mark_theme()

    def _mark_theme(self) -> None:
        for choice in Choice:
            action = self.window.actions_by_name[f"theme_{choice}"]
            action.setChecked(choice is self._themes.choice)

    def _retheme(self, theme: Theme) -> None:
        self.window.set_theme(theme)

    # --- asking --------------------------------------------------------------------------

    def _ask_new(self) -> None:
        dialog = NewCaseDialog(
            self.window,
            examiner=self._settings.examiner,
            agency=self._settings.agency,
            place=self._settings.place,
        )
        dialog.accepted.connect(lambda: self.create(dialog.entered()))
        dialog.open()

    def _ask_open(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self.window, "Open case folder", str(self._settings.place)
        )
        if chosen:
            self.open(Path(chosen))

    def _ask_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self.window, "Add files to the case")
        if chosen and self.session is not None:
            self.session.receive([Path(path) for path in chosen])

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self.window, "Add a folder to the case")
        if chosen and self.session is not None:
            self.session.receive([Path(chosen)])
