"""Changes to the records of a case, each with its event of the audit chain."""

import hashlib
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from case_store.lock import os_user
from case_store.tables import SEALED_BY, audit_event, audit_head, metadata
from workbench import __version__, audit
from workbench.errors import AuditChainBroken
from workbench.model import AuditEvent, ChainHead, now

Row = Mapping[str, Any] | sa.RowMapping

GONE = ""  # stands in an event's records for rows that it removed


@dataclass(frozen=True, slots=True)
class Signature:
    """Who acts, as entered and as the operating system knows it, and with which program."""

    actor: str
    os_user: str
    host: str
    program: str


def signature(actor: str) -> Signature:
    """Return the signature of `actor` on this workstation."""
    return Signature(actor, os_user(), platform.node(), f"loupe {__version__}")


class Change:
    """Rows changed in one transaction, and the event that says so."""

    def __init__(
        self,
        connection: sa.Connection,
        signature: Signature,
        beside: Mapping[str, str] | None = None,
    ) -> None:
        self.connection = connection
        self._signature = signature
        self._beside = dict(beside or {})
        self._touched: set[tuple[str, str]] = set()
        self._gone: set[str] = set()

    def insert(self, table: sa.Table, row: Row) -> None:
        """Add a row."""
        self.connection.execute(sa.insert(table), [dict(row)])
        self.touch(table.name, str(row[SEALED_BY[table.name]]))

    def update(self, table: sa.Table, row: Row) -> None:
        """Replace the row that has the same id."""
        where = table.c.id == row["id"]
        self.connection.execute(sa.update(table).where(where).values(dict(row)))
        self.touch(table.name, str(row["id"]))

    def touch(self, table: str, name: str) -> None:
        """Have the next event carry the digest of these rows as they are then."""
        self._touched.add((table, name))

    def gone(self, table: str, name: str) -> None:
        """Have the next event say that there are no such rows any more."""
        self._gone.add(f"{table}/{name}")

    def sign(self, action: str, subject: str, detail: Mapping[str, str]) -> AuditEvent:
        """Append an event with the digests of all rows changed since the last one."""
        records = {
            f"{table}/{name}": found
            for table, name in sorted(self._touched)
            if (found := digest(self.connection, table, name)) is not None
        }
        records |= dict.fromkeys(self._gone, GONE)
        self._touched.clear()
        self._gone.clear()
        return self._append(action, subject, detail, records)

    def _append(
        self, action: str, subject: str, detail: Mapping[str, str], records: Mapping[str, str]
    ) -> AuditEvent:
        event = audit.link(
            require_head(self.connection),
            at=now(),
            actor=self._signature.actor,
            os_user=self._signature.os_user,
            host=self._signature.host,
            program=self._signature.program,
            action=action,
            subject=subject,
            detail={**detail, **self._beside},
            records=records,
        )
        self.connection.execute(sa.insert(audit_event), [row_of(event)])
        self._move_head(event)
        return event

    def _move_head(self, event: AuditEvent) -> None:
        values = {"id": 1, "sequence": event.sequence, "hash": event.hash}
        first = event.previous_hash == audit.GENESIS.hash
        move = sa.insert(audit_head) if first else sa.update(audit_head)
        self.connection.execute(move.values(values))


def field_names(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a record, which are those of its columns."""
    return tuple(field.name for field in fields(kind))


def row_of(record: object) -> dict[str, Any]:
    """Return the fields of a record as the values of its row."""
    return {name: getattr(record, name) for name in field_names(type(record))}


def head(connection: sa.Connection) -> ChainHead:
    """Return the last link that is on record; `GENESIS` in a new case."""
    row = connection.execute(sa.select(audit_head.c.sequence, audit_head.c.hash)).first()
    return ChainHead(*row) if row else audit.GENESIS


def require_head(connection: sa.Connection) -> ChainHead:
    """Return the last link; AuditChainBroken when it is not the last event's."""
    stated = head(connection)
    query = sa.select(audit_event.c.sequence, audit_event.c.hash)
    row = connection.execute(query.order_by(audit_event.c.sequence.desc()).limit(1)).first()
    last = ChainHead(*row) if row else audit.GENESIS
    if last != stated:
        raise AuditChainBroken(
            f"The case states event {stated.sequence} as its last, but that is {last.sequence}."
        )
    return last


def digest(connection: sa.Connection, table: str, name: str) -> str | None:
    """Return the digest of the rows of one name in one table; None when there are none."""
    column = SEALED_BY[table]
    query = _stored(table).where(sa.column(column) == name)
    hasher = RowHasher()
    for row in connection.execute(query).mappings():
        hasher.add(row)
    return hasher.digest() if hasher.rows else None


def digests(connection: sa.Connection, table: str) -> Iterator[tuple[str, str]]:
    """Yield name and digest of all rows of a table, in the order of their names."""
    column = SEALED_BY[table]
    hasher, name = RowHasher(), ""
    for row in connection.execute(_stored(table, column)).mappings():
        if hasher.rows and row[column] != name:
            yield name, hasher.digest()
            hasher = RowHasher()
        name = row[column]
        hasher.add(row)
    if hasher.rows:
        yield name, hasher.digest()


def sealed_rows(connection: sa.Connection, table: str) -> Iterator[tuple[str, list[str]]]:
    """Yield name and canonical encodings of all rows of a table, in the order of names."""
    column = SEALED_BY[table]
    rows = connection.execute(_stored(table, column)).mappings()
    for name, together in groupby(rows, key=lambda row: str(row[column])):
        yield name, [_encoded(row).decode() for row in together]


class RowHasher:
    """SHA-256 over the canonical encodings of rows, each followed by a line feed."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self.rows = 0

    def add(self, row: Row) -> None:
        """Take in one row, as stored."""
        self._hash.update(_encoded(row) + b"\n")
        self.rows += 1

    def digest(self) -> str:
        """Return the digest as 64 hex digits."""
        return self._hash.hexdigest()


def _encoded(row: Row) -> bytes:
    """Return the canonical encoding of a row as stored."""
    try:
        return audit.encode({column: _plain(value) for column, value in row.items()})
    except ValueError as error:
        raise AuditChainBroken(f"A row has no canonical encoding: {error}.") from error


def _plain(value: object) -> object:
    """Return a stored value as JSON knows it; bytes by their hash, booleans as 0 and 1."""
    if isinstance(value, bytes | memoryview):
        return {"sha256": hashlib.sha256(value).hexdigest()}
    return int(value) if isinstance(value, bool) else value


def _stored(table: str, *first: str) -> sa.Select[Any]:
    """Select the columns of a table as they are stored, in a fixed order of rows."""
    keys: list[str] = list(first)
    if table in metadata.tables:
        keys += [column.name for column in metadata.tables[table].primary_key]
    return (
        sa.select(sa.literal_column("*"))
        .select_from(sa.table(table))
        .order_by(*map(sa.column, keys))
    )
