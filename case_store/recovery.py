"""What a crash left behind: files on their way are moved, interrupted runs are ended."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from case_store.case_file import SHELVED, records
from case_store.chain import Change
from case_store.observations import seal, series
from case_store.tables import analyzer_run, media_item
from case_store.vault import INCOMING, SHELVES, Vault, claim_of, drop
from workbench.model import (
    AnalyzerRun,
    Coverage,
    MediaItem,
    Outcome,
    ReasonCount,
    RunState,
    ScoreSeries,
    now,
)

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
        vault.flush(INCOMING, *SHELVES)


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
    coverage = run.coverage
    if said := series(connection, run.id):
        [item] = records(connection, MediaItem, media_item, media_item.c.id == run.media_id)
        coverage = _coverage(said, item.stream.frame_count if item.stream else 0)
    return replace(
        run, state=RunState.FAILED, error=INTERRUPTED, coverage=coverage, ended_at=now()
    )


def _coverage(said: list[ScoreSeries], frame_count: int) -> Coverage:
    """Count what is on record, as the examination would have counted it."""
    outcomes = list(Outcome)
    reasons = Counter(
        (outcomes[outcome], one.reason_codes[reason])
        for one in said
        for outcome, reason in zip(one.outcomes, one.reasons, strict=True)
    )
    counts: Counter[Outcome] = Counter()
    for (outcome, _), times in reasons.items():
        counts[outcome] += times
    return Coverage(
        scored=counts[Outcome.SCORED],
        not_applicable=counts[Outcome.NOT_APPLICABLE],
        withheld=counts[Outcome.WITHHELD],
        failed=counts[Outcome.FAILED],
        not_examined=max(frame_count - counts.total(), 0),
        reasons=tuple(
            ReasonCount(outcome, reason, times)
            for (outcome, reason), times in sorted(reasons.items())
            if reason
        ),
    )
