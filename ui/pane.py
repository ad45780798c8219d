"""One exhibit of several that are compared: its frame, what lies over it, and what is said.

What may be seen of it comes from the same snapshot as for an exhibit on show, so that what is
hidden from who looks is in no pane. Until that snapshot is here nothing lies over a picture.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QImage

from ui import wording
from ui.annotation_words import mark_of
from ui.face_overlay import FaceOverlay
from ui.faces import FacesView
from ui.images import image, placed_overlay
from ui.meshes import Meshes
from ui.pane_readers import PaneReaders
from ui.playback import Playback
from ui.review import SMALLEST_PICTURE, even_times
from ui.session import CaseSession
from ui.snapshots import ItemView
from ui.theme import Theme
from ui.tongue import tr
from ui.views.lens import SharedLook
from ui.views.pane_grid import Pane
from workbench.model import (
    FaceSamples,
    FrameTimes,
    MediaItem,
    Picture,
    Pixels,
    StoredMap,
    standing,
)

NAME_SHOWN, EXHIBIT_SHOWN = 80, 40  # letters
STEP = SMALLEST_PICTURE // 2  # asked sides are rounded up to steps of this
HIDDEN = "hidden until your first impression (F4)"
NO_MAP_HERE = "no such map here"
REDUCED = "reduced"
UNTIMED = "times of its frames cannot be read: not stepped together"
PLACE, UNSEEN = "frame {frame}  {time}", "frame {frame}"
BEFORE, AFTER = "not begun at this time", "ended before this time"
MapKind = tuple[str, str] | None  # analyzer and name


def title_of(number: int, item: MediaItem) -> str:
    """Return what the head of a pane calls an exhibit."""
    name = wording.shown(item.original_name, NAME_SHOWN)
    return f"{number}  {wording.shown(item.exhibit, EXHIBIT_SHOWN)}  {name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlays:
    """What the viewer's switches say is laid over pictures: the same for all panes."""

    kind: MapKind
    overlaid: bool
    opacity: float
    boxes: bool
    parts: bool
    gaze: bool


class ComparedItem(QObject):
    """Follows one exhibit in one pane; `playback` is where it is."""

    def __init__(
        self,
        item: MediaItem,
        session: CaseSession,
        readers: PaneReaders,
        theme: Theme,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.item, self._session, self._readers = item, session, readers
        self.playback = Playback(self)
        self.view: ItemView | None = None
        self.picture: Picture | None = None
        self.anchor = 0  # the frame that stands beside the anchors of the others
        self.most_pixels = 0  # of its picture while it is not active
        self._faces = FaceOverlay(theme)
        self._meshes = Meshes(self)
        self._meshes.ask = session.read_mesh
        self._meshes.read.connect(self._show_faces)
        self._faces.mesh_of, self._faces.pose_of = self._meshes.of, self._meshes.pose
        self._overlays: Overlays | None = None
        self._map: tuple[str, tuple[QImage, QRectF]] | None = None  # the one here, as placed
        self._awaited = ""  # the map that is being read
        self._asked: tuple[int, int] | None = None  # frame and side
        self._serial = self._shown = -1  # of the newest request, of the newest answer shown
        self._lost: int | None = None  # the frame that was asked for and cannot be shown
        self.timed = True  # until its frames are known to have no times
        self._trouble = self._beyond = ""
        self.active = False
        self._pane: Pane | None = None

    def begin(self, pane: Pane) -> None:
        """Show the exhibit in a pane, once it is known what may be seen of it."""
        self._pane = pane
        stream = self.item.stream
        if stream is not None:
            self.playback.load(even_times(stream))
        self.playback.moved.connect(self._want)
        pane.canvas.zoomed.connect(lambda _: self._want_size())
        self._say()

    # --- what is known of it ---------------------------------------------------------------

    @property
    def is_video(self) -> bool:
        """Whether it can be stepped."""
        return self.playback.count > 1

    @property
    def passes_time(self) -> bool:
        """Whether it can be stepped together with others, by the times of its frames."""
        return self.is_video and self.timed

    @property
    def begun(self) -> bool:
        """Whether a frame was shown, or could not be."""
        return self.picture is not None or self._lost is not None

    def take(self, view: ItemView) -> None:
        """Show what may be seen of the exhibit now."""
        first = self.view is None
        self.view = view
        if view.hidden:
            self._faces.view = None
        else:
            self._session.read_faces(self.item)
        if first and view.source is not None:
            if self.is_video and not self.playback.exact:
                self._readers.ask_times(self.item.id, view.source)
            self._want(self.playback.index)
        self._show_over()

    def veil(self) -> None:
        """Show nothing made or written of the exhibit until it is read anew."""
        self.view = self._faces.view = None
        self._map, self._awaited = None, ""
        self._meshes.forget()
        self._show_over()

    def take_faces(self, view: FacesView) -> None:
        """Show the faces of the exhibit."""
        if view.media_id == self.item.id and self.view is not None and not self.view.hidden:
            self._faces.view = view
            self._show_faces()

    def take_mesh(self, track_id: str, first: int, samples: FaceSamples) -> None:
        """Take over meshes, where they are of a face of this exhibit."""
        if self._faces.view is not None and self._faces.view.find(track_id) is not None:
            self._meshes.keep(track_id, first, samples)

    def take_times(self, times: FrameTimes) -> None:
        """Take over the exact times of the frames."""
        self.playback.refine(times.pts)
        self.timed = True
        self._say()

    def go_untimed(self) -> None:
        """Note that the times of the frames cannot be read."""
        self.timed, self._beyond = False, ""
        self._say()

    def set_overlays(self, overlays: Overlays) -> None:
        """Lay over the picture what the viewer's switches say."""
        if overlays == self._overlays:
            return
        self._overlays = overlays
        self._faces.boxes, self._faces.parts = overlays.boxes, overlays.parts
        self._faces.gaze = overlays.gaze
        self._show_over()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._faces.theme = theme
        self._show_faces()

    def look_as(self, look: SharedLook) -> None:
        """Look at the picture as others are looked at."""
        if self._pane is not None:
            self._pane.canvas.look_as(look)

    # --- in time -----------------------------------------------------------------------------

    def stand(self) -> None:
        """From now on, pass time together with the others from where it stands."""
        self.anchor, self._beyond = self.playback.index, ""
        self._say()

    def pass_time(self, seconds: float) -> None:
        """Go to the frame on show so long after the anchor; beyond the ends, stay there."""
        times = self.playback.times
        there = float(times[min(self.anchor, times.size - 1)]) + seconds
        self.playback.seek(there)
        late = there > float(times[-1]) + (float(times[-1] - times[0]) / times.size) + 1e-3
        early = there < float(times[0]) - 1e-3
        self._beyond = tr(BEFORE) if early else tr(AFTER) if late else ""
        self._say()

    # --- the frame on show -----------------------------------------------------------------

    def _want(self, index: int) -> None:
        """Ask for a frame, unless the viewer shows this pane's frames."""
        if self._pane is None or self.active or self.view is None or self.view.source is None:
            return
        self._asked = index, self._side()
        self._serial = self._readers.ask(self.item.id, self.view.source, *self._asked)

    def _want_size(self) -> None:
        """Ask again when the picture on show is too small for the zoom."""
        if self._asked is not None and self._side() > self._asked[1]:
            self._want(self._asked[0])

    def ask_again(self) -> None:
        """Ask for the frame at the size of the pane."""
        if self._asked is None or self._asked[0] != self.playback.index:
            self._want(self.playback.index)
        else:
            self._want_size()

    def _side(self) -> int:
        """Return how long the longer side of a picture must be, in pixels."""
        stream, pane = self.item.stream, self._pane
        if stream is None or pane is None:
            return STEP
        longest = max(stream.width, stream.height)
        lens, ratio = pane.canvas.lens, pane.canvas.devicePixelRatioF()
        shown = max(pane.room.width(), pane.room.height()) * ratio
        wanted = shown if lens.fitted else longest * min(lens.zoom, 1.0)
        most = longest * min((self.most_pixels / (stream.width * stream.height)) ** 0.5, 1.0)
        return min(-(-round(wanted) // STEP) * STEP, int(most))

    def show(self, serial: int, picture: Picture) -> None:
        """Show an answer, unless a newer one was shown."""
        if serial > self._shown:
            self._shown = serial
            self._draw(picture)

    def take_picture(self, picture: Picture) -> None:
        """Show a frame that the viewer asked for; what was asked for before is too late."""
        self._shown = self._serial
        self._draw(picture)

    def _draw(self, picture: Picture) -> None:
        self.picture, self._trouble, self._lost = picture, "", None
        stream, pane = self.item.stream, self._pane
        if stream is None or pane is None:
            return
        pane.canvas.show_picture(image(picture.pixels), QSize(stream.width, stream.height))
        self._show_over()

    def follow(self, picture: Picture) -> None:
        """Note which frame the viewer shows of this exhibit; it is drawn when it is left."""
        self.picture, self._trouble, self._beyond = picture, "", ""
        self._shown, self._lost = self._serial, None
        self.playback.go_to(picture.frame)
        self._say()

    def fail(self, serial: int, error: Exception) -> None:
        """Say which frame cannot be shown; nothing of another one stays."""
        if serial == self._serial and serial > self._shown and self._pane is not None:
            self._trouble, self._shown = wording.shown(str(error), 160), serial
            self._lost = self._asked[0] if self._asked else self.playback.index
            self.picture = self._asked = None
            self._pane.canvas.show_nothing()
            self._show_over()

    # --- what lies over it -----------------------------------------------------------------

    def _show_over(self) -> None:
        self._show_map()
        self._show_faces()
        self._show_annotations()
        self._say()

    def _map_here(self) -> StoredMap | None:
        """Return the map of the chosen kind for the frame on show."""
        kind = self._overlays.kind if self._overlays else None
        if self.view is None or self.picture is None or kind is None:
            return None
        frame = self.picture.frame
        here = (
            stored
            for run, stored in self.view.maps()
            if (run.info.name, stored.name) == kind and stored.frame == frame
        )
        return next(here, None)

    def _show_map(self) -> None:
        stored, stream, pane = self._map_here(), self.item.stream, self._pane
        if pane is None or stream is None or self._overlays is None:
            return
        pane.canvas.set_overlaid(self._overlays.overlaid)
        pane.canvas.set_opacity(self._overlays.opacity)
        if stored is None or self._map is None or self._map[0] != stored.id:
            pane.canvas.show_overlay(None)
            if stored is not None and self._overlays.overlaid and not self.active:
                self._read_map(stored)
            return
        pane.canvas.show_overlay(self._map[1])

    def _read_map(self, stored: StoredMap) -> None:
        if self._awaited != stored.id:
            self._awaited = stored.id
            self._session.read_values(stored, lambda values: self._take_map(stored, values))

    def _take_map(self, stored: StoredMap, values: Pixels) -> None:
        stream = self.item.stream
        if self._awaited == stored.id and stream is not None:  # nothing was veiled since
            self._awaited = ""
            self._map = stored.id, placed_overlay(stored, values, stream)
            self._show_map()

    def _show_faces(self) -> None:
        if self._pane is None:
            return
        canvas, picture = self._pane.canvas, self.picture
        shown = picture is not None and canvas.has_picture and not self.active
        canvas.show_faces(self._faces.marks(picture.frame) if picture and shown else ())

    def _show_annotations(self) -> None:
        if self._pane is None:
            return
        made = standing(self.view.annotations) if self.view and self.picture else ()
        frame = self.picture.frame if self.picture else -1
        here = [mark_of(one, "") for one in made if one.frame == frame and one.spots]
        self._pane.canvas.show_annotations(here)

    # --- what is said ------------------------------------------------------------------------

    def _say(self) -> None:
        if self._pane is not None:
            self._pane.say(self.place, self._note())

    @property
    def place(self) -> str:
        """Which frame is on show, by the picture itself, or cannot be shown, in words."""
        if not self.begun:
            return tr("reading…")
        if not self.is_video:
            return tr("single picture")
        if self.picture is None:
            return tr(UNSEEN, frame=self._lost)
        return tr(PLACE, frame=self.picture.frame, time=wording.time(self.picture.pts))

    def _note(self) -> str:
        if self._trouble:
            return self._trouble
        if self.view is not None and self.view.hidden:
            return tr(HIDDEN)
        notes = [self._beyond] if self._beyond else []
        notes += [] if self.timed else [tr(UNTIMED)]
        notes += [tr(NO_MAP_HERE)] if self._lacks_map() else []
        return " · ".join([*notes, *([tr(REDUCED)] if self._is_reduced() else [])])

    def _lacks_map(self) -> bool:
        on = self._overlays is not None and self._overlays.overlaid and self._overlays.kind
        return bool(on and self.view and self.picture and self._map_here() is None)

    def _is_reduced(self) -> bool:
        """Whether true pixels are wanted that there is no room for."""
        lens = self._pane.canvas.lens if self._pane else None
        picture = self.picture
        if lens is None or picture is None or self.active or self.item.stream is None:
            return False
        size = self.item.stream.width * self.item.stream.height
        return lens.zoom >= 1 and picture.scale < 1 and size > self.most_pixels

    def close(self) -> None:
        """Show nothing more."""
        self._pane, self._awaited = None, ""
        self.playback.stop()
