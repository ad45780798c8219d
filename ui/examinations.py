"""Examinations under way: one pass at a time, in an order that can be changed, or paused."""

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from case_store.store import CaseStore
from ui.jobs import Job, Jobs
from workbench.calibration.shelf import usable
from workbench.examination import agenda, examine
from workbench.model import AnalyzerRun, MediaItem, Progress, RunState, ScoreSeries
from workbench.worker import Limits, Worker

Asked = tuple[MediaItem, tuple[str, ...], str]  # what is read, by which analyzers, for whom


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How far a pass is: frames done of `total`, frames per second, seconds left if known."""

    done: int = 0
    total: int | None = None
    rate: float | None = None
    left: float | None = None
    waiting: bool = False
    stopping: bool = False
    place: int = 0  # in the queue while it waits, from 1
    pausing: bool = False  # asked to pause; it goes on until it can stand
    paused: bool = False

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
    changed = Signal()  # what waits, in which order, or whether it is paused

    def __init__(self, store: CaseStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._worker = Worker(Limits(behind=True))
        self._jobs = Jobs(1, self)
        self._waiting: dict[str, Asked] = {}  # in the order in which they come
        self._under_way: Job | None = None
        self._media_id = ""  # of the pass under way
        self._clock = Clock()
        self._pace = Pace()
        self._paused = False
        self._tell = QTimer(self, singleShot=True, interval=0)  # many changes are told once
        self._tell.timeout.connect(self.changed)

    def start(self, item: MediaItem, names: tuple[str, ...] = ()) -> None:
        """Queue one pass over an item, unless one is already under way or waiting."""
        if item.id not in self.running:
            self._waiting[item.id] = (item, names, self._store.actor)
            self.paced.emit(item.id, Pace(waiting=True))
            self._begin_next()
            self._tell.start()

    def cancel(self, media_id: str | None = None) -> None:
        """Stop one pass, or all of them; what they recorded stays."""
        if media_id is None:
            self._paused = False
        gone = [known for known in self._waiting if media_id in (None, known)]
        for known in gone:
            del self._waiting[known]
            self.ended.emit(known)
        if self._under_way is not None and media_id in (None, self._media_id):
            self._under_way.cancel()
            self.paced.emit(self._media_id, Pace(stopping=True))
        self._tell.start()

    def move(self, media_ids: Collection[str], by: int | None = None) -> None:
        """Let waiting passes come so many places later, earlier below 0; None: first."""
        order = list(self._waiting)
        chosen = [known for known in order if known in media_ids]
        for known in reversed(chosen) if (by or 0) > 0 else chosen:
            at, ahead = order.index(known), chosen.index(known)
            last = len(order) - len(chosen) + ahead  # they never pass each other at an end
            order.insert(min(max(at + (-at if by is None else by), ahead), last), order.pop(at))
        self._waiting = {known: self._waiting[known] for known in order}
        self._tell.start()

    def pause(self, on: bool) -> None:
        """Let the pass under way stand at its next result, and begin no other; or go on."""
        self._paused = on
        if self._under_way is not None and not self._under_way.stopping:
            (self._under_way.pause if on else self._under_way.resume)()
            self._pace = replace(self._pace, pausing=on, paused=False)
            self._clock = Clock()  # what stood still has no pace
            self.paced.emit(self._media_id, self._pace)
        self._begin_next()
        self._tell.start()

    @property
    def paused(self) -> bool:
        """Whether nothing goes on until it is told to."""
        return self._paused

    @property
    def waiting(self) -> tuple[str, ...]:
        """The media that wait, in the order in which they come."""
        return tuple(self._waiting)

    @property
    def running(self) -> frozenset[str]:
        """The media with a pass under way or waiting."""
        return frozenset([*self._waiting, *([self._media_id] if self._under_way else [])])

    def close(self) -> None:
        """Cancel everything and wait until the record is complete, paused or not."""
        self._waiting.clear()
        self._jobs.close()
        self._worker.close()

    def _begin_next(self) -> None:
        if self._under_way is not None or self._paused or not self._waiting:
            return
        media_id = next(iter(self._waiting))
        item, names, by = self._waiting.pop(media_id)
        self._under_way = job = Job(lambda: self._pass(item, names, by))
        self._media_id, self._clock, self._pace = media_id, Clock(), Pace()
        job.yielded.connect(lambda event: self._hear(media_id, event))
        job.held.connect(lambda: self._stands(job))
        job.finished.connect(lambda: self._end(media_id))
        job.cancelled.connect(lambda: self._end(media_id))
        job.failed.connect(lambda error: self._fail(media_id, error))
        self.paced.emit(media_id, self._pace)
        self._jobs.start(job)

    def _stands(self, job: Job) -> None:
        """Hear that the pass under way stands, unless it was told to go on meanwhile."""
        if job is self._under_way and self._paused and not job.stopping:
            self._pace = replace(self._pace, pausing=False, paused=True)
            self.paced.emit(self._media_id, self._pace)

    def _pass(self, item: MediaItem, names: tuple[str, ...], by: str) -> Iterator[object]:
        """Yield the events of one pass, which is by who asked for it.

        A continued run brings its earlier scores along.
        """
        # Here, off the GUI thread: it loads SciPy.
        from analyzers.catalog import of_case  # noqa: PLC0415

        available = of_case(self._store.model_archives())
        setups, then = agenda(self._worker, available, names)
        steps = examine(
            *(self._store, self._worker, available, setups, item),
            then=then,
            calibrations=usable(),
        )
        with self._store.acting(by):
            for event in steps:
                yield event
                if isinstance(event, AnalyzerRun) and event.continues:
                    yield from self._earlier(event)

    def _earlier(self, run: AnalyzerRun) -> Iterator[ScoreSeries]:
        if run.state is RunState.RUNNING:
            yield from self._store.series(run.id)

    def _hear(self, media_id: str, event: object) -> None:
        job = self._under_way
        if job is not None and not job.stopping and isinstance(event, Progress):
            told = self._clock.pace(event)
            self._pace = replace(told, pausing=self._paused and not self._pace.paused)
            self.paced.emit(media_id, self._pace)
        self.observed.emit(media_id, event)

    def _fail(self, media_id: str, error: Exception) -> None:
        self.failed.emit(media_id, error)
        self._end(media_id)

    def _end(self, media_id: str) -> None:
        self._under_way, self._media_id = None, ""
        self.ended.emit(media_id)
        self._begin_next()
        self._tell.start()
