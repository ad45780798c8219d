"""The time that satellites told a camera, and the zone in which its own clock ran."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from analyzers.provenance.names import key
from workbench.model import MetadataEntry

DAYS = ("gpsdate", "gpsdatestamp")
TIME = "gpstimestamp"
ZONES = ("offsettimeoriginal", "offsettime")
NUMBER = re.compile(r"\d{1,9}(?:/\d{1,9})?")
ZONE = re.compile(r"^(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})$")
FULL = 6  # year, month, day, hour, minute, second
TIME_OF_DAY = 3


@dataclass(frozen=True, slots=True)
class Fix:
    """Satellite time (UTC) and the offset of the camera's zone from UTC, if stated."""

    at: datetime
    day_stated: bool
    zone: timedelta
    zone_stated: bool


def satellite_time(rows: Iterable[MetadataEntry], recorded: datetime) -> Fix | None:
    """Return the satellites' time, None without a readable one.

    Where no day is stated that of `recorded` is taken: only the time of day is then telling.
    """
    texts = {key(row.name): row.text for row in reversed(tuple(rows))}
    numbers = _numbers(texts.get(TIME, ""))
    day = next((_numbers(texts[name]) for name in DAYS if name in texts), [])
    if len(numbers) < TIME_OF_DAY:
        return None
    if len(numbers) < FULL:
        today = [recorded.year, recorded.month, recorded.day]
        numbers = [*(day[:3] or today), *numbers]
    zone = next((offset_of(texts[name].strip()) for name in ZONES if name in texts), None)
    try:
        at = datetime(*numbers[:FULL])  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    stated = bool(day) or len(_numbers(texts.get(TIME, ""))) >= FULL
    return Fix(at, stated, zone or timedelta(), zone is not None)


def offset_of(zone: str | None) -> timedelta | None:
    """Return a zone's offset from UTC: `Z`, `UTC`, `+02:00` or `+0200`; None for other text."""
    if zone in {"Z", "UTC"}:
        return timedelta()
    found = ZONE.match(zone or "")
    if not found:
        return None
    span = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
    return -span if found["sign"] == "-" else span


def _numbers(text: str) -> list[int]:
    """Return whole numbers; a fraction such as 2563/100 is rounded down, one by 0 left out."""
    found = []
    for number in NUMBER.findall(text):
        above, _, below = number.partition("/")
        if int(below or 1):
            found.append(int(Fraction(int(above), int(below or 1))))
    return found
