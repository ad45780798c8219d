"""The command about tags and notes of exhibits: give them, and list them."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from workbench.console import Output
from workbench.model import Label, MediaItem, relabelled
from workbench.model.labels import LONGEST_NOTE
from workbench.text import printable

__all__ = ["label"]

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
Exhibit = Annotated[str, typer.Option("--exhibit", metavar="E", help="The exhibit to label.")]
Tags = Annotated[
    list[int] | None,
    typer.Option("--tag", min=1, max=9, help="A tag from 1 to 9; may be repeated."),
]
NoTags = Annotated[bool, typer.Option("--no-tags", help="Take all tags off.")]
Note = Annotated[str | None, typer.Option(help="The note; empty takes it off.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Your name, to label.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


class Record(Protocol):
    """The part of a case store that this command uses."""

    def media(self) -> list[MediaItem]:
        """Return every item."""

    def item(self, exhibit: str) -> MediaItem:
        """Return an exhibit's item. Raises UnknownExhibit."""

    def labels(self) -> list[Label]:
        """Return the labels that stand."""

    def put_labels(self, made: Iterable[Label]) -> None:
        """Put labels on record."""


class Doors(Protocol):
    """How a command opens a case: to read it, or to write under an examiner's name."""

    @property
    def reading(self) -> Callable[[Path], AbstractContextManager[Record]]:
        """Open it to read."""

    @property
    def writing(self) -> Callable[[Path, str], AbstractContextManager[Record]]:
        """Open it to write."""


def label(
    context: typer.Context,
    *,
    case: CasePath,
    exhibit: Exhibit = "",
    tag: Tags = None,
    no_tags: NoTags = False,
    note: Note = None,
    by: By = "",
    json: AsJson = False,
) -> None:
    """Give an exhibit its tags and its note, or list those of the case.

    The tags given replace those that stood; what is not given stays.

    Example: loupe label harbour.loupe --exhibit EX-004 --tag 1 --note "ear" --by "A. Vos"
    """
    doors: Doors = context.obj
    if no_tags and tag:
        raise typer.BadParameter("says the contrary of --tag", param_hint="--no-tags")
    tag = [] if no_tags else tag
    if tag is not None or note is not None:
        if not (exhibit and by.strip()):
            raise typer.BadParameter("are needed to label", param_hint="--exhibit, --by")
        with doors.writing(case, by) as store:
            _put(store, store.item(exhibit), tag, note, by.strip())
    with doors.reading(case) as store:
        names = {item.id: item.exhibit for item in store.media()}
        labels = [one for one in store.labels() if not one.empty]
    out = Output(as_json=json)
    out.document({"labels": [_document(names, one) for one in labels]})
    for one in labels:
        tags = " ".join(map(str, one.tags)) or "-"
        out.line(f"{names[one.media_id]}  {tags}  {printable(one.note)}".rstrip())


def _put(
    store: Record, item: MediaItem, tags: list[int] | None, note: str | None, by: str
) -> None:
    before = next((one for one in store.labels() if one.media_id == item.id), None)
    if note is not None and len(note) > LONGEST_NOTE:
        most = f"must have at most {LONGEST_NOTE} characters"
        raise typer.BadParameter(most, param_hint="--note")
    made = relabelled(before, media_id=item.id, examiner=by, tags=tags, note=note)
    store.put_labels([made])


def _document(names: dict[str, str], one: Label) -> dict[str, Any]:
    return {
        "exhibit": names[one.media_id],
        "tags": list(one.tags),
        "note": one.note,
        "by": one.examiner,
        "at": one.at.isoformat(),
    }
