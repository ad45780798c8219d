"""The 8 by 8 discrete cosine transform of JPEG, and what its quantisation tables tell."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLOCK = 8

# ITU-T T.81 annex K.1, the luminance table that nearly every encoder scales by its quality
STANDARD_LUMA = np.array(
    [
        [16, 11, 10, 16, 24, 40, 51, 61],
        [12, 12, 14, 19, 26, 58, 60, 55],
        [14, 13, 16, 24, 40, 57, 69, 56],
        [14, 17, 22, 29, 51, 87, 80, 62],
        [18, 22, 37, 56, 68, 109, 103, 77],
        [24, 35, 55, 64, 81, 104, 113, 92],
        [49, 64, 78, 87, 103, 121, 120, 101],
        [72, 92, 95, 98, 112, 100, 103, 99],
    ],
    np.int32,
)


def _zigzag() -> NDArray[np.intp]:
    """Return the flat index u * 8 + v of the 64 frequencies in zigzag order."""
    cells = [(u, v) for u in range(BLOCK) for v in range(BLOCK)]
    cells.sort(key=lambda c: (c[0] + c[1], c[0] if (c[0] + c[1]) % 2 else c[1]))
    return np.array([u * BLOCK + v for u, v in cells], np.intp)


ZIGZAG = _zigzag()


@dataclass(frozen=True, slots=True)
class TableQuality:
    """The IJG quality (1..100) nearest to a table, and whether it is exactly that table."""

    quality: int
    standard: bool


def ijg_table(quality: int) -> NDArray[np.int32]:
    """Return the luma table (8, 8) that the Independent JPEG Group's encoder uses."""
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality  # noqa: PLR2004
    return np.clip((STANDARD_LUMA * scale + 50) // 100, 1, 255)


def table_quality(table: NDArray[np.int32]) -> TableQuality:
    """Return the IJG quality whose luma table (8, 8) has the nearest steps, in log ratio."""
    distances = [
        float(np.abs(np.log(table / ijg_table(quality))).mean()) for quality in range(1, 101)
    ]
    best = int(np.argmin(distances))
    return TableQuality(best + 1, standard=distances[best] == 0)


def blocks_of(plane: NDArray[np.float32], dx: int = 0, dy: int = 0) -> NDArray[np.float32]:
    """Return the whole blocks (rows, columns, 8, 8) of a plane, the grid shifted by dx, dy."""
    rows, columns = max(plane.shape[0] - dy, 0) // BLOCK, max(plane.shape[1] - dx, 0) // BLOCK
    whole = plane[dy : dy + rows * BLOCK, dx : dx + columns * BLOCK]
    return whole.reshape(rows, BLOCK, columns, BLOCK).swapaxes(1, 2)


def block_dct(blocks: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the orthonormal DCT of (..., 8, 8) blocks, the scale of JPEG's coefficients."""
    from scipy import fft  # noqa: PLC0415  # importing the catalog stays cheap

    return np.asarray(fft.dctn(blocks, axes=(-2, -1), norm="ortho"), np.float32)


def block_means(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the mean of every whole 8 by 8 block of a plane, (rows, columns)."""
    rows, columns = values.shape[0] // BLOCK, values.shape[1] // BLOCK
    whole = values[: rows * BLOCK, : columns * BLOCK]
    return np.asarray(whole.reshape(rows, BLOCK, columns, BLOCK).mean(axis=(1, 3)))
