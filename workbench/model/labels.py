"""What an examiner puts on an exhibit to find it again: tags, and a note."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from workbench.model.stamps import new_id, now

TAGS = range(1, 10)
LONGEST_NOTE = 4000  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Tags and note of a medium as they stand together; a change supersedes the whole label.

    `tags` are numbers from 1 to 9, in order. They sort; they say nothing about authenticity.
    """

    media_id: str
    examiner: str
    tags: tuple[int, ...] = ()
    note: str = ""
    supersedes: str | None = None
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        """Refuse what nobody stands behind, and tags that no key gives."""
        if not self.examiner.strip():
            raise ValueError("a label names the examiner who gives it")
        if any(tag not in TAGS for tag in self.tags) or list(self.tags) != sorted({*self.tags}):
            raise ValueError(f"{self.tags} are no tags")
        if len(self.note) > LONGEST_NOTE:
            raise ValueError(f"a note has at most {LONGEST_NOTE} characters")

    @property
    def empty(self) -> bool:
        """Whether it says nothing (any more)."""
        return not self.tags and not self.note.strip()


def relabelled(
    before: Label | None,
    *,
    media_id: str,
    examiner: str,
    tags: Iterable[int] | None = None,
    note: str | None = None,
) -> Label:
    """Return the label that takes the place of the one before; what is None stays as it was.

    Raises ValueError as `Label` does.
    """
    had = before or Label(media_id=media_id, examiner=examiner)
    return Label(
        media_id=media_id,
        examiner=examiner,
        tags=had.tags if tags is None else tuple(sorted({*tags})),
        note=had.note if note is None else note,
        supersedes=before.id if before else None,
    )
