"""The command about first impressions: write one, and list those of a case."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from workbench.console import Output
from workbench.model import (
    AnalyzerRun,
    Impression,
    MediaItem,
    Opinion,
    in_force,
    last_by,
)
from workbench.model.reviews import LONGEST_IMPRESSION
from workbench.text import printable

__all__ = ["impressions"]

UNKNOWN = "written on the command line, where it is not known what was seen before"
TEXT_SHOWN = 400

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
Exhibit = Annotated[str, typer.Option("--exhibit", metavar="E", help="The exhibit.")]
Text = Annotated[str, typer.Option("--text", help="What you see, to write an impression.")]
Said = Annotated[
    Opinion | None, typer.Option("--opinion", help="Your opinion on the graded scale.")
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Your name, to write one.")]
Everything = Annotated[bool, typer.Option("--all", help="Also superseded and withdrawn ones.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


class Record(Protocol):
    """The part of a case store that this command uses."""

    def media(self) -> list[MediaItem]:
        """Return every item."""

    def item(self, exhibit: str) -> MediaItem:
        """Return an exhibit's item. Raises UnknownExhibit."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs on a medium."""

    def impressions(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Impression]:
        """Return impressions, oldest first."""

    def write_impression(self, made: Impression) -> Impression:
        """Put an impression on record."""


class Doors(Protocol):
    """How a command opens a case: to read it, or to write under an examiner's name."""

    @property
    def reading(self) -> Callable[[Path], AbstractContextManager[Record]]:
        """Open it to read."""

    @property
    def writing(self) -> Callable[[Path, str], AbstractContextManager[Record]]:
        """Open it to write."""


def impressions(
    context: typer.Context,
    *,
    case: CasePath,
    exhibit: Exhibit = "",
    text: Text = "",
    opinion: Said = None,
    by: By = "",
    everything: Everything = False,
    json: AsJson = False,
) -> None:
    """Write what you make of an exhibit before its results, or list what was written.

    It is blind where nothing was shown to you before; here that is known only of an exhibit
    that no analyzer has read.

    Example: loupe impressions harbour.loupe --exhibit EX-004 --by "A. Vos"
    --opinion altered_moderate --text "The left ear swims."
    """
    doors: Doors = context.obj
    if text or opinion is not None:
        if opinion is None or not (exhibit and by.strip() and text.strip()):
            needed = "--exhibit, --by, --text, --opinion"
            raise typer.BadParameter("are needed to write one", param_hint=needed)
        if len(text) > LONGEST_IMPRESSION:
            most = f"must have at most {LONGEST_IMPRESSION} characters"
            raise typer.BadParameter(most, param_hint="--text")
        with doors.writing(case, by) as store:
            _write(store, store.item(exhibit), text.strip(), opinion, by.strip())
    with doors.reading(case) as store:
        wanted = store.item(exhibit).id if exhibit else None
        found = store.impressions(wanted, superseded=True)
        names = {item.id: item.exhibit for item in store.media()}
    standing = {one.id for one in in_force(found)}
    shown = found if everything else [one for one in found if one.id in standing]
    out = Output(as_json=json)
    rows = [_row(one, names[one.media_id], standing=one.id in standing) for one in shown]
    out.document({"impressions": rows})
    gone = {one.id for one in found if one.withdrawn}
    gone |= {one.supersedes for one in found if one.withdrawn and one.supersedes}
    for one in shown:
        ended = "" if one.id in standing else "taken back" if one.id in gone else "superseded"
        out.line(_line(one, names[one.media_id], ended))
    if not shown:
        out.line("No impression is on record.")


def _write(store: Record, item: MediaItem, text: str, opinion: Opinion, by: str) -> None:
    last = last_by(store.impressions(item.id, superseded=True), by)
    made = Impression(
        media_id=item.id,
        examiner=by,
        text=text,
        opinion=opinion,
        seen=(UNKNOWN,) if store.runs(item.id) else (),
        supersedes=last.id if last else None,
    )
    store.write_impression(made)


def _row(one: Impression, exhibit: str, *, standing: bool) -> dict[str, Any]:
    return {
        "id": one.id,
        "exhibit": exhibit,
        "by": one.examiner,
        "at": one.at.isoformat(),
        "opinion": one.opinion.value,
        "text": one.text,
        "blind": one.blind,
        "seen": list(one.seen),
        "withdrawn": one.withdrawn,
        "standing": standing,
        "supersedes": one.supersedes,
    }


def _line(one: Impression, exhibit: str, ended: str) -> str:
    blind = "blind" if one.blind else f"not blind: {'; '.join(one.seen)}"
    said = f"{one.opinion.words}. {printable(one.text, TEXT_SHOWN)}"
    said += f"  {ended}" if ended else ""
    return f"{exhibit}  {printable(one.examiner, 80)} ({blind}): {said}"
