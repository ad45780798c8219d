"""What is still to be done about a medium: what an equal run has finished is not repeated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.examination.record import ExaminationRecord
from workbench.faces.digest import FACES_READ, digest
from workbench.model import (
    AnalyzerRun,
    AnalyzerSetup,
    Family,
    MediaItem,
    Need,
    RunState,
    ScoreSeries,
    Start,
)


@dataclass(frozen=True, slots=True)
class Task:
    """One analyzer to run, from where an interrupted run of it stopped."""

    setup: AnalyzerSetup
    continues: AnalyzerRun | None = None
    earlier: tuple[ScoreSeries, ...] = ()

    @property
    def start(self) -> Start:
        """After the last frame already answered for.

        Of those before, the highest is offered again, and the first with a score and the first
        of each reason for none, so that an analyzer can describe the same frames as in a run
        that was never interrupted.
        """
        known = [series for series in self.earlier if len(series.frames)]
        again = {frame for series in known for frame in _firsts(series)}
        again |= {int(s.frames[_highest(s)]) for s in known if np.isfinite(s.scores).any()}
        after = max((int(series.frames[-1]) for series in known), default=Start().after)
        return Start(after=after, again=tuple(sorted(again)), setup=self.setup)


def _firsts(series: ScoreSeries) -> list[int]:
    """Return the first frame of each reason; the empty one is that of frames with a score."""
    _, first = np.unique(series.reasons, return_index=True)
    return [int(frame) for frame in series.frames[first]]


def _highest(series: ScoreSeries) -> int:
    return int(np.nanargmax(series.scores))


def due(
    record: ExaminationRecord, setups: Sequence[AnalyzerSetup], item: MediaItem
) -> list[Task]:
    """Return what is still to be done, with the runs that can be continued."""
    runs = record.runs(item.id)
    reads_faces = any(setup.info.needs is Need.FACES for setup in setups)
    known = record.known_faces(item) if reads_faces else None
    faces = digest(known.tracks) if known else None
    open_runs = {
        setup.info.name: same
        for setup in setups
        if not _finished(same := [run for run in runs if _repeats(run, setup, item, faces)])
    }
    left = [setup for setup in setups if setup.info.name in open_runs]
    anew = any(setup.info.family is Family.FACES for setup in left)  # faces get other tracks
    return [
        Task(setup)
        if anew and setup.info.needs is Need.FACES
        else _resume(record, setup, open_runs[setup.info.name])
        for setup in left
    ]


def _finished(runs: Iterable[AnalyzerRun]) -> bool:
    return any(run.state is RunState.FINISHED for run in runs)


def _repeats(
    run: AnalyzerRun, setup: AnalyzerSetup, item: MediaItem, faces: str | None
) -> bool:
    """Say whether a run asked the same question of the same bytes by the same method.

    An analyzer that reads faces asks again when an examiner put the tracks right.
    """
    settings = dict(setup.settings)
    if setup.info.needs is Need.FACES:
        settings[FACES_READ] = faces
    return (
        run.info.name == setup.info.name
        and run.info.version == setup.info.version
        and dict(run.settings) == settings
        and run.media_sha256 == item.sha256
        and run.model_sha256 == setup.model_sha256
    )


def _resume(
    record: ExaminationRecord, setup: AnalyzerSetup, same: Sequence[AnalyzerRun]
) -> Task:
    """Continue the last interrupted run where each frame is read on its own."""
    if not same or not setup.info.resumable:
        return Task(setup)
    return Task(setup, same[-1], tuple(record.series(same[-1].id)))
