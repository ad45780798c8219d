"""Statements about a medium, and who decided about them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from workbench.model.stamps import new_id, now

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A statement about a medium, proposed by the machine or made by an examiner.

    `h1` and `h2` are the competing propositions. A decision is a new finding that supersedes
    the old one; nothing is edited. `first_pts`/`last_pts` are None for the whole medium.
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
    limitations: tuple[str, ...] = ()
    supersedes: str | None = None
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)
