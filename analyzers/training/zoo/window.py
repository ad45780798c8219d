"""Where generators look at an aligned face, and how what they draw is put back."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from analyzers.training.fakes.colour_transfer import shifted
from analyzers.training.fakes.face import FaceImage, mesh_of, pasted, within_picture
from analyzers.training.fakes.hulls import region_mask
from analyzers.training.fakes.softening import softened
from workbench.errors import CannotForge
from workbench.model import Pixels

__all__ = ["SIDE", "WINDOW", "floats_of", "pixels_of", "put_back", "window_of"]

Floats = NDArray[np.float32]

SIDE = 144  # pixels of the square that holds the face from the brows to the chin
TOP, LEFT = 84, 56
WINDOW = slice(TOP, TOP + SIDE), slice(LEFT, LEFT + SIDE)
LEVELS = 127.5
REGIONS = ("face", "inner", "core")
LEAST = 400.0  # pixels that are drawn anew at least


def window_of(pixels: Pixels) -> Pixels:
    """Return the part (144, 144, 3) of an aligned face that generators see."""
    return np.ascontiguousarray(pixels[WINDOW])


def floats_of(pixels: Pixels) -> Tensor:
    """Return pictures (n, h, w, 3) as numbers from −1 to 1 (n, 3, h, w)."""
    return torch.from_numpy(pixels).permute(0, 3, 1, 2).float() / LEVELS - 1


def pixels_of(drawn: Tensor) -> Pixels:
    """Return numbers from −1 to 1 (n, 3, h, w) as pictures (n, h, w, 3)."""
    levels = ((drawn.detach() + 1) * LEVELS).round().clamp(0, 255).byte()
    return np.ascontiguousarray(levels.permute(0, 2, 3, 1).numpy())


def put_back(
    face: FaceImage, drawn: Pixels, chance: np.random.Generator, *, recolour: bool = False
) -> tuple[Pixels, Floats]:
    """Return the face with its window (144, 144, 3) drawn anew, softly, and the mask.

    Raises CannotForge where the face has no mesh or lies beyond the picture's edge.
    """
    region = region_mask(mesh_of(face), REGIONS[int(chance.integers(len(REGIONS)))], chance)
    frame = np.zeros_like(region)
    frame[WINDOW] = 1
    within = within_picture(face.pixels)
    frame = frame if within is None else frame * within
    mask = softened(region * frame, chance) * frame
    if float(mask.sum()) < LEAST:
        raise CannotForge("Too little of the face is within the picture.")
    source = face.pixels.copy()
    source[WINDOW] = drawn
    if recolour:
        source = shifted(source, face.pixels, mask)
    return pasted(source, face.pixels, mask), mask
