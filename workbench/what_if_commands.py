"""`loupe what-if`: the scores of an exhibit over copies that are encoded again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Protocol

import typer

from workbench import documents
from workbench.console import DONE, INCOMPLETE, Output
from workbench.model import (
    Case,
    MediaItem,
    MediaKind,
    ModelArchive,
    Outcome,
    Progress,
    Recoding,
    Tried,
    Variant,
    WhatIf,
    WhatIfRecord,
)
from workbench.what_if import (
    NOT_TRIED,
    STRENGTHS,
    TITLES,
    compared_words,
    label,
    named,
    record_of,
    strips,
    subject,
    told,
    tried_words,
    variants,
)
from workbench.what_if_trying import Asked, Catalog, Ranking, WhatIfStore, setups_for, try_out
from workbench.worker import Worker

__all__ = ["Means", "trying"]

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
Exhibit = Annotated[str, typer.Option("--exhibit", metavar="E", help="The exhibit.")]
Frame = Annotated[
    int | None, typer.Option(metavar="N", min=0, help="Of a video: the frame, from 0.")
]
Frames = Annotated[
    int, typer.Option(metavar="COUNT", min=1, help="Of a video: how many frames from there.")
]
Names = Annotated[
    list[str] | None,
    typer.Option("--analyzer", metavar="NAME", help="Only this; may be repeated."),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", help=f"Only {', '.join(STRENGTHS)}; may be repeated."),
]
InReport = Annotated[
    bool | None,
    typer.Option("--report/--no-report", help="Show it in reports, or do not any more."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


class Store(WhatIfStore, Protocol):
    """The part of a case store that is used."""

    @property
    def case(self) -> Case:
        """The case."""

    def item(self, exhibit: str) -> MediaItem:
        """Return an exhibit's item. Raises UnknownExhibit."""

    def model_archives(self) -> Iterable[ModelArchive]:
        """Return the packs that the case keeps."""

    def choose_what_if(self, what_if_id: str, *, in_report: bool) -> None:
        """Put on record whether reports show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """How the command opens a case, knows its analyzers and ranks their scores."""

    opening: Callable[[Path], AbstractContextManager[Store]]
    catalog: Callable[[Iterable[ModelArchive]], Catalog]
    ranking: Callable[[], Ranking]


def trying(means: Means) -> Callable[..., None]:
    """Return the command."""

    def what_if(
        *,
        case: CasePath,
        exhibit: Exhibit,
        frame: Frame = None,
        frames: Frames = 1,
        analyzer: Names = None,
        kind: Kinds = None,
        report: InReport = None,
        json: AsJson = False,
    ) -> None:
        """Show what becomes of an exhibit's scores when it is encoded again.

        The exhibit is not changed: copies are made, read and removed. What was tried is on
        record at once, and the same command goes on where an earlier one stopped. It exits
        with 1 where a copy could not be made, or an analyzer failed at one.

        Example: loupe what-if harbour.loupe --exhibit EX-002 --frame 120 --report
        """
        out, chosen = Output(as_json=json), variants(_kinds(kind))
        with means.opening(case) as store:
            item = store.item(exhibit)
            wanted = _Wanted(item, _span(item, frame, frames), chosen, analyzer or ())
            record = _reported(store, _tried(means, store, wanted, out), report)
        _show(out, item, record)
        raise typer.Exit(INCOMPLETE if _went_wrong(record) else DONE)

    return what_if


@dataclass(frozen=True, slots=True)
class _Wanted:
    item: MediaItem
    span: tuple[int, int]
    variants: tuple[Variant, ...]
    names: Sequence[str]


def _tried(means: Means, store: Store, wanted: _Wanted, out: Output) -> WhatIf:
    """Try what is wanted; return what is on record of the asking."""
    catalog = means.catalog(store.model_archives())
    with Worker() as worker:
        asked = Asked(
            item=wanted.item,
            setups=setups_for(worker, catalog, wanted.item, wanted.names),
            variants=wanted.variants,
            examiner=store.case.examiner,
            first_frame=wanted.span[0],
            last_frame=wanted.span[1],
        )
        events = try_out(store, worker, catalog, asked, means.ranking())
        with closing(events):
            return _heard(events, wanted.item, out)


def _heard(events: Iterator[Progress | WhatIf | Tried], item: MediaItem, out: Output) -> WhatIf:
    """Show how far it is, and what could not be made."""
    begun: WhatIf | None = None
    with out.progress() as bar:
        bar.start(item.exhibit)
        for event in events:
            if isinstance(event, Progress):
                bar.advance(event.done, event.total, f"{event.done} of {event.total} copies")
            elif isinstance(event, WhatIf):
                begun = event
            elif event.copy.problem:
                out.message(f"{named(event.copy.variant)}: {event.copy.problem}")
    if begun is None:
        raise RuntimeError("trying ended before it began")
    return begun


def _reported(store: Store, begun: WhatIf, report: bool | None) -> WhatIfRecord:
    """Put on record whether reports show it, where that was said; return all of it."""
    if report is not None and report is not begun.in_report:
        store.choose_what_if(begun.id, in_report=report)
        begun = replace(begun, in_report=report)
    return record_of(store, begun)


def _kinds(names: Sequence[str] | None) -> list[Recoding]:
    unknown = set(names or ()) - {str(kind) for kind in STRENGTHS}
    if unknown:
        raise typer.BadParameter(
            f"there is no {', '.join(sorted(unknown))}", param_hint="--kind"
        )
    return [kind for kind in STRENGTHS if not names or str(kind) in names]


def _span(item: MediaItem, frame: int | None, frames: int) -> tuple[int, int]:
    """Return the first and last frame; those of a video must be said."""
    if item.kind is not MediaKind.VIDEO:
        if frame or frames > 1:
            raise typer.BadParameter("a still picture has one frame", param_hint="--frame")
        return 0, 0
    if frame is None:
        raise typer.BadParameter("say which frame of the video", param_hint="--frame")
    return frame, frame + frames - 1


def _went_wrong(record: WhatIfRecord) -> bool:
    return any(
        one.copy.problem or any(answer.outcome is Outcome.FAILED for answer in one.answers)
        for one in record.tried
    )


def _show(out: Output, item: MediaItem, record: WhatIfRecord) -> None:
    out.document(documents.what_if(item, record))
    out.line(f"{subject(record, item)}. {tried_words(record, item)}")
    for strip in strips(record):
        out.line(f"{strip.info.title} ({strip.info.name} {strip.info.version})", style="bold")
        out.line(f"  {compared_words(strip)}")
        for kind in strip.kinds:
            told_of = ", ".join(f"{label(c.variant)}: {told(c)}" for c in kind.cells)
            out.line(f"  {TITLES[kind.kind]}: {kind.stability}. [{told_of}]")
    out.line(NOT_TRIED)
