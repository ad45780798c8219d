"""Pictures of a manifest for training: decoded once, kept in their native size.

Stills are kept as they were decoded, before they are turned upright and without colour
management, as an examination reads them; so are altered stills, each as a whole. Of authentic
videos a few frames are kept; altered videos are not, as most of their pixels are recorded ones.
"""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from analyzers.quality.quantisation import estimate_compression
from analyzers.quality.tiles import textured_tiles
from analyzers.quality.tiling import in_colour
from analyzers.training.faces import alone, each_read
from analyzers.training.pixels.gating import luma_of
from analyzers.training.pixels.shelf import GENERATED, Picture, PictureWriter
from workbench.errors import WorkbenchError
from workbench.evaluation.manifest import Entry, Manifest
from workbench.lane import Sampler
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.model import MediaKind, Pixels

__all__ = ["gather"]

MOST = 1200  # pictures of a source, or of a generator in it
MOST_PIXELS = 16_000_000  # of a picture; of a larger one the middle is kept
OF_A_VIDEO = 6  # frames
PER_SECOND = 0.5
BLOCK = 16  # the middle of a large picture begins on a multiple, as blocks of a JPEG do

Found = tuple[Entry, list[tuple[Picture, Pixels]], str]


def gather(
    manifest: Manifest, folder: Path, *, most: int = MOST, processes: int = 1
) -> Iterator[tuple[int, int, str]]:
    """Keep the pictures of a manifest in `folder`, which may be continued.

    At most so many of a source, or of a generator in it, always the same ones. Yields how many
    files are done, of how many, and what is wrong with the last one, empty where it is kept.
    """
    with alone(folder):
        yield from _gathered(manifest, folder, most, processes)


def _gathered(
    manifest: Manifest, folder: Path, most: int, processes: int
) -> Iterator[tuple[int, int, str]]:
    writer = PictureWriter(folder, {"manifest": manifest.sha256, "most": most})
    chosen = _chosen(manifest.entries, most)
    asked = [entry for entry in chosen if _picture(entry, 1, 1).file not in writer.done]
    at = len(chosen) - len(asked)
    for _, found, problem in each_read(asked, _read, processes):
        at += 1
        for picture, pixels in reversed(found):  # a video's first frame says that it is done
            if picture.file not in writer.done:
                writer.add(picture, pixels)
        yield at, len(chosen), problem


def _chosen(entries: Sequence[Entry], most: int) -> list[Entry]:
    """Return at most so many of every source and generator, by their names' digests."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if not entry.refused:
            key = entry.columns.get("source", ""), entry.columns.get("generator", "")
            groups.setdefault(key, []).append(entry)
    return [entry for group in groups.values() for entry in sorted(group, key=_lot)[:most]]


def _lot(entry: Entry) -> bytes:
    return hashlib.sha256(entry.path.encode()).digest()


def _read(entry: Entry) -> Found:
    try:
        found = list(_pictures(entry))
    except WorkbenchError as error:
        return entry, [], error.code
    return entry, found, "" if found else "altered_video"


def _pictures(entry: Entry) -> Iterator[tuple[Picture, Pixels]]:
    source = source_of(entry.file)
    if source.kind is MediaKind.IMAGE:
        yield _kept(entry, in_colour(next(frames(source)).coded), 0)
    elif not entry.altered:
        sampler = Sampler(PER_SECOND)
        taken = (frame for frame in frames(source) if frame.sound and sampler.takes(frame))
        for at, frame in enumerate(islice(taken, OF_A_VIDEO)):
            yield _kept(entry, frame.rgb, at, video=True)


def _kept(
    entry: Entry, pixels: Pixels, at: int, *, video: bool = False
) -> tuple[Picture, Pixels]:
    middle = _middle(pixels)
    height, width = middle.shape[:2]
    tiles = textured_tiles(luma_of(middle))
    quality = None if video else estimate_compression(tiles).quality.value
    return _picture(entry, height, width, frame=at, video=video, quality=quality), middle


def _middle(pixels: Pixels) -> Pixels:
    """Return as much of the middle of a large picture as is kept, in its own proportions."""
    height, width = pixels.shape[:2]
    share = min(1.0, (MOST_PIXELS / (height * width)) ** 0.5)
    rows, columns = int(height * share), int(width * share)
    top, left = (height - rows) // 2 // BLOCK * BLOCK, (width - columns) // 2 // BLOCK * BLOCK
    return pixels[top : top + rows, left : left + columns]


def _picture(
    entry: Entry,
    height: int,
    width: int,
    *,
    frame: int = 0,
    video: bool = False,
    quality: float | None = None,
) -> Picture:
    told = entry.columns
    return Picture(
        path=entry.path,
        source=told.get("source", ""),
        generator=told.get("generator", "") or ("altered" if entry.altered else ""),
        family=told.get("family", ""),
        person=told.get("person", ""),
        made=GENERATED if entry.altered else "",
        height=height,
        width=width,
        frame=frame,
        video=video,
        quality=quality,
    )
