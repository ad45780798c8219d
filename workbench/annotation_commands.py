"""The command that lists what examiners marked in the media of a case."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from workbench.console import Output
from workbench.model import Annotation, MediaItem, first_stated, same_examiner
from workbench.text import printable

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Everything = Annotated[
    bool, typer.Option("--all", help="Also what was superseded or withdrawn.")
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Only this examiner's.")]
NOTE_SHOWN = 200


class Record(Protocol):
    """The part of a case store that is listed."""

    def media(self) -> list[MediaItem]:
        """Return every received file, in the order of arrival."""

    def annotations(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Annotation]:
        """Return what was marked, in the order of its making."""


def marked(opening: Callable[[Path], AbstractContextManager[Record]]) -> Callable[..., None]:
    """Return the command; `opening` opens a case to be read."""

    def annotations(
        case: CasePath, everything: Everything = False, by: By = "", json: AsJson = False
    ) -> None:
        """List regions, distances and bookmarks that examiners marked, in native pixels.

        Where one examiner stated again what another had marked, both are named.

        Example: loupe annotations harbour.loupe --json
        """
        out = Output(as_json=json)
        with opening(case) as record:
            history = record.annotations(superseded=True)
            found = history if everything else record.annotations()
            names = {item.id: item.exhibit for item in record.media()}
        first = {one.id: first_stated(one, history).examiner for one in found}
        if by:
            found = [one for one in found if _is_of(one, first[one.id], by)]
        rows = [_row(one, names[one.media_id], first[one.id]) for one in found]
        out.document({"annotations": rows})
        for one in found:
            out.line(_line(one, names[one.media_id], first[one.id]))
        if not found:
            out.line("Nothing is marked.")

    return annotations


def _is_of(one: Annotation, first: str, name: str) -> bool:
    """Say whether an examiner marked this, or stated it again."""
    return same_examiner(one.examiner, name) or same_examiner(first, name)


def _row(one: Annotation, exhibit: str, first: str) -> dict[str, Any]:
    """Return an annotation as JSON; `spots` are column and row of the upright frame."""
    return {
        "id": one.id,
        "exhibit": exhibit,
        "shape": one.shape.value,
        "spots": [list(spot) for spot in one.spots],
        "frame": one.frame,
        "pts": one.pts,
        "note": one.note,
        "examiner": one.examiner,
        "marked_by": first,
        "at": one.at.isoformat(),
        "in_report": one.in_report,
        "withdrawn": one.withdrawn,
        "supersedes": one.supersedes,
    }


def _line(one: Annotation, exhibit: str, first: str) -> str:
    gone = "  withdrawn" if one.withdrawn else ""
    note = printable(one.note, NOTE_SHOWN)
    name = printable(one.examiner, NOTE_SHOWN)
    if not same_examiner(first, one.examiner):
        name = f"marked by {printable(first, NOTE_SHOWN)}, stated again by {name}"
    return f"{exhibit}  frame {one.frame}  {one.shape}  {name}: {note}{gone}"
