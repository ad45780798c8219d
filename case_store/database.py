"""The connection to case.sqlite: transactions, durability, and errors an examiner can read."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from workbench.errors import (
    AuditChainBroken,
    CaseBusy,
    CaseError,
    CaseReadOnly,
    NotACase,
    StorageFull,
)

FILE_NAME = "case.sqlite"
BUSY_SECONDS = 10.0


class Database:
    """One SQLite file; safe between threads, each of which gets a connection of its own.

    WAL lets readers work during a write. A transaction that carries an audit event is
    durable when it returns, also through a power cut (synchronous=FULL); observations of a
    run may lose their last seconds then, but never their consistency (synchronous=NORMAL).
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self._copy: TemporaryDirectory[str] | None = None
        connect = self._reader(folder) if read_only else lambda: _writer(folder)
        pool = sa.NullPool if read_only else sa.QueuePool
        self._closed = False
        self._own = threading.local()  # the connection of a block that is one transaction
        self._engine = sa.create_engine(
            "sqlite://", creator=lambda: self._connect(connect), poolclass=pool
        )
        sa.event.listen(self._engine, "begin", _begin)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Offer a connection that sees one unchanging state of the case."""
        own: sa.Connection | None = getattr(self._own, "connection", None)
        if own is not None:
            yield own
            return
        with expected_errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make everything that this thread reads and writes in a block one transaction."""
        before: sa.Connection | None = getattr(self._own, "connection", None)
        with self.writing() as connection:
            self._own.connection = connection
            try:
                yield
            finally:
                self._own.connection = before  # a block within a block ends with the outer one

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[sa.Connection]:
        """Offer a connection whose changes all hold, or none when the block raises."""
        own: sa.Connection | None = getattr(self._own, "connection", None)
        if own is not None:
            yield own
            return
        options = {"synchronous": "FULL" if durable else "NORMAL"}
        engine = self._engine.execution_options(**options)
        with expected_errors(), engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Release the file for good; the last one to close moves the WAL into it."""
        self._closed = True
        self._engine.dispose()
        if self._copy is not None:
            self._copy.cleanup()

    def _connect(self, connect: Callable[[], sqlite3.Connection]) -> sqlite3.Connection:
        if self._closed:  # whoever comes late holds no lock
            raise CaseError("The case has been closed.")
        return connect()

    def _reader(self, folder: Path) -> Callable[[], sqlite3.Connection]:
        """Return how to open the file without leaving anything beside it.

        SQLite needs a shared-memory file beside a WAL. Where it is absent and cannot be made
        (a case on a read-only medium, copied after a crash), a private copy is read.
        """
        needs_copy = _has(folder, "-wal") and not _has(folder, "-shm")
        if needs_copy and not os.access(folder, os.W_OK):
            self._copy = TemporaryDirectory(prefix="loupe-")
            for name in (FILE_NAME, f"{FILE_NAME}-wal"):
                shutil.copy(folder / name, self._copy.name)
            return lambda: _writer(Path(self._copy.name) if self._copy else folder)
        return lambda: _read_only(folder)


def make_empty(folder: Path) -> None:
    """Make an empty database file that keeps its journal in a WAL, now and ever after."""
    with expected_errors(), closing(_connect(folder, "rwc")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


@contextmanager
def expected_errors() -> Iterator[None]:
    """Raise what can happen to a file on a disk as a CaseError; the rest are bugs."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _expected(error.orig) or error from error
    except sqlite3.Error as error:  # while connecting
        raise _expected(error) or error from error
    except UnicodeDecodeError as error:  # even in what SQLite says of the damage
        raise AuditChainBroken("The case's database is damaged: text is no text.") from error


def _expected(error: BaseException | None) -> CaseError | None:
    name = getattr(error, "sqlite_errorname", "")
    for prefix, (kind, sentence) in _EXPECTED.items():
        if name.startswith(prefix):
            return kind(sentence)
    if isinstance(error, sqlite3.OperationalError):  # a table or column that is gone
        return AuditChainBroken(f"The database cannot be read: {error}.")
    return None


_EXPECTED: dict[str, tuple[type[CaseError], str]] = {
    "SQLITE_FULL": (StorageFull, "There is no room left for the case's database."),
    "SQLITE_IOERR_WRITE": (StorageFull, "The disk does not take more of the case's database."),
    "SQLITE_IOERR_SHMSIZE": (StorageFull, "The disk has no room for the case's database."),
    "SQLITE_NOTADB": (NotACase, f"{FILE_NAME} is no database."),
    "SQLITE_CORRUPT": (AuditChainBroken, "The case's database is damaged."),
    "SQLITE_BUSY": (CaseBusy, "Another program holds the case's database."),
    "SQLITE_LOCKED": (CaseBusy, "Another program holds the case's database."),
    "SQLITE_READONLY": (CaseReadOnly, "The case's database cannot be written."),
    "SQLITE_CANTOPEN": (CaseReadOnly, "The case's database cannot be opened."),
    "SQLITE_PERM": (CaseReadOnly, "The case's database cannot be opened."),
    "SQLITE_IOERR": (CaseError, "The disk fails to read or write the case's database."),
}


def _writer(folder: Path) -> sqlite3.Connection:
    connection = _connect(folder, "rw")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _read_only(folder: Path) -> sqlite3.Connection:
    """Open for reading; where nobody writes there is no WAL, and none is made."""
    at_rest = not _has(folder, "-wal")
    return _connect(folder, "ro&immutable=1" if at_rest else "ro")


def _connect(folder: Path, mode: str) -> sqlite3.Connection:
    """Open the file; nothing in its schema may call functions with side effects."""
    address = f"{(folder / FILE_NAME).absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _has(folder: Path, suffix: str) -> bool:
    return (folder / f"{FILE_NAME}{suffix}").exists()


def _begin(connection: sa.Connection) -> None:
    """Start a transaction; one that will write takes its turn before it reads."""
    synchronous = connection.get_execution_options().get("synchronous")
    if synchronous is None:
        connection.exec_driver_sql("BEGIN")
    else:
        connection.exec_driver_sql(f"PRAGMA synchronous = {synchronous}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
