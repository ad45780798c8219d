"""The picture for the eye: two frames of a face, and what one plane leaves between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from analyzers.illustrations import MARK
from analyzers.presentation.plane import WHOLE, Floats, fitted, plane_fit, rows
from workbench.analyzer import Face, Frame
from workbench.model import Box, CaptionedPicture, Grid, Illustration, Pixels

__all__ = ["FaceSeen", "drawn", "seen_of"]

MOST_SIDE = 448  # pixels of a kept crop: of a larger one every second, third … pixel is kept
LONGER = 5  # times the residuals are drawn
DOT = 1.0  # pixels of radius
LAID = (90, 200, 255)
MEANING = (
    "The two frames between which the face changes its shape most. In the second, a dot stands "
    f"where one plane would take each point of the first, and a line, {LONGER} times too long, "
    "leads from there to where the point was found. A flat picture leaves short lines "
    "without order; a turning head leaves long ones at the nose and the outline, a speaking "
    "mouth at the lips. Short lines alone do not mean that the face is a picture: a face that "
    "neither turns nor speaks has them too."
)


@dataclass(frozen=True, slots=True, eq=False)
class FaceSeen:
    """A face's pixels (h, w, 3) in one frame, each `step` pixels of the frame apart.

    `points` are `plane.KEPT` (k, 2) in pixels of the frame.
    """

    frame: int
    pts: float
    pixels: Pixels
    box: Box
    step: int
    points: NDArray[np.float32]
    face_width: float


def seen_of(frame: Frame, face: Face, points: NDArray[np.float32], width: float) -> FaceSeen:
    """Return a face's picture as it is kept for drawing."""
    native, box = face.native, face.native_box
    step = -(-max(native.shape[:2]) // MOST_SIDE)
    kept = native[::step, ::step].copy()
    return FaceSeen(frame.index, frame.pts, kept, box, step, points, width)


def drawn(seen: Sequence[FaceSeen], track: str) -> Illustration | None:
    """Return the two pictures of a passage that differ most, None where there are no two."""
    pairs = list(combinations(range(len(seen)), 2))
    if not pairs:
        return None
    first, second = (np.array(side) for side in zip(*pairs, strict=True))
    points = np.stack([one.points for one in seen]).astype(np.float64)[:, rows(WHOLE)]
    widths = np.array([one.face_width for one in seen])
    mean = (widths[first] + widths[second]) / 2
    change = fitted(points[first], points[second], mean, WHOLE).change
    one, other = pairs[int(np.argmax(change))]
    laid = _laid(points[one], points[other], float(mean.mean()))
    return Illustration(
        frame=seen[other].frame,
        pts=seen[other].pts,
        name="one plane between two frames",
        pictures=(
            _picture(seen[one], f"Frame {seen[one].frame}: the points", points[one]),
            _picture(
                seen[other],
                f"Frame {seen[other].frame}: left by one plane, {LONGER} times",
                laid,
                points[other],
            ),
        ),
        meaning=MEANING,
        track_id=track,
    )


def _laid(here: Floats, there: Floats, width: float) -> Floats:
    """Return where the best plane takes points (k, 2), in pixels of the second frame."""
    middle = there.mean(axis=0)
    one, other = ((points - points.mean(axis=0))[None] / width for points in (here, there))
    return np.asarray(plane_fit(one, other)[0] * width + middle, np.float64)


def _picture(
    seen: FaceSeen, caption: str, dots: Floats, found: Floats | None = None
) -> CaptionedPicture:
    image = Image.fromarray(seen.pixels)
    pen = ImageDraw.Draw(image)
    corner = (seen.box.x, seen.box.y)
    at = (dots - corner) / seen.step
    if found is not None:
        ends = at + (found - dots) / seen.step * LONGER
        for start, end in zip(at.tolist(), ends.tolist(), strict=True):
            pen.line((*start, *end), fill=MARK)
    for x, y in at.tolist():
        pen.ellipse((x - DOT, y - DOT, x + DOT, y + DOT), fill=LAID)
    return CaptionedPicture(
        caption=caption, pixels=np.asarray(image, np.uint8), box=seen.box, grid=Grid.UPRIGHT
    )
