"""What an examiner knows of who made an item."""

from dataclasses import dataclass, field
from datetime import datetime

from workbench.model.stamps import new_id, now


@dataclass(frozen=True, slots=True, kw_only=True)
class MakerNaming:
    """An examiner's word on who made an item, or one face in it: a decision, never edited.

    `track_id` is that of the face as it was read, None for the whole picture. An empty `name`
    takes back the one that it supersedes.
    """

    media_id: str
    name: str
    examiner: str
    track_id: str | None = None
    note: str = ""
    supersedes: str | None = None
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)
