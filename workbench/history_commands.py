"""The commands about who did what: list it, take one's last act back, do it again."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from workbench import undoing
from workbench.acts import Act, Kind, history, sifted
from workbench.console import Output
from workbench.model import ChainHead
from workbench.text import printable

__all__ = ["list_history", "redo", "undo"]

SHOWN = 300

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
Exhibit = Annotated[str, typer.Option("--exhibit", metavar="E", help="Only of this exhibit.")]
Who = Annotated[str, typer.Option("--by", metavar="NAME", help="Only what this person did.")]
OfKind = Annotated[Kind | None, typer.Option("--kind", help="Only acts of this kind.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Your name.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


class Record(undoing.Store, Protocol):
    """The part of a case store that these commands use."""

    def head(self) -> ChainHead:
        """Return the last link of the audit chain."""


class Doors(Protocol):
    """How a command opens a case: to read it, or to write under an examiner's name."""

    @property
    def reading(self) -> Callable[[Path], AbstractContextManager[Record]]:
        """Open it to read."""

    @property
    def writing(self) -> Callable[[Path, str], AbstractContextManager[Record]]:
        """Open it to write."""


def list_history(
    context: typer.Context,
    *,
    case: CasePath,
    exhibit: Exhibit = "",
    by: Who = "",
    kind: OfKind = None,
    json: AsJson = False,
) -> None:
    """List who did what and when, newest first, from the audit chain.

    Example: loupe history harbour.loupe --exhibit EX-001 --by "A. Vos"
    """
    doors: Doors = context.obj
    with doors.reading(case) as store:
        acts = sifted(history(store), exhibit=exhibit, who=by, kind=kind)
        head = store.head()
    out = Output(as_json=json)
    out.document(
        {
            "acts": [_row(one) for one in acts],
            "head": {"sequence": head.sequence, "hash": head.hash},
        }
    )
    for one in acts:
        out.line(_line(one))
    out.line(f"head of the audit chain: {head.sequence}:{head.hash}")


def undo(context: typer.Context, *, case: CasePath, by: By, json: AsJson = False) -> None:
    """Take your last act in a case back, by a record that supersedes it.

    Example: loupe undo harbour.loupe --by "A. Vos"
    """
    _turn(context, case, by, undoing.undo, "taken back", as_json=json)


def redo(context: typer.Context, *, case: CasePath, by: By, json: AsJson = False) -> None:
    """Do again what you took back last.

    Example: loupe redo harbour.loupe --by "A. Vos"
    """
    _turn(context, case, by, undoing.redo, "done again", as_json=json)


def _turn(
    context: typer.Context,
    case: Path,
    by: str,
    turn: Callable[[undoing.Store, str], undoing.Events],
    said: str,
    *,
    as_json: bool,
) -> None:
    if not by.strip():
        raise typer.BadParameter("must not be empty", param_hint="--by")
    doors: Doors = context.obj
    with doors.writing(case, by.strip()) as store:
        told = undoing.words(store, turn(store, by.strip()))
    out = Output(as_json=as_json)
    out.document({"act": told, "what": said})
    out.line(f"{said}: {printable(told, SHOWN)}")


def _row(one: Act) -> dict[str, Any]:
    return {
        "sequence": one.sequence,
        "at": one.at.isoformat(),
        "by": one.who,
        "kind": one.kind.value,
        "exhibits": list(one.exhibits),
        "words": one.words,
        "action": one.action,
        "subject": one.subject,
    }


def _line(one: Act) -> str:
    where = f"  {', '.join(one.exhibits[:5])}" if one.exhibits else ""
    who, words = printable(one.who, 80), printable(one.words, SHOWN)
    return f"{one.sequence}  {one.at:%Y-%m-%d %H:%M:%S} UTC  {who}{where}: {words}"
