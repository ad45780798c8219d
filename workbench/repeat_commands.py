"""The commands that repeat: a finding here or elsewhere, and the golden media."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Protocol

import msgspec
import typer

from workbench.console import DONE, INCOMPLETE, Output
from workbench.errors import CaseBusy, CaseReadOnly
from workbench.model import ModelArchive, Progress
from workbench.repeating import receipt
from workbench.repeating.again import Catalog
from workbench.repeating.comparing import TOLERANCE_WORDS, Alike
from workbench.repeating.golden import carried
from workbench.repeating.recorded import CaseRuns, Recorded, from_case, from_package
from workbench.repeating.rerun import Rerun, rerun
from workbench.repeating.selfcheck import SelfCheck, selfcheck
from workbench.self_check import keep, words
from workbench.worker import Worker

CaseOrPackage = Annotated[
    Path, typer.Argument(metavar="CASE", help="The case folder, or a package of it.")
]
FindingId = Annotated[str, typer.Argument(metavar="FINDING", help="Its id, or how it begins.")]
Media = Annotated[
    Path | None,
    typer.Option("--media", metavar="FILE", help="The original, if it is not in there."),
]
Written = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="The receipt; by default named here."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]

GOOD = {Alike.BIT_EQUAL, Alike.WITHIN_TOLERANCE}


class Record(CaseRuns, Protocol):
    """A case store as far as a rerun uses it."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be put on record."""

    def model_archives(self) -> tuple[ModelArchive, ...]:
        """Return the archives of the packs that the case keeps."""

    def note(self, action: str, subject: str, detail: Mapping[str, str]) -> None:
        """Put an event into the audit log."""


Opening = Callable[[Path], AbstractContextManager[Record]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """How to open a case for writing or reading, and the analyzers for the packs it keeps."""

    writing: Opening
    reading: Opening
    catalog: Callable[[tuple[ModelArchive, ...]], Catalog]


def repeating(means: Means) -> Callable[..., None]:
    """Return the command."""

    def rerun_(
        *,
        case: CaseOrPackage,
        finding: FindingId,
        media: Media = None,
        output: Written = None,
        json: AsJson = False,
    ) -> None:
        """Repeat a finding's runs and compare: bit-equal, within tolerance, different.

        Example: loupe rerun harbour.loupe 3f2a9c41
        """
        out = Output(as_json=json)
        receipt.require_vacant(output)
        with _opened(means, case, out) as store, Worker() as worker:
            recorded = from_case(store, finding) if store else from_package(case, finding)
            kept = store.model_archives() if store else ()
            made = _made(worker, means.catalog(kept), recorded, media, out)
            told = receipt.document(made)
            path = output or Path(
                f"rerun-{recorded.finding.id[:8]}-{made.at:%Y%m%dT%H%M%S}.json"
            )
            sha256 = receipt.write(path, told)
            if store is not None and not store.read_only:
                store.note("finding rerun", recorded.finding.id, _detail(made, sha256))
        out.document({**told, "receipt": str(path), "receipt_sha256": sha256})
        for one in made.runs:
            out.line(receipt.line(one))
        if not made.runs:
            out.line("The finding rests on no run that is on record: nothing can be repeated.")
        out.line(f"{receipt.WORDS[made.alike]}. {TOLERANCE_WORDS}")
        out.line(f"receipt: {path}\nSHA-256 {sha256}")
        raise typer.Exit(DONE if made.alike in GOOD else INCOMPLETE)

    return rerun_


def _opened(
    means: Means, place: Path, out: Output
) -> AbstractContextManager[Record] | AbstractContextManager[None]:
    """Open a case, to write if it may be; None for a package."""
    if (place / "bagit.txt").is_file():
        return nullcontext()
    try:
        return means.writing(place)
    except (CaseBusy, CaseReadOnly) as error:
        out.message(f"{error} The rerun is not put on record.")
        return means.reading(place)


def _made(
    worker: Worker, catalog: Catalog, recorded: Recorded, media: Path | None, out: Output
) -> Rerun:
    made: Rerun | None = None
    with out.progress() as bar:
        bar.start(recorded.item.exhibit)
        for step in rerun(worker, catalog, recorded, media):
            if isinstance(step, Progress):
                bar.advance(step.done, step.total, f"{step.done} frames")
            else:
                made = step
    if made is None:
        raise RuntimeError("a rerun ended without its result")
    return made


def _detail(made: Rerun, sha256: str) -> dict[str, str]:
    runs = (f"{one.run.info.name} {one.comparison.alike}" for one in made.runs)
    return {
        "result": str(made.alike),
        "runs": "; ".join(runs),
        "receipt_sha256": sha256,
    }


def self_checking(catalog: Callable[[], Catalog]) -> Callable[..., None]:
    """Return the command, which asks the analyzers of `catalog()`."""

    def selfcheck_(*, json: AsJson = False) -> None:
        """Read the golden media with every default analyzer, and tell what has drifted.

        Example: loupe selfcheck
        """
        out = Output(as_json=json)
        found = _checked(catalog(), out)
        check = found.kept()
        place = keep(check)
        out.document({**msgspec.to_builtins(check), "files": _files(found), "kept": str(place)})
        for name, alike in found.by_analyzer.items():
            out.line(f"{name}: {receipt.WORDS[alike]}")
        for drift in found.drifts:
            if drift.comparison.alike not in GOOD:
                why = "; ".join(filter(None, (drift.reason, *drift.comparison.remarks)))
                out.line(f"  {drift.analyzer}, {drift.file}: {why}", style="bold")
        out.line(words(check))
        raise typer.Exit(DONE if found.alike in GOOD else INCOMPLETE)

    return selfcheck_


def _checked(catalog: Catalog, out: Output) -> SelfCheck:
    found: SelfCheck | None = None
    with Worker() as worker, out.progress() as bar:
        for step in selfcheck(worker, catalog, carried()):
            if isinstance(step, Progress):
                bar.advance(step.done, step.total)
            else:
                found = step
    if found is None:
        raise RuntimeError("a self-check ended without its result")
    return found


def _files(found: SelfCheck) -> list[dict[str, object]]:
    return [
        {
            "analyzer": drift.analyzer,
            "version": drift.version,
            "file": drift.file,
            "result": str(drift.comparison.alike),
            "reason": drift.reason or None,
            "largest_difference": drift.comparison.largest,
            "remarks": list(drift.comparison.remarks),
        }
        for drift in found.drifts
    ]
