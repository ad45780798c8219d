"""A calibration as a small JSON document: written, read with distrust, known by its digest.

The digest is the SHA-256 of the canonical encoding (`workbench.audit`) of the whole document
but the key `digest` itself. docs/calibration.md explains every key.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from workbench import audit
from workbench.calibration.soundness import objection
from workbench.errors import CalibrationUnusable
from workbench.model.calibration import Calibration
from workbench.text import printable, printable_name

MOST_BYTES = 4 << 20
MOST_LETTERS = 500  # of any one text
UNSEALED = "0" * 64  # of one that is still being made

Document = dict[str, Any]


def sealed(made: Calibration) -> Calibration:
    """Return a calibration under the digest of its content."""
    return replace(made, digest=digest(document(made)))


def digest(content: Document) -> str:
    """Return the SHA-256 of a document without its digest."""
    return audit.digest({key: value for key, value in content.items() if key != "digest"})


def document(made: Calibration) -> Document:
    """Return a calibration as plain JSON values."""
    plain: Document = msgspec.to_builtins(made)
    return plain


def text(made: Calibration) -> str:
    """Return a calibration as its file holds it: for people, and byte for byte the same."""
    return json.dumps(document(made), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def read(path: Path) -> Calibration:
    """Return the calibration in a file. Raises `CalibrationUnusable` for anything else."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CalibrationUnusable(f"{path} cannot be read: {error.strerror}") from error
    return parsed(data, path.name)


def parsed(data: bytes | str, origin: str) -> Calibration:
    """Return the calibration in a document that anybody may have made, read with distrust.

    Raises `CalibrationUnusable` as `recorded` does, and for one that cannot be believed
    (`soundness`) or whose text would not show as what it is.
    """
    made = recorded(data, origin)
    why = objection(made) or next(_unshowable(document(made)), "")
    if why:
        raise CalibrationUnusable(f"{printable(origin, 200)} is refused: {why}")
    return made


def recorded(data: bytes | str, origin: str) -> Calibration:
    """Return the calibration in a document that was judged when it was put on record.

    It must be whole, letter for letter as calibrations are written, and be what its digest
    says. Rules that came later refuse nothing here. Raises `CalibrationUnusable`.
    """
    name = printable(origin, 200)
    if len(data) > MOST_BYTES:
        raise CalibrationUnusable(f"{name} is larger than {MOST_BYTES >> 20} MiB")
    try:
        written = data if isinstance(data, str) else data.decode()
        content = json.loads(written)
        made = msgspec.convert(content, Calibration)
        found = digest(content)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        why = printable(str(error))
        raise CalibrationUnusable(f"{name} is no calibration: {why}") from error
    if found != made.digest:
        raise CalibrationUnusable(f"{name} has the digest {found}, it says {made.digest}")
    if written != text(made):
        raise CalibrationUnusable(f"{name} is not written as calibrations are")
    return made


def _unshowable(part: object) -> Iterator[str]:
    """Yield what is wrong with texts that do not show as what they are, or fill pages."""
    if isinstance(part, str):
        if len(part) > MOST_LETTERS:
            yield f"a text has more than {MOST_LETTERS} letters: {printable(part, 40)}"
        elif not set(part).isdisjoint("\n\t") or printable(part, len(part)) != part:
            yield f"a text holds hidden characters: {printable_name(part)}"
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from (*_unshowable(key), *_unshowable(value))
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _unshowable(value)
