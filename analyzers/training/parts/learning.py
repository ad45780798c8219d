"""The two trainings: an autoencoder of authentic faces, then a detector that builds on it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import torch
from torch import Tensor, nn
from torch.nn import functional

from analyzers.networks.face_parts import Autoencoder, fine, tiled, untiled
from analyzers.networks.part_residuals import (
    PARTS,
    STANDARDISED,
    PartsNetwork,
    PartsOutput,
)
from analyzers.training.checkpoints import load_averaged
from analyzers.training.losses import score_loss
from analyzers.training.parts.batches import PartBatch
from analyzers.training.parts.fidelity import fidelity_loss
from analyzers.training.parts.recipe import PartsRecipe
from analyzers.training.pupil import Pupil

__all__ = [
    "Detecting",
    "Restoring",
    "TaughtParts",
    "begun_with",
    "kept_autoencoder",
    "kept_detector",
    "standard_of",
]

LEVELS = 255.0
QUIET = 0.05  # standard deviation, of 0 … 1, below which a tile's noise would count most
ALIKE, UNALIKE = 0.9, 0.6  # cosines that authentic and forged faces reach and stay below
HEAD = 32
RIDGE = 2.0  # of a regression over hundreds of faces, in logarithms
NARROWEST = 0.05  # of a residual's spread among authentic faces, in logarithms


class Restoring(Pupil[PartsRecipe, Autoencoder, PartBatch]):
    """The autoencoder, which learns from authentic faces to restore what is hidden."""

    def begun(self, *, fresh: bool) -> Autoencoder:  # it begins with chance weights
        """Return the autoencoder of the recipe."""
        return autoencoder_of(self.recipe)

    def losses(self, given: PartBatch) -> dict[str, Tensor]:
        """Grade what was restored of hidden tokens."""
        self.fresh_chance()
        tiles, hidden = self._shown(given)
        parts = restored_losses(self.network, tiles, hidden, self.recipe.losses.fine)
        self.descend(torch.stack(list(parts.values())).sum())
        return parts

    def _shown(self, given: PartBatch) -> tuple[Tensor, Tensor]:
        pixels = _pixels(given, self.device)
        return tiled(pixels, self.network.side), torch.from_numpy(given.hidden).to(self.device)


def restored_losses(
    network: Autoencoder, tiles: Tensor, hidden: Tensor, weight: float
) -> dict[str, Tensor]:
    """Return the parts of the loss of restoring tiles (n, t, c) that are `hidden` (n, t).

    Errors are weighed by the contrast of each tile, as masked autoencoders do that restore
    normalised pixels; what is restored are colours all the same, so that they can be shown.
    """
    drawn = network.restored(tiles, hidden)
    scale = 1 / (tiles.std(2) + QUIET)
    weights = hidden.to(tiles.dtype) / hidden.sum().clamp_min(1)
    colours = ((drawn - tiles).square().mean(2) * scale.square() * weights).sum()
    given, whole = untiled(tiles, network.side), torch.where(hidden[..., None], drawn, tiles)
    apart = (fine(untiled(whole, network.side)) - fine(given)).abs()
    detail = (tiled(apart, network.side).mean(2) * scale * weights).sum()
    return {"colours": colours, "fine": weight * detail}


class TaughtParts(nn.Module):
    """The detector with two heads besides, so that each of its networks learns by itself."""

    def __init__(self, core: PartsNetwork) -> None:
        super().__init__()
        self.core = core
        self.look = nn.Linear(2 * core.tuned.norm.normalized_shape[0], 1)
        self.explained = nn.Sequential(
            nn.Linear(STANDARDISED, HEAD), nn.GELU(), nn.Linear(HEAD, 1)
        )

    def losses(
        self, recipe: PartsRecipe, pixels: Tensor, parts: Tensor, altered: Tensor
    ) -> dict[str, Tensor]:
        """Return the weighed parts of the loss on faces (n, 3, s, s), 1 if `altered` (n,)."""
        found: PartsOutput = self.core(pixels, parts)
        weights, smoothing = recipe.losses, recipe.training.smoothing
        look = self.look(found.features)[:, 0]
        explained = self.explained(found.standardised)[:, 0]
        graded = {
            "score": self._graded(found, altered, smoothing),
            "look": weights.look * score_loss(look, altered, smoothing).mean(),
            "explained": weights.explained * score_loss(explained, altered, smoothing).mean(),
        }
        if weights.likeness:
            again = self.core.look(found.recovered)
            graded["likeness"] = weights.likeness * _unlike(found.features, again, altered)
        return graded

    def _graded(self, found: PartsOutput, altered: Tensor, smoothing: float) -> Tensor:
        """Return the loss of the scores, as fidelity where that is asked for."""
        if self.core.mirrors is not None:
            return fidelity_loss(found.score, found.sharpness, altered)
        return score_loss(found.score, altered, smoothing).mean()


def _unlike(features: Tensor, again: Tensor, altered: Tensor) -> Tensor:
    """Return how far authentic faces are from what was recovered, and forged too near."""
    cosine = functional.cosine_similarity(features, again, dim=1)
    authentic, forged = (ALIKE - cosine).clamp_min(0), (cosine - UNALIKE).clamp_min(0)
    return torch.where(altered > 0, forged, authentic).mean()


class Detecting(Pupil[PartsRecipe, TaughtParts, PartBatch]):
    """The detector, which learns to tell forgeries from the faces they were made of."""

    def __init__(
        self,
        recipe: PartsRecipe,
        device: str,
        start: Callable[[], PartsNetwork],
        kept: dict[str, Any] | None,
    ) -> None:
        """Begin with what `start` gives, or where the kept state stands."""
        self.start = start
        super().__init__(recipe, device, kept)

    def begun(self, *, fresh: bool) -> TaughtParts:
        """Return the detector that builds on the pretraining, or one that waits for weights."""
        return TaughtParts(self.start() if fresh else detector_of(self.recipe))

    def losses(self, given: PartBatch) -> dict[str, Tensor]:
        """Grade the detector on authentic faces beside forgeries."""
        self.fresh_chance()
        pixels = _pixels(given, self.device)
        parts = torch.from_numpy(given.parts).to(self.device)
        altered = torch.from_numpy(given.altered).to(self.device)
        graded = self.network.losses(self.recipe, pixels, parts, altered)
        self.descend(torch.stack(list(graded.values())).sum())
        return graded


def begun_with(
    recipe: PartsRecipe, autoencoder: Autoencoder, authentic: Iterator[PartBatch]
) -> PartsNetwork:
    """Return a detector that begins with a pretrained autoencoder.

    Its residuals are set beside those of the `authentic` faces of some batches.
    """
    network = detector_of(recipe)
    network.kept.load_state_dict(autoencoder.state_dict())
    network.tuned.load_state_dict(autoencoder.encoder.state_dict())
    middle, slope, spread = standard_of(network, authentic)
    network.middle.copy_(middle)
    network.slope.copy_(slope)
    network.spread.copy_(spread)
    return network


@torch.no_grad()
def standard_of(
    network: PartsNetwork, authentic: Iterator[PartBatch]
) -> tuple[Tensor, Tensor, Tensor]:
    """Return what authentic faces let expect of a part by what the rest of the face is like.

    By ridge regression: where it begins (3, 6), how it rises with the context (3, 10, 6), and
    how far faces lie from it (3, 6). Faces of which a part is not seen do not count.
    """
    found, context = [], []
    for batch in authentic:
        parts = torch.from_numpy(batch.parts)
        measured, _ = network.measured(tiled(_pixels(batch, "cpu"), network.side), parts)
        shown = torch.stack([(parts == n).any(1) for n in range(1, PARTS + 1)], 1).all(1)
        found.append(measured.parts[shown])
        context.append(measured.context[shown])
    y, x = (torch.cat(values).transpose(0, 1) for values in (found, context))  # (3, n, …)
    beside = x - x.mean(1, keepdim=True)
    known = beside.mT @ beside + RIDGE * torch.eye(x.shape[2])
    slope = torch.linalg.solve(known, beside.mT @ (y - y.mean(1, keepdim=True)))
    middle = y.mean(1) - (x.mean(1)[:, None] @ slope)[:, 0]
    spread = (y - middle[:, None] - x @ slope).std(1).clamp_min(NARROWEST)
    return middle, slope, spread


def autoencoder_of(recipe: PartsRecipe) -> Autoencoder:
    """Return the autoencoder of a recipe, with chance weights."""
    table = msgspec.to_builtins(recipe.network.plain)
    return Autoencoder(**{name: value for name, value in table.items() if name != "pair"})


def detector_of(recipe: PartsRecipe) -> PartsNetwork:
    """Return the detector of a recipe, with chance weights."""
    return PartsNetwork(**msgspec.to_builtins(recipe.network))


def kept_autoencoder(folder: Path, recipe: PartsRecipe) -> Autoencoder:
    """Return the averaged autoencoder of a pretraining; raises CheckpointUnusable."""
    return load_averaged(folder, partial(autoencoder_of, recipe))


def kept_detector(folder: Path, recipe: PartsRecipe) -> PartsNetwork:
    """Return the averaged detector of a training; raises CheckpointUnusable."""
    return load_averaged(folder, lambda: TaughtParts(detector_of(recipe))).core


def _pixels(given: PartBatch, device: str) -> Tensor:
    shown = torch.from_numpy(given.pixels).to(device)
    return shown.permute(0, 3, 1, 2).float() / LEVELS
