"""Forgeries of one part alone, by which it is judged whether that very part stands out.

None of these ways is taught. `ALONE` has each by its name; the part that was forged is known.
"""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from analyzers.parts.tokens import PARTS
from analyzers.training.fakes.face import FaceImage, Fake, Maker, mesh_of, within_picture
from analyzers.training.fakes.hulls import region_mask
from analyzers.training.fakes.mesh_warp import read_at, warp_between
from analyzers.training.fakes.part_swap import part_swapped_time
from analyzers.training.fakes.partners import another_person
from analyzers.training.fakes.swap import blended
from analyzers.training.opencv import cv2

__all__ = ["ALONE", "OF_PART", "part_bent"]

REGIONS = {"eyes": "band", "nose": "nose", "mouth": "mouth"}  # of the mesh, by part


def part_bent(
    name: str, face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
) -> Fake:
    """Return the face with a part of another person's, bent onto it triangle by triangle.

    Its colours are fitted and it is blended softly or by gradients. Raises CannotForge where
    there is no mesh, or no other face lies like it.
    """
    other = another_person(face, partners, chance)
    x, y, covered = warp_between(other.points, mesh_of(face))
    mask = np.minimum(region_mask(face.points, REGIONS[name], chance), covered)
    beyond = within_picture(other.pixels)
    if beyond is not None:
        mask = mask * cv2.remap(beyond, x, y, cv2.INTER_NEAREST)
    made = blended(face.pixels, read_at(other.pixels, x, y), mask, chance)
    return Fake(*made, "part", f"{name}_bent")


ALONE: Mapping[str, Maker] = {
    **{f"{name}_bent": partial(part_bent, name) for name in PARTS},
    "mouth_of_another_time": partial(part_swapped_time, part="mouth"),
    "eyes_of_another_time": partial(part_swapped_time, part="band"),
}

OF_PART: Mapping[str, int] = {way: 1 + PARTS.index(way.partition("_")[0]) for way in ALONE}
"""The number of the part that each way forges, as tokens have it."""
