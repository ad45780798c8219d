"""How the network of the eyes is graded, and how it takes a step."""

from functools import partial
from pathlib import Path

import msgspec
import torch
from torch import Tensor
from torch.nn import functional

from analyzers.networks.gaze import GazeNetwork
from analyzers.training.checkpoints import load_averaged
from analyzers.training.gaze.batches import GazeBatch
from analyzers.training.gaze.recipe import GazeRecipe
from analyzers.training.gaze.targets import DIRECTION
from analyzers.training.losses import score_loss
from analyzers.training.pupil import Pupil
from analyzers.training.recipe import Training

__all__ = ["GazePupil", "kept_network", "network_of", "taught_loss", "teacher_weight"]

TWINS = 2.0  # by how much telling twins apart counts for more than the score by itself
SPREAD = 0.15  # of a direction's coordinates, about what authentic clips show


def network_of(recipe: GazeRecipe) -> GazeNetwork:
    """Return the network of a recipe, with chance weights."""
    return GazeNetwork(**msgspec.to_builtins(recipe.network))


def kept_network(folder: Path, recipe: GazeRecipe) -> GazeNetwork:
    """Return the averaged network of a training, ready to judge; raises CheckpointUnusable."""
    return load_averaged(folder, partial(network_of, recipe))


class GazePupil(Pupil[GazeRecipe, GazeNetwork, GazeBatch]):
    """A network of the eyes that learns."""

    def begun(self, *, fresh: bool) -> GazeNetwork:  # it begins with chance weights
        """Return the network of the recipe."""
        return network_of(self.recipe)

    def losses(self, given: GazeBatch) -> dict[str, Tensor]:
        """Grade the network by its score, by twins, and by what the teacher says.

        Of a forged window and its authentic twin the forged one must score more: whatever else
        is alike in both, such as whose eyes they are, cancels out.
        """
        self.fresh_chance()
        answer = self.network(torch.from_numpy(given.measures).to(self.device))
        altered = torch.from_numpy(given.altered).to(self.device)
        scored = score_loss(answer.logit, altered, self.recipe.training.smoothing)
        apart = answer.logit[1::2] - answer.logit[::2]
        parts = {"score": scored.mean(), "twins": TWINS * functional.softplus(-apart).mean()}
        if weight := teacher_weight(self.recipe, self.done):
            target = torch.from_numpy(given.target).to(self.device)
            parts["teacher"] = weight * taught_loss(answer.gaze, target)
        self.descend(torch.stack(list(parts.values())).sum())
        return parts


def teacher_weight(recipe: GazeRecipe, step: int) -> float:
    """Return the weight of the teacher at a step: falling evenly in its logarithm."""
    training = recipe.training
    if not training.teacher:
        return 0.0
    gone = step / max(1, _last(training))
    return float(training.teacher * (training.teacher_end / training.teacher) ** gone)


def _last(training: Training) -> int:
    return training.steps - 1


def taught_loss(gaze: Tensor, target: Tensor) -> Tensor:
    """Return the squared difference of `gaze` (n, 14, g) to what the teacher says.

    Half of it is the direction's. Where the target is NaN nothing is asked.
    """
    known = torch.isfinite(target)
    apart = torch.where(known, gaze - target.nan_to_num(), 0.0).square()
    direction, seen = apart[..., :DIRECTION] / SPREAD**2, apart[..., DIRECTION:]
    parts = ((direction, known[..., :DIRECTION]), (seen, known[..., DIRECTION:]))
    means = [part.sum() / asked.sum().clamp_min(1) for part, asked in parts]
    return (means[0] + means[1]) / 2
