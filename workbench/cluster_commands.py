"""The command that says which items of a case share a maker, from what is on record."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from workbench.clustering import FARTHEST, UNIT, Group, attributions, reason, title
from workbench.console import DONE, INCOMPLETE, Output
from workbench.makers import MEANS_NO_MORE, Compared, NotCompared, Record, compared

__all__ = ["cluster"]

Document = dict[str, Any]

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Known = Annotated[
    list[str] | None,
    typer.Option(
        "--known", metavar="E=NAME", help="An exhibit whose maker is known; may be repeated."
    ),
]
Within = Annotated[
    float | None,
    typer.Option(help="The greatest mean distance; by default as the model measured it."),
]


class Door(Protocol):
    """How a command opens a case to read it."""

    def reading(self, case: Path) -> AbstractContextManager[Record]:
        """Open it."""


def cluster(
    context: typer.Context,
    *,
    case: CasePath,
    known: Known = None,
    within: Within = None,
    json: AsJson = False,
) -> None:
    """Say which items of a case share a maker, by what their examination left on record.

    Example: loupe cluster harbour.loupe --known EX-003=FLUX.1
    """
    if within is not None and not 0 < within <= FARTHEST:
        raise typer.BadParameter("must be a cosine distance above 0", param_hint="--within")
    out, named = Output(as_json=json), _named(known or ())
    door: Door = context.obj
    with door.reading(case) as store:
        for exhibit in named:
            store.item(exhibit)  # raises where there is none
        result = compared(store, named, within)
    found, left = result
    entries = [{"exhibit": one.exhibit, "reason": one.reason} for one in left]
    out.document({"spaces": [_document(one) for one in found], "not_compared": entries})
    for line in _lines(found, left):
        out.line(line)
    raise typer.Exit(INCOMPLETE if left else DONE)


def _named(known: Sequence[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in known]
    if any(not (exhibit and name) for exhibit, _, name in pairs):
        raise typer.BadParameter("must be EXHIBIT=NAME", param_hint="--known")
    return {exhibit: name for exhibit, _, name in pairs}


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
        "share_a_maker": group.shares,
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
            }
            for item in group.items
        ],
    }


def _lines(found: Sequence[Compared], left: Sequence[NotCompared]) -> Iterator[str]:
    for one in found:
        yield f"Within {one.within:.2f} ({UNIT}): {one.meaning}"
        for group in one.groups:
            yield f"{title(group)}: {', '.join(item.called for item in group.items)}"
            yield f"  {reason(group, one.within)} {attributions(group)}"
    if found:
        yield MEANS_NO_MORE
    for missing in left:
        yield f"{missing.exhibit} was not compared: {missing.reason}"
