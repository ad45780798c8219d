"""What `loupe report` asks for beside the case: the key that signs, and its password."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from workbench.errors import KeyFileUnreadable

if TYPE_CHECKING:
    from workbench.report.signing import Signer

PASSWORD = "LOUPE_SIGN_PASSWORD"  # noqa: S105  # the name of the variable that holds it
LONGEST = 4096  # bytes of a file with a password


def open_key(path: Path, password_file: Path | None) -> "Signer":
    """Return the signer of a key file; its password is never an argument and never printed.

    It comes from `password_file`, else from the environment, else it is asked at the terminal.
    """
    from workbench.report.signing import open_signer  # noqa: PLC0415  # slow to load, seldom

    return open_signer(path, _password(path, password_file))


def _password(key: Path, file: Path | None) -> str:
    if file is not None:
        return _first_line(file)
    if (given := os.environ.get(PASSWORD)) is not None:
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
