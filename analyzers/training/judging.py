"""What a trained network is worth: faces it never saw, every condition alike for both classes.

Authentic faces are those of persons kept back and of sources left out. What is set against them
is, for `blending`, forgeries made of those very faces by every way there is, learned from or
not; for `synthesis`, the manifest's altered files that were kept back or left out. Everything
is saved again as JPEG before it is judged.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from analyzers.training.batches import Partners, face_image
from analyzers.training.degradation import saved_as_jpeg
from analyzers.training.faces import Example, FaceShelf
from analyzers.training.fakes.face import FaceImage, Maker
from analyzers.training.opencv import cv2
from analyzers.training.recipe import Recipe
from analyzers.training.splits import Sides, unit
from workbench.errors import CannotForge
from workbench.evaluation.overlap import Overlap, overlap
from workbench.model import Pixels

__all__ = [
    "CLEAN",
    "CONDITIONS",
    "JPEG_BEFORE",
    "WHOLE",
    "Case",
    "Extent",
    "Judged",
    "as_judged",
    "cases",
    "grouped",
    "judged",
    "saved",
    "sharpness",
    "told_of_case",
]

Floats = NDArray[np.float32]
Network = Callable[[Pixels], tuple[Floats, Floats | None]]

AT_ONCE = 16  # faces handed to the network
FORGED_AGAIN = 8  # draws at most by which a way of forging is tried on a face
HALF = 0.5  # of a pixel comes from elsewhere: then it counts as altered
QUALITY = 90  # of the JPEG that every face is saved as


def _half(face: Pixels) -> Pixels:
    small = cv2.resize(face, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, face.shape[1::-1], interpolation=cv2.INTER_CUBIC))


def _noise(face: Pixels) -> Pixels:
    grain = np.random.default_rng(0).standard_normal(face.shape) * 4
    return np.clip(face + grain, 0, 255).astype(np.uint8)


CLEAN = f"saved as JPEG {QUALITY}"
JPEG_BEFORE = {f"JPEG {quality} before": quality for quality in (70, 50, 30)}
CONDITIONS: Mapping[str, Callable[[Pixels], Pixels]] = {
    CLEAN: lambda face: face,
    **{name: partial(saved_as_jpeg, quality=q) for name, q in JPEG_BEFORE.items()},
    "reduced to half before": _half,
    "blurred by 1 pixel before": lambda face: cv2.GaussianBlur(face, (0, 0), 1.0),
    "noise of 4 levels before": _noise,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How much is judged: faces of a source or generator, how many of a source are forged."""

    faces: int = 120
    forged: int = 40
    conditions: tuple[str, ...] = tuple(CONDITIONS)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """One face to be judged. `made` is what it was made by, empty for an authentic one."""

    index: int
    example: Example
    made: str
    family: str
    side: str
    pixels: Pixels
    mask: Floats | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A case's score under one condition, with what might explain the score away.

    `sharpness` is of the picture that the network was given: the mean size of its Laplacian.
    `moving` says that it is a frame of a video. `overlap` is of the network's map with the
    mask, None where there is no map or no mask is known; of authentic faces the mask is empty.
    """

    path: str
    frame: int
    source: str
    unit: str
    made: str
    family: str
    side: str
    condition: str
    score: float
    sharpness: float
    outside: float
    width: float
    moving: bool = False
    overlap: Overlap | None = None


WHOLE = Extent()


def cases(
    shelf: FaceShelf,
    sides: Sides,
    recipe: Recipe,
    makers: Mapping[str, Maker],
    *,
    validated: bool = False,
    extent: Extent = WHOLE,
) -> Iterator[Case]:
    """Yield what is judged, or with `validated` the faces by which an operating point is set.

    The same recipe gives the same cases.
    """
    chance = np.random.default_rng([recipe.seed, 1])
    forging = makers if recipe.task == "blending" else {}
    for side in ("validated",) if validated else ("kept_back", "left_out"):
        chosen = _chosen(shelf.examples, getattr(sides, side), chance, extent.faces)
        others = Partners(shelf, chance.permutation(_authentic(shelf, chosen)))
        forged: Counter[str] = Counter()
        for index in chance.permutation(chosen).tolist():
            case = _as_found(shelf, index, side)
            yield case
            forged[case.example.source] += not case.example.altered
            if not case.example.altered and forged[case.example.source] <= extent.forged:
                yield from _forged(case, face_image(shelf, index), others, forging, recipe.seed)


def _chosen(
    examples: Sequence[Example],
    indices: NDArray[np.int64],
    chance: np.random.Generator,
    most: int,
) -> NDArray[np.int64]:
    """Return at most so many of every source and generator, in the order of the shelf."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index in chance.permutation(indices).tolist():
        group = groups.setdefault((examples[index].source, examples[index].generator), [])
        if len(group) < most:
            group.append(index)
    return np.array(sorted(index for group in groups.values() for index in group), np.int64)


def _authentic(shelf: FaceShelf, indices: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.array([i for i in indices.tolist() if not shelf.examples[i].altered], np.int64)


def _as_found(shelf: FaceShelf, index: int, side: str) -> Case:
    example = shelf.examples[index]
    return Case(
        index=index,
        example=example,
        made=(example.generator or example.source) if example.altered else "",
        family=example.family if example.altered else "",
        side=side,
        pixels=np.array(shelf.crops[index]),
        mask=None,
    )


def _forged(
    case: Case, face: FaceImage, others: Partners, makers: Mapping[str, Maker], seed: int
) -> Iterator[Case]:
    """Yield what every way of forging makes of an authentic face, where it suits it."""
    for name, maker in makers.items():
        chance = np.random.default_rng([seed, 2, case.index, *name.encode()])
        for _ in range(FORGED_AGAIN):
            try:
                fake = maker(face, others, chance)
            except CannotForge:
                continue
            if fake.original is not None:  # which is not the face that it would be set against
                continue
            yield replace(
                case, made=name, family=fake.family, pixels=fake.pixels, mask=fake.mask
            )
            break


def judged(
    network: Network, given: Iterator[Case], conditions: Sequence[str] = WHOLE.conditions
) -> Iterator[Judged]:
    """Yield a score for every case under every condition."""
    for group in grouped(given):
        for condition in conditions:
            faces = np.stack([saved(CONDITIONS[condition](case.pixels)) for case in group])
            scores, maps = network(faces)
            for at, case in enumerate(group):
                drawn = None if maps is None else maps[at]
                yield told_of_case(case, condition, faces[at], float(scores[at]), drawn)


saved = partial(saved_as_jpeg, quality=QUALITY)


def grouped(given: Iterator[Case]) -> Iterator[list[Case]]:
    """Yield cases so many at once as are handed to a network."""
    group: list[Case] = []
    for case in given:
        group.append(case)
        if len(group) == AT_ONCE:
            yield group
            group = []
    if group:
        yield group


def told_of_case(
    case: Case, condition: str, face: Pixels, score: float, drawn: Floats | None
) -> Judged:
    """Return what is known of a case, of which the network was given `face` (256, 256, 3)."""
    return as_judged(case, condition, sharpness(face), score, drawn)


def as_judged(
    case: Case, condition: str, sharp: float, score: float, drawn: Floats | None
) -> Judged:
    """Return what is known of a case, of which the network was given a face so sharp."""
    example = case.example
    return Judged(
        path=example.path,
        frame=example.frame,
        source=example.source,
        unit=unit(example),
        made=case.made,
        family=case.family,
        side=case.side,
        condition=condition,
        score=score,
        sharpness=sharp,
        outside=example.outside,
        width=example.width,
        moving=example.video,
        overlap=None if drawn is None else _overlap(case, drawn),
    )


def sharpness(face: Pixels) -> float:
    """Return the mean size of the Laplacian of a face's green (h, w, 3)."""
    return float(np.abs(ndimage.laplace(face[..., 1].astype(np.float32))).mean())


def _overlap(case: Case, drawn: Floats) -> Overlap | None:
    """Return how a map (h, w) of 0 … 1 lies over what was changed, None if that is unknown."""
    if case.made and case.mask is None:
        return None
    levels = np.rint(drawn * 255).astype(np.uint8)
    true = np.zeros(drawn.shape, np.bool_)
    if case.mask is not None:
        size = drawn.shape[::-1]
        true = cv2.resize(case.mask, size, interpolation=cv2.INTER_AREA) > HALF
    return overlap(levels, np.ones(drawn.shape, np.bool_), true)
