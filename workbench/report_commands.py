"""What `loupe report` asks for beside the case: the key that signs, and its password."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from workbench.errors import KeyFileUnreadable
from workbench.process.environment import SIGN_PASSWORD

if TYPE_CHECKING:
    from workbench.report.choices import PrintedFaces
    from workbench.report.redaction import Wish
    from workbench.report.signing import Signer

PASSWORD = SIGN_PASSWORD
LONGEST = 4096  # bytes of a file with a password


def open_key(path: Path, password_file: Path | None) -> "Signer":
    """Return the signer of a key file; its password is never an argument and never printed.

    It comes from `password_file`, else from the environment, else it is asked at the terminal.
    """
    from workbench.report.signing import open_signer  # noqa: PLC0415  # slow to load, seldom

    return open_signer(path, _password(path, password_file))


def blur_wish(hidden: list[str], shown: list[str], *, everyone: bool) -> "Wish | None":
    """Return which faces shall not be recognised: `hidden`, or all but `shown`.

    Each is EXHIBIT:TRACK. Raises BadParameter where both ways are asked, or a word is neither.
    """
    from workbench.report.redaction import Wish  # noqa: PLC0415  # it loads what draws reports

    all_but = everyone or bool(shown)
    if hidden and all_but:
        raise typer.BadParameter("name the faces to hide, or those to show, not both")
    if not hidden and not all_but:
        return None
    words = shown if all_but else hidden
    return Wish(tracks=tuple(_place(word) for word in words), all_but=all_but)


def faces_told(found: "PrintedFaces") -> Iterator[tuple[str, str]]:
    """Yield what to print of the faces in a report's pictures, each line with its style."""
    from workbench.report.choices import sentences  # noqa: PLC0415

    for warning, text in sentences(found):
        yield (f"Look: {text}", "bold") if warning else (text, "")


def _place(word: str) -> tuple[str, str]:
    exhibit, _, track = word.partition(":")
    if not exhibit or not track:
        raise typer.BadParameter(f"{word!r} is not EXHIBIT:TRACK, such as EX-001:“Face 2”")
    return exhibit, track


def _password(key: Path, file: Path | None) -> str:
    if file is not None:
        return _first_line(file)
    if (given := os.environ.pop(PASSWORD, None)) is not None:  # nothing started later has it
        return given
    if not sys.stdin.isatty():
        sentence = f"no password was given for {key}: use --password-file or ${PASSWORD}"
        raise KeyFileUnreadable(sentence)
    return str(
        typer.prompt(
            f"Password of {key}", hide_input=True, default="", err=True, show_default=False
        )
    )


def _first_line(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            data = stream.read(LONGEST)
        return data.split(b"\n")[0].removesuffix(b"\r").decode()
    except (OSError, UnicodeDecodeError) as error:
        raise KeyFileUnreadable(f"the password cannot be read from {file}") from error
