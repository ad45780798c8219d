"""The face pass over the laboratory's clips, kept as arrays, and read again by the analyzer.

Finding faces costs a hundred times what reading their eyes does, so it is done once for all
figures. Nothing here is media: the arrays are meshes, poses and qualities.
"""

import csv
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.face_pass import Faces
from analyzers.gaze.living_eyes import LivingEyes
from analyzers.references import Population
from analyzers.training.gaze.cue_reading import ReadEyes, read_cues
from benchmarks.face_pass import source_of
from workbench.media.decoding import frames
from workbench.model import (
    FaceSamples,
    landmark_pixels,
    landmark_steps,
)
from workbench.reading import batched

PLACES = ("frames", "pts")
ARRAYS = (
    *(*PLACES, "boxes", "points", "detected", "meshed", "landmarks"),
    *("blendshapes", "poses", "qualities"),
)  # of `FaceSamples`, kept beside the number of each row's track


@dataclass(frozen=True)
class Clip:
    """One clip: who is in it, whether it is authentic, and its main face's track."""

    name: str
    person: str
    authentic: bool
    generator: str
    samples: FaceSamples

    @property
    def meshes(self) -> NDArray[np.float64]:
        """The meshes (n, 478, 3) in pixels."""
        rows = zip(self.samples.landmarks, self.samples.boxes, strict=True)
        return np.stack([landmark_pixels(steps, box) for steps, box in rows]).astype(float)

    @property
    def width(self) -> float:
        """The face's median width in pixels."""
        return float(np.nanmedian(self.samples.qualities[:, 0]))

    def with_meshes(self, meshes: NDArray[np.floating]) -> "Clip":
        """Return the clip with other meshes in the same boxes."""
        rows = zip(meshes, self.samples.boxes, strict=True)
        steps = np.stack([landmark_steps(mesh, box) for mesh, box in rows])
        return replace(self, samples=replace(self.samples, landmarks=steps))

    def shuffled(self, generator: np.random.Generator) -> "Clip":
        """Return the clip with its frames in another order at the same times."""
        order = generator.permutation(len(self.samples.frames))
        kept = {
            name: getattr(self.samples, name)[order] for name in ARRAYS if name not in PLACES
        }
        return replace(self, samples=replace(self.samples, **kept))


def find(data: Path, folder: Path) -> None:
    """Let the face pass read every clip of DATA/video that is not in the folder yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for clip in sorted((data / "video").rglob("*.mp4")):
        kept = folder / f"{clip.parent.name}__{clip.stem}.npz"
        if not kept.exists():
            source = source_of(clip)
            decoded = batched(frames(source, quantisers=True), source)
            said = [s for s in Faces().read(source, decoded) if isinstance(s, FaceSamples)]
            arrays = {name: np.concatenate([getattr(s, name) for s in said]) for name in ARRAYS}
            number = np.concatenate([np.full(len(s.frames), s.number) for s in said])
            np.savez_compressed(kept, number=number, **arrays)
            print(kept.name, flush=True)


def clips(data: Path, folder: Path) -> list[Clip]:
    """Return the clips that were read, in the order of the manifest."""
    with (data / "manifest.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["path"].startswith("video/")]
    return [clip for row in rows if (clip := _clip(row, folder)) is not None]


def _clip(row: dict[str, str], folder: Path) -> Clip | None:
    path = Path(row["path"])
    kept = folder / f"{path.parent.name}__{path.stem}.npz"
    if not kept.exists():
        return None
    with np.load(kept) as arrays:
        number = arrays["number"]
        main = number == np.bincount(number).argmax()  # an inset is a smaller, shorter track
        samples = {name: arrays[name][main] for name in ARRAYS}
    return Clip(
        name=f"{path.parent.name}/{path.stem}",
        person=row["person"],
        authentic=row["label"] == "authentic",
        generator=row["generator"],
        samples=FaceSamples(number=1, **samples),
    )


def read(clip: Clip, reference: Population, analyzer: LivingEyes | None = None) -> ReadEyes:
    """Let the analyzer read a clip's main face."""
    return read_cues(clip.samples, reference, analyzer)
