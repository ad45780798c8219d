"""The faces under review: the chosen one is the same everywhere, and tracks can be edited."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from ui.face_words import QUALITY, none_words, seen_words
from ui.faces import QUALITIES, FacesView, TrackView
from ui.gaze import EyeSeries
from ui.meshes import Meshes
from ui.session import CaseSession, Steps
from ui.tongue import tr
from ui.track_edits import taken_back
from ui.views.face_rows import face_rows
from ui.views.gaze_row import GazeRow
from ui.window import MainWindow
from workbench.faces import tracks
from workbench.faces.tracks import FramesOf
from workbench.model import MediaItem, Picture

STANDS_MS = 350  # a frame on show this long is fetched at full size for the crop
Edit = Callable[[FramesOf], Steps]


class FaceReview(QObject):
    """Joins picture, timeline, table and inspector over the faces of one exhibit."""

    changed = Signal()  # what can be done now may have changed

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: CaseSession | None = None
        self._item: MediaItem | None = None
        self._live: FacesView | None = None
        self._live_over = True
        self._kept: FacesView | None = None
        self._chosen = ""
        self._qualities: tuple[str, ...] = ("sharpness",)
        self._eyes: dict[str, EyeSeries | None] = {}  # by track, once they are read
        self._eyes_awaited: set[str] = set()  # tracks whose eyes are being read
        self._meshes = Meshes(self)
        self._stands = QTimer(self, singleShot=True, interval=STANDS_MS)
        self._stands.timeout.connect(self._sharpen)
        self._connect()

    def _connect(self) -> None:
        window = self._window
        window.review.viewer.faces.mesh_of = self._meshes.of
        window.review.viewer.faces.pose_of = self._meshes.pose
        window.review.viewer.faces.shut_of = self._shut_eyes
        window.review.viewer.canvas.face_clicked.connect(self.choose)
        window.review.timeline.lanes.picked.connect(self.choose)
        window.review.timeline.lanes.quality_wanted.connect(self._offer_qualities)
        window.review.frame_shown.connect(self._frame_shown)
        window.faces.chosen_changed.connect(self.choose)
        window.faces.changed.connect(self.changed)
        window.faces.form.rename_wanted.connect(self.rename)
        self._meshes.read.connect(window.review.viewer.show_faces)

    def attach(self, session: CaseSession | None) -> None:
        """Follow another case, or none."""
        self._session = session
        self.open(None)
        self._meshes.ask = session.read_mesh if session else None
        if session is not None:
            session.faces_read.connect(self._take)
            session.mesh_read.connect(self._meshes.keep)
            session.eyes_read.connect(self._keep_eyes)
            session.failed.connect(self._await_no_eyes)
            session.tracks_revised.connect(self._revised)
            session.not_revised.connect(self._window.faces.form.record_failed)

    # --- what is shown -------------------------------------------------------------------

    @property
    def view(self) -> FacesView | None:
        """The faces on show: those of a pass that is running, else those on record."""
        return self._live or self._kept

    @property
    def chosen(self) -> TrackView | None:
        """The chosen track."""
        return self.view.find(self._chosen) if self.view else None

    def open(self, item: MediaItem | None) -> None:
        """Show the faces of an exhibit, or read again those of the same one."""
        known = self._item
        self._item = item
        if item is None or known is None or item.id != known.id:
            self._kept = self._live = None
            self._chosen = ""
            self._meshes.forget()
            self._eyes.clear()
            self._eyes_awaited.clear()
            self._window.inspector.face.show_picture(None)
            self._show()
        if item is not None and self._session is not None:
            self._session.read_faces(item)

    def show_live(self, view: FacesView | None) -> None:
        """Show the faces of a pass as far as they are known; None when there is no such pass.

        What was seen last stays on show until it is read from the record.
        """
        if view is None:
            self._live_over = True
            return
        self._live_over = False
        self._chosen = followed(self.view, view, self._chosen)
        self._live = view
        self._show()

    def choose(self, track_id: str) -> None:
        """Choose a track, everywhere."""
        if track_id != self._chosen:
            self._chosen = track_id
            self._show_chosen()
            self._stands.start()
            self.changed.emit()

    def next_face(self) -> None:
        """Choose the next face in the frame on show, else go to the next frame with one."""
        view, picture = self.view, self._window.review.picture
        if view is None or picture is None:
            return
        here = [one.id for one in view.at(picture.frame) if not one.track.excluded]
        if here in ([], [self._chosen]):
            self._seek_face(view, picture.frame, other_than=here[0] if here else "")
            return
        after = here.index(self._chosen) + 1 if self._chosen in here else 0
        self.choose(here[after % len(here)])

    def _seek_face(self, view: FacesView, frame: int, other_than: str) -> None:
        """Go to the next frame with a face, and choose the first one there."""
        later = view.frame_after(frame, other_than=other_than)
        if later is None:
            which = "other face" if other_than else "face"
            self._window.hint(tr("No {which} was found after this frame.", which=which))
            return
        self._window.review.playback.step(later - self._window.review.playback.index)
        there = [one for one in view.at(later) if not one.track.excluded]
        self.choose(next(one.id for one in there if one.id != other_than))

    def toggle_boxes(self) -> None:
        """Show or hide the faces over the picture."""
        overlay = self._window.review.viewer.faces
        overlay.boxes = not overlay.boxes
        self._mark_toggles()

    def toggle_parts(self) -> None:
        """Show or hide the outlines of the parts of faces."""
        overlay = self._window.review.viewer.faces
        overlay.parts = not overlay.parts
        overlay.boxes = overlay.boxes or overlay.parts
        self._mark_toggles()

    def toggle_gaze(self) -> None:
        """Show or hide where eyes look, on the picture and on the timeline."""
        overlay = self._window.review.viewer.faces
        overlay.gaze = not overlay.gaze
        overlay.boxes = overlay.boxes or overlay.gaze
        self._mark_toggles()
        self._show_rows()

    def next_quality(self) -> None:
        """Show the next quality of the chosen face on the timeline."""
        at = QUALITIES.index(self._qualities[0]) if len(self._qualities) == 1 else -1
        self.show_quality(QUALITIES[(at + 1) % len(QUALITIES)])

    def show_quality(self, quality: str) -> None:
        """Show one quality of the chosen face on the timeline, and no other."""
        self.show_qualities([quality])

    def show_qualities(self, names: Collection[str]) -> None:
        """Show these qualities of the chosen face on the timeline, a lane each."""
        self._qualities = tuple(name for name in QUALITIES if name in names)
        self._show_rows()

    def _show_also(self, quality: str, on: bool) -> None:
        left = {*self._qualities, quality} if on else {*self._qualities} - {quality}
        self.show_qualities(left or {quality})

    # --- editing -------------------------------------------------------------------------

    def rename(self) -> None:
        """Give the chosen track the label that was entered, or ask for one."""
        form, one = self._window.faces.form, self.chosen
        label = form.label.text().strip()
        if one is None or not self._window.faces.editable:
            return
        if label in ("", one.track.label):
            self._window.show_tab(self._window.faces)
            form.label.setFocus()
            form.label.selectAll()
            return
        self._revise(
            "rename a track", lambda _, **by: [[tracks.renamed(one.track, label, **by)]]
        )

    def merge(self) -> None:
        """Make one track of those chosen in the table."""
        chosen = [one.track for one in self._window.faces.picked()]
        self._revise("merge tracks", lambda of, **by: [[tracks.merged(chosen, of, **by)]])

    def split(self) -> None:
        """Make two tracks of the chosen one; the second begins with the frame on show."""
        one, picture = self.chosen, self._window.review.picture
        if one is None or picture is None:
            return
        frame, track = picture.frame, one.track
        self._revise("split a track", lambda of, **by: [tracks.split(track, frame, of, **by)])

    def exclude(self) -> None:
        """Exclude the chosen tracks, or include them again."""
        chosen = [one.track for one in self._window.faces.picked()]
        if not chosen:
            return
        edit = tracks.included if chosen[0].excluded else tracks.excluded
        alike = [track for track in chosen if track.excluded == chosen[0].excluded]
        self._revise(
            "exclude a track", lambda _, **by: [[edit(track, **by) for track in alike]]
        )

    def undo(self) -> None:
        """Take the last edit back, by an edit that supersedes it."""
        edit = self._window.faces.last_edit
        if edit is not None:
            self._revise("take an edit back", lambda _, **by: taken_back(edit, **by))

    def _revise(self, doing: str, edit: Callable[..., Steps]) -> None:
        panel = self._window.faces
        if self._session is None or self._item is None or not panel.editable:
            return
        by = panel.form.entered()
        panel.form.record(under_way=True)
        self._session.revise(self._item.id, doing, partial(edit, **by))

    def _revised(self, media_id: str) -> None:
        self._window.faces.form.record(under_way=False)
        if self._session is not None and self._item is not None and self._item.id == media_id:
            self._session.read_faces(self._item)

    # --- within --------------------------------------------------------------------------

    def _take(self, view: FacesView) -> None:
        """Show faces that were read, unless another exhibit was opened meanwhile."""
        if self._item is None or view.media_id != self._item.id:
            return
        self._chosen = followed(self.view, view, self._chosen)
        self._kept = view
        if self._live_over:
            self._live = None
        if not self._chosen and len(view.tracks) == 1:
            self._chosen = view.tracks[0].id
        self._show()

    def _show(self) -> None:
        view, window = self.view, self._window
        words = none_words(view, self._item)
        stream = self._item.stream if self._item else None
        seen = seen_words(view, stream.frame_count if stream else 0) if view else ""
        case = self._session.view if self._session else None
        window.faces.open(
            view,
            words,
            seen,
            writable=case is not None and not case.read_only,
            examiner=case.examiner if case else "",
        )
        window.inspector.face.open(view, words)
        self._show_chosen()
        self.changed.emit()

    def _show_chosen(self) -> None:
        window, one = self._window, self.chosen
        window.faces.show_chosen(self._chosen)
        window.inspector.face.show_chosen(self._chosen)
        window.inspector.show_track(self._chosen, one.track.label if one else "")
        self._show_rows()

    def _show_rows(self) -> None:
        words = none_words(self.view, self._item)
        rows = face_rows(self.view, self._chosen, self._qualities, words.split("\n")[0])
        self._window.review.show_faces(self.view, self._chosen, [*rows, *self._gaze_rows()])

    def _gaze_rows(self) -> list[GazeRow]:
        """Return the row of the chosen face's eyes where it is wanted; read them first."""
        one = self.chosen
        if one is None or not self._window.review.viewer.faces.gaze or one.track.excluded:
            return []
        wanted = one.id not in self._eyes and one.id not in self._eyes_awaited
        if wanted and self._session is not None and self._live is None:
            self._eyes_awaited.add(one.id)
            self._session.read_eyes(one.track)
        eyes = self._eyes.get(one.id)
        return [] if eyes is None else [GazeRow(one, eyes)]

    def _keep_eyes(self, track_id: str, eyes: EyeSeries | None) -> None:
        self._eyes_awaited.discard(track_id)
        if self.view is not None and self.view.find(track_id) is not None:  # it is still open
            self._eyes[track_id] = eyes
            self._show_rows()
            self._window.review.viewer.show_faces()  # arrows of shut eyes go

    def _await_no_eyes(self, _doing: str, _error: Exception) -> None:
        """Await no answer after a failure, as it may be that read: ask when next wanted."""
        self._eyes_awaited.clear()

    def _shut_eyes(self, one: TrackView, frame: int) -> tuple[bool, bool] | None:
        eyes = self._eyes.get(one.id)
        return eyes.shut(frame) if eyes is not None else None

    def _frame_shown(self, picture: Picture) -> None:
        self._window.inspector.face.show_picture(picture)
        self._stands.start()

    def _sharpen(self) -> None:
        """Fetch the frame at full size, where a crop is cut from it."""
        picture, one = self._window.review.picture, self.chosen
        if picture is not None and one is not None and one.seen.row(picture.frame) is not None:
            self._window.review.sharpen()

    def _mark_toggles(self) -> None:
        overlay, actions = self._window.review.viewer.faces, self._window.actions_by_name
        actions["face_boxes"].setChecked(overlay.boxes)
        actions["face_parts"].setChecked(overlay.parts)
        actions["face_gaze"].setChecked(overlay.gaze)
        self._window.review.viewer.show_faces()

    def _offer_qualities(self, place: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in QUALITIES:
            action = menu.addAction(QUALITY[name].title)
            action.setCheckable(True)
            action.setChecked(name in self._qualities)
            action.triggered.connect(lambda on, name=name: self._show_also(name, on))
        menu.addSeparator()
        menu.addAction(tr("All"), lambda: self.show_qualities(QUALITIES))
        menu.popup(place)


def followed(before: FacesView | None, after: FacesView, track_id: str) -> str:
    """Return the track that a chosen one has become, "" when it is gone.

    A track that was not on record yet is known by the face pass's number.
    """
    one = before.find(track_id) if before else None
    heir = after.heir(track_id)
    if heir or one is None:
        return heir
    number = one.track.spans[0].number
    alike = (o.id for o in after.tracks if number in {span.number for span in o.track.spans})
    return next(alike, "")
