"""One look at one state of a case: what does not agree with its audit chain."""

import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import sqlalchemy as sa

from case_store import migrations
from case_store.case_file import SHELVED
from case_store.chain import GONE, digests
from case_store.columns import from_json
from case_store.database import expected_errors
from case_store.finding_regions import misplaced
from case_store.tables import (
    OBSERVED,
    SEALED_BY,
    analyzer_run,
    audit_event,
    audit_head,
    metadata,
    report,
)
from case_store.vault import REPORTS, Shelf, Vault, claim_of, hash_file
from workbench import audit
from workbench.errors import CaseError
from workbench.model import AuditEvent, ChainHead, Problem, RunState, Verification
from workbench.report.signing import signature_problems

ISSUED = "report issued"


class Inspection:
    """Collects problems and notes; damage in one place does not hide those in others."""

    def __init__(self, connection: sa.Connection, folder: Path, revision: str) -> None:
        self._connection = connection
        self._revision = revision
        self._vault = Vault(folder)
        self._problems: list[Problem] = []
        self._notes: list[str] = []
        self._links: dict[int, str] = {}
        self._sealed: dict[str, str] = {}
        self._running: set[str] = set()
        self._unsealed: set[str] = set()
        self._issued: dict[str, Mapping[str, str]] = {}
        self._files = 0

    def run(
        self,
        present: Mapping[str, set[str]],
        expected: ChainHead | None,
        copy: Path | None = None,
    ) -> Verification:
        """Look at everything; `present` are the names of the files in each folder.

        `copy` is a delivered report, which must be one of those on record.
        """
        self._attempt("schema", self._schema)
        self.records()
        self._attempt("report", self._report_heads)
        if expected is not None:
            self._attempt("head", self._printed, "The head that was given", expected)
        for folder, names in present.items():
            self._attempt(folder, self._folder, folder, names)
        self._attempt("incoming", self._incoming)
        if copy is not None:
            self._attempt(str(copy), self._delivered, copy)
        return self._result()

    def records(self) -> list[Problem]:
        """Look at the chain and the rows alone."""
        self._attempt("audit_event", self._chain)
        self._attempt("audit_head", self._head)
        self._attempt("analyzer_run", self._find_running)
        for table in filter(self._has, SEALED_BY):
            self._attempt(table, self._rows, table)
        self._attempt("records", self._removed)
        if self._has("finding", "regions"):
            self._attempt("finding", misplaced, self._connection)
        return self._problems

    def _attempt(
        self, subject: str, step: Callable[..., Iterable[Problem]], *args: object
    ) -> None:
        """Take a step's problems; that something cannot be read there is one, too.

        What was tampered with may break a step anywhere, and must not end the inspection.
        """
        try:
            with expected_errors():
                self._problems.extend(step(*args))
        except (CaseError, OSError) as error:
            self._problems.append(Problem("unreadable", subject, f"Cannot be read: {error}"))
        except Exception as error:  # noqa: BLE001  # of whatever an intruder wrote
            told = (
                f"Cannot be checked, and is not found in order: {type(error).__name__}: {error}"
            )
            self._problems.append(Problem("unreadable", subject, told))

    def _result(self) -> Verification:
        if self._unsealed:
            runs = len(self._unsealed)
            self._notes.append(f"Observations of {runs} unfinished run(s) are not sealed yet.")
        last = max(self._links, default=0)
        return Verification(
            ok=not self._problems,
            head=ChainHead(last, self._links[last]) if self._links else None,
            problems=tuple(self._problems),
            notes=tuple(self._notes),
            events=len(self._links),
            files=self._files,
        )

    def _has(self, table: str, column: str = "") -> bool:
        """Say whether a case of this revision has a table, and a column of it."""
        has_table = migrations.has_table(self._revision, table)
        return has_table and migrations.has_column(self._revision, table, column)

    def _schema(self) -> Iterator[Problem]:
        """Compare tables and columns with those of the program; nothing else belongs there."""
        inspector = sa.inspect(self._connection)
        found = {
            table: {column["name"] for column in inspector.get_columns(table)}
            for table in inspector.get_table_names()
        }
        known = {
            name: {one.name for one in table.columns if self._has(name, one.name)}
            for name, table in metadata.tables.items()
            if self._has(name)
        }
        known["alembic_version"] = {"version_num"}
        for name in sorted(found.keys() | known.keys()):
            if found.get(name) != known.get(name):
                sentence = f"The table {name} is not as this program made it."
                yield Problem("schema_changed", name, sentence)
        active = "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')"
        for name in self._connection.execute(sa.text(active)).scalars():
            sentence = f"The database holds {name!r}, which this program did not make."
            yield Problem("schema_changed", name, sentence)

    def _chain(self) -> Iterator[Problem]:
        unreadable: list[Problem] = []
        yield from audit.check(self._events(unreadable))
        yield from unreadable

    def _events(self, unreadable: list[Problem]) -> Iterator[AuditEvent]:
        """Yield the events that can be read, keeping links and what the rows must be."""
        names = audit_event.columns.keys()
        stored: list[sa.ColumnClause[object]] = [sa.literal_column(name) for name in names]
        query = sa.select(*stored).select_from(audit_event).order_by(audit_event.c.sequence)
        for row in self._connection.execute(query).mappings():
            try:
                event = _event(row)
            except (CaseError, ValueError, TypeError, AttributeError):
                place = f"event {row['sequence']}"
                sentence = "The event was changed so that it cannot be read."
                unreadable.append(Problem("event_edited", place, sentence))
                continue
            self._links[event.sequence] = event.hash
            self._sealed.update(event.records)
            if event.action == ISSUED:
                self._issued[event.detail.get("pdf_sha256", "")] = event.detail
            yield event

    def _head(self) -> Iterator[Problem]:
        rows = self._connection.execute(sa.select(audit_head)).all()
        last = max(self._links, default=0)
        if [tuple(row) for row in rows] != [(1, last, self._links.get(last))]:
            sentence = "The last event is not the one that the case states as its last."
            yield Problem("head_mismatch", f"event {last}", sentence)

    def _find_running(self) -> Iterator[Problem]:
        columns = analyzer_run.c
        query = sa.select(columns.id).where(columns.state == RunState.RUNNING)
        self._running = set(self._connection.execute(query).scalars())
        yield from ()

    def _rows(self, table: str) -> Iterator[Problem]:
        """Compare the rows of one table with the latest events that name them."""
        observed = table in {one.name for one in OBSERVED}
        for name, found in digests(self._connection, table):
            key = f"{table}/{name}"
            sealed = self._sealed.pop(key, None)
            if sealed is None and observed and name in self._running:
                self._unsealed.add(name)
            elif sealed is None:
                yield Problem("row_added", key, f"No event put {key} on record.")
            elif sealed != found:
                sentence = f"{key} is not as the last event about it left it."
                yield Problem("row_edited", key, sentence)

    def _removed(self) -> Iterator[Problem]:
        """Name what events put on record and no row of any table holds."""
        for key in sorted(key for key, sealed in self._sealed.items() if sealed != GONE):
            yield Problem("row_removed", key, f"{key} was put on record and is gone.")

    def _report_heads(self) -> Iterator[Problem]:
        for number, head in self._connection.execute(sa.select(report.c.number, report.c.head)):
            yield from self._printed(f"The head printed in report {number}", head)

    def _printed(self, what: str, head: ChainHead) -> Iterator[Problem]:
        """Find a printed link in the chain."""
        if self._links.get(head.sequence) != head.hash:
            sentence = f"{what} (event {head.sequence}, {head.hash[:12]}…) is not in the chain."
            yield Problem("printed_head_mismatch", f"event {head.sequence}", sentence)

    def _folder(self, folder: str, present: set[str]) -> Iterator[Problem]:
        """Compare the files of one folder with the hashes on record."""
        for shelf, column in SHELVED.items():
            if shelf.folder == folder and self._has(column.table.name):
                yield from self._shelf(shelf, column, present)
        for name in sorted(present):
            subject = f"{folder}/{name}"
            yield Problem("file_added", subject, f"{subject!r} belongs to no record.")

    def _shelf(
        self, shelf: Shelf, column: sa.Column[str], present: set[str]
    ) -> Iterator[Problem]:
        """Look at each file that is on record, and take it from those `present`."""
        recorded = self._connection.execute(sa.select(column).distinct().order_by(column))
        for sha256 in map(str, recorded.scalars().all()):
            present.discard(shelf.file_name(sha256))
            yield from self._file(shelf, sha256)

    def _file(self, shelf: Shelf, sha256: str) -> Iterator[Problem]:
        subject = f"{shelf.folder}/{shelf.file_name(sha256)}"
        try:
            path = self._vault.find(shelf, sha256)
            if not stat.S_ISREG(path.lstat().st_mode):
                yield Problem("not_a_file", subject, f"{subject} is no file of its own.")
                return
            found = hash_file(path)
        except FileNotFoundError:
            yield Problem("file_removed", subject, f"{subject} is gone.")
        except OSError as error:
            yield Problem("file_unreadable", subject, f"{subject}: {error.strerror}.")
        else:
            self._files += 1
            if found != sha256:
                yield Problem("file_changed", subject, f"The bytes of {subject} have changed.")
            elif shelf is REPORTS:
                detail = self._issued.get(sha256, {})
                yield from signature_problems(path.read_bytes(), detail, subject)

    def _delivered(self, copy: Path) -> Iterator[Problem]:
        """Compare a copy of a report with those on record, and look at its signature."""
        sha256 = hash_file(copy)
        if sha256 not in self._issued:
            sentence = f"{copy} is not, byte for byte, a report on record in this case."
            yield Problem("report_changed", str(copy), sentence)
        else:
            yield from signature_problems(copy.read_bytes(), self._issued[sha256], str(copy))

    def _incoming(self) -> Iterator[Problem]:
        """Note what waits for its place or to be dropped: the next opening sees to it."""
        paths = list(self._vault.leftovers())
        claims = sum(claim_of(path) is not None for path in paths)
        if claims:
            self._notes.append(f"{claims} file(s) wait in incoming/ for their places.")
        if len(paths) > claims:
            self._notes.append(f"{len(paths) - claims} unfinished file(s) lie in incoming/.")
        yield from ()


def _event(row: sa.RowMapping) -> AuditEvent:
    """Return the event of a row as stored; an error of some kind when there is none."""
    nested = {name: from_json(str(row[name]), dict[str, str]) for name in ("detail", "records")}
    at = audit.time_of(str(row["at"]))
    event = AuditEvent(**(dict(row) | nested | {"at": at}))
    audit.event_hash(event)
    return event
