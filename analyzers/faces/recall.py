"""Read back what an earlier face pass found, so that faces are not looked for again."""

from collections import defaultdict
from collections.abc import Iterator
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
            frame.faces = tuple(
                FaceView(one.track, one.row, partial(_cut, frame, one.row), str(one.number))
                for one in found[frame.index]
            )
        return batch

    def kept(self) -> Iterator[FrameBatch]:
        """Yield the frames whose faces were kept, and those of that rate without a face."""
        ticks = list(_ticks(self._file.seen()))
        for start in range(0, len(ticks), BATCH_FRAMES):
            part = ticks[start : start + BATCH_FRAMES]
            found = self._found(part[0][0].index, part[-1][0].index)
            yield tuple(
                self._frame(place, outcome, found[place.index]) for place, outcome in part
            )

    def _frame(self, place: Place, outcome: Outcome, found: list[_Known]) -> Frame:
        picture = _Undecoded(self._source, place.index)
        frame = Frame(
            place.index,
            place.pts,
            None if outcome is Outcome.FAILED else picture,
            damaged=outcome is Outcome.WITHHELD,
        )
        frame.faces = tuple(
            FaceView(
                *(one.track, one.row, partial(_decoded, self._crop(one.number, frame))),
                stretch=str(one.number),
            )
            for one in found
        )
        return frame

    def _crop(self, number: int, frame: Frame) -> FaceCrop:
        crop = self._file.crop(number, frame.index)
        if crop is None:
            raise FaceFileDamaged(
                f"The face file lacks the picture of a face in frame {frame.index}."
            )
        return crop

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


def _ticks(seen: FacesSeen) -> Iterator[tuple[Place, Outcome]]:
    """Yield the frames at which faces were kept, and all that do not decode."""
    sampler = Sampler(KEPT_PER_SECOND)
    outcomes = list(Outcome)
    for index, pts, code in zip(seen.frames, seen.pts, seen.outcomes, strict=True):
        place, outcome = Place(int(index), float(pts)), outcomes[code]
        if outcome is Outcome.FAILED or sampler.takes(place):
            yield place, outcome


def _cut(frame: Frame, row: FaceRow) -> tuple[Box, Pixels]:
    """Return the region of a face and its pixels, from a decoded frame."""
    height, width = frame.rgb.shape[:2]
    box = crops.region_box(row.box, row.points, (height, width))
    return box, crops.cut(frame.rgb, box)


def _decoded(crop: FaceCrop) -> tuple[Box, Pixels]:
    """Return the region of a face and its pixels, as they were kept."""
    try:
        with Image.open(BytesIO(crop.image), formats=["PNG"]) as picture:
            if picture.mode != "RGB":
                raise ValueError("it has no colours")
            pixels = np.array(picture)
    except (OSError, ValueError, SyntaxError) as error:
        raise FaceFileDamaged(f"A picture in the face file is damaged: {error}.") from error
    height, width = pixels.shape[:2]
    return Box(x=crop.x, y=crop.y, width=width, height=height), pixels


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
