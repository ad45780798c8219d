"""What examiners made of the tracks that the face pass found, from the tracks on record."""

from collections.abc import Iterable, Mapping, Sequence

from workbench.faces.edits import TrackEdit as Made
from workbench.faces.edits import edits
from workbench.model import FaceTrack
from workbench.report.face_content import TrackEdit

IN_FORCE_WORDS = ("excluded", "included again")
LABEL_SHOWN = 120


def told_edits(tracks: Iterable[FaceTrack]) -> tuple[TrackEdit, ...]:
    """Return every edit on record, oldest first."""
    told = [_told(edit) for edit in edits(tracks)]
    return tuple(sorted(told, key=lambda edit: (edit.at, edit.track_ids)))


def labels(tracks: Iterable[FaceTrack]) -> dict[str, str]:
    """Return how pages name each track, by its id: also those that were superseded.

    What was read of a track that an examiner then renamed names both: “Face 1 (now Witness)”.
    """
    known = {track.id: track for track in tracks}
    after: dict[str, list[FaceTrack]] = {}
    for track in known.values():
        for earlier in track.supersedes:
            after.setdefault(earlier, []).append(track)
    return {key: _label(track, _standing(track, after)) for key, track in known.items()}


def is_named(track: FaceTrack, known: Mapping[str, FaceTrack]) -> bool:
    """Tell whether an examiner named, merged or split this track, and not only excluded it."""
    earlier = [known[one] for one in track.supersedes if one in known]
    if not track.supersedes:
        return False
    only_state = len(earlier) == 1 and _same_face(earlier[0], track)
    return not only_state or is_named(earlier[0], known)


def exclusion(track: FaceTrack, known: Mapping[str, FaceTrack]) -> TrackEdit | None:
    """Return the edit that excluded a track, also where it was renamed or split since."""
    if not track.excluded:
        return None
    earlier = [known[one] for one in track.supersedes if one in known]
    for one in earlier:
        if one.excluded:
            return exclusion(one, known)
    return _told(Made(tuple(earlier), (track,)))


def named(label: str) -> str:
    """Return a track's label as sentences hold it."""
    return label if len(label) <= LABEL_SHOWN else f"{label[:LABEL_SHOWN]}…"


def _same_face(one: FaceTrack, other: FaceTrack) -> bool:
    return (one.label, one.spans) == (other.label, other.spans)


def _standing(track: FaceTrack, after: Mapping[str, list[FaceTrack]]) -> list[FaceTrack]:
    """Return the tracks in force that a track became; itself where nothing superseded it."""
    found, open_ends, seen = [], [track], set[str]()
    while open_ends:
        here = open_ends.pop(0)
        if here.id in seen:
            continue
        seen.add(here.id)
        later = after.get(here.id, [])
        open_ends.extend(later)
        found.extend([] if later else [here])
    return found


def _label(track: FaceTrack, standing: Sequence[FaceTrack]) -> str:
    own = named(track.label)
    now = [named(one.label) for one in standing]
    state = ", excluded" if standing and all(one.excluded for one in standing) else ""
    if not standing or now == [own]:
        return f"{own}{state}"
    return f"{own} (now {' and '.join(now)}){state}"


def _told(made: Made) -> TrackEdit:
    first = made.new[0]
    return TrackEdit(
        at=first.at,
        examiner=first.examiner,
        words=_words(made),
        note=first.note,
        track_ids=tuple(track.id for track in made.new),
    )


def _words(made: Made) -> str:
    """Say what became of tracks."""
    old, new = made.old, sorted(made.new, key=lambda track: track.first_frame)
    if made.splits:
        return f"{_all(old)} split at frame {new[-1].first_frame} into {_all(new)}"
    if made.merges:
        return f"{_all(old)} merged into {_all(new)}"
    if made.turns:
        return f"{_all(new)} {IN_FORCE_WORDS[not new[0].excluded]}"
    return f"{_all(old)} renamed to {_all(new)}"


def _all(tracks: Sequence[FaceTrack]) -> str:
    """Name tracks with their frames, since several may have one label."""
    return " and ".join(
        f"“{named(track.label)}” (frames {track.first_frame} to {track.last_frame})"
        for track in tracks
    )
