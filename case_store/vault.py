"""The files of a case: originals, derivatives, reports and models, each under its bytes' hash.

A file comes in by three steps, so that no moment leaves a row without its bytes: it is written
and made durable in ``incoming/``; it is claimed there under the name of its future place, and
the transaction with its row and audit event commits; it is moved to its place. What a crash
leaves in ``incoming/`` is either named by a row, and then moved, or by none, and then dropped.
"""

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from workbench.errors import AuditChainBroken, NotACase, StorageFull

INCOMING = "incoming"
CHUNK_BYTES = 1 << 20
READ_ONLY = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH

_SHA256 = re.compile("[0-9a-f]{64}")
_CLAIM = re.compile("([a-z]+)-([0-9a-f]{64})")
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files of one kind in a folder of the case, named by the hash of their bytes."""

    name: str
    folder: str
    suffix: str = ""

    def file_name(self, sha256: str) -> str:
        """Return the name of a file; a hash from a row is text until it has been checked."""
        if not _SHA256.fullmatch(sha256):
            raise AuditChainBroken(f"{sha256!r} on record is no SHA-256.")
        return f"{sha256}{self.suffix}"

    def claim_name(self, sha256: str) -> str:
        """Return the name in ``incoming/`` of a file that is on its way to this shelf."""
        self.file_name(sha256)
        return f"{self.name}-{sha256}"


EVIDENCE = Shelf("evidence", "evidence")
MAPS = Shelf("derived", "derived", ".png")  # named so in claims since the first revision
PICTURES = Shelf("pictures", "derived", ".picture.png")
FACES = Shelf("faces", "derived", ".faces.zip")
REPORTS = Shelf("reports", "reports", ".pdf")
MODELS = Shelf("models", "models", ".zip")
SHELVES = {shelf.name: shelf for shelf in (EVIDENCE, MAPS, PICTURES, FACES, REPORTS, MODELS)}
FOLDERS = ("evidence", "derived", "reports", "models")


class Copy(Protocol):
    """A complete copy inside the case that is not on record yet, by whatever made it."""

    @property
    def path(self) -> Path:
        """Where the copy lies."""

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A complete, durable copy in ``incoming/`` that is not on record yet."""

    path: Path
    sha256: str
    size_bytes: int


class Staging:
    """A copy in the making: hashed while it is written."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{uuid4().hex}.part"
        self._digest = hashlib.sha256()
        self._size = 0
        with storage_errors():
            self._file = self._path.open("xb")

    def write(self, chunk: bytes) -> None:
        """Append and hash; StorageFull when the disk has no room."""
        with storage_errors():
            self._file.write(chunk)
        self._digest.update(chunk)
        self._size += len(chunk)

    def finish(self) -> Staged:
        """Make the copy durable and read-only, and return it."""
        with storage_errors():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._path.chmod(READ_ONLY)
        return Staged(self._path, self._digest.hexdigest(), self._size)

    def discard(self) -> None:
        """Remove the copy."""
        with suppress(OSError):  # a full disk may refuse the last buffer once more
            self._file.close()
        drop(self._path)


class Vault:
    """The shelves of one case and the way into them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.incoming = folder / INCOMING

    def furnish(self) -> None:
        """Make the folders that are not there: a copied case may have lost its empty ones."""
        with storage_errors():
            for name in (INCOMING, *FOLDERS):
                (self.folder / name).mkdir(exist_ok=True)

    def staging(self) -> Staging:
        """Begin a copy."""
        return Staging(self.incoming)

    def stage(self, chunks: Iterable[bytes]) -> Staged:
        """Copy, hash and make durable; nothing stays behind when it fails."""
        staging = self.staging()
        try:
            for chunk in chunks:
                staging.write(chunk)
            return staging.finish()
        except BaseException:
            staging.discard()
            raise

    def claim(self, shelf: Shelf, staged: Copy) -> None:
        """Give a copy the name by which its row finds it, before that row commits."""
        with storage_errors():
            staged.path.replace(self.claimed(shelf, staged.sha256))

    def give_back(self, shelf: Shelf, staged: Copy) -> None:
        """Undo `claim`, when no row came of it."""
        with suppress(FileNotFoundError):
            self.claimed(shelf, staged.sha256).replace(staged.path)

    def settle(self, shelf: Shelf, sha256: str) -> None:
        """Move a claimed file to its place; one that is there already needs no second."""
        claimed, place = self.claimed(shelf, sha256), self.place(shelf, sha256)
        if place.exists():
            drop(claimed)
        else:
            claimed.replace(place)

    def flush(self, *names: str) -> None:
        """Make the names in folders of the case durable."""
        with storage_errors():
            for name in names:
                flush_folder(self.folder / name)

    def place(self, shelf: Shelf, sha256: str) -> Path:
        """Return where a file belongs."""
        return self.folder / shelf.folder / shelf.file_name(sha256)

    def claimed(self, shelf: Shelf, sha256: str) -> Path:
        """Return where a file waits for its place."""
        return self.incoming / shelf.claim_name(sha256)

    def find(self, shelf: Shelf, sha256: str) -> Path:
        """Return where a file lies: in its place, or still on its way to it."""
        place, claimed = self.place(shelf, sha256), self.claimed(shelf, sha256)
        return claimed if claimed.exists() and not place.exists() else place

    def leftovers(self) -> Iterator[Path]:
        """Yield the files that lie in ``incoming/``; links too, but not what they point to."""
        if self.incoming.is_dir():
            for path in sorted(self.incoming.iterdir()):
                if path.is_symlink() or path.is_file():
                    yield path


def claim_of(path: Path) -> tuple[Shelf, str] | None:
    """Return shelf and hash that a name in ``incoming/`` claims; None for any other name."""
    found = _CLAIM.fullmatch(path.name)
    return (SHELVES[found[1]], found[2]) if found and found[1] in SHELVES else None


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a regular file; OSError for a link or what cannot be read."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123  # a descriptor, not a path
        return hashlib.file_digest(file, "sha256").hexdigest()


def require_own_folder(folder: Path, *, writing: bool) -> None:
    """Refuse a case whose parts are links: who writes it would write elsewhere.

    A rollback journal, which no case has, could name other files for SQLite to delete.
    """
    for path in (folder / name for name in (INCOMING, *FOLDERS)):
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            raise NotACase(f"{path.name} is not a folder of the case.")
    for path in folder.glob("case.*"):
        status = path.lstat()
        shared = writing and status.st_nlink > 1
        if not stat.S_ISREG(status.st_mode) or shared or path.name.endswith("-journal"):
            raise NotACase(f"{path.name} is not a file of the case alone.")


def drop(path: Path) -> None:
    """Remove a file that may be read-only; nothing happens where there is none."""
    with suppress(FileNotFoundError):
        if os.name == "nt" and not path.is_symlink():
            path.chmod(stat.S_IWRITE)
        path.unlink()


def flush_folder(folder: Path) -> None:
    """Make the names in a folder durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def storage_errors() -> Iterator[None]:
    """Raise a full disk as StorageFull."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise StorageFull(f"There is no room left: {error.strerror}.") from error
        raise
