"""Batches for the network of the eyes: each decided by the recipe and the step's number.

A forged window stands beside the authentic one of the same frames: both were drawn by the same
hand, and the mesh laid anew on both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.gaze.measures import mirrored
from analyzers.networks.gaze_windows import FRAMES
from analyzers.training.gaze.recipe import GazeRecipe
from analyzers.training.gaze.runs import Run, runs_of
from analyzers.training.gaze.shelf import EyeShelf
from analyzers.training.gaze.targets import Targets
from analyzers.training.splits import Indices
from workbench.errors import RecipeUnusable

__all__ = ["GazeBatch", "GazeBatches"]

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class GazeBatch:
    """Windows of 14 frames, each authentic one followed by its forged twin.

    `measures` (n, 14, 21), `target` (n, 14, d) what the teacher says, NaN where it said
    nothing, `altered` (n,) 1 for forged.
    """

    measures: Floats
    target: Floats
    altered: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    """Runs of one clip, forged and not, and the windows that begin at the same frames.

    `places` (k, 3) are where they begin in the forged run, in the one drawn over itself, and
    in the recorded one.
    """

    forged: Run
    redrawn: Run
    recorded: Run
    places: NDArray[np.intp]


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
        runs = [run for at in self.learned.tolist() for run in runs_of(shelf.clip(at))]
        self._pairs = list(_pairs(runs))
        if len({pair.forged.clip.listed.person for pair in self._pairs}) < 2:  # noqa: PLR2004
            raise RecipeUnusable(
                "there must be the forged eyes of two persons to learn from: forge them first"
            )
        known = [run for run in runs if run.clip.listed.taught]
        self._targets = Targets(known, self.recipe.network.gaze)
        if self.recipe.training.teacher and not self._targets.known:
            raise RecipeUnusable(
                "no teacher saw these clips: gather with one, or set teacher 0"
            )
        self._shares = _shares(self._pairs, self.recipe)

    def __call__(self, step: int) -> GazeBatch:
        """Return the batch of a step."""
        chance = np.random.default_rng([self.recipe.seed, step])
        count = self.recipe.training.batch // 2
        windows = [window for _ in range(count) for window in self._pair(chance)]
        return GazeBatch(
            measures=np.stack([measures for measures, _ in windows]),
            target=np.stack([target for _, target in windows]),
            altered=np.tile(np.array([0, 1], np.float32), count),
        )

    def _pair(self, chance: np.random.Generator) -> Iterator[tuple[Floats, Floats]]:
        """Yield an authentic window and the same frames forged, with what the teacher says."""
        pair = self._pairs[chance.choice(len(self._pairs), p=self._shares)]
        forged, redrawn, recorded = pair.places[chance.integers(len(pair.places))]
        told = self._targets.of(pair.recorded, np.arange(recorded, recorded + FRAMES))
        as_recorded = chance.random() < self.recipe.training.recorded
        plain = (
            pair.recorded.measures[recorded] if as_recorded else pair.redrawn.measures[redrawn]
        )
        made, silent = pair.forged.measures[forged], np.full_like(told, np.nan)
        if chance.random() < 0.5:  # noqa: PLR2004  # in a mirror, where no teacher looked
            yield mirrored(plain), silent
            yield mirrored(made), silent
        else:
            yield plain, told
            yield made, silent


def _pairs(runs: Sequence[Run]) -> Iterator[_Pair]:
    """Yield each forged run with its twins, where they have windows of the same frames."""
    for forged in (run for run in runs if run.clip.listed.forged_here):
        own = [run for run in runs if run.clip.listed.path == forged.clip.listed.path]
        for redrawn in (run for run in own if run.clip.listed.repainted):
            for recorded in own:
                listed = recorded.clip.listed
                plain = not (listed.forged_here or listed.repainted)
                places = _places((forged, redrawn, recorded)) if plain else ()
                if len(places):
                    yield _Pair(forged, redrawn, recorded, np.array(places, np.intp))


def _places(runs: Sequence[Run]) -> list[tuple[int, ...]]:
    """Return where windows of the same frames begin in each of the runs."""
    begins = [{int(n): at for at, n in enumerate(run.numbers[: run.windows])} for run in runs]
    shared = sorted(set(begins[0]).intersection(*begins[1:]))
    return [tuple(begin[number] for begin in begins) for number in shared]


def _shares(pairs: Sequence[_Pair], recipe: GazeRecipe) -> NDArray[np.float64]:
    """Return how often each pair is drawn: by its way, and by how much there is of a person."""
    kinds = recipe.kinds
    of_way = dict.fromkeys(kinds, 0.0)
    weights = [len(pair.places) ** recipe.data.balance for pair in pairs]
    for pair, weight in zip(pairs, weights, strict=True):
        of_way[pair.forged.clip.listed.made] += weight
    ways = [pair.forged.clip.listed.made for pair in pairs]
    shares = np.array([kinds[w] * n / of_way[w] for w, n in zip(ways, weights, strict=True)])
    return np.asarray(shares / shares.sum(), np.float64)
