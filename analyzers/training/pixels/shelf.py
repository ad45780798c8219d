"""A folder of pictures as they were decoded, in their native size, with what is known of them.

Pictures lie in files of their own and are read from disk where they are looked at, so that a
square of a large photograph costs no more than one of a small picture.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np

from analyzers.training import listing
from workbench.errors import ReadFailed
from workbench.model import Pixels

__all__ = [
    "GENERATED",
    "LAUNDERED",
    "Picture",
    "PictureShelf",
    "PictureWriter",
    "digest_of_pixels",
]

PICTURES = "pictures"
GENERATED, LAUNDERED = "generated", "laundered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture, or one frame of a video, with what the manifest says of its file.

    `made` is empty for a photograph, "generated", or "laundered" for a photograph that went
    through the autoencoder named by `generator`. Then `path`, `source` and `person` are the
    photograph's, and `top` and `left` say where in it the picture lies. `quality` is that of
    a JPEG compression seen in the pixels, on the scale of the Independent JPEG Group, None
    where none is seen or it could not be read. `sha256` is the digest of the pixels, empty
    where it was not noted when they were kept.
    """

    path: str
    source: str
    height: int
    width: int
    generator: str = ""
    family: str = ""
    person: str = ""
    made: str = ""
    video: bool = False
    frame: int = 0
    top: int = 0
    left: int = 0
    quality: float | None = None
    sha256: str = ""

    @property
    def altered(self) -> bool:
        """Whether it is no photograph."""
        return bool(self.made)

    @property
    def least_side(self) -> int:
        """The shorter side, in native pixels."""
        return min(self.height, self.width)

    @property
    def file(self) -> str:
        """The name of the file that holds its pixels."""
        named = json.dumps([self.path, self.frame, self.made, self.generator])
        return f"{hashlib.sha256(named.encode()).hexdigest()[:24]}.npy"


class PictureShelf:
    """A folder that was filled by `gather` or `launder`: `pictures`, and `pixels(i)` of each.

    Several folders may be read as one: photographs of one, laundered ones of others.
    """

    def __init__(self, *folders: Path) -> None:
        """Open folders; raises ReadFailed for others, and where their manifests differ."""
        self.folders = folders
        try:
            parts = [listing.listed(folder, Picture) for folder in folders]
            manifests = {str(listing.origin_of(folder)["manifest"]) for folder in folders}
        except (OSError, ValueError, KeyError, TypeError) as error:  # of torn files too
            names = ", ".join(map(str, folders))
            raise ReadFailed(f"{names}: no gathered pictures: {error}") from error
        if len(manifests) != 1:
            raise ReadFailed("the pictures are of different manifests")
        self.manifest_sha256 = manifests.pop()
        self.pictures = tuple(picture for part in parts for picture in part)
        self._counts = [len(part) for part in parts]

    def __len__(self) -> int:
        return len(self.pictures)

    @cached_property
    def _files(self) -> list[Path]:
        folders = np.repeat(np.arange(len(self.folders)), self._counts).tolist()
        return [
            self.folders[at] / PICTURES / picture.file
            for at, picture in zip(folders, self.pictures, strict=True)
        ]

    def pixels(self, index: int) -> Pixels:
        """Return a picture uint8 (h, w, 3), read as it is looked at; raises ReadFailed."""
        try:
            found: Pixels = np.load(self._files[index], mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError) as error:
            raise ReadFailed(f"a gathered picture cannot be read: {error}") from error
        picture = self.pictures[index]
        if found.shape != (picture.height, picture.width, 3) or found.dtype != np.uint8:
            raise ReadFailed(f"{picture.path}: its pixels are not as they were gathered")
        return found

    @cached_property
    def sha256(self) -> str:
        """The digest of what is known of the pictures, in their order: of their pixels too."""
        return hashlib.sha256(msgspec.json.encode(self.pictures)).hexdigest()


class PictureWriter:
    """Fills a folder, which may be continued; `done` are the files that are already there."""

    def __init__(self, folder: Path, origin: dict[str, object]) -> None:
        """Open the folder; raises ReadFailed where pictures of another origin lie in it."""
        self.folder = folder
        (folder / PICTURES).mkdir(parents=True, exist_ok=True)
        listing.begin(folder, origin, "pictures")
        self.done = {picture.file for picture in listing.listed(folder, Picture)}

    def add(self, picture: Picture, pixels: Pixels) -> None:
        """Keep a picture and its digest; it is listed last: what is listed is whole."""
        with listing.written(self.folder / PICTURES / picture.file) as file:
            np.save(file, np.ascontiguousarray(pixels), allow_pickle=False)
        listing.add(self.folder, replace(picture, sha256=digest_of_pixels(pixels)))
        self.done.add(picture.file)


def digest_of_pixels(pixels: Pixels) -> str:
    """Return what tells pixels (h, w, 3) from all others, of whatever shape."""
    digest = hashlib.sha256(str(pixels.shape).encode())
    digest.update(np.ascontiguousarray(pixels).data)
    return digest.hexdigest()
