"""How a paste's outline is bent and how softly it ends."""

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.alignment import ALIGNED_SIZE
from analyzers.training.opencv import cv2

__all__ = ["bent", "feathered", "grid", "softened"]

Floats = NDArray[np.float32]

COARSE, FINE = 5, 32  # points across of the displacement that bends an outline
COARSE_BEND, FINE_BEND = 7.0, 1.6  # pixels of standard deviation at most
SHORTEST, LONGEST = 5, 25  # pixels, of the kernels by which outlines are softened
SIGMA = (5.0, 45.0)  # of the second one; beyond half the kernel it is nearly a box
CORE = 0.99  # from where on a mask counts as its core
SMALL = 64.0  # pixels across: of smaller regions the kernels shrink along


def grid() -> tuple[Floats, Floats]:
    """Return where each pixel of a crop is read if nothing is moved: x and y (256, 256)."""
    steps = np.arange(ALIGNED_SIZE, dtype=np.float32)
    x, y = np.meshgrid(steps, steps)
    return x, y


_X, _Y = grid()


def bent(mask: Floats, strength: float, chance: np.random.Generator) -> Floats:
    """Return a mask with its outline bent at random, in the large and in the small.

    The large bends are Face X-ray's random deformation of the hull, the small ones SBI's
    elastic deformation. `strength` from 0 to 1.
    """
    moved = np.zeros((ALIGNED_SIZE, ALIGNED_SIZE, 2), np.float32)
    for points, most in ((COARSE, COARSE_BEND), (FINE, FINE_BEND)):
        noise = chance.standard_normal((points, points, 2), np.float32)
        noise *= most * strength * float(chance.random())
        moved += cv2.resize(noise, (ALIGNED_SIZE, ALIGNED_SIZE), interpolation=cv2.INTER_CUBIC)
    x, y = _X + moved[..., 0], _Y + moved[..., 1]
    return np.asarray(cv2.remap(mask, x, y, cv2.INTER_LINEAR), np.float32)


def softened(mask: Floats, chance: np.random.Generator) -> Floats:
    """Return a mask that rises from 0 at its outline to 1 within, by chance fast or slowly.

    As SBI does it: blurred once, only its core kept, blurred again, so that the softness lies
    inside of the outline and a paste never shows what is beyond the source's face.
    """
    scale = min(1.0, float(np.sqrt(max(float(mask.sum()), 1.0))) / SMALL)
    first, second = (_odd(float(chance.integers(SHORTEST, LONGEST + 1)) * scale) for _ in "12")
    sigma = float(chance.uniform(*SIGMA)) * scale
    return feathered(mask, first, second, sigma)


def feathered(mask: Floats, inwards: int, over: int, sigma: float) -> Floats:
    """Return a mask drawn in by half of `inwards` and softened over `over` pixels, both odd."""
    drawn_in = np.asarray(cv2.erode(mask, _disc(inwards)) if inwards > 1 else mask)
    core = (drawn_in > CORE).astype(np.float32)
    soft = np.asarray(cv2.GaussianBlur(core, (over, over), sigma), np.float32)
    highest = float(soft.max())
    return soft / np.float32(highest) if highest > 0 else soft


def _odd(length: float) -> int:
    return max(3, 2 * int(length / 2) + 1)


def _disc(length: int) -> NDArray[np.uint8]:
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (length, length)), np.uint8)
