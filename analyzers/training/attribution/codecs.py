"""The codecs that works go through before they are learned from, or judged.

Who made a picture is not told by what saved it. So every maker's works go through the same
codecs, and some codecs are kept from a training, to see what it makes of them.
"""

from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO

import numpy as np
from PIL import Image

from workbench.model import Pixels

__all__ = ["CODECS", "JUDGED", "UNCODED", "coded"]

UNCODED = "as found"
MODERATE = 75  # of the qualities by which is judged
SMALLEST, LARGEST = 5, 30  # times by which JPEG 2000 is made smaller, from best to worst
FASTEST = 10  # of AVIF's speeds


def _saved(pixels: Pixels, kind: str, **settings: object) -> Pixels:
    kept = BytesIO()
    Image.fromarray(pixels).save(kept, kind, **settings)
    return np.asarray(Image.open(kept).convert("RGB"))


def _jpeg(pixels: Pixels, quality: int) -> Pixels:
    return _saved(pixels, "JPEG", quality=quality)


def _webp(pixels: Pixels, quality: int) -> Pixels:
    return _saved(pixels, "WEBP", quality=quality, method=2)


def _avif(pixels: Pixels, quality: int) -> Pixels:
    return _saved(pixels, "AVIF", quality=quality, speed=FASTEST, max_threads=1)


def _jpeg2000(pixels: Pixels, quality: int) -> Pixels:
    """Save by wavelets, made smaller by a factor that a quality of 0 … 100 stands for."""
    smaller = SMALLEST + (LARGEST - SMALLEST) * (100 - quality) / 100
    return _saved(
        pixels, "JPEG2000", quality_mode="rates", quality_layers=[smaller], irreversible=True
    )


CODECS: Mapping[str, Callable[[Pixels, int], Pixels]] = {
    "jpeg": _jpeg,
    "webp": _webp,
    "jpeg2000": _jpeg2000,
    "avif": _avif,
}


def coded(pixels: Pixels, codec: str, quality: int) -> Pixels:
    """Return a picture (h, w, 3) after one saving, or as it is where the codec is `UNCODED`."""
    return pixels if codec == UNCODED else CODECS[codec](pixels, quality)


JUDGED: Mapping[str, Callable[[Pixels], Pixels]] = {
    UNCODED: lambda pixels: pixels,
    **{name: partial(coded, codec=name, quality=MODERATE) for name in CODECS},
}
"""What works go through when they are judged, by the name of the condition."""
