"""`loupe evaluate`: judge the analyzers on media whose truth is known, without a case."""

import json as json_text
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from workbench import __version__
from workbench.analyzer import Method, ungated
from workbench.console import DONE, INCOMPLETE, Output
from workbench.errors import EvaluationError
from workbench.model import AnalyzerSetup, ModelPack, Outcome
from workbench.text import printable_name
from workbench.worker import Worker

if TYPE_CHECKING:
    from workbench.evaluation.calibration_run import Calibrating
    from workbench.evaluation.ledger import Ledger
    from workbench.evaluation.manifest import Manifest
    from workbench.evaluation.parts import Audits
    from workbench.evaluation.scoring import Scorer
    from workbench.evaluation.summary import Question

Document = dict[str, Any]
Catalog = Callable[[], Iterable[Method]]
Training = Callable[[Iterable[ModelPack]], str]

METRICS, FIGURES, REPORT = "metrics.json", "figures.csv", "validation.pdf"
PAGE_SIZES = ("A4", "Letter")
LABELS = ("authentic", "altered")
COLUMNS = [
    "analyzer",
    "authentic",
    "altered",
    "not scored",
    "AUC",
    "95 % interval",
    "shortcut",
    "worst pair",
    "false alarms",
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
    typer.Option(
        "--group",
        metavar="COLUMN",
        help="Compare its groups; also a+b at once, bands as age:18,31,46, or "
        "measured:lightness of the skin in the picture. May be repeated.",
    ),
]
TrainedOn = Annotated[
    list[str] | None,
    typer.Option(
        "--trained-on",
        metavar="DOMAIN/TYPE",
        help="What the analyzers were trained on, for DF40's P1 to P3; may be repeated.",
    ),
]
Absolute = Annotated[
    bool, typer.Option(help="Follow absolute paths of the manifest, out of its folder.")
]
PageSize = Annotated[str, typer.Option(help="A4 or Letter.")]
Grid = Annotated[
    bool, typer.Option("--grid", help="Also score degraded copies, both labels alike.")
]
Cells = Annotated[
    list[str] | None,
    typer.Option("--cell", metavar="NAME", help="Only this cell of the grid; may be repeated."),
]
Gate = Annotated[
    bool,
    typer.Option(
        help="Withhold scores where the pixels lie outside an analyzer's validated range."
    ),
]
Calibrate = Annotated[
    bool,
    typer.Option(
        "--calibrate",
        help="Make calibrations of these files, each for one analyzer and its conditions.",
    ),
]
Isotonic = Annotated[
    bool, typer.Option("--isotonic", help="Calibrate by steps instead of a logistic curve.")
]
Given = Annotated[
    list[Path] | None,
    typer.Option(
        "--calibration",
        metavar="FILE",
        help="Give likelihood ratios by this calibration; may be repeated.",
    ),
]
Unseen = Annotated[
    list[str] | None,
    typer.Option(
        "--unseen",
        metavar="SOURCE",
        help="A source that no model learned from, to calibrate models on; may be repeated.",
    ),
]
Fuse = Annotated[
    bool,
    typer.Option(
        "--fuse",
        help="Judge the evidence families together, beside the best one and plain averaging.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def evaluating(catalog: Callable[[], Catalog], training: Training) -> Callable[..., None]:
    """Return the command; `catalog` loads all analyzers, `training` tells of models' cards."""

    def evaluate(
        *,
        manifest: ManifestPath,
        output: Folder,
        analyzer: Names = None,
        group: Groups = None,
        absolute: Absolute = False,
        page_size: PageSize = "A4",
        grid: Grid = False,
        cell: Cells = None,
        trained_on: TrainedOn = None,
        gate: Gate = True,
        calibrate: Calibrate = False,
        isotonic: Isotonic = False,
        calibration: Given = None,
        unseen: Unseen = None,
        fuse: Fuse = False,
        json: AsJson = False,
    ) -> None:
        """Judge analyzers on files whose truth is known; go on where an earlier call stopped.

        Writes scores.csv, figures.csv, metrics.json and validation.pdf.

        Example: loupe evaluate media/manifest.csv -o results --analyzer compression.ghosts
        """
        out = Output(as_json=json)
        asked = _Asked(
            manifest=_listed(manifest, absolute, page_size),
            output=output,
            analyzers=analyzer or [],
            page_size=page_size,
            cells=_cells(cell or [], grid=grid),
            groups=group or [],
            trained_on=trained_on or [],
            gate=gate,
            calibrating=_calibrating(
                calibration or [], unseen or [], make=calibrate, isotonic=isotonic, fuse=fuse
            ),
            training=training,
        )
        document, complete = _evaluated(catalog(), asked, out)
        out.document({**document, "output": str(output)})
        _show(out, document, output)
        raise typer.Exit(DONE if complete else INCOMPLETE)

    return evaluate


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What is to be evaluated, checked as far as can be done before any file is opened."""

    manifest: "Manifest"
    output: Path
    analyzers: Sequence[str]
    page_size: str
    cells: Sequence[str]
    groups: Sequence[str]
    trained_on: Sequence[str]
    gate: bool
    calibrating: "Calibrating"
    training: Training

    def question(self) -> "Question":
        """Return what is asked besides the whole. Refuses columns and forms that are wrong."""
        from workbench.evaluation.fairness import grouping
        from workbench.evaluation.protocols import homes
        from workbench.evaluation.summary import Question

        try:
            groupings = [grouping(text, self.manifest.columns) for text in self.groups]
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--group") from error
        try:
            return Question(groupings=groupings, trained_on=homes(self.trained_on))
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--trained-on") from error


def _calibrating(
    given: Sequence[Path], unseen: Sequence[str], *, make: bool, isotonic: bool, fuse: bool
) -> "Calibrating":
    """Return what is asked about calibrations. Raises `CalibrationUnusable`."""
    from workbench.calibration.document import read
    from workbench.evaluation.calibration_fit import ISOTONIC, LOGISTIC
    from workbench.evaluation.calibration_run import Calibrating

    return Calibrating(
        make=make,
        how=ISOTONIC if isotonic else LOGISTIC,
        given=[read(path) for path in given],
        unseen=frozenset(unseen),
        fuse=fuse,
    )


def _listed(manifest: Path, absolute: bool, page_size: str) -> "Manifest":
    from workbench.evaluation.manifest import read_manifest

    if page_size not in PAGE_SIZES:
        raise typer.BadParameter(" or ".join(PAGE_SIZES), param_hint="--page-size")
    return read_manifest(manifest, absolute=absolute)


def _cells(named: Sequence[str], *, grid: bool) -> Sequence[str]:
    """Return the cells of the grid that are asked for: those named, all, or none."""
    from workbench.evaluation.cells import CELLS

    unknown = sorted(set(named) - set(CELLS))
    if unknown:
        said = f"no cell is named {printable_name(unknown[0])!r}; there are {', '.join(CELLS)}"
        raise typer.BadParameter(said, param_hint="--cell")
    return [cell for cell in CELLS if cell in named] if named else CELLS if grid else ()


def _evaluated(catalog: Catalog, asked: _Asked, out: Output) -> tuple[Document, bool]:
    """Return the document of the evaluation, and whether nothing failed."""
    from workbench.evaluation.ledger import SCORES, Ledger
    from workbench.evaluation.parts import Audits
    from workbench.evaluation.scoring import Scorer, digest
    from workbench.evaluation.summary import summary
    from workbench.examination import extra_seconds, plan

    question, audits = asked.question(), Audits()
    catalog = catalog if asked.gate else partial(ungated, catalog)
    with Worker() as worker:
        setups = plan(worker, catalog, asked.analyzers, faces=question.measures)
        scorer = Scorer(worker, catalog, setups, extra_seconds)
        with Ledger(asked.output, setups) as ledger:
            _score(ledger, scorer, asked.manifest, out, measures=question.measures)
            calibrated = _calibrated(ledger, scorer, asked, audits)
            document = {
                **_heading(setups, worker.isolation.detail),
                "gate": asked.gate,
                "scores_sha256": digest(asked.output / SCORES),
                **summary(asked.manifest, scorer.judged, ledger, question, audits),
                "calibrations": calibrated,
                "fusion": _fused(ledger, scorer, asked, audits),
                "grid": _grid(ledger, scorer, asked, out, audits) if asked.cells else None,
            }
            _write(asked.output, document, asked.page_size)
    told = (one["outcomes"][label] for one in document["analyzers"] for label in LABELS)
    return document, not any(label["failed"] for label in told)


def _calibrated(
    ledger: "Ledger", scorer: "Scorer", asked: _Asked, audits: "Audits"
) -> Document:
    """Give ratios by the calibrations at hand, make new ones, and return both by analyzer."""
    from workbench.evaluation import calibration_run as run

    training = {s.info.name: asked.training(s.models) for s in scorer.judged}
    todo = replace(asked.calibrating, training=training)
    applied = run.apply(todo, ledger, asked.manifest, scorer.setups)
    made = run.make(todo, ledger, asked.manifest, scorer.setups, audits) if todo.make else {}
    return {
        setup.info.name: {
            "applied": applied[setup.info.name],
            "made": made.get(setup.info.name),
        }
        for setup in scorer.judged
    }


def _fused(
    ledger: "Ledger", scorer: "Scorer", asked: _Asked, audits: "Audits"
) -> Document | None:
    """Return how the families do together, where that is asked."""
    if not asked.calibrating.fuse:
        return None
    from workbench.evaluation.calibration_run import attempted
    from workbench.evaluation.fusing import fusing

    training = {s.info.name: asked.training(s.models) for s in scorer.judged}
    todo = replace(asked.calibrating, training=training)
    return fusing(attempted(todo, ledger, asked.manifest, scorer.setups, audits))


def _score(
    ledger: "Ledger", scorer: "Scorer", manifest: "Manifest", out: Output, *, measures: bool
) -> None:
    """Score every file, and say of each that failed why."""
    from workbench.evaluation.evaluating import Evaluated, evaluate

    total = len(manifest.entries)
    done = known = 0
    with out.progress() as bar:
        for event in evaluate(ledger, scorer, manifest, measures=measures):
            if isinstance(event, Evaluated):
                done, known = done + 1, known + event.known
                for reason in sorted(
                    {r.reason for r in event.rows if r.outcome is Outcome.FAILED}
                ):
                    out.message(f"{printable_name(event.path)}: {reason}")
            bar.advance(done, total, f"{done} of {total} files")
    if known:
        out.message(f"{known} of {total} files were scored by an earlier call.")


def _grid(
    ledger: "Ledger", scorer: "Scorer", asked: _Asked, out: Output, audits: "Audits"
) -> Document:
    """Score degraded copies of the media, and return what became of the figures."""
    from workbench.evaluation import grid

    done, total = 0, len(grid.readable(asked.manifest, ledger.looks))
    with ExitStack() as stack, out.progress() as bar:
        cells = grid.opened(stack, ledger.folder, scorer.setups, asked.cells)
        for event in grid.degrade(cells, scorer, asked.manifest, ledger.looks):
            done += isinstance(event, grid.Degraded)
            bar.advance(done, total, f"{done} of {total} files in every cell of the grid")
        return grid.grid_document(cells, ledger, asked.manifest, scorer.judged, audits)


def _heading(setups: Sequence[AnalyzerSetup], isolation: str) -> Document:
    return {
        "program": f"Loupe {__version__}",
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "software": dict(setups[0].software) if setups else {},
        "reader": isolation,
    }


def _write(folder: Path, document: Document, page_size: str) -> None:
    from workbench.evaluation.figures_table import figures_table
    from workbench.report.validation import render_validation

    text = json_text.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    pdf = render_validation(document, text.encode(), page_size)
    table = figures_table(document).encode()
    for name, data in ((METRICS, text.encode()), (FIGURES, table), (REPORT, pdf)):
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
    _show_fusion(out, document["fusion"])
    out.line(f"{folder / REPORT}: the validation report")


def _show_fusion(out: Output, told: Document | None) -> None:
    """Print what the families cost together, and each rival on the same files."""
    if told is None:
        return
    if told["why_none"]:
        out.line(f"Families together: not judged, {told['why_none']}.")
        return
    for name, found in told["methods"].items():
        cost = found["cllr"]
        out.line(
            f"{name.replace('_', ' ')}: Cllr {cost['value']:.3f} "
            f"({cost['lower']:.3f}–{cost['upper']:.3f}), AUC {found['auc']:.3f}"
        )


def _row(one: Document) -> list[str]:
    auc, rate = one["figures"]["auc"], one["figures"]["false_positive_rate"]
    worst = next((p for p in one["pairs"] if _ranked(p)), None)
    shares = [one["outcomes"][label]["not_scored_share"] for label in LABELS]
    pace = [
        kind["median"] for kind in one["seconds_by_kind"].values() if kind["median"] is not None
    ]
    return [
        one["analyzer"],
        str(one["n"]["authentic"]),
        str(one["n"]["altered"]),
        " / ".join("–" if share is None else f"{share:.0%}" for share in shares),
        f"{auc['value']:.3f}" if auc else "",
        f"{auc['lower']:.3f}–{auc['upper']:.3f}" if auc else one["why_no_figures"] or "",
        _shortcut(one),
        _worst(worst) if worst else "",
        f"{rate['value']:.3f}" if rate else "",
        " / ".join(f"{value:.3f}" for value in pace),
    ]


def _shortcut(one: Document) -> str:
    """Return the AUC of the traits alone, and whether the figure beside it is confounded."""
    audit = one["shortcut_auc"]
    told = {True: " confounded", False: "", None: " ?"}[one["confounded"]]
    return f"{audit['value']:.3f}{told}" if audit else ""


def _ranked(pair: Document) -> bool:
    """Say whether a pair has a figure, and files enough for it to be the worst."""
    return bool(pair["figures"]["auc"]) and not pair["few_files"]


def _worst(pair: Document) -> str:
    ends = f"{pair['generator']} / {pair['authentic_source']}"
    return f"{pair['figures']['auc']['value']:.3f} {printable_name(ends)}"
