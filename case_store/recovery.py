"""What a crash left behind: files on their way are moved, interrupted runs are ended."""

from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from case_store.case_file import SHELVED, records
from case_store.chain import Change
from case_store.observations import seal, series
from case_store.tables import analyzer_run, file_outcome, media_item
from case_store.vault import FOLDERS, INCOMING, Vault, claim_of, drop
from workbench.coverage import Tally
from workbench.model import AnalyzerRun, FileOutcome, MediaItem, RunState, now

INTERRUPTED = "interrupted"


def recover(change: Change, vault: Vault) -> list[Path]:
    """Put on record what an interrupted process left; return the files to `tidy` after it.

    The event comes first: when this is interrupted too, the next one says it again.
    """
    for run in records(
        change.connection, AnalyzerRun, analyzer_run, analyzer_run.c.state == RunState.RUNNING
    ):
        seal(change, _interrupted(change.connection, run))
    leftovers = list(vault.leftovers())
    if leftovers:
        kept = sum(is_on_record(change.connection, path) for path in leftovers)
        detail = {"completed": str(kept), "dropped": str(len(leftovers) - kept)}
        change.sign("case recovered", "incoming", detail)
    return leftovers


def tidy(connection: sa.Connection, vault: Vault, leftovers: list[Path]) -> None:
    """Move the files whose rows are on record to their places, and drop the others."""
    for path in leftovers:
        claim = claim_of(path)
        if claim is not None and is_on_record(connection, path) and not path.is_symlink():
            vault.settle(*claim)
        else:
            drop(path)
    if leftovers:
        vault.flush(INCOMING, *FOLDERS)


def is_on_record(connection: sa.Connection, path: Path) -> bool:
    """Say whether a row names the file that waits under this name."""
    claim = claim_of(path)
    if claim is None:
        return False
    shelf, sha256 = claim
    column = SHELVED[shelf]
    return connection.execute(sa.select(column).where(column == sha256)).first() is not None


def _interrupted(connection: sa.Connection, run: AnalyzerRun) -> AnalyzerRun:
    """Return the run as it ended: by nobody's decision, with what it had said by then."""
    [item] = records(connection, MediaItem, media_item, media_item.c.id == run.media_id)
    tally = Tally()
    tally.read(series(connection, run.id))
    for outcome in records(
        connection, FileOutcome, file_outcome, file_outcome.c.run_id == run.id
    ):
        tally.hear(outcome)
    coverage = tally.coverage(run.info, item)
    return replace(
        run, state=RunState.FAILED, error=INTERRUPTED, coverage=coverage, ended_at=now()
    )
