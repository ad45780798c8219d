"""One reading of one medium by some analyzers, kept on record as it goes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.analyzer import FaceObservation, Method, Observation
from workbench.coverage import Tally
from workbench.errors import WorkbenchError, WorkerCrashed, WorkerError
from workbench.examination.due import Task
from workbench.examination.record import Event, ExaminationRecord, Observed
from workbench.faces.digest import FACES_READ, digest
from workbench.faces.found import FoundTracks
from workbench.model import (
    AnalyzerRun,
    AnalyzerSetup,
    Family,
    FileOutcome,
    FrameScore,
    KnownFaces,
    MediaItem,
    Need,
    Outcome,
    Progress,
    ReadingEnded,
    RunState,
    Setting,
    Start,
    Stream,
    now,
)
from workbench.model_keeping import keep_models
from workbench.worker import Worker, WorkerBug

READ_ONCE = "workbench.reading:read_once"
PER_MEGAPIXEL = 2.0  # seconds that a slow, crowded machine takes


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


class Pass:
    """One reading of one item by some analyzers, kept on record as it goes."""

    def __init__(
        self, record: ExaminationRecord, item: MediaItem, tasks: Sequence[Task]
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

    def _begin(self, task: Task) -> Iterator[AnalyzerRun]:
        """Put a run on record; it has failed at once where its models cannot be kept."""
        name = task.setup.info.name
        yield self._begun(task)
        if name in self._without:
            yield self._close(
                self._lanes[name], ReadingEnded(seconds=0.0, error=self._without[name])
            )

    def _begun(self, task: Task) -> AnalyzerRun:
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

    def _is_open(self, task: Task) -> bool:
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
