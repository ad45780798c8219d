"""Forged clips for judging: eyes drawn on whole frames, and the mesh laid anew on them.

Of every authentic clip that was gathered one clip is made by each way of forging, and one whose
eyes are drawn over themselves: what is judged is told from that one, not from the recording.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.faces import crops
from analyzers.faces.crops import region_box
from analyzers.faces.landmarks import Landmarker
from analyzers.training.degradation import saved_as_jpeg
from analyzers.training.faces import alone
from analyzers.training.gaze.forgeries import KINDS, REPAINTED, Plan, Scene, repainted
from analyzers.training.gaze.gathering import STRIPS
from analyzers.training.gaze.painting import Scenery, painted
from analyzers.training.gaze.runs import Run, runs_of
from analyzers.training.gaze.shelf import (
    OF_SAMPLES,
    EyeClip,
    EyeShelf,
    EyeWriter,
    named,
)
from analyzers.training.listing import origin_of
from analyzers.training.opencv import cv2
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.model import FaceSamples, Pixels, landmark_steps

__all__ = ["SEEN", "forge"]

Corner = tuple[int, int]
Seen = Callable[[Pixels], Pixels]
SMALLER = 2 / 3


def _smaller(picture: Pixels) -> Pixels:
    size = [max(round(side * SMALLER), 1) for side in picture.shape[1::-1]]
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, picture.shape[1::-1], interpolation=cv2.INTER_CUBIC))


# How the mesh sees a picture around a face whose eyes were drawn, for judging alone.
SEEN: Mapping[str, Seen] = {
    "drawn": lambda picture: picture,
    "smaller": _smaller,
    "jpeg": partial(saved_as_jpeg, quality=30),
}


@dataclass(frozen=True, slots=True, eq=False)
class _Filmed:
    """The first frames of a run: the pictures around the face, and where they lie."""

    run: Run
    scenery: Scenery
    corners: tuple[Corner, ...]
    seen: Seen

    @property
    def n(self) -> int:
        """The frames."""
        return len(self.corners)

    def scene(self, others: int) -> Scene:
        """Return what a forgery must know of these frames."""
        whole = self.run.scene(others)
        return replace(whole, head=whole.head[: self.n])


def forge(
    folder: Path,
    media: Path,
    frames_of_each: int,
    kinds: Sequence[str] = tuple(KINDS),
    *,
    into: Path | None = None,
    seen: str = "drawn",
) -> Iterator[tuple[int, int, str]]:
    """Forge so many frames of every authentic clip in `folder`, by ways of these `kinds`.

    `media` is the folder of the manifest. What is made lies in the same folder, or beside the
    authentic clips in that of `into`, where the mesh has `seen` it in a way of `SEEN`; either
    may be continued. Yields how many clips are done, of how many, and the clip's path.
    """
    with alone(into or folder):
        shelf = EyeShelf(folder)
        origin = origin_of(folder) if into is None else {**origin_of(folder), "seen": seen}
        writer = EyeWriter(into or folder, origin)
        asked = [at for at, one in enumerate(shelf.clips) if not (one.altered or one.repainted)]
        for count, at in enumerate(asked, start=1):
            if shelf.clips[at].file not in writer.done:
                writer.add(shelf.clip(at))
            pair = at, _other(shelf, asked, at)
            filmed = partial(_filmed, media=media, most=frames_of_each, seen=SEEN[seen])
            _forged(shelf, pair, kinds, filmed, writer)
            yield count, len(asked), shelf.clips[at].path


def _other(shelf: EyeShelf, asked: list[int], at: int) -> int | None:
    """Return the next authentic clip of another person."""
    turned = [*asked[asked.index(at) :], *asked]
    person = shelf.clips[at].person
    return next((one for one in turned if shelf.clips[one].person != person), None)


def _forged(
    shelf: EyeShelf,
    pair: tuple[int, int | None],
    kinds: Sequence[str],
    filmed: "Callable[[EyeClip], _Filmed | None]",
    writer: EyeWriter,
) -> None:
    """Forge the first clip of a pair, with eyes of the second where it has one."""
    at, other = pair
    path = shelf.clips[at].path
    missing = [kind for kind in (REPAINTED, *kinds) if named(path, kind) not in writer.done]
    if not missing:
        return
    own = filmed(shelf.clip(at))
    if own is None:
        return
    strange = None if other is None else filmed(shelf.clip(other))
    for kind in missing:
        chance = np.random.default_rng([*path.encode(), *kind.encode()])
        scene = own.scene(0 if strange is None else strange.n)
        plan = repainted(scene) if kind == REPAINTED else KINDS[kind](scene, chance)
        writer.add(_clip(own, strange, plan, kind))


def _filmed(clip: EyeClip, media: Path, most: int, seen: Seen) -> _Filmed | None:
    """Decode the first frames of a clip's longest run again; None where it has none."""
    runs = sorted(runs_of(clip), key=lambda run: -run.n)
    if not runs:
        return None
    run, samples = runs[0], clip.samples
    rows = range(run.first, min(run.last + 1, run.first + most))
    wanted = {int(samples.frames[row]): row for row in rows}
    pictures, corners, meshes = [], [], []
    decoded = frames(source_of(media / clip.listed.path))
    for frame in islice(decoded, max(wanted) + 1):
        if (row := wanted.get(frame.index)) is not None:
            box = region_box(samples.boxes[row], samples.points[row], frame.rgb.shape[:2])
            pictures.append(np.ascontiguousarray(crops.cut(frame.rgb, box)))
            corners.append((box.x, box.y))
            meshes.append(clip.meshes_at(row) - (box.x, box.y, 0))
    return _Filmed(run, Scenery(pictures, np.stack(meshes)), tuple(corners), seen)


def _clip(own: _Filmed, strange: _Filmed | None, plan: Plan, kind: str) -> EyeClip:
    """Return what an examination finds of a forged clip's eyes."""
    whole, n = own.run.clip, own.n
    rows = slice(own.run.first, own.run.first + n)
    landmarks = whole.samples.landmarks[rows].copy()
    eyes, fit = np.zeros((n, *STRIPS), np.uint8), np.zeros(n, np.bool_)
    other = strange.scenery if strange is not None else None
    for at in range(n):
        picture = own.seen(painted(own.scenery, other, plan, at))
        box = whole.samples.boxes[rows][at].copy()
        found = _found(picture, own, at, box)
        if found is not None:
            eyes[at] = crops.eyes(picture, (0, 0), found)
            landmarks[at] = landmark_steps(found + np.array((*own.corners[at], 0)), box)
            fit[at] = True
    samples = _cut(whole.samples, rows, landmarks, fit)
    listed = replace(
        whole.listed,
        made="" if kind == REPAINTED else kind,
        forged_here=kind != REPAINTED,
        repainted=kind == REPAINTED,
        frames=n,
        taught=False,
    )
    return EyeClip(
        listed=listed,
        samples=samples,
        eyes=eyes,
        readable=fit,
        gaze=np.full_like(whole.gaze[rows], np.nan),
        features=np.full_like(whole.features[rows], np.nan),
    )


def _found(
    picture: Pixels, own: _Filmed, at: int, box: NDArray[np.float32]
) -> NDArray[np.float32] | None:
    """Return the mesh (478, 3) of a forged picture, None where none is found."""
    left, top = own.corners[at]
    points = own.run.clip.samples.points[own.run.first + at] - (left, top)
    within = box - np.array((left, top, 0, 0), np.float32)
    mesh = Landmarker().measure(picture, within, points.astype(np.float32))
    return None if mesh is None else mesh.points


def _cut(
    samples: FaceSamples, rows: slice, landmarks: NDArray[np.int16], fit: NDArray[np.bool_]
) -> FaceSamples:
    """Return rows of a track with other landmarks, and none where they were not found.

    The head's pose and the quality are those of the recording.
    """
    kept = {name: getattr(samples, name)[rows] for name in OF_SAMPLES if name not in _ANEW}
    return FaceSamples(number=1, landmarks=landmarks, meshed=fit.astype(np.uint8), **kept)


_ANEW = ("landmarks", "meshed")
