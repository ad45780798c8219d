"""How a network of native pixels is graded, and how it takes a step."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from analyzers.laundering.traces import TRACES
from analyzers.networks.laundering import LaunderingNetwork
from analyzers.networks.texture import TextureNetwork
from analyzers.networks.upsampling import UpsamplingNetwork
from analyzers.training.averaging import perturbed
from analyzers.training.checkpoints import load_averaged
from analyzers.training.losses import score_loss
from analyzers.training.pixels.batches import PixelBatch
from analyzers.training.pixels.recipe import LAUNDERING, PixelRecipe
from analyzers.training.pupil import Pupil
from analyzers.training.switches import masked
from workbench.errors import RecipeUnusable

__all__ = ["NETWORKS", "PixelPupil", "kept_network", "network_of"]

NETWORKS: Mapping[str, Callable[..., nn.Module]] = {
    "upsampling": UpsamplingNetwork,
    "texture": TextureNetwork,
    LAUNDERING: partial(LaunderingNetwork, TRACES),
}
LEVELS = 255.0


def network_of(recipe: PixelRecipe) -> nn.Module:
    """Return the network of a recipe, with chance weights; raises RecipeUnusable."""
    try:
        return NETWORKS[recipe.task](**recipe.network)
    except (TypeError, ValueError) as error:
        raise RecipeUnusable(f"the table network: {error}") from error


def kept_network(folder: Path, recipe: PixelRecipe) -> nn.Module:
    """Return the averaged network of a training, ready to judge; raises CheckpointUnusable."""
    return load_averaged(folder, partial(network_of, recipe))


class PixelPupil(Pupil[PixelRecipe, nn.Module, PixelBatch]):
    """A network of native pixels that learns."""

    def begun(self, *, fresh: bool) -> nn.Module:  # it begins with chance weights
        """Return the network of the recipe."""
        return network_of(self.recipe).to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]

    def losses(self, given: PixelBatch) -> dict[str, Tensor]:
        """Grade the network, with sharpness-aware minimisation a second time uphill."""
        parts = self._gradients(given)
        if self.recipe.training.sam:
            with perturbed(self.network, self.recipe.training.sam):
                self._gradients(given)
        return parts

    def _gradients(self, given: PixelBatch) -> dict[str, Tensor]:
        self.fresh_chance()
        parts = graded(self.recipe, self.network, given, self.device)
        self.descend(torch.stack(list(parts.values())).sum())
        return parts


def graded(
    recipe: PixelRecipe, network: nn.Module, given: PixelBatch, device: str
) -> dict[str, Tensor]:
    """Return the weighed parts of the loss of a batch."""
    shown = [_shown(picture, device) for picture in given.pictures]
    seen = [masked(one, recipe.switches.frequency_mask) for one in shown]
    answer: tuple[Tensor, ...] = network(*seen)
    altered = torch.from_numpy(given.altered).to(device)
    parts = {"score": score_loss(answer[0], altered, recipe.training.smoothing).mean()}
    flooded = {name: _flooded(part, recipe.training.flood) for name, part in parts.items()}
    if recipe.switches.consistency:
        apart = _apart(network(*shown), answer)
        flooded["consistency"] = recipe.switches.consistency * apart
    return flooded


def _shown(picture: Any, device: str) -> Tensor:  # noqa: ANN401  # uint8 (n, h, w, 3)
    """Return tiles as (n, 3, h, w) of 0 … 1, channels last in memory as they came."""
    return torch.from_numpy(picture).to(device).permute(0, 3, 1, 2).float() / LEVELS


def _flooded(loss: Tensor, level: float) -> Tensor:
    return (loss - level).abs() + level if level else loss


def _apart(one: tuple[Tensor, ...], other: tuple[Tensor, ...]) -> Tensor:
    """Return how much the last output differs: the map, or else a score; as shares of 1."""
    return (one[-1].sigmoid() - other[-1].sigmoid()).square().mean()
