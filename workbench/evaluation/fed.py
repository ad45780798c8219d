"""What a network is fed: the sharpness and colour of the aligned faces, and of their skin.

A collection's way of scaling and saving survives alignment. If the crops alone tell altered
from authentic without a network, so may the network, for reasons that have nothing to do with
alteration: the shortcut audit must see what it sees. How light the skin is serves fairness
alone.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from workbench.analyzer import FrameBatch, Method, Observation, Reading, Source
from workbench.evaluation.sharpness import COLOURS, sharpness
from workbench.evaluation.skin import LIGHTNESS, typology_angle
from workbench.model import AnalyzerInfo, Family, Measurement, MediaKind, Need, Pixels

FED = "evaluation.fed"
PREFIX = "fed_"  # of the traits of the audit


@dataclass(frozen=True)
class Fed:
    """Measures the aligned crop of every face that a network would be given. No evidence."""

    info: ClassVar[AnalyzerInfo] = AnalyzerInfo(
        name=FED,
        title="What networks are fed",
        version="1",
        media=frozenset(MediaKind),
        family=Family.FACES,
        needs=Need.FACES,
        reference="The shortcut audit of an evaluation.",
        limitations="It tells nothing about alteration.",
        validated_range="any",
        per_second=2,
        by_default=False,
    )

    def begin(self, source: Source) -> Reading:
        """Start measuring one medium."""
        return _Measuring()


class _Measuring:
    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        for frame in batch:
            for face in frame.faces:
                yield from measured(face.aligned, frame.index)
                angle = typology_angle(face.aligned, face.parts)
                if angle is not None:
                    yield Measurement(name=LIGHTNESS, value=angle, frame=frame.index)

    def conclude(self) -> Iterator[Observation]:
        return iter(())


def measured(crop: Pixels, frame: int) -> Iterator[Measurement]:
    """Yield how sharp a crop (h, w, 3) is and its mean colour, in 0..255."""
    picture = crop.astype(np.float32)
    told = {"log_sharpness": sharpness(picture.mean(2))}
    told |= zip(COLOURS, map(float, picture.mean((0, 1))), strict=True)
    for name, value in told.items():
        yield Measurement(name=PREFIX + name, value=value, frame=frame)


def with_fed(catalog: Callable[[], Iterable[Method]]) -> tuple[Method, ...]:
    """Return a catalog's methods and this one."""
    return (*catalog(), Fed())
