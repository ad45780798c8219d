"""Receive files into a case: hash while copying, probe in the worker, record.

The original is opened for reading only and never touched again. Every regular file is kept,
readable or not; links, devices and pipes are recorded and not followed. One bad file loses
nothing of the others.
"""

import os
import shutil
import stat
import time
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from workbench.errors import (
    IntakeError,
    MediaTooLarge,
    NoAccess,
    NotARegularFile,
    PathNotFound,
    ReadFailed,
    StorageFull,
    UnsupportedMedia,
    WorkbenchError,
    WorkerCrashed,
    WorkerError,
    WorkerOutOfMemory,
    WorkerTimedOut,
    advice_for,
)
from workbench.model import (
    Arrival,
    ArrivalState,
    Case,
    MediaItem,
    MediaState,
    MetadataEntry,
    Pixels,
    Probe,
    Progress,
    Receipt,
)
from workbench.text import printable, printable_name
from workbench.worker import Worker, WorkerBug

PROBED = "workbench.media.probe:probed"

CHUNK_BYTES = 1 << 20
PROGRESS_SECONDS = 0.25
PROBE_SECONDS = 8.0
PROBE_BYTES_PER_SECOND = 10e6  # a slow disk, or a picture that is slow to decode
RESERVE_BYTES = 64 << 20  # kept free, so that decisions can still be written

CASE_FILE = "case.sqlite"
WORKER_CODES = {WorkerCrashed.code, WorkerTimedOut.code, WorkerOutOfMemory.code}

FILE_KINDS = {
    stat.S_IFLNK: "a link, which is recorded but not followed",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
}


class Staged(Protocol):
    """A complete copy that lies in the case and is not on record yet."""

    @property
    def path(self) -> Path:
        """Where the copy lies."""

    @property
    def sha256(self) -> str:
        """The hash of its bytes, taken while they were copied."""

    @property
    def size_bytes(self) -> int:
        """How many bytes it has."""


class Staging(Protocol):
    """A copy in the making."""

    def write(self, chunk: bytes) -> None:
        """Append and hash."""

    def finish(self) -> Staged:
        """Make the copy durable."""

    def discard(self) -> None:
        """Remove it."""


class IntakeRecord(Protocol):
    """The part of a case store that intake uses."""

    @property
    def folder(self) -> Path:
        """The case's folder."""

    @property
    def case(self) -> Case:
        """The case."""

    def staging(self) -> Staging:
        """Begin a copy inside the case."""

    def by_sha256(self, sha256: str) -> MediaItem | None:
        """Return the item with these bytes."""

    def next_exhibit(self) -> str:
        """Return a fresh exhibit name."""

    def add_media(
        self,
        item: MediaItem,
        receipt: Receipt,
        metadata: Sequence[MetadataEntry],
        thumbnail: Pixels | None,
        staged: Staged,
    ) -> MediaItem:
        """Put a new item on record and its copy in the vault; return it as it stands there.

        It is another item, or has another exhibit name, when someone else was faster.
        """

    def reread(
        self, item: MediaItem, metadata: Sequence[MetadataEntry], thumbnail: Pixels
    ) -> None:
        """Put on record that an item which could not be read has been read after all."""

    def discard(self, staged: Staged) -> None:
        """Remove a copy that does not become part of the case."""

    def add_receipt(self, receipt: Receipt, staged: Staged) -> None:
        """Put another arrival of known bytes on record and drop the copy."""

    def note(self, action: str, subject: str, detail: Mapping[str, str]) -> None:
        """Put an event on record that changes nothing else."""


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A path that is not a file to copy."""

    path: Path
    error: WorkbenchError


def receive(
    record: IntakeRecord, worker: Worker, paths: Iterable[Path], received_from: str = ""
) -> Iterator[Progress | Arrival]:
    """Take in files and folders; yield progress in bytes, and one arrival per path.

    Each arrival is yielded once it is on record. Closing the generator early drops the copy
    in the making; the original can be added again.
    """
    for found in _walk(paths, record.folder.resolve()):
        if isinstance(found, _Refusal):
            yield _refuse(record, found.path, found.error)
        else:
            yield from _take(record, worker, found, received_from)


def _walk(paths: Iterable[Path], case_folder: Path) -> Iterator[Path | _Refusal]:
    """Yield regular files in a stable order, each folder once; refuse the rest."""
    seen: set[tuple[int, int]] = set()
    pending = [Path(path) for path in paths][::-1]
    while pending:
        path = pending.pop()
        try:
            status = path.lstat()
            _require_foreign(path, case_folder)
            if stat.S_ISDIR(status.st_mode):
                pending += _entries(path, status, seen)
                continue
            _require_regular(status)
        except OSError as error:
            yield _Refusal(path, _unread(error))
        except IntakeError as error:
            yield _Refusal(path, error)
        except ValueError as error:  # a path with a zero byte
            yield _Refusal(path, PathNotFound(str(error)))
        else:
            yield path


def _entries(folder: Path, status: os.stat_result, seen: set[tuple[int, int]]) -> list[Path]:
    """Return what a folder holds, last first; nothing for one that was seen before."""
    identity = (status.st_dev, status.st_ino)
    if identity in seen:  # a mounted loop
        return []
    seen.add(identity)
    if (folder / CASE_FILE).exists():
        raise UnsupportedMedia("this is the folder of a case; its maps are no evidence")
    return sorted(folder.iterdir(), reverse=True)


def _require_foreign(path: Path, case_folder: Path) -> None:
    if path.resolve().is_relative_to(case_folder):
        raise UnsupportedMedia("this belongs to the case itself")


def _unread(error: OSError) -> IntakeError:
    """Tell a wrong path and a missing right from a file that cannot be read."""
    said = error.strerror or str(error)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return PathNotFound(said)
    return NoAccess(said) if isinstance(error, PermissionError) else ReadFailed(said)


def _require_regular(status: os.stat_result) -> None:
    kind = stat.S_IFMT(status.st_mode)
    if kind != stat.S_IFREG:
        raise NotARegularFile(f"this is {FILE_KINDS.get(kind, 'no regular file')}")


def _refuse(record: IntakeRecord, path: Path, error: WorkbenchError) -> Arrival:
    """Put on record that something was given and not taken in; a wrong path is nothing."""
    name = _shown(path)
    if not isinstance(error, PathNotFound):
        record.note("arrival refused", name, {"reason": error.code, "detail": str(error)})
    unsupported = isinstance(error, UnsupportedMedia | NotARegularFile)
    return Arrival(
        path=name,
        state=ArrivalState.UNSUPPORTED if unsupported else ArrivalState.UNREADABLE,
        reason=error.code,
        detail=str(error),
        advice=error.advice,
    )


def _take(
    record: IntakeRecord, worker: Worker, path: Path, received_from: str
) -> Iterator[Progress | Arrival]:
    """Copy one file, look into the copy, and put it on record."""
    try:
        staged, status, changed = yield from _copy(record, path)
    except (IntakeError, StorageFull) as error:
        yield _refuse(record, path, error)
        return
    except OSError as error:
        yield _refuse(record, path, _unread(error))
        return
    receipts = _Receipts(record.case.examiner, received_from, path, status)
    try:
        yield _keep(record, worker, path, receipts, staged, changed=changed)
    finally:
        record.discard(staged)  # what is on record has been moved to its place


def _keep(
    record: IntakeRecord,
    worker: Worker,
    path: Path,
    receipt_of: "_Receipts",
    staged: Staged,
    *,
    changed: bool,
) -> Arrival:
    """Put a copy on record, as a new item or as another arrival of a known one."""
    known = record.by_sha256(staged.sha256)
    if known is not None:
        if known.reason in WORKER_CODES:
            known = _look_again(record, worker, known, staged, path)
        record.add_receipt(receipt_of(known.id, duplicate=True), staged)
        return _arrival(path, known, ArrivalState.DUPLICATE)
    item, probe = _look(record, worker, staged, path, changed)
    metadata, thumbnail = (probe.metadata, probe.thumbnail) if probe else ((), None)
    receipt = receipt_of(item.id, duplicate=False)
    kept = record.add_media(item, receipt, metadata, thumbnail, staged)
    faster = kept.id != item.id
    return _arrival(path, kept, ArrivalState.DUPLICATE if faster else ArrivalState(kept.state))


def _copy(
    record: IntakeRecord, path: Path
) -> Generator[Progress, None, tuple[Staged, os.stat_result, bool]]:
    """Copy a file into the case; return the copy, the file's status and whether it changed."""
    with _open_regular(path) as source:
        before = os.fstat(source.fileno())
        if before.st_size + RESERVE_BYTES > shutil.disk_usage(record.folder).free:
            raise StorageFull(f"no room for {before.st_size:,} bytes")
        staging = record.staging()
        try:
            yield from _pour(source, staging, before.st_size)
            after = os.fstat(source.fileno())
            staged = staging.finish()
        except BaseException:
            staging.discard()
            raise
    changed = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    return staged, before, changed


def _open_regular(path: Path) -> BinaryIO:
    """Open for reading what is still a regular file; never follow a link or wait for a pipe.

    The time of last access stays as it was where the system lets its owner ask for that.
    """
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)  # not every system has them all
    try:
        handle = os.open(path, flags | getattr(os, "O_NOATIME", 0))
    except PermissionError:  # only a file's owner may ask
        handle = os.open(path, flags)
    source = os.fdopen(handle, "rb", buffering=0)
    try:
        _require_regular(os.fstat(source.fileno()))
    except NotARegularFile:
        source.close()
        raise
    return source


def _pour(source: BinaryIO, staging: Staging, size: int) -> Iterator[Progress]:
    done, told = 0, time.monotonic()
    while chunk := source.read(CHUNK_BYTES):
        staging.write(chunk)
        done += len(chunk)
        if time.monotonic() - told > PROGRESS_SECONDS:
            told = time.monotonic()
            yield Progress(done=done, total=size)


def _look(
    record: IntakeRecord, worker: Worker, staged: Staged, path: Path, changed: bool
) -> tuple[MediaItem, Probe | None]:
    """Probe the copy in the worker; a file that cannot be read is an item all the same."""
    seconds = PROBE_SECONDS + staged.size_bytes / PROBE_BYTES_PER_SECOND
    probe: Probe | None = None
    state, reason = MediaState.ACCEPTED, None
    detail = "the file changed while it was copied" if changed else None
    try:
        [probe] = worker.run(PROBED, staged.path, path.name, idle_seconds=seconds)
    except (IntakeError, WorkerError, WorkerBug) as error:
        state, reason, detail = _why_not(error)
    item = MediaItem(
        case_id=record.case.id,
        exhibit=record.next_exhibit(),
        original_name=_shown(Path(path.name)),
        sha256=staged.sha256,
        size_bytes=staged.size_bytes,
        state=state,
        kind=probe.kind if probe else None,
        stream=probe.stream if probe else None,
        reason=reason,
        detail=detail,
    )
    return item, probe


def _look_again(
    record: IntakeRecord, worker: Worker, known: MediaItem, staged: Staged, path: Path
) -> MediaItem:
    """Probe once more what failed for the reader's sake, which may have been a busy machine."""
    found, probe = _look(record, worker, staged, path, changed=False)
    if probe is None:
        return known
    again = replace(
        known,
        state=found.state,
        kind=found.kind,
        stream=found.stream,
        reason=None,
        detail=found.detail,
    )
    record.reread(again, probe.metadata, probe.thumbnail)
    return again


def _why_not(error: Exception) -> tuple[MediaState, str, str]:
    """Return the state, the reason code and the sentence of a file that cannot be examined."""
    unsupported = isinstance(error, UnsupportedMedia | MediaTooLarge)
    return (
        MediaState.UNSUPPORTED if unsupported else MediaState.UNREADABLE,
        error.code if isinstance(error, WorkbenchError) else "reader_bug",
        printable(str(error).strip().splitlines()[-1]),
    )


@dataclass(frozen=True, slots=True)
class _Receipts:
    """What every receipt of one arrival has in common."""

    by: str
    received_from: str
    path: Path
    status: os.stat_result

    def __call__(self, media_id: str, *, duplicate: bool) -> Receipt:
        """Return the receipt."""
        return Receipt(
            media_id=media_id,
            path=_shown(self.path.absolute()),
            name=_shown(Path(self.path.name)),
            modified_at=_time(self.status.st_mtime),
            received_from=self.received_from,
            received_by=self.by,
            duplicate=duplicate,
        )


def _time(seconds: float) -> datetime | None:
    """Return a file time, or None for one outside the calendar."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _shown(path: Path) -> str:
    """Return a path as printable text; bytes that are no UTF-8 become escapes."""
    return printable_name(path.as_posix())


def _arrival(path: Path, item: MediaItem, state: ArrivalState) -> Arrival:
    return Arrival(
        path=_shown(path),
        state=state,
        exhibit=item.exhibit,
        sha256=item.sha256,
        reason=item.reason,
        detail=item.detail,
        media_id=item.id,
        advice=advice_for(item.reason) if item.reason else None,
    )
