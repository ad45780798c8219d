"""Read a still picture with Pillow, within our limits, also when it is damaged."""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from workbench.analyzer import Samples
from workbench.errors import UnreadableMedia
from workbench.media.colour import coded_samples, display_rgb
from workbench.media.deep import deep_samples
from workbench.media.guards import (
    PILLOW_ERRORS,
    captured_messages,
    check_jpeg,
    pillow_limits,
)
from workbench.media.limits import check_still
from workbench.media.orientation import upright
from workbench.media.quantisers import luma_step
from workbench.media.still_structure import stated_depth
from workbench.media.tiff_pages import count_pages
from workbench.model import Box, Pixels

_TELLING_SHARE = 0.02
_PLUGINS = {  # naming them loads them, so that no other plug-in is ever asked
    "JPEG": (JpegImagePlugin.JpegImageFile.format,),  # opens MPO as well
    "PNG": (PngImagePlugin.PngImageFile.format,),
    "WebP": (WebPImagePlugin.WebPImageFile.format,),
    "AVIF": (AvifImagePlugin.AvifImageFile.format,),
    "TIFF": (TiffImagePlugin.TiffImageFile.format,),
    "BMP": (BmpImagePlugin.BmpImageFile.format,),
    "GIF": (GifImagePlugin.GifImageFile.format,),
}


@dataclass(frozen=True, slots=True, eq=False)
class StillPicture:
    """A decoded still: its pixels as decoded, its orientation code and what was noticed."""

    image: Image.Image
    orientation: int
    remarks: tuple[str, ...] = ()
    pictures: int = 1  # that the file holds
    deep: NDArray[np.uint16] | None = None  # colour samples of more than 8 bits
    luma_step: float | None = None  # mean of a JPEG's quantisation table

    def rgb(self) -> Pixels:
        """Return upright 8-bit sRGB (H, W, 3), by the embedded ICC profile if it is sound.

        What is transparent is laid over mid grey (128).
        """
        return np.ascontiguousarray(upright(display_rgb(self.image), self.orientation))

    def coded(self) -> Samples:
        """Return samples as decoded, before orientation and ICC: (H, W) grey or (H, W, 3).

        More than 8 bits stay so, stretched over 16; palettes and CMYK become RGB;
        transparency is dropped.
        """
        return coded_samples(self.image) if self.deep is None else self.deep

    def quantiser(self, box: Box) -> float | None:  # one table for all
        """Return the mean luma step of a JPEG, None of other formats."""
        return self.luma_step


def read_still(path: Path, name: str) -> StillPicture:
    """Decode the first picture of a file of format `name`.

    A file that ends early or holds damage is decoded as far as it goes, with a remark.
    Raises MediaTooLarge before decoding, UnsupportedMedia for a coding that is not read,
    UnreadableMedia with the decoder's sentence.
    """
    if name == "JPEG":
        check_jpeg(path)
    with pillow_limits() as noticed, captured_messages(name) as messages:
        try:
            return _decoded(path, name, noticed, messages)
        except PILLOW_ERRORS as error:
            sentence = _sentence(error, messages())
        still = _as_far_as_possible(path, name, sentence)
    remark = f"The file is damaged and was decoded as far as possible: {sentence}"
    return replace(still, remarks=(remark, *_missing(still.image)))


def _as_far_as_possible(path: Path, name: str, sentence: str) -> StillPicture:
    """Decode what can be; raise UnreadableMedia with the first `sentence` if nothing can."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True  # until the limits around us end
    try:
        still = _decoded(path, name, [], list)
    except PILLOW_ERRORS as error:
        raise UnreadableMedia(f"The {name} picture cannot be decoded: {sentence}") from error
    if _plain_rows(still.image) == still.image.height:
        raise UnreadableMedia(f"No part of the {name} picture can be decoded: {sentence}")
    return still


def _missing(image: Image.Image) -> Iterator[str]:
    """Yield a remark on rows that a decoder fills with one colour as bytes are missing."""
    share = _plain_rows(image) / image.height
    if share > _TELLING_SHARE:
        yield f"The lowest {share:.0%} of its stored rows are of one colour, as if missing."


def _plain_rows(image: Image.Image) -> int:
    """Return how many of the last rows hold nothing but the colour of the last pixel."""
    samples = coded_samples(image)
    differs = samples != samples[-1, -1]
    rows = np.flatnonzero(differs.reshape(len(samples), -1).any(axis=1))
    return len(samples) - (int(rows[-1]) + 1 if rows.size else 0)


def open_image(path: Path, name: str) -> Image.Image:
    """Open a picture by the reader of its format alone, its size checked, not yet decoded."""
    if name == "HEIC":
        return _open_heic(path)
    image = Image.open(path, formats=_PLUGINS[name])
    check_still(*image.size)
    return image


def _open_heic(path: Path) -> Image.Image:
    """Open the primary picture of a HEIC file; its own rotation is applied by the decoder."""
    heif = pillow_heif.open_heif(path, convert_hdr_to_8bit=True)
    primary = heif[heif.primary_index]
    check_still(*primary.size)
    image: Image.Image = primary.to_pillow()
    image.info["pictures"] = len(heif)
    return image


def _decoded(
    path: Path,
    name: str,
    noticed: list[warnings.WarningMessage],
    messages: Callable[[], list[str]],
) -> StillPicture:
    with open_image(path, name) as image:
        image.load()
        code = 1 if name == "HEIC" else exif_orientation(image)
        said = dict.fromkeys([*(str(warning.message) for warning in noticed), *messages()])
        remarks = tuple(f"The decoder says: {words.rstrip('.')}." for words in said)
        pictures = _count(path, name, image)
        deep = deep_samples(path, name, image, stated_depth(path, name))
        return StillPicture(image.copy(), code, remarks, pictures, deep, luma_step(image))


def _count(path: Path, name: str, image: Image.Image) -> int:
    """Return how many pictures a collection holds; an animation is counted elsewhere."""
    if name == "TIFF":
        return count_pages(path)
    stated = getattr(image, "n_frames", 1) if name == "JPEG" else image.info.get("pictures", 1)
    return stated if isinstance(stated, int) else 1


def exif_orientation(image: Image.Image) -> int:
    """Return the EXIF orientation code, 1 when it is missing, damaged or out of range."""
    try:
        code = image.getexif().get(ExifTags.Base.Orientation, 1)
    except PILLOW_ERRORS:
        return 1
    return code if isinstance(code, int) and code in range(1, 9) else 1


def _sentence(error: BaseException, messages: list[str]) -> str:
    """Return the most telling words of a decoder; Pillow's own may name the path."""
    if messages:
        return messages[0].rstrip(".") + "."
    if isinstance(error, UnidentifiedImageError):
        return "its header cannot be read."
    return (str(error) or type(error).__name__).rstrip(".") + "."
