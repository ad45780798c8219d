"""Records as JSON and as tables that spreadsheets open without running anything."""

import csv
import math
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import numpy as np

from workbench import audit

__all__ = ["Cell", "json_line", "json_text", "plain", "table"]

Cell = str | int | float | bool | None
Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]

ACTIVE = tuple("=+-@\t\r\n")  # a cell that begins so may be run as a formula or a command
# Where a semicolon or a tab parts cells, as in many a spreadsheet, so may what follows one; a
# line feed ends a row there, since quotes within a cell hold nothing together.
PARTED = re.compile(r"([;\t\r\n][\s\"]*)(?=[=+\-@])")
DIGITS = 9


def plain(record: object) -> Plain:
    """Return a record as JSON holds it; a number that is missing is null, never 0."""
    told: Plain = msgspec.to_builtins(record, enc_hook=_listed, order="sorted")
    return told


def json_text(document: object) -> bytes:
    """Return a document for people and programs: sorted keys, one value on a line."""
    return msgspec.json.format(audit.encode(_writable(document)), indent=1) + b"\n"


def json_line(document: object) -> bytes:
    """Return a document on one line, in the canonical encoding of the audit chain."""
    return audit.encode(_writable(document)) + b"\n"


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Yield a CSV table in UTF-8; no text of the evidence begins as a formula does."""
    lines = _Lines()
    writer = csv.writer(lines)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        if len(lines.waiting) > lines.MOST:
            yield lines.taken()
    yield lines.taken()


class _Lines:
    """Where a CSV writer writes to."""

    MOST = 2000

    def __init__(self) -> None:
        self.waiting: list[str] = []

    def write(self, text: str) -> None:
        """Take in one line."""
        self.waiting.append(text)

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        text, self.waiting = "".join(self.waiting), []
        return text.encode()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(round(value, DIGITS)) if math.isfinite(value) else ""
    text = audit.writable(str(value))
    if isinstance(value, int):
        return text
    inert = not text.lstrip(" ").startswith(ACTIVE)
    return PARTED.sub(r"\1'", text if inert else f"'{text}")


def _listed(value: object) -> object:
    """Write an array as a list, what is no number in it as null."""
    if isinstance(value, np.ndarray):
        return [_number(one) for one in value.tolist()]
    if isinstance(value, np.generic):
        return _number(value.item())
    raise TypeError(f"a package cannot hold a {type(value).__name__}")


def _number(value: object) -> object:
    if isinstance(value, list):
        return [_number(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _writable(document: object) -> object:
    """Return a document with every text as UTF-8 can hold it."""
    match document:
        case str():
            return audit.writable(document)
        case list() | tuple():
            return [_writable(one) for one in document]
        case dict():
            return {audit.writable(str(key)): _writable(one) for key, one in document.items()}
        case _:
            return document
