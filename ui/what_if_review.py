"""The what-if of the exhibit on show: what is tried on what lies under the playhead."""

from PySide6.QtCore import QObject

from ui.reviewing import Reviewing
from ui.session import CaseSession
from ui.snapshots import ItemView
from ui.tongue import tr
from ui.window import MainWindow
from workbench.blind import HIDDEN
from workbench.model import MediaItem, Progress, WhatIfRecord

MOST_MARKED = 300  # frames of a range in–out that are tried together


class WhatIfReview(QObject):
    """Follows the exhibit on show, and starts a what-if of its frame or picture."""

    def __init__(self, window: MainWindow, reviewing: Reviewing) -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.what_if
        self._reviewing = reviewing
        self._session: CaseSession | None = None
        self._item: MediaItem | None = None
        self._panel.wanted.connect(self.start)
        self._panel.cancel_wanted.connect(self.cancel)
        self._panel.report_wanted.connect(self._choose)

    def attach(self, session: CaseSession | None) -> None:
        """Follow another case, or none."""
        self._session, self._item = session, None
        self._panel.open(None, writable=False)
        if session is None:
            return
        session.item_read.connect(self._take)
        session.judgements.sight_changed.connect(self._turn_away)
        session.examiner_changed.connect(self._turn_away)
        session.what_ifs.read.connect(self._show)
        session.what_ifs.progressed.connect(self._progressed)
        session.what_ifs.ended.connect(lambda _: self._panel.show_progress(None))
        session.what_ifs.failed.connect(session.failed)

    def start(self) -> None:
        """Try what is under the playhead: the picture, the frame, or the range in–out."""
        view = self._reviewing.view
        if self._session is None or view is None or view.item.stream is None:
            return
        if view.hidden:
            self._window.hint(HIDDEN)
            return
        self._window.show_tab(self._panel)
        if self._session.what_ifs.running:
            self._window.hint(tr("One what-if at a time: cancel the one under way, or wait."))
            return
        first, last = self._frames()
        self._panel.show_progress(Progress(done=0, total=None))
        self._session.what_ifs.start(view.item, first, last)
        self._session.busy_changed.emit()

    def cancel(self) -> None:
        """Stop; what is on record stays."""
        if self._session is not None:
            self._session.what_ifs.cancel()

    def _frames(self) -> tuple[int, int]:
        """Return the marked range where it is short, else the frame on show."""
        review = self._window.review
        playback, picture = review.playback, review.picture
        if not review.is_video:
            return 0, 0
        marked = [one for one in (playback.mark_in, playback.mark_out) if one is not None]
        if len(marked) == 2:  # noqa: PLR2004  # in and out
            first, last = sorted(map(playback.frame_at, marked))
            if last - first < MOST_MARKED:
                return first, last
            self._window.hint(tr("The range in–out is too long to be tried; this frame is."))
        frame = picture.frame if picture is not None else playback.index
        return frame, frame

    def _take(self, view: ItemView) -> None:
        """Turn to an exhibit, or to nothing while its results are hidden."""
        if view.hidden:
            self._turn_away()
        else:
            self._open(view.item)

    def _turn_away(self) -> None:
        self._item = None
        self._panel.open(None, writable=False)

    def _open(self, item: MediaItem) -> None:
        """Turn to the exhibit that was read."""
        session = self._session
        wanted = self._reviewing.wanted
        if session is None or wanted is None or wanted.id != item.id:
            return
        self._item = item
        self._panel.open(item, writable=not session.view.read_only)
        if session.what_ifs.running == item.id:
            self._panel.show_progress(Progress(done=0, total=None))
        session.what_ifs.ask(item)

    def _show(self, media_id: str, records: tuple[WhatIfRecord, ...]) -> None:
        if self._item is None or self._item.id != media_id:
            return
        known = self._panel.count
        self._panel.show_records(records)
        if len(records) > known:
            self._panel.show_newest()

    def _progressed(self, media_id: str, progress: Progress) -> None:
        if self._item is not None and self._item.id == media_id:
            self._panel.show_progress(progress)

    def _choose(self, what_if_id: str, in_report: bool) -> None:
        if self._session is not None and self._item is not None:
            self._session.what_ifs.choose(self._item, what_if_id, in_report=in_report)
