"""The degradation grid: the same cells for every analyzer and for both labels.

A cell is one loss that pictures meet on their way: JPEG, scaling, blur, noise. The picture is
decoded upright, changed in the worker and saved there to a temporary file: JPEG cells as JPEG,
the others without loss as PNG, all without metadata. Videos have no cells yet.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from workbench.analyzer import Source
from workbench.evaluation.cells import BLUR, NOISE, QUALITY, SCALE
from workbench.media.decoding import frames
from workbench.media.probe import probe
from workbench.model import Measurement

Change = Callable[[Image.Image], Image.Image]

SEED = 0  # of the noise, alike for every picture


def _half(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    return picture.resize((max(width // 2, 1), max(height // 2, 1)), Image.Resampling.BICUBIC)


def _half_and_back(picture: Image.Image) -> Image.Image:
    return _half(picture).resize(picture.size, Image.Resampling.BICUBIC)


def _blur(sigma: float) -> Change:
    return lambda picture: picture.filter(ImageFilter.GaussianBlur(sigma))


def _noise(sigma: float) -> Change:
    def add(picture: Image.Image) -> Image.Image:
        pixels = np.asarray(picture, np.float32)
        drawn = np.random.default_rng(SEED).standard_normal(pixels.shape, np.float32)
        return Image.fromarray(np.clip(pixels + sigma * drawn + 0.5, 0, 255).astype(np.uint8))

    return add


CHANGES: Mapping[str, Change] = {
    **dict(zip(SCALE, (_half, _half_and_back), strict=True)),
    **{name: _blur(sigma) for name, sigma in BLUR.items()},
    **{name: _noise(sigma) for name, sigma in NOISE.items()},
}


def degraded(path: Path, cell: str, target: Path) -> Iterator[Measurement]:
    """Save a still picture as a cell has it; yield the bytes that it takes.

    Raises UnreadableMedia and its kin where the picture cannot be decoded.
    """
    found = probe(path)
    size = path.stat().st_size
    source = Source(path=path, sha256="", size_bytes=size, kind=found.kind, stream=found.stream)
    picture = Image.fromarray(next(frames(source)).rgb)
    if cell in QUALITY:
        picture.save(target, "JPEG", quality=QUALITY[cell])
    else:
        CHANGES[cell](picture).save(target, "PNG", compress_level=1)
    yield Measurement(name="bytes", value=float(target.stat().st_size))
