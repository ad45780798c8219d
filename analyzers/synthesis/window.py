"""The native window of a face in numbers: traces of how it was drawn, and its quality.

Traces are co-occurrences of residuals, from the rich model of Fridrich and Kodovský ("Rich
Models for Steganalysis of Digital Images", IEEE TIFS 7(3), 2012). Training and examination
count by these same functions.
"""

from functools import cache
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from analyzers.faces.alignment import ALIGNED_SIZE, similarity
from analyzers.networks.rich_model import SIDE, rich_taps
from workbench.analyzer import Face
from workbench.model import Pixels

__all__ = ["LEAST", "MOST", "TRACES", "TRAITS", "middle", "read", "saved", "window"]

LARGEST = 640  # native pixels along each side of a window
MOST, LEAST = 256, 40  # along each side of what is counted
QUALITY = 90  # of the JPEG that every face and window is saved as
TRAITS, TRACES = 8, 156  # numbers
FIRST, SECOND, SQUARE_3, SQUARE_5 = 0, 16, 28, 29  # filters that are counted
CROSS = 18  # and the one by which colours are compared
EDGES_OF_3, SECOND_ORDER = slice(20, 24), slice(16, 20)
CUT = 2  # steps, beyond which residuals are alike
LEVELS = 2 * CUT + 1
FINEST = 0.5  # of a step
GRID = 8  # pixels of a JPEG block

Floats = NDArray[np.float32]


def window(face: Face) -> Pixels:
    """Return the native pixels (h, w, 3) upright around a face that its aligned crop covers.

    A square as wide as that crop, of 640 pixels at most, cut where the picture ends; empty
    where the points are not finite or all the same.
    """
    matrix = similarity(face.points)
    if not np.isfinite(matrix).all():
        return face.region[:0, :0]
    turn = matrix[:, :2]
    middle_of = np.array([ALIGNED_SIZE / 2] * 2) - matrix[:, 2]
    x, y = np.linalg.solve(turn, middle_of)
    half = min(ALIGNED_SIZE / np.sqrt(abs(np.linalg.det(turn))), LARGEST) / 2
    box = face.region_box
    left, top = max(box.x, int(x - half)), max(box.y, int(y - half))
    right = min(box.x + box.width, int(x + half))
    bottom = min(box.y + box.height, int(y + half))
    return face.region[
        top - box.y : max(bottom - box.y, 0), left - box.x : max(right - box.x, 0)
    ]


def middle(pixels: Pixels, most: int = MOST) -> Pixels:
    """Return the middle of a picture (h, w, 3), `most` pixels along each side."""
    height, width = pixels.shape[:2]
    high, wide = min(most, height), min(most, width)
    top, left = (height - high) // 2, (width - wide) // 2
    return np.ascontiguousarray(pixels[top : top + high, left : left + wide])


def saved(pixels: Pixels) -> Pixels:
    """Return a picture (h, w, 3) as it is after a JPEG of quality 90: all are judged so."""
    kept = BytesIO()
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    picture.save(kept, "JPEG", quality=QUALITY, subsampling="4:2:0")
    return np.asarray(Image.open(kept).convert("RGB"))


def read(pixels: Pixels) -> tuple[Floats, Floats]:
    """Return traits (8,) and traces (156,) of a window (h, w, 3) of 40 pixels and more."""
    seen = pixels.astype(np.float32)
    grey = seen.mean(2)
    residuals = [_filtered(grey, number) for number in range(len(rich_taps()))]
    sizes = np.array([np.abs(one).mean() for one in residuals], np.float32)
    chosen = (FIRST, SECOND, SQUARE_3, SQUARE_5)
    traces = [_counted(residuals[k] / max(float(sizes[k]), FINEST)) for k in chosen]
    return _traits(seen, grey, sizes), np.concatenate(traces)


def _filtered(picture: Floats, number: int) -> Floats:
    """Return a picture (h, w) by a filter of the rich model, where it lies within."""
    taps = rich_taps()[number]
    high, wide = picture.shape[0] - SIDE + 1, picture.shape[1] - SIDE + 1
    found = np.zeros((high, wide), np.float32)
    for down, across in zip(*np.nonzero(taps), strict=True):
        found += taps[down, across] * picture[down : down + high, across : across + wide]
    return found


def _counted(steps: Floats) -> Floats:
    """Return how often which three neighbours follow each other (39,), as square roots."""
    cut = (np.clip(np.rint(steps), -CUT, CUT) + CUT).astype(np.int64)
    codes = (
        (cut[:, :-2] * LEVELS + cut[:, 1:-1]) * LEVELS + cut[:, 2:],
        (cut[:-2] * LEVELS + cut[1:-1]) * LEVELS + cut[2:],
    )
    counts = sum(np.bincount(one.ravel(), minlength=LEVELS**3) for one in codes)
    shares = np.asarray(counts / np.sum(counts)).reshape((LEVELS,) * 3)
    shares = (shares + shares[::-1, ::-1, ::-1]) / 2
    shares = (shares + shares.transpose(2, 1, 0)) / 2
    return np.asarray(np.sqrt(shares.ravel()[_kept()]), np.float32)


@cache
def _kept() -> NDArray[np.int64]:
    """Return one triple of those that are one when turned or mirrored (39,)."""
    every = np.arange(LEVELS**3).reshape((LEVELS,) * 3)
    forms = (every, every[::-1, ::-1, ::-1])
    least = np.min([*forms, *(one.transpose(2, 1, 0) for one in forms)], axis=0)
    return np.unique(least)


def _traits(seen: Floats, grey: Floats, sizes: Floats) -> Floats:
    """Return what is told of quality: fall and strength of detail, JPEG grid, colours."""
    half, quarter = _smaller(grey, 2), _smaller(grey, 4)
    bands = [np.log(np.abs(_filtered(o, SQUARE_3)).mean() + 0.1) for o in (grey, half, quarter)]
    logs = np.log(sizes + 0.1)
    red, green = (_filtered(seen[..., channel], CROSS) for channel in (0, 1))
    return np.array(
        [
            bands[0] - bands[1],
            bands[1] - bands[2],
            bands[0],
            logs.mean(),
            _grid(np.diff(grey, axis=1)),
            _grid(np.diff(grey, axis=0).T),
            logs[EDGES_OF_3].mean() - logs[SECOND_ORDER].mean(),
            _together(red, green),
        ],
        np.float32,
    )


def _smaller(grey: Floats, by: int) -> Floats:
    high, wide = (side // by for side in grey.shape)
    cells = grey[: high * by, : wide * by].reshape(high, by, wide, by)
    return np.asarray(cells.mean((1, 3)), np.float32)


def _grid(steps: Floats) -> float:
    """Return how much the largest of eight phases of differences is over their mean."""
    sizes = np.abs(steps).mean(0)
    whole = len(sizes) // GRID * GRID
    phases = sizes[:whole].reshape(-1, GRID).mean(0)
    return float(phases.max() / max(phases.mean(), 1e-3))


def _together(one: Floats, other: Floats) -> float:
    one, other = one - one.mean(), other - other.mean()
    spread = np.sqrt(((one * one).mean() + 0.05) * ((other * other).mean() + 0.05))
    return float((one * other).mean() / spread)
