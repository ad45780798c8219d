"""Discriminants of traces, solved for in closed form: nothing descends, and nothing forgets.

A step adds up what a batch's traces are in the mean and how they vary together (Fisher, "The
Use of Multiple Measurements in Taxonomic Problems", 1936). The spread within classes is drawn
towards that of each trace alone (Friedman, "Regularized Discriminant Analysis", JASA 1989), as
many traces say nearly the same.
"""

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from analyzers.laundering.traces import TRACES
from analyzers.networks.laundering import CLASSES, LaunderingNetwork
from analyzers.training.losses import score_loss
from analyzers.training.pixels.batches import PixelBatch
from analyzers.training.pixels.recipe import PixelRecipe
from analyzers.training.pupil import Pupil
from workbench.errors import TrainingError

__all__ = ["Moments", "TracesPupil"]

SHRINKAGE = 0.05  # of each trace's own variance, added to it
LEAST_SPREAD = 1e-3  # of a trace that never changes
SHARES = (
    0.5,
    0.3,
    0.15,
    0.05,
)  # of the classes: of real generators little, whose collections differ
WEIGHTS = (1.0, 1.2, 1.1, 0.4)  # of a patch: with what a batch holds of each, the shares
MOMENTS = "moments"
SOLVED_EVERY = 50  # steps, so that it can be told how well it goes


class Moments:
    """Counts (4,) and sums (4, d) of the traces of each class, and products (d, d) of all."""

    def __init__(self, width: int) -> None:
        classes = len(CLASSES)
        self.counts = torch.zeros(classes, dtype=torch.float64)
        self.sums = torch.zeros(classes, width, dtype=torch.float64)
        self.products = torch.zeros(width, width, dtype=torch.float64)

    def take(self, traces: Tensor, classes: Tensor) -> None:
        """Add traces (n, d) of these classes (n,)."""
        wide = traces.double()
        for of in range(len(CLASSES)):
            self.counts[of] += int((classes == of).sum())
            self.sums[of] += wide[classes == of].sum(0)
        weights = torch.tensor(WEIGHTS, dtype=torch.float64)[classes]
        self.products += (wide * weights[:, None]).T @ wide

    def solve(self, network: LaunderingNetwork) -> None:
        """Give a network its discriminants; raises TrainingError for a class never shown."""
        if not self.counts.all():
            raise TrainingError("nothing of one of the four classes was shown")
        shares = torch.tensor(SHARES, dtype=torch.float64)
        means = self.sums / self.counts[:, None]
        middle = shares @ means
        within = self._within(means)
        spread = (within.diagonal() + shares @ (means - middle).square()).sqrt() + LEAST_SPREAD
        scaled = within / spread[:, None] / spread
        scaled += SHRINKAGE * torch.eye(len(spread), dtype=torch.float64)
        places = (means - middle) / spread
        weights = torch.linalg.solve(scaled, places.T).T
        with torch.no_grad():
            network.middle.copy_(middle)
            network.spread.copy_(spread)
            network.classes.weight.copy_(weights)
            network.classes.bias.copy_(shares.log() - (weights * places).sum(1) / 2)

    def _within(self, means: Tensor) -> Tensor:
        """Return how traces vary together (d, d) within a class, all classes taken together."""
        seen = self.counts * torch.tensor(WEIGHTS, dtype=torch.float64)
        within = (self.products - (means * seen[:, None]).T @ means) / seen.sum()
        within.diagonal().clamp_(min=0)
        return within


class TracesPupil(Pupil[PixelRecipe, LaunderingNetwork, PixelBatch]):
    """Discriminants that are solved for anew from all that was shown so far."""

    def __init__(self, recipe: PixelRecipe, device: str, kept: dict[str, Any] | None) -> None:
        self.moments = Moments(TRACES)
        super().__init__(recipe, device, kept)

    def begun(self, *, fresh: bool) -> LaunderingNetwork:  # nothing is begun with
        """Return discriminants that say nothing yet."""
        network = LaunderingNetwork(TRACES)
        for weight in network.classes.parameters():
            nn.init.zeros_(weight)
        return network

    def losses(self, given: PixelBatch) -> dict[str, Tensor]:
        """Return how badly both questions are answered of a batch that was not learned yet."""
        (traces,) = map(torch.from_numpy, given.pictures)
        altered, laundered = map(torch.from_numpy, (given.altered, given.laundered))
        with torch.no_grad():
            answer = self.network(traces)
        first = score_loss(answer.synthetic, altered, 0.0).mean()
        second = score_loss(answer.laundered, laundered, 0.0)[altered > 0].mean()
        return {"synthetic": first, "laundered": second}

    def learn(self, given: PixelBatch) -> dict[str, float]:
        """Add a batch to the moments, and solve anew from time to time and at the end."""
        parts = self.losses(given)
        (traces,) = map(torch.from_numpy, given.pictures)
        self.moments.take(traces, classes_of(given))
        self.done += 1
        if self.done % SOLVED_EVERY == 0 or self.at_checkpoint:
            self._solve()
        return {name: float(part) for name, part in parts.items()}

    def _solve(self) -> None:
        self.moments.solve(self.network)
        self.averaged.network.load_state_dict(self.network.state_dict())

    def state(self) -> dict[str, Any]:
        """Return all that must be kept: tensors, numbers and words only."""
        moments = self.moments
        kept = {"counts": moments.counts, "sums": moments.sums, "products": moments.products}
        return {**super().state(), MOMENTS: kept}

    def remember(self, kept: dict[str, Any]) -> None:
        """Take back what a kept state holds."""
        super().remember(kept)
        for name, value in kept[MOMENTS].items():
            getattr(self.moments, name).copy_(value)


def classes_of(given: PixelBatch) -> Tensor:
    """Return which of `CLASSES` each patch of a batch is (n,)."""
    real = (given.altered > 0) & (given.compared == 0)
    drawn = (given.altered > 0) & (given.laundered == 0) & ~real
    found = np.select([real, drawn, given.laundered > 0], [3, 2, 1], 0)
    return torch.from_numpy(found)
