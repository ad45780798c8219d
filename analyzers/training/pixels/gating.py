"""What the gate says of pictures under every condition: measured once, kept beside the shelf.

It is of the pixels and of no network, so that every fold and every peer shares it, and what
was drawn or changed anew is read anew.
"""

import hashlib
import inspect
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from analyzers.quality import blur, dct, grid, picture, quantisation, resampling, tiles
from analyzers.quality.picture import PictureQuality, measure_quality
from analyzers.quality.tiles import textured_tiles
from analyzers.runtime.native import WITHIN
from analyzers.training.listing import ENDED
from analyzers.training.pixels.shelf import digest_of_pixels
from workbench.analyzer import BT601_LUMA
from workbench.model import MediaKind, Pixels

__all__ = ["Gate", "luma_of", "refused"]

READ_BY = (blur, dct, grid, picture, quantisation, resampling, tiles)  # what decides a reading
NO_TEXTURE = "no_texture"
LUMA = np.array(BT601_LUMA, np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    pixels: str  # their digest
    video: bool
    quality: PictureQuality | None  # None: it holds no texture


class Gate:
    """Reads the quality of pictures, and remembers it in a folder."""

    def __init__(self, folder: Path) -> None:
        """Open what an earlier run kept in the folder."""
        self._path = folder / f"quality-{_code()}.jsonl"
        self._known = {(one.pixels, one.video): one.quality for one in _read(self._path)}

    def quality(self, pixels: Pixels, *, video: bool) -> PictureQuality | None:
        """Return the quality of a picture (h, w, 3), None where it holds no texture."""
        key = digest_of_pixels(pixels), video
        if key not in self._known:
            kind = MediaKind.VIDEO if video else MediaKind.IMAGE
            luma = luma_of(pixels)
            found = measure_quality(luma, kind) if textured_tiles(luma).size else None
            self._known[key] = found
            kept = _Kept(pixels=key[0], video=video, quality=found)
            line = msgspec.json.encode(kept, enc_hook=_plain)
            with self._path.open("ab") as out:
                out.write(line + ENDED)
        return self._known[key]


def _read(path: Path) -> list[_Kept]:
    """Return what was kept; a line that an interrupted run tore is closed and passed over."""
    content = path.read_bytes() if path.exists() else b""
    if content and not content.endswith(ENDED):
        with path.open("ab") as out:
            out.write(ENDED)
    return list(_kept(content))


def _kept(content: bytes) -> Iterator[_Kept]:
    for line in content.splitlines():
        with suppress(msgspec.DecodeError):  # torn: measured again
            yield msgspec.json.decode(line, type=_Kept)


def _code() -> str:
    """Return a name of the code that reads the quality: other code is asked anew."""
    source = "".join(map(inspect.getsource, READ_BY))
    return hashlib.sha256(source.encode()).hexdigest()[:12]


def _plain(value: object) -> object:
    """Return a number of numpy's as one of Python's."""
    if isinstance(value, np.generic):
        return value.item()
    raise NotImplementedError(type(value))


def refused(quality: PictureQuality | None) -> str:
    """Return why the analyzers withhold their score, empty where they do not."""
    return NO_TEXTURE if quality is None else WITHIN.outside(quality)


def luma_of(pixels: Pixels) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    """Return the luma (h, w) in 0..255 of a picture (h, w, 3)."""
    return np.asarray(pixels @ LUMA, np.float32)
