"""Examinations under way: one pass at a time, in the order asked, each can be cancelled."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from case_store.store import CaseStore
from ui.jobs import Job, Jobs
from workbench.calibration.shelf import usable
from workbench.examination import agenda, examine
from workbench.model import AnalyzerRun, MediaItem, Progress, RunState, ScoreSeries
from workbench.worker import Worker


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How far a pass is: frames done of `total`, frames per second, seconds left if known."""

    done: int = 0
    total: int | None = None
    rate: float | None = None
    left: float | None = None
    waiting: bool = False
    stopping: bool = False

    @property
    def share(self) -> float | None:
        """The part that is done, 0..1, or None while that is unknown."""
        return min(self.done / self.total, 1.0) if self.total else None


class Clock:
    """Turns the progress of one pass into a pace; the reader's start-up is not counted."""

    def __init__(self) -> None:
        self._first: tuple[float, int] | None = None

    def pace(self, progress: Progress) -> Pace:
        """Return the pace at this moment."""
        at = time.monotonic()
        if self._first is None:
            self._first = (at, progress.done)
        began, before = self._first
        frames, seconds = progress.done - before, at - began
        rate = frames / seconds if frames > 0 and seconds > 0.2 else None  # noqa: PLR2004
        left = (progress.total - progress.done) / rate if rate and progress.total else None
        return Pace(done=progress.done, total=progress.total, rate=rate, left=left)


class Examinations(QObject):
    """Starts passes over media and says how they go.

    `observed` passes on what is on record; `ended` comes once per pass, after its last record.
    """

    paced = Signal(str, Pace)  # media id
    observed = Signal(str, object)
    ended = Signal(str)
    failed = Signal(str, Exception)

    def __init__(self, store: CaseStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._worker = Worker()
        self._jobs = Jobs(1, self)
        self._open: dict[str, Job] = {}
        self._clocks: dict[str, Clock] = {}

    def start(self, item: MediaItem, names: tuple[str, ...] = ()) -> None:
        """Queue one pass over an item, unless one is already under way."""
        if item.id in self._open:
            return
        job = Job(lambda: self._pass(item, names))
        self._open[item.id] = job
        self._clocks[item.id] = Clock()
        job.yielded.connect(lambda event: self._hear(item.id, event))
        job.finished.connect(lambda: self._end(item.id))
        job.cancelled.connect(lambda: self._end(item.id))
        job.failed.connect(lambda error: self._fail(item.id, error))
        self.paced.emit(item.id, Pace(waiting=True))
        self._jobs.start(job)

    def cancel(self, media_id: str | None = None) -> None:
        """Stop one pass, or all of them; what they recorded stays."""
        for known, job in self._open.items():
            if media_id in (None, known):
                job.cancel()
                self.paced.emit(known, Pace(stopping=True))

    @property
    def running(self) -> frozenset[str]:
        """The media with a pass under way or waiting."""
        return frozenset(self._open)

    def close(self) -> None:
        """Cancel everything and wait until the record is complete."""
        self._jobs.close()
        self._worker.close()

    def _pass(self, item: MediaItem, names: tuple[str, ...]) -> Iterator[object]:
        """Yield the events of one pass; a continued run brings its earlier scores along."""
        # Here, off the GUI thread: it loads SciPy.
        from analyzers.catalog import of_case  # noqa: PLC0415

        available = of_case(self._store.model_archives())
        setups, then = agenda(self._worker, available, names)
        steps = examine(
            *(self._store, self._worker, available, setups, item),
            then=then,
            calibrations=usable(),
        )
        for event in steps:
            yield event
            if isinstance(event, AnalyzerRun) and event.continues:
                yield from self._earlier(event)

    def _earlier(self, run: AnalyzerRun) -> Iterator[ScoreSeries]:
        if run.state is RunState.RUNNING:
            yield from self._store.series(run.id)

    def _hear(self, media_id: str, event: object) -> None:
        job = self._open.get(media_id)
        if job is not None and not job.stopping and isinstance(event, Progress):
            self.paced.emit(media_id, self._clocks[media_id].pace(event))
        self.observed.emit(media_id, event)

    def _fail(self, media_id: str, error: Exception) -> None:
        self.failed.emit(media_id, error)
        self._end(media_id)

    def _end(self, media_id: str) -> None:
        self._open.pop(media_id, None)
        self._clocks.pop(media_id, None)
        self.ended.emit(media_id)
