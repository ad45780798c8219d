"""What was measured of a track in all its frames, reduced to what a page can show."""

from collections.abc import Callable
from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from workbench.model import Box, FaceQuality, FaceSamples
from workbench.report.face_content import TrackMeasures

QUALITIES = [field.name for field in fields(FaceQuality)]
UNMEASURED = 0.5  # what a quality counts as that could not be measured, of 1
MARGIN = 0.25  # of the face's size, at every side of it

Values = NDArray[np.float64]


def measured(samples: FaceSamples) -> TrackMeasures | None:
    """Return what was measured of a track; None where its face is in no frame."""
    if not len(samples.frames):
        return None
    width, turn = _column(samples, "width"), np.abs(_column(samples, "yaw"))
    chosen = best(samples)
    return TrackMeasures(
        first_pts=float(samples.pts[0]),
        last_pts=float(samples.pts[-1]),
        frames=len(samples.frames),
        meshed=int(np.count_nonzero(samples.meshed)),
        narrowest=_of(np.min, width),
        widest=_of(np.max, width),
        width=_of(np.median, width),
        sharpness=_of(np.median, _column(samples, "sharpness")),
        side_turn=_of(np.median, turn),
        occlusion=_of(np.median, _column(samples, "occlusion")),
        quantiser=_of(np.median, _column(samples, "quantiser")),
        best_frame=int(samples.frames[chosen]),
        best_pts=float(samples.pts[chosen]),
        best_box=_whole(samples.boxes[chosen]),
    )


def best(samples: FaceSamples) -> int:
    """Return the place of the frame that shows a face best, the earliest of equals.

    The product of its width and sharpness, each as a part of the track's largest, the cosine
    of its turn to a side, and the part that is not covered; what could not be measured counts
    half.
    """
    parts = (
        _share(_column(samples, "width")),
        _share(_column(samples, "sharpness")),
        np.maximum(np.cos(np.radians(_column(samples, "yaw"))), 0.0),
        1.0 - _column(samples, "occlusion"),
    )
    merit = np.prod([np.where(np.isfinite(part), part, UNMEASURED) for part in parts], axis=0)
    return int(np.argmax(merit))


def with_margin(box: Box) -> Box:
    """Return a face's box with room around it; it may reach over the edge of the frame."""
    across, down = round(box.width * MARGIN), round(box.height * MARGIN)
    return Box(
        x=box.x - across,
        y=box.y - down,
        width=box.width + 2 * across,
        height=box.height + 2 * down,
    )


def _column(samples: FaceSamples, name: str) -> Values:
    return samples.qualities[:, QUALITIES.index(name)].astype(np.float64)


def _share(values: Values) -> Values:
    """Return values as parts of the largest of them."""
    largest = np.max(values, initial=0.0, where=np.isfinite(values))
    return values / largest if largest > 0 else np.full_like(values, np.nan)


def _of(reduce: Callable[[Values], float], values: Values) -> float | None:
    """Return a number over those that could be measured; None where none could."""
    finite = values[np.isfinite(values)]
    return float(reduce(finite)) if finite.size else None


def _whole(box: NDArray[np.float32]) -> Box:
    """Return a box in whole pixels."""
    left, top = np.floor(box[:2]).astype(int).tolist()
    right, bottom = np.ceil(box[:2] + box[2:]).astype(int).tolist()
    return Box(x=left, y=top, width=max(right - left, 1), height=max(bottom - top, 1))
