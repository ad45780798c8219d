"""What the face pass measures: how many faces, where, how well they can be read."""

import math
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.model.checks import (
    FARTHEST,
    require_frames,
    require_rising,
    require_shapes,
    require_within,
)
from workbench.model.observations import Outcome


class FacePart(IntEnum):
    """A part of a face, as the mesh outlines it; hair counts as background."""

    BACKGROUND = 0
    EYES = 1  # with the brows
    NOSE = 2
    MOUTH = 3
    CHEEKS = 4
    JAW = 5
    FOREHEAD = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceQuality:
    """How well one face can be read in one frame; None where that cannot be measured.

    `width` is the face's in native pixels. `sharpness` is 0 for a flat face and rises with fine
    detail. `yaw`, `pitch` and `roll` turn the head in degrees: to the subject's left, upward,
    toward the subject's left shoulder. `occlusion` is the part of the face, 0..1, that does not
    look like its skin. `motion` is how far the face moved since the frame before, in face
    widths a second. `quantiser` is the codec's at the face: the mean QP of a video, the mean
    luma step of a JPEG's table.
    """

    width: float | None = None
    sharpness: float | None = None
    yaw: float | None = None
    pitch: float | None = None
    roll: float | None = None
    occlusion: float | None = None
    motion: float | None = None
    quantiser: float | None = None


LANDMARKS = 478  # of the mesh, with both irises
BLENDSHAPES = 52
LANDMARK_STEPS = 8192  # to one width of the face box
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FacesSeen:
    """How many faces were found in each of n examined frames, in order.

    `frames` (n,), `pts` (n,) seconds, `faces` (n,), `outcomes` (n,) index into `list(Outcome)`:
    scored where a face was found, not applicable where none was, withheld where the frame is
    damaged, failed where it does not decode.
    """

    frames: NDArray[np.int64]
    pts: NDArray[np.float64]
    faces: NDArray[np.uint8]
    outcomes: NDArray[np.uint8]

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit each other, and frames out of order."""
        n = len(self.frames)
        require_shapes(self, frames=(n,), pts=(n,), faces=(n,), outcomes=(n,))
        require_rising(self.frames)
        require_within(math.inf, self.pts)
        if np.any(self.outcomes >= len(Outcome)):
            raise ValueError("an outcome that does not exist")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FaceSamples:
    """What was measured of one face in n frames: a stretch of the track of that `number`.

    `frames` (n,) rise, `pts` (n,) are seconds. `boxes` (n, 4) are left, top, width, height and
    `points` (n, 5, 2) the eyes, the nose tip and the mouth corners, subject's right first, in
    pixels of the upright frame. `detected` (n,) is the detector's score, NaN between
    detections. Where `meshed` (n,) is 1 there are `landmarks` (n, 478, 3), see
    `landmark_pixels`, `blendshapes` (n, 52) in 0..1 and `poses` (n, 4, 4), the canonical face
    to the camera in centimetres; else these are zero. `qualities` (n, 8) are the fields of
    `FaceQuality` in order, NaN for None.
    """

    number: int
    frames: NDArray[np.int64]
    pts: NDArray[np.float64]
    boxes: NDArray[np.float32]
    points: NDArray[np.float32]
    detected: NDArray[np.float32]
    meshed: NDArray[np.uint8]
    landmarks: NDArray[np.int16]
    blendshapes: NDArray[np.float32]
    poses: NDArray[np.float32]
    qualities: NDArray[np.float32]

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit each other, and a face that is nowhere."""
        n = len(self.frames)
        require_shapes(self, frames=(n,), pts=(n,), boxes=(n, 4), points=(n, 5, 2))
        require_shapes(self, detected=(n,), meshed=(n,), landmarks=(n, LANDMARKS, 3))
        require_shapes(self, blendshapes=(n, BLENDSHAPES), poses=(n, 4, 4))
        require_shapes(self, qualities=(n, len(fields(FaceQuality))))
        require_frames(self.number)
        require_rising(self.frames)
        require_within(math.inf, self.pts)
        require_within(FARTHEST, self.boxes, self.points)


def landmark_steps(
    pixels: NDArray[np.floating[Any]], box: NDArray[np.floating[Any]]
) -> NDArray[np.int16]:
    """Return landmarks (478, 3) in pixels as they are kept: steps from the face box's corner.

    One step is the box's width / 8192, so about 0.04 pixels of a face 300 wide.
    """
    corner = np.array([box[0], box[1], 0.0])
    steps = np.rint((pixels - corner) * (LANDMARK_STEPS / float(box[2])))
    kept: NDArray[np.int16] = np.clip(steps, -32768, 32767).astype(np.int16)
    return kept


def landmark_pixels(
    steps: NDArray[np.int16], box: NDArray[np.floating[Any]]
) -> NDArray[np.float32]:
    """Return kept landmarks (478, 3) in pixels of the upright frame."""
    corner = np.array([box[0], box[1], 0.0], np.float32)
    return steps * np.float32(float(box[2]) / LANDMARK_STEPS) + corner


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceCrop:
    """The native pixels around one face, as decoded and upright, kept for a later reading.

    `image` is a PNG whose left upper pixel lies at (x, y) of the upright frame.
    """

    number: int
    frame: int
    x: int
    y: int
    image: bytes

    def __post_init__(self) -> None:
        """Refuse what is no PNG, and a place where no picture is."""
        require_frames(self.number, self.frame)
        if max(abs(self.x), abs(self.y)) > FARTHEST:
            raise ValueError("a crop lies far outside of every picture")
        if not self.image.startswith(PNG_SIGNATURE):
            raise ValueError("a crop is no PNG")
