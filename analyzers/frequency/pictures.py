"""The pictures of a spectrum: of the pixels, and of the residual that holds the peak."""

from functools import partial

import numpy as np

from analyzers.frequency.azimuthal import Plane
from analyzers.frequency.lattice import CELL, Peak, read_residual, residual_of
from analyzers.illustrations import (
    SPECTRUM_MEANING,
    cutting,
    evened_spectrum,
    framed,
    marked,
    mean_power,
    spectrum_pictures,
)
from workbench.model import Box, CaptionedPicture, Illustration

REGION = 256  # pixels along the side of the region shown around a local peak
RESIDUALS = {
    "laplacian": "Fine detail",
    "columns": "Steps between columns",
    "rows": "Steps between rows",
}


def pictures_of(luma: Plane, peak: Peak, layers: Plane) -> tuple[CaptionedPicture, ...]:
    """Return the spectrum of luma (H, W), the same evened, and the one that shows the peak.

    The third is of the residual in which `peak` was found: of the whole picture, or of the
    region where it is strongest. `layers` are the local excesses (candidates, rows, columns)
    of the picture's cells.
    """
    return (*spectrum_pictures(luma), _with_peak(luma, peak, layers))


def _with_peak(luma: Plane, peak: Peak, layers: Plane) -> CaptionedPicture:
    part, where, box = luma, "the whole picture", None
    if peak.local:
        part, (top, left) = cutting(luma, strongest(layers), REGION)
        box = Box(x=left, y=top, width=part.shape[1], height=part.shape[0])
        where = f"{box.width} × {box.height} pixels from column {left}, row {top}"
    name = residual_of(peak)
    spectrum = framed(evened_spectrum(mean_power(part, partial(read_residual, name))))
    return CaptionedPicture(
        caption=f"{RESIDUALS[name]}, likewise, of {where}; ringed: the strongest peak",
        pixels=marked(spectrum, ((peak.fx, peak.fy),)),
        box=box,
    )


def illustrated(frame: int, pts: float, pictures: tuple[CaptionedPicture, ...]) -> Illustration:
    """Return the pictures of one frame with the sentence on what is to be seen in them."""
    return Illustration(
        frame=frame,
        pts=pts,
        name="two-dimensional spectrum",
        pictures=pictures,
        meaning=SPECTRUM_MEANING,
    )


def strongest(layers: Plane) -> tuple[int, int]:
    """Return the pixel (row, column) in the middle of the cell with the highest excess."""
    _, row, column = np.unravel_index(int(np.argmax(layers)), layers.shape)
    return int(row) * CELL + CELL // 2, int(column) * CELL + CELL // 2
