"""The evidence card of a face: each part as it is, as the rest explains it, and what differs.

All parts are drawn on one scale, so that one can be held against another, and twice as large as
the network is given them.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from analyzers.faces.alignment import ALIGNED_SIZE
from analyzers.faces.placement import area_box, placed
from analyzers.parts.explained import NAMES, Explained
from analyzers.parts.seen import CROP, LEFT, PARTS, SIDE, TOP
from analyzers.parts.wording import caption, meaning
from workbench.model import (
    Box,
    CaptionedPicture,
    Grid,
    Illustration,
    LocalizationMap,
    Pixels,
)

__all__ = ["FULL", "MAP_MEANING", "card", "difference", "residual_map"]

Floats = NDArray[np.float32]

FULL = 64.0  # levels of difference that are drawn white
LARGER = 2  # times, without seams between what were pixels
MARGIN = 5  # pixels of the face around a part
GAP = 4  # pixels between pictures of one face
BETWEEN = 24  # grey level of the gap
TINTS = {"eyes": (70, 150, 240), "nose": (240, 170, 40), "mouth": (60, 190, 120)}
COLOURS = {"eyes": "blue", "nose": "yellow", "mouth": "green"}
TINTED = 0.45  # part of a tint in a tinted pixel
STEP = CROP / SIDE  # pixels of the aligned face to one of those drawn
CARD_NAME = "parts of the face"
MAP_NAME = "what the rest does not explain"
MAP_MEANING = (
    "Bright: here a part of the face differs from what the network fills in from the rest of "
    "it; edges, glasses, hair, teeth and strong light differ as well, so bright does not mean "
    "altered. The score does not rest on this difference."
)
WHOLE = (
    "The whole face: as it is; every part as the rest explains it; below, the difference and "
    "the parts"
)


def card(face: Explained, size: tuple[int, int]) -> Illustration:
    """Return the pictures of a face's parts, the most unlike first, and of the whole face.

    `size` is width and height of the upright frame.
    """
    return Illustration(
        frame=face.frame,
        pts=face.pts,
        name=CARD_NAME,
        pictures=(*_of_parts(face, size), _of_whole(face)),
        meaning=meaning(face, FULL),
        track_id=face.track,
    )


def residual_map(face: Explained, size: tuple[int, int]) -> LocalizationMap | None:
    """Return where the face differs from what its parts explain, None outside of the frame."""
    found = placed(_over_the_aligned(difference(face) / FULL), face.points, size)
    if found is None:
        return None
    return LocalizationMap(
        frame=face.frame,
        pts=face.pts,
        name=MAP_NAME,
        box=found[0],
        values=found[1],
        meaning=MAP_MEANING,
        grid=Grid.UPRIGHT,
        track_id=face.track,
    )


def _over_the_aligned(drawn: Floats) -> Floats:
    """Return values (112, 112) where they lie on the aligned face, in cells of 2 pixels."""
    thrice = drawn.repeat(3, axis=0).repeat(3, axis=1)
    cells = thrice.reshape(CROP // 2, 4, CROP // 2, 4).mean(axis=(1, 3))
    around = [(edge // 2, (ALIGNED_SIZE - CROP - edge) // 2) for edge in (TOP, LEFT)]
    return np.asarray(np.pad(cells, around), np.float32)


def difference(face: Explained) -> Floats:
    """Return by how many levels (112, 112) the parts differ from what the rest explains.

    The mean over the colours; 0 where no part is.
    """
    levels = face.pixels.astype(np.float32) - _explained(face)
    return np.asarray(np.abs(levels).mean(axis=2), np.float32)


def _explained(face: Explained) -> Pixels:
    """Return the face with every part as the rest explains it."""
    shown = face.pixels
    for number, restored in enumerate(face.recovered, 1):
        shown = np.where((face.parts == number)[..., None], restored, shown)
    return shown


def _of_parts(face: Explained, size: tuple[int, int]) -> Iterator[CaptionedPicture]:
    differs = _grey(difference(face))
    across = _ends(np.any(face.parts > 0, axis=0))  # one width, so that all have one scale
    for part in face.by_rank:
        number = PARTS.index(part) + 1
        own = face.parts == number
        down = _ends(np.any(own, axis=1))
        rows = (
            face.pixels,
            face.recovered[number - 1],
            np.where(own[..., None], differs, np.uint8(0)),
        )
        yield CaptionedPicture(
            caption=caption(face, part),
            pixels=_stacked([_larger(one[down, across]) for one in rows], axis=0),
            box=_box(down, across, face, size),
            grid=Grid.UPRIGHT,
        )


def _of_whole(face: Explained) -> CaptionedPicture:
    above = _stacked([face.pixels, _explained(face)], axis=1)
    below = _stacked([_grey(difference(face)), _tinted(face)], axis=1)
    named = ", ".join(f"{COLOURS[part]} {NAMES[part]}" for part in PARTS)
    return CaptionedPicture(
        caption=f"{WHOLE} ({named})", pixels=_stacked([above, below], axis=0)
    )


def _tinted(face: Explained) -> Pixels:
    """Return the face with each part in a colour of its own."""
    drawn = face.pixels.astype(np.float32)
    for number, part in enumerate(PARTS, 1):
        own = face.parts == number
        drawn[own] += TINTED * (np.array(TINTS[part], np.float32) - drawn[own])
    return drawn.astype(np.uint8)


def _ends(shown: NDArray[np.bool_]) -> slice:
    """Return from the first to the last place that is shown, with a margin; all if none is."""
    places = np.flatnonzero(shown)
    if not places.size:
        return slice(0, SIDE)
    return slice(max(int(places[0]) - MARGIN, 0), min(int(places[-1]) + 1 + MARGIN, SIDE))


def _larger(pixels: Pixels) -> Pixels:
    """Return a picture (h, w, 3) twice as large, values in between drawn evenly."""
    image = Image.fromarray(np.ascontiguousarray(pixels))
    width, height = (LARGER * side for side in image.size)
    return np.asarray(image.resize((width, height), Image.Resampling.BICUBIC))


def _box(down: slice, across: slice, face: Explained, size: tuple[int, int]) -> Box | None:
    left, right = (LEFT + STEP * edge for edge in (across.start, across.stop))
    top, bottom = (TOP + STEP * edge for edge in (down.start, down.stop))
    return area_box((left, top, right, bottom), face.points, size)


def _grey(levels: Floats) -> Pixels:
    shades = np.clip(levels / FULL, 0, 1) * 255
    return np.repeat(np.rint(shades).astype(np.uint8)[..., None], 3, axis=2)


def _stacked(pictures: list[Pixels], axis: int) -> Pixels:
    """Return pictures below (0) or beside (1) each other with a gap between them."""
    shape = list(pictures[0].shape)
    shape[axis] = GAP
    gap = np.full(shape, BETWEEN, np.uint8)
    parts = [part for one in pictures for part in (one, gap)][:-1]
    return np.concatenate(parts, axis=axis)
