"""Do two engines say the same of the same faces? A pack is one model, whatever runs it."""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from workbench.errors import ModelMismatch
from workbench.model import Pixels

if TYPE_CHECKING:
    from analyzers.runtime.engines import Engine

__all__ = ["TOLERATED", "compared", "difference", "probes"]

TOLERATED = 1e-3  # in a logit, and of a map's 0 … 1
SIDE = 256


def compared(one: "Engine", other: "Engine", faces: Pixels) -> float:
    """Return by how much two engines differ over aligned faces (n, 256, 256, 3).

    Raises `ModelMismatch` above `TOLERATED`: the file is read in two ways, or an engine errs.
    """
    worst = difference(one, other, faces)
    if not worst <= TOLERATED:  # also where it is no number
        raise ModelMismatch(
            f"{one.pack.card.called} scores differently on {one.device} and on {other.device}: "
            f"by {worst:.2g}"
        )
    return worst


def difference(one: "Engine", other: "Engine", faces: Pixels) -> float:
    """Return the greatest difference of any output over aligned faces (n, 256, 256, 3).

    Infinite where outputs differ in number or shape, NaN where one is not finite.
    """
    given = {"face": faces}
    pairs = list(zip(one.run(given), other.run(given), strict=False))
    if any(a.shape != b.shape for a, b in pairs) or not pairs:
        return float("inf")
    return max(float(np.abs(np.subtract(a, b, dtype=np.float64)).max()) for a, b in pairs)


@cache
def probes() -> Pixels:
    """Return pictures (n, 256, 256, 3) that are always the same: noise, coarse and fine.

    They are no faces; they stir every channel of a network, which is what is asked here.
    """
    chance = np.random.default_rng(4)
    fine = chance.integers(0, 256, (SIDE, SIDE, 3), np.uint8)
    coarse = np.kron(chance.integers(0, 256, (16, 16, 3)), np.ones((16, 16, 1))).astype(
        np.uint8
    )
    both = np.stack([fine, coarse])
    both.flags.writeable = False
    return both
