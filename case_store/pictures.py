"""What analyzers drew, as PNG files of 8 bits, distrusted when they are read.

A localization map is grey; a picture of an illustration is grey or RGB.
"""

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
_GREY, _RGB = 0, 2  # colour types of PNG


def encode(values: Pixels) -> bytes:
    """Return a map (h, w) as the bytes of a PNG file; ValueError for what is no map."""
    if values.ndim != 2 or values.dtype != np.uint8 or not 0 < values.size <= LARGEST:  # noqa: PLR2004
        raise ValueError(f"{values.dtype} of shape {values.shape} is no localization map")
    return encode_drawn(values)


def encode_drawn(pixels: Pixels) -> bytes:
    """Return a picture (h, w) or (h, w, 3) as the bytes of a PNG file."""
    file = BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=1)
    return file.getvalue()


def decode(data: bytes, sha256: str) -> Pixels:
    """Return the values (h, w) of a map; HashMismatch for what is not the file recorded."""
    return _decoded(data, sha256, "localization map", (_GREY,))


def decode_drawn(data: bytes, sha256: str) -> Pixels:
    """Return a picture (h, w) or (h, w, 3); HashMismatch for what is not the file recorded."""
    return _decoded(data, sha256, "picture", (_GREY, _RGB))


def _decoded(data: bytes, sha256: str, what: str, colors: tuple[int, ...]) -> Pixels:
    """Check the hash and the size first: a small file must not take a huge one's memory."""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise HashMismatch(f"A {what} is no longer the one that was made.")
    try:
        signature, _, kind, width, height, depth, color = _IHDR.unpack_from(data)
        if (signature, kind, depth) != (_SIGNATURE, b"IHDR", 8) or color not in colors:
            raise ValueError("it is no such PNG")
        if not 0 < width * height <= LARGEST:
            raise ValueError(f"it claims {width} × {height} pixels")
        with PngImagePlugin.PngImageFile(BytesIO(data)) as picture:
            return np.array(picture, np.uint8)
    except (OSError, SyntaxError, ValueError, struct.error) as error:
        raise HashMismatch(f"A {what} cannot be read: {error}.") from error
