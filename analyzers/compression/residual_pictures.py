"""The pictures of a residual: all of it, its most deviating part, and a part like the rest."""

import numpy as np
from numpy.typing import NDArray

from analyzers.compression.noise_level import BLOCK, NoiseLevels, Plane, Region
from analyzers.illustrations import cutting, residual, signed, strength
from workbench.model import Box, CaptionedPicture

PART = 128  # pixels along the side of a part, shown at its native pixels
STRENGTH_FULL, PART_FULL = 3.0, 6.0  # times the typical noise that are drawn white
LIKE_LIGHT = 32.0  # grey levels that count as much as one step of log texture
LEAST_NOISE = 0.5  # grey levels; of less, rounding would fill the picture
MEANING = (
    "What is left of the picture without its smooth parts: left its strength everywhere, then "
    "two parts pixel by pixel, alike in brightness and texture, the first where noise deviates "
    "most and the second where it is as expected; a difference between them can come from "
    "another source, and from defocus, motion or noise reduction as well."
)


def pictures_of(
    luma: Plane, levels: NoiseLevels, deviation: Plane, region: Region
) -> tuple[CaptionedPicture, ...]:
    """Return three pictures of the residual of luma (H, W).

    `deviation` is (rows, columns) of blocks, NaN where not measured; `region` the heaviest.
    """
    typical = max(float(np.median(levels.noise[levels.usable])), LEAST_NOISE)
    odd, usual = places(levels, deviation, region)
    return (
        _whole(luma, STRENGTH_FULL * typical),
        _part(luma, odd, PART_FULL * typical, "Where noise deviates most"),
        _part(luma, usual, PART_FULL * typical, "A part like it, as noisy as expected"),
    )


def places(
    levels: NoiseLevels, deviation: Plane, region: Region
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the block (row, column) that deviates most, and one like it that does not.

    The first has the sign of the heaviest region, where there is one. The second is nearest to
    it in brightness and texture of its surroundings and in having the noise that is expected.
    """
    sign = np.sign(region.deviation)
    height = np.nan_to_num(sign * deviation if sign else np.abs(deviation), nan=-np.inf)
    odd = _place(height, int(np.argmax(height)))
    far = _apart(odd, deviation.shape)
    unlike = np.where(far, _difference(levels, deviation, odd), np.inf)
    return odd, _place(unlike, int(np.argmin(unlike)))


def _difference(levels: NoiseLevels, deviation: Plane, block: tuple[int, int]) -> Plane:
    """Return how unlike a block each other one is, its own deviation added."""
    from scipy.ndimage import uniform_filter  # noqa: PLC0415  # importing the catalog stays cheap

    light = uniform_filter(levels.brightness, PART // BLOCK) / LIKE_LIGHT
    texture = uniform_filter(np.log(levels.texture + 1), PART // BLOCK)
    unlike = np.abs(light - light[block]) + np.abs(texture - texture[block])
    return np.asarray(unlike + np.nan_to_num(np.abs(deviation), nan=np.inf), np.float32)


def _apart(block: tuple[int, int], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Return which blocks are so far that their parts do not overlap; all, where none is."""
    rows, columns = np.indices(shape)
    far = np.maximum(abs(rows - block[0]), abs(columns - block[1])) >= PART // BLOCK
    return far if far.any() else np.ones(shape, np.bool_)


def _place(values: Plane, at: int) -> tuple[int, int]:
    row, column = np.unravel_index(at, values.shape)
    return int(row), int(column)


def _whole(luma: Plane, full: float) -> CaptionedPicture:
    pixels, side = strength(luma, full)
    per = f", one for {side} × {side} pixels" if side > 1 else ""
    return CaptionedPicture(
        caption=f"Strength, white from {full:.2g} grey levels{per}", pixels=pixels
    )


def _part(luma: Plane, block: tuple[int, int], full: float, words: str) -> CaptionedPicture:
    row, column = (place * BLOCK + BLOCK // 2 for place in block)
    part, (top, left) = cutting(luma, (row, column), PART)
    where = f"from column {left}, row {top}, ±{full:.2g} grey levels"
    height, width = part.shape
    return CaptionedPicture(
        caption=f"{words}: {where}",
        pixels=signed(residual(part), full),
        box=Box(x=left, y=top, width=width, height=height),
    )
