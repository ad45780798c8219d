"""Which faces are drawn over the frame on show: those found in exactly that frame."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from analyzers.faces.parts import outlines
from analyzers.gaze.geometry import Direction
from ui import wording
from ui.face_colors import face_color
from ui.faces import FacesView, TrackView
from ui.gaze import looks
from ui.theme import Theme
from ui.views.face_marks import FaceMark
from workbench.model import FacePart

Mesh = NDArray[np.float32]  # (478, 3) in pixels of the upright frame
Pose = NDArray[np.float32]  # (4, 4): see `analyzers.faces.pose`
Meshes = Callable[[TrackView, int], Mesh | None]
Poses = Callable[[TrackView, int], Pose | None]
Shut = Callable[[TrackView, int], tuple[bool, bool] | None]
BARB = 0.22  # of an arrow's length


class FaceOverlay:
    """The faces of one medium as marks.

    `boxes`, `parts` and `gaze` say what is drawn; `mesh_of` and `pose_of` give the mesh of a
    track in a frame and the pose of its head, `shut_of` which of its eyes are shut, the
    subject's right first, or None while they are not here.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.view: FacesView | None = None
        self.chosen = ""
        self.boxes = True
        self.parts = False
        self.gaze = False
        self.mesh_of: Meshes = _no_mesh
        self.pose_of: Poses = _no_mesh
        self.shut_of: Shut = _not_known

    def marks(self, frame: int) -> list[FaceMark]:
        """Return the marks of one frame; a face that has no sample there has no mark."""
        if self.view is None or not self.boxes:
            return []
        return [self._mark(one, frame) for one in self.view.at(frame)]

    def _mark(self, one: TrackView, frame: int) -> FaceMark:
        row = one.seen.row(frame)
        assert row is not None  # noqa: S101  # `at` gives only tracks that have the frame
        mesh = self._mesh(one, frame, row)
        return FaceMark(
            track_id=one.id,
            box=QRectF(*(float(value) for value in one.seen.boxes[row])),
            label=wording.shown(one.track.label, 40),
            color=face_color(self.theme, one.color, excluded=one.track.excluded),
            excluded=one.track.excluded,
            chosen=one.id == self.chosen,
            outlines=part_polygons(mesh) if self.parts and mesh is not None else (),
            arrows=self._arrows(one, frame, mesh) if self.gaze and mesh is not None else (),
        )

    def _mesh(self, one: TrackView, frame: int, row: int) -> Mesh | None:
        wanted = (self.parts or self.gaze) and not one.track.excluded
        return self.mesh_of(one, frame) if wanted and one.seen.meshed[row] else None

    def _arrows(self, one: TrackView, frame: int, mesh: Mesh) -> tuple[QPolygonF, ...]:
        pose, quality = self.pose_of(one, frame), one.quality(frame)
        if pose is None or quality is None:
            return ()
        shut = self.shut_of(one, frame)
        return tuple(arrow(look) for look in looks(mesh, pose, quality, shut))


def part_polygons(mesh: Mesh) -> tuple[QPolygonF, ...]:
    """Return the outlines of a face's parts in pixels of the upright frame, each closed."""
    return tuple(
        QPolygonF([QPointF(x, y) for x, y in [*polygon.tolist(), polygon[0].tolist()]])
        for part, polygons in outlines(mesh).items()
        if part is not FacePart.BACKGROUND
        for polygon in polygons
    )


def arrow(direction: Direction) -> QPolygonF:
    """Return the line from an iris to where its eye looks, with a tip."""
    start, end = direction.start, direction.end
    back = (start - end) * BARB
    aside = np.array((-back[1], back[0])) / 2
    places = (start, end, end + back + aside, end, end + back - aside)
    return QPolygonF([QPointF(float(x), float(y)) for x, y in places])


def _no_mesh(_one: TrackView, _frame: int) -> Mesh | None:
    return None


def _not_known(_one: TrackView, _frame: int) -> tuple[bool, bool] | None:
    return None
