"""The network that looks for what up-sampling leaves between neighbouring pixels.

Tan et al., "Rethinking the Up-Sampling Operations in CNN-based Generative Network for
Generalizable Deepfake Detection", CVPR 2024 (NPR). Pictures are read native: a resize on the
way would be an up-sampling itself.
"""

from typing import ClassVar, NamedTuple

from torch import Tensor, nn
from torch.nn import functional

from analyzers.networks.blocks import Bottleneck, Residual, convolved
from analyzers.networks.residuals import neighbour_residual

__all__ = ["PLAIN", "UpsamplingNetwork", "UpsamplingOutput"]

PLAIN = 1  # a cell of one pixel leaves nothing: such a network reads the colours, as a control
GAIN = 2 / 3 / 0.226  # as in the paper; there by the spread of ImageNet's colours
GREY = 0.5
SLIM_STEM, PAPER_STEM = 32, 64
DROPOUT = 0.2


class UpsamplingOutput(NamedTuple):
    """What the network says of n tiles; logits are no probabilities.

    `score` (n,) is positive for generated. `map` (n, h / 8, w / 8) are logits of places, whose
    mean is the score: a class activation map.
    """

    score: Tensor
    map: Tensor


class UpsamplingNetwork(nn.Module):
    """Relations of neighbouring pixels to a score and a map at an eighth of the size.

    `cell` is the side of the cells within which pixels are compared: 2 or 4; 1 for the control
    that reads plain colours. `paper` asks for the network of the paper (1.44 million weights,
    a ResNet-50 up to its second stage) in place of the slim one (0.3 million).
    """

    inputs: ClassVar[tuple[str, ...]] = ("tiles",)
    outputs: ClassVar[tuple[str, ...]] = ("score", "map")
    side: ClassVar[int] = 128  # pixels

    def __init__(self, *, cell: int = 2, paper: bool = False) -> None:
        super().__init__()
        self.cell, self.paper = cell, paper
        stem = PAPER_STEM if paper else SLIM_STEM
        self.stem = convolved(3, stem, 3, 2)
        self.stages = _paper_stages(stem) if paper else _slim_stages(stem)
        self.dropout = nn.Dropout(DROPOUT)
        self.head = nn.Linear(512 if paper else 72, 1)

    def forward(self, tiles: Tensor) -> UpsamplingOutput:
        """Return what is seen in `tiles` (n, 3, h, w), RGB, 0 … 1; h, w in whole steps of 8."""
        x = functional.relu(self.stem(self._read(tiles)))
        features = self.stages(functional.max_pool2d(x, 3, 2, 1))
        score = self.head(self.dropout(features.mean((2, 3))))[:, 0]
        places = functional.conv2d(features, self.head.weight[:, :, None, None], self.head.bias)
        return UpsamplingOutput(score, places[:, 0])

    def _read(self, tiles: Tensor) -> Tensor:
        if self.cell == PLAIN:
            return (tiles - GREY) * GAIN
        return neighbour_residual(tiles, self.cell) * GAIN


def _slim_stages(stem: int) -> nn.Sequential:
    fine = [Residual(stem, stem), Residual(stem, stem)]
    coarse = [Residual(stem, 72, 2), Residual(72, 72), Residual(72, 72)]
    return nn.Sequential(*fine, *coarse)


def _paper_stages(stem: int) -> nn.Sequential:
    fine = [Bottleneck(stem, 64), Bottleneck(256, 64), Bottleneck(256, 64)]
    coarse = [Bottleneck(256, 128, 2), *(Bottleneck(512, 128) for _ in range(3))]
    return nn.Sequential(*fine, *coarse)
