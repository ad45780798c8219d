"""The face pass's way through the pass: faces for the analyzers that read them."""

import time
from collections import deque
from collections.abc import Iterator

from workbench.analyzer import FaceObservation, FacePass, FrameBatch, Source
from workbench.lane import Said, told
from workbench.model import ReadingEnded


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

    def conclude(self, present: int) -> Iterator[Said]:
        """Say the last, and close the lane."""
        yield from self.said()
        yield (
            self.name,
            ReadingEnded(seconds=self._seconds, frames_present=present, error=self.error),
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
