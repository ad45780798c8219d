"""What names a record and dates it."""

from datetime import UTC, datetime
from uuid import uuid4


def new_id() -> str:
    """Return a fresh identifier; ids are never reused."""
    return uuid4().hex


def now() -> datetime:
    """Return the current time in UTC, the only zone a case stores."""
    return datetime.now(UTC)
