"""Find faces in one picture: RetinaFace on a reduced frame, or on every part of a still.

Deng et al., RetinaFace: Single-shot multi-level face localisation in the wild, CVPR 2020.
The model pack `retinaface-mobilenet025` holds the network; anchors and suppression are here.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.tiling import Window, seen, windows
from analyzers.runtime.onnx import Engine, engine
from analyzers.runtime.packs import Pack
from workbench.model import Pixels

PACK = ("retinaface-mobilenet025", "1")
ANCHOR_SIDES = {8: (16, 32), 16: (64, 128), 32: (256, 512)}  # pixels, by stride
CENTRE_VARIANCE = 0.1
SIDE_VARIANCE = 0.2
COARSEST = 32
MOST = 750  # candidates of one window, before those of one face are made one
MOST_FACES = 200  # of one picture, that are looked at closely
CLOSE_FACE, CLOSE_SIDE = 128, 288  # pixels of a face looked at closely, and its window
SAME_FACE = 0.35  # intersection over union of a face from afar and the same from close by

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Detection:
    """A face found in one picture: its box in pixels of the picture, and five points.

    `score` is the network's own, between 0 and 1, when the face is looked at closely; it is no
    probability. `points` (5, 2) are x, y of eyes, tip of the nose and corners of the mouth, of
    each pair the subject's right one first.
    """

    x: float
    y: float
    width: float
    height: float
    score: float
    points: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """Find faces: look from afar for what may be one, then at each of these from close by.

    The settings are its fields. `side` is the length in pixels to which the longer side of a
    frame is reduced, `notice` the least score from afar, `score` the least from close by,
    `overlap` the intersection over union from which two boxes are one face, `threads` how
    many the network runs on, `most_pixels` how many of a still are read in full, `least` the
    width in pixels from which a face is one: what is smaller cannot be measured, and much of
    it is none. See docs/validation/face_detection.md for how they were chosen.
    """

    side: int = 960
    notice: float = 0.2
    score: float = 0.85
    overlap: float = 0.4
    threads: int = 1
    most_pixels: int = 32_000_000
    least: int = 28

    @property
    def pack(self) -> Pack:
        """The model pack, for the record. Raises `ModelMissing`, `ModelMismatch`."""
        return self._engine.pack

    def find(self, rgb: Pixels) -> list[Detection]:
        """Return the faces of a frame (H, W, 3), best score first, at a reduced size."""
        return self._faces(rgb, self._look(rgb, Window.whole(rgb, self.side)))

    def search(self, rgb: Pixels) -> list[Detection]:
        """Return the faces of a still (H, W, 3), best score first, at every size.

        The picture is read in overlapping windows, in full and halved until it fits into one,
        so memory is bounded by the window and not by the picture. One of more than
        `most_pixels` is not read in full; of 100 megapixels, faces from 35 pixels are sought.
        """
        found = [
            self._look(rgb, window) for window in windows(rgb, self.side, self.most_pixels)
        ]
        return self._faces(rgb, np.concatenate(found))

    @property
    def _engine(self) -> Engine:
        return engine(*PACK, threads=self.threads)

    def _look(self, rgb: Pixels, window: Window) -> Floats:
        """Return candidates (n, 15) of one window, in pixels of the picture.

        A face that is cut by the window's edge is left to the window that holds it whole.
        """
        pixels = seen(rgb, window)
        scores, deltas, points = self._engine.run({"pixels": padded(pixels)[None]})
        rows = candidates(pixels.shape, scores[0], deltas[0], points[0], self.notice)
        rows = rows[distinct(rows, self.overlap)]
        rows[:, 1::2] = rows[:, 1::2] * (window.width / pixels.shape[1]) + window.x
        rows[:, 2::2] = rows[:, 2::2] * (window.height / pixels.shape[0]) + window.y
        return rows[window.holds(rows[:, 1:5])]

    def _faces(self, rgb: Pixels, rows: Floats) -> list[Detection]:
        """Return which of the candidates are faces from close by too, each once."""
        rows = rows[distinct(rows, self.overlap)][:MOST_FACES]
        close = np.concatenate([rows[:0], *(self._closely(rgb, row) for row in rows)])
        close = close[(close[:, 0] >= self.score) & (close[:, 3] - close[:, 1] >= self.least)]
        return [_detection(row) for row in close[distinct(close, self.overlap)]]

    def _closely(self, rgb: Pixels, row: Floats) -> Floats:
        """Return what a candidate (15,) is from close by (1, 15), or (0, 15) where nothing.

        At one size for all, true faces score alike and most of what was taken for one does not.
        """
        window = Window.around(rgb, row[1:5], CLOSE_FACE, CLOSE_SIDE)
        rows = self._look(rgb, window)
        likeness = shared(row[1:5], rows[:, 1:5])
        order = np.argsort(-likeness, kind="stable")[:1]
        return rows[order[likeness[order] >= SAME_FACE]]


def padded(pixels: Pixels) -> Pixels:
    """Return pixels (h, w, 3) with black to the right and below, to multiples of 32."""
    below, beside = (-side % COARSEST for side in pixels.shape[:2])
    return np.pad(pixels, ((0, below), (0, beside), (0, 0)))


@lru_cache(maxsize=16)
def anchors(rows: int, columns: int) -> Floats:
    """Return the anchors (n, 3) of a padded picture: centre x, centre y and side, in pixels.

    In the order of the network's output: strides from fine to coarse, rows, columns, sides.
    """
    found = []
    for stride, sides in ANCHOR_SIDES.items():
        y, x, side = np.meshgrid(
            (np.arange(rows // stride) + 0.5) * stride,
            (np.arange(columns // stride) + 0.5) * stride,
            np.array(sides, float),
            indexing="ij",
        )
        found.append(np.stack([x.ravel(), y.ravel(), side.ravel()], axis=1))
    every = np.concatenate(found).astype(np.float32)
    every.flags.writeable = False
    return every


def candidates(
    shape: tuple[int, ...], scores: Floats, deltas: Floats, points: Floats, least: float
) -> Floats:
    """Decode the anchors that score `least` or more, best first, at most `MOST` of them.

    `shape` is of the pixels before padding. Returns (n, 15): score, left, top, right, bottom,
    then x, y of five points, in pixels; boxes end at the picture's edge.
    """
    chosen = np.flatnonzero(scores >= least)
    chosen = chosen[np.argsort(-scores[chosen], kind="stable")][:MOST]
    sides = [side + -side % COARSEST for side in shape[:2]]
    anchor = anchors(sides[0], sides[1])[chosen]
    centre, side = anchor[:, :2], anchor[:, 2:]
    middle = centre + deltas[chosen, :2] * CENTRE_VARIANCE * side
    half = side * np.exp(deltas[chosen, 2:] * SIDE_VARIANCE) / 2
    marks = np.tile(centre, 5) + points[chosen] * CENTRE_VARIANCE * side
    limits = np.array((shape[1], shape[0]), np.float32)
    corners = np.hstack([np.clip(middle - half, 0, limits), np.clip(middle + half, 0, limits)])
    return np.hstack([scores[chosen, None], corners, marks]).astype(np.float32)


def distinct(rows: Floats, overlap: float) -> NDArray[np.intp]:
    """Return which candidates (n, 15) remain, best first, when each face is kept once."""
    order = np.argsort(-rows[:, 0], kind="stable")
    kept = []
    while len(order):
        best, order = order[0], order[1:]
        kept.append(best)
        order = order[shared(rows[best, 1:5], rows[order, 1:5]) < overlap]
    return np.array(kept, np.intp)


def shared(corners: Floats, others: Floats) -> Floats:
    """Return the intersection over union of one box (4,) with others (n, 4)."""
    low = np.maximum(corners[:2], others[:, :2])
    high = np.minimum(corners[2:], others[:, 2:])
    both = np.prod(np.maximum(high - low, 0), axis=1)
    areas = np.prod(others[:, 2:] - others[:, :2], axis=1)
    every = np.prod(corners[2:] - corners[:2]) + areas - both
    return np.asarray(both / np.maximum(every, 1e-9), np.float32)


def _detection(row: Floats) -> Detection:
    score, left, top, right, bottom = (float(value) for value in row[:5])
    return Detection(
        x=left,
        y=top,
        width=right - left,
        height=bottom - top,
        score=score,
        points=row[5:].reshape(5, 2).copy(),
    )
