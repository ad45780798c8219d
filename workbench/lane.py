"""One analyzer's way through the pass, behind its own firewall."""

import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from workbench.analyzer import Analyzer, Frame, FrameBatch, Observation, Reading, Source
from workbench.errors import AnalyzerError, WorkbenchError
from workbench.model import (
    AnalyzerInfo,
    FileOutcome,
    FrameScore,
    Need,
    Outcome,
    ReadingEnded,
    Start,
)

Said = tuple[str, object]  # an analyzer's name ("" for the pass itself) and a record


@dataclass(frozen=True, slots=True)
class Place:
    """A frame by its index and presentation time."""

    index: int
    pts: float


@dataclass
class Sampler:
    """Choose the first frame in each `1 / per_second` of presentation time."""

    per_second: float | None
    tick: float = field(default=float("-inf"), init=False)

    def takes(self, place: Frame | Place) -> bool:
        """Say whether this frame, the next in order, is examined."""
        if self.per_second is None:
            return True
        tick = place.pts * self.per_second // 1
        taken = tick > self.tick
        self.tick = max(tick, self.tick)
        return taken


class Lane:
    """One analyzer's way through the pass."""

    def __init__(self, analyzer: Analyzer, source: Source, start: Start) -> None:
        self.info: AnalyzerInfo = analyzer.info
        self.method = analyzer
        self._source = source
        self._start_at = start
        self._sampler = Sampler(analyzer.info.per_second)
        self._reading: Reading | None = None
        self._seconds = 0.0
        self._error: str | None = None

    @property
    def wants_frames(self) -> bool:
        """Whether frames must be decoded for this analyzer."""
        return self._reading is not None and self.info.needs is not Need.FILE

    @property
    def wants_faces(self) -> bool:
        """Whether this analyzer reads faces."""
        return self._reading is not None and self.info.needs is Need.FACES

    def begin(self) -> Iterator[Said]:
        """Start the reading, unless the medium is of a kind the analyzer does not read."""
        if self._source.kind in self.info.media:
            yield from self._guarded(self._start())
        else:
            reason = f"reads_no_{self._source.kind}"
            yield self.info.name, FileOutcome(outcome=Outcome.NOT_APPLICABLE, reason=reason)

    def observe(self, batch: FrameBatch) -> Iterator[Said]:
        """Offer the frames that are due, and answer in their place for those not sound.

        A frame that does not decode has failed, whatever the rate; what damage may have
        touched is withheld. Frames left unanswered by an error have failed.
        """
        if not self.wants_frames:
            return
        due = [frame for frame in batch if self._takes(frame) and self._is_due(frame)]
        for sound, frames in groupby(due, lambda frame: frame.sound):
            if sound:
                yield from self._offer(tuple(frames))
            else:
                yield from ((self.info.name, _unsound(frame)) for frame in frames)

    def _takes(self, frame: Frame) -> bool:
        return frame.lost or self._sampler.takes(frame)

    def fail(self, error: str) -> None:
        """Give this analyzer up: what it needs could not be had."""
        self._error = error
        self._reading = None

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
                yield self.info.name, frame.unscored(Outcome.FAILED, AnalyzerError.code)

    def _is_due(self, frame: Frame) -> bool:
        return frame.index > self._start_at.after or frame.index in self._start_at.again

    def _start(self) -> Iterator[Observation]:
        self._reading = self.method.begin(self._source)
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
            self.fail(told(error))
        self._seconds += time.perf_counter() - started


def told(error: Exception) -> str:
    """Return an expected error's sentence, or a bug's traceback."""
    if isinstance(error, WorkbenchError):
        return f"{error.code}: {error}"
    return "".join(traceback.format_exception(error, limit=-4)).strip()


def _unsound(frame: Frame) -> FrameScore:
    """Return the answer about a frame whose pixels are not those that were recorded."""
    if frame.lost:
        return frame.unscored(Outcome.FAILED, "not_decoded")
    return frame.unscored(Outcome.WITHHELD, "frame_damaged")
