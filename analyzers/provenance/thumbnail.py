"""The embedded thumbnail against the picture: an editor may have left the old one behind."""

import io
from collections.abc import Iterator

import numpy as np
from PIL import Image

from analyzers.provenance.exif_thumbnail import read_thumbnail
from analyzers.provenance.likeness import Likeness, Plane, compare
from analyzers.provenance.plain import fact
from workbench.analyzer import BT601_LUMA, Source
from workbench.errors import IntakeError
from workbench.media.stills import PILLOW_ERRORS, pillow_limits
from workbench.model import Fact, Measurement

WHERE = "EXIF IFD1 (thumbnail)"
LARGEST_SIDE = 1024
# 33 camera files with their own thumbnail: correlation 0.97 or more, local difference 17.1 or
# less; with a region of a quarter of each side replaced, 94 of 100 exceed 20.
SAME_PICTURE = 0.6
SAME_THROUGHOUT = 0.95
LOCAL_DIFFERENCE = 20.0


def thumbnail_facts(source: Source) -> Iterator[Fact | Measurement]:
    """Yield how far a JPEG's EXIF thumbnail agrees with its picture, nothing without one."""
    data = read_thumbnail(source.path)
    if data is None:
        return
    likeness = _likeness(source, data)
    if likeness is None:
        yield fact("thumbnail", "present, but cannot be decoded or compared", WHERE)
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
    yield fact("thumbnail", text, WHERE, telling=telling)


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
    from workbench.media.decoding import frames  # noqa: PLC0415 - loads codecs

    thumbnail = decoded(data)
    if thumbnail is None:
        return None
    try:
        return compare(thumbnail, next(frames(source)).luma)
    except (IntakeError, StopIteration):
        return None


def decoded(data: bytes) -> Plane | None:
    """Return a thumbnail's luma (h, w), None when it is no sound small JPEG."""
    try:
        with pillow_limits(), Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
            if max(picture.size) > LARGEST_SIDE:
                return None
            colors = np.asarray(picture.convert("RGB"), np.float32)
    except (*PILLOW_ERRORS, IntakeError):
        return None
    return np.asarray(colors @ BT601_LUMA, np.float32)
