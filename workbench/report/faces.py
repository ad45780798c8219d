"""Compose what a report says about faces: where was looked, what was found, who changed it."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from workbench.model import (
    AnalyzerRun,
    FacesSeen,
    MediaItem,
    MediaKind,
    Outcome,
    RunState,
)
from workbench.report.dossier import ItemRecord
from workbench.report.face_content import (
    FacesContent,
    Stretch,
    TrackContent,
    is_face_pass,
)
from workbench.report.scores import current
from workbench.report.track_edits import exclusion, is_named, told_edits
from workbench.report.wording import ENDINGS, amount, code

OUTCOMES = list(Outcome)
NOT_RUN = "No face pass was run on this exhibit: no face was looked for."
NOT_LOOKED = "No frame was looked at, so it is not known whether a face is in it."
UNLOOKED_WORDS = {"frame_damaged": "damaged", "not_decoded": "could not be decoded"}


def face_run(record: ItemRecord) -> AnalyzerRun | None:
    """Return the face pass whose faces are kept, or else the last that kept none."""
    tried = (one.run for one in current(record.runs) if is_face_pass(one.run))
    return record.faces.run or next(tried, None)


def faces(record: ItemRecord) -> FacesContent:
    """Return what is said about the faces of one exhibit."""
    run, held = face_run(record), record.faces
    if run is None:
        return FacesContent(run_id=None, looked=NOT_RUN)
    known = {track.id: track for track in (*held.history, *held.tracks)}
    standing = {track.id for track in held.tracks}
    tracks = tuple(
        TrackContent(
            track=track,
            named=is_named(track, known),
            measures=held.measures.get(track.id),
            problem=held.problems.get(track.id, ""),
            exclusion=exclusion(track, known),
        )
        for track in held.tracks
    )
    return FacesContent(
        run_id=run.id,
        looked=looked(run, record.item, len(tracks)),
        stretches=tuple(_stretches(held.seen, record.item)) if held.seen else (),
        shots=held.shots,
        tracks=tracks,
        edits=told_edits(known.values()),
        superseded=tuple(track for key, track in known.items() if key not in standing),
        problem=held.problem,
    )


def looked(run: AnalyzerRun, item: MediaItem, tracks: int) -> str:
    """Say in how many frames was looked, and apart from it, where nobody could look."""
    words = [_found(run, item, tracks), *_not_looked(run)]
    if run.state is not RunState.FINISHED:
        ending = ENDINGS[run.state].replace("the run", "The face pass")
        words.insert(0, f"{ending}.")
    return " ".join(words)


def _found(run: AnalyzerRun, item: MediaItem, tracks: int) -> str:
    covered = run.coverage
    found, none = covered.scored, covered.not_applicable
    if not found + none:
        return NOT_LOOKED
    if item.kind is MediaKind.IMAGE:
        return _in_picture(found, tracks)
    total = found + none + covered.withheld + covered.failed + covered.not_examined
    if not found:
        return f"No face was found in {amount(none, 'frame')} looked at, of {total}."
    rest = f"; in {none} it was looked for and none was found" if none else ""
    return f"A face was found in {found} of {amount(total, 'frame')}{rest}."


def _in_picture(found: int, tracks: int) -> str:
    if not found:
        return "The picture was looked at, and no face was found in it."
    return f"{amount(max(tracks, 1), 'face')} found in the picture."


def _not_looked(run: AnalyzerRun) -> Iterator[str]:
    """Yield in how many frames no face could be looked for, and why."""
    covered = run.coverage
    for outcome, count in (
        (Outcome.WITHHELD, covered.withheld),
        (Outcome.FAILED, covered.failed),
    ):
        if count:
            reasons = [one.reason for one in covered.reasons if one.outcome is outcome]
            told = ", ".join(UNLOOKED_WORDS.get(one, code(one)) for one in reasons)
            yield f"Could not look ({outcome.value}): {amount(count, 'frame')}{_of(told)}."
    if covered.not_examined:
        yield f"Not examined: {amount(covered.not_examined, 'frame')}."


def _of(reasons: str) -> str:
    return f", {reasons}" if reasons else ""


def _stretches(seen: FacesSeen, item: MediaItem) -> Iterator[Stretch]:
    """Yield neighbouring frames with one outcome, from the first frame to the last."""
    count = item.stream.frame_count if item.stream else 0
    frames = np.append(seen.frames, max(count, int(np.max(seen.frames, initial=-1)) + 1))
    outcomes = np.append(seen.outcomes, len(OUTCOMES))
    turns = np.flatnonzero((np.diff(frames) != 1) | (np.diff(outcomes) != 0)) + 1
    yield from _gap(-1, int(frames[0]))
    for start, end in pairwise([0, *turns.tolist()]):
        outcome = OUTCOMES[outcomes[start]]
        yield Stretch(
            first_frame=int(frames[start]), last_frame=int(frames[end - 1]), outcome=outcome
        )
        yield from _gap(int(frames[end - 1]), int(frames[end]))


def _gap(before: int, after: int) -> Iterator[Stretch]:
    if after - before > 1:
        yield Stretch(first_frame=before + 1, last_frame=after - 1, outcome=None)
