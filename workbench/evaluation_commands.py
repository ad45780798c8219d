"""`loupe evaluate`: judge the analyzers on media whose truth is known, without a case."""

import json as json_text
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench import __version__
from workbench.analyzer import Method
from workbench.console import DONE, INCOMPLETE, Output
from workbench.errors import EvaluationError
from workbench.model import AnalyzerSetup, Outcome
from workbench.text import printable_name
from workbench.worker import Worker

if TYPE_CHECKING:
    from workbench.evaluation.ledger import Ledger
    from workbench.evaluation.manifest import Manifest
    from workbench.evaluation.scoring import Scorer

Document = dict[str, Any]
Catalog = Callable[[], Iterable[Method]]

METRICS, REPORT = "metrics.json", "validation.pdf"
PAGE_SIZES = ("A4", "Letter")
LABELS = ("authentic", "altered")
COLUMNS = [
    "analyzer",
    "authentic",
    "altered",
    "not scored",
    "AUC",
    "95 % interval",
    "worst source",
    "false alarms",
    "confounded",
    "s/file",
]

ManifestPath = Annotated[
    Path, typer.Argument(metavar="MANIFEST.csv", help="A CSV with the columns path and label.")
]
Folder = Annotated[
    Path, typer.Option("-o", "--output", metavar="DIR", help="Where the results go.")
]
Names = Annotated[
    list[str] | None,
    typer.Option("--analyzer", metavar="NAME", help="Only this; may be repeated."),
]
Groups = Annotated[
    list[str] | None,
    typer.Option("--group", metavar="COLUMN", help="Compare its groups; may be repeated."),
]
Absolute = Annotated[
    bool, typer.Option(help="Follow absolute paths of the manifest, out of its folder.")
]
PageSize = Annotated[str, typer.Option(help="A4 or Letter.")]
Grid = Annotated[
    bool, typer.Option("--grid", help="Also score degraded copies of every still picture.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def evaluating(catalog: Callable[[], Catalog]) -> Callable[..., None]:
    """Return the command; `catalog` is called when it runs, as it loads every analyzer."""

    def evaluate(
        *,
        manifest: ManifestPath,
        output: Folder,
        analyzer: Names = None,
        group: Groups = None,
        absolute: Absolute = False,
        page_size: PageSize = "A4",
        grid: Grid = False,
        json: AsJson = False,
    ) -> None:
        """Judge analyzers on files whose truth is known; go on where an earlier call stopped.

        Writes scores.csv, metrics.json and validation.pdf.
        Example: loupe evaluate media/manifest.csv -o results --analyzer compression.ghosts
        """
        out = Output(as_json=json)
        listed = _listed(manifest, absolute, group or [], page_size)
        asked = _Asked(listed, output, analyzer or [], group or [], page_size, grid)
        document, complete = _evaluated(catalog(), asked, out)
        out.document({**document, "output": str(output)})
        _show(out, document, output)
        raise typer.Exit(DONE if complete else INCOMPLETE)

    return evaluate


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be evaluated, checked as far as can be done before any file is opened."""

    manifest: "Manifest"
    output: Path
    analyzers: Sequence[str]
    groups: Sequence[str]
    page_size: str
    grid: bool


def _listed(
    manifest: Path, absolute: bool, groups: Sequence[str], page_size: str
) -> "Manifest":
    from workbench.evaluation.manifest import read_manifest

    listed = read_manifest(manifest, absolute=absolute)
    for name in groups:
        if name not in listed.columns:
            said = f"the manifest has no column {printable_name(name)!r}"
            raise typer.BadParameter(said, param_hint="--group")
    if page_size not in PAGE_SIZES:
        raise typer.BadParameter(" or ".join(PAGE_SIZES), param_hint="--page-size")
    return listed


def _evaluated(catalog: Catalog, asked: _Asked, out: Output) -> tuple[Document, bool]:
    """Return the document of the evaluation, and whether nothing failed."""
    from workbench.evaluation.ledger import SCORES, Ledger
    from workbench.evaluation.scoring import Scorer, digest
    from workbench.evaluation.summary import summary
    from workbench.examination import extra_seconds, plan

    with Worker() as worker:
        setups = plan(worker, catalog, asked.analyzers)
        scorer = Scorer(worker, catalog, setups, extra_seconds)
        with Ledger(asked.output, setups) as ledger:
            _score(ledger, scorer, asked.manifest, out)
            document = {
                **_heading(setups, worker.isolation.detail),
                "scores_sha256": digest(asked.output / SCORES),
                **summary(
                    asked.manifest, scorer.judged, ledger.rows, ledger.looks, asked.groups
                ),
                "grid": _grid(ledger, scorer, asked, out) if asked.grid else None,
            }
            _write(asked.output, document, asked.page_size)
    told = (one["outcomes"][label] for one in document["analyzers"] for label in LABELS)
    return document, not any(label["failed"] for label in told)


def _score(ledger: "Ledger", scorer: "Scorer", manifest: "Manifest", out: Output) -> None:
    """Score every file, and say of each that failed why."""
    from workbench.evaluation.evaluating import Evaluated, evaluate

    total = len(manifest.entries)
    done = known = 0
    with out.progress() as bar:
        for event in evaluate(ledger, scorer, manifest):
            if isinstance(event, Evaluated):
                done, known = done + 1, known + event.known
                for reason in sorted(
                    {r.reason for r in event.rows if r.outcome is Outcome.FAILED}
                ):
                    out.message(f"{printable_name(event.path)}: {reason}")
            bar.advance(done, total, f"{done} of {total} files")
    if known:
        out.message(f"{known} of {total} files were scored by an earlier call.")


def _grid(ledger: "Ledger", scorer: "Scorer", asked: _Asked, out: Output) -> Document:
    """Score degraded copies of the still pictures, and return what became of the figures."""
    from workbench.evaluation import grid

    done, total = 0, len(grid.stills(asked.manifest, ledger.looks))
    with ExitStack() as stack, out.progress() as bar:
        cells = grid.opened(stack, ledger.folder, scorer.setups)
        for event in grid.degrade(cells, scorer, asked.manifest, ledger.looks):
            done += isinstance(event, grid.Degraded)
            bar.advance(done, total, f"{done} of {total} pictures in every cell of the grid")
        return grid.grid_document(cells, ledger, asked.manifest, scorer.judged)


def _heading(setups: Sequence[AnalyzerSetup], isolation: str) -> Document:
    return {
        "program": f"Loupe {__version__}",
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "software": dict(setups[0].software) if setups else {},
        "reader": isolation,
    }


def _write(folder: Path, document: Document, page_size: str) -> None:
    from workbench.report.validation import render_validation

    text = json_text.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    pdf = render_validation(document, text.encode(), page_size)
    for name, data in ((METRICS, text.encode()), (REPORT, pdf)):
        try:
            beside = folder / f"{name}.new"
            beside.write_bytes(data)
            beside.replace(folder / name)
        except OSError as error:
            raise EvaluationError(f"{name} cannot be written: {error.strerror}") from error


def _show(out: Output, document: Document, folder: Path) -> None:
    out.table("Analyzers, by file", COLUMNS, [_row(one) for one in document["analyzers"]])
    audit = document["shortcut_audit"]
    if audit["confounded"]:
        value = audit["auc"]["value"]
        out.line(f"CONFOUNDED: traits of the files alone reach an AUC of {value:.3f}", "bold")
    elif audit["auc"] is None:
        out.line(f"No shortcut audit: {audit['why']}")
    out.line(f"{folder / REPORT}: the validation report")


def _row(one: Document) -> list[str]:
    auc, rate = one["figures"]["auc"], one["figures"]["false_positive_rate"]
    worst = next((s for s in one["sources"] if s["auc"]), None)
    shares = [one["outcomes"][label]["not_scored_share"] for label in LABELS]
    pace = [kind["median"] for kind in one["seconds"].values() if kind["median"] is not None]
    return [
        one["analyzer"],
        str(one["n"]["authentic"]),
        str(one["n"]["altered"]),
        " / ".join("–" if share is None else f"{share:.0%}" for share in shares),
        f"{auc['value']:.3f}" if auc else "",
        f"{auc['lower']:.3f}–{auc['upper']:.3f}" if auc else one["why_no_figures"] or "",
        f"{worst['auc']['value']:.3f} {worst['name']}" if worst else "",
        f"{rate['value']:.3f}" if rate else "",
        {True: "yes", False: "no", None: "not known"}[one["confounded"]],
        " / ".join(f"{value:.3f}" for value in pace),
    ]
