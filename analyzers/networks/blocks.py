"""Blocks of the small networks that read native pixels: residual ones, plain and narrow.

He et al., "Deep Residual Learning for Image Recognition", CVPR 2016. The names of convolutions
and of the batch statistics right after them follow each other, so that they can be folded.
"""

from torch import Tensor, nn
from torch.nn import functional

__all__ = ["Bottleneck", "Residual", "convolved"]

WIDENING = 4  # of a bottleneck's outputs over its width


def convolved(given: int, made: int, kernel: int = 3, stride: int = 1) -> nn.Sequential:
    """Return a convolution that keeps the size (but for its stride), with batch statistics."""
    convolution = nn.Conv2d(given, made, kernel, stride, kernel // 2, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(made))


class Residual(nn.Module):
    """Two convolutions with a way past them."""

    def __init__(self, given: int, made: int, stride: int = 1) -> None:
        super().__init__()
        self.first = convolved(given, made, 3, stride)
        self.second = convolved(made, made)
        self.past = _past(given, made, stride)

    def forward(self, given: Tensor) -> Tensor:
        """Return (n, made, h / stride, w / stride)."""
        x = self.second(functional.relu(self.first(given)))
        return functional.relu(x + self.past(given))


class Bottleneck(nn.Module):
    """A convolution between two of one pixel, with a way past them."""

    def __init__(self, given: int, width: int, stride: int = 1) -> None:
        super().__init__()
        self.narrow = convolved(given, width, 1)
        self.middle = convolved(width, width, 3, stride)
        self.wide = convolved(width, width * WIDENING, 1)
        self.past = _past(given, width * WIDENING, stride)

    def forward(self, given: Tensor) -> Tensor:
        """Return (n, 4 * width, h / stride, w / stride)."""
        x = functional.relu(self.middle(functional.relu(self.narrow(given))))
        return functional.relu(self.wide(x) + self.past(given))


class _Past(nn.Sequential):
    """A convolution of one pixel over every pixel of a coarser grid.

    The pixels are chosen first: where processors have AVX-512, the gradient of such a
    convolution with a stride and few channels ends the process (oneDNN of torch 2.13).
    """

    def __init__(self, given: int, made: int, stride: int) -> None:
        super().__init__(*convolved(given, made, 1))
        self.stride = stride

    def forward(self, given: Tensor) -> Tensor:
        """Return (n, made, h / stride, w / stride)."""
        made: Tensor = given[..., :: self.stride, :: self.stride]
        for part in self:
            made = part(made)
        return made


def _past(given: int, made: int, stride: int) -> nn.Module:
    return nn.Identity() if given == made and stride == 1 else _Past(given, made, stride)
