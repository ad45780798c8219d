"""Batches for the network of the eyes: each decided by the recipe and the step's number.

A forged window stands beside the authentic one of the same frames, drawn by the same hand and
gone through the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.networks.gaze_windows import FRAMES, STRIP
from analyzers.training.degradation import drawn as way_drawn
from analyzers.training.gaze.forgeries import KINDS, Plan, repainted
from analyzers.training.gaze.recipe import GazeRecipe
from analyzers.training.gaze.runs import Run, runs_of
from analyzers.training.gaze.shelf import EyeShelf
from analyzers.training.gaze.strips import drawn, hand_of
from analyzers.training.gaze.targets import Targets
from analyzers.training.splits import Indices
from workbench.errors import RecipeUnusable
from workbench.model import Pixels

__all__ = ["GazeBatch", "GazeBatches"]

FORGED = 0.5  # of a window's frames at least, where anything in its run is forged
TRIES = 8
ROWS, COLUMNS, SIDE = 7, 4, 448  # of the sheet on which 28 strips go through a history


@dataclass(frozen=True, slots=True, eq=False)
class GazeBatch:
    """Windows of 14 frames: what the network is given, and what it is told.

    `eyes` uint8 (n, 14, 2, 64, 96, 3), `head` (n, 14, 3) degrees, `target` (n, 14, d) what the
    teacher says, NaN where it said nothing, `altered` (n,) 1 for forged.
    """

    eyes: Pixels
    head: NDArray[np.float32]
    target: NDArray[np.float32]
    altered: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class _Window:
    eyes: Pixels
    head: NDArray[np.float32]
    target: NDArray[np.float32]


class GazeBatches:
    """Makes the batch of a step; may be handed to other processes."""

    def __init__(self, folder: Path, recipe: GazeRecipe, learned: Indices) -> None:
        """Take what is learned from; raises RecipeUnusable where that is too little."""
        self.folder, self.recipe, self.learned = folder, recipe, learned
        self._open()

    def __getstate__(self) -> tuple[Path, GazeRecipe, Indices]:
        return self.folder, self.recipe, self.learned

    def __setstate__(self, state: tuple[Path, GazeRecipe, Indices]) -> None:
        self.folder, self.recipe, self.learned = state
        self._open()

    def _open(self) -> None:
        shelf = EyeShelf(self.folder)
        clips = [shelf.clip(index) for index in self.learned.tolist()]
        self._runs = [run for clip in clips for run in runs_of(clip)]
        if len({run.clip.listed.person for run in self._runs}) < 2:  # noqa: PLR2004
            raise RecipeUnusable("there must be the eyes of two persons to learn from")
        self._targets = Targets(self._runs, self.recipe.network.gaze)
        if self.recipe.training.teacher and not self._targets.known:
            raise RecipeUnusable(
                "no teacher saw these clips: gather with one, or set teacher 0"
            )
        sizes = np.array([run.windows for run in self._runs], float) ** self.recipe.data.balance
        self._shares = sizes / sizes.sum()
        self._kinds = [name for name, weight in self.recipe.kinds.items() if weight]
        weights = np.array([self.recipe.kinds[name] for name in self._kinds])
        self._weights = weights / weights.sum()

    def __call__(self, step: int) -> GazeBatch:
        """Return the batch of a step."""
        chance = np.random.default_rng([self.recipe.seed, step])
        pairs = [self._pair(chance) for _ in range(self.recipe.training.batch // 2)]
        windows = [window for pair in pairs for window in pair]
        return GazeBatch(
            eyes=np.stack([one.eyes for one in windows]),
            head=np.stack([one.head for one in windows]),
            target=np.stack([one.target for one in windows]),
            altered=np.tile(np.array([0, 1], np.float32), len(pairs)),
        )

    def _pair(self, chance: np.random.Generator) -> Iterator[_Window]:
        """Yield an authentic window and the same frames forged, alike in all else."""
        own = self._runs[chance.choice(len(self._runs), p=self._shares)]
        strange = [r for r in self._runs if r.clip.listed.person != own.clip.listed.person]
        other = strange[chance.integers(len(strange))]
        kind = self._kinds[chance.choice(len(self._kinds), p=self._weights)]
        plan = KINDS[kind](own.scene(other.n), chance)
        at, hand = _begin(own, plan, chance), hand_of(chance)
        steps = way_drawn(self.recipe.degradation, chance, SIDE).steps
        as_recorded = chance.random() < self.recipe.training.recorded
        whole = repainted(own.scene())
        for made in (whole, plan):
            raw = made is whole and as_recorded
            eyes = own.eyes[at : at + FRAMES] if raw else drawn(own, other, made, at, hand)
            sheet = _sheet(eyes)
            for step in steps:
                sheet = step(sheet)
            target = self._targets.forged(own, made.within(at, FRAMES))
            yield _Window(_strips(sheet), own.head[at : at + FRAMES], target)


def _begin(run: Run, plan: Plan, chance: np.random.Generator) -> int:
    """Draw where a window begins: where much of it is forged, if there is such a place."""
    at = 0
    for _ in range(TRIES):
        at = int(chance.integers(run.windows))
        if plan.forged[at : at + FRAMES].mean() >= FORGED:
            break
    return at


def _sheet(eyes: Pixels) -> Pixels:
    """Lay strips (14, 2, 64, 96, 3) on one square sheet, so that all go through the same."""
    sheet = np.zeros((SIDE, SIDE, 3), np.uint8)
    height, width = STRIP
    laid = eyes.reshape(ROWS, COLUMNS, height, width, 3).swapaxes(1, 2)
    sheet[:, : COLUMNS * width] = laid.reshape(ROWS * height, COLUMNS * width, 3)
    return sheet


def _strips(sheet: Pixels) -> Pixels:
    height, width = STRIP
    cut: Sequence[int] = (ROWS, height, COLUMNS, width, 3)
    laid = sheet[:, : COLUMNS * width].reshape(cut)
    return np.ascontiguousarray(laid.swapaxes(1, 2).reshape(FRAMES, 2, height, width, 3))
