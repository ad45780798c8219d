"""How much fine detail a picture has: a trait of how it was made and saved, no evidence."""

import numpy as np

COLOURS = ("mean_red", "mean_green", "mean_blue")


def sharpness(grey: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> float:
    """Return log10 of one plus the variance of the Laplacian of a picture (h, w) in 0..255."""
    if min(grey.shape) < 3:  # noqa: PLR2004  # the Laplacian needs neighbours
        return 0.0
    middle = grey[1:-1, 1:-1]
    around = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    return float(np.log10(1 + np.var(around - 4 * middle)))
