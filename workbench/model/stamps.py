"""What names a record, dates it, and says which of several is the last."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Protocol, TypeVar
from uuid import uuid4


class Superseding(Protocol):
    """A record that may stand in the place of an earlier one."""

    @property
    def id(self) -> str:
        """Its own name."""

    @property
    def supersedes(self) -> str | None:
        """The name of the record whose place it takes."""


S = TypeVar("S", bound=Superseding)


def new_id() -> str:
    """Return a fresh identifier; ids are never reused."""
    return uuid4().hex


def now() -> datetime:
    """Return the current time in UTC, the only zone a case stores."""
    return datetime.now(UTC)


def leading(made: Iterable[S]) -> list[S]:
    """Return the records that none of the others supersedes, in their order."""
    every = list(made)
    gone = {later.supersedes for later in every}
    return [one for one in every if one.id not in gone]
