"""The commands that list results of superseded model packs, and what later ones change."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from workbench import pack_changes
from workbench.console import DONE, INCOMPLETE, Output
from workbench.errors import TableNotWritten
from workbench.exchange.plain import table
from workbench.superseded import Newer, PackRecord, line, superseded

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
COLUMNS = ["exhibit", "analyzer", "pack", "used", "here", "run"]
SHOWN = ["exhibit", "analyzer", "pack", "before", "after", "change", "operating point"]
UNCHANGED = (
    "No exhibit was read by two versions of a model pack, and none waits for a later one."
)
Written = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="The table, as CSV.")
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who looks; goes on record.")]
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


def pack_differences(
    opening: Callable[[Path, str], AbstractContextManager[pack_changes.ScoredRecord]],
    newer: Newer,
) -> Callable[..., None]:
    """Return the command; `opening` opens a case for who looks at it."""

    def changes(
        *, case: CasePath, output: Written = None, by: By = "", json: AsJson = False
    ) -> None:
        """Tell how results changed where exhibits were read again by a later model pack.

        Example: loupe models changes harbour.loupe -o changes.csv
        """
        out = Output(as_json=json)
        if output is not None and (output.exists() or output.is_symlink()):
            raise TableNotWritten(f"{output} is there already.")
        with opening(case, by) as store:
            found = pack_changes.moves(store, newer)
        told = pack_changes.summaries(found)
        rows = [pack_changes.cells(one) for one in found]
        if output is not None:
            _write(output, table(pack_changes.COLUMNS, rows))
        named = [dict(zip(pack_changes.COLUMNS, row, strict=True)) for row in rows]
        out.document({"changes": named, "summary": [msgspec.to_builtins(o) for o in told]})
        if found:
            out.table("Changes", SHOWN, [_shown(one) for one in found])
        for one in told:
            out.line(f"{pack_changes.words(one)}.")
        out.line(pack_changes.OWN_SCALES if found else UNCHANGED)

    return changes


def _write(path: Path, lines: Iterable[bytes]) -> None:
    """Write a table into a new file. Raises TableNotWritten."""
    try:
        with path.open("xb") as file:
            file.writelines(lines)
    except OSError as error:
        raise TableNotWritten(f"{path} cannot be written: {error.strerror}.") from error


def _shown(one: pack_changes.Move) -> list[str]:
    before, after = one.before, one.after
    scores = [_number(before.score), _number(after.score) if after else "not read again"]
    versions = f"{before.pack.name} {before.pack.version} → {one.newest}"
    crossing = str(one.crossing).replace("_", " ")
    return [one.exhibit, before.run.info.name, versions, *scores, _number(one.change), crossing]


def _number(value: float | None) -> str:
    return "no score" if value is None else f"{value:.4g}"
