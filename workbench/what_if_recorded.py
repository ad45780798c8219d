"""What an examination has said of some frames of a video, as a what-if compares it.

The untouched frames are not read again: that would mean to read the whole video once more.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np

from workbench.evaluation.hearing import Heard
from workbench.faces.digest import FACES_READ, digest
from workbench.model import (
    AnalyzerRun,
    AnalyzerSetup,
    FaceTrack,
    Family,
    FileOutcome,
    FrameScore,
    MediaItem,
    Need,
    Outcome,
    ReadingEnded,
    RunState,
    ScoreSeries,
)
from workbench.what_if import OTHER_FACES


class RunsOnRecord(Protocol):
    """The part of a case store that is read."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs on a medium, oldest first."""

    def series(self, run_id: str) -> list[ScoreSeries]:
        """Return a run's score series."""

    def face_run(self, media_id: str) -> AnalyzerRun | None:
        """Return the run whose faces hold for a medium."""

    def tracks(self, media_id: str, *, superseded: bool = False) -> list[FaceTrack]:
        """Return the tracks of a medium, those that others supersede too where asked."""


def faces_as_found(
    store: RunsOnRecord, item: MediaItem, setups: Sequence[AnalyzerSetup]
) -> str | None:
    """Return what stands for the faces of a medium as the face pass among `setups` found them.

    As they are found in a copy, which no examiner puts right. None where it was another pass.
    """
    run = store.face_run(item.id)
    passes = [setup for setup in setups if setup.info.family is Family.FACES]
    if run is None or not passes or not _is_equal(run, passes[0], item):
        return None
    found = store.tracks(item.id, superseded=True)
    return digest(track for track in found if not track.supersedes)


def recorded(
    store: RunsOnRecord,
    item: MediaItem,
    setup: AnalyzerSetup,
    span: tuple[int, int],
    faces: str | None,
) -> Heard | None:
    """Return what the last equal run said of some frames, the first and last being `span`.

    `faces` stands for those found in the medium (see `faces_as_found`). Withheld where the
    frames were only looked at with other faces. None where there is no such run, or where it
    looked at none of these frames.
    """
    runs = [run for run in store.runs(item.id) if _is_equal(run, setup, item)]
    same = [run for run in runs if setup.info.needs is not Need.FACES or _read(run, faces)]
    if same:
        return _heard(store, same[-1], span)
    if all(_heard(store, run, span) is None for run in runs):
        return None
    heard = Heard(ended=ReadingEnded(seconds=0.0))
    heard.hear(FileOutcome(outcome=Outcome.WITHHELD, reason=OTHER_FACES))
    return heard


def _read(run: AnalyzerRun, faces: str | None) -> bool:
    return faces is not None and run.settings.get(FACES_READ) == faces


def _heard(store: RunsOnRecord, run: AnalyzerRun, span: tuple[int, int]) -> Heard | None:
    """Return what one run said of some frames, None where it looked at none of them."""
    heard = Heard(ended=ReadingEnded(seconds=run.seconds))
    for score in frame_scores(store.series(run.id)):
        if span[0] <= score.frame <= span[1]:
            heard.hear(score)
    return heard if heard.by_track else None


def _is_equal(run: AnalyzerRun, setup: AnalyzerSetup, item: MediaItem) -> bool:
    """Say whether a run asked the same by the same method, whichever faces it read."""
    settings = {name: told for name, told in run.settings.items() if name != FACES_READ}
    return (
        run.state is RunState.FINISHED
        and run.info.name == setup.info.name
        and run.info.version == setup.info.version
        and settings == dict(setup.settings)
        and run.model_sha256 == setup.model_sha256
        and run.media_sha256 == item.sha256
    )


def frame_scores(series: Iterable[ScoreSeries]) -> Iterator[FrameScore]:
    """Yield the scores of series one by one, as they were said."""
    outcomes = list(Outcome)
    for one in series:
        rows = zip(one.frames, one.pts, one.scores, one.outcomes, one.reasons, strict=True)
        for frame, pts, score, outcome, reason in rows:
            yield FrameScore(
                frame=int(frame),
                pts=float(pts),
                outcome=outcomes[outcome],
                score=float(score) if np.isfinite(score) else None,
                reason=one.reason_codes[reason] or None,
                track_id=one.track_id,
            )
