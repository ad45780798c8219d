"""How the desk speaks of faces: quality with units, what was looked at, who edited what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ui import wording
from ui.face_lanes import (
    DAMAGED,
    NOT_FOUND,
    PRESENCE_WORDS,
    UNDECODED,
    Presence,
    QualityLane,
)
from ui.faces import FacesView, TrackView
from ui.lanes import NOT_EXAMINED, OUTCOMES, SCORED
from ui.track_edits import newest_first
from workbench.faces.edits import TrackEdit
from workbench.model import AnalyzerRun, Author, FaceTrack, MediaItem, MediaState, RunState

TO_FIND = "Examine to find faces (Shift+F5)."
LOOKING = "Looking for faces…"
NO_EXHIBIT = "Open an exhibit to see its faces."
LONGEST = 40  # characters of a word; a hash would push the panel wider
CANNOT = "This file cannot be examined, so no face was looked for."


@dataclass(frozen=True, slots=True)
class QualityWords:
    """How one field of a face's quality is named, written and explained."""

    title: str
    unit: str
    places: int
    means: str


QUALITY = {
    "width": QualityWords("Width", "px", 0, "width of the face in native pixels"),
    "sharpness": QualityWords(
        "Sharpness", "", 3, "0 for a flat face; rises with fine detail. Not a score."
    ),
    "yaw": QualityWords(
        "Yaw", "°", 0, "the head turned to the subject's left (+) or right (−)"
    ),
    "pitch": QualityWords("Pitch", "°", 0, "the head raised (+) or lowered (−)"),
    "roll": QualityWords(
        "Roll", "°", 0, "the head tilted toward the subject's left (+) or right (−) shoulder"
    ),
    "occlusion": QualityWords(
        "Occlusion", "%", 0, "part of the face that does not look like its skin"
    ),
    "motion": QualityWords(
        "Motion", "widths/s", 2, "how far the face moved since the frame before, in face widths"
    ),
    "quantiser": QualityWords(
        "Quantiser",
        "",
        1,
        "the codec's at the face: mean QP of a video, mean luma step of a JPEG",
    ),
}
OF_MESH = ("yaw", "pitch", "roll", "occlusion")


def quality_value(name: str, value: float) -> str:
    """Return a quality with its unit: 184 px, −12°, 8 %."""
    words = QUALITY[name]
    shown = value * 100 if words.unit == "%" else value
    text = f"{shown:.{words.places}f}".replace("-", "−")
    space = "" if words.unit in ("", "°") else " "
    return f"{text}{space}{words.unit}"


def quality_rows(one: TrackView, frame: int) -> list[tuple[str, str, bool]]:
    """Return (name, value or why there is none, measured) of a face in a frame."""
    quality = one.quality(frame)
    if quality is None:
        return []
    rows = []
    for name in QUALITY:
        value = getattr(quality, name)
        words = unmeasured(one, frame, name) if value is None else quality_value(name, value)
        rows.append((name, words, value is not None))
    return rows


def unmeasured(one: TrackView, frame: int, name: str) -> str:
    """Return that a quality could not be measured, with the reason where it is known."""
    row = one.seen.row(frame)
    if row is None:
        return "not measurable: the face was not found in this frame"
    if name in OF_MESH and not one.seen.meshed[row]:
        return "not measurable: no mesh fits the face here"
    if name == "motion" and frame == 0:
        return "not measurable: there is no frame before"
    if name == "motion" and (row == 0 or one.seen.frames[row - 1] != frame - 1):
        return "not measurable: the face was not seen in the frame before"
    if name == "quantiser":
        return "not measurable: the decoder does not tell it for this file"
    return "not measurable"


def quality_at(lane: QualityLane, pts: float) -> str:
    """Return what a quality lane holds at a time."""
    entry = int(lane.pts.searchsorted(pts + 1e-6, side="right")) - 1
    if entry < 0:
        return f"{wording.time(pts)}: the face was not found"
    frame = int(lane.track.seen.frames[entry])
    value = float(lane.values[entry])
    place = f"{wording.time(float(lane.pts[entry]))}, frame index {frame}"
    if np.isnan(value):
        return f"{place}: {unmeasured(lane.track, frame, lane.quality)}"
    return (
        f"{place}: {QUALITY[lane.quality].title.lower()} {quality_value(lane.quality, value)}"
    )


def quality_range(lane: QualityLane) -> str:
    """Return the range of a quality over its track."""
    if lane.bounds is None:
        return "not measurable in any frame"
    low, high = (quality_value(lane.quality, value) for value in lane.bounds)
    return f"{low} … {high}"


def presence_at(lane: Presence, pts: float) -> str:
    """Return what a face's lane holds at a time."""
    entry = lane.entry_at(pts)
    if entry is None:
        return f"{wording.time(pts)}: {PRESENCE_WORDS[NOT_EXAMINED]}"
    frame = int(lane.frames[entry])
    place = f"{wording.time(float(lane.pts[entry]))}, frame index {frame}"
    one = lane.track_at(frame)
    excluded = ", excluded" if one is not None and one.track.excluded else ""
    return f"{place}: {PRESENCE_WORDS[int(lane.outcomes[entry])]}{excluded}"


def presence_summary(lane: Presence) -> str:
    """Return in how many of the examined frames a face was found."""
    found = int(np.count_nonzero(lane.outcomes == SCORED))
    return f"in {found} of {lane.outcomes.size}"


# --- what was looked at ---------------------------------------------------------------------


def seen_words(view: FacesView, frame_count: int) -> str:
    """Return in how many frames a face was found, and where nobody could look.

    "None found" and "could not look" are said apart, each with its count.
    """
    if view.seen is None:
        return ""
    outcomes = view.seen.outcomes
    counts = {kind: int(np.count_nonzero(outcomes == kind)) for kind in range(len(OUTCOMES))}
    total = max(frame_count, outcomes.size)
    looked = counts[SCORED] + counts[NOT_FOUND]
    if counts[SCORED]:
        first = f"A face was found in {counts[SCORED]} of {total} frames"
        first += f", none in {counts[NOT_FOUND]}." if counts[NOT_FOUND] else "."
    else:
        first = f"No face was found in {looked} of {total} frames."
    return " ".join([first, *_unlooked(counts, total - outcomes.size)])


def _unlooked(counts: dict[int, int], not_examined: int) -> Iterator[str]:
    if counts[DAMAGED]:
        yield f"Damaged, so not looked at: {counts[DAMAGED]}."
    if counts[UNDECODED]:
        yield f"Did not decode: {counts[UNDECODED]}."
    if not_examined > 0:
        yield f"Not examined: {not_examined}."


def none_words(view: FacesView | None, item: MediaItem | None) -> str:
    """Return why there is no track to show, and what to do; empty where there are some."""
    if item is None:
        return NO_EXHIBIT
    if item.state is not MediaState.ACCEPTED:
        return CANNOT
    if view is None or (view.run is None and not view.live):
        return TO_FIND
    return "" if view.tracks else _without_tracks(view, item)


def _without_tracks(view: FacesView, item: MediaItem) -> str:
    if view.broken:
        return f"What was found of faces cannot be read. {view.broken}"
    seen = seen_words(view, item.stream.frame_count if item.stream else 0)
    if view.running:
        return f"{LOOKING} {seen}".strip()
    return "\n\n".join(part for part in (_ending(view.run), seen) if part)


def _ending(run: AnalyzerRun | None) -> str:
    if run is None or run.state is RunState.FINISHED:
        return ""
    if run.state is RunState.CANCELLED:
        return "Looking for faces was cancelled. Examine again to look at every frame."
    error = (run.error or "").strip().rpartition("\n")[2]
    words = [word if len(word) <= LONGEST else f"{word[:12]}…" for word in error.split(" ")]
    told = wording.shown(" ".join(words), 240)
    return f"Looking for faces failed, so nothing is known of them here: {told}"


# --- tracks and their history ---------------------------------------------------------------


def author_words(track: FaceTrack) -> str:
    """Return who made a track as it stands: the machine, or an examiner by the name entered."""
    if track.author is Author.MACHINE:
        return "machine"
    return wording.quoted(track.examiner, 60) or "examiner"


def state_words(track: FaceTrack) -> str:
    """Return whether a track counts."""
    return "excluded" if track.excluded else "in use"


def history_lines(history: Sequence[FaceTrack]) -> list[str]:
    """Return every edit of the tracks on record, newest first: who did what when, and why."""
    return [_line(edit) for edit in newest_first(history)]


def _line(edit: TrackEdit) -> str:
    first = edit.new[0]
    note = f": {wording.quoted(first.note, 400)}" if first.note else ""
    who = wording.quoted(first.examiner, 60) or "machine"
    return f"{wording.moment(first.at)}, {who}: {edit_words(edit)}{note}"


def edit_words(edit: TrackEdit) -> str:
    """Return in words what an edit made of some tracks."""
    old, new = edit.old, edit.new
    if edit.merges:
        return f"{_labels(old)} merged into {_labels(new)}"
    if edit.splits:
        return f"{_labels(old)} split into {_labels(new)}"
    if edit.turns:
        return f"{_labels(new)} {'excluded' if new[0].excluded else 'included again'}"
    return f"{_labels(old)} renamed to {_labels(new)}"


def _labels(tracks: Iterable[FaceTrack]) -> str:
    return " and ".join(wording.shown(track.label, 60) for track in tracks)
