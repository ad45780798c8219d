"""What every generator of the zoo can do: learn a step, and forge a face."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

import numpy as np
import torch
from torch import Tensor, nn

from analyzers.training.fakes.face import FaceImage, Fake
from analyzers.training.zoo.lessons import Lessons

__all__ = ["Generator", "take_step"]

LONGEST = 1.0  # norm of a gradient: one bad step must not undo the few that there are


class Generator(nn.Module):
    """A small network that draws faces anew. `family` and `kind` name its fakes.

    A surrogate: it leaves the traces of its class of methods (its bottleneck, its up-sampler)
    and is far from the quality of what is used in the wild.
    """

    family: ClassVar[str]
    kind: ClassVar[str]
    steps: ClassVar[int]  # of a training that takes some minutes of one core

    @classmethod
    @abstractmethod
    def begun(cls, lessons: Lessons) -> "Generator":
        """Return an untaught network for these lessons."""

    @classmethod
    @abstractmethod
    def for_weights(cls, weights: Mapping[str, Tensor]) -> "Generator":
        """Return a network of the shape of these weights, for loading them."""

    @abstractmethod
    def learn(self, lessons: Lessons, chance: np.random.Generator, progress: float) -> float:
        """Take one step; `progress` is from 0 to 1. Returns the loss of what it draws."""

    @abstractmethod
    def forge(
        self, face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
    ) -> Fake:
        """Return a fake of the face; see `analyzers.training.fakes.face.Maker`."""


def take_step(optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
    """Change what the optimiser knows against the loss."""
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    learned = [weight for group in optimiser.param_groups for weight in group["params"]]
    nn.utils.clip_grad_norm_(learned, LONGEST)
    optimiser.step()
