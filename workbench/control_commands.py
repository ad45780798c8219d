"""The commands about local negative controls: mark exhibits known to be authentic, and list."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any, Protocol

import msgspec
import typer

from workbench.console import Output
from workbench.controls import INDEPENDENT, answers_of, local_rate, said_words, words
from workbench.errors import NotMarked
from workbench.model import AnalyzerRun, KnownAuthentic, MediaItem, ScoreSeries

Document = dict[str, Any]

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
OneExhibit = Annotated[str, typer.Option("--exhibit", metavar="E", help="The exhibit.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Your name.")]
Note = Annotated[str, typer.Option(help="Why, or how it is known.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]

controls = typer.Typer(
    help="Mark exhibits known to be authentic: they give this case's own false alarm rate.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


class Record(Protocol):
    """The part of a case store that these commands use."""

    def media(self) -> list[MediaItem]:
        """Return every item."""

    def item(self, exhibit: str) -> MediaItem:
        """Return an exhibit's item. Raises UnknownExhibit."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs on a medium, oldest first."""

    def series(self, run_id: str) -> list[ScoreSeries]:
        """Return a run's scores."""

    def known_authentic(self) -> list[KnownAuthentic]:
        """Return the decisions that stand."""

    def mark_known(self, decision: KnownAuthentic) -> None:
        """Put a decision on record."""


class Doors(Protocol):
    """How a command opens a case: to read it, or to write under an examiner's name."""

    @property
    def reading(self) -> Callable[[Path], AbstractContextManager[Record]]:
        """Open it to read."""

    @property
    def writing(self) -> Callable[[Path, str], AbstractContextManager[Record]]:
        """Open it to write."""


@controls.command()
def mark(
    context: typer.Context,
    *,
    case: CasePath,
    exhibit: OneExhibit,
    by: By,
    said_by: Annotated[str, typer.Option(help="On whose word it is authentic.")],
    channel: Annotated[
        str, typer.Option(help="What it shares with the questioned media: camera, channel.")
    ] = "",
    note: Note = "",
    json: AsJson = False,
) -> None:
    """Mark an exhibit as known to be authentic, with the word of who says so.

    Example: loupe controls mark harbour.loupe --exhibit EX-004 --by "A. Vos" --said-by Maas
    """
    if not (said_by.strip() and by.strip()):
        raise typer.BadParameter("must not be empty", param_hint="--said-by, --by")
    doors: Doors = context.obj
    with doors.writing(case, by) as store:
        item = store.item(exhibit)
        decision = KnownAuthentic(
            media_id=item.id,
            known=True,
            said_by=said_by.strip(),
            channel=channel.strip(),
            examiner=by.strip(),
            note=note,
            supersedes=_standing(store, item),
        )
        store.mark_known(decision)
    _show(Output(as_json=json), exhibit, decision)


@controls.command()
def withdraw(
    context: typer.Context,
    *,
    case: CasePath,
    exhibit: OneExhibit,
    by: By,
    note: Note = "",
    json: AsJson = False,
) -> None:
    """Say that an exhibit is no longer held to be authentic; what was said stays on record.

    Example: loupe controls withdraw harbour.loupe --exhibit EX-004 --by "A. Vos"
    """
    if not by.strip():
        raise typer.BadParameter("must not be empty", param_hint="--by")
    doors: Doors = context.obj
    with doors.writing(case, by) as store:
        item = store.item(exhibit)
        if (before := next((d for d in _known(store) if d.media_id == item.id), None)) is None:
            raise NotMarked(f"{exhibit} is not marked as known authentic.")
        decision = KnownAuthentic(
            media_id=item.id,
            known=False,
            said_by=before.said_by,
            channel=before.channel,
            examiner=by.strip(),
            note=note,
            supersedes=before.id,
        )
        store.mark_known(decision)
    _show(Output(as_json=json), exhibit, decision)


@controls.command("list")
def list_(context: typer.Context, *, case: CasePath, json: AsJson = False) -> None:
    """List the known authentic exhibits, and beside every result how analyzers do on them.

    Example: loupe controls list harbour.loupe
    """
    doors: Doors = context.obj
    with doors.reading(case) as store:
        known = {one.media_id: one for one in _known(store)}
        names = {item.id: item.exhibit for item in store.media()}
        told = list(_beside(store, known))
    out = Output(as_json=json)
    out.document({"known": [_document(names, one) for one in known.values()], "beside": told})
    for one in known.values():
        out.line(f"{names[one.media_id]}: {said_words(one)}")
    for line in told:
        out.line(f"{line['exhibit']} {line['analyzer']}: {line['words']}")
    if told:
        out.line(INDEPENDENT)
    if not known:
        out.line("None is marked. See `loupe controls mark --help`.")


def _known(store: Record) -> list[KnownAuthentic]:
    return [one for one in store.known_authentic() if one.known]


def _standing(store: Record, item: MediaItem) -> str | None:
    """Return the decision that a new one supersedes."""
    return next((d.id for d in store.known_authentic() if d.media_id == item.id), None)


def _beside(store: Record, known: dict[str, KnownAuthentic]) -> Iterator[Document]:
    """Yield what the controls say about each result of the exhibits."""
    runs = {item.id: store.runs(item.id) for item in store.media()}
    answers = {
        item.id: answers_of(item, runs[item.id], store.series, known.get(item.id))
        for item in store.media()
    }
    every = [one for media_id in known for one in answers[media_id].values()]
    for item in store.media():
        names = {run.id: run.info.name for run in runs[item.id]}
        for run_id, here in answers[item.id].items():
            if (rate := local_rate(here, every)) is not None:
                yield {
                    "exhibit": item.exhibit,
                    "analyzer": names[run_id],
                    "run": run_id,
                    "rate": msgspec.to_builtins(rate),
                    "words": words(rate),
                }


def _document(names: dict[str, str], one: KnownAuthentic) -> Document:
    plain: Document = msgspec.to_builtins(one)
    return {"exhibit": names[one.media_id], **plain}


def _show(out: Output, exhibit: str, decision: KnownAuthentic) -> None:
    out.document({"known": _document({decision.media_id: exhibit}, decision)})
    state = said_words(decision) if decision.known else "no longer held to be authentic"
    out.line(f"{exhibit}: {state}")
