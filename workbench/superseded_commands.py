"""The command that lists results of superseded model packs."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from workbench.console import DONE, INCOMPLETE, Output
from workbench.superseded import Newer, PackRecord, line, superseded

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
COLUMNS = ["exhibit", "analyzer", "pack", "used", "here", "run"]
NONE = "No result rests on a model pack of which a later version is here."


def superseded_models(
    opening: Callable[[Path], AbstractContextManager[PackRecord]], newer: Newer
) -> Callable[..., None]:
    """Return the command, which opens cases to read by `opening`."""

    def superseded_(*, case: CasePath, json: AsJson = False) -> None:
        """List the results of a case whose model pack has a later version here.

        Example: loupe models superseded harbour.loupe
        """
        out = Output(as_json=json)
        with opening(case) as store:
            found = superseded(store, newer)
        out.document({"superseded": [msgspec.to_builtins(one) for one in found]})
        rows = [[o.exhibit, o.analyzer, o.pack, o.used, o.newest, o.run[:8]] for o in found]
        if rows:
            out.table("Superseded", COLUMNS, rows)
        out.line(line(found) or NONE)
        raise typer.Exit(INCOMPLETE if found else DONE)

    return superseded_
