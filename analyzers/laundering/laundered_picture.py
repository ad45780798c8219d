"""Ask whether a picture is a photograph, one that a generator drew again, or generated.

A laundered picture is a photograph that went through the encoder and decoder of a generator:
its content is real and its pixels are not (Mandelli, Bestagini and Tubaro, "When Synthetic
Traces Hide Real Content: Analysis of Stable Diffusion Image Laundering", WIFS 2024). Two
questions are put to native patches of 96 pixels; the answer is one of three, and never that a
picture is authentic.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from analyzers.laundering.lattice_peaks import SIDE, residual_spectrum
from analyzers.laundering.telling import (
    LAUNDERED_MAP,
    LAUNDERED_MEANING,
    SYNTHETIC_MAP,
    SYNTHETIC_MEANING,
    told_patch,
    told_peaks,
    told_three_way,
)
from analyzers.laundering.three_way import ThreeWay, three_way
from analyzers.laundering.traces import traces
from analyzers.quality.native import Area
from analyzers.quality.stitching import bright, stitched
from analyzers.quality.tiling import Places, cut, places
from analyzers.runtime.native import Native, Run
from analyzers.runtime.native_detail import dependence, sample, told_dependence
from analyzers.runtime.native_reading import Budget, NativeReading
from analyzers.runtime.native_words import boxed
from workbench.analyzer import Frame, Observation, Source
from workbench.model import MediaKind, Pixels

__all__ = ["PATCHES", "SIDE", "Laundering", "LaunderingReading", "asked"]

PATCHES = Budget(still=96, frame=48, face=12)
PROBED = 16  # patches that are read again without fine detail
SYNTHETIC, LAUNDERED = "synthetic", "laundered"


@dataclass(frozen=True, kw_only=True)
class Laundering(Native):
    """Score pictures and faces for having been drawn by a decoder; see `Native`."""

    inputs: ClassVar[tuple[str, ...]] = ("traces",)
    outputs: ClassVar[tuple[str, ...]] = (SYNTHETIC, LAUNDERED)

    least_side: int = SIDE

    def begin(self, source: Source) -> "LaunderingReading":
        """Start the network and a reading; raises ModelMissing, ModelMismatch."""
        return LaunderingReading(self, source)


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What the network said of the patches (n, 96, 96, 3) at `at` (n, 2) of one area."""

    answer: ThreeWay
    patches: Pixels
    at: Places
    synthetic: NDArray[np.float32]
    laundered: NDArray[np.float32]

    @property
    def score(self) -> float:
        """S1: it rises with what a decoder drew, laundered and generated alike."""
        return self.answer.synthetic


def asked(run: Run, pixels: Pixels, most: int) -> Asked | None:
    """Return what a network says of pixels (h, w, 3) by so many patches at most.

    None where they are too small. Training judges by the same function.
    """
    at = places(pixels.shape[0], pixels.shape[1], SIDE, most)
    if not len(at):
        return None
    patches = cut(pixels, at, SIDE)
    found = run(traces(patches))
    first, second = found[SYNTHETIC], found[LAUNDERED]
    return Asked(three_way(first, second), patches, at, first, second)


class LaunderingReading(NativeReading[Asked]):
    """Scores each area by its patches, and draws both questions' answers."""

    def look(self, area: Area) -> Asked | None:
        """Return what the network says of an area, None where it is too small."""
        return asked(self.engine.run, area.pixels, PATCHES.of(area, self.source.kind))

    def describe(self, frame: Frame, area: Area, looked: Asked) -> Iterator[Observation]:
        """Yield both maps; of a picture also the answer, the spectrum and its peaks."""
        yield from self._maps(frame, area, looked)
        if area.track is not None:
            return
        point = self.info.operating_point(self.source.kind, self.source.stream)
        yield from told_three_way(looked.answer, len(looked.patches), point, frame.index)
        highest = int(looked.synthetic.argmax())
        yield told_patch(frame, area, looked.patches[highest], looked.at[highest])
        jpeg = self.source.kind is MediaKind.IMAGE and "jpeg" in self.source.stream.codec
        yield from told_peaks(residual_spectrum(looked.patches), frame, jpeg=jpeg)
        yield from told_dependence(self._dependence(looked), frame.index)

    def _dependence(self, looked: Asked) -> tuple[float, ...]:
        chosen = sample(len(looked.patches), PROBED)
        whole = three_way(looked.synthetic[chosen], looked.laundered[chosen]).synthetic
        return dependence(whole, self._pooled, looked.patches[chosen])

    def _pooled(self, patches: Pixels) -> float:
        found = self.engine.run(traces(patches))
        return three_way(found[SYNTHETIC], found[LAUNDERED]).synthetic

    def _maps(self, frame: Frame, area: Area, looked: Asked) -> Iterator[Observation]:
        drawn = (
            (SYNTHETIC_MAP, looked.synthetic, SYNTHETIC_MEANING),
            (LAUNDERED_MAP, looked.laundered, LAUNDERED_MEANING),
        )
        for name, scores, meaning in drawn:
            values = stitched(area.size, looked.at, SIDE, scores, cell=16)
            yield boxed(frame, area, name, bright(values), meaning)
