"""What a reader is told by networks of native pixels: one sentence for each item, and maps."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.quality.native import Area
from workbench.analyzer import Frame
from workbench.model import Box, Fact, LocalizationMap, Measurement, OperatingPoint, Pixels

__all__ = ["UNMEASURED", "boxed", "counted", "judged", "noted", "part_of", "placed"]

UNMEASURED = "there is no operating point for media like this one, so it supports nothing"


def judged(score: float, point: OperatingPoint | None, seen: str) -> str:
    """Return the sentence about a score; what was `seen` only from the operating point on."""
    if point is None:
        return f"Score {score:.2f}; {UNMEASURED}."
    if score < point.threshold:
        return (
            f"Score {score:.2f}, below the operating point of {point.threshold:.2f}: that does "
            "not say that the picture is authentic."
        )
    return (
        f"Score {score:.2f}, at or above the operating point of {point.threshold:.2f} "
        f"({point.meaning}): {seen}."
    )


def noted(name: str, text: str, frame: int) -> Fact:
    """Return a sentence of the analyzer's own about a frame."""
    return Fact(name=name, text=text, where=f"frame {frame}", stated=False)


def counted(name: str, value: float, unit: str, frame: int) -> Measurement:
    """Return a measured number about a frame."""
    return Measurement(name=name, value=value, unit=unit, frame=frame)


def placed(area: Area, at: Sequence[int] | NDArray[np.int64]) -> str:
    """Return where a tile begins in the picture, of its row and column in an area."""
    return f"from column {area.box.x + int(at[1])}, row {area.box.y + int(at[0])}"


def part_of(area: Area, at: Sequence[int] | NDArray[np.int64], side: int) -> Box:
    """Return where a tile of `side` pixels lies in the picture, of its row and column."""
    return Box(x=area.box.x + int(at[1]), y=area.box.y + int(at[0]), width=side, height=side)


def boxed(frame: Frame, area: Area, name: str, values: Pixels, meaning: str) -> LocalizationMap:
    """Return a map (rows, columns) uint8 that is stretched over an area."""
    return LocalizationMap(
        frame=frame.index,
        pts=frame.pts,
        name=name,
        box=area.box,
        values=values,
        meaning=meaning,
        grid=area.grid,
        track_id=area.track,
    )
