"""What-ifs under way and on record: tried off the GUI thread, one after the other."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal

from case_store.store import CaseStore
from ui.jobs import Job, Jobs
from workbench.model import MediaItem, Progress, Tried
from workbench.what_if import on_record, variants
from workbench.worker import Limits, Worker

Records = tuple[object, ...]  # of WhatIfRecord, oldest first


class WhatIfs(QObject):
    """Tries what becomes of scores, and says what is on record of an exhibit.

    `read` comes whenever a copy more is on record; `ended` once for each that was started.
    """

    read = Signal(str, tuple)  # media id, its WhatIfRecords
    progressed = Signal(str, Progress)
    ended = Signal(str)
    failed = Signal(str, Exception)  # what was being done, why it failed

    def __init__(self, store: CaseStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._worker = Worker(Limits(behind=True))
        self._trials = Jobs(1, self)
        self._reads = Jobs(1, self)
        self._writes = Jobs(1, self)
        self._job: Job | None = None
        self._item: MediaItem | None = None
        self._closed = False

    @property
    def running(self) -> str:
        """The medium that is tried now, empty where none is."""
        return self._item.id if self._item else ""

    def start(self, item: MediaItem, first: int, last: int) -> None:
        """Try everything on a still, or on the frames `first` to `last` of a video."""
        if self._job is not None:
            return
        self._item, by = item, self._store.actor
        self._job = job = Job(lambda: self._try(item, first, last, by))
        job.yielded.connect(lambda event: self._hear(item, event))
        job.finished.connect(self._end)
        job.cancelled.connect(self._end)
        job.failed.connect(self._fail)
        self._trials.start(job)

    def cancel(self) -> None:
        """Stop; what is on record stays, and asking again goes on from there."""
        if self._job is not None:
            self._job.cancel()

    def ask(self, item: MediaItem) -> None:
        """Read what was tried on an exhibit; `read` brings it."""
        job = Job(lambda: iter([self._records(item)]))
        job.yielded.connect(partial(self.read.emit, item.id))
        job.failed.connect(partial(self.failed.emit, "read what was tried"))
        self._reads.start(job)

    def choose(self, item: MediaItem, what_if_id: str, *, in_report: bool) -> None:
        """Put on record whether reports show a what-if."""
        job = Job(lambda: self._choose(what_if_id, in_report=in_report))
        job.finished.connect(lambda: self.ask(item))
        job.failed.connect(partial(self.failed.emit, "choose what the report shows"))
        self._writes.start(job)

    def close(self) -> None:
        """Break off what is under way; what is on record by now stays.

        The reader is ended at work, so that no one waits for it.
        """
        self._closed = True
        self._writes.finish()
        self._worker.interrupt()
        self._trials.close()
        self._reads.close()
        self._worker.close()

    def _try(self, item: MediaItem, first: int, last: int, by: str) -> Iterator[object]:
        """Yield progress, and all that is on record after each copy, by who asked for it."""
        # Here, off the GUI thread: they load SciPy and the catalog.
        from analyzers.catalog import of_case  # noqa: PLC0415
        from analyzers.references import rank_of_score  # noqa: PLC0415
        from workbench.what_if_trying import Asked, setups_for, try_out  # noqa: PLC0415

        catalog = of_case(self._store.model_archives())
        asked = Asked(
            item=item,
            setups=setups_for(self._worker, catalog, item),
            variants=variants(),
            examiner=by,
            first_frame=first,
            last_frame=last,
        )
        with self._store.acting(by):
            for event in try_out(self._store, self._worker, catalog, asked, rank_of_score):
                if isinstance(event, Progress):
                    yield event
                elif isinstance(event, Tried):
                    yield self._records(item)

    def _records(self, item: MediaItem) -> Records:
        return tuple(on_record(self._store, item.id))

    def _choose(self, what_if_id: str, *, in_report: bool) -> Iterator[object]:
        self._store.choose_what_if(what_if_id, in_report=in_report)
        yield from ()

    def _hear(self, item: MediaItem, event: object) -> None:
        if isinstance(event, Progress):
            self.progressed.emit(item.id, event)
        else:
            self.read.emit(item.id, event)

    def _fail(self, error: Exception) -> None:
        if not self._closed:
            self.failed.emit("try what becomes of scores", error)
        self._end()

    def _end(self) -> None:
        item, self._item, self._job = self._item, None, None
        if item is not None and not self._closed:
            self.ask(item)
            self.ended.emit(item.id)
