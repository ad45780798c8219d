"""Which faces are drawn over the frame on show: those found in exactly that frame."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from analyzers.faces.parts import outlines
from ui import wording
from ui.face_colors import face_color
from ui.faces import FacesView, TrackView
from ui.theme import Theme
from ui.views.face_marks import FaceMark
from workbench.model import FacePart

Mesh = NDArray[np.float32]  # (478, 3) in pixels of the upright frame
Meshes = Callable[[TrackView, int], Mesh | None]


class FaceOverlay:
    """The faces of one medium as marks.

    `boxes` and `parts` say what is drawn; `mesh_of` gives the mesh of a track in a frame, or
    None while it is not here.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.view: FacesView | None = None
        self.chosen = ""
        self.boxes = True
        self.parts = False
        self.mesh_of: Meshes = _no_mesh

    def marks(self, frame: int) -> list[FaceMark]:
        """Return the marks of one frame; a face that has no sample there has no mark."""
        if self.view is None or not self.boxes:
            return []
        return [self._mark(one, frame) for one in self.view.at(frame)]

    def _mark(self, one: TrackView, frame: int) -> FaceMark:
        row = one.seen.row(frame)
        assert row is not None  # noqa: S101  # `at` gives only tracks that have the frame
        return FaceMark(
            track_id=one.id,
            box=QRectF(*(float(value) for value in one.seen.boxes[row])),
            label=wording.shown(one.track.label, 40),
            color=face_color(self.theme, one.color, excluded=one.track.excluded),
            excluded=one.track.excluded,
            chosen=one.id == self.chosen,
            outlines=self._outlines(one, frame, row),
        )

    def _outlines(self, one: TrackView, frame: int, row: int) -> tuple[QPolygonF, ...]:
        if not self.parts or one.track.excluded or not one.seen.meshed[row]:
            return ()
        mesh = self.mesh_of(one, frame)
        return () if mesh is None else part_polygons(mesh)


def part_polygons(mesh: Mesh) -> tuple[QPolygonF, ...]:
    """Return the outlines of a face's parts in pixels of the upright frame, each closed."""
    return tuple(
        QPolygonF([QPointF(x, y) for x, y in [*polygon.tolist(), polygon[0].tolist()]])
        for part, polygons in outlines(mesh).items()
        if part is not FacePart.BACKGROUND
        for polygon in polygons
    )


def _no_mesh(_one: TrackView, _frame: int) -> Mesh | None:
    return None
