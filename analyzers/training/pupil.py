"""A network that learns, whatever it is taught: one step, and all it needs for the next.

All chance of a step comes from the seed and the step, none from the steps before.
"""

from abc import ABC, abstractmethod
from math import cos, pi
from typing import Any, Generic, Protocol, TypeVar

import msgspec
import numpy as np
import torch
from torch import Tensor, nn

from analyzers.training.averaging import Averaged
from analyzers.training.checkpoints import MACHINES, machines_of
from analyzers.training.machine import Machine, noted, this_machine
from analyzers.training.recipe import Training, digest_of
from workbench.errors import CheckpointUnusable, TrainingError

__all__ = ["Asking", "Pupil", "Step", "rate_at", "seed_of"]

CLIP = 2.0  # largest norm of a gradient


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step that was taken; `losses` are the weighed parts, the speed is by wall time."""

    step: int
    losses: dict[str, float]
    rate: float
    faces_per_second: float

    @property
    def loss(self) -> float:
        """Return the sum of the parts."""
        return sum(self.losses.values())


class Asking(Protocol):
    """What of a recipe every training needs."""

    @property
    def seed(self) -> int:
        """What decides every draw."""

    @property
    def network(self) -> object:
        """The table that says what is trained."""

    @property
    def training(self) -> Training:
        """How long and how fast."""


Asked = TypeVar("Asked", bound=Asking)
Learner = TypeVar("Learner", bound=nn.Module)
Given = TypeVar("Given")


class Pupil(ABC, Generic[Asked, Learner, Given]):
    """A network that learns from what it is given, one step after the other."""

    def __init__(self, recipe: Asked, device: str, kept: dict[str, Any] | None) -> None:
        """Begin anew, or where the kept state stands; raises CheckpointUnusable."""
        self.recipe, self.device, self.done = recipe, device, 0
        torch.manual_seed(recipe.seed)
        self.network: Learner = self.begun(fresh=kept is None).to(device).train()
        self.averaged = Averaged(self.network, recipe.training.ema)
        self.optimizer = _optimizer(self.network, recipe.training)
        self.machines: list[Machine] = []
        if kept:
            self._go_on(kept)

    @abstractmethod
    def begun(self, *, fresh: bool) -> Learner:
        """Return the network; where it is not `fresh`, its weights are replaced."""

    @abstractmethod
    def losses(self, given: Given) -> dict[str, Tensor]:
        """Compute the gradients of a step and return the weighed parts of its loss."""

    def learn(self, given: Given) -> dict[str, float]:
        """Take one step."""
        for group in self.optimizer.param_groups:
            group["lr"] = rate_at(self.recipe.training, self.done)
        parts = self.losses(given)
        nn.utils.clip_grad_norm_(self.network.parameters(), CLIP)
        self.optimizer.step()
        self.averaged.take(self.network, self.done)
        self.done += 1
        return {name: float(part.detach()) for name, part in parts.items()}

    def fresh_chance(self) -> None:
        """Let torch's chance depend on the seed and the step alone; forget old gradients."""
        torch.manual_seed(seed_of(self.recipe.seed, self.done))
        self.optimizer.zero_grad(set_to_none=True)

    def descend(self, total: Tensor) -> None:
        """Compute the gradients; raises TrainingError where the loss is no number any more."""
        if not torch.isfinite(total):
            raise TrainingError(f"the loss is no number at step {self.done}: a lower rate?")
        total.backward()  # type: ignore[no-untyped-call]

    def told(self, losses: dict[str, float], speed: float) -> Step:
        """Return the step just taken."""
        rate = rate_at(self.recipe.training, self.done - 1)
        return Step(step=self.done - 1, losses=losses, rate=rate, faces_per_second=speed)

    @property
    def at_checkpoint(self) -> bool:
        """Whether this is where the state is kept."""
        training = self.recipe.training
        return self.done % training.checkpoint_every == 0 or self.done == training.steps

    def state(self) -> dict[str, Any]:
        """Return all that must be kept: tensors, numbers and words only."""
        return {
            "done": self.done,
            "recipe": digest_of(self.recipe),
            "network": msgspec.to_builtins(self.recipe.network),
            "learned": self.network.state_dict(),
            "averaged": self.averaged.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            MACHINES: noted(self.machines, this_machine(self.device)),
        }

    def remember(self, kept: dict[str, Any]) -> None:
        """Take back what a kept state holds; errors of a damaged one are for the caller."""
        self.network.load_state_dict(kept["learned"])
        self.averaged.network.load_state_dict(kept["averaged"])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.done = int(kept["done"])

    def _go_on(self, kept: dict[str, Any]) -> None:
        if kept.get("recipe") != digest_of(self.recipe):
            raise CheckpointUnusable("the folder holds a training by another recipe")
        self.machines = machines_of(kept)
        try:
            self.remember(kept)
        except (KeyError, TypeError, ValueError, RuntimeError) as error:
            raise CheckpointUnusable(f"the training cannot go on: {error}") from error


def rate_at(training: Training, step: int) -> float:
    """Return the learning rate: rising evenly at first, then falling as a cosine to 0.

    Loshchilov and Hutter, "SGDR", ICLR 2017, without restarts.
    """
    rising = max(1, round(training.warm_up * training.steps))
    if step < rising:
        return training.rate * (step + 1) / rising
    gone = (step - rising) / max(1, training.steps - rising)
    return training.rate * (1 + cos(pi * gone)) / 2


def seed_of(seed: int, step: int) -> int:
    """Return the seed of torch's chance at a step."""
    return int(np.random.SeedSequence([seed, step]).generate_state(1)[0])


def _optimizer(network: nn.Module, training: Training) -> torch.optim.AdamW:
    """Return AdamW (Loshchilov and Hutter, ICLR 2019); shifts and scales do not decay."""
    learning = [weight for weight in network.parameters() if weight.requires_grad]
    groups = [
        {"params": [w for w in learning if w.ndim > 1], "weight_decay": training.weight_decay},
        {"params": [w for w in learning if w.ndim <= 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=training.rate, fused=True)
