"""What the teacher teaches of each frame: a direction, and what it saw, in fewer numbers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.training.gaze.runs import Run

__all__ = ["DIRECTION", "Targets"]

DIRECTION = 3
AHEAD = np.array((0.0, 0.0, -1.0), np.float32)  # into the camera: what `PackedGaze` adds
EVERY = 3  # frames between those by which the components are found

Floats = NDArray[np.float32]


class Targets:
    """The teacher's direction, less that into the camera, and components of its features.

    They are the principal components of the runs that are learned from, all scaled alike so
    that their mean square is 1. Without a teacher every target is NaN.
    """

    def __init__(self, learned: Sequence[Run], dimensions: int) -> None:
        self.dimensions = dimensions
        parts = [run.features[::EVERY].astype(np.float64) for run in learned]
        seen = np.concatenate(parts) if parts else np.zeros((0, 1))
        seen = seen[np.isfinite(seen).all(axis=1)]
        self.known = len(seen) > 1
        if self.known:
            self._fit(seen)

    def _fit(self, seen: NDArray[np.float64]) -> None:
        self._mean = seen.mean(axis=0)
        spread = np.cov((seen - self._mean).T)
        _, vectors = np.linalg.eigh(spread)
        kept = vectors[:, ::-1][:, : self.dimensions - DIRECTION]
        signs = np.sign(kept[np.abs(kept).argmax(axis=0), np.arange(kept.shape[1])])
        self._basis = kept * signs
        self._scale = float(np.sqrt((((seen - self._mean) @ self._basis) ** 2).mean()))

    def of(self, run: Run, rows: NDArray[np.intp]) -> Floats:
        """Return the targets (k, dimensions) of frames of a run."""
        told = np.full((len(rows), self.dimensions), np.nan, np.float32)
        if self.known:
            told[:, :DIRECTION] = run.gaze[rows] - AHEAD
            features = (run.features[rows] - self._mean) @ self._basis / max(self._scale, 1e-9)
            told[:, DIRECTION : DIRECTION + features.shape[1]] = features
        return told
