"""The teacher of the network of the eyes: where a pair of eyes looks, by Intel's networks.

`gaze-estimation-adas-0002` and `head-pose-estimation-adas-0001` of the Open Model Zoo
(Apache-2.0), run by OpenVINO in the laboratory. They teach, and are no part of what is shipped.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.alignment import similarity_onto, warped
from analyzers.faces.landmarks import EYE_CORNERS
from analyzers.training.opencv import cv2
from workbench.analyzer import Face
from workbench.errors import TrainingUnavailable
from workbench.model import Pixels

__all__ = ["FEATURES", "Lesson", "Teacher"]

GAZE, HEAD = "gaze-estimation-adas-0002", "head-pose-estimation-adas-0001"
SIDE = 60  # pixels of what both networks are given
ACROSS = 1.8  # eye widths of an eye's crop
FEATURES = 512  # of both eyes together, before the head's pose is joined to them
BEFORE_HEAD = "130"  # the name of that node
ANGLES = ("fc_y", "fc_p", "fc_r")  # yaw, pitch and roll of the head

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """What the teacher says of one pair of eyes.

    `gaze` (3,) is the direction in the camera's axes, x to the right of the picture and y up,
    of length 1; `features` (512,) are what it saw in both eyes.
    """

    gaze: Floats
    features: Floats


class Teacher:
    """Both networks, ready to look."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load them from a folder; raises TrainingUnavailable without OpenVINO or the files."""
        try:
            openvino: Any = import_module("openvino")
            core = openvino.Core()
            gaze, head = (core.read_model(folder / f"{name}.xml") for name in (GAZE, HEAD))
            gaze.add_outputs([BEFORE_HEAD])
            settings = {"INFERENCE_NUM_THREADS": threads, "INFERENCE_PRECISION_HINT": "f32"}
            self._gaze = core.compile_model(gaze, "CPU", settings)
            self._head = core.compile_model(head, "CPU", settings)
        except (ImportError, RuntimeError) as error:
            raise TrainingUnavailable(f"the teacher of gaze cannot be run: {error}") from error

    def look(self, face: Face) -> Lesson | None:
        """Return where a face looks, None of a face without a mesh."""
        mesh = face.landmarks
        if mesh is None:
            return None
        origin = face.region_box.x, face.region_box.y
        whole = _whole(face.region, origin, face.box)
        eyes = [_eye(face.region, origin, mesh[list(pair), :2]) for pair in EYE_CORNERS]
        return self.of(np.stack(eyes), self.head(whole))

    def head(self, whole: Pixels) -> Floats:
        """Return yaw, pitch and roll (3,) in degrees of a face (60, 60, 3)."""
        said = self._head({"data": _given(whole)})
        return np.array([float(said[name].item()) for name in ANGLES], np.float32)

    def of(self, eyes: Pixels, head: Floats) -> Lesson:
        """Return where eyes (2, 60, 60, 3) look, the subject's right first; `head` (3,).

        The eyes are upright along their corners, so the head's roll is taken as 0.
        """
        said = self._gaze(
            {
                "right_eye_image": _given(eyes[0]),
                "left_eye_image": _given(eyes[1]),
                "head_pose_angles": np.array([[head[0], head[1], 0.0]], np.float32),
            }
        )
        outputs = [np.asarray(said[at], np.float32).ravel() for at in range(len(said))]
        gaze, features = sorted(outputs, key=len)
        return Lesson(gaze / max(float(np.linalg.norm(gaze)), 1e-9), features)


def _whole(image: Pixels, origin: tuple[int, int], box: Floats) -> Pixels:
    """Return the face (60, 60, 3), its box squeezed to a square."""
    left, top = (max(round(float(box[at])) - origin[at], 0) for at in (0, 1))
    width, height = (max(round(float(side)), 1) for side in box[2:])
    part = image[top : top + height, left : left + width]
    return np.asarray(cv2.resize(part, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.uint8)


def _eye(image: Pixels, origin: tuple[int, int], corners: Floats) -> Pixels:
    inset = SIDE * (1 - 1 / ACROSS) / 2
    wanted = np.array([(inset, SIDE / 2), (SIDE - inset, SIDE / 2)])
    return warped(image, origin, similarity_onto(corners, wanted), (SIDE, SIDE))


def _given(picture: Pixels) -> Floats:
    """Return a picture (60, 60, 3) as these networks take it: blue first, channels first."""
    return np.ascontiguousarray(picture[..., ::-1].transpose(2, 0, 1)[None], np.float32)
