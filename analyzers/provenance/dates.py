"""Times that a file states, and where they contradict one another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from analyzers.provenance.names import key
from analyzers.provenance.plain import fact
from workbench.model import Fact, MetadataEntry

STAMP = re.compile(
    r"^(?P<date>\d{4}[:-]\d{2}[:-]\d{2})[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)"
    r"(?:\.\d+)?(?: ?(?P<zone>Z|UTC|[+-]\d{2}:?\d{2}))?"
)
RECORDED = (
    "datetimeoriginal",
    "datetimedigitized",
    "creationdate",
    "creationtime",
    "createdate",
)
CHANGED = ("modifydate", "datetime", "metadatadate", "modificationtime")
GPS_DAY, GPS_TIME, GPS_BOTH = "gpsdatestamp", "gpstimestamp", "gpsdatetime"
EARLIEST_DIGITAL = 1990
SLACK = timedelta(seconds=2)
QUARTER = timedelta(minutes=15)  # zones are whole quarters of an hour from UTC
WIDEST_ZONE = timedelta(hours=14)
STALE_FIX = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stated time: its row's key, the time as stated (naive), its zone's offset if stated."""

    key: str
    local: datetime
    offset: timedelta | None
    row: MetadataEntry

    @property
    def where(self) -> str:
        """Where in the file it stands."""
        return f"{self.row.group}: {self.row.name}"


def date_facts(rows: Iterable[MetadataEntry]) -> Iterator[Fact]:
    """Yield each stated time of recording or change, then the contradictions among them."""
    rows = tuple(rows)
    stamps = [stamp for row in rows if (stamp := _stamp(row))]
    for stamp in stamps:
        name = "recorded_at" if stamp.key in RECORDED else "changed_at"
        yield fact(name, stamp.row.text, stamp.where)
    yield from _impossible(rows, stamps)
    yield from _changed_before_recorded(stamps)
    yield from _against_gps(rows, stamps)


def _stamp(row: MetadataEntry) -> Stamp | None:
    name = key(row.name)
    if name not in RECORDED + CHANGED or not (found := STAMP.match(row.text.strip())):
        return None
    time = found["time"] if found["time"].count(":") > 1 else f"{found['time']}:00"
    try:
        local = datetime.fromisoformat(f"{found['date'].replace(':', '-')} {time}")
    except ValueError:
        return None
    return Stamp(name, local, _offset(found["zone"]), row)


def _offset(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    if zone in {"Z", "UTC"}:
        return timedelta()
    digits = zone[1:].replace(":", "")
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -span if zone.startswith("-") else span


def _impossible(rows: tuple[MetadataEntry, ...], stamps: list[Stamp]) -> Iterator[Fact]:
    """Yield clocks that were never set: zeros, or years without digital cameras."""
    for row in rows:
        if key(row.name) in RECORDED and row.text.startswith("0000"):
            yield _contradiction(f"the time of recording is not set: {row.text}", row)
    for stamp in stamps:
        if stamp.key in RECORDED and stamp.local.year < EARLIEST_DIGITAL:
            yield _contradiction(
                f"recorded before digital cameras: {stamp.row.text}", stamp.row
            )


def _changed_before_recorded(stamps: list[Stamp]) -> Iterator[Fact]:
    """Yield each time of change that lies before the time of recording of the same group."""
    for changed in (stamp for stamp in stamps if stamp.key in CHANGED):
        for recorded in (stamp for stamp in stamps if stamp.key == RECORDED[0]):
            if comparable(changed, recorded) and _moment(changed) < _moment(recorded) - SLACK:
                told = f"changed at {changed.row.text}, before it was recorded at "
                yield _contradiction(f"{told}{recorded.row.text}", changed.row)


def comparable(one: Stamp, other: Stamp) -> bool:
    """Say whether two stated times can be ordered: both with a zone, or both local times."""
    return (one.offset is None) == (other.offset is None)


def _moment(stamp: Stamp) -> datetime:
    return (stamp.local - (stamp.offset or timedelta())).replace(tzinfo=UTC)


def _against_gps(rows: tuple[MetadataEntry, ...], stamps: list[Stamp]) -> Iterator[Fact]:
    """Yield how far camera and satellite time are apart, where no zone explains it."""
    satellites = _gps_time(rows)
    recorded = next((stamp for stamp in stamps if stamp.key == RECORDED[0]), None)
    if satellites is None or recorded is None:
        return
    ahead = recorded.local - satellites
    rest = abs(ahead - round(ahead / QUARTER) * QUARTER)
    if abs(ahead) > WIDEST_ZONE + STALE_FIX:
        told = (
            f"camera time {recorded.row.text} is {_days(ahead)} from GPS time {satellites} UTC"
        )
        yield _contradiction(told, recorded.row)
    elif rest > STALE_FIX:
        told = (
            f"camera time {recorded.row.text} and GPS time {satellites} UTC differ by more than"
        )
        yield _contradiction(
            f"{told} a zone: {_minutes(rest)} remain", recorded.row, telling=False
        )


def _gps_time(rows: tuple[MetadataEntry, ...]) -> datetime | None:
    texts = {key(row.name): row.text for row in reversed(rows)}
    both = texts.get(GPS_BOTH) or f"{texts.get(GPS_DAY, '')} {texts.get(GPS_TIME, '')}"
    numbers = re.findall(r"\d+", re.sub(r"/1\b", "", both))
    try:
        return datetime(*map(int, numbers[:6]))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None


def _contradiction(text: str, row: MetadataEntry, *, telling: bool = True) -> Fact:
    return fact("time_contradiction", text, f"{row.group}: {row.name}", telling=telling)


def _days(span: timedelta) -> str:
    hours = abs(span) / timedelta(hours=1)
    return f"{hours:.1f} hours" if hours < 48 else f"{hours / 24:.1f} days"  # noqa: PLR2004


def _minutes(span: timedelta) -> str:
    return f"{span / timedelta(minutes=1):.0f} minutes"
