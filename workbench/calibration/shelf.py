"""The calibrations of this user: one small file each, by analyzer and digest.

They lie in the user's data folder; the variable LOUPE_CALIBRATIONS names another one. Loupe
carries none.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from workbench.calibration.document import read, text
from workbench.errors import CalibrationError, CalibrationMissing, CalibrationUnusable
from workbench.model.calibration import Calibration

PLACE = "LOUPE_CALIBRATIONS"
ENDING = ".json"
SHORT = 8  # letters of a digest in a file's name, and at least when one is asked for


@dataclass(frozen=True, slots=True)
class Shelved:
    """A file that should be a calibration: it, or the error that it gave."""

    path: Path
    calibration: Calibration | None
    error: CalibrationUnusable | None = None


def own_folder() -> Path:
    """Return where this user's calibrations lie; it need not exist."""
    named = os.environ.get(PLACE)
    return Path(named) if named else platformdirs.user_data_path("loupe") / "calibrations"


def shelved() -> Iterator[Shelved]:
    """Yield every file of the folder, by name, with its calibration or what is wrong."""
    folder = own_folder()
    for path in sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else ():
        try:
            yield Shelved(path, read(path))
        except CalibrationUnusable as error:
            yield Shelved(path, None, error)


def usable() -> list[Calibration]:
    """Return those that can be used; `loupe calibrations verify` names the others."""
    return [one.calibration for one in shelved() if one.calibration is not None]


def shown(beginning: str) -> Calibration:
    """Return the calibration whose digest begins so. Raises `CalibrationMissing`."""
    found = [one for one in usable() if one.digest.startswith(beginning)]
    if len(found) != 1 or len(beginning) < SHORT:
        there = ", ".join(one.digest[:SHORT] for one in found or usable()) or "none"
        raise CalibrationMissing(f"{beginning!r} names no one calibration; there are {there}")
    return found[0]


def add(path: Path) -> tuple[Calibration, Path, bool]:
    """Copy a calibration in; return it, where it lies, and whether it is new.

    Raises `CalibrationUnusable` for what is none, `CalibrationError` for a disk that is full.
    """
    made = read(path)
    place = own_folder() / file_name(made)
    if place.exists() and read(place) == made:
        return made, place, False
    written(made, place)
    return made, place, True


def file_name(made: Calibration) -> str:
    """Return the name of a calibration's file: its analyzer's, and how its digest begins."""
    plain = "".join(c if c.isalnum() or c in "._-" else "_" for c in made.method.analyzer)
    return f"{plain}-{made.digest[:SHORT]}{ENDING}"


def written(made: Calibration, place: Path) -> None:
    """Write a calibration's file wholly or not at all. Raises `CalibrationError`."""
    beside = place.with_name(f"{place.name}.new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text(made), encoding="utf-8", newline="")
        beside.replace(place)
    except OSError as error:
        raise CalibrationError(f"{place} cannot be written: {error.strerror}") from error
