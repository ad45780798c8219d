"""What a face pass found in one medium, as one file: written while it runs, read in parts.

A face file is a zip archive:

    face-file.json                       the format and its version
    seen/FIRST-LAST.npy                  how many faces each frame has, 4096 frames a part
    light/NUMBER/FIRST-LAST.npy          one face: times, boxes, points, poses, qualities
    landmarks/NUMBER/FIRST-LAST.npy      its mesh, packed by `arrays`
    blendshapes/NUMBER/FIRST-LAST.npy    its expression, packed by `arrays`
    crops/NUMBER/FRAME_X_Y.png           the native pixels around it, kept 4 times a second

A part holds at most 256 frames of one face, so that neither writing nor reading holds more
of a film than that. The archive is written front to back and its list of parts comes last: a
file that was not finished is none. The same findings always make the same bytes.
"""

import json
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from math import prod
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray

from workbench.archive import MADE, Out, Sink
from workbench.errors import FaceFileDamaged, WorkerCrashed
from workbench.faces import arrays, index
from workbench.faces.arrays import CHUNK_ROWS, LIGHT, SEEN, SEEN_ROWS
from workbench.faces.index import MOST_CROP_BYTES, Index, Part, archive_errors, entry
from workbench.model import (
    BLENDSHAPES,
    LANDMARKS,
    FaceCrop,
    FaceSamples,
    FacesSeen,
    TrackSpan,
)

FORMAT = {"format": "loupe face file", "version": 1}
MOST_HELD_ROWS = 16 * CHUNK_ROWS
CACHED_MESHES = 16  # of 0.8 MB at most

_LEVEL = 6
_MOST_HEADER = 1024
_TOO_LATE = {
    "seen": "the worker process counted the faces of frame {frame} after those of frame {last}",
    "samples": "the worker process measured a face in frame {frame} after frame {last}",
    "crops": "the worker process cut a face out of frame {frame} after frame {last}",
}

Mesh = tuple[NDArray[np.int16], NDArray[np.float32]]


class FaceFileWriter:
    """Writes a face file as its contents become known.

    Raises `WorkerCrashed` for what no face pass says: frames of a face out of order, faces
    that are nowhere. What the sink raises passes through. After any error the file is of no
    use and must be abandoned.
    """

    def __init__(self, sink: Sink) -> None:
        self._out = Out(sink)
        self._zip = ZipFile(self._out, "w")
        self._seen: list[FacesSeen] = []
        self._held: OrderedDict[int, list[FaceSamples]] = OrderedDict()
        self._last: dict[tuple[str, int], int] = {}
        self._rows: dict[int, tuple[int, int, int]] = {}
        self._entry("face-file.json", json.dumps(FORMAT).encode())

    def add(self, said: FacesSeen | FaceSamples | FaceCrop) -> None:
        """Take in what the face pass said; it is written a part at a time."""
        match said:
            case FacesSeen():
                self._require_later("seen", 0, said.frames)
                self._seen.append(said)
                if sum(len(held.frames) for held in self._seen) >= SEEN_ROWS:
                    self._write_seen()
            case FaceSamples():
                self._require_later("samples", said.number, said.frames)
                self._hold(said)
                self._count_rows(said)
            case FaceCrop():
                self._require_later("crops", said.number, np.array([said.frame]))
                if len(said.image) > MOST_CROP_BYTES:
                    raise WorkerCrashed("the worker process sent a crop that cannot be")
                name = index.crop_name(said.number, said.frame, said.x, said.y)
                self._entry(name, said.image)

    def rows(self, number: int) -> tuple[int, int, int] | None:
        """Return a face's first frame, last frame and number of rows; None without rows."""
        return self._rows.get(number)

    def finish(self) -> None:
        """Write what is held and the list of parts."""
        self._write_seen()
        for number in list(self._held):
            self._write(number)
        self._zip.close()

    def abandon(self) -> None:
        """Write no more."""
        self._out.close()
        self._zip.close()

    def _require_later(self, kind: str, number: int, frames: NDArray[np.int64]) -> None:
        """Refuse frames that came before; a record's own frames rise."""
        if not len(frames):
            return
        last = self._last.get((kind, number), -1)
        if frames[0] <= last:
            raise WorkerCrashed(_TOO_LATE[kind].format(frame=frames[0], last=last))
        self._last[kind, number] = int(frames[-1])

    def _count_rows(self, said: FaceSamples) -> None:
        if len(said.frames):
            first, _, count = self._rows.get(said.number, (int(said.frames[0]), 0, 0))
            last = int(said.frames[-1])
            self._rows[said.number] = first, last, count + len(said.frames)

    def _hold(self, said: FaceSamples) -> None:
        """Keep samples until there is a part of them, those of few faces at a time."""
        held = self._held.setdefault(said.number, [])
        held.append(said)
        self._held.move_to_end(said.number)
        if _count(held) >= CHUNK_ROWS:
            self._write(said.number)
        if sum(_count(one) for one in self._held.values()) > MOST_HELD_ROWS:
            self._write(next(iter(self._held)))

    def _write(self, number: int) -> None:
        held = self._held.pop(number)
        light = np.concatenate([arrays.light(one) for one in held])
        landmarks = np.concatenate([one.landmarks for one in held])
        blendshapes = np.concatenate([one.blendshapes for one in held])
        for start in range(0, len(light), CHUNK_ROWS):
            part = slice(start, start + CHUNK_ROWS)
            self._write_part(number, light[part], landmarks[part], blendshapes[part])

    def _write_part(
        self,
        number: int,
        light: NDArray[np.void],
        landmarks: NDArray[np.int16],
        blendshapes: NDArray[np.float32],
    ) -> None:
        where = (number, int(light["frames"][0]), int(light["frames"][-1]))
        points = arrays.packed_landmarks(landmarks)
        shapes = arrays.packed_blendshapes(blendshapes)
        self._array(index.part_name("light", *where), light)
        self._array(index.part_name("landmarks", *where), points, _LEVEL)
        self._array(index.part_name("blendshapes", *where), shapes, _LEVEL)

    def _write_seen(self) -> None:
        if not any(len(held.frames) for held in self._seen):
            return
        table = np.concatenate([arrays.seen(held) for held in self._seen])
        self._seen.clear()
        for start in range(0, len(table), SEEN_ROWS):
            part = table[start : start + SEEN_ROWS]
            first, last = int(part["frames"][0]), int(part["frames"][-1])
            self._array(index.seen_name(first, last), part)

    def _array(self, name: str, values: NDArray[np.generic], level: int = 0) -> None:
        self._entry(name, arrays.npy(values), level)

    def _entry(self, name: str, data: bytes, level: int = 0) -> None:
        kind = ZIP_DEFLATED if level else ZIP_STORED
        self._zip.writestr(ZipInfo(name, MADE), data, kind, level or None)


class FaceFile:
    """Reads a face file in parts. Nothing in it is trusted: FaceFileDamaged for what is wrong.

    Safe to share between threads.
    """

    def __init__(self, archive: ZipFile, index: Index) -> None:
        self._zip = archive
        self._index = index
        self._meshes: OrderedDict[str, Mesh] = OrderedDict()
        self._turn = Lock()

    @classmethod
    def open(cls, path: Path, sha256: str | None = None) -> Self:
        """Open a face file; HashMismatch where it is gone or not the one with that hash."""
        archive = index.opened(path, sha256)
        try:
            return cls(archive, Index.of(archive))
        except BaseException:
            archive.close()
            raise

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the faces in the file."""
        return tuple(sorted(self._index.light))

    def seen(self) -> FacesSeen:
        """Return how many faces each examined frame has."""
        tables = [self._table(part, SEEN, SEEN_ROWS) for part in self._index.seen]
        table = _stacked(tables, SEEN)
        columns = {name: np.ascontiguousarray(table[name]) for name in SEEN.names or ()}
        with archive_errors():
            return FacesSeen(**columns)

    def frames(self, span: TrackSpan) -> NDArray[np.int64]:
        """Return the frames (n,) of one span in which the face was found."""
        return self.samples([span], meshes=False).frames

    def samples(
        self,
        spans: Sequence[TrackSpan],
        first: int | None = None,
        last: int | None = None,
        *,
        meshes: bool = True,
    ) -> FaceSamples:
        """Return what was measured in the spans of one track, in frame order.

        Only from the frame `first` to `last`, where they are given. The number is that of the
        first span. Without `meshes` the landmarks and blendshapes are zero in every row.
        """
        found = [
            piece
            for span in spans
            for piece in self._pieces(_within(span, first, last), meshes)
        ]
        table = _stacked([light for light, _ in found], LIGHT)
        landmarks, blendshapes = (
            _joined([mesh for _, mesh in found]) if meshes else _no_mesh(len(table))
        )
        order = _order(table["frames"])
        columns = {n: np.ascontiguousarray(table[n][order]) for n in LIGHT.names or ()}
        with archive_errors():
            return FaceSamples(
                number=spans[0].number if spans else 0,
                landmarks=landmarks[order] if meshes else landmarks,
                blendshapes=blendshapes[order] if meshes else blendshapes,
                **columns,
            )

    def kept(self, spans: Sequence[TrackSpan]) -> list[tuple[int, int]]:
        """Return frame and number of the crops that were kept of one track, in frame order."""
        return sorted(
            (frame, span.number)
            for span in spans
            for frame in self._index.crops.get(span.number, {})
            if span.first_frame <= frame <= span.last_frame
        )

    def crop(self, number: int, frame: int) -> FaceCrop | None:
        """Return the crop that was kept of a face in a frame, None where none was."""
        found = self._index.crops.get(number, {}).get(frame)
        if found is None:
            return None
        image = entry(self._zip, found.name, MOST_CROP_BYTES)
        with archive_errors():
            return FaceCrop(number=number, frame=frame, x=found.x, y=found.y, image=image)

    def close(self) -> None:
        """Release the file."""
        self._zip.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _pieces(self, span: TrackSpan, meshes: bool) -> Iterator[tuple[NDArray[np.void], Mesh]]:
        """Yield the rows of a span part by part, each with its meshes if they are wanted."""
        for part in self._index.light.get(span.number, ()):
            if part.last < span.first_frame or part.first > span.last_frame:
                continue
            table = self._table(part, LIGHT, CHUNK_ROWS)
            bounds = (span.first_frame, span.last_frame + 1)
            rows = slice(*np.searchsorted(table["frames"], bounds))
            landmarks, blendshapes = self._mesh(part, len(table)) if meshes else _NO_MESH
            yield table[rows], (landmarks[rows], blendshapes[rows])

    def _table(self, part: Part, dtype: np.dtype[np.void], most: int) -> NDArray[np.void]:
        """Return the rows of a part, which must be those that its name says."""
        data = entry(self._zip, part.name, _MOST_HEADER + most * dtype.itemsize)
        table = arrays.rows(data, dtype, most)
        frames = table["frames"]
        if (frames[0], frames[-1]) != (part.first, part.last) or np.any(
            frames[1:] <= frames[:-1]
        ):
            raise FaceFileDamaged("A part of a face file holds other frames than it says.")
        if not np.isfinite(table["pts"]).all():
            raise FaceFileDamaged("A part of a face file holds a time that is none.")
        return table

    def _mesh(self, part: Part, count: int) -> Mesh:
        """Return landmarks and blendshapes of a part, unpacked once for a while."""
        with self._turn:
            found = self._meshes.pop(part.name, None) or self._unpacked(part, count)
            self._meshes[part.name] = found
            if len(self._meshes) > CACHED_MESHES:
                self._meshes.popitem(last=False)
        return found

    def _unpacked(self, part: Part, count: int) -> Mesh:
        points = self._planes(part.beside("landmarks"), arrays.landmark_planes(count))
        shapes = self._planes(part.beside("blendshapes"), arrays.blendshape_planes(count))
        return arrays.unpacked_landmarks(points), arrays.unpacked_blendshapes(shapes)

    def _planes(self, name: str, shape: tuple[int, ...]) -> NDArray[np.uint8]:
        return arrays.planes(entry(self._zip, name, _MOST_HEADER + prod(shape)), shape)


def _count(held: Sequence[FaceSamples]) -> int:
    return sum(len(one.frames) for one in held)


def _within(span: TrackSpan, first: int | None, last: int | None) -> TrackSpan:
    return TrackSpan(
        span.number,
        span.first_frame if first is None else max(first, span.first_frame),
        span.last_frame if last is None else min(last, span.last_frame),
    )


def _stacked(tables: Sequence[NDArray[np.void]], dtype: np.dtype[np.void]) -> NDArray[np.void]:
    """Return the rows of all tables: as bytes, for NumPy is slow to compare row types."""
    return np.frombuffer(b"".join(table.tobytes() for table in tables), dtype)


def _order(frames: NDArray[np.int64]) -> slice | NDArray[np.intp]:
    """Return what puts rows into the order of frames: mostly, all as they are."""
    if np.all(frames[1:] >= frames[:-1]):
        return slice(None)
    return np.argsort(frames, kind="stable")


def _joined(found: Sequence[Mesh]) -> Mesh:
    return (
        np.concatenate([_NO_MESH[0], *(landmarks for landmarks, _ in found)]),
        np.concatenate([_NO_MESH[1], *(blendshapes for _, blendshapes in found)]),
    )


def _no_mesh(count: int) -> Mesh:
    """Return zeros that take no memory."""
    return (
        np.broadcast_to(np.int16(0), (count, LANDMARKS, 3)),
        np.broadcast_to(np.float32(0), (count, BLENDSHAPES)),
    )


_NO_MESH = _no_mesh(0)
