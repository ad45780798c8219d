"""The tiny autoencoder of FLUX.2's latents, whose weights a laboratory may have.

A small network that was taught to imitate FLUX.2's own autoencoder: 32 numbers for 8 × 8
pixels. It stands for laundering by what is used in the wild, and nothing is learned from it.
"""

import pickle
import zipfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from analyzers.training.zoo.tiles import in_tiles
from workbench.errors import ModelMismatch, ModelMissing
from workbench.model import Pixels

__all__ = ["TinyFlux", "tiny_flux"]

ENCODER, DECODER = "taef2_encoder.pth", "taef2_decoder.pth"
GRID = 8
WIDTH, LATENTS, HIDDEN, GROUPS = 64, 32, 256, 4
BOUND = 3.0  # latents beyond it are drawn in


class TinyFlux:
    """The autoencoder, as those of the zoo are used."""

    name = "tiny_flux"

    def __init__(self, encoder: nn.Module, decoder: nn.Module) -> None:
        """Take both halves, with their weights."""
        self._encoder, self._decoder = encoder, decoder

    def reconstructed(self, picture: Pixels) -> Pixels:
        """Return a picture (H, W, 3) of any size as it comes back, in its own size.

        In tiles that pass into each other: the network levels each tile as a whole, so that a
        large picture differs by some grey levels from one that is drawn undivided.
        """
        return in_tiles(picture, self._drawn, GRID)

    def _drawn(self, pictures: Tensor) -> Tensor:
        drawn: Tensor = self._decoder(self._encoder((pictures + 1) / 2))
        return drawn.clamp(0, 1) * 2 - 1


def tiny_flux(folder: Path) -> TinyFlux:
    """Return the autoencoder whose two files of weights lie in a folder.

    Raises ModelMissing where one is not there, ModelMismatch where it is something else.
    """
    return TinyFlux(
        _filled(_encoder(), folder / ENCODER), _filled(_decoder(), folder / DECODER)
    )


def _filled(network: nn.Module, path: Path) -> nn.Module:
    if not path.is_file():
        raise ModelMissing(f"{path} is not there.")
    try:
        if not zipfile.is_zipfile(path):  # torch would guess at older forms
            raise ModelMismatch(f"{path} holds no weights.")
        weights: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
        network.load_state_dict(weights)
    except (OSError, RuntimeError, ValueError, EOFError, pickle.UnpicklingError) as error:
        raise ModelMismatch(f"{path} holds no half of this autoencoder: {error}") from error
    return network.float().eval().requires_grad_(False)


class _Block(nn.Module):
    """Three convolutions beside the identity; some first look at groups of channels."""

    def __init__(self, *, pooled: bool) -> None:
        super().__init__()
        self.conv = nn.Sequential(
            _convolution(), nn.ReLU(), _convolution(), nn.ReLU(), _convolution()
        )
        self.pool = _pool() if pooled else None

    def forward(self, given: Tensor) -> Tensor:
        """Return the sum (n, 64, h, w), nowhere negative."""
        if self.pool is not None:
            given = given + self.pool(given)
        return torch.relu(given + self.conv(given))


class _Bounded(nn.Module):
    def forward(self, latents: Tensor) -> Tensor:
        return BOUND * torch.tanh(latents / BOUND)


def _pool() -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(WIDTH, HIDDEN, 1, bias=False),
        nn.GroupNorm(GROUPS, HIDDEN),
        nn.ReLU(),
        nn.Conv2d(HIDDEN, WIDTH, 1, bias=False),
    )


def _convolution(
    before: int = WIDTH, after: int = WIDTH, *, step: int = 1, bias: bool = True
) -> nn.Conv2d:
    return nn.Conv2d(before, after, 3, stride=step, padding=1, bias=bias)


def _blocks(*, pooled: bool) -> list[nn.Module]:
    return [_Block(pooled=pooled) for _ in range(3)]


def _encoder() -> nn.Sequential:
    """Return the layers in the order of the weights' numbers."""
    layers: list[nn.Module] = [_convolution(3), _Block(pooled=False)]
    for pooled in (False, False, True):
        layers += [_convolution(step=2, bias=False), *_blocks(pooled=pooled)]
    return nn.Sequential(*layers, _convolution(after=LATENTS))


def _decoder() -> nn.Sequential:
    """Return the layers in the order of the weights' numbers, those without any included."""
    layers: list[nn.Module] = [_Bounded(), _convolution(LATENTS), nn.ReLU()]
    for pooled in (True, False):
        layers += [
            *_blocks(pooled=pooled),
            nn.Upsample(scale_factor=2),
            _convolution(bias=False),
        ]
    layers += [*_blocks(pooled=False), nn.Upsample(scale_factor=2), _convolution(bias=False)]
    return nn.Sequential(*layers, _Block(pooled=False), _convolution(after=3))
