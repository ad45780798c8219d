"""The network that contrasts the richest texture of a picture with its poorest.

Zhong et al., "PatchCraft: Exploring Texture Patch for Efficient AI-generated Image Detection",
arXiv 2311.12397. Cameras leave the same noise in both; generators draw rich texture worse than
poor. Patches and their mosaics are made by `analyzers.quality.mosaics`.
"""

from typing import ClassVar, NamedTuple

from torch import Tensor, nn
from torch.nn import functional

from analyzers.networks.blocks import convolved
from analyzers.networks.residuals import FAMILIES, SIDE, RichFilters, grey

__all__ = ["TextureNetwork", "TextureOutput"]

LEVELS = 255.0
GREY, GAIN = 0.5, 4.0  # of the control: spreads colours to a size of about 1
FILTERS = sum(FAMILIES.values())
SLIM = 16
DROPOUT = 0.2


class TextureOutput(NamedTuple):
    """What the network says of n pairs of mosaics: logits (n,), positive for generated."""

    score: Tensor


class TextureNetwork(nn.Module):
    """The fingerprint of rich texture less that of poor texture, to a score.

    `width` is the number of channels, `stride` that of the convolution which learns the
    fingerprint: 16 and 2 for the slim network, 32 and 1 in the paper, at ten times the cost.
    Mosaics may have any one size: 128 pixels (4 x 4 patches) here, 256 in the paper. With
    `residuals` off it is the control: colours through filters that are learned, and the mean
    of both mosaics where their difference is read.
    """

    inputs: ClassVar[tuple[str, ...]] = ("rich", "poor")
    outputs: ClassVar[tuple[str, ...]] = ("score",)
    side: ClassVar[int] = 128  # pixels

    def __init__(self, *, width: int = SLIM, stride: int = 2, residuals: bool = True) -> None:
        super().__init__()
        self.width, self.stride, self.residuals = width, stride, residuals
        self.filters = RichFilters() if residuals else _learned()
        self.fingerprint = convolved(FILTERS, width, 3, stride)
        self.stages = nn.Sequential(*_stages(width))
        self.dropout = nn.Dropout(DROPOUT)
        self.head = nn.Linear(width, 1)

    def forward(self, rich: Tensor, poor: Tensor) -> TextureOutput:
        """Return what is seen in two mosaics (n, 3, h, w) each, RGB, 0 … 1."""
        features = self.stages(self._read(rich, poor)).mean((2, 3))
        return TextureOutput(self.head(self.dropout(features))[:, 0])

    def _read(self, rich: Tensor, poor: Tensor) -> Tensor:
        one, other = self._printed(rich), self._printed(poor)
        return one - other if self.residuals else (one + other) / 2

    def _printed(self, mosaics: Tensor) -> Tensor:
        if not self.residuals:
            return functional.hardtanh(self.fingerprint(self.filters((mosaics - GREY) * GAIN)))
        residual = self.filters(grey(mosaics) * LEVELS)  # whole levels: noise is of size 1
        return functional.hardtanh(self.fingerprint(residual))


def _learned() -> nn.Conv2d:
    """Return as many filters of the same size, of colours, which begin by chance."""
    return nn.Conv2d(3, FILTERS, SIDE, padding=SIDE // 2, bias=False)


def _stages(width: int) -> list[nn.Module]:
    """Return four convolutions, then three times two, with a halving before each of these."""
    layers: list[nn.Module] = []
    for halvings, convolutions in enumerate((4, 2, 2, 2)):
        layers += [nn.AvgPool2d(2)] if halvings else []
        for _ in range(convolutions):
            layers += [convolved(width, width), nn.ReLU(inplace=True)]
    return layers
