"""The exhibit under review: which one it is, what is known of it, what is decided about it."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from ui.annotating import Annotating
from ui.comparing import Comparing
from ui.dialogs.go_to import GoToDialog
from ui.dialogs.known_authentic import KnownAuthenticDialog
from ui.dialogs.opening import opened
from ui.dialogs.own_finding import OwnFindingDialog
from ui.dialogs.pictures import PicturesDialog
from ui.face_review import FaceReview
from ui.live import LivePass, merged
from ui.review import segments_of
from ui.session import GATHER_MS, CaseSession
from ui.snapshots import ItemView
from ui.tongue import tr
from ui.window import MainWindow
from workbench.blind import HIDDEN
from workbench.model import (
    AnalyzerRun,
    Finding,
    FindingState,
    MediaItem,
    MediaState,
    Picture,
    RunState,
    StoredIllustration,
    StoredMap,
    same_examiner,
    standing,
)

REDRAW_MS = 120  # live scores are drawn eight times a second, however fast they come
NO_EXHIBIT = "Choose an exhibit in the list at the left."
WHY_HIDDEN = (
    "Scores, maps, faces, findings and everything else made by machine is left out, and so are "
    "other examiners' notes. Look at the picture and say what you see; then all of it opens."
)
NOT_EXAMINED = (
    "Not examined yet.\n\nPress Shift+F5 to read this exhibit once with every analyzer, or F5 "
    "to examine all exhibits."
)
EXAMINING = "Examining…"
KNOWN_WAITS = "Write your first impression (F4) first: what is known of it is hidden till then."
NO_QUESTION = "This file cannot be examined. Its bytes are kept and hashed; see Custody."


class Reviewing(QObject):
    """Follows one exhibit at a time through reading, examining and deciding."""

    changed = Signal()  # what can be done now may have changed

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: CaseSession | None = None
        self._wanted: MediaItem | None = None
        self._view: ItemView | None = None
        self._passes: dict[str, LivePass] = {}
        self._noted: set[str] = set()  # exhibits whose growing results were shown
        self.faces = FaceReview(window)
        self.faces.changed.connect(self.changed)
        self.comparing = Comparing(window)
        self.annotating = Annotating(window)
        self.annotating.changed.connect(self.changed)
        self.annotating.read_wanted.connect(self.read_again)
        self._redraw = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._redraw.timeout.connect(self._show_lanes)
        self._reread = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._reread.timeout.connect(self.read_again)
        self._connect()

    def _connect(self) -> None:
        window = self._window
        window.media_list.opened.connect(self.open)
        window.review.viewer.map_wanted.connect(self._read_map)
        window.inspector.drawn_wanted.connect(self._read_drawn)
        window.inspector.enlarged.connect(self._enlarge)
        window.inspector.pointed.connect(window.review.viewer.point_at)
        window.inspector.frame_wanted.connect(window.review.playback.go_to)
        window.review.frame_shown.connect(self._frame_shown)
        window.findings.decided.connect(self._decide)
        window.findings.chosen_changed.connect(self._finding_chosen)
        window.held.connect(window.review.playback.hold)

    # --- a session -----------------------------------------------------------------------

    def attach(self, session: CaseSession | None) -> None:
        """Follow another case, or none."""
        self._session = session
        self._wanted = self._view = None
        self._passes.clear()
        self._noted.clear()
        self._show_nothing()
        self.faces.attach(session)
        self.comparing.attach(session)
        self.annotating.attach(session)
        if session is None:
            return
        session.item_read.connect(self._show)
        session.not_read.connect(self._not_read)
        session.map_read.connect(self._window.review.viewer.show_values)
        session.drawn_read.connect(self._window.inspector.show_drawn)
        session.decided.connect(self._decided)
        session.known_marked.connect(lambda _: self.read_again())
        session.judgements.impressed.connect(lambda _: self.read_again())
        session.judgements.sight_changed.connect(self._sight_changed)
        session.judgements.turned.connect(self.read_again)
        session.examiner_changed.connect(self._sight_changed)
        session.decision_ended.connect(self._decision_ended)
        session.examinations.observed.connect(self._observed)
        session.examinations.ended.connect(self._ended)

    @property
    def view(self) -> ItemView | None:
        """Everything known of the exhibit on show."""
        return self._view

    @property
    def wanted(self) -> MediaItem | None:
        """The exhibit that was opened, even while it is still being read."""
        return self._wanted

    @property
    def settled(self) -> ItemView | None:
        """The view, where it is of the exhibit that was opened: only of that is decided."""
        view, wanted = self._view, self._wanted
        return view if view and wanted and view.item.id == wanted.id else None

    def open(self, item: MediaItem) -> None:
        """Open an exhibit; the desk stays usable while it is read."""
        if self._session is None:
            return
        self._wanted = item
        self._session.read(item.exhibit)
        self._hold()

    def read_again(self) -> None:
        """Read the exhibit on show again."""
        if self._session is not None and self._wanted is not None:
            self._session.read(self._wanted.exhibit)

    def _sight_changed(self) -> None:
        """Show only what may be seen now: what is on show goes before the rest is read."""
        self._noted.clear()
        self._close()
        self.read_again()

    def _hold(self) -> None:
        """Let nothing be decided or marked while another exhibit than that on show is read."""
        waits = self._view is not None and self.settled is None
        self._window.findings.form.hold(on=waits)
        self._window.faces.form.setEnabled(not waits)
        if waits:
            self.annotating.put_down()
        self.changed.emit()

    def _not_read(self, exhibit: str) -> None:
        """Show nothing where the exhibit that was opened cannot be read."""
        opened_now = self._wanted is not None and self._wanted.exhibit == exhibit
        if opened_now and self.settled is None:
            self._close()

    def _close(self) -> None:
        """Take away what is on show."""
        self._view = None
        self._show_nothing()
        self.faces.open(None)
        self._hold()

    # --- showing -------------------------------------------------------------------------

    def _show(self, view: ItemView) -> None:
        """Show an exhibit that was read, unless another one was opened meanwhile."""
        session = self._session
        if session is None or self._wanted is None or view.item.id != self._wanted.id:
            return
        self._view = view
        window, writable = self._window, not session.view.read_only
        window.review.open(view)
        window.inspector.open(view, self._empty_words(view))
        responsible = same_examiner(session.examiner, session.view.case.examiner)
        window.findings.open(view, session.examiner, writable=writable, responsible=responsible)
        window.metadata.open(view)
        window.custody.open(view)
        waiting = sum(f.state is FindingState.PROPOSED for f in view.standing)
        window.count_findings(waiting)
        self.faces.open(None if view.hidden else view.item)
        self.comparing.open(view)
        self.annotating.open(view)
        self._show_lanes()
        self._hold()

    def _show_nothing(self) -> None:
        window = self._window
        window.review.close_item()
        self.comparing.open(None)
        self.annotating.open(None)
        window.inspector.open(None, NO_EXHIBIT)
        window.findings.open(None, "", writable=False)
        window.metadata.open(None)
        window.custody.open(None)
        window.count_findings(0)

    def _empty_words(self, view: ItemView) -> str:
        if view.item.state is not MediaState.ACCEPTED:
            return NO_QUESTION
        if view.hidden:
            return f"{HIDDEN}\n\n{WHY_HIDDEN}"
        return EXAMINING if view.item.id in self._passes else NOT_EXAMINED

    def _show_lanes(self) -> None:
        if self._view is None:
            return
        live = None if self._view.hidden else self._passes.get(self._view.item.id)
        lanes = live.lanes() if live else []
        self._window.review.show_lanes(merged(self._view, lanes), segments_of(self._view))
        if lanes:
            self._window.inspector.show_live(lanes)
        self.faces.show_live(live.faces.view() if live and live.faces.begun else None)

    def _frame_shown(self, picture: Picture) -> None:
        self._window.inspector.show_frame(picture.frame)
        self.changed.emit()

    def _read_map(self, stored: StoredMap) -> None:
        if self._session is not None:
            self._session.read_map(stored)

    def _read_drawn(self, stored: StoredIllustration) -> None:
        if self._session is not None:
            self._session.read_drawn(stored)

    def _enlarge(self, stored: StoredIllustration, images: list[QImage]) -> None:
        """Open the pictures of an illustration in a window of their own."""
        opened(PicturesDialog(self._window, stored, images, self._window.inspector.theme))

    # --- while a pass runs ---------------------------------------------------------------

    def _observed(self, media_id: str, event: object) -> None:
        live = self._passes.get(media_id)
        if live is None:
            live = self._passes[media_id] = LivePass(self._window.media.item_of(media_id))
        grown = live.hear(event)
        if not self._is_on_show(media_id):
            return
        if isinstance(event, AnalyzerRun) and event.state is RunState.RUNNING:
            self._reread.start()  # the runs of a pass begin together: read them once
        if grown and not self._redraw.isActive():
            self._redraw.start()
            self._note_shown()

    def _note_shown(self) -> None:
        """Put on record that results are shown while they are made, once for each exhibit."""
        if self._view is None or self._session is None or self._view.hidden:
            return
        if self._view.item.id not in self._noted:
            self._noted.add(self._view.item.id)
            self._session.judgements.note_shown(self._view.item)

    def _ended(self, media_id: str) -> None:
        self._passes.pop(media_id, None)
        if self._is_on_show(media_id):
            self.read_again()

    def _is_on_show(self, media_id: str) -> bool:
        return self._wanted is not None and self._wanted.id == media_id

    # --- deciding ------------------------------------------------------------------------

    def begin(self, state: FindingState) -> None:
        """Ask for the note of a decision on the chosen finding."""
        self._window.show_tab(self._window.findings)
        self._window.findings.begin(state)

    def state_finding(self) -> OwnFindingDialog | None:
        """Ask for a finding of the examiner's own, for the range in–out; return the dialog."""
        session, view = self._session, self.settled
        if session is None or view is None:
            return None
        by, review = session.examiner, self._window.review
        first, last = review.playback.range if review.is_video else (None, None)
        dialog = OwnFindingDialog(
            self._window,
            media_id=view.item.id,
            examiner=by,
            first_pts=first,
            last_pts=last,
            marks=standing(view.annotations),
        )
        dialog.accepted.connect(lambda: session.state(replace(dialog.entered(), examiner=by)))
        return opened(dialog)

    def mark_known(self) -> KnownAuthenticDialog | None:
        """Ask on whose word the exhibit on show is authentic; return the dialog."""
        session, view = self._session, self.settled
        if session is None or view is None:
            return None
        by = session.examiner
        if view.hidden:  # whether it is marked is hidden as well
            self._window.hint(tr(KNOWN_WAITS))
            return None
        dialog = KnownAuthenticDialog(
            self._window,
            exhibit=view.item.exhibit,
            media_id=view.item.id,
            examiner=by,
            standing=view.known if view.known and view.known.known else None,
            last=view.known.id if view.known else None,
        )
        dialog.accepted.connect(
            lambda: session.mark_known(replace(dialog.entered(), examiner=by))
        )
        return opened(dialog)

    def rewrite(self) -> None:
        """Ask for the statement of the chosen finding in the examiner's own words."""
        self._window.show_tab(self._window.findings)
        self._window.findings.begin_rewriting()

    def _decide(
        self, finding: Finding, state: FindingState, examiner: str, note: str, statement: str
    ) -> None:
        if self._session is not None:
            self._session.decide(finding, state, examiner, note, statement)

    def _decision_ended(self, finding_id: str, made: bool) -> None:
        self._window.findings.form.end_recording(finding_id, made=made)

    def _decided(self, finding: Finding) -> None:
        if self._is_on_show(finding.media_id):
            self.read_again()

    def _finding_chosen(self) -> None:
        """Enclose the regions of a finding; go to the place of one that was picked."""
        finding = self._window.findings.chosen
        viewer = self._window.review.viewer
        viewer.show_regions(finding.regions if finding is not None else ())
        if finding is not None and self._window.findings.picked:
            told = [one.map_id for one in finding.regions if one.map_id]
            stored = viewer.choose_stored(told) or viewer.choose_stored(finding.map_ids)
            if finding.regions:
                self._window.review.playback.go_to(finding.regions[0].frame)
            elif stored is not None:
                self._window.review.playback.go_to(stored.frame)
            elif finding.first_pts is not None:
                self._window.review.playback.seek(finding.first_pts)
        self.changed.emit()

    # --- moving --------------------------------------------------------------------------

    def go_to(self) -> GoToDialog:
        """Ask for a time, a frame or a timecode and go there; return the dialog."""
        playback = self._window.review.playback
        dialog = GoToDialog(self._window, playback)
        dialog.chosen.connect(self._go)
        return opened(dialog)

    def _go(self, frame: int) -> None:
        playback = self._window.review.playback
        playback.stop()
        playback.go_to(frame)

    def flag(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) segment of a finding."""
        if self._view is None:
            return
        playback = self._window.review.playback
        starts = sorted({playback.frame_at(s.first) for s in segments_of(self._view)})
        ahead = [at for at in starts if (at - playback.index) * direction > 0]
        if ahead:
            playback.go_to(min(ahead) if direction > 0 else max(ahead))
            return
        side = "after" if direction > 0 else "before"
        self._window.hint(tr("No segment of a finding begins {side} this frame.", side=side))
