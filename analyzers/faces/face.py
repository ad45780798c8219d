"""One face in one frame, as analyzers see it: its row of the face pass, and its crops."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzers.faces import crops
from analyzers.faces.alignment import aligned, similarity
from analyzers.faces.parts import part_mask
from workbench.model import (
    BLENDSHAPES,
    LANDMARKS,
    Box,
    FaceQuality,
    FaceSamples,
    Pixels,
    landmark_pixels,
    landmark_steps,
)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class FaceRow:
    """What the pass keeps of one face in one frame; the fields are rows of `FaceSamples`."""

    frame: int
    pts: float
    box: Floats
    points: Floats
    detected: float
    meshed: bool
    landmarks: NDArray[np.int16]
    blendshapes: Floats
    pose: Floats
    quality: Floats


def row_of(
    *,
    frame: int,
    pts: float,
    box: Floats,
    points: Floats,
    detected: float,
    mesh: "tuple[Floats, Floats, Floats] | None",
    quality: FaceQuality,
) -> FaceRow:
    """Return a row; `mesh` is landmarks in pixels, blendshapes and pose, None for none."""
    landmarks, blendshapes, pose = mesh if mesh is not None else _NO_MESH
    return FaceRow(
        frame=frame,
        pts=pts,
        box=box,
        points=points,
        detected=detected,
        meshed=mesh is not None,
        landmarks=landmark_steps(landmarks, box) if mesh is not None else _NO_STEPS,
        blendshapes=blendshapes,
        pose=pose,
        quality=np.array([np.nan if v is None else v for v in astuple(quality)], np.float32),
    )


_NO_STEPS = np.zeros((LANDMARKS, 3), np.int16)
_NO_MESH = (
    np.zeros((LANDMARKS, 3), np.float32),
    np.zeros(BLENDSHAPES, np.float32),
    np.zeros((4, 4), np.float32),
)


def samples_of(number: int, rows: Sequence[FaceRow]) -> FaceSamples:
    """Return consecutive rows of one track as one record."""
    return FaceSamples(
        number=number,
        frames=np.array([row.frame for row in rows], np.int64),
        pts=np.array([row.pts for row in rows], np.float64),
        boxes=np.stack([row.box for row in rows]).astype(np.float32),
        points=np.stack([row.points for row in rows]).astype(np.float32),
        detected=np.array([row.detected for row in rows], np.float32),
        meshed=np.array([row.meshed for row in rows], np.uint8),
        landmarks=np.stack([row.landmarks for row in rows]),
        blendshapes=np.stack([row.blendshapes for row in rows]).astype(np.float32),
        poses=np.stack([row.pose for row in rows]).astype(np.float32),
        qualities=np.stack([row.quality for row in rows]),
    )


def rows_of(samples: FaceSamples) -> Iterator[FaceRow]:
    """Yield the rows of a record."""
    for at in range(len(samples.frames)):
        yield FaceRow(
            frame=int(samples.frames[at]),
            pts=float(samples.pts[at]),
            box=samples.boxes[at],
            points=samples.points[at],
            detected=float(samples.detected[at]),
            meshed=bool(samples.meshed[at]),
            landmarks=samples.landmarks[at],
            blendshapes=samples.blendshapes[at],
            pose=samples.poses[at],
            quality=samples.qualities[at],
        )


class FaceView:
    """A face of the contract; see `workbench.analyzer.Face`.

    Everything is computed from the row and the region, so that a face read back from a face
    file is the same as the one that was just found.
    """

    def __init__(
        self,
        track: str,
        row: FaceRow,
        cut: Callable[[], tuple[Box, Pixels]],
        stretch: str | None = None,
    ) -> None:
        self.track = track
        self.stretch = track if stretch is None else stretch
        self._row = row
        self._cut = cut

    @property
    def box(self) -> Floats:
        """Left, top, width and height (4,)."""
        return self._row.box

    @property
    def points(self) -> Floats:
        """Eyes, nose tip and mouth corners (5, 2)."""
        return self._row.points

    @cached_property
    def landmarks(self) -> Floats | None:
        """The mesh (478, 3)."""
        row = self._row
        return landmark_pixels(row.landmarks, row.box) if row.meshed else None

    @property
    def blendshapes(self) -> Floats | None:
        """Expression coefficients (52,)."""
        return self._row.blendshapes if self._row.meshed else None

    @property
    def pose(self) -> Floats | None:
        """The canonical face to the camera (4, 4)."""
        return self._row.pose if self._row.meshed else None

    @property
    def quality(self) -> FaceQuality:
        """How well the face can be read."""
        values = (None if np.isnan(v) else float(v) for v in self._row.quality)
        return FaceQuality(
            **dict(zip((f.name for f in fields(FaceQuality)), values, strict=True))
        )

    @property
    def region_box(self) -> Box:
        """Where the region lies."""
        return self._cutting[0]

    @property
    def region(self) -> Pixels:
        """Native pixels that hold every crop."""
        return self._cutting[1]

    @cached_property
    def _cutting(self) -> tuple[Box, Pixels]:
        return self._cut()

    @cached_property
    def aligned(self) -> Pixels:
        """The face on 256 x 256 pixels."""
        return aligned(self.region, self._origin, self.points)

    @cached_property
    def native_box(self) -> Box:
        """The face with a quarter of margin, within the region."""
        return crops.native_box(self.box, self._far_corner)

    @cached_property
    def native(self) -> Pixels:
        """The pixels of `native_box`."""
        box, (left, top) = self.native_box, self._origin
        rows = slice(box.y - top, box.y - top + box.height)
        return self.region[rows, box.x - left : box.x - left + box.width]

    @cached_property
    def eyes(self) -> Pixels | None:
        """Two eye strips (2, 64, 96, 3)."""
        if self.landmarks is None:
            return None
        return crops.eyes(self.region, self._origin, self.landmarks)

    @cached_property
    def parts(self) -> Pixels | None:
        """Which part each pixel of `aligned` shows."""
        if self.landmarks is None:
            return None
        return part_mask(self.landmarks, similarity(self.points))

    @property
    def _origin(self) -> tuple[int, int]:
        return self.region_box.x, self.region_box.y

    @property
    def _far_corner(self) -> tuple[int, int]:
        """Height and width of a frame that ends where the region does."""
        box = self.region_box
        return box.y + box.height, box.x + box.width
