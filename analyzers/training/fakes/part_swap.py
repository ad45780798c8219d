"""One part of a face from elsewhere: from another time of a video, or from another person.

The part-wise forgeries of METHODS' generator zoo: what a dubbed mouth or exchanged eyes leave
is a small region that does not belong, in a face that is otherwise authentic. Face X-ray (Li et
al., CVPR 2020) names partial manipulation as what its hulls should cover. Between two times of
one video the person, the light and the compression are the same, so that only the seam and the
expression give it away.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.alignment import ALIGNED_SIZE, similarity_onto
from analyzers.training.fakes.appearance import other_detail
from analyzers.training.fakes.colour_transfer import shifted
from analyzers.training.fakes.face import FaceImage, Fake, mesh_of, pasted, within_picture
from analyzers.training.fakes.hulls import LIPS, NOSE, REGIONS, region_mask
from analyzers.training.fakes.partners import another_person, another_time
from analyzers.training.fakes.softening import bent, softened
from analyzers.training.opencv import cv2
from workbench.errors import CannotForge
from workbench.model import Pixels

__all__ = ["part_swapped_person", "part_swapped_time"]

Floats = NDArray[np.float32]

FAMILY = "part"
FITTED_BY: Mapping[str, Sequence[int]] = {
    "mouth": LIPS,
    "nose": NOSE,
    "eyes": REGIONS["band"][0],
    "band": REGIONS["band"][0],
    "lower": (*LIPS, *NOSE),
}
"""The parts that are taken, and the mesh points by which the taken one is laid on."""

LEAST = 60.0  # pixels that a part covers at least
REDETAILED = 0.3  # how often
HALF = 0.5  # OpenCV counts from pixels' middles, the mesh from their edges
READ_BY = (cv2.INTER_LINEAR, cv2.INTER_CUBIC)


def part_swapped_time(
    face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator, part: str = ""
) -> Fake:
    """Return the face with a part from another time of its video, by chance or the one named.

    Raises CannotForge where there is no mesh or no partner of the same video.
    """
    other = another_time(face, partners, chance)
    return Fake(*_exchanged(face, other, chance, part), FAMILY, "part_swap_time")


def part_swapped_person(
    face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator, part: str = ""
) -> Fake:
    """Return the face with a part of another person's, in this one's mean colour.

    Raises CannotForge where there is no mesh, or no other face lies like it.
    """
    other = another_person(face, partners, chance)
    made = _exchanged(face, other, chance, part, recolour=True)
    return Fake(*made, FAMILY, "part_swap_person")


def _exchanged(
    face: FaceImage,
    other: FaceImage,
    chance: np.random.Generator,
    part: str,
    *,
    recolour: bool = False,
) -> tuple[Pixels, Floats]:
    name = part or str(chance.choice(list(FITTED_BY)))
    mask = bent(region_mask(mesh_of(face), name, chance), 0.4, chance)
    source, seen = _laid_on(other, face, FITTED_BY[name], chance)
    within = within_picture(face.pixels)
    within = seen if within is None else within * seen
    mask = softened(mask * within, chance) * within
    if float(mask.sum()) < LEAST:
        raise CannotForge("The part lies beyond the picture's edge.")
    if recolour:
        source = shifted(source, face.pixels, mask)
    if chance.random() < REDETAILED:
        source = other_detail(source, chance)
    return pasted(source, face.pixels, mask), mask


def _laid_on(
    other: FaceImage, face: FaceImage, fitted_by: Sequence[int], chance: np.random.Generator
) -> tuple[Pixels, Floats]:
    """Return the other picture, turned, scaled and moved so that its part lies on this one's.

    And 1 where it then shows something (256, 256).
    """
    points = list(fitted_by)
    matrix = similarity_onto(other.points[points] - HALF, face.points[points] - HALF)
    size, by = (ALIGNED_SIZE, ALIGNED_SIZE), READ_BY[int(chance.integers(len(READ_BY)))]
    source = cv2.warpAffine(other.pixels, matrix, size, flags=by)
    shown = within_picture(other.pixels)
    if shown is None:
        shown = np.ones(size, np.float32)
    seen = np.floor(cv2.warpAffine(shown, matrix, size))
    return np.asarray(source, np.uint8), np.asarray(seen, np.float32)
