"""A face through a few seconds: how far all of it moves as one flat sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.presentation.plane import (
    PER_MILLE,
    RIGID,
    WHOLE,
    Fitted,
    Floats,
    fitted,
    rows,
)

__all__ = ["SKIPS", "MeshSample", "PairsRead", "PassageRead", "read_passage"]

SKIPS = (1, 5, 15, 30)  # frames between the two of a pair, as at 25 frames a second
RATE = 25.0
MOST_PAIRS = 40  # of each skip in a passage, evenly spread
TURNED = 1 / 3  # of the pairs of a skip: those in which the face changes its shape most
LATE = 0.25  # of a skip: a pair may be so much closer or further apart in time
FEWEST = 6  # pairs, below which a skip says nothing


@dataclass(frozen=True, slots=True, eq=False)
class MeshSample:
    """What is kept of one face in one frame, some 1 kB.

    `points` (k, 2) are `plane.KEPT` in pixels, `turn` is yaw and pitch of the mesh in degrees.
    """

    frame: int
    pts: float
    points: NDArray[np.float32]
    face_width: float
    turn: tuple[float, float]


@dataclass(frozen=True, slots=True)
class PairsRead:
    """What the most turned pairs of one skip say, root mean squares in thousandths of a width.

    `change`, `plane` and `head` are of the whole mesh, `rigid_…` of points of the skull: what
    is left by shift, turn and size; by one plane; by one plane with a head's relief.
    """

    skip: int
    pairs: int
    change: float
    plane: float
    head: float
    rigid_change: float
    rigid_plane: float
    rigid_head: float

    @property
    def share(self) -> float:
        """The share of the whole mesh's change of shape that one plane explains, 0 to 1."""
        return explained(self.change, self.plane)

    @property
    def rigid_share(self) -> float:
        """The same of points of the skull alone."""
        return explained(self.rigid_change, self.rigid_plane)


def explained(change: float, left: float) -> float:
    """Return the share of a change, as squares, that a model explains: 0 where it does not."""
    return max(0.0, 1 - (left / change) ** 2) if change > 0 else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class PassageRead:
    """What one passage says: by skip, the mesh's noise, and the score or why there is none.

    `used` are the skips that make the score. `noise` is in thousandths of the face's width,
    `turned` are the degrees by which the mesh turned.
    """

    first_pts: float
    last_pts: float
    frames: NDArray[np.int64]
    by_skip: tuple[PairsRead, ...]
    used: tuple[PairsRead, ...]
    noise: float
    turned: float
    score: float | None
    reason: str


def read_passage(
    samples: Sequence[MeshSample], least_change: float, least_over_noise: float
) -> PassageRead:
    """Return what consecutive samples of one face say.

    The score is the mean share over the skips of more than one frame in which points of the
    skull change by `least_change` thousandths of the face's width and by `least_over_noise`
    times the noise.
    """
    points = np.stack([sample.points for sample in samples]).astype(np.float64)
    pts = np.array([sample.pts for sample in samples])
    widths = np.array([sample.face_width for sample in samples])
    known = [read_pairs(points, widths, pts, skip) for skip in SKIPS]
    by_skip = tuple(one for one in known if one is not None)
    noise = unsteadiness(points, widths)
    least = max(least_change, least_over_noise * noise)
    used = tuple(one for one in by_skip if one.skip > 1 and one.rigid_change >= least)
    few = not any(one.skip > 1 for one in by_skip)
    return PassageRead(
        first_pts=float(pts[0]),
        last_pts=float(pts[-1]),
        frames=np.array([sample.frame for sample in samples], np.int64),
        by_skip=by_skip,
        noise=noise,
        turned=spanned([sample.turn for sample in samples]),
        score=float(np.mean([one.share for one in used])) if used else None,
        reason="" if used else "too_few_frames" if few else "too_little_turning",
        used=used,
    )


def read_pairs(points: Floats, widths: Floats, pts: Floats, skip: int) -> PairsRead | None:
    """Return what pairs so many frames apart say; None where there are too few.

    `points` (n, k, 2) are `plane.KEPT`; at other frame rates a skip is as long as at 25.
    """
    first, second = pairs_apart(pts, skip / RATE)
    if len(first) < FEWEST:
        return None
    rigid, whole = (_laid(points, widths, first, second, which) for which in (RIGID, WHOLE))
    count = max(round(TURNED * len(first)), 1)
    turned, changed = (np.argsort(one.change)[-count:] for one in (rigid, whole))
    return PairsRead(skip, len(first), *_pooled(whole, changed), *_pooled(rigid, turned))


def pairs_apart(pts: Floats, seconds: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return pairs of samples near `seconds` apart, at least one frame, evenly spread."""
    after = np.searchsorted(pts, pts + seconds)
    after = np.clip(after, 1, len(pts) - 1)
    closer = pts[after] - pts - seconds > seconds - (pts[after - 1] - pts)
    second = np.maximum(after - closer, np.arange(len(pts)) + 1)
    usual = float(np.median(np.diff(pts))) if len(pts) > 1 else 0.0
    within = (second < len(pts)) & (pts + seconds <= pts[-1] + usual / 2)
    first, second = np.flatnonzero(within), second[within]
    late = abs(pts[second] - pts[first] - seconds)
    near = (late <= LATE * seconds) | (second == first + 1) & (seconds <= 1 / RATE)
    return _thinned(first[near]), _thinned(second[near])


def _thinned(places: NDArray[np.intp]) -> NDArray[np.intp]:
    count = len(places)
    return places[np.unique(np.linspace(0, count - 1, min(count, MOST_PAIRS)).astype(np.intp))]


def _laid(
    points: Floats,
    widths: Floats,
    first: NDArray[np.intp],
    second: NDArray[np.intp],
    which: tuple[int, ...],
) -> Fitted:
    read = points[:, rows(which)]
    return fitted(read[first], read[second], (widths[first] + widths[second]) / 2, which)


def _pooled(fit: Fitted, at: NDArray[np.intp]) -> tuple[float, float, float]:
    change, plane, head = (
        float(np.sqrt(np.mean(one[at] ** 2))) for one in (fit.change, fit.plane, fit.head)
    )
    return change, plane, head


def unsteadiness(points: Floats, widths: Floats) -> float:
    """Return the noise of a mesh: how far it lies off the mean of its neighbours in time.

    `points` (n, k, 2), at least three frames; the median over frames, in thousandths of the
    face's width, of points of the skull. What smoothly moves cancels.
    """
    read = points[:, rows(RIGID)]
    off = read[1:-1] - (read[:-2] + read[2:]) / 2
    off -= off.mean(axis=1, keepdims=True)
    each = np.sqrt((off**2).sum(axis=2).mean(axis=1) / 1.5) / np.maximum(widths[1:-1], 1.0)
    return float(PER_MILLE * np.median(each))


def spanned(turns: Sequence[tuple[float, float]]) -> float:
    """Return how far the mesh turned: the greater of yaw and pitch, 5th to 95th percentile."""
    low, high = np.percentile(np.array(turns), (5, 95), axis=0)
    return float((high - low).max())
