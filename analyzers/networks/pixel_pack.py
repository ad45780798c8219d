"""A network that reads native pixels as a pack holds it: whole levels in, half precision."""

from typing import Protocol, runtime_checkable

import torch
from torch import Tensor, nn

from analyzers.networks.packed import folded, rounded

__all__ = ["PixelNetwork", "PixelPack", "packed_pixels"]

LEVELS = 255.0


@runtime_checkable
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
        """Take a network; raises TypeError for a module that is no `PixelNetwork`."""
        super().__init__()
        if not isinstance(network, PixelNetwork):
            raise TypeError(f"{type(network).__name__} names no inputs, outputs and side")
        self.network: nn.Module = network
        self.inputs, self.outputs, self.side = network.inputs, network.outputs, network.side

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
