"""One batch as the network is given it, and what it is told about its answer."""

from functools import partial
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from analyzers.networks.face_network import FaceNetwork, FaceOutput
from analyzers.training.batches import Batch
from analyzers.training.losses import boundary_loss, fakeness_loss, score_loss
from analyzers.training.recipe import Recipe
from analyzers.training.switches import masked, quality_dependence

__all__ = ["Graded", "Lesson", "graded"]

HALF = 0.5  # between authentic, 0, and altered, 1


class Lesson(NamedTuple):
    """A batch as tensors; with further views of the faces, one quality after the other.

    `keys` name each face of the batch: its place on the shelf and whether it is altered here.
    """

    pixels: Tensor
    altered: Tensor
    boundary: Tensor
    fakeness: Tensor
    mapped: Tensor
    keys: Tensor
    qualities: int

    @classmethod
    def of(cls, batch: Batch, device: str) -> "Lesson":
        """Return a batch on a device, pixels as (n, 3, s, s) in 0 … 1."""
        qualities = 1 + len(batch.views)
        pixels = np.concatenate((batch.pixels, *batch.views)) if batch.views else batch.pixels
        shown = torch.from_numpy(pixels).to(device).permute(0, 3, 1, 2)
        again = partial(_again, times=qualities, device=device)
        return cls(
            pixels=shown.float() / 255,
            altered=again(batch.altered),
            boundary=again(4 * batch.mask * (1 - batch.mask)),
            fakeness=again(batch.fakeness),
            mapped=again(batch.mapped),
            keys=torch.from_numpy(batch.example * 2 + (batch.altered > HALF)),
            qualities=qualities,
        )


def _again(values: NDArray[Any], times: int, device: str) -> Tensor:
    return torch.from_numpy(np.concatenate([values] * times)).to(device)


class Graded(NamedTuple):
    """The parts of the loss, already weighed, and the score's loss of each face."""

    parts: dict[str, Tensor]
    each: Tensor

    @property
    def total(self) -> Tensor:
        """Return what is to become less."""
        return torch.stack(list(self.parts.values())).sum()


def graded(recipe: Recipe, network: FaceNetwork, lesson: Lesson, weights: Tensor) -> Graded:
    """Show a lesson to a network, and grade its answer; `weights` (n,) say what faces count."""
    pixels = masked(lesson.pixels, recipe.switches.frequency_mask)
    cuda = pixels.device.type == "cuda"
    with torch.autocast(pixels.device.type, torch.bfloat16, enabled=cuda):
        answer = network(pixels)
        whole = network(lesson.pixels) if recipe.switches.consistency else None
    each = score_loss(answer.logit.float(), lesson.altered, recipe.training.smoothing)
    weights = weights.to(each).repeat(lesson.qualities)
    parts = {"score": (each * weights).mean()}
    parts |= _of_maps(recipe, answer, lesson)
    if whole is not None:
        apart = _apart(network, answer, whole)
        parts["consistency"] = recipe.switches.consistency * apart
    if recipe.switches.quality_dependence and lesson.qualities > 1:
        found = quality_dependence(answer.stages, lesson.qualities)
        parts["dependence"] = -recipe.switches.quality_dependence * found
    return Graded(parts, each.detach().view(lesson.qualities, -1).mean(0))


def _apart(network: FaceNetwork, one: FaceOutput, other: FaceOutput) -> Tensor:
    """Return how much differs where the network looks, as shares of 1."""
    looked = [network.attention(seen).float().sigmoid() for seen in (one, other)]
    return (looked[0] - looked[1]).square().mean()


def _of_maps(recipe: Recipe, answer: FaceOutput, lesson: Lesson) -> dict[str, Tensor]:
    if answer.boundary is None or answer.fakeness is None:
        return {}
    boundary = boundary_loss(answer.boundary.float(), lesson.boundary, lesson.mapped)
    fakeness = fakeness_loss(answer.fakeness.float(), lesson.fakeness, lesson.mapped)
    return {
        "boundary": recipe.losses.boundary * boundary.mean(),
        "fakeness": recipe.losses.fakeness * fakeness.mean(),
    }
