"""What lies where in a face file: its parts by name, and its archive opened with distrust."""

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from workbench.errors import FaceFileDamaged, HashMismatch

MOST_CROP_BYTES = 64 << 20
MOST_LIST_BYTES = 64 << 20  # of the archive's list of parts: some 700 000 of them

_SEEN = re.compile(r"seen/(\d{1,12})-(\d{1,12})\.npy")
_PART = re.compile(r"(light|landmarks|blendshapes)/(\d{1,9})/(\d{1,12})-(\d{1,12})\.npy")
_CROP = re.compile(r"crops/(\d{1,9})/(\d{1,12})_(-?\d{1,6})_(-?\d{1,6})\.png")
_END = struct.Struct("<4s4H2LH")
_LARGE_END = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_BYTES = 20


def seen_name(first: int, last: int) -> str:
    """Return the name of a part that counts faces."""
    return f"seen/{first:09}-{last:09}.npy"


def part_name(kind: str, number: int, first: int, last: int) -> str:
    """Return the name of a part about one face."""
    return f"{kind}/{number:06}/{first:09}-{last:09}.npy"


def crop_name(number: int, frame: int, x: int, y: int) -> str:
    """Return the name of a crop, which says where it was cut."""
    return f"crops/{number:06}/{frame:09}_{x}_{y}.png"


@dataclass(frozen=True, slots=True)
class Part:
    """Rows about the frames from `first` to `last`."""

    name: str
    first: int
    last: int

    def beside(self, kind: str) -> str:
        """Return the name of the part of another kind about the same face and frames."""
        return f"{kind}/{self.name.partition('/')[2]}"


@dataclass(frozen=True, slots=True)
class KeptCrop:
    """A crop and the place of its left upper pixel in the frame."""

    name: str
    x: int
    y: int


@dataclass(slots=True)
class Index:
    """The parts of one face file, in the order of frames."""

    seen: list[Part] = field(default_factory=list)
    light: dict[int, list[Part]] = field(default_factory=dict)
    crops: dict[int, dict[int, KeptCrop]] = field(default_factory=dict)

    @classmethod
    def of(cls, archive: ZipFile) -> Self:
        """Return the index of an archive; FaceFileDamaged where a part is out of place."""
        index = cls()
        for info in archive.infolist():
            if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or info.flag_bits & 1:
                raise FaceFileDamaged("A face file is packed in a way that is not its own.")
            index._add(info)
        for parts in (index.seen, *index.light.values()):
            _require_order(parts)
        return index

    def _add(self, info: ZipInfo) -> None:
        name = info.filename
        if found := _CROP.fullmatch(name):
            number, frame, x, y = map(int, found.groups())
            self.crops.setdefault(number, {})[frame] = KeptCrop(name, x, y)
        elif found := _PART.fullmatch(name):
            if found[1] == "light":
                part = Part(name, int(found[3]), int(found[4]))
                self.light.setdefault(int(found[2]), []).append(part)
        elif found := _SEEN.fullmatch(name):
            self.seen.append(Part(name, int(found[1]), int(found[2])))
        elif name != "face-file.json":
            raise FaceFileDamaged("A face file holds a part of an unknown kind.")


def _require_order(parts: list[Part]) -> None:
    last = -1
    for part in parts:
        if not last < part.first <= part.last:
            raise FaceFileDamaged("The parts of a face file are out of order.")
        last = part.last


def opened(path: Path, sha256: str | None) -> ZipFile:
    """Open an archive; HashMismatch where its file is gone or has another hash."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise HashMismatch(f"A face file cannot be read: {error.strerror}.") from error
    try:
        if sha256 is not None and _hash(file) != sha256:
            raise HashMismatch("A face file is no longer the one that was made.")
        with archive_errors():
            _require_small_list(file)
            return _Owning(file)
    except BaseException:
        file.close()
        raise


class _Owning(ZipFile):
    """An archive that closes the file it was given."""

    def __init__(self, file: BinaryIO) -> None:
        self._own = file
        super().__init__(file)

    def close(self) -> None:
        super().close()
        self._own.close()


@contextmanager
def archive_errors() -> Iterator[None]:
    """Raise whatever a damaged or hostile archive makes its reader raise as FaceFileDamaged."""
    try:
        yield
    except (
        *(BadZipFile, zlib.error, struct.error, EOFError, OSError),
        *(ValueError, LookupError, RuntimeError, OverflowError),
    ) as error:
        raise FaceFileDamaged(f"A face file cannot be read: {error}.") from error


def entry(archive: ZipFile, name: str, most: int) -> bytes:
    """Return the bytes of a part, checked; FaceFileDamaged for more than `most`."""
    with archive_errors():
        info = archive.getinfo(name)
        if info.file_size > most:
            raise ValueError(f"a part claims {info.file_size} bytes")
        with archive.open(info) as part:
            data = part.read(most + 1)
        if len(data) != info.file_size:
            raise ValueError("a part has another length than was said")
    return data


def _hash(file: BufferedReader) -> str:
    digest = hashlib.file_digest(file, "sha256")
    file.seek(0)
    return digest.hexdigest()


def _require_small_list(file: BinaryIO) -> None:
    """Refuse a list of parts that would fill the memory; what is no archive fails later."""
    end = file.seek(0, 2)
    file.seek(max(0, end - _END.size - _LOCATOR_BYTES - _LARGE_END.size))
    tail = file.read()
    file.seek(0)
    size = 0
    if len(tail) >= _END.size:
        size = _END.unpack_from(tail, len(tail) - _END.size)[5]
    if size == 0xFFFFFFFF and len(tail) >= _LARGE_END.size:  # noqa: PLR2004  # "see there"
        size = _LARGE_END.unpack_from(tail)[8]
    if size > MOST_LIST_BYTES:
        raise ValueError(f"its list of parts claims {size} bytes")
