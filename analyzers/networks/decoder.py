"""From features of four sizes to one map: where a face was worked on.

A top-down way from coarse to fine (Lin et al., "Feature Pyramid Networks", CVPR 2017), thin
enough for a CPU. One decoder serves the blend boundary (Li et al., "Face X-ray", CVPR 2020) and
the grey fakeness (Huang et al., "FakeLocator", TIFS 2022).
"""

from collections.abc import Sequence

from torch import Tensor, nn
from torch.nn import functional

__all__ = ["WIDTH", "Decoder"]

WIDTH = 32  # channels at every size


class Decoder(nn.Module):
    """Features at strides 4, 8, 16, 32 to `WIDTH` channels at stride 4."""

    def __init__(self, widths: Sequence[int]) -> None:
        super().__init__()
        self.sideways = nn.ModuleList(nn.Conv2d(width, WIDTH, 1) for width in widths)
        self.smooth = nn.ModuleList(_smooth() for _ in widths[1:])

    def forward(self, stages: Sequence[Tensor]) -> Tensor:
        """Return (n, WIDTH, h, w) at the size of the first stage."""
        fine_last = list(zip(self.sideways, stages, strict=True))[::-1]
        sideways, coarsest = fine_last[0]
        x: Tensor = sideways(coarsest)
        for (sideways, stage), smooth in zip(fine_last[1:], self.smooth, strict=True):
            larger = functional.interpolate(x, scale_factor=2.0, mode="nearest")
            x = smooth(larger + sideways(stage))
        return x


def _smooth() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(WIDTH, WIDTH, 3, padding=1, groups=WIDTH, bias=False),
        nn.Conv2d(WIDTH, WIDTH, 1, bias=False),
        nn.BatchNorm2d(WIDTH),
        nn.ReLU6(inplace=True),
    )
