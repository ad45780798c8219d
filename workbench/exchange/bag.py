"""A bag: files with a manifest of their hashes, as RFC 8493 (BagIt 1.0) lays them out.

It is written beside its place, checked there by the library of the Library of Congress, and
named only when it holds. The library's own making of bags changes the folder in which the
whole program works, and hashes what was hashed while it was copied; so it only checks.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from io import BufferedWriter
from pathlib import Path
from uuid import uuid4

import bagit
from filelock import FileLock, Timeout

from workbench import __version__
from workbench.errors import ExportError, ExportExists, ExportFull
from workbench.text import printable_name

__all__ = ["Bag", "made"]

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
TAG_MANIFEST = "tagmanifest-sha256.txt"


class Bag:
    """A bag in the making; every file is hashed while it is written.

    `cleared` is how many drafts of killed exports were removed from beside its target.
    """

    def __init__(self, folder: Path, cleared: int = 0) -> None:
        self._folder = folder
        self.cleared = cleared
        self._listed: dict[str, str] = {}
        self._bytes = 0

    @property
    def files(self) -> int:
        """How many files the payload holds."""
        return len(self._listed)

    @property
    def size_bytes(self) -> int:
        """How many bytes the payload holds."""
        return self._bytes

    def add(self, name: str, chunks: Iterable[bytes]) -> str:
        """Write a file of the payload, by a name that Loupe made; return its SHA-256."""
        for _ in self.adding(name, chunks):
            pass
        return self._listed[f"data/{name}"]

    def adding(self, name: str, chunks: Iterable[bytes]) -> Iterator[int]:
        """Write a file and yield the size of each piece once it is written."""
        path = self._folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with path.open("xb") as file:
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                self._bytes += len(chunk)
                yield len(chunk)
            _flush(file)
        self._listed[f"data/{name}"] = digest.hexdigest()

    def digest_of(self, name: str) -> str:
        """Return the SHA-256 of a file that was added."""
        return self._listed[f"data/{name}"]

    def close(self, told: Mapping[str, str], at: datetime) -> str:
        """Write the tag files, and return the digest that stands for the whole bag."""
        facts = {
            **told,
            "Bagging-Date": f"{at:%Y-%m-%d}",
            "Bag-Software-Agent": f"Loupe {__version__}",
            "Payload-Oxum": f"{self._bytes}.{self.files}",
        }
        lines = [f"{name}: {printable_name(text)}\n" for name, text in facts.items() if text]
        tags = {
            "bagit.txt": DECLARATION,
            "bag-info.txt": "".join(lines).encode(),
            "manifest-sha256.txt": _manifest(self._listed),
        }
        for name, content in tags.items():
            _write(self._folder / name, content)
        hashes = {name: hashlib.sha256(content).hexdigest() for name, content in tags.items()}
        last = _manifest(hashes)
        _write(self._folder / TAG_MANIFEST, last)
        return hashlib.sha256(last).hexdigest()


@contextmanager
def made(target: Path) -> Iterator[Bag]:
    """Offer a bag; it lies at `target`, whole and checked, once the block ends well.

    Whatever ends the block otherwise leaves nothing behind; what a killed process left beside
    this target is removed now. Raises ExportExists where
    something lies at `target`, ExportFull for a full disk, ExportError.
    """
    place = _vacant(target)
    draft = place.with_name(f".{_mark(place)}-{uuid4().hex}.part")
    with _disk_errors(target), _alone(place):
        try:
            left = _cleared(place)
            draft.mkdir()
            yield Bag(draft, left)
            _require_valid(draft)
            _vacant(target)
            draft.rename(place)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Let no other process write to this target: what lies beside it is then nobody's."""
    lock = FileLock(place.with_name(f".{_mark(place)}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise ExportExists(f"{place} is being written by another export.") from error
    try:
        yield
    finally:
        lock.release()
        with suppress(OSError):  # another one may hold it already
            Path(lock.lock_file).unlink(missing_ok=True)


def _cleared(place: Path) -> int:
    """Remove the drafts of this target that killed exports left; return how many."""
    found = place.parent.glob(f".{_mark(place)}-*.part")
    left = [path for path in found if path.is_dir() and not path.is_symlink()]
    for path in left:
        shutil.rmtree(path)
    return len(left)


def _mark(place: Path) -> str:
    """Return what stands for a target in the name of its drafts, whatever its own name is."""
    return hashlib.sha256(os.fsencode(place.name)).hexdigest()[:16]


def remove(target: Path) -> None:
    """Remove a bag that was made in vain."""
    shutil.rmtree(target, ignore_errors=True)


def _vacant(target: Path) -> Path:
    """Return where to make a bag; nothing may lie there, a link to nothing included."""
    place = Path(os.path.abspath(target))  # noqa: PTH100  # does not follow a link at the end
    if not place.parent.is_dir():
        raise ExportError(f"There is no folder {place.parent}.")
    if place.is_symlink() or place.exists():
        raise ExportExists(f"{target} is there already.")
    return place


@contextmanager
def _disk_errors(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = ExportFull if error.errno in NO_ROOM else ExportError
        reason = error.strerror or str(error)
        raise kind(f"{target} cannot be written: {reason}.") from error


def _require_valid(draft: Path) -> None:
    """Read everything back and have every hash compared."""
    try:
        bagit.Bag(str(draft)).validate()
    except bagit.BagError as error:
        raise ExportError(f"What was written does not read back as it was: {error}") from error


def _manifest(listed: Mapping[str, str]) -> bytes:
    return "".join(f"{listed[name]}  {name}\n" for name in sorted(listed)).encode()


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        _flush(file)


def _flush(file: BufferedWriter) -> None:
    file.flush()
    os.fsync(file.fileno())
