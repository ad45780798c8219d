"""What examiners made of the tracks that the face pass found, from the tracks on record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from workbench.model import FaceTrack


@dataclass(frozen=True, slots=True)
class TrackEdit:
    """What an examiner made (`new`) of some tracks (`old`)."""

    old: tuple[FaceTrack, ...]
    new: tuple[FaceTrack, ...]

    @property
    def at(self) -> datetime:
        """When it was made."""
        return max(track.at for track in self.new)

    @property
    def merges(self) -> bool:
        """Whether several tracks became one."""
        return len(self.old) > 1

    @property
    def splits(self) -> bool:
        """Whether one track became several."""
        return len(self.new) > 1

    @property
    def turns(self) -> bool:
        """Whether a track was excluded or included again."""
        return bool(self.old) and self.old[0].excluded != self.new[0].excluded


def edits(history: Iterable[FaceTrack]) -> list[TrackEdit]:
    """Return every edit of the tracks ever on record; one that made two tracks counts once."""
    known = {track.id: track for track in history}
    made: dict[tuple[str, ...], list[FaceTrack]] = {}
    for track in known.values():
        if track.supersedes:
            made.setdefault(track.supersedes, []).append(track)
    return [
        TrackEdit(tuple(known[one] for one in old if one in known), tuple(new))
        for old, new in made.items()
    ]
