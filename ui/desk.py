"""The desk: opens cases, joins the window with the session, and says what can be done."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from case_store.store import CaseStore
from ui import wording
from ui.actions import enable
from ui.case_reading import OpenedCase, creating, opening
from ui.commands import ask_new, conditions, exclude_word, handlers
from ui.dialogs.new_case import NewCase
from ui.dialogs.opening import opened
from ui.dialogs.report import ReportDialog, open_points
from ui.dialogs.targets import vacant
from ui.dialogs.trouble import TextDialog, bug_dialog, verification_dialog
from ui.examinations import Pace
from ui.first_steps import FirstSteps
from ui.help import Help
from ui.history import HistoryView
from ui.intake_tally import IntakeTally
from ui.jobs import Job, Jobs, Work
from ui.judging import Judging
from ui.keys import Keys
from ui.labelling import Labelling
from ui.lane_keeping import LaneKeeping
from ui.menus.spec import When
from ui.panes import Panes
from ui.passports import Passports
from ui.queueing import Queueing
from ui.reviewing import Reviewing
from ui.session import CaseSession
from ui.settings import DeskSettings
from ui.snapshots import MediaRow, veiled
from ui.theme import Choice, Theme, Themes
from ui.tongue import tr
from ui.undoing import Undoing
from ui.what_if_review import WhatIfReview
from ui.window import MainWindow
from workbench.errors import CaseBusy, WorkbenchError
from workbench.model import (
    MediaItem,
    MediaState,
    Progress,
    Verification,
)

CASE_MARK = "case.sqlite"
BUSY = (
    "{error}\nOne window at a time may change a case; nothing is lost. It can be read here "
    "meanwhile."
)
NOBODY = "The case was not opened: who looks at it decides what may be shown of it."


class Desk(QObject):
    """One window and at most one open case."""

    case_opened = Signal()
    case_closed = Signal()

    def __init__(self, themes: Themes, settings: DeskSettings) -> None:
        super().__init__()
        self._themes = themes
        self.settings = settings
        self._opening = Jobs(1, self)
        self._rows: tuple[MediaRow, ...] = ()
        self._tally = IntakeTally()
        self.session: CaseSession | None = None
        self.window = MainWindow(handlers(self), settings, themes.current)
        self.keys = Keys(settings)
        self.keys.bind(self.window.actions_by_name)
        self.reviewing = Reviewing(self.window)
        self.panes = Panes(self.window, self.reviewing)
        self.what_if = WhatIfReview(self.window, self.reviewing)
        self.labelling = Labelling(self.window)
        self.lanes = LaneKeeping(self.window, settings)
        self.queueing = Queueing(self.window, settings)
        self.passports = Passports(self.window, self.reviewing)
        self.judging = Judging(self.window, self.reviewing)
        self.undoing = Undoing(self.window)
        self.history = HistoryView(self.window, self.reviewing)
        self.first_steps = FirstSteps(self)
        self.help = Help(self.window)
        self.window.restore_docks()
        self._connect()
        self._pending: Path | None = None  # the folder being opened
        self._ended = False
        self.window.review.viewer.show_overlay(True)
        self.window.actions_by_name["face_boxes"].setChecked(True)
        self._follow_looks()
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
        self.window.review.playback.loop_changed.connect(
            self.window.actions_by_name["loop"].setChecked
        )
        self.reviewing.changed.connect(self._enable)
        self.undoing.changed.connect(self._enable)
        self.panes.changed.connect(self._enable)

    # --- opening and closing a case ------------------------------------------------------

    def open(self, folder: Path, *, read_only: bool = False) -> None:
        """Open a case; when it is busy elsewhere, offer to read it.

        The case that is open stays open until the other one is.
        """
        if (
            self.session is not None
            and Path(self.session.view.folder).resolve() == folder.resolve()
        ):
            self.window.banner.say(tr("This case is open in this window already."))
            return
        self._begin(lambda: opening(folder, read_only=read_only), folder)

    def create(self, entered: NewCase, dropped: Iterable[Path] = ()) -> None:
        """Create the case that was entered, open it, and take in what was dropped before."""
        self.settings.remember_examiner(entered.case.examiner, entered.case.agency)
        if paths := list(dropped):
            self.first_steps.expect(entered.folder, paths)
        self.begin(entered)

    def begin(self, entered: NewCase) -> None:
        """Create a case and open it."""
        self._begin(lambda: creating(entered.folder, entered.case), entered.folder)

    def _begin(self, work: Work, folder: Path) -> None:
        if self._opening.busy and self._pending == folder:
            return  # asked twice
        self._pending = folder
        self.window.banner.hide()
        job = Job(work)
        job.yielded.connect(lambda found: self._opened(found, folder))
        job.failed.connect(lambda error: self._not_opened(error, folder))
        self._opening.start(job)

    def _opened(self, found: OpenedCase, folder: Path) -> None:
        store = found.store
        self.judging.ask_nobody()
        if self._ended:
            store.close()
        elif found.shared:  # before anything is shown: who looks may not see all of it
            self.judging.ask_first(
                store.case.examiner,
                found.examiners,
                answered=lambda name: self._work_on(store, folder, name),
                refused=lambda: self._not_answered(store),
            )
        else:
            self._work_on(store, folder)

    def _not_answered(self, store: CaseStore) -> None:
        store.close()
        if not self._ended:
            self.window.banner.say(tr(NOBODY))

    def _work_on(self, store: CaseStore, folder: Path, examiner: str = "") -> None:
        self.close_case()
        self.session = session = CaseSession(store, self, examiner=examiner)
        self.settings.remember_case(folder.absolute())
        session.listed.connect(self._listed)
        session.examiner_changed.connect(self._veil)
        session.thumbnail_read.connect(self.window.media.show_thumbnail)
        session.intake_progressed.connect(self._intake_progressed)
        session.arrived.connect(self._tally.count)
        session.intake_ended.connect(self._intake_ended)
        session.verified.connect(self._verified)
        session.failed.connect(self.trouble)
        session.busy_changed.connect(self._enable)
        session.examinations.paced.connect(self._paced)
        session.examinations.ended.connect(self._examined)
        session.examinations.changed.connect(self._enable)
        session.examinations.failed.connect(lambda _, error: self.trouble("examine", error))
        self.reviewing.attach(session)
        self.panes.attach(session)
        self.what_if.attach(session)
        self.labelling.attach(session)
        self.lanes.attach(session)
        self.queueing.attach(session)
        self.passports.attach(session)
        self.judging.attach(session)
        self.undoing.attach(session)
        self.history.attach(session)
        self.window.show_case(session.view)
        session.refresh(at_once=True)
        self._enable()
        self.case_opened.emit()

    def _not_opened(self, error: Exception, folder: Path) -> None:
        if isinstance(error, CaseBusy):
            self.window.banner.offer(
                tr(BUSY, error=wording.shown(str(error), 400)),
                tr("Open read-only"),
                lambda: self.open(folder, read_only=True),
            )
            return
        self.trouble("open the case", error)

    def close_case(self) -> None:
        """Close the case; what is running is cancelled and its record completed first."""
        if self.session is None:
            return
        session, self.session = self.session, None
        self.panes.attach(None)
        self.reviewing.attach(None)
        self.what_if.attach(None)
        self.labelling.attach(None)
        self.lanes.attach(None)
        self.queueing.attach(None)
        self.passports.attach(None)
        self.judging.attach(None)
        self.undoing.attach(None)
        self.history.attach(None)
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
        """End the desk: the case, then the reader processes."""
        self._ended = True
        self.judging.ask_nobody()
        self.close_case()
        self._opening.close()
        self.window.review.close_reader()
        self.reviewing.comparing.close()
        self.panes.close()
        self.lanes.close()
        self.first_steps.close()
        self.help.close()

    def reload(self) -> None:
        """Read the case again from disk."""
        if self.session is not None:
            self.session.refresh()
            self.reviewing.read_again()

    # --- media ---------------------------------------------------------------------------

    def drop(self, paths: list[Path]) -> None:
        """Take in what was dropped; a case folder is opened instead."""
        if len(paths) == 1 and (paths[0] / CASE_MARK).is_file():
            self.open(paths[0])
        elif self.session is None:
            if paths:
                ask_new(self, paths)
        elif self.session.view.read_only:
            self.window.banner.say(tr("This case is open for reading only; nothing was added."))
        elif paths:
            self.session.receive(paths)

    def _listed(self, rows: tuple[MediaRow, ...]) -> None:
        self._rows = rows
        self.window.media.show(rows)
        self.window.show_media(any_media=bool(rows))
        if rows and self.window.media_list.empty_handed:
            self._open_first(rows)
        self._enable()

    def _veil(self) -> None:
        """Show nothing of what the examiner before could see, until it is read for this one."""
        self._rows = tuple(veiled(row) for row in self._rows)
        self.window.media.show_supports({})
        self.window.media.show(self._rows)
        self._enable()

    def _open_first(self, rows: tuple[MediaRow, ...]) -> None:
        """Open the first exhibit that can be shown; while more come, wait for one."""
        shown = (at for at, row in enumerate(rows) if row.item.state is MediaState.ACCEPTED)
        first = next(shown, None)
        if first is not None or not (self.session and self.session.busy):
            self.window.media_list.open_row(first or 0)

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

    def cancel(self) -> None:
        """Stop taking in and examining; what is on record stays."""
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
        folder = self._report_folder(Path(session.view.folder))
        dialog = ReportDialog(
            self.window,
            author=session.examiner,
            target=vacant(folder, session.view.case.number, "report", ".pdf"),
            page=self.settings.page,
            letterhead=self.settings.letterhead,
            points=open_points(self._rows, examining=bool(session.examinations.running)),
        )
        session.ask_faces(dialog.options.show_faces)
        dialog.wanted.connect(lambda *asked: self._issue(dialog, session, *asked))
        return opened(dialog)

    def _report_folder(self, case: Path) -> Path:
        """Return where reports go, beside the case when that folder is not there."""
        chosen = self.settings.reports
        return chosen if chosen is not None and chosen.is_dir() else case.parent

    def _issue(
        self, dialog: ReportDialog, session: CaseSession, author: str, target: str, page: str
    ) -> None:
        wishes = dialog.options.wishes()
        self.settings.letterhead = wishes.letterhead
        where, makers = Path(target).expanduser(), dialog.makers.isChecked()
        dialog.follow(session.issue(author, where, page, makers=makers, wishes=wishes))

    def verify(self) -> None:
        """Check every hash and the audit chain."""
        if self.session is not None:
            self.session.verify()

    def _verified(self, found: Verification) -> None:
        opened(verification_dialog(self.window, found))

    # --- trouble -------------------------------------------------------------------------

    def trouble(self, doing: str, error: Exception) -> TextDialog | None:
        """Show an expected error with its advice, and a bug with its traceback."""
        if isinstance(error, WorkbenchError):
            self.window.banner.say_error(doing, error)
            return None
        dialog = bug_dialog(self.window, doing, error)
        return opened(dialog)

    # --- what can be done ----------------------------------------------------------------

    def _enable(self) -> None:
        actions = self.window.actions_by_name
        true: set[When] = set()
        if self.session is not None:
            true = conditions(
                self.session,
                self.window,
                self.reviewing,
                examinable=bool(self._examinable(chosen=False)),
                chosen=bool(self._examinable(chosen=True)),
            )
        true |= self.panes.conditions()
        enable(actions, true | self.queueing.conditions() | self.undoing.conditions())
        actions["exclude_track"].setText(exclude_word(self.reviewing.faces))

    # --- looks ---------------------------------------------------------------------------

    def toggle_overlay(self) -> None:
        """Show or hide the map over the picture."""
        viewer = self.window.review.viewer
        viewer.show_overlay(not viewer.overlaid)

    def choose_theme(self, choice: Choice) -> None:
        """Switch to a theme, and remember it."""
        self.settings.theme = choice
        self._themes.choose(choice)
        self._mark_theme()

    def follow_settings(self) -> None:
        """Look as the settings say, from now on."""
        if self.settings.theme is not self._themes.choice:
            self._themes.choose(self.settings.theme)
        self._follow_looks()

    def _follow_looks(self) -> None:
        self._themes.resize(self.settings.size)
        self.window.explain_controls(on=self.settings.tips)
        self._mark_theme()

    def _mark_theme(self) -> None:
        for choice in Choice:
            action = self.window.actions_by_name[f"theme_{choice}"]
            action.setChecked(choice is self._themes.choice)

    def _retheme(self, theme: Theme) -> None:
        self.window.set_theme(theme)
        self.panes.set_theme(theme)
