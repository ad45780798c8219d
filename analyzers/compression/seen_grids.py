"""The block grids of a frame, found once for all methods that ask for them.

Nothing is kept of a frame that is gone.
"""

from weakref import WeakKeyDictionary

from analyzers.quality.grid import Lattice, VisibleGrid, strongest_lattice, visible_grid
from workbench.analyzer import Frame

__all__ = ["lattice_of", "visible_grid_of"]

_VISIBLE: WeakKeyDictionary[Frame, VisibleGrid] = WeakKeyDictionary()
_LATTICES: WeakKeyDictionary[Frame, dict[bool, Lattice]] = WeakKeyDictionary()


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
