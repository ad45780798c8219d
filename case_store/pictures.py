"""Localization maps as PNG files: 8-bit grey, and distrusted when they are read."""

import hashlib
import struct
from io import BytesIO

import numpy as np
from PIL import Image, PngImagePlugin

from workbench.errors import HashMismatch
from workbench.model import Pixels

LARGEST = 1 << 28  # pixels

_IHDR = struct.Struct(">8s4s4sIIBB")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def encode(values: Pixels) -> bytes:
    """Return a map (h, w) as the bytes of a PNG file; ValueError for what is no map."""
    if values.ndim != 2 or values.dtype != np.uint8 or not 0 < values.size <= LARGEST:  # noqa: PLR2004
        raise ValueError(f"{values.dtype} of shape {values.shape} is no localization map")
    file = BytesIO()
    Image.fromarray(values).save(file, "PNG", compress_level=1)
    return file.getvalue()


def decode(data: bytes, sha256: str) -> Pixels:
    """Return the values (h, w) of a map; HashMismatch for what is not the file recorded.

    The hash and the size are checked first: a small file must not take the memory of a huge
    picture.
    """
    if hashlib.sha256(data).hexdigest() != sha256:
        raise HashMismatch("A localization map is no longer the one that was made.")
    try:
        signature, _, kind, width, height, depth, color = _IHDR.unpack_from(data)
        if (signature, kind, depth, color) != (_SIGNATURE, b"IHDR", 8, 0):
            raise ValueError("it is no grey PNG")
        if not 0 < width * height <= LARGEST:
            raise ValueError(f"it claims {width} × {height} pixels")
        with PngImagePlugin.PngImageFile(BytesIO(data)) as picture:
            return np.array(picture, np.uint8)
    except (OSError, SyntaxError, ValueError, struct.error) as error:
        raise HashMismatch(f"A localization map cannot be read: {error}.") from error
