"""Bring a case of an earlier revision of the program up to date."""

from pathlib import Path

from case_store import migrations
from case_store.case_file import records
from case_store.chain import Change, digests, signature
from case_store.database import Database
from case_store.inspection import Inspection
from case_store.tables import SEALED_BY, case_record
from workbench.errors import AuditChainBroken
from workbench.model import Case


def upgrade(database: Database, folder: Path, actor: str | None, *scripts: Path) -> None:
    """Upgrade the schema and seal all rows anew, under one event; nothing for a new case.

    `scripts` are further folders of revisions.

    The rows must agree with the audit chain before: AuditChainBroken otherwise, for the new
    seals would cover up what was tampered with.
    """
    with database.reading() as connection:
        found = migrations.revision(connection)
        if found is None or found == migrations.REVISIONS[-1]:
            return
        if problems := Inspection(connection, folder, found).records():
            raise AuditChainBroken(f"The case cannot be upgraded: {problems[0].sentence}")
    with database.writing() as connection:
        migrations.upgrade(connection, *scripts)
        [case] = records(connection, Case, case_record)
        change = Change(connection, signature(case.examiner if actor is None else actor))
        for table in SEALED_BY:
            for name, _ in digests(connection, table):
                change.touch(table, name)
        change.gone("alembic_version", found)
        detail = {"from": found, "to": migrations.REVISIONS[-1]}
        change.sign("case upgraded", case.number, detail)
