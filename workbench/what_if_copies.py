"""Make the copies that a what-if tries: in the worker, like all reading of evidence.

The changes are those of the degradation grid (`workbench.evaluation.degrading`). A copy is
saved as the exhibit is, so that what an analyzer asks of a file still holds: of a JPEG as JPEG
of quality 95, of another still without loss, of a video near-lossless. Saving alone is tried
too: what it does to a score is the saving's, and not the change's.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import numpy as np
from PIL import Image

from workbench.analyzer import Frame, Source
from workbench.errors import UnreadableMedia
from workbench.evaluation.degrading import Change, blurred, resaved, scaled, unchanged
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.media.reader import FrameReader
from workbench.media.recapture import recaptured
from workbench.media.recoding import NEAR_LOSSLESS, Timed, coded_h264
from workbench.model import MediaKind, Progress, Recoding, Variant
from workbench.what_if_recipe import saved_as_jpeg, saved_quality

CHANGES: Mapping[Recoding, Callable[[float], Change]] = {
    Recoding.SAVED: lambda _: unchanged,
    Recoding.JPEG: lambda quality: resaved(int(quality)),
    Recoding.RESIZE: lambda percent: scaled(percent / 100),
    Recoding.BLUR: blurred,
    Recoding.H264: lambda _: unchanged,
    Recoding.RECAPTURE: lambda level: recaptured(int(level)),
}


def copied(
    source: Source, first: int, last: int, variant: Variant, target: Path
) -> Iterator[Progress]:
    """Save a copy of a still, or of the frames `first` to `last` of a video; yield progress.

    Raises UnreadableMedia and its kin where nothing can be decoded, or nothing coded.
    """
    if source.kind is MediaKind.VIDEO:
        yield from _clip(source, first, last, variant, target)
    elif variant.kind is Recoding.H264:
        yield from _filmed_still(source, variant, target)
    else:
        _save(_still(source), source, variant, target)
        yield Progress(done=1, total=1)


def _still(source: Source) -> Image.Image:
    return Image.fromarray(next(frames(source)).rgb)


def _save(picture: Image.Image, source: Source, variant: Variant, target: Path) -> None:
    """Save a still once: what is to be a JPEG of a quality is not saved twice."""
    if variant.kind is not Recoding.JPEG:
        picture = CHANGES[variant.kind](variant.strength)(picture, 0)
    if saved_as_jpeg(source.stream, variant):
        picture.save(target, "JPEG", quality=saved_quality(variant))
    else:
        picture.save(target, "PNG", compress_level=1)


def _filmed_still(source: Source, variant: Variant, target: Path) -> Iterator[Progress]:
    """Save a still as one key frame of a video shows it."""
    clip = target.with_name(f"{target.name}.mp4")
    try:
        shown = [(0.0, np.asarray(_still(source)))]
        yield from _counted(coded_h264(shown, clip, int(variant.strength)), 1)
        shown_again = Image.fromarray(next(frames(source_of(clip))).rgb)
        _save(shown_again, source, variant, target)
    finally:
        clip.unlink(missing_ok=True)


def _clip(
    source: Source, first: int, last: int, variant: Variant, target: Path
) -> Iterator[Progress]:
    crf = int(variant.strength) if variant.kind is Recoding.H264 else NEAR_LOSSLESS
    change = CHANGES[variant.kind](variant.strength)
    pictures = _changed(_stretch(source, first, last), change)
    yield from _counted(coded_h264(pictures, target, crf), last - first + 1)


def _counted(counts: Iterator[int], total: int) -> Iterator[Progress]:
    for count in counts:
        yield Progress(done=count, total=total)


def _stretch(source: Source, first: int, last: int) -> Iterator[Frame]:
    """Yield the sound frames of a stretch; nothing before its key frame is decoded."""
    with FrameReader(source) as reader:
        for index in range(first, last + 1):
            with suppress(UnreadableMedia):  # a lost frame; that none is left is said later
                frame = reader.frame(index)
                if frame.sound:
                    yield frame


def _changed(stretch: Iterator[Frame], change: Change) -> Iterator[Timed]:
    """Yield frames as the copy has them, with times that begin at zero."""
    start: float | None = None
    for frame in stretch:
        start = frame.pts if start is None else start
        yield frame.pts - start, np.asarray(change(Image.fromarray(frame.rgb), frame.index))
