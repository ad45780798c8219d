"""Read back what an earlier face pass found, so that faces are not looked for again."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO

import numpy as np
from PIL import Image

from analyzers.faces import crops
from analyzers.faces.face import FaceRow, FaceView, rows_of
from workbench.analyzer import KEPT_PER_SECOND, Frame, FrameBatch, Samples, Source
from workbench.errors import FaceFileDamaged
from workbench.faces.file import FaceFile
from workbench.lane import Place, Sampler
from workbench.model import (
    Box,
    FaceCrop,
    FacesSeen,
    KnownFaces,
    Outcome,
    Pixels,
)

BATCH_FRAMES = 8


def recalled(
    source: Source, known: KnownFaces, decoded: Iterator[FrameBatch] | None
) -> Iterator[FrameBatch]:
    """Yield batches with the faces of `known`: of the decoded frames, or of those kept.

    Raises HashMismatch and FaceFileDamaged when the face file is not what was recorded.
    """
    with FaceFile.open(known.path, known.sha256) as file:
        memory = _Memory(file, known, source)
        yield from memory.kept() if decoded is None else map(memory.shown, decoded)


@dataclass(frozen=True, slots=True)
class _Known:
    """One face in one frame, as the face file has it."""

    track: str
    number: int
    row: FaceRow


class _Memory:
    """The faces of one face file, by frame."""

    def __init__(self, file: FaceFile, known: KnownFaces, source: Source) -> None:
        self._file = file
        self._tracks = known.tracks
        self._source = source

    def shown(self, batch: FrameBatch) -> FrameBatch:
        """Give decoded frames their faces."""
        found = self._found(batch[0].index, batch[-1].index)
        for frame in batch:
            cut = partial(_cut, frame)
            frame.faces = tuple(self._face(one, cut) for one in found[frame.index])
        return batch

    def kept(self) -> Iterator[FrameBatch]:
        """Yield the frames whose faces were kept, and those of that rate without a face."""
        ticks = list(_ticks(self._file.seen()))
        for start in range(0, len(ticks), BATCH_FRAMES):
            part = ticks[start : start + BATCH_FRAMES]
            found = self._found(part[0][0].index, part[-1][0].index)
            yield tuple(
                self._frame(place, found[place.index], damaged=damaged)
                for place, damaged in part
            )

    def _frame(self, place: Place, found: list[_Known], *, damaged: bool) -> Frame:
        undecoded = _Undecoded(self._source, place.index)
        frame = Frame(place.index, place.pts, undecoded, damaged=damaged)
        crops_of = [self._file.crop(one.number, place.index) for one in found]
        frame.faces = tuple(
            self._face(one, partial(_decoded, crop))
            for one, crop in zip(found, crops_of, strict=True)
        )
        return frame

    def _found(self, first: int, last: int) -> dict[int, list[_Known]]:
        """Return the faces of each frame between two, in the order of their numbers."""
        found: dict[int, list[_Known]] = defaultdict(list)
        for track in self._tracks:
            for span in track.spans:
                for row in rows_of(self._file.samples([span], first, last)):
                    found[row.frame].append(_Known(track.id, span.number, row))
        for faces in found.values():
            faces.sort(key=lambda one: one.number)
        return found

    def _face(self, one: _Known, pixels: Callable[[Box], Pixels]) -> FaceView:
        stream = self._source.stream
        where = crops.region_box(one.row.box, one.row.points, (stream.height, stream.width))
        return FaceView(one.track, one.row, where, partial(pixels, where))


def _ticks(seen: FacesSeen) -> Iterator[tuple[Place, bool]]:
    """Yield the frames at which faces were kept, and whether each is damaged."""
    sampler = Sampler(KEPT_PER_SECOND)
    outcomes = list(Outcome)
    for index, pts, outcome in zip(seen.frames, seen.pts, seen.outcomes, strict=True):
        place = Place(int(index), float(pts))
        if outcomes[outcome] is not Outcome.FAILED and sampler.takes(place):
            yield place, outcomes[outcome] is Outcome.WITHHELD


def _cut(frame: Frame, box: Box) -> Pixels:
    return frame.rgb[box.y : box.y + box.height, box.x : box.x + box.width]


def _decoded(crop: FaceCrop | None, where: Box) -> Pixels:
    """Return the pixels of a kept crop; FaceFileDamaged where they do not fill their box."""
    if crop is None or (crop.x, crop.y) != (where.x, where.y):
        raise FaceFileDamaged("The face file lacks the picture of a face.")
    try:
        with Image.open(BytesIO(crop.image), formats=["PNG"]) as picture:
            if picture.size != (where.width, where.height) or picture.mode != "RGB":
                raise ValueError("it has another size")
            return np.array(picture)
    except (OSError, ValueError, SyntaxError) as error:
        raise FaceFileDamaged(f"A picture in the face file is damaged: {error}.") from error


@dataclass(frozen=True, slots=True)
class _Undecoded:
    """The picture of a frame that is decoded only if some reading asks for all of it."""

    source: Source
    index: int

    def rgb(self) -> Pixels:
        """Return upright RGB (H, W, 3)."""
        return self._frame().rgb

    def coded(self) -> Samples:
        """Return samples as decoded."""
        return self._frame().coded

    def quantiser(self, box: Box) -> float | None:
        """Return the codec's mean quantiser over a box, if known."""
        return self._frame().quantiser(box)

    def _frame(self) -> Frame:
        # Here: it loads the decoders.
        from workbench.media.reader import FrameReader  # noqa: PLC0415

        with FrameReader(self.source) as reader:
            return reader.frame(self.index)
