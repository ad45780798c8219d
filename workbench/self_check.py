"""The last self-check of this workstation, as the user's data folder keeps it for reports."""

import os
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import msgspec
import platformdirs

from workbench.errors import SelfCheckNotKept

__all__ = ["PLACE", "KeptCheck", "keep", "kept", "words"]

PLACE = "LOUPE_SELFCHECK"
FORMAT = "loupe-selfcheck 1"
NONE = "No self-check of this workstation is on record (`loupe selfcheck`)."
RESULTS = {
    "bit_equal": "bit-equal with what Loupe expects",
    "within_tolerance": "within tolerance of what Loupe expects",
    "different": "different from what Loupe expects",
    "not_repeatable": "not comparable with what Loupe expects",
}


class KeptCheck(msgspec.Struct, frozen=True, kw_only=True):
    """When the golden media were read, by what, and how alike each analyzer's results were.

    `analyzers` are results by name; `changed` are versions of software, then and here.
    """

    at: datetime
    program: str
    result: str
    software: dict[str, str]
    analyzers: dict[str, str]
    changed: dict[str, tuple[str | None, str | None]]
    format: str = FORMAT


def place() -> Path:
    """Return where the last result lies."""
    named = os.environ.get(PLACE)
    return Path(named) if named else platformdirs.user_data_path("loupe") / "selfcheck.json"


def kept() -> KeptCheck | None:
    """Return the last result; None where there is none, or none that can be read."""
    try:
        return msgspec.json.decode(place().read_bytes(), type=KeptCheck)
    except (OSError, msgspec.MsgspecError):
        return None


def keep(check: KeptCheck) -> Path:
    """Keep a result in place of the last one. Raises SelfCheckNotKept."""
    target = place()
    part = target.with_name(f".{uuid4().hex}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(msgspec.json.encode(check))
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SelfCheckNotKept(f"{target} cannot be written: {error.strerror}.") from error
    return target


def words(check: KeptCheck | None) -> str:
    """Return what a report says of the last self-check: drift is named, never hidden."""
    if check is None:
        return NONE
    drifted = [name for name, said in check.analyzers.items() if said != "bit_equal"]
    told = RESULTS.get(check.result, check.result)
    which = f" Not bit-equal: {', '.join(sorted(drifted))}." if drifted else ""
    changed = [
        f"{name} {now or 'absent'} (expected with {then or 'none'})"
        for name, (then, now) in sorted(check.changed.items())
    ]
    others = f" Other software: {'; '.join(changed)}." if changed else ""
    return (
        f"{len(check.analyzers)} methods read the golden media on {check.at:%Y-%m-%d %H:%M} "
        f"UTC with {check.program}: {told}.{which}{others}"
    )
