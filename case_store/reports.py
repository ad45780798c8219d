"""Issued reports on record, and the audit log they print the head of."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from case_store import migrations
from case_store.case_file import CaseFile, records
from case_store.chain import head, row_of, sealed_rows
from case_store.tables import SEALED_BY, audit_event, report
from case_store.vault import REPORTS, Copy
from workbench.model import AuditEvent, ChainHead, Report

PAGE = 500


SEALED_ARRAYS = (
    "SELECT frames, pts, scores, outcomes, reasons FROM score_series "
    "WHERE run_id = :run ORDER BY id",
    "SELECT x, y, lower, upper FROM curve WHERE run_id = :run ORDER BY id",
)


class ReportRecords(CaseFile):
    """The reports of a case and its audit log."""

    def next_report_number(self) -> str:
        """Return a report number that the case does not use."""
        with self._database.reading() as connection:
            used = set(connection.execute(sa.select(report.c.number)).scalars())
        number = len(used) + 1
        while f"R-{number:03}" in used:
            number += 1
        return f"R-{number:03}"

    def add_report(
        self, issued: Report, staged: Copy, remarks: Mapping[str, str] | None = None
    ) -> None:
        """Put an issued report on record and its PDF in the vault.

        `remarks` are kept in the log: how it was signed, and what was made unrecognisable.
        """
        if staged.sha256 != issued.pdf_sha256:
            raise ValueError("the file is not the one that the report's record describes")
        detail = {
            **(remarks or {}),
            "author": issued.author,
            "pdf_sha256": issued.pdf_sha256,
            "content_sha256": issued.content_sha256,
            "draft": str(issued.draft).lower(),
            "head": f"{issued.head.sequence} {issued.head.hash}",
        }
        with self._changing((REPORTS, staged)) as change:
            change.insert(report, row_of(issued))
            change.sign("report issued", issued.number, detail)

    def reports(self) -> list[Report]:
        """Return the issued reports, oldest first."""
        return self._records(Report, report, order=(report.c.issued_at, report.c.id))

    def report_path(self, issued: Report) -> Path:
        """Return where the PDF of a report lies."""
        return self._vault.find(REPORTS, issued.pdf_sha256)

    def events(self) -> Iterator[AuditEvent]:
        """Yield the audit log from its first event."""
        last = 0
        while page := self._events_after(last):
            yield from page
            last = page[-1].sequence

    def names(self) -> list[str]:
        """Return who acted, as entered, and whom an act names as examiner, the first first."""
        sequence, actor, detail = (audit_event.c[of] for of in ("sequence", "actor", "detail"))
        names_one = sa.type_coerce(detail, sa.Text).like('%"examiner"%')
        with self._database.reading() as connection:
            acted = sa.select(sa.func.min(sequence), actor).group_by(actor)
            found = [(at, 0, name) for at, name in connection.execute(acted)]
            said = connection.execute(sa.select(sequence, detail).where(names_one))
            found += [(at, 1, one.get("examiner", "")) for at, one in said]
        return list(dict.fromkeys(name for _, _, name in sorted(found)))

    def head(self) -> ChainHead:
        """Return the last link of the audit chain."""
        with self._database.reading() as connection:
            return head(connection)

    def sealed_rows(self) -> Iterator[tuple[str, str, list[str]]]:
        """Yield table, name and canonical encodings of all rows that the audit chain seals.

        Rows of one table and one name have one digest in the log (docs/audit-chain.md).
        """
        with self._database.reading() as connection:
            found = migrations.revision(connection) or ""
            for table in SEALED_BY:
                if migrations.has_table(found, table):
                    for name, rows in sealed_rows(connection, table):
                        yield table, name, rows

    @contextmanager
    def still(self) -> Iterator[None]:
        """Let nobody change the case while the block runs; who wants to waits."""
        with self._turn:
            yield

    def sealed_arrays(self, run_id: str) -> Iterator[bytes]:
        """Yield the arrays of a run's scores and curves, as its sealed rows hold them."""
        with self._database.reading() as connection:
            for query in SEALED_ARRAYS:
                for row in connection.execute(sa.text(query), {"run": run_id}):
                    yield from (bytes(one) for one in row if one is not None)

    def _events_after(self, sequence: int) -> list[AuditEvent]:
        column = audit_event.c.sequence
        later = column > sequence
        with self._database.reading() as connection:
            return records(
                connection, AuditEvent, audit_event, later, order=(column,), limit=PAGE
            )
