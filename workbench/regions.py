"""Where in a frame a localization map stands out: one region, in pixels of the map's grid."""

from dataclasses import dataclass

import numpy as np

from workbench.media.orientation import upright_box
from workbench.model import Box, FindingRegion, Grid, Pixels, Shape, StoredMap, Stream

HALF = 0.5  # of the way from what is usual in a map to its highest value
LEAST_RISE = 16  # of 255: below it a map is even, and no region stands out
MOST_SHARE = 0.5  # of a map: what is as large is no region of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The place where a map is highest and what belongs to it.

    `box` is in pixels of the map's grid, `share` the part of the map that it covers (0..1),
    `peak` and `usual` the highest and the median value (0..255).
    """

    map_id: str
    name: str
    frame: int
    grid: Grid
    box: Box
    share: float
    peak: int
    usual: float


def region(stored: StoredMap, values: Pixels) -> Region | None:
    """Return the region of a map (h, w) around its highest value; None where it is even.

    The connected places that lie at least half of the way up from the median to the maximum.
    """
    peak, usual = int(values.max()), float(np.median(values))
    if peak - usual < LEAST_RISE:
        return None
    inside = _around_peak(values, usual + HALF * (peak - usual))
    share = float(inside.mean())
    if share > MOST_SHARE:
        return None
    return Region(
        map_id=stored.id,
        name=stored.name,
        frame=stored.frame,
        grid=stored.grid,
        box=_stretched(inside, stored.box),
        share=share,
        peak=peak,
        usual=usual,
    )


def _around_peak(values: Pixels, level: float) -> np.ndarray:
    """Return which places (h, w) hang together with the highest one."""
    from scipy.ndimage import label  # noqa: PLC0415  # slow to load, and seldom needed

    labels, _ = label(values >= level, structure=np.ones((3, 3)))
    at = np.unravel_index(int(np.argmax(values)), values.shape)
    found: np.ndarray = labels == labels[at]
    return found


def _stretched(inside: np.ndarray, box: Box) -> Box:
    """Return the rectangle around places of a map, in the pixels that the map covers."""
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    high, wide = box.height / inside.shape[0], box.width / inside.shape[1]
    left, top = box.x + int(columns[0] * wide), box.y + int(rows[0] * high)
    right = box.x + int(np.ceil((columns[-1] + 1) * wide))
    bottom = box.y + int(np.ceil((rows[-1] + 1) * high))
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def placed(found: Region, stored: StoredMap, stream: Stream | None) -> FindingRegion:
    """Return a region as a finding keeps it: a box in native pixels of the upright frame."""
    box = found.box
    if found.grid is Grid.CODED and stream is not None:
        box = upright_box(box, stream.coded_width, stream.coded_height, stream.orientation)
    corners = (box.x, box.y), (box.x + box.width, box.y + box.height)
    return FindingRegion(
        frame=found.frame,
        pts=stored.pts,
        shape=Shape.BOX,
        spots=tuple((float(x), float(y)) for x, y in corners),
        map_id=found.map_id,
    )


def lined(one: FindingRegion) -> str:
    """Return a finding's region on one line, as tables hold it: its frame, and its corners."""
    corners = " ".join(f"{_exact(x)},{_exact(y)}" for x, y in one.spots)
    return f"frame {one.frame} {one.shape} {corners}"


def _exact(value: float) -> str:
    """Return a place with all its digits, a whole number of pixels without a fraction."""
    return str(int(value)) if value == int(value) else repr(value)


def told(found: Region) -> str:
    """Return a region in words, with its frame and the map it is of."""
    box = found.box
    grid = "" if found.grid is Grid.UPRIGHT else f" of the {found.grid} picture"
    return (
        f"the map “{found.name.replace('_', ' ')}” is highest in x {box.x} to "
        f"{box.x + box.width}, y {box.y} to {box.y + box.height}{grid}, frame index "
        f"{found.frame} ({100 * found.share:.0f} % of the map)"
    )
