"""The edits of face tracks on record, and how to take the last one back.

Nothing is deleted: an edit is taken back by another edit, which supersedes it in turn.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.faces.edits import TrackEdit, edits
from workbench.model import Author, FaceTrack, new_id, now


def newest_first(history: Iterable[FaceTrack]) -> list[TrackEdit]:
    """Return every edit among all tracks ever on record."""
    return sorted(edits(history), key=lambda edit: edit.at, reverse=True)


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
