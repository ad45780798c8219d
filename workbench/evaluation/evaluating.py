"""Evaluate every file of a manifest, going on where an interrupted evaluation stopped."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.errors import ReadFailed
from workbench.evaluation.ledger import Ledger
from workbench.evaluation.manifest import Entry, Manifest
from workbench.evaluation.scoring import Look, Row, Scorer, digest
from workbench.model import Family, Need, Progress


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A file whose rows are on disk; `known` ones were scored by an earlier call."""

    path: str
    rows: tuple[Row, ...]
    known: bool


def evaluate(
    ledger: Ledger, scorer: Scorer, manifest: Manifest
) -> Iterator[Progress | Evaluated]:
    """Yield each file of the manifest once its rows are kept. Closing it early loses nothing.

    Analyzers that answered before about the same bytes are not asked again.
    """
    for entry in manifest.entries:
        if entry.refused:
            yield _refused(ledger, scorer, entry, entry.refused)
            continue
        try:
            sha256 = digest(entry.file)
        except ReadFailed as error:
            yield _refused(ledger, scorer, entry, error.code)
            continue
        yield from _file(ledger, scorer, entry, sha256)


def _refused(ledger: Ledger, scorer: Scorer, entry: Entry, reason: str) -> Evaluated:
    """Keep that a file was not opened; it is tried again by the next call."""
    rows = scorer.unread(entry.path, reason)
    ledger.forget(entry.path)
    ledger.add(rows, None)
    return Evaluated(entry.path, tuple(rows), known=False)


def _file(
    ledger: Ledger, scorer: Scorer, entry: Entry, sha256: str
) -> Iterator[Progress | Evaluated]:
    answered = ledger.answered(entry.path, sha256)
    due = without(scorer, answered)
    if not due.judged:
        yield Evaluated(entry.path, (), known=True)
        return
    if not answered and entry.path in ledger.looks:
        ledger.forget(entry.path)
    rows, look = [], None
    for said in due.score(entry.path, entry.file, sha256):
        if isinstance(said, Row):
            rows.append(said)
        elif isinstance(said, Look):
            look = _joined(ledger.looks.get(entry.path), said)
        else:
            yield said
    ledger.add(rows, look)
    yield Evaluated(entry.path, tuple(rows), known=False)


def without(scorer: Scorer, answered: set[str]) -> Scorer:
    """Return a scorer of what has not answered, with the face pass where that is read."""
    due = [s for s in scorer.judged if s.info.name not in answered]
    if any(s.info.needs is Need.FACES for s in due):
        due += [s for s in scorer.setups if s.info.family is Family.FACES]
    return replace(scorer, setups=due)


def _joined(before: Look | None, now: Look) -> Look:
    """Return what two readings of the same bytes tell together."""
    if before is None or before.sha256 != now.sha256:
        return now
    seconds = now.face_seconds if now.face_seconds is not None else before.face_seconds
    return replace(
        now,
        face_seconds=seconds,
        traits={**before.traits, **now.traits},
        thresholds={**before.thresholds, **now.thresholds},
        called={**before.called, **now.called},
    )
