"""The command that trains a network by a recipe and writes it as a pack."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from workbench.console import Output

Document = dict[str, Any]

FIGURES_SHOWN = 12
COLUMNS = ["figure", "made by", "source", "value", "95 %", "n", "conditions"]

RecipePath = Annotated[Path, typer.Argument(metavar="RECIPE.toml", help="What to train, how.")]
ManifestPath = Annotated[
    Path | None,
    typer.Option(help="Media whose truth is known: a CSV with path, label, source, person."),
]
Faces = Annotated[
    Path | None,
    typer.Option(help="Where the faces of the manifest are kept; by default in the output."),
]
Pictures = Annotated[
    list[Path] | None,
    typer.Option(
        help="Where whole pictures are kept, for a recipe that reads native pixels; a second "
        "one for photographs that went through the autoencoders of a zoo."
    ),
]
Zoo = Annotated[
    Path | None,
    typer.Option(help="Small generators trained here, which make what is judged too."),
]
Folder = Annotated[Path, typer.Option("-o", "--output", help="A folder; goes on where it was.")]
Device = Annotated[str, typer.Option(help="Where torch computes: cpu, cuda or mps.")]
Workers = Annotated[int, typer.Option(min=0, max=64, help="Processes that make batches.")]
Threads = Annotated[int | None, typer.Option(min=1, max=256, help="Of the CPU's arithmetic.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


class Told(Protocol):
    """How far one part has come; `of` is 0 where that is not known beforehand."""

    @property
    def part(self) -> str:
        """What is being done."""

    @property
    def done(self) -> int:
        """How many steps, faces or files are done."""

    @property
    def of(self) -> int:
        """Of how many."""

    @property
    def said(self) -> str:
        """What there is to say of it."""


class Training(Protocol):
    """What trains: the laboratory of the analyzers."""

    def __call__(
        self,
        recipe: Path,
        folder: Path,
        *,
        manifest: Path | None,
        faces: Path | None,
        zoo: Path | None,
        device: str,
        workers: int,
        threads: int | None,
        pictures: Sequence[Path],
    ) -> Iterator[Told | Document]:
        """Yield progress, and at last the document of the pack. Raises TrainingError."""


def training(laboratory: Callable[[], Training]) -> Callable[..., None]:
    """Return the command; `laboratory` is called when it runs, as it loads much."""

    def train(
        *,
        recipe: RecipePath,
        output: Folder,
        manifest: ManifestPath = None,
        faces: Faces = None,
        pictures: Pictures = None,
        zoo: Zoo = None,
        device: Device = "cpu",
        workers: Workers = 1,
        threads: Threads = None,
        json: AsJson = False,
    ) -> None:
        """Train a network and write it as a model pack; go on where an earlier call stopped.

        Gathers the manifest's faces or pictures, trains, exports, judges on people, sources
        and generators that were left out, and writes the card. See docs/training.md.
        Example: loupe train recipes/blending.toml --manifest media/manifest.csv -o lab
        """
        out = Output(as_json=json)
        told = laboratory()(
            recipe,
            output,
            manifest=manifest,
            faces=faces,
            zoo=zoo,
            device=device,
            workers=workers,
            threads=threads,
            pictures=pictures or (),
        )
        document = _followed(told, out)
        out.document(document)
        _show(out, document)

    return train


def _followed(told: Iterator[Told | Document], out: Output) -> Document:
    """Show progress until the document comes."""
    part = ""
    with out.progress() as bar:
        for one in told:
            if isinstance(one, dict):
                return one
            if one.part != part:
                bar.start(part := one.part)
                out.message(part)
            bar.advance(one.done, one.of or None, one.said)
    raise RuntimeError("a training ends with its pack")


def _show(out: Output, document: Document) -> None:
    figures = document["measured"][:FIGURES_SHOWN]
    title = f"{document['name']} {document['version']}: the first figures of its card"
    out.table(title, COLUMNS, [_row(one) for one in figures])
    out.line(f"pack {document['folder']}")
    out.line(f"Take it into use with: loupe models add {document['folder']}")


def _row(one: Document) -> list[str]:
    low, high = one.get("interval") or (None, None)
    interval = f"{low:.2f} to {high:.2f}" if low is not None else ""
    told = [one["quantity"], one.get("generator", ""), one.get("source", "")]
    return [*told, f"{one['value']:.3f}", interval, str(one["n"]), one["conditions"]]
