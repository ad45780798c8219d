"""A network that reads native pixels as a pack holds it: whole levels in, half precision."""

from typing import Protocol

import torch
from torch import Tensor, nn

from analyzers.networks.packed import folded, rounded

__all__ = ["PixelNetwork", "PixelPack", "packed_pixels"]

LEVELS = 255.0


class PixelNetwork(Protocol):
    """What every network of native pixels tells of itself.

    `inputs` and `outputs` are named as in the pack; `side` is that of its tiles, in pixels.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    side: int


class PixelPack(nn.Module):
    """Tiles as they are cut from a picture, to what a network says of them.

    Its parameters bear the names of the initialisers of a pack's `model.onnx`: `network.…`.
    """

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network
        self.inputs: tuple[str, ...] = tuple(network.inputs)  # type: ignore[arg-type]
        self.outputs: tuple[str, ...] = tuple(network.outputs)  # type: ignore[arg-type]
        self.side = int(network.side)  # type: ignore[arg-type]

    def forward(self, *tiles: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs for tiles uint8 (n, side, side, 3), red, green, blue."""
        pixels = [one.permute(0, 3, 1, 2).to(torch.float32) / LEVELS for one in tiles]
        found: tuple[Tensor, ...] = self.network(*pixels)
        return found


def packed_pixels(network: nn.Module) -> PixelPack:
    """Return the network that becomes a pack: folded, rounded, for examination only."""
    pack = PixelPack(folded(network))
    rounded(pack)
    return pack
