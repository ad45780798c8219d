"""The command that exports a case as a package that others can check."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer

from workbench.console import Output
from workbench.exchange.package import Asked, Package, WritableRecord, export_case
from workbench.model import Progress

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
Target = Annotated[
    Path, typer.Option("-o", "--output", metavar="DIR", help="A folder that is not there yet.")
]
HashesOnly = Annotated[
    bool, typer.Option("--hashes-only", help="Leave the originals out; their hashes stay.")
]
Discovery = Annotated[
    bool,
    typer.Option(
        "--discovery",
        help="Also what was rejected or superseded, and runs that failed or were cancelled.",
    ),
]
OnlyReports = Annotated[
    list[str] | None,
    typer.Option("--only-report", metavar="NUMBER", help="Of reports only this; repeatable."),
]
NoPictures = Annotated[bool, typer.Option("--no-pictures", help="Leave the maps out.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]

Opening = Callable[[Path], AbstractContextManager[WritableRecord]]


def exporting(opening: Opening) -> Callable[..., None]:
    """Return the command, which opens cases by `opening`."""

    def export(
        *,
        case: CasePath,
        output: Target,
        hashes_only: HashesOnly = False,
        discovery: Discovery = False,
        only_report: OnlyReports = None,
        no_pictures: NoPictures = False,
        json: AsJson = False,
    ) -> None:
        """Make a package of a case: a bag with originals, results, reports, log and verifier.

        Example: loupe export harbour.loupe -o harbour-package --discovery
        """
        out = Output(as_json=json)
        asked = Asked(
            target=output,
            hashes_only=hashes_only,
            discovery=discovery,
            only_reports=tuple(only_report or ()),
            pictures=not no_pictures,
        )
        with opening(case) as store:
            package = _made(store, asked, out)
        out.document(
            {
                "package": str(package.path),
                "sha256": package.sha256,
                "files": package.files,
                "size_bytes": package.size_bytes,
                "head": f"{package.head.sequence}:{package.head.hash}",
                "unveiled_reports": list(package.unveiled),
            }
        )
        if package.cleared:
            out.message(f"What {package.cleared} killed export(s) left beside it was removed.")
        if package.unveiled:
            out.message(
                f"In the package is {', '.join(package.unveiled)}, which hides no face, though "
                "another report of the case does. See --only-report and --no-pictures."
            )
        out.line(f"{package.path}: {package.files} files, {package.size_bytes} bytes")
        out.line(f"SHA-256 of its tagmanifest-sha256.txt: {package.sha256}")
        out.line(f"To check it: python3 -I {package.path}/data/verify.py")

    return export


def _made(store: WritableRecord, asked: Asked, out: Output) -> Package:
    made: Package | None = None
    with out.progress() as bar:
        for step in export_case(store, asked):
            if isinstance(step, Progress):
                bar.advance(step.done, step.total, "bytes")
            else:
                made = step
    if made is None:
        raise RuntimeError("exporting ended without a package")
    return made
