"""The review of one exhibit: picture, transport and timeline under one playhead."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui import wording
from ui.bands import FACES, Banded, without
from ui.faces import FacesView
from ui.frames import FrameRequests
from ui.lanes import Lane
from ui.playback import Playback
from ui.snapshots import ItemView
from ui.theme import Theme
from ui.tongue import tr
from ui.views.annotation_row import AnnotationRow
from ui.views.labels import named, plain, scrolled
from ui.views.lane_painting import Segment
from ui.views.rows import Row, ScoreRow
from ui.views.score_strip import ScoreStrip, strip_legend
from ui.views.timeline import Timeline
from ui.views.transport import Transport
from ui.views.viewer import Viewer
from workbench.errors import WorkbenchError
from workbench.model import (
    Annotation,
    Family,
    FrameTimes,
    MediaItem,
    MediaKind,
    MediaState,
    Picture,
    RunState,
    Stream,
)

READ_TIMES = "read the times of the frames"
NOT_SHOWN = "Frame {frame} cannot be shown."
LARGEST_SHARPENED = 64_000_000  # pixels
SMALLEST_PICTURE = 512  # asked sides are rounded up to steps of this, to ask less often


class Review(QWidget):
    """Shows one exhibit and says which frame is on show."""

    frame_shown = Signal(Picture)
    failed = Signal(str, Exception)

    def __init__(
        self, actions: Mapping[str, QAction], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view: ItemView | None = None
        self._shown_serial = 0
        self._asked: tuple[int, int] | None = None
        self.picture: Picture | None = None  # the frame on show
        self.lanes: Sequence[Lane] = ()
        self._segments: Sequence[Segment] = ()
        self._face_rows: Sequence[Row] = ()
        self._annotations: Sequence[Annotation] = ()
        self._faces: FacesView | None = None
        self.playback = Playback(self)
        self.requests = FrameRequests(self)
        self.viewer = Viewer(actions, theme)
        self.transport = Transport(actions, theme)
        self.timeline = Timeline(theme)
        self.strip = ScoreStrip(theme)
        self._build()
        self._connect()

    def _build(self) -> None:
        still = QWidget()
        column = QVBoxLayout(still)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._legend = named(plain(strip_legend()), style="strip")
        self._legend.setContentsMargins(10, 4, 10, 4)
        rows = scrolled(self.strip)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(rows, 1)
        column.addWidget(self._legend)
        self._lanes = QStackedWidget()
        self._lanes.addWidget(self.timeline)
        self._lanes.addWidget(still)
        upper = QWidget()
        stack = QVBoxLayout(upper)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.viewer, 1)
        stack.addWidget(self.transport)
        self.halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self.halves.addWidget(upper)
        self.halves.addWidget(self._lanes)
        self.halves.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.halves)

    def _connect(self) -> None:
        self.playback.moved.connect(self._want)
        self.playback.speed_changed.connect(lambda _: self._show_speed())
        self.playback.marks_changed.connect(self._show_marks)
        self.playback.loop_changed.connect(lambda _: self._show_speed())
        self.timeline.scrubbed.connect(self.playback.seek)
        self.viewer.frame_wanted.connect(self.playback.go_to)
        self.viewer.resized.connect(self._want_size)
        self.requests.arrived.connect(self._show)
        self.requests.timed.connect(self._refine)
        self.requests.failed.connect(self._fail)
        self.requests.untimed.connect(self._fail_times)

    # --- an exhibit ----------------------------------------------------------------------

    def open(self, view: ItemView) -> None:
        """Start on an exhibit, or show what is new about the same one."""
        same = self._view is not None and self._view.item.id == view.item.id
        self._view = view
        self.viewer.open(view.item, view.maps(), view.told_maps())
        if same:
            return
        self.requests.forget()
        self._shown_serial, self._asked = self.requests.serial, None
        self.picture = None
        stream = view.item.stream
        if view.source is None or stream is None:
            self._open_nothing(view.item)
            return
        video = stream.frame_count > 1
        self.transport.show_nothing()
        self.transport.show_kind(video=video)
        self._lanes.setCurrentIndex(0 if video else 1)
        self.timeline.lanes.load(stream.first_pts, stream.last_pts)
        self.viewer.show_notice(tr("Reading {exhibit}…", exhibit=view.item.exhibit))
        self.playback.load(even_times(stream))
        if video:
            self.requests.ask_times(view.source)

    def close_item(self) -> None:
        """Show nothing."""
        self._view = None
        self.requests.forget()
        self.playback.stop()
        self._annotations = ()
        self.show_lanes((), ())
        self.show_faces(None, "", ())
        self.viewer.close_item()

    def close_reader(self) -> None:
        """End the reader process."""
        self.playback.stop()
        self.requests.close()

    @property
    def item(self) -> MediaItem | None:
        """The exhibit on show."""
        return self._view.item if self._view else None

    @property
    def is_video(self) -> bool:
        """Whether there is more than one frame."""
        return (
            self._view is not None and self._view.source is not None and self.playback.count > 1
        )

    def mark(self, *, begin: bool) -> None:
        """Set the in (begin) or out mark: on the frame on show while playing, else here."""
        on_show = self.picture.frame if self.picture and self.playback.speed else None
        self.playback.mark(begin=begin, frame=on_show)

    def show_lanes(self, lanes: Sequence[Lane], segments: Sequence[Segment]) -> None:
        """Show scores, on the timeline or as a strip."""
        self.lanes, self._segments = lanes, segments
        self._show_rows()
        self._show_strip()
        self._legend.setVisible(bool(lanes))

    def show_faces(self, view: FacesView | None, chosen: str, rows: Sequence[Row]) -> None:
        """Show faces: over the picture, and as the first rows of the timeline."""
        self._faces, self._face_rows = view, rows
        self.viewer.faces.view, self.viewer.faces.chosen = view, chosen
        self.viewer.show_faces()
        self._show_rows()
        self._show_strip()

    def _show_strip(self) -> None:
        """Show the scores of a still, each with the face that it is of."""
        found = {lane.track_id for lane in self.lanes if lane.track_id}
        tracks = {one: self._faces.of_lane(one) if self._faces else None for one in found}
        told = {lane.info.name: self._banded(lane) for lane in self.lanes}
        banded = {name: one for name, one in told.items() if one is not None}
        self.strip.show_lanes(
            self.lanes,
            {one: track.track.label for one, track in tracks.items() if track},
            banded,
        )
        any_band = any(one.band is not None for one in banded.values())
        self._legend.setText(strip_legend(band=any_band))

    def show_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Show where something was marked, as a row of the timeline."""
        self._annotations = annotations
        self._show_rows()

    def _show_rows(self) -> None:
        faces = self._faces
        scores = [
            ScoreRow(
                lane,
                self._segments,
                faces.of_lane(lane.track_id) if faces else None,
                self._banded(lane),
            )
            for lane in self.lanes
            if lane.info.family is not Family.FACES  # they have rows of their own
        ]
        rows = [*self._face_rows, *self._annotation_rows(), *scores]
        self.timeline.show_key(band=any(one.banded and one.banded.band for one in scores))
        self.timeline.lanes.show_rows(rows, faces.cuts if faces else ())

    def _banded(self, lane: Lane) -> Banded | None:
        """Return the calibrated band of a lane on record, or why it has none."""
        if self._view is None or lane.state is RunState.RUNNING:
            return None
        name = lane.info.name
        weight = next((o.weight for o in self._view.current if o.run.info.name == name), None)
        found = weight.banded if weight else None
        alone = sum(one.info.name == name for one in self.lanes) == 1
        return found if alone or found is None or found.band is None else without(FACES)

    def _annotation_rows(self) -> Sequence[Row]:
        times = self.playback.times
        reach = max(float(times[-1] - times[0]) / 60, 0.02)
        return [AnnotationRow(self._annotations, reach)] if self._annotations else []

    def sharpen(self) -> None:
        """Ask for the frame on show at its full size, when it stands still."""
        stream = self._view.item.stream if self._view else None
        picture = self.picture
        if stream is None or picture is None or picture.scale >= 1 or self.playback.speed:
            return
        side = max(stream.width, stream.height)
        known = self._asked is not None and self._asked[1] >= side
        if not known and stream.width * stream.height <= LARGEST_SHARPENED:
            self._want(picture.frame, side)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        for view in (self.viewer, self.transport, self.timeline, self.strip):
            view.set_theme(theme)

    def _open_nothing(self, item: MediaItem) -> None:
        self.viewer.show_notice(cannot_show(item))
        self.transport.show_nothing()
        self.transport.show_kind(video=False)
        self._lanes.setCurrentIndex(1)
        self.playback.load(np.zeros(1))

    # --- frames --------------------------------------------------------------------------

    def _want(self, index: int, side: int = 0) -> None:
        """Ask for a frame; the picture says itself which one it is when it comes."""
        self.timeline.lanes.show_playhead(self.playback.pts)
        if self._view is None or self._view.source is None:
            return
        side = side or self.side
        self._asked = (index, side)
        self.requests.ask(self._view.source, index, side)

    def _want_size(self) -> None:
        """Ask again when the picture on show is too small for the zoom."""
        if self._asked is not None and self.side > self._asked[1]:
            self._want(self._asked[0])

    @property
    def side(self) -> int:
        """How long the longer side of a picture must be to look sharp now, in pixels."""
        wanted = self.viewer.canvas.wanted_side
        return -(-wanted // SMALLEST_PICTURE) * SMALLEST_PICTURE

    def _show(self, serial: int, picture: Picture) -> None:
        """Show an answer, unless a newer one was shown or another exhibit is open."""
        if self._view is None or serial <= self._shown_serial:
            return
        self._shown_serial, self.picture = serial, picture
        self.viewer.show_picture(picture)
        self.transport.show_picture(picture, self.playback.count)
        self.frame_shown.emit(picture)

    def _fail(self, serial: int, error: Exception) -> None:
        if serial != self.requests.serial:
            return
        self.playback.stop()
        self.picture = None
        self.transport.show_nothing()
        if isinstance(error, WorkbenchError):
            text = tr(NOT_SHOWN, frame=self.playback.index)
            why = f"{wording.shown(str(error))}\n{tr(error.advice)}"
            self.viewer.show_notice(f"{text}\n{why}")
        self.failed.emit("show a frame", error)

    def _fail_times(self, sha256: str, error: Exception) -> None:
        """Say so, unless there is no picture either, which was said already."""
        here = self._view is not None and self._view.item.sha256 == sha256
        if here and self.picture is not None:
            self.failed.emit(READ_TIMES, error)

    def _refine(self, sha256: str, times: FrameTimes) -> None:
        if self._view is not None and self._view.item.sha256 == sha256:
            self.playback.refine(times.pts)
            self.timeline.lanes.show_playhead(self.playback.pts)

    def _show_marks(self) -> None:
        marks = (self.playback.mark_in, self.playback.mark_out)
        self.timeline.lanes.show_marks(*marks)
        self.transport.show_marks(*marks)

    def _show_speed(self) -> None:
        self.transport.show_speed(self.playback.speed, looping=self.playback.looping)


def even_times(stream: Stream) -> NDArray[np.float64]:
    """Return frame times to move by until the exact ones are known.

    Only the playhead uses them; every label comes from the picture that is on show.
    """
    return np.linspace(stream.first_pts, stream.last_pts, max(stream.frame_count, 1))


def cannot_show(item: MediaItem) -> str:
    """Return why there is no picture of an item, and what to do."""
    if item.state is MediaState.UNSUPPORTED:
        advice = "Convert a copy with a known tool, add the copy, and say so in your notes."
    else:
        advice = "Ask for the file again from its source and compare the hashes."
    state = wording.STATE_WORDS[item.state]
    detail = wording.shown(item.detail or wording.reason(item.reason), 300).rstrip(".")
    return f"{item.exhibit} is {state}: {detail}.\nIts bytes are kept and hashed.\n{advice}"


def segments_of(view: ItemView) -> list[Segment]:
    """Return the stretches of the findings that stand, with the analyzers they rest on."""
    if view.item.kind is not MediaKind.VIDEO:
        return []
    names = {run.id: run.info.name for run in view.runs}
    return [
        Segment(
            finding.id,
            finding.first_pts,
            finding.last_pts,
            finding.state,
            frozenset(names[run_id] for run_id in finding.run_ids if run_id in names),
        )
        for finding in view.standing
        if finding.first_pts is not None and finding.last_pts is not None
    ]
