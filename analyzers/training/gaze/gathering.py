"""Clips of a manifest for the network of the eyes: decoded once, with the face pass.

What is kept are eye strips and meshes as an examination finds them, and what a teacher says of
each frame, so that training needs neither media nor teacher.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.face_pass import Faces
from analyzers.gaze.living_eyes import LivingEyes, unmeasurable
from analyzers.training.faces import alone
from analyzers.training.gaze.shelf import OF_SAMPLES, EyeClip, EyeWriter, ListedClip, named
from analyzers.training.gaze.teacher import FEATURES, Teacher
from workbench.analyzer import Face
from workbench.errors import WorkbenchError
from workbench.evaluation.manifest import Entry, Manifest
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.model import FaceSamples, Pixels
from workbench.reading import batched

__all__ = ["STRIPS", "gather", "rate_of", "readable"]

MOST_FRAMES = (
    300  # of a clip: people are few, and neighbouring windows teach little that is new
)
FEWEST = 50  # frames with readable eyes
STRIPS = (2, 64, 96, 3)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """One face in one frame: its strips, and what the teacher says."""

    eyes: Pixels
    readable: bool
    gaze: Floats
    features: Floats


def gather(
    manifest: Manifest, folder: Path, teacher: Teacher | None = None
) -> Iterator[tuple[int, int, str]]:
    """Keep the main face of every file whose `media` is "video" in `folder`.

    The folder may be continued. Yields how many clips are done, of how many, and what is wrong
    with the last one, empty where it is kept. Without a teacher nothing is known of where eyes
    look.
    """
    with alone(folder):
        writer = EyeWriter(folder, {"manifest": manifest.sha256, "frames": MOST_FRAMES})
        videos = [one for one in manifest.entries if one.columns.get("media") == "video"]
        asked = sorted(videos, key=lambda one: one.altered)  # what is learned from comes first
        for at, entry in enumerate(asked, start=1):
            done = named(entry.path) in writer.done
            yield at, len(asked), "" if done else _kept(entry, writer, teacher)


def _kept(entry: Entry, writer: EyeWriter, teacher: Teacher | None) -> str:
    if entry.refused:
        return entry.refused
    try:
        clip = _clip(entry, teacher)
    except WorkbenchError as error:
        return error.code
    if clip is None:
        return "eyes_not_readable"
    writer.add(clip)
    return ""


def _clip(entry: Entry, teacher: Teacher | None) -> EyeClip | None:
    """Return the longest track of a clip, None where too little of its eyes can be read."""
    source = source_of(entry.file)
    seen: dict[tuple[int, int], _Seen] = {}
    samples: dict[int, list[FaceSamples]] = {}
    decoded = batched(islice(frames(source, quantisers=True), MOST_FRAMES), source)
    for said in Faces().read(source, decoded):
        if isinstance(said, FaceSamples):
            samples.setdefault(said.number, []).append(said)
        elif isinstance(said, tuple):
            seen |= {
                (int(face.track), frame.index): _seen(face, teacher)
                for frame in said
                for face in frame.faces
            }
    if not samples:
        return None
    number = max(samples, key=lambda one: sum(len(part.frames) for part in samples[one]))
    own = [seen[key] for key in sorted(seen) if key[0] == number]
    return _joined(entry, samples[number], own, taught=teacher is not None)


def _joined(
    entry: Entry, parts: Sequence[FaceSamples], seen: Sequence[_Seen], *, taught: bool
) -> EyeClip | None:
    arrays = {
        name: np.concatenate([getattr(part, name) for part in parts]) for name in OF_SAMPLES
    }
    samples = FaceSamples(number=1, **arrays)
    fit = np.array([one.readable for one in seen], np.bool_)
    if np.count_nonzero(fit) < FEWEST:
        return None
    return EyeClip(
        listed=_labelled(entry, samples, taught=taught),
        samples=samples,
        eyes=np.stack([one.eyes for one in seen]),
        readable=fit,
        gaze=np.stack([one.gaze for one in seen]),
        features=np.stack([one.features for one in seen]).astype(np.float16),
    )


def _seen(face: Face, teacher: Teacher | None) -> _Seen:
    eyes = face.eyes
    lesson = teacher.look(face) if teacher is not None else None
    return _Seen(
        eyes=np.zeros(STRIPS, np.uint8) if eyes is None else eyes,
        readable=readable(face),
        gaze=np.full(3, np.nan, np.float32) if lesson is None else lesson.gaze,
        features=np.full(FEATURES, np.nan, np.float32) if lesson is None else lesson.features,
    )


def readable(face: Face) -> bool:
    """Say whether the eyes of a face may be read: by the bounds of the cues."""
    if face.landmarks is None or face.pose is None:
        return False
    return not unmeasurable(LivingEyes(), face.quality, face.landmarks)


def _labelled(entry: Entry, samples: FaceSamples, *, taught: bool) -> ListedClip:
    told = entry.columns
    made = told.get("generator", "") or told.get("source", "")
    return ListedClip(
        path=entry.path,
        source=told.get("source", ""),
        person=told.get("person", "") or entry.path,
        generator=told.get("generator", ""),
        family=told.get("family", ""),
        made=(made or "altered") if entry.altered else "",
        frames=len(samples.frames),
        rate=rate_of(samples),
        width=round(float(np.nanmedian(samples.qualities[:, 0])), 1),
        taught=taught,
    )


def rate_of(samples: FaceSamples) -> float:
    """Return the usual frames a second, by the times of the frames; 0 for a single one."""
    steps = np.diff(samples.pts)
    return round(1 / float(np.median(steps)), 3) if len(steps) and np.median(steps) > 0 else 0.0
