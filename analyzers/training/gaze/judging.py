"""What the network of the eyes is worth: two seconds of eyes that it never saw.

A window of two seconds is scored as an examination does. Beside it stand what the explicit cues
say of the same window, the same network's score of its frames in another order, and what might
explain the score away.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from analyzers.gaze.following import HOP, LEAST, WINDOW
from analyzers.gaze.learned_eyes import EyesEngine
from analyzers.gaze.window import EyeSample
from analyzers.networks.gaze_windows import starts
from analyzers.references import Population
from analyzers.training.gaze.cue_reading import read_cues
from analyzers.training.gaze.runs import Run, runs_of
from analyzers.training.gaze.shelf import EyeClip, EyeShelf
from analyzers.training.recipe import Table
from analyzers.training.splits import Indices
from workbench.errors import TrainingError
from workbench.model import Pixels

__all__ = ["FORGED", "RECORDED", "REDRAWN", "JudgedEyes", "judged"]

RECORDED, REDRAWN = "as recorded", "drawn over themselves"
FORGED = "forged here"
MADE = "as made"  # by a generator, or someone

Asked = Callable[[Sequence[EyeSample], Sequence[int]], NDArray[np.float32]]


class JudgedEyes(Table, frozen=True, kw_only=True):
    """A window of two seconds: its score, that of the cues, and what might explain it away.

    `network` names the one that scored it. `made` is the way of forging or the generator, empty
    for authentic eyes; `condition` says what was done to them. `cues` is None where the cues
    withhold the window. `shuffled` is the network's score of the window's frames in another
    order. `sharpness` is the mean size of the strips' Laplacian, `width` the face's in native
    pixels.
    """

    network: str
    path: str
    frame: int
    pts: float
    person: str
    source: str
    made: str
    condition: str
    score: float
    shuffled: float
    sharpness: float
    width: float
    cues: float | None = None


def judged(
    engine: EyesEngine,
    shelf: EyeShelf,
    indices: Indices,
    references: Mapping[str, Population],
    network: str,
) -> Iterator[JudgedEyes]:
    """Yield every window of two seconds of these clips, half a second apart.

    `references` are those of the cues, by person. Raises TrainingError where the network gives
    what is no number.
    """
    for index in indices.tolist():
        clip = shelf.clip(index)
        by_cues = read_cues(clip.samples, references[clip.listed.person]).by_frame
        for run in runs_of(clip):
            for one in _windows(engine.scores, run, by_cues):
                yield msgspec.structs.replace(one, network=network)


def _windows(ask: Asked, run: Run, by_cues: Mapping[int, float]) -> Iterator[JudgedEyes]:
    clip, chance = run.clip, _chance(run.clip)
    pts, numbers, eyes = clip.samples.pts[run.rows], run.numbers, run.eyes
    for begin in np.arange(pts[0], pts[-1] - LEAST + HOP / 2, HOP):
        rows = np.flatnonzero((pts >= begin - 1e-6) & (pts < begin + WINDOW))
        if pts[rows[-1]] - pts[rows[0]] < LEAST - HOP / 2:
            continue
        at, order = starts(numbers[rows]), chance.permutation(rows)
        if not at:  # fewer than 14 frames: a slow clip
            continue
        scores = [
            float(ask([run.samples[row] for row in one.tolist()], at).mean())
            for one in (rows, order)
        ]
        if not np.isfinite(scores).all():
            raise TrainingError(f"{clip.listed.path}: the network's score is no number")
        middle = rows[len(rows) // 2]
        yield JudgedEyes(
            network="",
            path=clip.listed.path,
            frame=int(numbers[middle]),
            pts=float(pts[middle]),
            person=clip.listed.person,
            source=clip.listed.source,
            made=clip.listed.made,
            condition=_condition(clip),
            score=scores[0],
            shuffled=scores[1],
            sharpness=_sharpness(eyes[rows]),
            width=clip.listed.width,
            cues=by_cues.get(int(numbers[middle])),
        )


def _condition(clip: EyeClip) -> str:
    if clip.listed.repainted:
        return REDRAWN
    if clip.listed.forged_here:
        return FORGED
    return MADE if clip.listed.altered else RECORDED


def _chance(clip: EyeClip) -> np.random.Generator:
    digest = hashlib.sha256(clip.listed.file.encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def _sharpness(eyes: Pixels) -> float:
    green = eyes[..., 1].reshape(-1, *eyes.shape[2:4]).astype(np.float32)
    return float(np.mean([np.abs(ndimage.laplace(one)).mean() for one in green[::7]]))
