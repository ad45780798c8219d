"""What examiners made of the tracks that the face pass found, from the tracks on record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workbench.model import Author, FaceTrack, new_id, now


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


def taken_back(edit: TrackEdit, examiner: str, note: str) -> list[list[FaceTrack]]:
    """Return the steps that put the old tracks in place again, each one edit of its own.

    A merge of many is split off one by one, since one edit makes two tracks of one.
    """
    steps: list[list[FaceTrack]] = []
    held = tuple(track.id for track in edit.new)
    rest = list(edit.old)
    while len(rest) > 2:  # noqa: PLR2004  # two at a time
        first = _restated(rest.pop(0), held, examiner, note)
        others = _restated(_as_one(rest), held, examiner, note)
        steps.append([first, others])
        held = (others.id,)
    return [*steps, [_restated(track, held, examiner, note) for track in rest]]


def _restated(
    track: FaceTrack, supersedes: tuple[str, ...], examiner: str, note: str
) -> FaceTrack:
    return replace(
        track,
        id=new_id(),
        at=now(),
        author=Author.EXAMINER,
        examiner=examiner,
        note=note,
        supersedes=supersedes,
    )


def _as_one(tracks: Sequence[FaceTrack]) -> FaceTrack:
    spans = [span for track in tracks for span in track.spans]
    spans.sort(key=lambda span: (span.first_frame, span.number))
    frames = sum(track.frames for track in tracks)
    return replace(tracks[0], spans=tuple(spans), frames=frames)
