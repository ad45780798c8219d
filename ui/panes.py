"""Compare several exhibits side by side: panes that are looked at and stepped together.

The active pane is the exhibit on show: inspector, timeline, findings and every key are about
it, and the viewer's own picture lies in it. Another pane that is made active is opened like an
exhibit of the list, at the frame and place at which its pane was.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from ui import wording
from ui.faces import FacesView
from ui.menus.spec import When
from ui.pane import EXHIBIT_SHOWN, ComparedItem, MapKind, Overlays, title_of
from ui.pane_readers import PaneReaders
from ui.reviewing import Reviewing
from ui.session import CaseSession
from ui.snapshots import ItemView
from ui.subjects import can_be_shown
from ui.theme import Theme
from ui.tongue import tr
from ui.views.beside import Layout
from ui.views.canvas import Canvas
from ui.views.lens import SharedLook
from ui.window import MainWindow
from workbench.model import FaceSamples, FrameTimes, MediaItem, Picture

if TYPE_CHECKING:
    from ui.desk import Desk

LEAST, MOST = 2, 6  # below six panes of a usual window a face is too small to be looked at
PICTURE_BYTES = 512 << 20  # of all pictures of panes together, at their full size
TOO_FEW = "Choose two exhibits or more that can be shown (Ctrl or Shift with a click)."
TOO_MANY = (
    "Six exhibits at most are shown side by side: with more, a pane would be too small to see "
    "a face in. Choose fewer."
)
LEFT_OUT = "{count} of the chosen cannot be shown and are left out."
WORDS = "{count} side by side, pane {number} active"


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """Where the examiner was before comparing."""

    item: MediaItem
    frame: int
    look: SharedLook
    layout: Layout


class Panes(QObject):
    """Shows several exhibits at once, or none but the one on show."""

    changed = Signal()  # what can be done may have changed

    def __init__(self, window: MainWindow, reviewing: Reviewing) -> None:
        super().__init__(window)
        self._window, self._reviewing = window, reviewing
        self._viewer = window.review.viewer
        self._grid = self._viewer.grid
        self._session: CaseSession | None = None
        self._readers = PaneReaders(self)
        self._items: tuple[ComparedItem, ...] = ()
        self._active = 0
        self._look: SharedLook | None = None  # the last one that was shared
        self._kind: MapKind = None  # of map, the last one that was chosen
        self._entered = False  # the active pane's exhibit is on show, where its pane was
        self._before: Before | None = None
        self._back: Before | None = None  # where to go once that exhibit is on show again
        self.zoom_together = self.step_together = True
        self._connect()

    def _connect(self) -> None:
        viewer, review = self._viewer, self._window.review
        self._readers.arrived.connect(self._arrived)
        self._readers.failed.connect(self._failed)
        self._readers.timed.connect(self._timed)
        self._readers.untimed.connect(self._untimed)
        self._window.review.requests.untimed.connect(self._untimed)
        self._window.media_list.opened.connect(self._opened)
        self._reviewing.changed.connect(self._reviewed)
        review.frame_shown.connect(self._frame_shown)
        review.failed.connect(lambda *_: self._hold())
        review.playback.moved.connect(lambda _: self._step())
        viewer.canvas.looked.connect(lambda: self._share(viewer.canvas))
        viewer.mapped.connect(self._lay_over)
        viewer.faded.connect(lambda _: self._lay_over())
        self._grid.resized.connect(self._ask_again)
        viewer.overlaid_changed.connect(lambda _: self._lay_over())
        for name in ("face_boxes", "face_parts", "face_gaze"):
            action = self._window.actions_by_name[name]  # it turns before what it does is done
            action.toggled.connect(self._lay_over, Qt.ConnectionType.QueuedConnection)

    def attach(self, session: CaseSession | None) -> None:
        """Follow another case, or none."""
        self._end()
        self._session = session
        if session is None:
            return
        session.item_read.connect(self._take)
        session.faces_read.connect(self._take_faces)
        session.mesh_read.connect(self._take_mesh)
        session.tracks_revised.connect(self._read)
        session.examinations.ended.connect(self._read)
        session.judgements.impressed.connect(lambda _: self._read())
        session.judgements.turned.connect(self._read)
        session.judgements.sight_changed.connect(self._veil)
        session.examiner_changed.connect(self._veil)

    def close(self) -> None:
        """End the reader processes."""
        self._end()
        self._readers.close()

    # --- what there is -----------------------------------------------------------------------

    @property
    def comparing(self) -> bool:
        """Whether several exhibits are shown."""
        return bool(self._items)

    @property
    def items(self) -> tuple[ComparedItem, ...]:
        """What is compared, in the order of the panes."""
        return self._items

    @property
    def active(self) -> ComparedItem | None:
        """The one that keys and panels are about."""
        return self._items[self._active] if self._items else None

    @property
    def pids(self) -> list[int]:
        """The numbers of the reader processes that serve panes."""
        return self._readers.pids

    def conditions(self) -> set[When]:
        """Return what holds of comparing."""
        chosen = (
            len([one for one in self._window.media_list.chosen() if can_be_shown(one)]) >= LEAST
        )
        holds = {When.COMPARABLE: self.comparing or chosen, When.PANES: self.comparing}
        return {when for when, true in holds.items() if true and self._session is not None}

    # --- beginning and ending ----------------------------------------------------------------

    def toggle(self) -> None:
        """Show the chosen exhibits side by side; while comparing, return to where one was."""
        if self.comparing:
            self.leave()
        elif self._session is not None:
            self.compare(self._window.media_list.chosen())

    def compare(self, chosen: Sequence[MediaItem]) -> None:
        """Show these exhibits side by side."""
        items = [item for item in chosen if can_be_shown(item)]
        if self._session is None or not LEAST <= len(items) <= MOST:
            if self._session is not None:
                self._window.hint(tr(TOO_FEW if len(items) < LEAST else TOO_MANY))
            self._mark()
            return
        if len(items) < len(chosen):
            self._window.hint(tr(LEFT_OUT, count=len(chosen) - len(items)))
        self._before, self._kind = self._here(), self._viewer.map_kind
        if self._before is not None and self._before.layout is not Layout.ALONE:
            self._reviewing.comparing.toggle(self._before.layout)
        self._window.review.playback.stop()
        self._readers.begin([item.id for item in items])
        most = PICTURE_BYTES // (3 * len(items))
        self._items = tuple(self._made(self._session, item, most) for item in items)
        titles = [title_of(number, item) for number, item in enumerate(items, start=1)]
        for at, pane in enumerate(self._grid.show_panes(titles)):
            self._items[at].begin(pane)
            pane.pressed.connect(partial(self.activate, at))
            pane.canvas.looked.connect(partial(self._share, pane.canvas))
            pane.canvas.hovered.connect(partial(self._tell_pixel, pane.canvas))
        self._mark()
        self._lay_over()
        self._read()
        ids = [item.id for item in items]
        wanted = self._reviewing.wanted
        self._activate(ids.index(wanted.id) if wanted and wanted.id in ids else 0)

    def _made(self, session: CaseSession, item: MediaItem, most: int) -> ComparedItem:
        made = ComparedItem(item, session, self._readers, self._viewer.faces.theme, self)
        made.most_pixels = most
        return made

    def _here(self) -> Before | None:
        view, review = self._reviewing.view, self._window.review
        if view is None:
            return None
        canvas = self._viewer.canvas
        return Before(
            item=view.item,
            frame=review.playback.index,
            look=canvas.look,
            layout=canvas.halves.layout,
        )

    def leave(self, *, stay: bool = False) -> None:
        """Show one exhibit again: where one was before or, to `stay`, the active one."""
        active, before = self.active, self._before
        if active is None:
            return
        self._end()
        if not stay and before is not None:
            self._back = before
            if self._reviewing.view is None or self._reviewing.view.item.id != before.item.id:
                self._open(before.item)
            else:
                self._return()

    def _end(self) -> None:
        if not self._items:
            self._back = None
            return
        look = self._viewer.canvas.look
        for one in self._items:
            one.close()
            one.deleteLater()
        self._items, self._before, self._back = (), None, None
        self._active, self._entered, self._look, self._kind = 0, False, None, None
        self._readers.release()
        self._grid.show_panes(())
        self._viewer.canvas.look_as(look)
        self._viewer.pane_bar.say("")
        self._mark()
        self.changed.emit()

    def _return(self) -> None:
        """Go where the examiner was before comparing."""
        back, self._back = self._back, None
        if back is not None:
            self._window.review.playback.step(back.frame - self._window.review.playback.index)
            if back.layout is not Layout.ALONE:
                self._reviewing.comparing.toggle(back.layout)
            self._viewer.canvas.look_as(back.look)

    # --- the active pane ---------------------------------------------------------------------

    def activate(self, at: int) -> None:
        """Let keys and panels be about a pane."""
        if self._items and at != self._active:
            self._activate(at)

    def next(self, by: int) -> None:
        """Make the next pane active (1), or the one before (-1), round and round."""
        if self._items:
            self.activate((self._active + by) % len(self._items))

    def _activate(self, at: int) -> None:
        self._leave_pane()
        self._active, self._entered = at, False
        for number, pane in enumerate(self._grid.panes):
            pane.make_active(number == at)
        self._grid.hold(None)
        self._viewer.pane_bar.say(tr(WORDS, count=len(self._items), number=at + 1))
        one, view, wanted = self._items[at], self._reviewing.view, self._reviewing.wanted
        if view is not None and wanted is not None and view.item.id == wanted.id == one.item.id:
            self._enter(view)
        else:
            self._open(one.item)
        self.changed.emit()

    def _open(self, item: MediaItem) -> None:
        """Open an exhibit without changing which are chosen in the list."""
        self._window.media_list.follow(item.id)
        if self._reviewing.wanted is None or self._reviewing.wanted.id != item.id:
            self._reviewing.open(item)

    def _leave_pane(self) -> None:
        """Show in the pane that was active what the viewer showed of it."""
        one, pane = self._items[self._active], self._grid.panes[self._active]
        if not self._entered:
            return
        self._window.review.playback.stop()
        one.active = False
        picture = self._window.review.picture
        if picture is not None:
            one.take_picture(picture)
            pane.canvas.look_as(self._viewer.canvas.look)
        one.ask_again()

    def _reviewed(self) -> None:
        """Hear that an exhibit is on show: the active pane's, or where one returns to."""
        view, active = self._reviewing.view, self.active
        if view is None:
            return
        if self._back is not None and view.item.id == self._back.item.id:
            if self._window.review.picture is not None:
                self._return()
        elif active is not None and not self._entered and view.item.id == active.item.id:
            self._enter(view)

    def _enter(self, view: ItemView) -> None:
        """Let the viewer go on where the pane was, or the pane begin where the viewer is."""
        one, review = self._items[self._active], self._window.review
        if self._kind in {(run.info.name, stored.name) for run, stored in view.maps()}:
            self._viewer.choose_map(*self._kind)
        if not one.begun and review.picture is not None:
            one.anchor = review.picture.frame
            one.follow(review.picture)
        elif one.playback.exact:
            review.playback.refine(one.playback.times)
        review.playback.go_to(one.playback.index)
        self._entered = one.active = True
        if review.picture is not None and review.picture.frame == one.playback.index:
            self._hold()

    def _hold(self) -> None:
        """Let the active pane hold the viewer's picture, which is here."""
        if not (self._items and self._entered):
            return
        pane = self._grid.panes[self._active]
        if self._grid.held is pane:
            return
        look = pane.canvas.look if pane.canvas.has_picture else self._look
        self._grid.hold(pane)
        if look is None:
            self._viewer.canvas.fit()
        else:
            self._viewer.canvas.look_as(look)

    def _frame_shown(self, picture: Picture) -> None:
        if self._back is not None:
            self._reviewed()
        active = self.active
        if active is None or not self._entered:
            return
        holds = self._grid.held is self._grid.panes[self._active]
        if holds or picture.frame == self._window.review.playback.index:  # not the one before
            active.follow(picture)
            self._hold()

    def _opened(self, item: MediaItem) -> None:
        """Follow what is opened in the list: a pane of these, or an exhibit by itself."""
        ids = [one.item.id for one in self._items]
        if item.id in ids:
            self.activate(ids.index(item.id))
        elif self._items:
            self._end()
        elif self._back is not None and item.id != self._back.item.id:
            self._back = None

    # --- together ----------------------------------------------------------------------------

    def toggle_zoom(self) -> None:
        """Let all panes zoom and move together, or each by itself."""
        self.zoom_together = not self.zoom_together
        if self.comparing and self.zoom_together:
            self._share(self._viewer.canvas)
        self._mark()

    def toggle_step(self) -> None:
        """Let all videos be stepped together, as they stand now, or each by itself."""
        self.step_together = not self.step_together
        for one in self._items:
            one.stand()
        self._mark()

    def _share(self, canvas: Canvas) -> None:
        """Look at the other pictures as the examiner looks at this one."""
        if not (self._items and self.zoom_together):
            return
        self._look = look = canvas.look
        held = self._grid.held
        others = [pane.canvas for pane in self._grid.panes if pane is not held]
        for other in [*others, *([self._viewer.canvas] if held else [])]:
            if other is not canvas:
                other.look_as(look)

    def _step(self) -> None:
        """Let the other videos follow, as many seconds from where they stood together."""
        active, playback = self.active, self._window.review.playback
        if active is None or not (self._entered and self.step_together and active.passes_time):
            return
        anchor = min(active.anchor, playback.count - 1)
        passed = playback.pts - float(playback.times[anchor])
        for one in self._items:
            if one is not active and one.passes_time:
                one.pass_time(passed)

    def _ask_again(self) -> None:
        for one in self._items:
            one.ask_again()

    def _lay_over(self, _on: bool = True) -> None:
        """Lay over every picture what the viewer's switches say."""
        if not self._items:
            return
        viewer, faces = self._viewer, self._viewer.faces
        if self._entered and viewer.map_kind is not None:
            self._kind = viewer.map_kind
        overlays = Overlays(
            kind=self._kind,
            overlaid=viewer.overlaid,
            opacity=viewer.canvas.opacity,
            boxes=faces.boxes,
            parts=faces.parts,
            gaze=faces.gaze,
        )
        for one in self._items:
            one.set_overlays(overlays)

    def _mark(self) -> None:
        actions = self._window.actions_by_name
        actions["compare_items"].setChecked(self.comparing)
        actions["panes_zoom"].setChecked(self.zoom_together)
        actions["panes_step"].setChecked(self.step_together)

    def _tell_pixel(self, canvas: Canvas, pixel: QPoint | None) -> None:
        pairs = zip(self._items, self._grid.panes, strict=True)
        exhibit = next(one.item.exhibit for one, pane in pairs if pane.canvas is canvas)
        words = canvas.words_at(pixel)
        told = f"{wording.shown(exhibit, EXHIBIT_SHOWN)}: {words}" if words else ""
        self._viewer.pixel_told.emit(told)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        for one in self._items:
            one.set_theme(theme)

    # --- what is read ------------------------------------------------------------------------

    def _read(self, media_id: str = "") -> None:
        """Read what may be seen of an exhibit, or of all of them."""
        for one in self._items:
            if self._session is not None and media_id in ("", one.item.id):
                self._session.read(one.item.exhibit)

    def _take(self, view: ItemView) -> None:
        for one in self._items:
            if one.item.id == view.item.id:
                one.take(view)

    def _take_faces(self, view: FacesView) -> None:
        for one in self._items:
            one.take_faces(view)

    def _take_mesh(self, track_id: str, first: int, samples: FaceSamples) -> None:
        for one in self._items:
            one.take_mesh(track_id, first, samples)

    def _veil(self) -> None:
        """Show nothing of what the examiner before could see, until it is read for this one."""
        self._entered = False
        for one in self._items:
            one.active = False
            one.veil()
        if self._items:
            self._grid.hold(None)
            self._read()

    def _arrived(self, media_id: str, serial: int, picture: Picture) -> None:
        for one in self._items:
            if one.item.id == media_id and not one.active:
                first = one.picture is None
                one.show(serial, picture)
                if first and self.zoom_together and self._look is not None:
                    one.look_as(self._look)

    def _failed(self, media_id: str, serial: int, error: Exception) -> None:
        for one in self._items:
            if one.item.id == media_id and not one.active:
                one.fail(serial, error)

    def _timed(self, sha256: str, times: FrameTimes) -> None:
        for one in self._items:
            if one.item.sha256 == sha256:
                one.take_times(times)

    def _untimed(self, sha256: str, _error: Exception) -> None:
        for one in self._items:
            if one.item.sha256 == sha256:
                one.go_untimed()


def pane_handlers(desk: "Desk") -> dict[str, Callable[[], object]]:
    """Return what the rows of the action table do that are about panes."""
    return {
        "compare_items": lambda: desk.panes.toggle(),  # noqa: PLW0108
        "pane_next": lambda: desk.panes.next(1),
        "pane_before": lambda: desk.panes.next(-1),
        "panes_zoom": lambda: desk.panes.toggle_zoom(),  # noqa: PLW0108
        "panes_step": lambda: desk.panes.toggle_step(),  # noqa: PLW0108
        "pane_stay": lambda: desk.panes.leave(stay=True),
    }
