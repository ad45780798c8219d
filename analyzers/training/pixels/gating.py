"""What the gate says of pictures under every condition: measured once, kept beside the shelf.

It is of the pictures and of no network, so that every fold and every peer shares it.
"""

import hashlib
import inspect
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from analyzers.quality import blur, dct, grid, picture, quantisation, resampling, tiles
from analyzers.quality.picture import PictureQuality, measure_quality
from analyzers.quality.tiles import textured_tiles
from analyzers.runtime.native import WITHIN
from workbench.model import MediaKind, Pixels

__all__ = ["Gate", "luma_of", "refused"]

READ_BY = (blur, dct, grid, picture, quantisation, resampling, tiles)  # what decides a reading
NO_TEXTURE = "no_texture"
LUMA = np.array((0.299, 0.587, 0.114), np.float32)  # BT.601


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    file: str
    condition: str
    quality: PictureQuality | None  # None: it holds no texture


class Gate:
    """Reads the quality of pictures, and remembers it in a folder."""

    def __init__(self, folder: Path) -> None:
        """Open what an earlier run kept in the folder."""
        self._path = folder / f"quality-{_code()}.jsonl"
        self._known: dict[tuple[str, str], PictureQuality | None] = {}
        if self._path.exists():
            for line in self._path.read_bytes().splitlines(keepends=True):
                if line.endswith(b"\n"):
                    kept = msgspec.json.decode(line, type=_Kept)
                    self._known[kept.file, kept.condition] = kept.quality

    def quality(
        self, file: str, condition: str, pixels: Pixels, *, video: bool
    ) -> PictureQuality | None:
        """Return the quality of a picture (h, w, 3), None where it holds no texture."""
        key = file, condition
        if key not in self._known:
            kind = MediaKind.VIDEO if video else MediaKind.IMAGE
            luma = luma_of(pixels)
            found = measure_quality(luma, kind) if textured_tiles(luma).size else None
            self._known[key] = found
            kept = _Kept(file=file, condition=condition, quality=found)
            line = msgspec.json.encode(kept, enc_hook=_plain)
            with self._path.open("ab") as out:
                out.write(line + b"\n")
        return self._known[key]


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
