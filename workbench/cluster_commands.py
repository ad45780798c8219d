"""The command that says which items of a case lie together, from what is on record."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from workbench.clustering import FARTHEST, UNIT, Group, attributions, reason, title
from workbench.console import DONE, INCOMPLETE, Output
from workbench.maker_names import namings
from workbench.makers import (
    MEANS_NO_MORE,
    Compared,
    Naming,
    NotCompared,
    Record,
    Told,
    told_of,
)
from workbench.model import MakerNaming

__all__ = ["cluster"]

Document = dict[str, Any]

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Known = Annotated[
    list[str] | None,
    typer.Option(
        "--known",
        metavar="E=NAME",
        help="An exhibit, or a face as it is called in the list, whose maker is known; may be "
        "repeated. With --keep an empty NAME takes back what is on record.",
    ),
]
Keep = Annotated[
    bool, typer.Option("--keep", help="Put the names on record, as an examiner's decision.")
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Your name, with --keep.")]
Note = Annotated[str, typer.Option(help="Why, with --keep.")]
Within = Annotated[
    float | None,
    typer.Option(help="The greatest mean distance; by default as the model measured it."),
]


class Kept(Record, Protocol):
    """The part of a case store that keeps names."""

    def name_maker(self, naming: MakerNaming) -> None:
        """Put a naming on record."""


class Door(Protocol):
    """How a command opens a case: to read it, or to write under an examiner's name."""

    def reading(self, case: Path) -> AbstractContextManager[Record]:
        """Open it to read."""

    def writing(self, case: Path, actor: str) -> AbstractContextManager[Kept]:
        """Open it to write."""


def cluster(
    context: typer.Context,
    *,
    case: CasePath,
    known: Known = None,
    within: Within = None,
    keep: Keep = False,
    by: By = "",
    note: Note = "",
    json: AsJson = False,
) -> None:
    """Say which items of a case lie together, as works of one maker do, from what is on record.

    Example: loupe cluster harbour.loupe --known EX-003=FLUX.1 --keep --by "A. Vos"
    """
    if within is not None and not 0 < within <= FARTHEST:
        raise typer.BadParameter("must be a cosine distance above 0", param_hint="--within")
    if keep and not (by.strip() and known):
        raise typer.BadParameter("takes --known and --by", param_hint="--keep")
    out, named = Output(as_json=json), _named(known or (), keep=keep)
    door: Door = context.obj
    if keep:
        with door.writing(case, by) as kept:
            _keep(kept, named, by, note)
            told = told_of(kept)
    else:
        with door.reading(case) as store:
            told = told_of(store).knowing(named)
    found, left = told.groups(within)
    out.document(_whole(found, left, told))
    for line in _lines(found, left, told.namings):
        out.line(line)
    raise typer.Exit(INCOMPLETE if left else DONE)


def _named(known: Sequence[str], *, keep: bool) -> dict[str, str]:
    pairs = [text.partition("=") for text in known]
    if any(not (exhibit and equals and (name or keep)) for exhibit, equals, name in pairs):
        raise typer.BadParameter("must be EXHIBIT=NAME", param_hint="--known")
    return {exhibit: name for exhibit, _, name in pairs}


def _keep(store: Kept, named: Mapping[str, str], by: str, note: str) -> None:
    """Put names on record, all or none where one of them cannot be."""
    told, before = told_of(store), store.maker_namings(superseded=True)
    found = {text: told.find(text) for text in named}
    asked = [
        new
        for text, one in found.items()
        for new in namings(before, one, named[text], examiner=by, note=note)
    ]
    for new in asked:
        store.name_maker(new)


def _whole(found: Sequence[Compared], left: Sequence[NotCompared], told: Told) -> Document:
    return {
        "spaces": [_document(one) for one in found],
        "not_compared": [
            {"exhibit": one.exhibit, "face": one.face or None, "reason": one.reason}
            for one in left
        ],
        "namings": [_naming(one) for one in told.namings],
    }


def _naming(one: Naming) -> Document:
    """Return an examiner's word on a maker, as it stands on record."""
    return {
        "exhibit": one.exhibit,
        "face": one.face or None,
        "name": one.record.name,
        "examiner": one.record.examiner,
        "note": one.record.note,
        "at": one.record.at.isoformat(),
    }


def _document(one: Compared) -> Document:
    return {
        "space": one.space,
        "unit": UNIT,
        "within": one.within,
        "meaning": one.meaning,
        "groups": [_group(group, one.within) for group in one.groups],
    }


def _group(group: Group, within: float) -> Document:
    return {
        "together": group.shares,
        "share_a_maker": group.shares,  # the earlier name of `together`
        "name": group.name or None,
        "names": list(group.names),
        "mean": group.mean if group.shares else None,
        "widest": group.widest if group.shares else None,
        "nearest_other": group.apart,
        "reason": reason(group, within),
        "items": [
            {
                "exhibit": item.exhibit,
                "face": item.where or None,
                "known_as": item.known_as or None,
                "named": list(item.names),
            }
            for item in group.items
        ],
    }


def _lines(
    found: Sequence[Compared], left: Sequence[NotCompared], namings: Sequence[Naming]
) -> Iterator[str]:
    for space in found:
        yield f"Within {space.within:.2f} ({UNIT}): {space.meaning}"
        for group in space.groups:
            yield f"{title(group)}: {', '.join(item.called for item in group.items)}"
            yield f"  {reason(group, space.within)} {attributions(group)}"
    if found:
        yield MEANS_NO_MORE
    for one in namings:
        yield f"On record: {one.words}"
    for missing in left:
        yield f"{missing.called} was not compared: {missing.reason}"
