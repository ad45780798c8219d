"""Score every medium of a manifest in every cell of the degradation grid."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from workbench.errors import WorkbenchError
from workbench.evaluation.cells import cells_of, suffix
from workbench.evaluation.evaluating import without
from workbench.evaluation.items import Document, Item, Items, named, scores_of
from workbench.evaluation.ledger import Ledger
from workbench.evaluation.manifest import Entry, Manifest
from workbench.evaluation.metrics import Interval
from workbench.evaluation.parts import Audits, Judge, interval
from workbench.evaluation.records import Found, Look, found
from workbench.evaluation.roc import AUC, FNR, FPR, intervals, only_scores, plain
from workbench.evaluation.scoring import Scorer, digest
from workbench.model import AnalyzerSetup, Progress
from workbench.worker import WorkerBug

DEGRADED = "workbench.evaluation.degrading:degraded"
FOLDER = "grid"
CLEAN = "clean"
NOT_DEGRADED = "not_degraded"
BEYOND = "false_positive_rate_beyond_conditions"

Cells = Mapping[str, Ledger]


@dataclass(frozen=True, slots=True)
class Degraded:
    """A medium whose cells are all on disk."""

    path: str


def opened(
    stack: ExitStack, folder: Path, setups: Sequence[AnalyzerSetup], cells: Sequence[str]
) -> Cells:
    """Return the record of each cell, a folder like that of the evaluation itself."""
    return {cell: stack.enter_context(Ledger(folder / FOLDER / cell, setups)) for cell in cells}


def degrade(
    cells: Cells, scorer: Scorer, manifest: Manifest, looks: Mapping[str, Look]
) -> Iterator[Progress | Degraded]:
    """Yield each medium once its rows in every cell are kept."""
    with TemporaryDirectory(prefix="loupe-grid-") as folder:
        for entry in readable(manifest, looks):
            look = looks[entry.path]
            for cell in cells_of(look.kind):
                if cell in cells:
                    target = Path(folder) / f"{cell}.{suffix(look.kind, cell)}"
                    yield from _cell(cells[cell], scorer, entry, look.sha256, target)
            yield Degraded(entry.path)


def readable(
    manifest: Manifest, looks: Mapping[str, Look], kind: str | None = None
) -> list[Entry]:
    """Return the entries that were read, those of one kind of media if it is named."""
    return [
        entry
        for entry in manifest.entries
        if (look := looks.get(entry.path)) and look.kind and kind in {None, look.kind}
    ]


def _cell(
    ledger: Ledger, scorer: Scorer, entry: Entry, sha256: str, target: Path
) -> Iterator[Progress]:
    """Make and score one cell, named by the file that it is saved to."""
    due = without(scorer, ledger.answered(entry.path, sha256))
    if not due.judged:
        return
    of_origin = Look(path=entry.path, sha256=sha256)
    try:
        work = (DEGRADED, entry.file, target.stem, target)
        yield from scorer.worker.run(*work, idle_seconds=scorer.worker.limits.idle_seconds)
        made = digest(target)
    except (WorkbenchError, WorkerBug):
        ledger.add(found(due.unread(entry.path, NOT_DEGRADED), of_origin))
        return
    kept = Found()
    for said in due.score(entry.path, target, made):
        if isinstance(said, Progress):
            yield said
        kept.hear(said)
    target.unlink(missing_ok=True)
    kept.look = replace(kept.look or of_origin, sha256=sha256)  # of the file it was made from
    ledger.add(kept)


def grid_document(
    cells: Cells,
    clean: Ledger,
    manifest: Manifest,
    analyzers: Sequence[AnalyzerSetup],
    audits: Audits,
) -> Document:
    """Return for each analyzer its figures in every cell, on the same media."""
    kinds = sorted({look.kind for look in clean.looks.values() if look.kind})
    entries = {kind: readable(manifest, clean.looks, kind) for kind in kinds}
    judge = Judge(audits)
    return {
        "media": {kind: counts_of(of) for kind, of in entries.items() if of},
        "analyzers": {
            setup.info.name: [
                {"kind": kind, **_in_cell(setup.info.name, cell, entries[kind], ledger, judge)}
                for kind in kinds
                for cell, ledger in ((CLEAN, clean), *cells.items())
                if entries[kind] and (cell == CLEAN or cell in cells_of(kind))
            ]
            for setup in analyzers
            if setup.info.score_meaning
        },
    }


def counts_of(entries: Sequence[Entry]) -> Document:
    """Return how many entries of each label there are."""
    altered = sum(entry.altered for entry in entries)
    return {"authentic": len(entries) - altered, "altered": altered}


def _in_cell(
    analyzer: str, cell: str, entries: Sequence[Entry], ledger: Ledger, judge: Judge
) -> Document:
    items = [
        Item(
            entry=entry,
            row=ledger.rows[entry.path, analyzer],
            look=ledger.looks.get(entry.path),
        )
        for entry in entries
        if (entry.path, analyzer) in ledger.rows
    ]
    scored = [item for item in items if item.scored]
    return {
        "cell": cell,
        **judge.part(scored, (AUC, FPR, FNR)),
        "not_scored_share": 1 - len(scored) / len(items) if items else None,
        BEYOND: interval(_beyond(scored)),
        "sources": _by_source(scored),
    }


def _by_source(items: Items) -> list[Document]:
    """Return the false positives among the authentic media of each source alone."""
    authentic = [item for item in items if not item.entry.altered]
    names = named(authentic, "source")
    told = []
    for name in np.unique(names):
        of = [item for item, its in zip(authentic, names, strict=True) if its == name]
        told.append(
            {
                "name": str(name),
                "n": len(of),
                FPR: plain(intervals(scores_of(of), names=(FPR,)), (FPR,))[FPR],
                BEYOND: interval(_beyond(of)),
            }
        )
    return told


def _beyond(items: Items) -> Interval | None:
    """Return the share of authentic media that reach a point measured under other conditions.

    An examination would propose no finding about these.
    """
    of = [i for i in items if not i.entry.altered and i.beyond is not None]
    if not of:
        return None
    scores = scores_of(of)
    reached = np.array([bool(item.beyond) for item in of])
    held = replace(
        only_scores(scores.values, scores.altered, scores.clusters),
        thresholds=np.zeros(len(of)),
        called=reached,
        inner=scores.inner,
    )
    return intervals(held, names=(FPR,))[FPR]
