"""Statements about a medium, and who decided about them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from workbench.model.annotations import FEWEST, MOST_SPOTS, Shape, Spot, box_around
from workbench.model.checks import FARTHEST, require_frames, require_numbers
from workbench.model.pictures import Box
from workbench.model.stamps import new_id, now

STATEMENT_MOST = 3000  # letters that a person states: report and window show as many whole
BY_AUTHOR = "Taken back by who stated it."  # the note of a finding of his own, rejected so


class FindingState(StrEnum):
    """What an examiner decided about a finding."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Author(StrEnum):
    """Who stated a finding."""

    MACHINE = "machine"
    EXAMINER = "examiner"


MOST_REGIONS = 64  # of one finding: more are no places that anybody looks at
AREAS = (Shape.BOX, Shape.POLYGON)  # the shapes that enclose a region


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRegion:
    """A place in one frame that a finding is about: a box or a polygon.

    `spots` are native pixels of the upright frame, two opposite corners of a box or the corners
    of a polygon in their order. It was taken from the map `map_id`, or from what an examiner
    marked (`annotation_id`).
    """

    frame: int
    pts: float
    shape: Shape
    spots: tuple[Spot, ...]
    map_id: str | None = None
    annotation_id: str | None = None

    def __post_init__(self) -> None:
        """Refuse what encloses no place of any frame."""
        require_frames(self.frame)
        require_numbers(self.pts, *(value for spot in self.spots for value in spot))
        most = FEWEST[Shape.BOX] if self.shape is Shape.BOX else MOST_SPOTS
        if self.shape not in AREAS or not FEWEST[self.shape] <= len(self.spots) <= most:
            raise ValueError(f"{self.shape} of {len(self.spots)} spots is no region")
        if any(abs(value) > FARTHEST for spot in self.spots for value in spot):
            raise ValueError("a region is farther than any frame reaches")

    @property
    def box(self) -> Box:
        """The smallest box of whole pixels around it."""
        return box_around(self.spots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A statement about a medium, proposed by the machine or made by an examiner.

    `h1` and `h2` are the competing propositions. A decision is a new finding that supersedes
    the old one; nothing is edited. `first_pts`/`last_pts` are None for the whole medium, and
    `regions` is empty where the finding is about no part of a frame.
    """

    media_id: str
    statement: str
    h1: str
    h2: str
    author: Author
    state: FindingState = FindingState.PROPOSED
    examiner: str = ""
    note: str = ""
    first_pts: float | None = None
    last_pts: float | None = None
    run_ids: tuple[str, ...] = ()
    map_ids: tuple[str, ...] = ()
    regions: tuple[FindingRegion, ...] = ()
    limitations: tuple[str, ...] = ()
    supersedes: str | None = None
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        """Refuse more regions than a report can tell."""
        if len(self.regions) > MOST_REGIONS:
            raise ValueError(f"a finding has at most {MOST_REGIONS} regions")


def first_of(finding: Finding, history: Iterable[Finding]) -> Finding:
    """Return the finding as it was first stated; `history` holds what it supersedes."""
    known = {one.id: one for one in history}
    while (before := known.get(finding.supersedes or "")) is not None:
        finding = before
    return finding


def rewritten_from(finding: Finding, history: Iterable[Finding]) -> Finding | None:
    """Return the finding as first stated, where its statement reads otherwise since."""
    first = first_of(finding, history)
    return first if first.statement != finding.statement else None
