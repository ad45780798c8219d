"""The face pass's way through the pass: faces for the analyzers that read them."""

import time
from collections import deque
from collections.abc import Iterable, Iterator

import numpy as np

from workbench.analyzer import FaceObservation, FacePass, FrameBatch, Source
from workbench.lane import Place, Said, told
from workbench.model import FacesSeen, Outcome, ReadingEnded


class FaceLane:
    """The face pass behind a firewall: when it fails, the batches go on without faces."""

    def __init__(self, face_pass: FacePass, source: Source) -> None:
        self.name = face_pass.info.name
        self._face_pass = face_pass
        self._source = source
        self._seconds = 0.0
        self._said: deque[FaceObservation] = deque()
        self.error: str | None = None

    def read(self, batches: Iterator[FrameBatch]) -> Iterator[FrameBatch]:
        """Yield every batch with its faces; `said` yields what is to be recorded of them.

        An error of `batches` itself is raised.
        """
        held = _Held(batches)
        started = time.perf_counter()
        try:
            for said in self._face_pass.read(self._source, held):
                self._seconds += time.perf_counter() - started - held.waited()
                if isinstance(said, tuple):
                    held.give_back(said)
                    yield said
                else:
                    self._said.append(said)
                started = time.perf_counter()
        except Exception as error:
            if error is held.broken:
                raise
            self.error = told(error)
            yield from held.rest()

    def said(self) -> Iterator[Said]:
        """Yield what was said since the last time; also from another thread."""
        while self._said:
            yield self.name, self._said.popleft()

    def lose(self, lost: Iterable[Place]) -> Iterator[Said]:
        """Say of frames that could not be decoded that no face could be looked for."""
        if places := list(lost):
            yield self.name, unseen(places, Outcome.FAILED)

    def conclude(self, present: int) -> Iterator[Said]:
        """Say the last, and close the lane."""
        yield from self.said()
        yield (
            self.name,
            ReadingEnded(seconds=self._seconds, frames_present=present, error=self.error),
        )


def unseen(places: list[Place], outcome: Outcome) -> FacesSeen:
    """Return what is said of frames in which no face was looked for."""
    return FacesSeen(
        frames=np.array([place.index for place in places], np.int64),
        pts=np.array([place.pts for place in places], np.float64),
        faces=np.zeros(len(places), np.uint8),
        outcomes=np.full(len(places), list(Outcome).index(outcome), np.uint8),
    )


class _Held(Iterator[FrameBatch]):
    """Batches on their way through the face pass, so that none is lost when it fails."""

    def __init__(self, batches: Iterator[FrameBatch]) -> None:
        self._batches = batches
        self._out: list[FrameBatch] = []
        self._waited = 0.0
        self.broken: BaseException | None = None

    def __next__(self) -> FrameBatch:
        started = time.perf_counter()
        try:
            batch = next(self._batches)
        except StopIteration:
            raise
        except BaseException as error:
            self.broken = error
            raise
        finally:
            self._waited += time.perf_counter() - started
        self._out.append(batch)
        return batch

    def waited(self) -> float:
        """Return the seconds spent waiting for batches since the last time."""
        waited, self._waited = self._waited, 0.0
        return waited

    def give_back(self, batch: FrameBatch) -> None:
        """Take note that a batch came out of the face pass."""
        self._out.remove(batch)

    def rest(self) -> Iterator[FrameBatch]:
        """Yield what had gone in and not come out, and all that is still to come."""
        yield from self._out
        yield from self._batches
