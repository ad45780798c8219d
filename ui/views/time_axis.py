"""The time axis that all lanes share: presentation time on x, zoom and scroll."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor, log10
from typing import overload

import numpy as np
from numpy.typing import NDArray

from ui.lanes import SMALLEST_SPAN, shown_span

LONG_STEP = 5  # seconds; longer steps follow the clock, shorter ones the decimal system


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAxis:
    """Maps time to pixels. `first`/`last` bound the medium, `start`/`stop` what is in view."""

    first: float
    last: float
    start: float
    stop: float
    left: int
    width: int

    @classmethod
    def whole(cls, first: float, last: float, left: int, width: int) -> "TimeAxis":
        """Return an axis that shows the whole medium."""
        first, last = shown_span(first, last)
        return cls(
            first=first, last=last, start=first, stop=last, left=left, width=max(width, 1)
        )

    @property
    def per_pixel(self) -> float:
        """How many seconds a pixel holds."""
        return (self.stop - self.start) / self.width

    @overload
    def x(self, pts: float) -> float: ...

    @overload
    def x(self, pts: NDArray[np.float64]) -> NDArray[np.float64]: ...

    def x(self, pts: float | NDArray[np.float64]) -> float | NDArray[np.float64]:
        """Return the pixel of a time, or of each time."""
        return self.left + (pts - self.start) / (self.stop - self.start) * self.width

    def pts(self, x: float) -> float:
        """Return the time under a pixel, within the medium."""
        time = self.start + (x - self.left) / self.width * (self.stop - self.start)
        return min(max(time, self.first), self.last)

    def zoomed(self, factor: float, around: float) -> "TimeAxis":
        """Return the axis with `factor` times the span, keeping the pixel `around` in place."""
        whole = self.last - self.first
        span = min(max((self.stop - self.start) * factor, SMALLEST_SPAN), whole)
        anchor = self.pts(around)
        share = min(max((around - self.left) / self.width, 0.0), 1.0)
        return self.moved_to(anchor - share * span, span)

    def moved_to(self, start: float, span: float | None = None) -> "TimeAxis":
        """Return the axis with its left edge at `start`, kept within the medium."""
        width = self.stop - self.start if span is None else span
        start = min(max(start, self.first), self.last - width)
        return replace(self, start=start, stop=start + width)

    def resized(self, left: int, width: int) -> "TimeAxis":
        """Return the same view on another strip of pixels."""
        return replace(self, left=left, width=max(width, 1))

    def showing(self, pts: float) -> "TimeAxis":
        """Return the axis, turned like a page when `pts` lies outside the view."""
        if self.start <= pts <= self.stop:
            return self
        span = self.stop - self.start
        return self.moved_to(pts - span * 0.1 if pts > self.stop else pts - span * 0.9)

    def step(self, apart: int = 80) -> float:
        """Return a round number of seconds that takes at least `apart` pixels."""
        return _round_step((self.stop - self.start) * apart / self.width)

    def ticks(self) -> Iterator[float]:
        """Yield round times that leave room for their labels."""
        step = self.step()
        for number in range(ceil(self.start / step - 1e-9), floor(self.stop / step + 1e-9) + 1):
            yield number * step


def _round_step(least: float) -> float:
    """Return the next round number of seconds, minutes or hours that is not below `least`."""
    for step in (10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600):
        if LONG_STEP < least <= step:
            return float(step)
    decade = 10.0 ** floor(log10(least))
    return next(
        decade * leaf for leaf in (1.0, 2.0, 5.0, 10.0) if decade * leaf >= least * 0.999
    )
