"""The block grids of a frame, and its blocks that are not clipped, found once for all methods.

Nothing is kept of a frame that is gone.
"""

from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from analyzers.compression.regions import unclipped
from analyzers.quality.grid import Lattice, VisibleGrid, strongest_lattice, visible_grid
from workbench.analyzer import Frame

__all__ = ["lattice_of", "unclipped_of", "visible_grid_of"]

Blocks = NDArray[np.bool_]

_VISIBLE: WeakKeyDictionary[Frame, VisibleGrid] = WeakKeyDictionary()
_LATTICES: WeakKeyDictionary[Frame, dict[bool, Lattice]] = WeakKeyDictionary()
_UNCLIPPED: WeakKeyDictionary[Frame, dict[tuple[int, int], Blocks]] = WeakKeyDictionary()


def visible_grid_of(frame: Frame) -> VisibleGrid:
    """Return the grid whose block edges show in a frame: see `visible_grid`."""
    found = _VISIBLE.get(frame)
    if found is None:
        found = _VISIBLE[frame] = visible_grid(frame.luma)
    return found


def lattice_of(frame: Frame, *, but_own: bool) -> Lattice:
    """Return the grid whose block means are the most periodic: see `strongest_lattice`."""
    known = _LATTICES.setdefault(frame, {})
    if but_own not in known:
        known[but_own] = strongest_lattice(frame.luma, but_own=but_own)
    return known[but_own]


def unclipped_of(frame: Frame, dx: int = 0, dy: int = 0) -> Blocks:
    """Return which blocks of a frame hold no black or white sample: see `unclipped`."""
    known = _UNCLIPPED.setdefault(frame, {})
    if (dx, dy) not in known:
        known[dx, dy] = unclipped(frame.coded, dx, dy)
        known[dx, dy].flags.writeable = False
    return known[dx, dy]
