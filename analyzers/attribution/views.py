"""The views of a square crop by which the network of attribution tells makers apart.

Three visual views and a guide, as in the multi-view branch of "Bi-Level Multi-View Deepfake
Attribution" (arXiv 2504.14129): the picture as a whole, the quarter of it with the richest
texture as its pixels are, and where the parts of a face lie. Noise (SRM) and edges (Sobel) are
computed within the network. Training and examination make the views by this function alone,
which saves every crop again as JPEG first: what tells makers apart must outlive that.

The crop of `attribution_face` is the aligned face. That of `attribution_picture` is a square of
a whole picture at three quarters of its size, which undoes the grid of an earlier JPEG that
photographs bear and fresh drawings do not; it shows no parts.
"""

from dataclasses import dataclass
from functools import partial
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from analyzers.quality.mosaics import diversity
from workbench.model import Pixels

__all__ = [
    "INPUTS",
    "NATIVE",
    "PARTS_SIDE",
    "SIDES",
    "WINDOWS",
    "Views",
    "saved",
    "views",
    "windows",
]

SIDES = {"attribution_face": 256, "attribution_picture": 128}  # pixels of a crop, by pack
NATIVE = 171  # pixels of a picture that become a crop
PARTS_SIDE = 32  # cells of the part mask along each side
INPUTS = ("picture", "quarter", "parts")  # the names of the network's inputs
QUALITY = 90  # of the JPEG that every crop is saved as
WINDOWS = 6  # of a whole picture, at most


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """What the network is given of n crops of s pixels, all uint8.

    `picture` (n, s/2, s/2, 3) is the crop at half its size, `quarter` (n, s/2, s/2, 3) the one
    of its four quarters with the richest texture, never resized, and `parts` (n, 32, 32) the
    `FacePart` at the middle of each cell, 0 where nothing is known of parts.
    """

    picture: Pixels
    quarter: Pixels
    parts: Pixels

    @property
    def given(self) -> dict[str, Pixels]:
        """The views by the names of the network's inputs."""
        return dict(zip(INPUTS, (self.picture, self.quarter, self.parts), strict=True))


def views(crops: Pixels, masks: Pixels | None = None) -> Views:
    """Return the views of crops (n, s, s, 3), n > 0, s even, with part masks (n, s, s)."""
    parts = np.zeros((len(crops), PARTS_SIDE, PARTS_SIDE), np.uint8)
    if masks is not None:
        step = crops.shape[1] // PARTS_SIDE
        parts = np.ascontiguousarray(masks[:, step // 2 :: step, step // 2 :: step])
    again = np.stack([saved(crop) for crop in crops])
    return Views(_halved(again), _richest(again), parts)


def saved(crop: Pixels) -> Pixels:
    """Return a crop (h, w, 3) as it is after one JPEG, the same for whatever is examined."""
    kept = BytesIO()
    Image.fromarray(crop).save(kept, "JPEG", quality=QUALITY, subsampling="4:2:0")
    return np.asarray(Image.open(kept).convert("RGB"))


def windows(picture: Pixels) -> Pixels:
    """Return crops (n, 128, 128, 3) of a whole picture (h, w, 3), the richest texture first.

    Each is of 171 native pixels square. At most six, side by side on a grid about the middle;
    none of a picture that is smaller.
    """
    side = SIDES["attribution_picture"]
    if min(picture.shape[:2]) < NATIVE:
        return np.zeros((0, side, side, 3), np.uint8)
    tiles = np.stack(_tiles(picture))
    richest = np.argsort(-diversity(tiles), kind="stable")[:WINDOWS]
    reduce = partial(Image.Image.resize, size=(side, side), resample=Image.Resampling.BILINEAR)
    return np.stack([np.asarray(reduce(Image.fromarray(tiles[at]))) for at in richest])


def _tiles(picture: Pixels) -> list[Pixels]:
    tops, lefts = (
        range((length % NATIVE) // 2, length - NATIVE + 1, NATIVE)
        for length in picture.shape[:2]
    )
    return [picture[y : y + NATIVE, x : x + NATIVE] for y in tops for x in lefts]


def _halved(crops: Pixels) -> Pixels:
    """Return each pixel as the mean of the four that it covers, rounded."""
    wide = crops.astype(np.uint16)
    rows = wide[:, 0::2] + wide[:, 1::2]
    return ((rows[:, :, 0::2] + rows[:, :, 1::2] + 2) // 4).astype(np.uint8)


def _richest(crops: Pixels) -> Pixels:
    """Return of each crop the quarter with the richest texture; the first of equals."""
    half = crops.shape[1] // 2
    quarters = np.stack(
        [
            crops[:, top : top + half, left : left + half]
            for top in (0, half)
            for left in (0, half)
        ]
    )
    richness: NDArray[np.int64] = np.stack([diversity(quarter) for quarter in quarters])
    return np.ascontiguousarray(quarters[richness.argmax(axis=0), np.arange(len(crops))])
