"""The commands about model packs: see what there is, check it, and add one from a folder."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from workbench.console import DONE, INCOMPLETE, Output
from workbench.errors import AnalyzerUnavailable, WorkbenchError
from workbench.model import Measurement
from workbench.worker import Worker

Document = dict[str, Any]

TRIAL = "analyzers.imported.trial:trial"
AGREEMENT = "analyzers.imported.agreement:agreement"
COLUMNS = ["name", "version", "origin", "licence", "MiB", "analyzer", "SHA-256", "state"]
LATER = ("measured", "operating_points", "calibration", "training")  # of a card, told last
HASH_LETTERS = 16
MEBIBYTE = 1 << 20

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The pack's name.")]
AnyName = Annotated[str, typer.Argument(metavar="NAME", help="Only packs of this name.")]
Version = Annotated[str, typer.Argument(metavar="VERSION", help="By default the last one.")]
Parity = Annotated[
    bool, typer.Option("--parity", help="Also compare torch with ONNX Runtime, if installed.")
]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder with card.toml.")]


class Models(Protocol):
    """The packs of this workstation. Every document holds name, version, folder and problem.

    `problem` is None, or `{code, message}` where the pack's card cannot be used.
    """

    def listed(self, name: str = "") -> list[Document]:
        """Return a document for each pack, or for each of that name."""

    def shown(self, name: str, version: str = "") -> Document:
        """Return a pack's document with its whole card. Raises ModelMissing."""

    def check(self, document: Document) -> None:
        """Hash every file of a pack. Raises ModelMissing, ModelMismatch."""

    def adding(self, folder: Path) -> AbstractContextManager[tuple[Document, bool]]:
        """Copy a pack in; it stands once the block ends well. False where it stood before."""


packs = typer.Typer(
    help="See, check and add model packs: networks with a card that says what they are.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


@packs.command("list")
def list_(context: typer.Context, *, json: AsJson = False) -> None:
    """List the packs that Loupe carries and those that were added, by their cards.

    Example: loupe models list
    """
    out = Output(as_json=json)
    found = _models(context).listed()
    out.document({"models": found})
    out.table("Model packs", COLUMNS, [_row(document) for document in found])
    for document in found:
        _complain(out, document)
    raise typer.Exit(INCOMPLETE if any(d["problem"] for d in found) else DONE)


@packs.command()
def show(
    context: typer.Context, *, name: Name, version: Version = "", json: AsJson = False
) -> None:
    """Show a pack's card: licence, training data, limits, measured figures, validated range.

    Example: loupe models show face-mesh 1 --json
    """
    out = Output(as_json=json)
    document = _models(context).shown(name, version)
    out.document({"model": document})
    for line in _lines(document):
        out.line(line)


@packs.command()
def verify(
    context: typer.Context,
    *,
    name: AnyName = "",
    parity: Parity = False,
    json: AsJson = False,
) -> None:
    """Hash every file of every pack and start each model once, apart from this process.

    Example: loupe models verify --parity
    """
    out, models = Output(as_json=json), _models(context)
    with Worker() as worker:
        found = [_verified(models, worker, d, parity=parity) for d in models.listed(name)]
    out.document({"ok": all(d["ok"] for d in found), "models": found})
    for document in found:
        out.line(_state_line(document))
        _complain(out, document)
    raise typer.Exit(DONE if all(d["ok"] for d in found) else INCOMPLETE)


@packs.command()
def add(context: typer.Context, *, folder: Folder, json: AsJson = False) -> None:
    """Copy a pack from a folder, its hashes checked before and after, its model tried once.

    Example: loupe models add ~/incoming/some-detector
    """
    out = Output(as_json=json)
    with _models(context).adding(folder) as (document, is_new), Worker() as worker:
        speed = _tried(worker, document)
    document = _models(context).shown(document["name"], document["version"])
    out.document({"model": document, "added": is_new, "crops_per_second": speed})
    done = "is added" if is_new else "was there already"
    out.line(f"{document['name']} {document['version']} {done}: {document['folder']}")
    if document["analyzer"]:
        out.line(f"Next: loupe examine CASE --analyzer {document['analyzer']}")


def _models(context: typer.Context) -> Models:
    models: Models = context.obj
    return models


def _verified(models: Models, worker: Worker, document: Document, *, parity: bool) -> Document:
    """Return a pack's document with what checking it found."""
    problem, speed, agreed = document["problem"], None, None
    if problem is None:
        try:
            models.check(document)
            speed = _tried(worker, document)
            agreed = _agreed(worker, document) if parity else None
        except WorkbenchError as error:
            problem = {"code": error.code, "message": str(error)}
    found = {"ok": problem is None, "problem": problem, "crops_per_second": speed}
    return {**document, **found, "parity": agreed}


def _agreed(worker: Worker, document: Document) -> Document:
    """Return by how much torch and ONNX Runtime differ, or why that was not asked."""
    try:
        said = {one.name: one for one in worker.run(AGREEMENT, document["folder"])}
    except AnalyzerUnavailable as error:
        return {"compared": False, "reason": str(error)}
    if not said:
        return {"compared": False, "reason": "torch does not run this network"}
    return {
        "compared": True,
        "difference": said["difference"].value,
        "pictures": int(said["faces"].value),
        "device": said["device"].text,
    }


def _tried(worker: Worker, document: Document) -> float | None:
    """Return how many crops a second a detector scores in the worker, None for others."""
    said: Sequence[Measurement] = list(worker.run(TRIAL, document["folder"]))
    return round(said[0].value, 1) if said else None


def _row(document: Document) -> list[str]:
    size = f"{document['size_bytes'] / MEBIBYTE:.1f}" if document["size_bytes"] else ""
    return [
        document["name"],
        document["version"],
        document["origin"],
        document["licence"] or "",
        size,
        document["analyzer"] or "",
        (document["sha256"] or "")[:HASH_LETTERS],
        "cannot be used" if document["problem"] else "",
    ]


def _state_line(document: Document) -> str:
    state = "verifies" if document["ok"] else "DOES NOT VERIFY"
    speed = document["crops_per_second"]
    pace = f", {speed:g} crops/s here" if speed else ""
    return f"{document['name']} {document['version']}: {state}{pace}{_agreement(document)}"


def _agreement(document: Document) -> str:
    """Return what comparing the engines found, as the end of a line."""
    found = document["parity"]
    if not found:
        return ""
    if not found["compared"]:
        return f"; engines not compared: {found['reason']}"
    return (
        f"; {found['device']} and ONNX Runtime differ by {found['difference']:.1g} at most "
        f"over {found['pictures']} pictures"
    )


def _complain(out: Output, document: Document) -> None:
    if document["problem"]:
        out.line(f"{document['folder']}: {document['problem']['message']}", style="bold")


def _lines(document: Document) -> list[str]:
    """Return a document as lines for people: where the pack is, then what its card says."""
    own = {key: document[key] for key in ("origin", "folder", "sha256", "analyzer")}
    card = {key: value for key, value in document["card"].items() if key not in LATER}
    points, *later = (_entries(document["card"].get(key), key) for key in LATER[1:])
    figures = [_figure(one) for one in document["card"]["measured"]]
    return [*_entries(own), *_entries(card), *points, *figures, *chain.from_iterable(later)]


def _figure(one: Document) -> str:
    """Return a measured figure on one line."""
    within = "{:g} to {:g}, ".format(*one["interval"]) if one["interval"] else ""
    of = [f"{key} {one[key]}" for key in ("source", "generator", "group") if one[key]]
    value = f"{one['value']:g} {one['unit']}".strip()
    where = "; ".join((*of, one["conditions"]))
    return f"measured: {one['quantity']} {value} ({within}n = {one['n']}): {where}"


def _entries(value: object, lead: str = "") -> list[str]:
    """Return a line for each text or number within, led by the keys that lead there."""
    if isinstance(value, dict):
        return [line for key in value for line in _entries(value[key], f"{lead} {key}".strip())]
    if isinstance(value, list | tuple):
        return [line for part in value for line in _entries(part, lead)]
    return [] if value in (None, "") else [f"{lead}: {value}"]
