"""Read a still picture with Pillow, within our limits, also when it is damaged."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import ExifTags, Image, ImageFile

from workbench.analyzer import Samples
from workbench.errors import MediaTooLarge, UnreadableMedia
from workbench.media.colour import coded_samples, display_rgb
from workbench.media.limits import STILL_PIXELS, check_still
from workbench.media.orientation import upright
from workbench.model import Pixels

# What Pillow's readers raise on hostile bytes; none of them is a fault of ours.
PILLOW_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    MemoryError,
    RuntimeError,
    AssertionError,
    struct.error,
    zlib.error,
)
_PLUGINS = {"JPEG": ("JPEG", "MPO"), "AVIF": ("AVIF",), "WebP": ("WEBP",)}


@dataclass(frozen=True, slots=True, eq=False)
class StillPicture:
    """A decoded still: its pixels as decoded, its orientation code and what was noticed."""

    image: Image.Image
    orientation: int
    remarks: tuple[str, ...] = ()

    def rgb(self) -> Pixels:
        """Return upright 8-bit sRGB (H, W, 3), by the embedded ICC profile if it is sound.

        What is transparent is laid over mid grey (128).
        """
        return np.ascontiguousarray(upright(display_rgb(self.image), self.orientation))

    def coded(self) -> Samples:
        """Return samples as decoded, before orientation and ICC: (H, W) grey or (H, W, 3).

        16-bit grey stays 16-bit; palettes and CMYK become RGB; transparency is dropped.
        """
        return coded_samples(self.image)


def read_still(path: Path, name: str) -> StillPicture:
    """Decode the first picture of a file of format `name`.

    A file that ends early or holds damage is decoded as far as it goes, with a remark.
    Raises MediaTooLarge before decoding, UnreadableMedia with the decoder's sentence.
    """
    with pillow_limits() as noticed:
        try:
            return _decoded(path, name, noticed, tolerant=False)
        except PILLOW_ERRORS as error:
            sentence = _sentence(error)
        try:
            ImageFile.LOAD_TRUNCATED_IMAGES = True
            still = _decoded(path, name, noticed, tolerant=True)
        except PILLOW_ERRORS as error:
            raise UnreadableMedia(
                f"The {name} picture cannot be decoded: {sentence}"
            ) from error
    if _is_blank(still.image):
        raise UnreadableMedia(f"No part of the {name} picture can be decoded: {sentence}")
    remark = f"The file is damaged and was decoded as far as possible: {sentence}"
    return StillPicture(still.image, still.orientation, (*still.remarks, remark))


@contextmanager
def pillow_limits() -> Iterator[list[warnings.WarningMessage]]:
    """Replace Pillow's size limit by ours and collect its warnings; not for threads.

    Raises MediaTooLarge for what Pillow finds to be beyond the limit.
    """
    before = Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES
    Image.MAX_IMAGE_PIXELS = STILL_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings(record=True) as noticed:
            warnings.simplefilter("always")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield noticed
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise MediaTooLarge(_sentence(error)) from error
    finally:
        Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = before


def open_image(path: Path, name: str) -> Image.Image:
    """Open a picture by the reader of its format alone, its size checked, not yet decoded."""
    if name == "HEIC":
        return _open_heic(path)
    image = Image.open(path, formats=_PLUGINS.get(name, (name.upper(),)))
    check_still(*image.size)
    return image


def _open_heic(path: Path) -> Image.Image:
    """Open the primary picture of a HEIC file; its own rotation is applied by the decoder."""
    heif = pillow_heif.open_heif(path, convert_hdr_to_8bit=True)
    primary = heif[heif.primary_index]
    check_still(*primary.size)
    image: Image.Image = primary.to_pillow()
    return image


def _decoded(
    path: Path, name: str, noticed: list[warnings.WarningMessage], *, tolerant: bool
) -> StillPicture:
    with open_image(path, name) as image:
        image.load()
        code = 1 if name == "HEIC" else exif_orientation(image)
        remarks = tuple(dict.fromkeys(str(warning.message) for warning in noticed))
        return StillPicture(image.copy(), code, remarks)


def exif_orientation(image: Image.Image) -> int:
    """Return the EXIF orientation code, 1 when it is missing, damaged or out of range."""
    try:
        code = image.getexif().get(ExifTags.Base.Orientation, 1)
    except PILLOW_ERRORS:
        return 1
    return code if isinstance(code, int) and code in range(1, 9) else 1


def _is_blank(image: Image.Image) -> bool:
    """Return whether nothing was decoded: every band holds one value."""
    ranges = image.getextrema()
    bands = ranges if isinstance(ranges[0], tuple) else (ranges,)
    return all(low == high for low, high in bands)


def _sentence(error: BaseException) -> str:
    return (str(error) or type(error).__name__).rstrip(".") + "."
