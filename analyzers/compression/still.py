"""How an analyzer of still pictures reads: the first picture of the file answers for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from workbench.analyzer import Frame, FrameBatch, Observation, Source
from workbench.model import Outcome


class StillMethod(Protocol):
    """What is asked of one picture."""

    def examine(self, source: Source, frame: Frame) -> Iterator[Observation]:
        """Yield one FrameScore, and maps and measurements, about a file's first picture."""


@dataclass(frozen=True, slots=True)
class StillReading:
    """Puts a method's question to the first picture; further pictures are not applicable."""

    method: StillMethod
    source: Source

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield what the method says about frame 0."""
        for frame in batch:
            if frame.index:
                yield frame.unscored(Outcome.NOT_APPLICABLE, "not_the_first_picture")
            else:
                yield from self.method.examine(self.source, frame)

    def conclude(self) -> Iterator[Observation]:
        """Yield nothing: the first picture has said it all."""
        return iter(())
