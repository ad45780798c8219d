"""Score every still picture of a manifest in every cell of the degradation grid."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workbench.errors import WorkbenchError
from workbench.evaluation.breakdown import Item, counts, scores_of
from workbench.evaluation.cells import CELLS, QUALITY
from workbench.evaluation.evaluating import without
from workbench.evaluation.ledger import Ledger
from workbench.evaluation.manifest import Entry, Manifest
from workbench.evaluation.roc import AUC, FPR, intervals, plain
from workbench.evaluation.scoring import Look, Row, Scorer, digest
from workbench.model import AnalyzerSetup, MediaKind, Progress
from workbench.worker import WorkerBug

DEGRADED = "workbench.evaluation.degrading:degraded"
FOLDER = "grid"
CLEAN = "clean"
H264 = "copies coded by H.264 are not made yet, so videos have no cells"

Document = dict[str, Any]
Cells = Mapping[str, Ledger]


@dataclass(frozen=True, slots=True)
class Degraded:
    """A picture whose cells are all on disk."""

    path: str


def opened(stack: ExitStack, folder: Path, setups: Sequence[AnalyzerSetup]) -> Cells:
    """Return the record of each cell, a folder like that of the evaluation itself."""
    return {cell: stack.enter_context(Ledger(folder / FOLDER / cell, setups)) for cell in CELLS}


def degrade(
    cells: Cells, scorer: Scorer, manifest: Manifest, looks: Mapping[str, Look]
) -> Iterator[Progress | Degraded]:
    """Yield each still picture once its rows in every cell are kept."""
    with TemporaryDirectory(prefix="loupe-grid-") as folder:
        for entry in stills(manifest, looks):
            sha256 = looks[entry.path].sha256
            for cell, ledger in cells.items():
                suffix = "jpg" if cell in QUALITY else "png"
                target = Path(folder) / f"{cell}.{suffix}"
                yield from _cell(ledger, scorer, entry, sha256, target)
            yield Degraded(entry.path)


def stills(manifest: Manifest, looks: Mapping[str, Look]) -> list[Entry]:
    """Return the entries that were read as still pictures."""
    image = str(MediaKind.IMAGE)
    return [e for e in manifest.entries if e.path in looks and looks[e.path].kind == image]


def _cell(
    ledger: Ledger, scorer: Scorer, entry: Entry, sha256: str, target: Path
) -> Iterator[Progress]:
    """Make and score one cell, named by the file that it is saved to."""
    due = without(scorer, ledger.answered(entry.path, sha256))
    if not due.judged:
        return
    try:
        list(scorer.worker.run(DEGRADED, entry.file, target.stem, target))
        made = digest(target)
    except (WorkbenchError, WorkerBug):
        look = Look(path=entry.path, sha256=sha256)
        ledger.add(due.unread(entry.path, "not_degraded"), look)
        return
    rows, look = [], Look(path=entry.path, sha256=sha256)
    for said in due.score(entry.path, target, made):
        if isinstance(said, Row):
            rows.append(said)
        elif isinstance(said, Look):
            look = replace(said, sha256=sha256)  # of the file it was made from
        else:
            yield said
    target.unlink(missing_ok=True)
    ledger.add(rows, look)


def grid_document(
    cells: Cells, clean: Ledger, manifest: Manifest, analyzers: Sequence[AnalyzerSetup]
) -> Document:
    """Return for each analyzer its AUC and false alarms in every cell, on the same pictures."""
    entries = stills(manifest, clean.looks)
    return {
        "pictures": counts_of(entries),
        "h264": None,
        "why_no_h264": H264,
        "analyzers": {
            setup.info.name: [
                {"cell": cell, **_figures(setup.info.name, entries, ledger)}
                for cell, ledger in ((CLEAN, clean), *cells.items())
            ]
            for setup in analyzers
        },
    }


def counts_of(entries: Sequence[Entry]) -> Document:
    """Return how many entries of each label there are."""
    altered = sum(entry.altered for entry in entries)
    return {"authentic": len(entries) - altered, "altered": altered}


def _figures(analyzer: str, entries: Sequence[Entry], ledger: Ledger) -> Document:
    items = [
        Item(entry=e, row=ledger.rows[e.path, analyzer], look=ledger.looks.get(e.path))
        for e in entries
        if (e.path, analyzer) in ledger.rows
    ]
    scored = scores_of([item for item in items if item.scored])
    found = plain(intervals(scored))
    return {
        "n": counts(scored.altered),
        "not_scored_share": 1 - scored.values.size / len(items) if items else None,
        AUC: found[AUC],
        FPR: found[FPR],
    }
