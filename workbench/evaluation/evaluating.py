"""Evaluate every file of a manifest, going on where an interrupted evaluation stopped."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.errors import ReadFailed
from workbench.evaluation.ledger import Ledger
from workbench.evaluation.manifest import Entry, Manifest
from workbench.evaluation.mapping import Truth
from workbench.evaluation.records import Found, Look, Row, found
from workbench.evaluation.scoring import Scorer, digest
from workbench.model import Family, Need, Outcome, Progress

NO_MASK = "no_mask"


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A file whose rows are on disk; `known` ones were scored by an earlier call."""

    path: str
    rows: tuple[Row, ...]
    known: bool


def evaluate(
    ledger: Ledger, scorer: Scorer, manifest: Manifest, *, measures: bool = False
) -> Iterator[Progress | Evaluated]:
    """Yield each file of the manifest once its rows are kept. Closing it early loses nothing.

    Analyzers that answered before about the same bytes are not asked again. With `measures`,
    faces are looked for in every file in which they were not yet measured.
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
        truth = _truth(entry) if manifest.localizes else None
        asked = _due(ledger, scorer, entry, sha256, truth)
        if measures and _unmeasured(ledger.looks.get(entry.path), sha256):
            asked = with_faces(scorer, asked)
        yield from _file(ledger, asked, entry, sha256, truth)


def _refused(ledger: Ledger, scorer: Scorer, entry: Entry, reason: str) -> Evaluated:
    """Keep that a file was not opened; it is tried again by the next call."""
    rows = scorer.unread(entry.path, reason)
    ledger.forget(entry.path)
    ledger.add(found(rows))
    return Evaluated(entry.path, tuple(rows), known=False)


def _truth(entry: Entry) -> Truth:
    """Return where a file is altered, as far as the manifest says."""
    if not entry.altered:
        return Truth()
    if entry.mask is None:
        return Truth(reason=f"mask_{entry.mask_refused}" if entry.mask_refused else NO_MASK)
    try:
        return Truth(mask=entry.mask, sha256=digest(entry.mask))
    except ReadFailed as error:
        return Truth(reason=f"mask_{error.code}")


def _due(
    ledger: Ledger, scorer: Scorer, entry: Entry, sha256: str, truth: Truth | None
) -> Scorer:
    """Return a scorer of the analyzers that have yet to answer about these bytes."""
    answered = ledger.answered(entry.path, sha256) - _unmapped(ledger, scorer, entry, truth)
    return without(scorer, answered)


def _unmeasured(look: Look | None, sha256: str) -> bool:
    """Say whether a file that can be read has not had its faces measured."""
    if look is None or look.sha256 != sha256:
        return True
    return bool(look.kind) and look.measured is None


def _file(
    ledger: Ledger, due: Scorer, entry: Entry, sha256: str, truth: Truth | None
) -> Iterator[Progress | Evaluated]:
    """Yield a file once what is due of it is kept."""
    if not due.setups:
        yield Evaluated(entry.path, (), known=True)
        return
    before = ledger.looks.get(entry.path)
    if before is not None and before.sha256 != sha256:
        ledger.forget(entry.path)
        before = None
    kept = Found()
    for said in due.score(entry.path, entry.file, sha256, truth):
        if isinstance(said, Progress):
            yield said
        kept.hear(said)
    if kept.look is not None:
        kept.look = _joined(before, kept.look)
    ledger.add(kept)
    yield Evaluated(entry.path, tuple(kept.rows), known=not due.judged)


def _unmapped(ledger: Ledger, scorer: Scorer, entry: Entry, truth: Truth | None) -> set[str]:
    """Return the analyzers whose maps of a file were not yet held against this mask."""
    if truth is None or truth.reason:
        return set()
    names = {setup.info.name for setup in scorer.mapping}
    scored = {name for name in names if _scored(ledger, entry.path, name)}
    known = {
        name
        for name in names
        if (one := ledger.maps.get((entry.path, name))) and one.mask == truth.sha256
    }
    return scored - known


def _scored(ledger: Ledger, path: str, analyzer: str) -> bool:
    row = ledger.rows.get((path, analyzer))
    return row is not None and row.outcome is Outcome.SCORED


def without(scorer: Scorer, answered: set[str]) -> Scorer:
    """Return a scorer of what has not answered, with the face pass where that is read."""
    judged = [s for s in scorer.judged if s.info.name not in answered]
    due = replace(scorer, setups=judged)
    return with_faces(scorer, due) if any(s.info.needs is Need.FACES for s in judged) else due


def with_faces(scorer: Scorer, due: Scorer) -> Scorer:
    """Return a scorer of what is due, and of the face pass."""
    faces = [s for s in scorer.setups if s.info.family is Family.FACES]
    return replace(due, setups=[*due.judged, *faces])


def _joined(before: Look | None, now: Look) -> Look:
    """Return what two readings of the same bytes tell together."""
    if before is None:
        return now
    seconds = now.face_seconds if now.face_seconds is not None else before.face_seconds
    return replace(
        now,
        face_seconds=seconds,
        traits={**before.traits, **now.traits},
        thresholds={**before.thresholds, **now.thresholds},
        called={**before.called, **now.called},
        beyond={**before.beyond, **now.beyond},
        measured=now.measured if now.measured is not None else before.measured,
    )
