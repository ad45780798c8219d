"""Times that a file states, and where they contradict one another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from analyzers.provenance.names import key
from analyzers.provenance.plain import fact
from analyzers.provenance.satellite_time import offset_of, satellite_time
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
EARLIEST_DIGITAL = 1990
EARLIEST_YEAR, LATEST_YEAR = 1, 9999  # a zone must not carry a time out of the calendar
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
    checks = (_impossible(rows, stamps), _changed_before_recorded(stamps))
    found = [*(each for check in checks for each in check), *_against_gps(rows, stamps)]
    yield from {each.text: each for each in reversed(found)}.values()


def _stamp(row: MetadataEntry) -> Stamp | None:
    name = key(row.name)
    if name not in RECORDED + CHANGED or not (found := STAMP.match(row.text.strip())):
        return None
    time = found["time"] if found["time"].count(":") > 1 else f"{found['time']}:00"
    try:
        local = datetime.fromisoformat(f"{found['date'].replace(':', '-')} {time}")
    except ValueError:
        return None
    if not EARLIEST_YEAR < local.year < LATEST_YEAR:
        return None
    return Stamp(name, local, offset_of(found["zone"]), row)


def _impossible(rows: tuple[MetadataEntry, ...], stamps: list[Stamp]) -> Iterator[Fact]:
    """Yield clocks that were never set: zeros, or years without digital cameras."""
    for row in rows:
        if key(row.name) in RECORDED and row.text.startswith("0000"):
            yield _contradiction(f"the clock was not set: {row.text}", row, telling=False)
    for stamp in stamps:
        if stamp.key in RECORDED and stamp.local.year < EARLIEST_DIGITAL:
            text = f"before digital cameras, as of a clock not set: {stamp.row.text}"
            yield _contradiction(text, stamp.row, telling=False)


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
    recorded = next((stamp for stamp in stamps if stamp.key == RECORDED[0]), None)
    fix = satellite_time(rows, recorded.local) if recorded else None
    if recorded is None or fix is None:
        return
    ahead = abs(recorded.local - fix.at - fix.zone)
    rest = abs(ahead - round(ahead / QUARTER) * QUARTER)
    told = f"camera time {recorded.row.text}, GPS time {fix.at} UTC"
    if fix.zone_stated and fix.day_stated and ahead > STALE_FIX:
        yield _contradiction(f"{told}: {_span(ahead)} apart in the stated zone", recorded.row)
    elif fix.day_stated and ahead > WIDEST_ZONE + STALE_FIX:
        yield _contradiction(f"{told}: {_span(ahead)} apart", recorded.row)
    elif rest > STALE_FIX:
        text = f"{told}: no zone explains the difference, {_span(rest)} remain"
        yield _contradiction(text, recorded.row, telling=False)


def _contradiction(text: str, row: MetadataEntry, *, telling: bool = True) -> Fact:
    where = f"{row.group}: {row.name}"
    return fact("time_contradiction", text, where, telling=telling, stated=False)


def _span(span: timedelta) -> str:
    hours = span / timedelta(hours=1)
    if hours < 2:  # noqa: PLR2004
        return f"{span / timedelta(minutes=1):.0f} minutes"
    return f"{hours:.1f} hours" if hours < 48 else f"{hours / 24:.1f} days"  # noqa: PLR2004
