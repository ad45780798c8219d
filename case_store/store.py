"""One case on disk: a folder with its database and its files."""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from case_store import migrations
from case_store.annotations import AnnotationRecords
from case_store.case_file import records
from case_store.chain import Change, require_head, row_of, signature
from case_store.database import FILE_NAME, Database, make_empty
from case_store.face_files import FaceFiles
from case_store.face_findings import FaceFindings
from case_store.faces import FaceRecords
from case_store.findings import FindingRecords
from case_store.impressions import ImpressionRecords
from case_store.labels import LabelRecords
from case_store.lock import CaseLock, is_held
from case_store.makers import MakerRecords
from case_store.media import MediaRecords
from case_store.models import ModelRecords
from case_store.observations import Unwritten
from case_store.recovery import recover, tidy
from case_store.reports import ReportRecords
from case_store.reviews import ReviewRecords
from case_store.runs import RunRecords
from case_store.supports import SupportRecords
from case_store.tables import case_record
from case_store.upgrade import upgrade
from case_store.vault import Vault, drop, flush_folder, require_own_folder, storage_errors
from case_store.what_ifs import WhatIfRecords
from workbench.errors import CaseError, CaseExists, NotACase, WorkerCrashed
from workbench.model import Case


class CaseStore(
    MediaRecords,
    RunRecords,
    FaceRecords,
    FindingRecords,
    AnnotationRecords,
    LabelRecords,
    ImpressionRecords,
    ReviewRecords,
    MakerRecords,
    ReportRecords,
    ModelRecords,
    WhatIfRecords,
    SupportRecords,
):
    """The records and files of one case; safe to share between threads.

    Each method is one transaction and returns plain records, so no session, row or connection
    ever reaches a caller. Every change of a record and its audit event hold together or not
    at all. Raises the CaseError family for whatever can be wrong with a folder on a disk.
    """

    def __init__(self, folder: Path, *, read_only: bool, actor: str | None) -> None:
        database = Database(folder, read_only=read_only)
        try:
            if not read_only:
                upgrade(database, folder, actor)
            self.case = _require_case(database)
        except BaseException:
            database.close()
            raise
        signed = signature(self.case.examiner if actor is None else actor)
        super().__init__(folder, database, signed, read_only=read_only)
        self._unwritten: dict[str, Unwritten] = {}
        self._faces: dict[str, FaceFindings] = {}
        self._face_files = FaceFiles(self._vault)
        self._lock: CaseLock | None = None

    @classmethod
    def create(cls, folder: Path, case: Case, *, actor: str | None = None) -> Self:
        """Make a case in a new or empty folder and open it; CaseExists when something is there.

        It is made beside its place and moved there whole, so that no half-made case remains.
        """
        folder = folder.absolute()
        _require_vacant(folder)
        draft = folder.parent / f".{folder.name}.{uuid4().hex[:8]}"
        try:
            with storage_errors():
                draft.mkdir(parents=True)
                _found(draft, case, actor)
                _move(draft, folder)
        except OSError as error:
            raise CaseError(f"The case cannot be made: {error.strerror}.") from error
        finally:
            _remove(draft)
        return cls.open(folder, actor=actor)

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False, actor: str | None = None) -> Self:
        """Open a case; for writing, what a crash left behind is put in order first.

        Raises NotACase, CaseBusy, CaseReadOnly, CaseTooNew, AuditChainBroken.
        """
        folder = require_case_folder(folder, writing=not read_only)
        if read_only:
            return cls(folder, read_only=True, actor=actor)
        lock = CaseLock(folder)
        lock.acquire()
        try:
            store = cls(folder, read_only=False, actor=actor)
        except BaseException:
            lock.release()
            raise
        store._take_over(lock)
        return store

    def note(self, action: str, subject: str, detail: Mapping[str, str]) -> None:
        """Put an event on record about something that has no record of its own."""
        with self._changing() as change:
            change.sign(action, subject, detail)

    def close(self) -> None:
        """Write what runs have said so far, and free the case for others.

        What cannot be kept of a run is dropped: that run did not end.
        """
        with self._turn:
            try:
                for unwritten in list(self._unwritten.values()):
                    with suppress(WorkerCrashed):
                        self._write(unwritten)
            finally:
                self._unwritten.clear()
                self._drop_faces()
                self._database.close()
                if self._lock is not None:
                    self._lock.release()

    def is_being_written(self) -> bool:
        """Say whether somebody has the case open for writing now, here or elsewhere."""
        return self._lock is not None or is_held(self.folder)

    def _drop_faces(self) -> None:
        """Let go of face files, also of those in the making: their runs did not end."""
        self._face_files.close()
        while self._faces:
            self._faces.popitem()[1].discard()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _take_over(self, lock: CaseLock) -> None:
        """Begin to write: put the case in order, or let go of it."""
        self._lock = lock
        try:
            self._vault.furnish()
            with self._changing() as change:
                require_head(change.connection)
                leftovers = recover(change, self._vault)
            with self._database.reading() as connection:
                tidy(connection, self._vault, leftovers)
        except BaseException:
            self.close()
            raise


def require_case_folder(folder: Path, *, writing: bool) -> Path:
    """Return the true path of a folder that holds a case by its looks; NotACase otherwise."""
    if not (folder / FILE_NAME).exists():
        raise NotACase(f"{folder} holds no {FILE_NAME}.")
    folder = folder.resolve()
    require_own_folder(folder, writing=writing)
    return folder


def _require_case(database: Database) -> Case:
    """Return the case of a database whose schema is known."""
    with database.reading() as connection:
        if migrations.revision(connection) is None:
            raise NotACase("The database is empty.")
        found = records(connection, Case, case_record)
    if len(found) != 1:
        raise NotACase(f"The database holds {len(found)} cases instead of one.")
    return found[0]


def _found(folder: Path, case: Case, actor: str | None) -> None:
    """Make the folders, the tables, the case's row and the first event of its chain."""
    Vault(folder).furnish()
    make_empty(folder)
    database = Database(folder)
    try:
        with database.writing() as connection:
            migrations.upgrade(connection)
            change = Change(connection, signature(case.examiner if actor is None else actor))
            change.insert(case_record, row_of(case))
            change.touch("alembic_version", migrations.REVISIONS[-1])
            change.sign("case created", case.number, {"examiner": case.examiner})
    finally:
        database.close()


def _require_vacant(folder: Path) -> None:
    """Refuse a place where anything lies; an empty folder is vacant."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise CaseExists(f"{folder} is there already.")
    if folder.is_dir() and any(folder.iterdir()):
        raise CaseExists(f"{folder} is not empty.")


def _move(draft: Path, folder: Path) -> None:
    try:
        with suppress(FileNotFoundError):
            folder.rmdir()
        draft.rename(folder)
    except OSError as error:
        if error.errno in (errno.EEXIST, errno.ENOTEMPTY):  # made by someone meanwhile
            raise CaseExists(f"{folder} is there already.") from error
        raise
    flush_folder(folder.parent)


def _remove(draft: Path) -> None:
    """Remove what is left of a case that could not be made."""
    for root, folders, files in os.walk(draft, topdown=False):
        for name in files:
            drop(Path(root, name))
        for name in folders:
            Path(root, name).rmdir()
    if draft.is_dir():
        draft.rmdir()
