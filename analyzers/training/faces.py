"""Faces for training: aligned crops of media whose truth is known, found once and kept.

The crops come from the same face pass, at the same alignment, as an examination's, so that a
network is taught on what it will be given. Only pixels as found are kept: whatever is done to
them in training is done anew each time.
"""

import csv
import hashlib
import json
import math
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from analyzers.faces.alignment import ALIGNED_SIZE, similarity
from analyzers.faces.face_pass import Faces
from analyzers.synthesis.window import window
from workbench.analyzer import Face, Frame, Source
from workbench.errors import ReadFailed, WorkbenchError
from workbench.evaluation.manifest import Entry, Manifest
from workbench.lane import Sampler
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.model import LANDMARKS, MediaKind, Pixels
from workbench.reading import batched

__all__ = ["Example", "FaceShelf", "alone", "each_read", "gather"]

INDEX, WITHOUT, ORIGIN = "index.csv", "without.csv", "origin.json"
LOCK = ".lock"
CROPS, LANDMARKS_FILE = "crops.u8", "landmarks.f32"
WINDOWS = "windows"  # a folder, where native windows were asked for
CROP_SHAPE = (ALIGNED_SIZE, ALIGNED_SIZE, 3)
POINTS_SHAPE = (LANDMARKS, 2)
PER_SECOND = 2.0  # of a video; neighbouring frames teach little that is new
FILES_AT_ONCE = 8  # handed to one process
ENDED = b"\r\n"  # of a whole row of a table

Floats = NDArray[np.float32]
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One face of one frame, with what the manifest says of its file.

    `width` is the face's in native pixels; `outside` the share of the crop that lies beyond
    the picture's edge and is therefore black. Quality is as in `FaceQuality`, NaN where it
    could not be measured; `codec` is that of the file, as the probe names it ("h264").
    """

    path: str
    altered: bool
    source: str
    generator: str
    family: str
    person: str
    columns: str = ""  # the manifest's other columns, as one query string
    video: bool = False
    codec: str = ""
    frame: int = 0
    pts: float = 0.0
    width: float = float("nan")
    sharpness: float = float("nan")
    yaw: float = float("nan")
    quantiser: float = float("nan")
    outside: float = 0.0
    meshed: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    example: Example
    crop: Pixels
    points: Floats
    window: Pixels | None


class FaceShelf:
    """A folder of gathered faces: `examples[i]` has the pixels `crops[i]` and a mesh.

    `crops` (n, 256, 256, 3) is read from disk as it is needed; `points` (n, 478, 2) are in
    pixels of the crop, NaN where the face has no mesh.
    """

    def __init__(self, folder: Path) -> None:
        """Open a folder that `gather` filled; raises ReadFailed for another."""
        self._folder = folder
        try:
            with (folder / INDEX).open(newline="", encoding="utf-8") as file:
                self.examples = tuple(map(_example, csv.DictReader(file)))
            self.manifest_sha256 = str(json.loads((folder / ORIGIN).read_text())["manifest"])
            n = len(self.examples)
            self.crops = np.memmap(folder / CROPS, np.uint8, "r", shape=(n, *CROP_SHAPE))
            self.points = np.memmap(
                folder / LANDMARKS_FILE, np.float32, "r", shape=(n, *POINTS_SHAPE)
            )
        except (OSError, ValueError, KeyError, TypeError) as error:  # of torn files too
            raise ReadFailed(f"{folder} holds no gathered faces: {error}") from error

    def __len__(self) -> int:
        return len(self.examples)

    def window(self, index: int) -> Pixels:
        """Return the native window (h, w, 3) of a face; raises ReadFailed without one."""
        path = _window_file(self._folder, self.examples[index])
        try:
            with np.load(path, allow_pickle=False) as kept:
                return np.asarray(kept["rgb"], np.uint8)
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise ReadFailed(f"{path.parent} lacks a native window: {error}") from error


def gather(
    manifest: Manifest,
    folder: Path,
    *,
    processes: int = 1,
    per_second: float = PER_SECOND,
    windows: bool = False,
) -> Iterator[tuple[int, int, str]]:
    """Find the main face of every file and keep it in `folder`, which may be continued.

    With `windows` its native window is kept too, see `analyzers.synthesis.window`.

    Yields how many files are done, of how many, and what is wrong with the last one, empty
    where it has a face. Files that are already in the folder are not read again; a file
    without a face is listed with the reason in `without.csv`.
    """
    with alone(folder):
        read = partial(_read, per_second=per_second, windows=windows)
        _require_same(folder, manifest, per_second, windows=windows)
        yield from _gathered(manifest, folder, processes, read)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder; raises ReadFailed where another process writes to it."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / LOCK, timeout=0):
            yield
    except Timeout as error:
        raise ReadFailed(f"another process is writing to {folder}") from error


def _gathered(
    manifest: Manifest,
    folder: Path,
    processes: int,
    read: "Callable[[Entry], tuple[Entry, list[_Found], str]]",
) -> Iterator[tuple[int, int, str]]:
    done = _trimmed(folder)
    asked = [e for e in manifest.entries if not e.refused and e.path not in done]
    at = len(manifest.entries) - len(asked)
    for entry, found, problem in each_read(asked, read, processes):
        at += 1
        _append(folder, entry, found, problem)
        yield at, len(manifest.entries), problem


def _require_same(
    folder: Path, manifest: Manifest, per_second: float, *, windows: bool
) -> None:
    """Note where the faces are from; raises ReadFailed where others lie in the folder."""
    origin = {
        "manifest": manifest.sha256,
        "per_second": per_second,
        "face pass": Faces().model_sha256,
        **({"windows": True} if windows else {}),
    }
    path = folder / ORIGIN
    if not path.exists():
        _replace(path, json.dumps(origin).encode())
    elif path.read_text() != json.dumps(origin):
        raise ReadFailed(f"{folder} holds faces of another manifest, or found in another way")


def each_read(
    asked: Sequence[Entry], read: Callable[[Entry], Read], processes: int
) -> Iterator[Read]:
    """Read files one after the other, or several at once in processes, in no order."""
    if processes <= 1:
        yield from map(read, asked)
        return
    with get_context("spawn").Pool(processes) as pool:
        yield from pool.imap_unordered(read, asked, FILES_AT_ONCE)


def _read(entry: Entry, per_second: float, *, windows: bool) -> tuple[Entry, list[_Found], str]:
    try:
        found = list(_faces(entry, per_second, windows=windows))
    except WorkbenchError as error:
        return entry, [], error.code
    return entry, found, "" if found else "no_face"


def _faces(entry: Entry, per_second: float, *, windows: bool) -> Iterator[_Found]:
    """Yield the main face of a file: of a picture the largest, of a video the longest seen."""
    source = source_of(entry.file)
    sampler = Sampler(per_second)
    by_track: dict[str, list[_Found]] = {}
    decoded = batched(frames(source, quantisers=True), source)
    for batch in Faces().read(source, decoded):
        if not isinstance(batch, tuple):
            continue
        for frame in batch:
            if frame.sound and (source.kind is MediaKind.IMAGE or sampler.takes(frame)):
                for face in frame.faces:
                    found = _found(entry, source, frame, face, windows=windows)
                    by_track.setdefault(face.track, []).append(found)
    if by_track:
        yield from max(by_track.values(), key=_seen)


def _seen(track: Sequence[_Found]) -> float:
    """Return how much is seen of a track: its faces' areas added up."""
    return sum(one.example.width**2 for one in track)


def _found(entry: Entry, source: Source, frame: Frame, face: Face, *, windows: bool) -> _Found:
    quality, matrix = face.quality, similarity(face.points)
    example = replace(
        _labelled(entry),
        width=_number(quality.width),
        sharpness=_number(quality.sharpness),
        yaw=_number(quality.yaw),
        quantiser=_number(quality.quantiser),
        video=source.kind is MediaKind.VIDEO,
        codec=source.stream.codec.split(" ")[0],
        frame=frame.index,
        pts=frame.pts,
        outside=_outside(matrix, frame.rgb.shape[:2]),
        meshed=face.landmarks is not None,
    )
    native = window(face) if windows else None
    return _Found(example, face.aligned, _points(face, matrix), native)


def _number(value: float | None) -> float:
    return float("nan") if value is None else value


def _labelled(entry: Entry) -> Example:
    told = entry.columns
    others = sorted((k, v) for k, v in entry.columns.items() if v and k not in _LEFT_OUT)
    columns = "&".join(f"{key}={value}" for key, value in others)
    return Example(
        path=entry.path,
        altered=entry.altered,
        source=told.get("source", ""),
        generator=told.get("generator", ""),
        family=told.get("family", ""),
        person=told.get("person", ""),
        columns=columns,
    )


_LEFT_OUT = {
    "path", "label", "source", "generator", "family", "person",
    "width", "height", "licence", "note",
}  # fmt: skip


def _points(face: Face, matrix: NDArray[np.float64]) -> Floats:
    if face.landmarks is None:
        return np.full(POINTS_SHAPE, np.nan, np.float32)
    flat = face.landmarks[:, :2] @ matrix[:, :2].T + matrix[:, 2]
    return flat.astype(np.float32)


def _outside(matrix: NDArray[np.float64], shape: Sequence[int]) -> float:
    """Return the share of the crop's pixels that lie beyond the picture."""
    middles = np.arange(0, ALIGNED_SIZE, 4) + 2.0
    grid = np.stack(np.meshgrid(middles, middles), axis=-1).reshape(-1, 2)
    there = np.linalg.solve(matrix[:, :2], (grid - matrix[:, 2]).T).T
    inside = ((there >= 0) & (there < np.array([shape[1], shape[0]]))).all(axis=1)
    return float(1 - inside.mean())


def _append(folder: Path, entry: Entry, found: Iterable[_Found], problem: str) -> None:
    """Add a file's faces; the index is written last, so that a torn end is found out."""
    found = list(found)
    if problem:
        _write(folder / WITHOUT, [[entry.path, problem]], ["path", "reason"])
        return
    for name, values in ((CROPS, "crop"), (LANDMARKS_FILE, "points")):
        with (folder / name).open("ab") as file:
            for one in found:
                file.write(np.ascontiguousarray(getattr(one, values)).tobytes())
    for one in found:
        if one.window is not None:
            path = _window_file(folder, one.example)
            path.parent.mkdir(exist_ok=True)
            np.savez(path, rgb=one.window)
    rows = [list(map(str, astuple(one.example))) for one in found]
    _write(folder / INDEX, rows, [field.name for field in fields(Example)])


def _window_file(folder: Path, example: Example) -> Path:
    """Return where the native window of a face lies."""
    named = f"{example.path}|{example.frame}|{example.width:.6f}".encode()
    digest = hashlib.sha1(named, usedforsecurity=False).hexdigest()
    return folder / WINDOWS / f"{digest[:20]}.npz"


def _write(path: Path, rows: Iterable[Sequence[str]], header: Sequence[str]) -> None:
    new = not path.exists()
    with path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerows([header] * new)
        writer.writerows(rows)


def _trimmed(folder: Path) -> set[str]:
    """Cut what a broken run left behind the last whole file; return the paths that are done."""
    for name in (WITHOUT, INDEX):
        _mend(folder / name)
    done = _column(folder / WITHOUT)
    listed = _column(folder / INDEX)
    _cut(folder / CROPS, len(listed) * math.prod(CROP_SHAPE))
    _cut(folder / LANDMARKS_FILE, len(listed) * math.prod(POINTS_SHAPE) * 4)
    return {*done, *listed}


def _mend(path: Path) -> None:
    """Cut a torn last row, and the rows of the same file before it, which is read again."""
    header, *rows = path.read_bytes().splitlines(keepends=True) if path.exists() else [ENDED]
    if (rows or [header])[-1].endswith(ENDED):
        return
    torn = _first(rows.pop() if rows else header)
    last = _first(rows[-1]) if rows else b""
    while rows and last.startswith(torn) and _first(rows[-1]) == last:
        rows.pop()
    if header.endswith(ENDED):
        _replace(path, b"".join((header, *rows)))
    else:
        path.unlink()


def _first(row: bytes) -> bytes:
    return row.split(b",")[0]


def _replace(path: Path, content: bytes) -> None:
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)


def _cut(path: Path, size: int) -> None:
    """Cut a file; raises ReadFailed for one that is shorter, whose faces would be black."""
    there = path.stat().st_size if path.exists() else 0
    if there < size:
        raise ReadFailed(f"{path.name} lacks faces that are listed beside it")
    if there > size:
        os.truncate(path, size)


def _column(path: Path) -> list[str]:
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return [row["path"] for row in csv.DictReader(file)]


def _example(row: dict[str, str]) -> Example:
    return Example(
        **{field.name: _READ[field.type](row[field.name]) for field in fields(Example)}
    )


_READ: Any = {str: str, float: float, int: int, bool: "True".__eq__}
