"""The command line: the one module that knows every package and wires them together.

Commands import what they need when they run, so that `loupe status` starts without Qt and
a worker process, which imports this module, without anything.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from workbench import (
    __version__,
    annotation_commands,
    calibration_commands,
    cluster_commands,
    console,
    control_commands,
    documents,
    evaluation_commands,
    explaining_commands,
    export_commands,
    finding_commands,
    fusion_commands,
    history_commands,
    impression_commands,
    label_commands,
    learning_commands,
    listing,
    model_commands,
    repeat_commands,
    review_commands,
    superseded,
    superseded_commands,
    track_commands,
    training_commands,
    what_if_commands,
)
from workbench.blind import printed_for
from workbench.console import DONE, INCOMPLETE, Output
from workbench.errors import NoDisplay, TrainingUnavailable, WorkbenchError
from workbench.model import (
    AnalyzerInfo,
    AnalyzerRun,
    Arrival,
    Calibration,
    Case,
    ChainHead,
    KeptModel,
    MediaItem,
    MediaState,
    ModelArchive,
    ModelPack,
    Progress,
    Rank,
    Report,
    RunState,
    Support,
    WhatIfRecord,
)
from workbench.report_commands import PASSWORD, blur_wish, faces_told, open_key
from workbench.track_commands import AsJson, CasePath, Doors, OneExhibit

if TYPE_CHECKING:
    from case_store.store import CaseStore
    from workbench.analyzer import Source
    from workbench.report.choices import PrintedFaces
    from workbench.report.redaction import Wish
    from workbench.report.signing import Signer
    from workbench.worker import Worker

STOPPED = "Stopped. What was done is kept. The next run goes on, or begins anew where it must."

app = typer.Typer(
    name="loupe",
    help="Examine photos and videos for manipulation, on this workstation alone.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

ByWhom = Annotated[str, typer.Option("--by", metavar="NAME", help="Who looks; goes on record.")]
Exhibits = Annotated[
    list[str] | None,
    typer.Option("--exhibit", metavar="E", help="Only this exhibit; may be repeated."),
]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"loupe {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def desk(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    """Open the desk, or run a command.

    Example: loupe
    """
    context.obj = Doors(reading=_readable, writing=_writable)
    if context.invoked_subcommand is None:
        raise typer.Exit(_open_desk(None))


@app.command("open")
def open_(case: CasePath) -> None:
    """Open the desk on a case.

    Example: loupe open harbour.loupe
    """
    raise typer.Exit(_open_desk(case))


@app.command()
def new(
    case: CasePath,
    number: Annotated[str, typer.Option(help="The case number.")],
    examiner: Annotated[str, typer.Option(help="Your name, as it will stand in the report.")],
    question: Annotated[str, typer.Option(help="What you are asked to find out.")] = "",
    title: Annotated[str, typer.Option(help="A short title.")] = "",
    agency: Annotated[str, typer.Option(help="Whom you work for.")] = "",
    json: AsJson = False,
) -> None:
    """Make a case.

    Example: loupe new harbour.loupe --number 2026-117 --examiner "A. Vos"
    """
    from case_store.store import CaseStore

    for name, text in (("--number", number), ("--examiner", examiner)):
        if not text.strip():
            raise typer.BadParameter("must not be empty", param_hint=name)
    record = Case(
        number=number, examiner=examiner, question=question, title=title, agency=agency
    )
    CaseStore.create(case, record).close()
    out = Output(as_json=json)
    out.document({"case": str(case), "number": number, "id": record.id})
    out.line(f"Case {number} is at {case}. Next: loupe add {case} FILE_OR_FOLDER…")


@app.command()
def add(
    case: CasePath,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")],
    received_from: Annotated[str, typer.Option(help="Who handed the files over.")] = "",
    json: AsJson = False,
) -> None:
    """Copy files into a case, hashed on the way; originals are never touched.

    Example: loupe add harbour.loupe ~/incoming --received-from "J. Maas"
    """
    out = Output(as_json=json)
    with _writable(case) as store, _worker() as worker:
        found = list(_receive(store, worker, paths, received_from, out))
    out.document(documents.arrivals(found))
    raise typer.Exit(INCOMPLETE if any(arrival.reason for arrival in found) else DONE)


@app.command()
def examine(
    case: CasePath,
    exhibit: Exhibits = None,
    analyzer: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this; may be repeated.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Read every file once with every analyzer; go on where an earlier run stopped.

    Example: loupe examine harbour.loupe --exhibit EX-001
    """
    out = Output(as_json=json)
    with _writable(case) as store, _worker() as worker:
        items = [store.item(e) for e in exhibit] if exhibit else store.media()
        complete = _examine(store, worker, items, analyzer or [], out)
        latest = [(i, run) for i in items for run in _latest(store.runs(i.id))]
    out.document(documents.runs(latest))
    out.table("Runs", listing.RUN_COLUMNS, [listing.run_row(item, run) for item, run in latest])
    raise typer.Exit(DONE if complete else INCOMPLETE)


@app.command()
def status(case: CasePath, json: AsJson = False) -> None:
    """Say what a case holds and what was done.

    Example: loupe status harbour.loupe
    """
    out = Output(as_json=json)
    with _readable(case) as store:
        items = store.media()
        by_item = {item.id: _latest(store.runs(item.id)) for item in items}
        old = superseded.superseded(store, _newer)
        out.document(documents.status(store.case, items, by_item, store.models(), old))
        out.line(f"Case {store.case.number}: {store.case.question or store.case.title}")
    out.table(
        "Media", listing.ITEM_COLUMNS, [listing.item_row(i, by_item[i.id]) for i in items]
    )
    if old:
        out.line(superseded.line(old))


@app.command()
def scores(case: CasePath, exhibit: OneExhibit, by: ByWhom = "", json: AsJson = False) -> None:
    """Show what the analyzers said about one exhibit. A score is not a probability.

    Example: loupe scores harbour.loupe --exhibit EX-001 --json
    """
    out = Output(as_json=json)
    with _looking(case, by, exhibit) as store:
        runs = _latest(store.runs(store.item(exhibit).id))
        document = documents.scores(
            [(run, s) for run in runs for s in store.series(run.id)],
            [(run, m, store.map_path(m)) for run in runs for m in store.maps(run.id)],
            [(run, m) for run in runs for m in store.measurements(run.id)],
            [(run, f) for run in runs for f in store.facts(run.id)],
            [(run, o) for run in runs for o in store.file_outcomes(run.id)],
            illustrated=[
                (run, made, [store.drawn_path(one) for one in made.pictures])
                for run in runs
                for made in store.illustrations(run.id)
            ],
            tried=_tried(store, store.item(exhibit)),
            supported=_supported(store, runs),
        )
    out.document(document)
    kinds = ("series", "outcomes", "support", "measurements", "facts", "maps", "illustrations")
    for kind in kinds:
        for entry in document[kind]:
            out.line(listing.score_line(kind, entry))


def _tried(store: "CaseStore", item: MediaItem) -> list[tuple[MediaItem, WhatIfRecord]]:
    from workbench.what_if import on_record

    return [(item, record) for record in on_record(store, item.id)]


def _supported(
    store: "CaseStore", runs: list[AnalyzerRun]
) -> list[tuple[AnalyzerRun, Support, Calibration | None]]:
    """Return the last word on what each run's score is worth, with what it was read by."""
    last = {one.run_id: one for one in store.supports()}
    kept = store.calibrations() if last else {}
    return [
        (run, said, kept.get(said.calibration or ""))
        for run in runs
        if (said := last.get(run.id)) is not None
    ]


app.command("cluster")(cluster_commands.cluster)
app.command("label")(label_commands.label)
app.command("impressions")(impression_commands.impressions)
app.command("reviews")(review_commands.reviews)
app.command("history")(history_commands.list_history)
app.command("undo")(history_commands.undo)
app.command("redo")(history_commands.redo)
app.command("tracks")(track_commands.tracks)
app.add_typer(track_commands.revising, name="track")


def _models(context: typer.Context) -> None:
    from analyzers.imported.library import Library

    context.obj = Library()


app.add_typer(model_commands.packs, name="models", callback=_models)
app.add_typer(calibration_commands.calibrations, name="calibrations")
app.add_typer(control_commands.controls, name="controls")


def _catalog() -> evaluation_commands.Catalog:
    from analyzers.catalog import available

    return available


def _training_told(models: Iterable[ModelPack]) -> str:
    from analyzers.imported.library import Library

    return Library().trained_on(models)


def _newer(kept: Iterable[KeptModel]) -> Mapping[str, str]:
    from analyzers.imported.library import Library

    return Library().newer(kept)


def _teacher() -> learning_commands.Laboratory:
    from analyzers.attribution.teaching import Laboratory

    return Laboratory()


def _recording(case: Path) -> "CaseStore":
    return _writable(case)


model_commands.packs.command("learn-generator")(
    learning_commands.learning(_teacher, _catalog, _recording)
)
app.command("evaluate")(evaluation_commands.evaluating(_catalog, _training_told))


def _kept_catalog(kept: Iterable[ModelArchive]) -> evaluation_commands.Catalog:
    from analyzers.catalog import of_case

    return of_case(kept)


def _ranking() -> "Callable[[AnalyzerInfo, Source | MediaItem, float], Rank | None]":
    from analyzers.references import rank_of_score

    return rank_of_score


app.command("what-if")(
    what_if_commands.trying(
        what_if_commands.Means(opening=_recording, catalog=_kept_catalog, ranking=_ranking)
    )
)


def _laboratory() -> training_commands.Training:
    try:
        from analyzers.training.laboratory import run
    except ImportError as error:
        raise TrainingUnavailable(f"{error.name} is not installed") from error
    return run


app.command("train")(training_commands.training(_laboratory))


def _opened(case: Path) -> "CaseStore":
    return _readable(case)


@contextmanager
def _looking(case: Path, by: str = "", exhibit: str = "") -> "Iterator[CaseStore]":
    """Open a case for who looks at results, of all exhibits with the decisions about them.

    That he saw them goes on record before he does. Raises ScoresHidden.
    """
    with _readable(case) as store:
        items = [store.item(exhibit)] if exhibit else store.media()
        new = printed_for(store, items, by, decisions=not exhibit)
    if new:
        with _writable(case, by) as writing:
            writing.show(new)
    with _readable(case) as store:
        yield store


app.command("export")(export_commands.exporting(_recording))
app.command("rerun")(
    repeat_commands.repeating(
        repeat_commands.Means(writing=_recording, reading=_opened, catalog=_kept_catalog)
    )
)
model_commands.packs.command("superseded")(
    superseded_commands.superseded_models(_opened, _newer)
)
model_commands.packs.command("changes")(superseded_commands.pack_differences(_looking, _newer))
app.command("selfcheck")(repeat_commands.self_checking(_catalog))
app.command("annotations")(annotation_commands.marked(_opened))
app.command("support")(fusion_commands.supporting(_looking))
app.command("findings")(finding_commands.listing(_looking))
app.command("explain")(explaining_commands.explaining(_looking, _ranking))


@app.command()
def report(
    case: CasePath,
    output: Annotated[Path, typer.Option("-o", "--output", help="The PDF to write.")],
    author: Annotated[str, typer.Option(help="Who issues it; by default the examiner.")] = "",
    page_size: Annotated[
        str, typer.Option(help="A4 or Letter; by default the letterhead's, or A4.")
    ] = "",
    makers: Annotated[
        bool, typer.Option("--makers", help="Print which items lie together (maker).")
    ] = False,
    sign: Annotated[
        Path | None, typer.Option(metavar="FILE.p12", help="Sign with this PKCS#12 key.")
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option(help=f"Holds the key's password; else ${PASSWORD}, else it is asked."),
    ] = None,
    blur: Annotated[
        list[str], typer.Option(metavar="EXHIBIT:TRACK", help="Show no such face; * for all.")
    ] = [],  # noqa: B006  # the command line library copies it
    blur_all_but: Annotated[
        list[str], typer.Option(metavar="EXHIBIT:TRACK", help="Show no other face.")
    ] = [],  # noqa: B006
    blur_all: Annotated[bool, typer.Option("--blur-all", help="Show no face.")] = False,
    letterhead: Annotated[
        Path | None, typer.Option(metavar="FILE.toml", help="Your agency's settings.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Issue the evidence report; every file's hash is checked again.

    Example: loupe report harbour.loupe -o harbour.pdf --sign examiner.p12 --blur "EX-001:*"
    """
    out = Output(as_json=json)
    hidden = blur_wish(blur, blur_all_but, everyone=blur_all)
    signer = open_key(sign, password_file) if sign else None
    with _writable(case) as store, _worker() as worker:
        sheet = _Sheet(output, author, page_size, makers, signer, hidden, letterhead)
        issued, faces = _issue(store, worker, sheet, out)
    out.document(_report_document(issued, faces, output))
    draft = " (draft: not reviewed)" if issued.draft else ""
    out.line(f"{output}: report {issued.number}{draft}, {issued.pages} pages")
    for line, style in faces_told(faces):
        out.line(line, style=style)
    raise typer.Exit(DONE if issued.evidence_intact else INCOMPLETE)


@app.command()
def verify(
    case: CasePath,
    head: Annotated[
        str, typer.Option(metavar="SEQUENCE:HASH", help="A chain head from a printed report.")
    ] = "",
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.pdf", exists=True, dir_okay=False, help="A delivered report."
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """Check every byte, row and audit event of a case; changes nothing.

    Example: loupe verify harbour.loupe
    """
    from case_store.verification import verify as verify_case

    result = verify_case(case, _printed_head(head), report)
    out = Output(as_json=json)
    out.document(documents.verification(result))
    for problem in result.problems:
        out.line(f"{problem.subject}: {problem.sentence}", style="bold")
    for note in result.notes:
        out.line(f"note: {note}")
    out.line(f"{'verifies' if result.ok else 'DOES NOT VERIFY'}: {case}")
    if result.head:
        out.line(f"head of the audit chain: {result.head.sequence}:{result.head.hash}")
    raise typer.Exit(DONE if result.ok else INCOMPLETE)


@app.command()
def demo(
    folder: Annotated[
        Path | None, typer.Argument(help="Where to make it; by default your data folder.")
    ] = None,
    headless: Annotated[bool, typer.Option(help="Do not open the desk.")] = False,
    json: AsJson = False,
) -> None:
    """Make the sample case, examine it, issue its report and open the desk.

    Example: loupe demo --headless
    """
    out = Output(as_json=json)
    case, pdf = _make_demo(folder, out)
    out.document({"case": str(case), "report": str(pdf)})
    out.line(f"case:   {case}\nreport: {pdf}")
    if not headless and not json and _has_display():
        raise typer.Exit(_open_desk(case))


def _make_demo(wanted: Path | None, out: Output) -> tuple[Path, Path]:
    from case_store.store import CaseStore
    from workbench.sample import RECEIVED_FROM, sample_case, sample_files, sample_folder

    folder = wanted or sample_folder()
    path = folder / "demo.loupe"
    with (
        CaseStore.create(path, sample_case()) as store,
        sample_files() as files,
        _worker() as worker,
    ):
        list(_receive(store, worker, files, RECEIVED_FROM, out))
        _examine(store, worker, store.media(), [], out)
        _issue(store, worker, _Sheet(folder / "demo.pdf"), out)
    return path, folder / "demo.pdf"


def _receive(
    store: "CaseStore", worker: "Worker", paths: list[Path], received_from: str, out: Output
) -> Iterator[Arrival]:
    """Yield each arrival, with a line for it."""
    from workbench.intake import receive

    with out.progress() as bar:
        for event in receive(store, worker, paths, received_from):
            if isinstance(event, Progress):
                bar.advance(event.done, event.total, "bytes copied")
            else:
                out.line(listing.arrival_line(event))
                yield event


def _examine(
    store: "CaseStore",
    worker: "Worker",
    items: list[MediaItem],
    names: list[str],
    out: Output,
) -> bool:
    """Examine the accepted items; return whether everything could be examined."""
    from analyzers.catalog import of_case
    from workbench.examination import agenda
    from workbench.examination import examine as examine_item

    available = of_case(store.model_archives())
    setups, then = agenda(worker, available, names)
    accepted = [item for item in items if item.state is MediaState.ACCEPTED]
    failed, at_hand = len(accepted) < len(items), calibration_commands.at_hand(out)
    with out.progress() as bar:
        for item in accepted:
            bar.start(item.exhibit)
            steps = examine_item(
                *(store, worker, available, setups, item), then=then, calibrations=at_hand
            )
            for event in steps:
                if isinstance(event, Progress):
                    bar.advance(event.done, event.total, f"{event.done} frames")
                elif isinstance(event, AnalyzerRun) and _went_wrong(event):
                    failed = True
                    out.message(f"{item.exhibit} {listing.trouble(event)}")
    return not failed


def _went_wrong(run: AnalyzerRun) -> bool:
    return run.state is RunState.FAILED or bool(run.ended_at and run.coverage.failed)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where a report goes, who issues it, on which paper, and whether makers are printed."""

    target: Path
    author: str = ""
    page_size: str = ""
    makers: bool = False
    signer: "Signer | None" = None
    blur: "Wish | None" = None
    letterhead: Path | None = None


def _issue(
    store: "CaseStore", worker: "Worker", sheet: _Sheet, out: Output
) -> tuple[Report, "PrintedFaces"]:
    """Issue a report and return its record, and what its pictures show of faces."""
    from analyzers.catalog import available
    from workbench.examination import plan
    from workbench.report.choices import PrintedFaces
    from workbench.report.issue import issue_report
    from workbench.report.letterhead import PLAIN, read_letterhead

    issued: Report | None = None
    faces = PrintedFaces()
    with out.progress() as bar:
        steps = issue_report(
            store,
            worker,
            author=sheet.author or store.case.examiner,
            target=sheet.target,
            page_size=sheet.page_size,
            letterhead=read_letterhead(sheet.letterhead) if sheet.letterhead else PLAIN,
            known=[setup.info for setup in plan(worker, available)],
            makers=sheet.makers,
            signer=sheet.signer,
            blur=sheet.blur,
            ranking=_ranking(),
        )
        for step in steps:
            if isinstance(step, Report):
                issued = step
            elif isinstance(step, PrintedFaces):
                faces = step
            else:
                bar.advance(step.done, step.total, "steps")
    if issued is None:
        raise RuntimeError("issuing ended without a report")
    return issued, faces


def _writable(case: Path, actor: str | None = None) -> "CaseStore":
    from case_store.store import CaseStore

    return CaseStore.open(case, actor=actor)


def _readable(case: Path) -> "CaseStore":
    from case_store.store import CaseStore

    return CaseStore.open(case, read_only=True)


def _worker() -> "Worker":
    from workbench.worker import Worker

    return Worker()


def _open_desk(case: Path | None) -> int:
    if not _has_display():
        raise NoDisplay("there is no screen to open the desk on")
    from ui.app import run

    return run(case)


def _has_display() -> bool:
    import os

    if sys.platform in {"win32", "darwin"}:
        return True
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in screens)


def _printed_head(text: str) -> ChainHead | None:
    if not text:
        return None
    try:
        return documents.head(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--head") from error


def _latest(runs: list[AnalyzerRun]) -> list[AnalyzerRun]:
    """Return the last run of each analyzer, in order of first use."""
    return list({run.info.name: run for run in runs}.values())


def _report_document(issued: Report, faces: "PrintedFaces", path: Path) -> documents.Document:
    return {
        "report": str(path),
        "sha256": issued.pdf_sha256,
        "pages": issued.pages,
        "draft": issued.draft,
        "faces": msgspec.to_builtins(faces),
    }


def main() -> None:
    """Run the command line; every way to end has its exit code."""
    console.speak_unicode()
    as_json = "--json" in sys.argv
    try:
        code = app(standalone_mode=False)
    except WorkbenchError as error:
        code = console.report_error(error, as_json=as_json)
    except (KeyboardInterrupt, typer.Abort):
        code = console.INTERRUPTED
    except BrokenPipeError:  # whoever read the output has gone
        sys.stdout = None
        code = INCOMPLETE
    except Exception as error:  # noqa: BLE001  # the command line ends here
        code = _end(error)
    if code == console.INTERRUPTED:
        Output(as_json=as_json).message(STOPPED)
    sys.exit(code or DONE)


def _end(error: Exception) -> int:
    """Tell wrong use from a bug."""
    show = getattr(error, "show", None)  # the command line library's own errors
    if show is None:
        return console.report_bug()
    show()
    return int(getattr(error, "exit_code", console.WRONG_USE))


if __name__ == "__main__":
    main()
