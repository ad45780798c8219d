"""The edits of face tracks on record, and how to take the last one back.

Nothing is deleted: an edit is taken back by another edit, which supersedes it in turn.
"""

from collections.abc import Iterable

from workbench.faces.edits import TrackEdit, edits, taken_back
from workbench.model import FaceTrack

__all__ = ["newest_first", "taken_back"]


def newest_first(history: Iterable[FaceTrack]) -> list[TrackEdit]:
    """Return every edit among all tracks ever on record."""
    return sorted(edits(history), key=lambda edit: edit.at, reverse=True)
