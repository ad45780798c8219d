"""The degradation grid: the same cells for every analyzer and for both labels.

A cell is one loss that pictures meet on their way: JPEG, scaling, blur, noise, H.264. A still
is decoded upright, changed in the worker and saved there to a temporary file: JPEG cells as
JPEG, the others without loss as PNG, all without metadata. Each frame of a video is changed
likewise and the frames are coded again, near-lossless but for the cells of H.264.
"""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from workbench.analyzer import Source
from workbench.evaluation.cells import BLUR, CONTROL, H264, NOISE, QUALITY, SCALE
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.media.recoding import NEAR_LOSSLESS, Timed, coded_h264
from workbench.model import MediaKind, Progress

Change = Callable[[Image.Image, int], Image.Image]  # a picture and its frame's number

SEED = 0  # of the noise; each frame has its own, alike for every medium


def scaled(share: float) -> Change:
    """Return what makes each side of a picture this part of itself, one pixel at least."""

    def scale(picture: Image.Image, _: int) -> Image.Image:
        width, height = (max(int(side * share), 1) for side in picture.size)
        return picture.resize((width, height), Image.Resampling.BICUBIC)

    return scale


def _half_and_back(picture: Image.Image, frame: int) -> Image.Image:
    return scaled(0.5)(picture, frame).resize(picture.size, Image.Resampling.BICUBIC)


def blurred(sigma: float) -> Change:
    """Return what blurs a picture by a Gaussian of `sigma` pixels."""
    return lambda picture, _: picture.filter(ImageFilter.GaussianBlur(sigma))


def _noise(sigma: float) -> Change:
    def add(picture: Image.Image, frame: int) -> Image.Image:
        pixels = np.asarray(picture, np.float32)
        drawn = np.random.default_rng((SEED, frame)).standard_normal(pixels.shape, np.float32)
        return Image.fromarray(np.clip(pixels + sigma * drawn + 0.5, 0, 255).astype(np.uint8))

    return add


def resaved(quality: int) -> Change:
    """Return what saves a picture as JPEG of a quality and reads it again."""

    def save(picture: Image.Image, _: int) -> Image.Image:
        kept = BytesIO()
        picture.save(kept, "JPEG", quality=quality)
        return Image.open(kept).convert("RGB")

    return save


def unchanged(picture: Image.Image, _: int) -> Image.Image:
    """Return a picture as it is: only the saving of it is tried."""
    return picture


CHANGES: Mapping[str, Change] = {
    **dict(zip(SCALE, (scaled(0.5), _half_and_back), strict=True)),
    **{name: blurred(sigma) for name, sigma in BLUR.items()},
    **{name: _noise(sigma) for name, sigma in NOISE.items()},
}
OF_FRAMES: Mapping[str, Change] = {
    **CHANGES,
    **{name: resaved(quality) for name, quality in QUALITY.items()},
    **dict.fromkeys((CONTROL, *H264), unchanged),
}


def degraded(path: Path, cell: str, target: Path) -> Iterator[Progress]:
    """Save a medium as a cell has it; yield how many of its frames are saved.

    Raises UnreadableMedia and its kin where the medium cannot be decoded.
    """
    source = source_of(path)
    if source.kind is MediaKind.VIDEO:
        crf = H264.get(cell, NEAR_LOSSLESS)
        for count in coded_h264(_changed(source, cell), target, crf):
            yield Progress(done=count, total=source.stream.frame_count)
        return
    picture = Image.fromarray(next(frames(source)).rgb)
    if cell in QUALITY:
        picture.save(target, "JPEG", quality=QUALITY[cell])
    else:
        CHANGES[cell](picture, 0).save(target, "PNG", compress_level=1)
    yield Progress(done=1, total=1)


def _changed(source: Source, cell: str) -> Iterator[Timed]:
    """Yield the sound frames of a video as a cell has them, with their times."""
    change = OF_FRAMES[cell]
    for frame in frames(source):
        if frame.sound:
            yield frame.pts, np.asarray(change(Image.fromarray(frame.rgb), frame.index))
