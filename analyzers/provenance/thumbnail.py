"""The embedded thumbnail against the picture: an editor may have left the old one behind."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image

from analyzers.provenance.exif_thumbnail import read_thumbnail
from analyzers.provenance.likeness import WORKING_SIDE, Likeness, Plane, compare
from analyzers.provenance.plain import fact
from workbench.analyzer import Source
from workbench.errors import IntakeError
from workbench.media.guards import PILLOW_ERRORS, pillow_limits
from workbench.model import Fact, Measurement

WHERE = "EXIF IFD1 (thumbnail)"
NOT_COMPARED = "present, but cannot be decoded or compared"
LARGEST_SIDE = 1024
# 35 camera files with their own thumbnail: correlation 0.97 or more, local difference 18.7 or
# less; with a region of a quarter of each side replaced, 92 of 100 exceed 25.
SAME_PICTURE = 0.6
SAME_THROUGHOUT = 0.95
LOCAL_DIFFERENCE = 25.0


def thumbnail_facts(source: Source) -> Iterator[Fact | Measurement]:
    """Yield how far a JPEG's EXIF thumbnail agrees with its picture, nothing without one."""
    data = read_thumbnail(source.path)
    if data is None:
        return
    likeness = _likeness(source, data)
    if likeness is None:
        yield fact("thumbnail", NOT_COMPARED, WHERE, stated=False)
        return
    yield Measurement(name="thumbnail_correlation", value=likeness.correlation)
    yield Measurement(
        name="thumbnail_mean_difference", value=likeness.mean_difference, unit="grey levels"
    )
    yield Measurement(
        name="thumbnail_largest_local_difference",
        value=likeness.largest_local_difference,
        unit="grey levels",
    )
    text, telling = judged(likeness)
    yield fact("thumbnail", text, WHERE, telling=telling, stated=False)


def judged(likeness: Likeness) -> tuple[str, bool]:
    """Return what a likeness says, and whether an examiner must look."""
    turned = f", turned by {likeness.turns * 90} degrees" if likeness.turns else ""
    part = "" if likeness.same_aspect else " (other proportions: the middle was compared)"
    if likeness.correlation < SAME_PICTURE:
        return f"shows another picture, or another part of it{part}", True
    if (
        likeness.correlation < SAME_THROUGHOUT
        or likeness.largest_local_difference > LOCAL_DIFFERENCE
    ):
        return f"shows this picture{turned}, but differs in a part of it{part}", True
    return f"shows the same picture{turned}{part}", False


def _likeness(source: Source, data: bytes) -> Likeness | None:
    thumbnail, picture = decoded(io.BytesIO(data)), decoded(source.path)
    if thumbnail is None or picture is None or max(thumbnail.shape) > LARGEST_SIDE:
        return None
    return compare(thumbnail, picture)


def decoded(file: Path | BinaryIO) -> Plane | None:
    """Return a JPEG's luma (h, w) on the coded grid, reduced while decoding when large.

    None when it cannot be decoded to its end.
    """
    try:
        with pillow_limits(), Image.open(file, formats=("JPEG", "MPO")) as picture:
            picture.draft("L", (WORKING_SIDE, WORKING_SIDE))
            return np.asarray(picture.convert("L"), np.float32)
    except (*PILLOW_ERRORS, IntakeError):
        return None
