"""Verify a case: every event, every row and every file against the audit chain. Reads only.

What is wrong is a `Problem`; what a crash or a running examination explains is a note.
"""

from pathlib import Path

from case_store import migrations
from case_store.database import FILE_NAME, Database
from case_store.inspection import Inspection
from case_store.store import require_case_folder
from case_store.vault import FOLDERS
from workbench.errors import NotACase
from workbench.model import ChainHead, Verification

ATTEMPTS = 3


def verify(
    folder: Path, expected: ChainHead | None = None, report: Path | None = None
) -> Verification:
    """Compare a case with its audit chain, the chain with a printed head, a report with both.

    Works on a case that another process is writing and on a read-only folder, and leaves both
    as they were. Raises NotACase, CaseTooNew, and AuditChainBroken for a database that cannot
    be read at all; everything else that is wrong is a problem.
    """
    folder = require_case_folder(folder, writing=False)
    for _ in range(ATTEMPTS):
        before = _state(folder)
        found = _look(folder, expected, report)
        if found.ok or _state(folder) == before:
            break  # otherwise someone began to write, and what was read may be half his work
    return found


def _look(folder: Path, expected: ChainHead | None, report: Path | None) -> Verification:
    """Look once. The files are listed before the rows are read: each listed one has its row."""
    present = {name: _names(folder / name) for name in FOLDERS}
    database = Database(folder, read_only=True)
    try:
        with database.reading() as connection:
            if (revision := migrations.revision(connection)) is None:
                raise NotACase("The database is empty.")
            return Inspection(connection, folder, revision).run(present, expected, report)
    finally:
        database.close()


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def _state(folder: Path) -> list[tuple[int, int]]:
    files = (folder / FILE_NAME, folder / f"{FILE_NAME}-wal")
    states = [path.stat() for path in files if path.exists()]
    return [(state.st_mtime_ns, state.st_size) for state in states]
