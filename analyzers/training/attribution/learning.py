"""The network of attribution as it learns, and the plain classifier that it is set against."""

from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from analyzers.attribution.description import GROUPS
from analyzers.attribution.views import PARTS_SIDE
from analyzers.networks.attribution import (
    AttributionNetwork,
    AttributionOutput,
    AttributionPack,
)
from analyzers.networks.packed import folded, rounded
from analyzers.training.attribution.batches import MakerBatch
from analyzers.training.attribution.losses import (
    apart_loss,
    centre_loss,
    described_loss,
    maker_loss,
    matching_loss,
    relatedness,
)
from analyzers.training.attribution.recipe import MakerRecipe
from analyzers.training.averaging import perturbed
from analyzers.training.checkpoints import load_averaged
from analyzers.training.losses import score_loss
from analyzers.training.pupil import Pupil
from workbench.errors import RecipeUnusable
from workbench.model import Pixels

__all__ = ["MakerPupil", "TaughtMakers", "kept_pack", "network_of"]

LEVELS = 255.0
PARTS, COARSE = 7, 8  # of a face, and cells of a mask as it is matched
BEYOND = "plain"  # of the table `network`: which losses, not which network


class TaughtMakers(nn.Module):
    """The network with what only its training needs: centres, masks read, the plain classes."""

    vectors: Tensor
    related: Tensor

    def __init__(self, recipe: MakerRecipe) -> None:
        super().__init__()
        told = [maker.description for maker in recipe.learned]
        self.core = network_of(recipe)
        length, makers = recipe.network.length, len(told)
        self.centres = nn.Parameter(torch.randn(makers, length))
        self.made = nn.Linear(recipe.network.common, 1)
        self.matched = nn.Linear(length, length)
        self.parsing = nn.Sequential(
            nn.Linear(PARTS * COARSE**2, length), nn.GELU(), nn.Linear(length, length)
        )
        self.classes = nn.Linear(length, makers) if recipe.network.plain else None
        vectors = np.stack([one.vector for one in told])
        self.register_buffer("vectors", torch.from_numpy(vectors), persistent=False)
        related = torch.from_numpy(relatedness(told))
        self.register_buffer("related", related, persistent=False)

    def parsed(self, parts: Tensor) -> Tensor:
        """Return directions (n, d) of masks (n, 32, 32), whatever the picture shows there."""
        each = functional.one_hot(parts.long(), PARTS).permute(0, 3, 1, 2).float()
        coarse = functional.avg_pool2d(each, PARTS_SIDE // COARSE)
        found: Tensor = self.parsing(coarse.flatten(1))
        return found


class MakerPupil(Pupil[MakerRecipe, TaughtMakers, MakerBatch]):
    """A network that learns who made what."""

    def begun(self, *, fresh: bool) -> TaughtMakers:
        """Return the network, its trunk with ImageNet's weights."""
        network = TaughtMakers(self.recipe)
        if fresh:
            network.core.begun()
        return network.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]

    def losses(self, given: MakerBatch) -> dict[str, Tensor]:
        """Grade the network, with sharpness-aware minimisation a second time uphill."""
        parts = self._gradients(given)
        if self.recipe.training.sam:
            with perturbed(self.network, self.recipe.training.sam):
                self._gradients(given)
        return parts

    def _gradients(self, given: MakerBatch) -> dict[str, Tensor]:
        self.fresh_chance()
        parts = graded(self.recipe, self.network, given, self.device)
        self.descend(torch.stack(list(parts.values())).sum())
        return parts


def graded(
    recipe: MakerRecipe, network: TaughtMakers, given: MakerBatch, device: str
) -> dict[str, Tensor]:
    """Return the weighed parts of the loss of a batch; of the plain control there is one."""
    pictures = (_shown(one, device) for one in (given.picture, given.quarter))
    parts = torch.from_numpy(given.parts).to(device)
    said = network.core(*pictures, parts)
    maker = torch.from_numpy(given.maker).to(device)
    if network.classes is not None:
        logits = network.classes(said.specific)
        smoothing = recipe.training.smoothing
        return {"maker": functional.cross_entropy(logits, maker, label_smoothing=smoothing)}
    found = _parts(recipe, network, said, maker, parts)
    found |= _of_common(recipe, network, said, torch.from_numpy(given.altered).to(device))
    weights = msgspec.to_builtins(recipe.losses) | {"maker": 1.0, "apart": recipe.losses.common}
    return {name: weights[name] * part for name, part in found.items() if weights[name]}


def _parts(
    recipe: MakerRecipe,
    network: TaughtMakers,
    said: AttributionOutput,
    maker: Tensor,
    parts: Tensor,
) -> dict[str, Tensor]:
    smoothing, there = recipe.training.smoothing, (parts > 0).flatten(1).any(1)
    matched = network.matched(said.embedding), network.parsed(parts)
    return {
        "maker": maker_loss(said.embedding, network.centres, maker, smoothing),
        "described": described_loss(said.described, network.vectors, maker),
        "parsing": matching_loss(*matched, there),
        "centre": centre_loss(said.embedding, network.centres, maker, network.related),
    }


def _of_common(
    recipe: MakerRecipe, network: TaughtMakers, said: AttributionOutput, altered: Tensor
) -> dict[str, Tensor]:
    """Return whether it was made at all, photographs weighing as much as all that was made."""
    each = score_loss(network.made(said.common)[:, 0], altered, recipe.training.smoothing)
    photographs = (1 - altered).sum().clamp_min(1)
    weights = torch.where(altered > 0, 0.5 / altered.sum().clamp_min(1), 0.5 / photographs)
    return {"common": (each * weights).sum(), "apart": apart_loss(said.common, said.specific)}


def _shown(picture: Pixels, device: str) -> Tensor:
    return torch.from_numpy(picture).to(device).permute(0, 3, 1, 2).float() / LEVELS


def network_of(recipe: MakerRecipe) -> AttributionNetwork:
    """Return the network of a recipe, with chance weights; raises RecipeUnusable."""
    table: dict[str, Any] = msgspec.to_builtins(recipe.network)
    traits = tuple(map(len, GROUPS.values()))
    try:
        return AttributionNetwork(traits, **{k: v for k, v in table.items() if k != BEYOND})
    except (TypeError, ValueError, RuntimeError) as error:
        raise RecipeUnusable(f"the table network: {error}") from error


def kept_pack(folder: Path, recipe: MakerRecipe) -> AttributionPack:
    """Return the averaged network of a training as a pack holds it, folded and rounded.

    Raises CheckpointUnusable where there is none, or another.
    """
    made = folded(load_averaged(folder, partial(TaughtMakers, recipe)))
    return rounded(AttributionPack(made.core, made.classes)).eval()
