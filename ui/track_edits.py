"""The edits of face tracks on record, and how to take the last one back.

Nothing is deleted: an edit is taken back by another edit, which supersedes it in turn.
"""

from collections.abc import Iterable, Sequence

from workbench.faces.edits import TrackEdit, edits, taken_back
from workbench.model import FaceTrack, same_examiner

__all__ = ["last_of", "newest_first", "taken_back"]


def newest_first(history: Iterable[FaceTrack]) -> list[TrackEdit]:
    """Return every edit among all tracks ever on record."""
    return sorted(edits(history), key=lambda edit: edit.at, reverse=True)


def last_of(made: Sequence[TrackEdit], examiner: str) -> TrackEdit | None:
    """Return the newest edit by an examiner that nobody edited since; `made` newest first."""
    superseded = {track.id for edit in made for track in edit.old}
    return next(
        (
            edit
            for edit in made
            if all(same_examiner(track.examiner, examiner) for track in edit.new)
            and superseded.isdisjoint(track.id for track in edit.new)
        ),
        None,
    )
