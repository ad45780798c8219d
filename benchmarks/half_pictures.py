"""Photographs of which a part was generated, and twins of them of which none was.

They are made of laboratory media and may not leave the laboratory.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter

from analyzers.illustrations import residual
from analyzers.training.pixels.gating import luma_of
from analyzers.training.recipe import Data
from analyzers.training.splits import parted_by
from analyzers.training.zoo.pictures import kept_back
from benchmarks.pixel_packs import Zoo
from workbench.evaluation.manifest import Entry, read_manifest
from workbench.model import Pixels

PORTRAIT = "faces/authentic/ffhq1024/14.jpg"
GENERATED = "faces/altered/omi_stylegan2_synth/129.jpg"
STRANGER = "faces/authentic/ffhq1024/13.jpg"  # whose photographed face makes the twin
FACE = (0.28, 0.36, 0.72, 0.88)  # left, top, right, bottom: shares of an aligned portrait
REGIONS = {  # of a photograph, in like shares
    "faces/authentic/unsplash_man/man_unsplash_00044.jpg": (0.10, 0.45, 0.65, 0.95),
    "exif/exif-samples/jpg__exif-org__canon-ixus.jpg": (0.45, 0.35, 0.95, 0.90),
}
FEATHER = 6.0  # pixels: standard deviation of the soft edge
WIDEST = 4.0  # pixels: the strongest smoothing of a twin
HALVINGS = 12
SEED, VALIDATION = 1, 0.1  # as the recipes of native pixels have them

Shares = tuple[float, float, float, float]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class HalfPicture:
    """A picture (h, w, 3), its twin, the photograph, and where (h, w) it was altered."""

    name: str
    said: str
    pixels: Pixels
    twin: Pixels
    photograph: Pixels
    mask: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Example:
    """What of a manifest's row says on which side of the training it lies."""

    path: str
    altered: bool
    source: str
    generator: str
    person: str
    width: float = np.inf


def half_pictures(media: Path, zoo: Zoo, through: tuple[str, str]) -> Iterator[HalfPicture]:
    """Yield the pasted face and the two laundered regions; ValueError for what was learned."""
    require_strange(media, (PORTRAIT, STRANGER, GENERATED), autoencoders=False)
    require_strange(media, tuple(REGIONS), autoencoders=True)
    yield _pasted(media)
    for (path, part), name, place in zip(
        REGIONS.items(), through, ("first", "second"), strict=True
    ):
        yield _laundered(pixels_of(media / path), part, zoo, name, place)


def require_strange(media: Path, paths: tuple[str, ...], *, autoencoders: bool) -> None:
    """Raise ValueError where networks, or autoencoders too, may have learned from a picture.

    What the manifest lists as neither authentic nor altered nobody learns from.
    """
    entries = read_manifest(media / "manifest.csv").entries
    sides = parted_by(
        [_example(entry) for entry in entries],
        Data(validation=VALIDATION),
        seed=SEED,
        altered_too=True,
    )
    learned = {entries[at].path for at in sides.learned.tolist()}
    known = {entry.path for entry in entries}
    for path in paths:
        if path in learned or (autoencoders and path in known and not kept_back(path)):
            raise ValueError(f"{path} may have been learned from")


def pixels_of(path: Path) -> Pixels:
    """Return the pixels (H, W, 3) of a picture as they lie in its file."""
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def _example(entry: Entry) -> _Example:
    told = entry.columns
    named = [told.get(name, "") for name in ("source", "generator", "person")]
    return _Example(entry.path, entry.altered, *named)


def _pasted(media: Path) -> HalfPicture:
    photograph = pixels_of(media / PORTRAIT)
    alpha = _soft(photograph, FACE, ellipse=True)
    return HalfPicture(
        "face",
        "a face by StyleGAN2, pasted",
        _mixed(photograph, pixels_of(media / GENERATED), alpha),
        _mixed(photograph, pixels_of(media / STRANGER), alpha),
        photograph,
        alpha > 0.5,  # more of it than of the photograph
    )


def _laundered(
    photograph: Pixels, part: Shares, zoo: Zoo, name: str, place: str
) -> HalfPicture:
    alpha = _soft(photograph, part, ellipse=False)
    drawn = zoo.redrawn(name, photograph)
    smooth = _smoothed(photograph, drawn, alpha > 0.5)
    return HalfPicture(
        place,
        f"a region through {name}",
        _mixed(photograph, drawn, alpha),
        _mixed(photograph, smooth, alpha),
        photograph,
        alpha > 0.5,
    )


def _soft(photograph: Pixels, part: Shares, *, ellipse: bool) -> Floats:
    """Return how much of what is put in each pixel has (h, w)."""
    height, width = photograph.shape[:2]
    image = Image.new("L", (width, height))
    place = [round(s * n) for s, n in zip(part, (width, height) * 2, strict=True)]
    draw = ImageDraw.Draw(image)
    (draw.ellipse if ellipse else draw.rectangle)(place, fill=1)
    return gaussian_filter(np.asarray(image, np.float32), FEATHER)


def _mixed(photograph: Pixels, put: Pixels, alpha: Floats) -> Pixels:
    mixed = photograph + (put.astype(np.float32) - photograph) * alpha[..., None]
    return np.rint(mixed).astype(np.uint8)


def _smoothed(photograph: Pixels, drawn: Pixels, mask: NDArray[np.bool_]) -> Pixels:
    """Return a photograph smoothed until it has no more fine detail than what was drawn."""
    wanted, low, high = _detail(drawn, mask), 0.0, WIDEST
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        enough = _detail(_blurred(photograph, middle), mask) <= wanted
        low, high = (low, middle) if enough else (middle, high)
    return _blurred(photograph, high)


def _blurred(picture: Pixels, sigma: float) -> Pixels:
    blurred = gaussian_filter(picture.astype(np.float32), (sigma, sigma, 0))
    return np.rint(blurred).clip(0, 255).astype(np.uint8)


def _detail(picture: Pixels, mask: NDArray[np.bool_]) -> float:
    return float(np.abs(residual(luma_of(picture)))[mask].mean())
