"""How alike a thumbnail and its picture are, whatever bars and turns lie between them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Plane = NDArray[np.float32]

WORKING_SIDE = 512  # no thumbnail is larger; a large picture is reduced once
COMPARED_SIDE = 40  # both are reduced to this longest side: cameras sharpen thumbnails
TILES = 8  # a side of the grid on which the largest local difference is sought
FARTHEST = 0.06  # of a side: how far cameras' thumbnails were seen to be shifted
DARK = 40.0  # a bar's luma at most
ASPECT_TOLERANCE = 0.04
SMALLEST_SIDE = 16
TURNS = (0, 1, 2, 3)  # quarter turns tried, anticlockwise


@dataclass(frozen=True, slots=True)
class Likeness:
    """Correlation of the two, mean and largest local difference in grey levels (0..255).

    Differences are what is left after position, brightness and contrast are matched. `turns`
    is by how many quarter turns the thumbnail had to be turned; `same_aspect` says that the
    pictures, without black bars, have the same proportions: else the middle was compared.
    """

    correlation: float
    mean_difference: float
    largest_local_difference: float
    turns: int
    same_aspect: bool


def compare(thumbnail: Plane, picture: Plane) -> Likeness | None:
    """Compare luma planes (h, w) and (H, W); None when either is too small to compare."""
    if min(*thumbnail.shape, *picture.shape) < SMALLEST_SIDE:
        return None
    picture = _reduced(picture)
    tried = [_at_turn(np.rot90(thumbnail, turns), picture, turns) for turns in TURNS]
    return max(tried, key=lambda likeness: likeness.correlation)


def _reduced(picture: Plane) -> Plane:
    scale = WORKING_SIDE / max(picture.shape)
    shape = tuple(max(SMALLEST_SIDE, round(side * scale)) for side in picture.shape)
    return _resized(picture, shape) if scale < 1 else picture


def _at_turn(thumbnail: Plane, picture: Plane, turns: int) -> Likeness:
    content = without_bars(thumbnail, picture.shape[1] / picture.shape[0])
    middle = _middle(picture, content.shape[1] / content.shape[0])
    one, other = _aligned(content, _resized(middle, content.shape))
    small = tuple(
        max(TILES, round(side * COMPARED_SIDE / max(one.shape))) for side in one.shape
    )
    one, other = _resized(one, small), _resized(other, small)
    difference = np.abs(_matched(one, other) - other)
    return Likeness(
        correlation=_correlation(one, other),
        mean_difference=float(difference.mean()),
        largest_local_difference=float(_tile_means(difference).max()),
        turns=turns,
        same_aspect=middle.shape == picture.shape,
    )


def without_bars(thumbnail: Plane, aspect: float) -> Plane:
    """Return the part of a thumbnail that a picture of this aspect fills, if bars frame it."""
    height, width = thumbnail.shape
    fill_height = min(height, max(1, round(width / aspect)))
    fill_width = min(width, max(1, round(height * aspect)))
    top, left = (height - fill_height) // 2, (width - fill_width) // 2
    if top and _dark(thumbnail[:top]) and _dark(thumbnail[height - top :]):
        return thumbnail[top : top + fill_height]
    if left and _dark(thumbnail[:, :left]) and _dark(thumbnail[:, width - left :]):
        return thumbnail[:, left : left + fill_width]
    return thumbnail


def _dark(bar: Plane) -> bool:
    return bool(bar.mean() < DARK and bar.std() < DARK)


def _middle(picture: Plane, aspect: float) -> Plane:
    """Return the picture, or its middle when its proportions are not those wanted."""
    height, width = picture.shape
    tolerance = ASPECT_TOLERANCE
    if abs(width / height / aspect - 1) <= tolerance:
        return picture
    kept_width, kept_height = (
        min(width, round(height * aspect)),
        min(height, round(width / aspect)),
    )
    top, left = (height - kept_height) // 2, (width - kept_width) // 2
    return picture[top : top + max(kept_height, 1), left : left + max(kept_width, 1)]


def _aligned(one: Plane, other: Plane) -> tuple[Plane, Plane]:
    """Return the parts of two planes of one shape that overlap at their best small shift.

    Phase correlation: Kuglin & Hines, IEEE Conf. on Cybernetics and Society, 1975.
    """
    across = np.fft.rfft2(one - one.mean()) * np.conj(np.fft.rfft2(other - other.mean()))
    peaks = np.fft.irfft2(across / (np.abs(across) + 1e-6), s=one.shape)
    shifts = [
        range(-reach, reach + 1) for reach in (int(side * FARTHEST) for side in one.shape)
    ]
    down, right = max(
        ((y, x) for y in shifts[0] for x in shifts[1]), key=lambda shift: peaks[shift]
    )
    return _overlap(one, down, right), _overlap(other, -down, -right)


def _overlap(plane: Plane, down: int, right: int) -> Plane:
    height, width = plane.shape
    return plane[max(down, 0) : height + min(down, 0), max(right, 0) : width + min(right, 0)]


def _resized(plane: Plane, shape: tuple[int, ...]) -> Plane:
    picture = Image.fromarray(np.ascontiguousarray(plane))
    size = (shape[1], shape[0])
    return np.asarray(picture.resize(size, Image.Resampling.BOX), np.float32)


def _matched(plane: Plane, wanted: Plane) -> Plane:
    """Return a plane with another's mean and contrast: cameras tone thumbnails differently."""
    spread = float(plane.std())
    gain = float(wanted.std()) / spread if spread else 1.0
    return np.asarray((plane - plane.mean()) * gain + wanted.mean(), np.float32)


def _correlation(one: Plane, other: Plane) -> float:
    first, second = one - one.mean(), other - other.mean()
    size = float(np.sqrt((first**2).sum() * (second**2).sum()))
    return float((first * second).sum()) / size if size else 0.0


def _tile_means(difference: Plane) -> Plane:
    """Return mean differences on a grid of tiles."""
    rows = np.array_split(difference, TILES, axis=0)
    tiles = [np.array_split(row, TILES, axis=1) for row in rows]
    return np.array([[tile.mean() for tile in row] for row in tiles], np.float32)
