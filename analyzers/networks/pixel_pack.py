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

    `inputs` and `outputs` are named as in the pack; `side` is that of its tiles, in pixels. A
    network with `numbers` is given so many of each tile in place of its pixels.
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
        self.numbers: int | None = getattr(network, "numbers", None)

    def forward(self, *tiles: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs for tiles uint8 (n, side, side, 3), red, green, blue.

        Of a network with `numbers` for float32 (n, numbers).
        """
        pixels = tiles if self.numbers else [self._pixels(one) for one in tiles]
        found: tuple[Tensor, ...] = self.network(*pixels)
        return found

    def examples(self) -> dict[str, Tensor]:
        """Return what its inputs look like, by name, two of each."""
        if self.numbers:
            return {name: torch.zeros(2, self.numbers) for name in self.inputs}
        shape = 2, self.side, self.side, 3
        return {name: torch.zeros(shape, dtype=torch.uint8) for name in self.inputs}

    @staticmethod
    def _pixels(tiles: Tensor) -> Tensor:
        return tiles.permute(0, 3, 1, 2).to(torch.float32) / LEVELS


def packed_pixels(network: nn.Module) -> PixelPack:
    """Return the network that becomes a pack: folded, rounded, for examination only."""
    pack = PixelPack(folded(network))
    rounded(pack)
    return pack
