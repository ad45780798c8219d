"""The command that lists findings, each with its degree of support and known error rates."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Protocol

import typer

from workbench import documents
from workbench.console import Output
from workbench.controls import Answer, answers_of
from workbench.finding_words import error_rates, local_words, support_words
from workbench.fusion import FusedRecord
from workbench.model import Finding, KnownAuthentic, MediaItem
from workbench.model.findings import rewritten_from
from workbench.regions import lined

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who looks; goes on record.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
NONE = "No findings. That is not a statement that the media are authentic."

Row = tuple[Finding, str, str]  # with its support and its error rates


class Record(FusedRecord, Protocol):
    """The part of a case store that is listed."""

    def media(self) -> list[MediaItem]:
        """Return every received file, in the order of arrival."""

    def findings(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Finding]:
        """Return findings; also those that a later one supersedes, when asked for."""

    def known_authentic(self) -> list[KnownAuthentic]:
        """Return the decisions that stand on which media are known to be authentic."""


def listing(
    opening: Callable[[Path, str], AbstractContextManager[Record]],
) -> Callable[..., None]:
    """Return the command; `opening` opens a case for who looks at it."""

    def findings(case: CasePath, by: By = "", json: AsJson = False) -> None:
        """List proposed findings and decisions, with support and known error rates.

        Example: loupe findings harbour.loupe
        """
        out = Output(as_json=json)
        with opening(case, by) as record:
            names = {item.id: item.exhibit for item in record.media()}
            found = list(rows(record))
            history = record.findings(superseded=True)
        first = {one.id: rewritten_from(one, history) for one, _, _ in found}
        out.document(documents.findings(found, first))
        for finding, support, rates in found:
            out.line(f"{names[finding.media_id]}  {finding.state}  {finding.statement}")
            if (before := first[finding.id]) is not None:
                out.line(f"    rewritten by {finding.examiner}; first: {before.statement}")
            out.line(f"    {support}{f' {rates}' if rates else ''}")
            for region in finding.regions:
                out.line(f"    Region in native upright pixels: {lined(region)}")
        if not found:
            out.line(NONE)

    return findings


def rows(record: Record) -> Iterator[Row]:
    """Yield every standing finding with what stands beside it."""
    items = {item.id: item for item in record.media()}
    every = record.findings()
    known = list(_answers(record, items)) if every else []
    last = {one.run_id: one for one in record.supports()}
    calibrations = record.calibrations() if last else {}
    for media_id in dict.fromkeys(finding.media_id for finding in every):
        runs = record.runs(media_id)
        by_id = {run.id: run for run in runs}
        series = {run.id: record.series(run.id) for run in runs} if known else {}
        local = local_words(items[media_id], runs, series, known) if known else {}
        for finding in (one for one in every if one.media_id == media_id):
            support = support_words(finding, by_id, last, calibrations)
            yield finding, support, error_rates(finding, items[media_id], by_id, local)


def _answers(record: Record, items: dict[str, MediaItem]) -> Iterator[Answer]:
    """Yield what analyzers said of the media that are known to be authentic."""
    for decision in record.known_authentic():
        if decision.known:
            item = items[decision.media_id]
            yield from answers_of(item, record.runs(item.id), record.series, decision).values()
