"""Meshes of faces, read on demand and a stretch of frames at a time, off the GUI thread."""

from collections import OrderedDict
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from ui.faces import TrackView
from workbench.model import FaceSamples, FaceTrack, landmark_pixels

STRETCH = 128  # frames that are read together: 0.4 MB a face
KEPT = 48
Key = tuple[str, int]
Ask = Callable[[FaceTrack, int, int], None]


class Meshes(QObject):
    """Keeps the stretches that were read last, and asks for those that are missing.

    `ask` is told a track, a first and a last frame; what it brings is handed to `keep`.
    """

    read = Signal()  # a stretch is here

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ask: Ask | None = None
        self._kept: OrderedDict[Key, FaceSamples] = OrderedDict()
        self._asked: set[Key] = set()

    def forget(self) -> None:
        """Start on another medium."""
        self._kept.clear()
        self._asked.clear()

    def of(self, one: TrackView, frame: int) -> NDArray[np.float32] | None:
        """Return the mesh (478, 3) of a face in exactly this frame, None while not here."""
        found = self._sample(one, frame)
        if found is None:
            return None
        samples, row = found
        return landmark_pixels(samples.landmarks[row], samples.boxes[row])

    def pose(self, one: TrackView, frame: int) -> NDArray[np.float32] | None:
        """Return the pose (4, 4) of the head in exactly this frame, None while not here."""
        found = self._sample(one, frame)
        return None if found is None else found[0].poses[found[1]]

    def _sample(self, one: TrackView, frame: int) -> tuple[FaceSamples, int] | None:
        key = (one.id, frame // STRETCH)
        samples = self._kept.get(key)
        if samples is None:
            self._want(one.track, key)
            return None
        self._kept.move_to_end(key)
        row = int(np.searchsorted(samples.frames, frame))
        if (
            row >= samples.frames.size
            or samples.frames[row] != frame
            or not samples.meshed[row]
        ):
            return None
        return samples, row

    def keep(self, track_id: str, first: int, samples: FaceSamples) -> None:
        """Take over a stretch that was read."""
        key = (track_id, first // STRETCH)
        self._asked.discard(key)
        self._kept[key] = samples
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.read.emit()

    def _want(self, track: FaceTrack, key: Key) -> None:
        if self.ask is not None and key not in self._asked:
            self._asked.add(key)
            self.ask(track, key[1] * STRETCH, key[1] * STRETCH + STRETCH - 1)
