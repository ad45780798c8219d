"""The commands about calibrations: see what there is, check it, and add one from a file."""

from pathlib import Path
from typing import Annotated, Any

import typer

from workbench.calibration import shelf, words
from workbench.calibration.conditions import told
from workbench.calibration.document import document
from workbench.calibration.shelf import Shelved
from workbench.console import DONE, INCOMPLETE, Output
from workbench.model.calibration import Calibration

Document = dict[str, Any]

COLUMNS = [
    *("digest", "analyzer", "version", "where", "C1", "n", "sources", "Cllr", "bounds"),
    "confounded",
]
CONFOUNDED = {True: "YES: no ratio", False: "no", None: "not known"}
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Digest = Annotated[str, typer.Argument(metavar="DIGEST", help="How its digest begins.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="A calibration, as JSON.")]

calibrations = typer.Typer(
    help="See, check and add calibrations: how scores become likelihood ratios.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


@calibrations.command("list")
def list_(*, json: AsJson = False) -> None:
    """List the calibrations of this workstation. Loupe carries none.

    Example: loupe calibrations list
    """
    out, found = Output(as_json=json), list(shelf.shelved())
    out.document({"calibrations": [_listed(one) for one in found]})
    usable = [one.calibration for one in found if one.calibration]
    out.table("Calibrations", COLUMNS, [_row(made) for made in usable])
    if not found:
        out.line(f"None in {shelf.own_folder()}. Make one with `loupe evaluate --calibrate`.")
    _complain(out, found)
    raise typer.Exit(DONE if len(usable) == len(found) else INCOMPLETE)


@calibrations.command()
def show(*, digest: Digest, json: AsJson = False) -> None:
    """Show what a calibration was made from, how it was tested, and its bounds.

    Example: loupe calibrations show 3fa29c41
    """
    out, made = Output(as_json=json), shelf.shown(digest)
    out.document({"calibration": document(made)})
    for line in lines(made):
        out.line(line)


@calibrations.command()
def verify(*, json: AsJson = False) -> None:
    """Read every calibration and compare its digest with its content.

    Example: loupe calibrations verify
    """
    out, found = Output(as_json=json), list(shelf.shelved())
    wrong = [one for one in found if one.error]
    out.document({"ok": not wrong, "calibrations": [_listed(one) for one in found]})
    for one in found:
        if one.calibration:
            out.line(f"{one.path.name}: verifies, {one.calibration.digest}")
    _complain(out, found)
    raise typer.Exit(INCOMPLETE if wrong else DONE)


@calibrations.command()
def add(*, file: File, json: AsJson = False) -> None:
    """Copy a calibration in, its digest and what it rests on checked.

    Example: loupe calibrations add results/calibrations/compression.ghosts-3fa29c41.json
    """
    out = Output(as_json=json)
    made, place, is_new = shelf.add(file)
    out.document({"calibration": document(made), "added": is_new, "path": str(place)})
    out.line(f"{made.digest[:8]} {'is added' if is_new else 'was there already'}: {place}")
    out.line(words.grounds(made))
    out.line("Next: loupe examine CASE weighs the results of a case by it.")


def at_hand(out: Output) -> list[Calibration]:
    """Return the calibrations by which a case can be weighed; say which cannot be used."""
    found = list(shelf.shelved())
    for one in found:
        if one.error:
            out.message(f"Not used: {one.path}: {one.error}")
    return [one.calibration for one in found if one.calibration]


def lines(made: Calibration) -> list[str]:
    """Return a calibration as lines for people."""
    tested, (c1, c2) = made.tested, words.propositions(made)
    sources = [
        f"source: {one.name}, {'altered' if one.altered else 'authentic'}, {one.items} "
        f"independent items{f', {one.licence}' if one.licence else ''}"
        for one in made.sources
    ]
    return [
        f"digest: {made.digest}",
        f"analyzer: {made.title} ({made.method.analyzer} {made.method.version})",
        f"model: {made.method.model_sha256 or 'none'}",
        f"conditions: {told(made.cell)}",
        f"C1: {c1}",
        f"C2: {c2}",
        *sources,
        *(f"left out: {name}: {why}" for name, why in made.left_out.items()),
        f"bounds: LR {words.reach(made.scale.bounds)}, from the number of sources",
        f"Cllr on sources left out: {tested.before.cllr:.3f} before, "
        f"{tested.after.cllr:.3f} after, lowest {tested.lowest_cllr:.3f}",
        f"expected calibration error: {tested.before.ece:.3f} before, {tested.after.ece:.3f}",
        f"traits of the files alone: {_shortcut(made)}",
        f"made: {made.made_at:%Y-%m-%d %H:%M} UTC by {made.program} ({made.how}), from "
        f"{made.manifest} {made.manifest_sha256}",
        f"licence of the media: {made.licence or 'not stated'}",
    ]


def _shortcut(made: Calibration) -> str:
    auc = made.tested.shortcut_auc
    if auc is None:
        return "not judged; confounded: not known"
    return f"AUC {auc:.3f}; confounded: {CONFOUNDED[made.tested.confounded]}"


def _listed(one: Shelved) -> Document:
    made = one.calibration
    return {
        "path": str(one.path),
        "digest": made.digest if made else None,
        "analyzer": made.method.analyzer if made else None,
        "version": made.method.version if made else None,
        "conditions": told(made.cell) if made else None,
        "h1": list(made.h1) if made else None,
        "cllr": made.tested.after.cllr if made else None,
        "bounds": list(made.scale.bounds) if made else None,
        "confounded": made.tested.confounded if made else None,
        "problem": str(one.error) if one.error else None,
    }


def _row(made: Calibration) -> list[str]:
    both = (False, True)
    return [
        made.digest[:8],
        made.method.analyzer,
        made.method.version,
        told(made.cell),
        words.kinds(made),
        " / ".join(str(made.items(altered=of)) for of in both),
        " / ".join(str(made.count(altered=of)) for of in both),
        f"{made.tested.after.cllr:.2f}",
        words.reach(made.scale.bounds),
        CONFOUNDED[made.tested.confounded],
    ]


def _complain(out: Output, found: list[Shelved]) -> None:
    for one in found:
        if one.error:
            out.line(f"{one.path}: {one.error}", style="bold")
