"""Frame rate and its variation, from presentation times alone."""

import numpy as np
from numpy.typing import ArrayLike

_TAIL = 16  # no codec reorders frames over more places
_FINE_TICKS = 8  # below this a tick is no rounding error but a good part of a frame


def nominal_rate(seconds: ArrayLike) -> float | None:
    """Return frames per second of the median distance of sorted times, None for one frame."""
    steps = np.diff(np.asarray(seconds, np.float64))
    steps = steps[steps > 0]
    return float(1 / np.median(steps)) if steps.size else None


def varies(ticks: ArrayLike) -> bool | None:
    """Return whether the distances of sorted times differ by more than a tick's rounding.

    None when there are fewer than two distances to compare. The last frames of a longer
    recording are left out: where it was cut, reordered frames are missing among them.
    """
    times = np.asarray(ticks, np.int64)
    steps = np.diff(times[:-_TAIL] if len(times) > 4 * _TAIL else times)
    if steps.size < 2:  # noqa: PLR2004
        return None
    spread = int(steps.max() - steps.min())
    rounding = int(np.median(steps)) >= _FINE_TICKS
    return spread > (1 if rounding else 0)
