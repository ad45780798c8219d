"""A folder of clips as the network of the eyes learns from them: strips, meshes, a teacher.

One uncompressed file of arrays for each clip, and one line in the index, written last.
"""

import hashlib
import json
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property
from pathlib import Path
from zipfile import BadZipFile

import msgspec
import numpy as np
from numpy.typing import NDArray

from analyzers.training import listing
from workbench.errors import ReadFailed
from workbench.model import FaceSamples, Pixels, landmark_pixels

__all__ = ["EyeClip", "EyeShelf", "EyeWriter", "ListedClip", "named"]

CLIPS = "clips"
OF_SAMPLES = tuple(field.name for field in fields(FaceSamples) if field.name != "number")
OWN = ("eyes", "readable", "gaze", "features")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClip:
    """What is known of a clip: its row of the manifest, and what was made of it.

    `made` is empty for an authentic clip, the generator of an altered one, or the way by which
    the eyes of an authentic clip were forged here, which `forged_here` says. `repainted` clips
    are authentic too: their eyes were drawn over themselves. `rate` is frames a second, `width`
    the face's median width in native pixels, `taught` whether a teacher saw it.
    """

    path: str
    source: str
    person: str
    generator: str = ""
    family: str = ""
    made: str = ""
    forged_here: bool = False
    repainted: bool = False
    frames: int
    rate: float
    width: float
    taught: bool = False
    sha256: str = ""

    @property
    def altered(self) -> bool:
        """Whether it is anything but a recording."""
        return bool(self.made)

    @property
    def file(self) -> str:
        """The name of the file that holds its arrays."""
        return named(self.path, "repainted" * self.repainted or self.made * self.forged_here)


def named(path: str, done: str = "") -> str:
    """Return the name of the file of a clip, and of what was done to its eyes."""
    return f"{hashlib.sha256(json.dumps([path, done]).encode()).hexdigest()[:24]}.npz"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EyeClip:
    """The main face of a clip in n frames.

    `eyes` (n, 2, 64, 96, 3) are its strips, zero where it has no mesh; `readable` (n,) says
    where the network may read them. `gaze` (n, 3) and `features` (n, 512) are the teacher's,
    NaN where it did not look.
    """

    listed: ListedClip
    samples: FaceSamples
    eyes: Pixels
    readable: NDArray[np.bool_]
    gaze: NDArray[np.float32]
    features: NDArray[np.float16]

    @property
    def head(self) -> NDArray[np.float32]:
        """Yaw, pitch and roll (n, 3) in degrees, NaN where they were not measured."""
        return np.asarray(self.samples.qualities[:, 2:5], np.float32)

    @property
    def meshes(self) -> NDArray[np.float32]:
        """The meshes (n, 478, 3) in pixels of the frame."""
        return np.stack([self.meshes_at(row) for row in range(len(self.samples.frames))])

    def meshes_at(self, row: int) -> NDArray[np.float32]:
        """Return the mesh (478, 3) of one of the frames."""
        samples = self.samples
        return np.asarray(landmark_pixels(samples.landmarks[row], samples.boxes[row]))


class EyeShelf:
    """A folder that was filled: `clips`, and `clip(i)` with the arrays of each."""

    def __init__(self, folder: Path) -> None:
        """Open a folder; raises ReadFailed for another."""
        self.folder = folder
        try:
            self.clips = listing.listed(folder, ListedClip)
            self.manifest_sha256 = str(listing.origin_of(folder)["manifest"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ReadFailed(f"{folder} holds no gathered eyes: {error}") from error
        self.clip = cache(self._clip)

    def __len__(self) -> int:
        return len(self.clips)

    def _clip(self, index: int) -> EyeClip:
        """Return a clip with its arrays, kept in memory; raises ReadFailed."""
        listed = self.clips[index]
        return read(self.folder / CLIPS / listed.file, listed)

    @cached_property
    def sha256(self) -> str:
        """The digest of what is known of the clips, in their order: of their arrays too."""
        return hashlib.sha256(msgspec.json.encode(self.clips)).hexdigest()

    def sha256_of(self, indices: NDArray[np.int64]) -> str:
        """Return the digest of some of the clips: others may be added meanwhile."""
        chosen = [self.clips[index] for index in indices.tolist()]
        return hashlib.sha256(msgspec.json.encode(chosen)).hexdigest()


def read(path: Path, listed: ListedClip) -> EyeClip:
    """Return a clip from its file; raises ReadFailed for a damaged one."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            samples = FaceSamples(number=1, **{name: kept[name] for name in OF_SAMPLES})
            return EyeClip(listed=listed, samples=samples, **{name: kept[name] for name in OWN})
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ReadFailed(f"{listed.path}: its eyes cannot be read: {error}") from error


class EyeWriter:
    """Fills a folder, which may be continued; `done` are the files that are already there."""

    def __init__(self, folder: Path, origin: dict[str, object]) -> None:
        """Open the folder; raises ReadFailed where clips of another origin lie in it."""
        self.folder = folder
        (folder / CLIPS).mkdir(parents=True, exist_ok=True)
        listing.begin(folder, origin, "clips")
        self.done = {clip.file for clip in listing.listed(folder, ListedClip)}

    def add(self, clip: EyeClip) -> None:
        """Keep a clip; it is listed last: what is listed is whole."""
        arrays = {name: getattr(clip.samples, name) for name in OF_SAMPLES}
        arrays |= {name: getattr(clip, name) for name in OWN}
        with listing.written(self.folder / CLIPS / clip.listed.file) as file:
            np.savez(file, **arrays)
        listing.add(self.folder, _noted(clip, arrays))
        self.done.add(clip.listed.file)


def _noted(clip: EyeClip, arrays: dict[str, NDArray[np.generic]]) -> ListedClip:
    """Return what is known of a clip with the digest of its arrays."""
    digest = hashlib.sha256()
    for name in sorted(arrays):
        digest.update(f"{name} {arrays[name].shape}".encode())
        digest.update(np.ascontiguousarray(arrays[name]).data)
    return replace(clip.listed, sha256=digest.hexdigest())
