"""Where the regions of findings lie: on a map or a mark of the finding's medium, or nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from case_store.case_file import knows
from case_store.columns import from_json
from case_store.examiner_tables import annotation
from case_store.tables import Regions, analyzer_run, finding, localization_map, media_item
from workbench.errors import CaseError
from workbench.model import Finding, FindingRegion, Problem, Stream

Sources = Mapping[str, tuple[str, int]]  # medium and frame by id
MISPLACED = "A region is of no frame, map or mark of the finding's medium."
OTHERS = "It has other regions than the finding that it supersedes."


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What regions may be of: frames of media, maps of runs, and marks of examiners."""

    frames: Mapping[str, int]
    maps: Sources
    marks: Sources

    def hold(self, media_id: str, region: FindingRegion) -> bool:
        """Say whether a region is of a frame of its medium, and of a map or mark there."""
        here = (media_id, region.frame)
        return (
            region.frame < self.frames.get(media_id, region.frame + 1)
            and (region.map_id is None or self.maps.get(region.map_id) == here)
            and (region.annotation_id is None or self.marks.get(region.annotation_id) == here)
        )


def require_places(connection: sa.Connection, found: Finding) -> None:
    """Refuse a finding with a region that is of no place of its medium; CaseError."""
    if not found.regions:
        return
    places = _places(connection, found.regions)
    if not all(places.hold(found.media_id, one) for one in found.regions):
        raise CaseError(MISPLACED)


def require_repeated(connection: sa.Connection, decision: Finding) -> None:
    """Refuse a decision that has other regions than what it supersedes; CaseError."""
    query = sa.select(finding.c.regions).where(finding.c.id == decision.supersedes)
    if connection.execute(query).scalar_one() != decision.regions:
        raise CaseError(OTHERS)


def misplaced(connection: sa.Connection) -> Iterator[Problem]:
    """Yield findings with other regions than what they supersede, or of no place of theirs."""
    columns: list[sa.ColumnClause[str]] = [
        sa.literal_column(name) for name in ("id", "media_id", "supersedes", "regions")
    ]
    rows = connection.execute(sa.select(*columns).select_from(finding)).all()
    regions = {one.id: from_json(one.regions, Regions) for one in rows}
    places = _places(connection, [each for one in regions.values() for each in one])
    for one in rows:
        if regions.get(one.supersedes, regions[one.id]) != regions[one.id]:
            yield Problem("region_mismatch", f"finding/{one.id}", OTHERS)
        if not all(places.hold(one.media_id, each) for each in regions[one.id]):
            yield Problem("region_mismatch", f"finding/{one.id}", MISPLACED)


def _places(connection: sa.Connection, regions: "list[FindingRegion] | Regions") -> Places:
    """Read of the case what these regions name."""
    maps = {one.map_id for one in regions if one.map_id is not None}
    marks = {one.annotation_id for one in regions if one.annotation_id is not None}
    drawn = sa.select(localization_map.c.id, analyzer_run.c.media_id, localization_map.c.frame)
    drawn = drawn.join(analyzer_run, analyzer_run.c.id == localization_map.c.run_id)
    marked = sa.select(annotation.c.id, annotation.c.media_id, annotation.c.frame)
    return Places(
        frames=_frames(connection) if regions else {},
        maps=_sources(connection, drawn, localization_map.c.id, maps),
        marks=_sources(connection, marked, annotation.c.id, marks)
        if knows(connection, annotation)
        else {},
    )


def _sources(
    connection: sa.Connection,
    query: sa.Select[Any],
    column: sa.Column[str],
    names: set[str],
) -> Sources:
    found: dict[str, tuple[str, int]] = {}
    for name in sorted(names):
        for row in connection.execute(query.where(column == name)):
            found[name] = (str(row[1]), int(row[2]))
    return found


def _frames(connection: sa.Connection) -> dict[str, int]:
    """Return how many frames each medium has, where that was read."""
    rows = connection.execute(sa.select(media_item.c.id, media_item.c.stream))
    held: dict[str, Stream | None] = {str(id_): stream for id_, stream in rows}
    return {id_: stream.frame_count for id_, stream in held.items() if stream is not None}
