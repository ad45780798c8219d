"""Putting face tracks right: merge, split, name, exclude. Nothing is edited, all is superseded.

These functions change nothing themselves: they return the tracks that are to stand in place of
others. The case store checks them again with `act` before it puts them on record.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from workbench.errors import (
    LabelUnfit,
    NoExaminer,
    NothingToSplit,
    TrackError,
    TracksOverlap,
    UnknownTrack,
)
from workbench.model import Author, FaceTrack, TrackSpan, new_id, now
from workbench.text import HIDDEN, printable_name

# Returns the frames (n,) of a span in which the face was found, rising.
FramesOf = Callable[[TrackSpan], NDArray[np.int64]]

MERGED, SPLIT, RENAMED = "tracks merged", "tracks split", "tracks renamed"
EXCLUDED, INCLUDED = "tracks excluded", "tracks included"


LONGEST_LABEL = 120  # letters


def merged(
    tracks: Sequence[FaceTrack],
    frames_of: FramesOf,
    *,
    examiner: str,
    note: str = "",
    label: str = "",
) -> FaceTrack:
    """Return one track for tracks that show the same person, named like the first of them.

    Raises TracksOverlap when two of them are in one frame, for then they are two persons;
    TrackError for fewer than two tracks and when only some are excluded; LabelUnfit;
    NoExaminer.
    """
    if len({track.id for track in tracks}) < 2:  # noqa: PLR2004  # what merging means
        raise TrackError("Merging takes two tracks or more.")
    if len({track.excluded for track in tracks}) > 1:
        raise TrackError("An excluded track is merged only after it was included again.")
    _require_apart(tracks, frames_of)
    in_order = sorted(tracks, key=lambda track: (track.first_frame, track.id))
    spans = sorted((span for track in tracks for span in track.spans), key=_place)
    return _successor(
        in_order[0],
        examiner,
        note,
        label=_named(label) if label else in_order[0].label,
        spans=tuple(spans),
        frames=sum(track.frames for track in tracks),
        supersedes=tuple(track.id for track in in_order),
    )


def split(
    track: FaceTrack,
    at_frame: int,
    frames_of: FramesOf,
    *,
    examiner: str,
    note: str = "",
    label: str = "",
) -> tuple[FaceTrack, FaceTrack]:
    """Return two tracks for one that shows two persons, the second from `at_frame` on.

    `label` names the second. Raises NothingToSplit when a part would have no frames, and
    LabelUnfit.
    """
    found = {span: frames_of(span) for span in track.spans}
    before = {span: frames[frames < at_frame] for span, frames in found.items()}
    after = {span: frames[frames >= at_frame] for span, frames in found.items()}
    if not all(any(map(len, part.values())) for part in (before, after)):
        raise NothingToSplit(f"The face is not found on both sides of frame {at_frame}.")
    second = _named(label) if label else _parted(track.label, at_frame)
    return (
        _successor(track, examiner, note, **_held(before)),
        _successor(track, examiner, note, label=second, **_held(after)),
    )


def renamed(track: FaceTrack, label: str, *, examiner: str, note: str = "") -> FaceTrack:
    """Return the track under another name; TrackError when it is empty, or LabelUnfit."""
    return _successor(track, examiner, note, label=_named(label))


def excluded(track: FaceTrack, *, examiner: str, note: str = "") -> FaceTrack:
    """Return the track as one that analyzers do not read; TrackError when it is so already."""
    if track.excluded:
        raise TrackError(f"{track.label} is excluded already.")
    return _successor(track, examiner, note, excluded=True)


def included(track: FaceTrack, *, examiner: str, note: str = "") -> FaceTrack:
    """Return an excluded track as one that analyzers read; TrackError when it is not."""
    if not track.excluded:
        raise TrackError(f"{track.label} is not excluded.")
    return _successor(track, examiner, note, excluded=False)


def act(
    new: Sequence[FaceTrack], standing: Mapping[str, FaceTrack], frames_of: FramesOf
) -> str:
    """Return in the audit log's words what `new` tracks do to the standing ones they supersede.

    Raises UnknownTrack when one supersedes what does not stand, and TrackError for anything
    but a merge, a split, new names, or tracks excluded or included.
    """
    kept = {track.label for track in standing.values()}
    groups: dict[tuple[str, ...], list[FaceTrack]] = defaultdict(list)
    for track in new:
        _require_signed(track)
        if track.label not in kept:  # what an earlier program let pass can still be put right
            _named(track.label)
        groups[track.supersedes].append(track)
    touched = [name for names in groups for name in names]
    if unknown := [name for name in touched if name not in standing]:
        raise UnknownTrack(f"No standing track of this exhibit has the id {unknown[0]}.")
    if len(set(touched)) < len(touched) or not all(groups):
        raise TrackError("Each track is put right once at a time.")
    acts = {
        _act([standing[name] for name in names], successors, frames_of)
        for names, successors in groups.items()
    }
    if len(acts) != 1:
        raise TrackError("Tracks are put right in one way at a time.")
    return acts.pop()


def _act(old: Sequence[FaceTrack], new: Sequence[FaceTrack], frames_of: FramesOf) -> str:
    """Name what became of `old`, after checking that every found face is still there once."""
    if _found(old, frames_of) != _found(new, frames_of):
        raise TrackError("The new tracks do not hold the faces of those they supersede.")
    kept = {track.excluded for track in old} == {track.excluded for track in new}
    match len(old), len(new), kept:
        case (1, 1, False):
            return EXCLUDED if new[0].excluded else INCLUDED
        case (1, 1, True) if old[0].label != new[0].label:
            return RENAMED
        case (1, 2, True):
            return SPLIT
        case (more, 1, True) if more > 1:
            _require_apart(old, frames_of)
            return MERGED
    raise TrackError("This is neither a merge nor a split, a name or an exclusion.")


def _named(label: str) -> str:
    """Return a name without spaces around it.

    TrackError where nothing is left, LabelUnfit where it cannot be shown as it is.
    """
    text = label.strip()
    if not text:
        raise TrackError("A track needs a name.")
    if len(text) > LONGEST_LABEL:
        raise LabelUnfit(f"A name has {LONGEST_LABEL} letters at most, this one {len(text)}.")
    if any(unicodedata.category(letter) in HIDDEN for letter in text):
        raise LabelUnfit(f"The name {printable_name(text)} holds characters that do not show.")
    return text


def _parted(label: str, at_frame: int) -> str:
    """Return the name of the second part of a track that was given none."""
    told = f", from frame {at_frame}"
    return f"{label[: LONGEST_LABEL - len(told)]}{told}"


def _found(tracks: Iterable[FaceTrack], frames_of: FramesOf) -> list[tuple[int, int]]:
    """Return number and frame of every face in the tracks, none of which is empty."""
    held = [[(s.number, int(f)) for s in track.spans for f in frames_of(s)] for track in tracks]
    if not all(held):
        raise TrackError("A track without a face is none.")
    return sorted(place for places in held for place in places)


def _require_apart(tracks: Sequence[FaceTrack], frames_of: FramesOf) -> None:
    """Refuse tracks that share a frame."""
    taken: NDArray[np.int64] = np.empty(0, np.int64)
    for track in tracks:
        own = np.concatenate([taken[:0], *(frames_of(span) for span in track.spans)])
        both = np.intersect1d(taken, own)
        if len(both):
            raise TracksOverlap(
                f"{track.label} and another of them are both in frame {both[0]}."
            )
        taken = np.union1d(taken, own)


def _require_signed(track: FaceTrack) -> None:
    if track.author is not Author.EXAMINER or not track.examiner.strip():
        raise NoExaminer("A change of a track is made by an examiner with a name.")


def _held(part: Mapping[TrackSpan, NDArray[np.int64]]) -> dict[str, object]:
    """Return the spans and the number of frames of one part of a split track."""
    spans = [
        TrackSpan(span.number, int(frames[0]), int(frames[-1]))
        for span, frames in part.items()
        if len(frames)
    ]
    return {"spans": tuple(spans), "frames": sum(map(len, part.values()))}


def _successor(track: FaceTrack, examiner: str, note: str, **changes: object) -> FaceTrack:
    """Return a track in place of `track`, under an examiner's name."""
    own = {
        "author": Author.EXAMINER,
        "examiner": examiner.strip(),
        "note": note,
        "supersedes": (track.id,),
        "at": now(),
        "id": new_id(),
    }
    successor: FaceTrack = replace(track, **(own | changes))  # type: ignore[arg-type]
    _require_signed(successor)
    return successor


def _place(span: TrackSpan) -> tuple[int, int]:
    return span.first_frame, span.number
