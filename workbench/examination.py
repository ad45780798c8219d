"""Examine one media item: have it read once in the worker, and keep the record.

Runs in the process that owns the case. What the worker says is written as it arrives, so
that closing the generator, a crash of the reader or the end of this process loses nothing
that was said. Every run that is begun ends as finished, cancelled or failed.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from workbench.analyzer import FaceObservation, Method, Observation, Source
from workbench.coverage import Tally
from workbench.errors import UnknownAnalyzer, WorkbenchError, WorkerCrashed, WorkerError
from workbench.faces.digest import digest
from workbench.faces.found import FoundTracks
from workbench.findings import Evidence, propose
from workbench.model import (
    AnalyzerRun,
    AnalyzerSetup,
    FaceTrack,
    Fact,
    Family,
    FileOutcome,
    Finding,
    FrameScore,
    KnownFaces,
    Measurement,
    MediaItem,
    ModelPack,
    Need,
    Outcome,
    Progress,
    ReadingEnded,
    RunState,
    ScoreSeries,
    Setting,
    Start,
    StoredMap,
    Stream,
    now,
)
from workbench.model_keeping import ModelRecord, keep_models
from workbench.worker import Worker, WorkerBug

DESCRIBE = "workbench.reading:describe"
READ_ONCE = "workbench.reading:read_once"
MAX_DEATHS = 2
FACES_READ = "faces read"  # a setting of runs over faces: which tracks stood
PER_MEGAPIXEL = 2.0  # seconds that a slow, crowded machine takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One observation, on record under its run."""

    run: AnalyzerRun
    observation: Observation | FaceObservation | FaceTrack


Event = Progress | AnalyzerRun | Observed | Finding


class ExaminationRecord(ModelRecord, Protocol):
    """The part of a case store that an examination uses."""

    def source(self, item: MediaItem) -> Source:
        """Return the working copy's handle."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs on a medium, oldest first."""

    def series(self, run_id: str) -> list[ScoreSeries]:
        """Return a run's score series."""

    def maps(self, run_id: str) -> list[StoredMap]:
        """Return a run's maps."""

    def measurements(self, run_id: str) -> list[Measurement]:
        """Return a run's measurements."""

    def facts(self, run_id: str) -> list[Fact]:
        """Return a run's facts."""

    def begin_run(self, run: AnalyzerRun, models: Sequence[ModelPack] = ()) -> None:
        """Put a run on record with the kept models that it uses.

        One that continues another takes over its observations.
        """

    def add_observations(
        self, run_id: str, observations: Sequence[Observation | FaceObservation | FaceTrack]
    ) -> None:
        """Append to a run."""

    def known_faces(self, item: MediaItem) -> KnownFaces | None:
        """Return what the last finished face pass over a medium found, if there is one."""

    def end_run(self, run: AnalyzerRun) -> None:
        """Move a run to its final state and seal what it holds."""

    def tracks(self, media_id: str) -> list[FaceTrack]:
        """Return the face tracks that stand."""

    def findings(self, media_id: str | None = None) -> list[Finding]:
        """Return the findings that nothing supersedes."""

    def propose(self, findings: Iterable[Finding]) -> None:
        """Put proposed findings on record."""


def plan(
    worker: Worker, catalog: Callable[[], Iterable[Method]], names: Collection[str] = ()
) -> list[AnalyzerSetup]:
    """Return the analyzers to use: those named, or all that run by default.

    Where one of them reads faces, the face pass comes with it.
    """
    known = list(worker.run(DESCRIBE, catalog))
    unknown = set(names) - {setup.info.name for setup in known}
    if unknown:
        there_are = ", ".join(setup.info.name for setup in known)
        raise UnknownAnalyzer(
            f"no analyzer is named {', '.join(sorted(unknown))}; there are {there_are}"
        )
    chosen = [s for s in known if (s.info.name in names if names else s.info.by_default)]
    if any(setup.info.needs is Need.FACES for setup in chosen):
        chosen += [s for s in known if s.info.family is Family.FACES and s not in chosen]
    return sorted(chosen, key=lambda setup: setup.info.family is not Family.FACES)


def examine(
    record: ExaminationRecord,
    worker: Worker,
    catalog: Callable[[], Iterable[Method]],
    setups: Sequence[AnalyzerSetup],
    item: MediaItem,
) -> Iterator[Event]:
    """Yield each event once it is on record. What an equal run has finished is not repeated.

    A reader that crashes takes only its analyzer with it: the others read the file again,
    each in a pass of its own. Closing the generator early cancels the open runs and keeps
    what they hold.
    """
    tasks = _due(record, setups, item)
    if tasks:
        together = _Pass(record, item, tasks)
        yield from together.read(worker, catalog)
        if len(tasks) > 1:
            yield from _read_apart(record, worker, catalog, together.abandoned, item)
    yield from _propose(record, item)  # also for runs after which an earlier call was stopped


def _read_apart(
    record: ExaminationRecord,
    worker: Worker,
    catalog: Callable[[], Iterable[Method]],
    setups: Sequence[AnalyzerSetup],
    item: MediaItem,
) -> Iterator[Event]:
    """Give each analyzer that a dead reader took along a pass of its own.

    When the first ones die as well, the medium kills any reader, and the rest is spared.
    """
    deaths = 0
    for setup in setups:
        alone = _Pass(record, item, _due(record, [setup], item))
        yield from alone.read(worker, catalog)
        deaths += bool(alone.abandoned)
        if deaths == MAX_DEATHS:
            return


@dataclass(frozen=True, slots=True)
class _Task:
    """One analyzer to run, from where an interrupted run of it stopped."""

    setup: AnalyzerSetup
    continues: AnalyzerRun | None = None
    earlier: tuple[ScoreSeries, ...] = ()

    @property
    def start(self) -> Start:
        """After the last frame already answered for.

        The first and the highest of those before are offered again, so that an analyzer can
        describe the same frames as in a run that was never interrupted.
        """
        known = [series for series in self.earlier if len(series.frames)]
        again = {int(series.frames[0]) for series in known}
        again |= {int(s.frames[_highest(s)]) for s in known if np.isfinite(s.scores).any()}
        after = max((int(series.frames[-1]) for series in known), default=Start().after)
        return Start(after=after, again=tuple(sorted(again)), setup=self.setup)


def _highest(series: ScoreSeries) -> int:
    return int(np.nanargmax(series.scores))


def _due(
    record: ExaminationRecord, setups: Sequence[AnalyzerSetup], item: MediaItem
) -> list[_Task]:
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
    due = [setup for setup in setups if setup.info.name in open_runs]
    anew = any(setup.info.family is Family.FACES for setup in due)  # faces get other tracks
    return [
        _Task(setup)
        if anew and setup.info.needs is Need.FACES
        else _resume(record, setup, open_runs[setup.info.name])
        for setup in due
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
) -> _Task:
    """Continue the last interrupted run where each frame is read on its own."""
    if not same or not setup.info.resumable:
        return _Task(setup)
    return _Task(setup, same[-1], tuple(record.series(same[-1].id)))


@dataclass
class _Lane:
    """The owner's side of one analyzer's reading: its run and what was said so far."""

    run: AnalyzerRun
    after: int = Start().after
    tally: Tally = field(default_factory=Tally)
    present: int | None = None
    open: bool = True

    def is_news(self, said: Observation | FaceObservation) -> bool:
        """Say whether this was not already answered by the run that is continued."""
        return not (isinstance(said, FrameScore) and said.frame <= self.after)


class _Pass:
    """One reading of one item by some analyzers, kept on record as it goes."""

    def __init__(
        self, record: ExaminationRecord, item: MediaItem, tasks: Sequence[_Task]
    ) -> None:
        self._record = record
        self._item = item
        self._tasks = tasks
        self._lanes: dict[str, _Lane] = {}
        self._finds_faces = any(t.setup.info.family is Family.FACES for t in tasks)
        self._tracks = FoundTracks(item.id, None if self._finds_faces else ())
        self._known: KnownFaces | None = None
        self._without: dict[str, str] = {}  # why models could not be kept, by analyzer
        self.abandoned: list[AnalyzerSetup] = []

    def read(
        self,
        worker: Worker,
        catalog: Callable[[], Iterable[Method]],
    ) -> Iterator[Event]:
        """Yield events until the medium is read, the reader dies, or the caller closes."""
        error = ""
        ending = RunState.CANCELLED
        try:
            self._meet_known_faces()
            self._keep_models(worker, catalog)
            for task in self._tasks:
                yield from self._begin(task)
            if self._open_lanes():
                for name, record in _paired(self._said(worker, catalog)):
                    yield from self._keep(name, record)
        except (WorkbenchError, WorkerBug) as broken:
            ending, error = RunState.FAILED, _sentence(broken)
            if isinstance(broken, WorkerError | WorkerBug):
                self.abandoned = [t.setup for t in self._tasks if self._is_open(t)]
        finally:
            ended = [self._end_surely(lane, ending, error) for lane in self._open_lanes()]
        yield from ended

    def _meet_known_faces(self) -> None:
        """Take an earlier face pass, where this one has no face pass of its own."""
        if not self._finds_faces:
            self._known = self._record.known_faces(self._item)
            tracks = self._known.tracks if self._known else ()
            self._tracks = FoundTracks(self._item.id, [track.id for track in tracks])

    def _keep_models(self, worker: Worker, catalog: Callable[[], Iterable[Method]]) -> None:
        """Have the case keep the models first; where that breaks off, no run is made."""
        setups = [task.setup for task in self._tasks]
        try:
            self._without = keep_models(self._record, worker, catalog, setups)
        except (WorkbenchError, WorkerBug) as error:
            self._without = {setup.info.name: _sentence(error) for setup in setups}

    def _said(
        self, worker: Worker, catalog: Callable[[], Iterable[Method]]
    ) -> Iterator[object]:
        """Have the medium read by the analyzers that have begun; return what they say."""
        starts = {
            task.setup.info.name: task.start for task in self._tasks if self._is_open(task)
        }
        source = self._record.source(self._item)
        return worker.run(
            *(READ_ONCE, catalog, source, starts, self._known),
            idle_seconds=worker.limits.idle_seconds + extra_seconds(source.stream),
        )

    def _begin(self, task: _Task) -> Iterator[AnalyzerRun]:
        """Put a run on record; it has failed at once where its models cannot be kept."""
        name = task.setup.info.name
        yield self._begun(task)
        if name in self._without:
            yield self._close(
                self._lanes[name], ReadingEnded(seconds=0.0, error=self._without[name])
            )

    def _begun(self, task: _Task) -> AnalyzerRun:
        setup = task.setup
        run = AnalyzerRun(
            media_id=self._item.id,
            info=setup.info,
            settings=self._settings(setup),
            media_sha256=self._item.sha256,
            software=setup.software,
            device=setup.device,
            seed=setup.seed,
            model_sha256=setup.model_sha256,
            continues=task.continues.id if task.continues else None,
        )
        lane = self._lanes[setup.info.name] = _Lane(run, task.start.after)
        lane.tally.read(task.earlier)
        lane.run = replace(run, coverage=lane.tally.coverage(setup.info, self._item))
        kept = () if setup.info.name in self._without else setup.models
        self._record.begin_run(lane.run, kept)
        return lane.run

    def _settings(self, setup: AnalyzerSetup) -> Mapping[str, Setting]:
        """Return the settings of a run; over faces, with those that are read."""
        if setup.info.needs is not Need.FACES:
            return setup.settings
        tracks = self._known.tracks if self._known else self._tracks.tracks
        return {**setup.settings, FACES_READ: digest(tracks)}

    def _keep(self, name: str, said: object) -> Iterator[Event]:
        """Write what one analyzer said, and pass it on."""
        if isinstance(said, Progress):
            yield said
            return
        lane = self._lanes.get(name)
        if lane is None or not lane.open:
            raise WorkerCrashed("the worker process spoke for an analyzer that is not running")
        if isinstance(said, ReadingEnded):
            yield self._close(lane, said)
        elif isinstance(said, Observation | FaceObservation) and lane.is_news(said):
            kept = self._tracks.named(lane.run.id, said)
            lane.tally.hear(kept)
            self._record.add_observations(lane.run.id, [kept])
            yield Observed(run=lane.run, observation=kept)

    def _close(self, lane: _Lane, said: ReadingEnded) -> AnalyzerRun:
        lane.present = said.frames_present
        lane.run = replace(lane.run, seconds=said.seconds)
        if said.error is None:
            return self._end(lane, RunState.FINISHED, "")
        if not lane.tally.reasons:
            lane.tally.hear(FileOutcome(outcome=Outcome.FAILED, reason="analyzer"))
        return self._end(lane, RunState.FAILED, said.error)

    def _end_surely(self, lane: _Lane, state: RunState, error: str) -> AnalyzerRun:
        """End a run; as failed where its record does not stand."""
        try:
            return self._end(lane, state, error)
        except WorkerError as refused:
            return self._end(lane, RunState.FAILED, _sentence(refused))

    def _end(self, lane: _Lane, state: RunState, error: str) -> AnalyzerRun:
        family, needs = lane.run.info.family, lane.run.info.needs
        if family is Family.FACES and state is RunState.CANCELLED:
            self._record.add_observations(lane.run.id, self._tracks.unfinished(lane.run.id))
        if needs is Need.FACES and self._finds_faces:  # only now all its tracks are known
            faces = {FACES_READ: digest(self._tracks.tracks)}
            lane.run = replace(lane.run, settings={**lane.run.settings, **faces})
        ended = replace(
            lane.run,
            state=state,
            error=error or None,
            coverage=lane.tally.coverage(lane.run.info, self._item, lane.present),
            ended_at=now(),
        )
        self._record.end_run(ended)
        lane.run, lane.open = ended, False
        return ended

    def _open_lanes(self) -> list[_Lane]:
        return [lane for lane in self._lanes.values() if lane.open]

    def _is_open(self, task: _Task) -> bool:
        lane = self._lanes.get(task.setup.info.name)
        return lane is not None and lane.open


def extra_seconds(stream: Stream) -> float:
    """Return how much longer than others a reading may be silent over one huge picture."""
    return stream.coded_width * stream.coded_height / 1e6 * PER_MEGAPIXEL


def _paired(said: Iterator[object]) -> Iterator[tuple[str, object]]:
    """Give records of the pass itself an empty subject, like those of an analyzer theirs."""
    for item in said:
        yield item if isinstance(item, tuple) else ("", item)


def _sentence(error: Exception) -> str:
    """Return what goes on record of an error that ended the whole pass."""
    code = error.code if isinstance(error, WorkbenchError) else "bug"
    return f"{code}: {error}"


def _propose(record: ExaminationRecord, item: MediaItem) -> Iterator[Finding]:
    """Put on record, once each, the findings that the finished runs suggest."""
    runs = [run for run in record.runs(item.id) if run.state is RunState.FINISHED]
    faces = {track.id: track.label for track in record.tracks(item.id)}
    evidence = [
        Evidence(
            run=run,
            faces=faces,
            series=tuple(record.series(run.id)),
            maps=tuple(record.maps(run.id)),
            facts=tuple(record.facts(run.id)),
        )
        for run in runs
    ]
    told = {run_id for finding in record.findings(item.id) for run_id in finding.run_ids}
    new = [f for f in propose(item, evidence) if not told.issuperset(f.run_ids)]
    if new:
        record.propose(new)
    yield from new
