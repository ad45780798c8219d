"""The one pass, in the worker: decode each frame once and offer it to every analyzer.

A reading depends on the file, the analyzers' settings and nothing else, so it can be
repeated elsewhere and compared. The half that keeps the record is `workbench.examination`.
"""

import hashlib
import time
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field
from queue import Empty, Queue
from threading import Event, Thread
from typing import TypeVar

from workbench.analyzer import Analyzer, Frame, FrameBatch, Observation, Reading, Source
from workbench.errors import AnalyzerError, HashMismatch, WorkbenchError
from workbench.media.decoding import frames
from workbench.model import (
    AnalyzerInfo,
    AnalyzerSetup,
    FileOutcome,
    FrameScore,
    Need,
    Outcome,
    Progress,
    ReadingEnded,
    Start,
)
from workbench.software import versions

Catalog = Callable[[], Iterable[Analyzer]]
Said = tuple[str, object]  # an analyzer's name ("" for the pass itself) and a record

BATCH_FRAMES = 8
BATCHES_AHEAD = 2
BATCH_BYTES = 64 << 20  # of 8-bit RGB, so that 8K frames do not pile up
HASH_BYTES = 16 << 20


def describe(catalog: Catalog) -> Iterator[AnalyzerSetup]:
    """Yield every analyzer of the catalog with its settings, as this process has it."""
    software = versions()
    for analyzer in catalog():
        yield AnalyzerSetup(info=analyzer.info, settings=asdict(analyzer), software=software)


def read_once(catalog: Catalog, source: Source, starts: Mapping[str, Start]) -> Iterator[Said]:
    """Read the medium once for the analyzers named in `starts`; yield (name, record) pairs.

    An analyzer that raises ends with `ReadingEnded.error`; the others go on. A frame that
    does not decode has failed, one that damage may have touched is withheld, and neither is
    offered. Raises `HashMismatch` when the bytes are not those that were taken in, and
    `UnreadableMedia` when nothing decodes.
    """
    yield from _check_hash(source)
    lanes = [
        _Lane(analyzer, source, starts[analyzer.info.name])
        for analyzer in catalog()
        if analyzer.info.name in starts
    ]
    for lane in lanes:
        yield from lane.begin()
    present = None
    if any(lane.wants_frames for lane in lanes):
        present = yield from _offer_frames(source, lanes)
    for lane in lanes:
        yield from lane.conclude(present)


def _check_hash(source: Source) -> Iterator[Said]:
    """Read the whole file first: a result belongs to the bytes that it was read from."""
    digest = hashlib.sha256()
    try:
        with source.path.open("rb") as file:
            while chunk := file.read(HASH_BYTES):
                digest.update(chunk)
                yield "", Progress(done=0, total=source.stream.frame_count)
    except OSError as error:
        raise HashMismatch(f"the working copy cannot be read: {error.strerror}") from error
    if digest.hexdigest() != source.sha256:
        raise HashMismatch("the working copy is not the file that was taken in")


def _offer_frames(source: Source, lanes: list["_Lane"]) -> Generator[Said, None, int]:
    """Decode front to back; return how many frames there were."""
    seen = _Place(-1, source.stream.first_pts)
    with closing(ahead(_batches(frames(source), source))) as batches:
        for batch in batches:
            lost = _lost(seen, batch)
            for lane in lanes:
                yield from lane.lose(lost)
                yield from lane.observe(batch)
            seen = _Place(batch[-1].index, batch[-1].pts)
            yield (
                "",
                Progress(done=seen.index + 1, total=source.stream.frame_count, pts=seen.pts),
            )
    end = _Place(max(source.stream.frame_count, seen.index + 1), source.stream.last_pts)
    for lane in lanes:
        yield from lane.lose(_between(seen, end))
    return end.index


@dataclass(frozen=True, slots=True)
class _Place:
    """A frame by its index and presentation time."""

    index: int
    pts: float


def _lost(seen: _Place, batch: FrameBatch) -> list[_Place]:
    """Return the frames that the file lists and the decoder did not give."""
    lost: list[_Place] = []
    for frame in batch:
        here = _Place(frame.index, frame.pts)
        lost += _between(seen, here)
        seen = here
    return lost


def _between(before: _Place, after: _Place) -> list[_Place]:
    """Return the places between two frames, their times between the times of these."""
    step = (after.pts - before.pts) / max(after.index - before.index, 1)
    return [
        _Place(index, before.pts + step * (index - before.index))
        for index in range(before.index + 1, after.index)
    ]


def _batches(decoded: Iterator[Frame], source: Source) -> Iterator[FrameBatch]:
    """Group frames, so that a batch takes a bounded share of memory."""
    size = source.stream.coded_width * source.stream.coded_height * 3
    limit = max(1, min(BATCH_FRAMES, BATCH_BYTES // max(size, 1)))
    batch: list[Frame] = []
    for frame in decoded:
        batch.append(frame)
        if len(batch) == limit:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


T = TypeVar("T")


def ahead(items: Iterator[T], depth: int = BATCHES_AHEAD) -> Generator[T, None, None]:
    """Yield `items`, drawn by a thread that is at most `depth` of them ahead.

    Decoding leaves Python's lock, so it goes on while the analyzers compute. An error of
    `items` is raised here in its place; closing this closes `items`.
    """
    ready: Queue[T | _End] = Queue(depth)
    over = Event()
    thread = Thread(target=_draw, args=(items, ready, over), daemon=True)
    thread.start()
    try:
        while not isinstance(item := ready.get(), _End):
            yield item
        if item.error is not None:
            raise item.error
    finally:
        over.set()
        with suppress(Empty):
            while True:
                ready.get_nowait()
        thread.join()


@dataclass(frozen=True, slots=True)
class _End:
    """Nothing more comes, because of `error` if there is one."""

    error: BaseException | None = None


def _draw(items: Iterator[T], ready: "Queue[T | _End]", over: Event) -> None:
    """Put items, then the end, into the queue until told that it is over."""
    end = _End()
    try:
        for item in items:
            ready.put(item)
            if over.is_set():
                break
    except BaseException as error:  # noqa: BLE001  # raised again by the thread that asked
        end = _End(error)
    finally:
        getattr(items, "close", lambda: None)()
    if not over.is_set():
        ready.put(end)


@dataclass
class _Sampler:
    """Choose the first frame in each `1 / per_second` of presentation time."""

    per_second: float | None
    tick: float = field(default=float("-inf"), init=False)

    def takes(self, frame: Frame) -> bool:
        """Say whether this frame, the next in order, is examined."""
        if self.per_second is None:
            return True
        tick = frame.pts * self.per_second // 1
        taken = tick > self.tick
        self.tick = max(tick, self.tick)
        return taken


class _Lane:
    """One analyzer's way through the pass, behind its own firewall."""

    def __init__(self, analyzer: Analyzer, source: Source, start: Start) -> None:
        self.info: AnalyzerInfo = analyzer.info
        self._analyzer = analyzer
        self._source = source
        self._start_at = start
        self._sampler = _Sampler(analyzer.info.per_second)
        self._reading: Reading | None = None
        self._seconds = 0.0
        self._error: str | None = None

    @property
    def wants_frames(self) -> bool:
        """Whether frames must be decoded for this analyzer."""
        return self._reading is not None and self.info.needs is not Need.FILE

    def begin(self) -> Iterator[Said]:
        """Start the reading, unless the medium is of a kind the analyzer does not read."""
        if self._source.kind in self.info.media:
            yield from self._guarded(self._start())
        else:
            reason = f"reads_no_{self._source.kind}"
            yield self.info.name, FileOutcome(outcome=Outcome.NOT_APPLICABLE, reason=reason)

    def observe(self, batch: FrameBatch) -> Iterator[Said]:
        """Offer the frames that are due; those left unanswered by an error have failed."""
        if not self.wants_frames:
            return
        due = [frame for frame in batch if self._sampler.takes(frame) and self._is_due(frame)]
        for spoilt in (frame for frame in due if frame.damaged):
            yield self.info.name, _unread(spoilt, Outcome.WITHHELD, "frame_damaged")
        if chosen := tuple(frame for frame in due if not frame.damaged):
            yield from self._offer(chosen)

    def _offer(self, chosen: FrameBatch) -> Iterator[Said]:
        if self._reading is None:
            return
        unanswered = {frame.index: frame for frame in chosen}
        for name, said in self._guarded(self._reading.observe(chosen)):
            if isinstance(said, FrameScore):
                unanswered.pop(said.frame, None)
            yield name, said
        if self._error:
            for frame in unanswered.values():
                yield self.info.name, _unread(frame, Outcome.FAILED, AnalyzerError.code)

    def lose(self, lost: list[_Place]) -> Iterator[Said]:
        """Say of each frame that could not be decoded that it has failed."""
        if self.wants_frames:
            for place in lost:
                if self._is_due(place):
                    yield self.info.name, _unread(place, Outcome.FAILED, "not_decoded")

    def _is_due(self, place: Frame | _Place) -> bool:
        return place.index > self._start_at.after or place.index in self._start_at.again

    def conclude(self, present: int | None) -> Iterator[Said]:
        """Let the analyzer say what it could only say at the end, and close the lane."""
        if self._reading is not None:
            yield from self._guarded(self._reading.conclude())
        yield (
            self.info.name,
            ReadingEnded(
                seconds=self._seconds,
                frames_present=present if self.info.needs is not Need.FILE else None,
                error=self._error,
            ),
        )

    def _start(self) -> Iterator[Observation]:
        self._reading = self._analyzer.begin(self._source)
        return
        yield

    def _guarded(self, said: Iterator[Observation]) -> Iterator[Said]:
        """Pass on what the analyzer says until it ends or fails; count only its own time."""
        started = time.perf_counter()
        try:
            for observation in said:
                self._seconds += time.perf_counter() - started
                yield self.info.name, observation
                started = time.perf_counter()
        except Exception as error:  # noqa: BLE001  # the firewall: one method must not end the pass
            self._error = _told(error)
            self._reading = None
        self._seconds += time.perf_counter() - started


def _told(error: Exception) -> str:
    """Return an expected error's sentence, or a bug's traceback."""
    if isinstance(error, WorkbenchError):
        return f"{error.code}: {error}"
    return "".join(traceback.format_exception(error, limit=-4)).strip()


def _unread(place: Frame | _Place, outcome: Outcome, reason: str) -> FrameScore:
    return FrameScore(frame=place.index, pts=place.pts, outcome=outcome, reason=reason)
