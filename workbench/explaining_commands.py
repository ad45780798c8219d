"""The command that says in sentences what was found, as far as it was measured to help."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any, Protocol

import msgspec
import typer

from workbench.console import Output
from workbench.explaining import Explanation, Ranking, Told, benefit, explanation
from workbench.model import MediaItem

Document = dict[str, Any]

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
OneExhibit = Annotated[str, typer.Option("--exhibit", metavar="E", help="The exhibit.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who looks; goes on record.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
NOTHING = "Nothing speaks here. That is no statement of authenticity."


class Record(Told, Protocol):
    """The part of a case store that the command uses."""

    def item(self, exhibit: str) -> MediaItem:
        """Return an exhibit's item. Raises UnknownExhibit."""


def explaining(
    opening: Callable[[Path, str, str], AbstractContextManager[Record]],
    ranking: Callable[[], Ranking] | None = None,
) -> Callable[..., None]:
    """Return the command; `opening` opens a case for who looks at an exhibit.

    `ranking` gives what ranks scores among authentic media.
    """

    def explain(case: CasePath, exhibit: OneExhibit, by: By = "", json: AsJson = False) -> None:
        """Say in sentences what speaks, the most useful first, each tied to its values.

        Example: loupe explain harbour.loupe --exhibit EX-003
        """
        out = Output(as_json=json)
        with opening(case, by, exhibit) as record:
            rank = ranking() if ranking else None
            found = explanation(record, record.item(exhibit), rank)
        out.document({"exhibit": exhibit, **document(found)})
        for one in found.sentences:
            out.line(f"{one.text}")
            out.line(f"    {benefit(one)}; run {one.run_id[:8]}")
        for silent in found.quiet:
            out.line(f"Silent: {silent.title}: {silent.why}.")
        if not found.sentences:
            out.line(NOTHING)

    return explain


def document(found: Explanation) -> Document:
    """Return sentences as JSON, each with the values that it is tied to."""
    plain: Document = msgspec.to_builtins(found)
    return plain
