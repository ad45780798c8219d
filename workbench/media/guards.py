"""What stands between Pillow's readers and hostile bytes: limits, silence, known errors."""

import os
import struct
import tempfile
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from PIL import Image, ImageFile

from workbench.errors import MediaTooLarge, UnreadableMedia, UnsupportedMedia
from workbench.media.jpeg_segments import read_jpeg_structure
from workbench.media.limits import SCANNED_PIXELS, STILL_PIXELS

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
_JPEG_BITS = 8
_STANDARD_ERROR = 2
_MOST_SAID, _MOST_LINES = 1 << 18, 5
_UNTELLING = "TIFFFetchNormalTag"  # about unknown tags, hundreds at a time


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
        raise MediaTooLarge(
            f"The header announces more than {STILL_PIXELS / 1e6:.0f} megapixels."
        ) from error
    finally:
        Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = before


@contextmanager
def captured_messages(name: str) -> Iterator[Callable[[], list[str]]]:
    """Catch what libtiff prints to the standard error stream; yield a reader of its lines."""
    if name != "TIFF":
        yield list
        return
    with tempfile.TemporaryFile() as caught:
        before = os.dup(_STANDARD_ERROR)
        os.dup2(caught.fileno(), _STANDARD_ERROR)
        try:
            yield lambda: _lines(caught)
        finally:
            os.dup2(before, _STANDARD_ERROR)
            os.close(before)


def check_jpeg(path: Path) -> None:
    """Refuse a JPEG that is sound but of a kind no decoder here reads, or made to cost hours.

    Raises UnsupportedMedia for depths other than 8 bits, UnreadableMedia when there is no
    picture header, MediaTooLarge for a picture in very many scans.
    """
    found = read_jpeg_structure(path)
    header = found.header
    if header is None:
        raise UnreadableMedia("The JPEG holds no picture header.")
    if header.bits != _JPEG_BITS:
        raise UnsupportedMedia(
            f"This JPEG ({header.process}) has {header.bits} bits per sample; 8 are read."
        )
    if header.width * header.height * found.scans > SCANNED_PIXELS:
        raise MediaTooLarge(
            f"The JPEG codes {header.width} x {header.height} pixels in {found.scans} scans."
        )


def _lines(caught: IO[bytes]) -> list[str]:
    caught.seek(0)
    lines = caught.read(_MOST_SAID).decode("utf-8", "replace").splitlines()
    caught.seek(0, os.SEEK_END)
    telling = (line for line in lines if not line.startswith(_UNTELLING))
    return list(dict.fromkeys(telling))[:_MOST_LINES]
