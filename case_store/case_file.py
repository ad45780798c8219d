"""What the parts of the store share: reading records, and changing them under an event."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from threading import RLock, local
from types import NoneType
from typing import Any, TypeVar

import sqlalchemy as sa

from case_store import migrations
from case_store.chain import Change, Signature, field_names
from case_store.database import Database
from case_store.tables import (
    derivative,
    illustration,
    kept_model,
    localization_map,
    media_item,
    report,
)
from case_store.vault import (
    EVIDENCE,
    FACES,
    INCOMING,
    MAPS,
    MODELS,
    PICTURES,
    REPORTS,
    Copy,
    Shelf,
    Vault,
)
from workbench.errors import AuditChainBroken, CaseError, CaseReadOnly

T = TypeVar("T")
Condition = sa.ColumnElement[bool]
Order = sa.ColumnElement[Any]

# Which column says that a file belongs on a shelf.
SHELVED: dict[Shelf, sa.Column[str]] = {
    EVIDENCE: media_item.c.sha256,
    MAPS: localization_map.c.sha256,
    PICTURES: illustration.c.sha256,
    FACES: derivative.c.sha256,
    REPORTS: report.c.pdf_sha256,
    MODELS: kept_model.c.archive_sha256,
}


class CaseFile:
    """A case's database and vault, with one turn for all who write."""

    def __init__(
        self, folder: Path, database: Database, signature: Signature, *, read_only: bool
    ) -> None:
        self.folder = folder
        self.read_only = read_only
        self._database = database
        self._vault = Vault(folder)
        self._signature = signature
        self._own = local()  # what holds for one thread alone
        self._turn = RLock()
        self._beside: dict[str, str] = {}  # what events say beside their own detail

    @property
    def actor(self) -> str:
        """Who acts now, as entered: in a block of `acting`, whom it names."""
        return self._signed.actor

    @property
    def _signed(self) -> Signature:
        named: str | None = getattr(self._own, "actor", None)
        return replace(self._signature, actor=named) if named else self._signature

    def act_as(self, name: str) -> None:
        """Let another examiner act from here on; each event names who did it."""
        with self._turn:
            self._signature = replace(self._signature, actor=name)

    @contextmanager
    def acting(self, name: str) -> Iterator[None]:
        """Let what this thread records in a block be by one examiner, whoever works meanwhile.

        Long work belongs to who began it: its later events are his as well.
        """
        before: str | None = getattr(self._own, "actor", None)
        self._own.actor = name
        try:
            yield
        finally:
            self._own.actor = before

    @contextmanager
    def answering(self, **beside: str) -> Iterator[None]:
        """Let the events of a block say what they belong to, such as what they take back."""
        with self._turn:
            self._beside = beside
            try:
                yield
            finally:
                self._beside = {}

    @contextmanager
    def together(self) -> Iterator[None]:
        """Put all that a block records on record in one transaction, or nothing of it.

        The block reads what it recorded; nobody else does before its end. No files are claimed
        in it. CaseError as for every change.
        """
        self._require_writable()
        with self._turn, self._database.together():
            yield

    @contextmanager
    def _writing(
        self, *claims: tuple[Shelf, Copy], durable: bool = True
    ) -> Iterator[sa.Connection]:
        """Offer one transaction, in which staged files become files of the case.

        The files are moved once their rows are committed, and given back when they are not.
        """
        self._require_writable()
        with self._turn:
            try:
                for shelf, staged in claims:
                    self._vault.claim(shelf, staged)
                if claims:
                    self._vault.flush(INCOMING)
                with self._database.writing(durable=durable) as connection:
                    yield connection
            finally:
                self._settle(claims)

    @contextmanager
    def _changing(self, *claims: tuple[Shelf, Copy]) -> Iterator[Change]:
        """Offer one change of records; the caller signs it with its event."""
        with self._writing(*claims) as connection:
            yield Change(connection, self._signed, self._beside)

    def _require_writable(self) -> None:
        if self.read_only:
            raise CaseReadOnly("The case is open for reading only.")

    def _settle(self, claims: tuple[tuple[Shelf, Copy], ...]) -> None:
        for shelf, staged in claims:
            if self._is_on_record(shelf, staged.sha256):
                self._vault.settle(shelf, staged.sha256)
            elif not staged.path.exists():
                self._vault.give_back(shelf, staged)
        self._vault.flush(*{shelf.folder for shelf, _ in claims})

    def _is_on_record(self, shelf: Shelf, sha256: str) -> bool:
        query = sa.select(SHELVED[shelf]).where(SHELVED[shelf] == sha256).limit(1)
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def _records(
        self, kind: type[T], table: sa.Table, *where: Condition, order: Iterable[Order] = ()
    ) -> list[T]:
        """Return the rows of `table` that meet the conditions, as records of `kind`."""
        with self._database.reading() as connection:
            return records(connection, kind, table, *where, order=order)

    def _later_records(
        self, kind: type[T], table: sa.Table, *where: Condition, order: Iterable[Order] = ()
    ) -> list[T]:
        """Return the same of a table that a case of an earlier program, only read, may lack."""
        with self._database.reading() as connection:
            if not knows(connection, table):
                return []
            return records(connection, kind, table, *where, order=order)


def knows(connection: sa.Connection, table: sa.Table) -> bool:
    """Say whether the case has a table; one of an earlier program, opened to read, may not."""
    found = migrations.revision(connection)
    return found is not None and migrations.has_table(found, table.name)


def require_leading(
    connection: sa.Connection, table: sa.Table, one: str, *, absent: str, overtaken: str
) -> None:
    """Refuse to supersede a record twice: of two changes, neither would be the last.

    CaseError with `absent` when it is not on record, with `overtaken` when one supersedes it.
    """
    known = sa.select(table.c.id).where(table.c.id == one)
    if connection.execute(known).first() is None:
        raise CaseError(absent)
    later = sa.select(table.c.id).where(table.c.supersedes == one)
    if connection.execute(later).first() is not None:
        raise CaseError(overtaken)


def records(
    connection: sa.Connection,
    kind: type[T],
    table: sa.Table,
    *where: Condition,
    order: Iterable[Order] = (),
    limit: int | None = None,
) -> list[T]:
    """Return the rows of `table` that meet the conditions, as records of `kind`.

    A column that a case of an earlier program lacks has the record's own default.
    """
    columns = _columns(connection, kind, table)
    query = sa.select(*columns).where(*where).order_by(*order).limit(limit)
    read = _reader(kind, table, columns)
    return [read(row) for row in connection.execute(query).fetchall()]


def sorted_here(
    connection: sa.Connection, kind: type[T], table: sa.Table, order: Sequence[Order]
) -> list[T]:
    """Return all rows of `table` as records of `kind`, in an order that this program makes.

    A database carries whole rows through its sorting, tens of thousands of them slowly.
    """
    columns = _columns(connection, kind, table)
    keys = [sa.type_coerce(column, sa.Text) for column in order]  # as the database has them
    rows = connection.execute(sa.select(*keys, *columns)).fetchall()
    read = _reader(kind, table, columns)
    in_order = sorted(rows, key=itemgetter(slice(len(keys))))
    return [read(row[len(keys) :]) for row in in_order]


def _columns(connection: sa.Connection, kind: type[T], table: sa.Table) -> list[sa.Column[Any]]:
    lacking = _lacking(connection, table)
    return [table.c[name] for name in field_names(kind) if name not in lacking]


def _lacking(connection: sa.Connection, table: sa.Table) -> set[str]:
    """Return the columns of a table that came after the case's revision."""
    later = {column for name, column in migrations.COLUMNS if name == table.name}
    found = migrations.revision(connection) if later else None
    return {c for c in later if found and not migrations.has_column(found, table.name, c)}


def _reader(
    kind: type[T], table: sa.Table, columns: Sequence[sa.Column[Any]]
) -> Callable[[Sequence[Any]], T]:
    """Return what makes a record of a row.

    It raises AuditChainBroken when the row holds what no such record holds.
    """
    names = [column.name for column in columns]
    held: list[Any] = [
        (c.type.python_type, NoneType) if c.nullable else c.type.python_type for c in columns
    ]

    def read(row: Sequence[Any]) -> T:
        if not all(map(isinstance, row, held)):
            _refuse(table, names, held, row)
        try:
            return kind(**dict(zip(names, row, strict=True)))
        except ValueError as error:
            raise AuditChainBroken(f"A {table.name} on record is damaged: {error}.") from error

    return read


def _refuse(
    table: sa.Table, names: Sequence[str], held: Sequence[Any], row: Sequence[Any]
) -> None:
    """Say which value of a row no record holds."""
    for name, expected, value in zip(names, held, row, strict=True):
        if not isinstance(value, expected):
            raise AuditChainBroken(f"{table.name}.{name} on record is damaged: {value!r:.40}.")
