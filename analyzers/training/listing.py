"""The list of what a folder of gathered media holds, which an interruption leaves whole.

A file is written beside its name first, and listed last, by a line of its own.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from workbench.errors import ReadFailed

__all__ = ["ENDED", "INDEX", "add", "begin", "listed", "origin_of", "written"]

INDEX, ORIGIN = "index.jsonl", "origin.json"
ENDED = b"\n"  # of a line of an index
Listed = TypeVar("Listed")


def origin_of(folder: Path) -> dict[str, object]:
    """Return how a folder was gathered; raises OSError and ValueError."""
    found: dict[str, object] = json.loads((folder / ORIGIN).read_text("utf-8"))
    return found


def listed(folder: Path, kind: type[Listed]) -> tuple[Listed, ...]:
    """Return what a folder lists, nothing where it has no list; raises OSError, ValueError."""
    path = folder / INDEX
    if not path.exists():
        return ()
    with path.open("rb") as file:
        return tuple(msgspec.json.decode(line, type=kind) for line in file)


def begin(folder: Path, origin: dict[str, object], what: str) -> None:
    """Make a folder ready for more, and cut a torn last line of its list.

    Raises ReadFailed where it holds `what` was gathered in another way.
    """
    path, told = folder / ORIGIN, json.dumps(origin)
    if not path.exists():
        with written(path) as file:
            file.write(told.encode())
    elif path.read_text("utf-8") != told:
        raise ReadFailed(f"{folder} holds {what} that were gathered in another way")
    index = folder / INDEX
    content = index.read_bytes() if index.exists() else b""
    if content and not content.endswith(ENDED):
        os.truncate(index, content.rfind(ENDED) + 1)


def add(folder: Path, one: object) -> None:
    """List a file that has been written."""
    with (folder / INDEX).open("ab") as file:
        file.write(msgspec.json.encode(one) + ENDED)


@contextmanager
def written(target: Path) -> Iterator[IO[bytes]]:
    """Give a file to write, which takes the name of `target` once it is whole."""
    part = target.with_suffix(".part")
    with part.open("wb") as file:
        yield file
    part.replace(target)
