"""The parts of which the generators are built, and the four ways to draw larger."""

from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

__all__ = ["Residual", "Upsampler", "decoder", "discriminator", "encoder", "larger"]

Upsampler = Literal["transposed", "nearest", "bilinear", "pixel_shuffle"]
SLOPE = 0.2  # of leaky units
WIDTHS = (64, 32, 16)  # channels, from the smallest picture to the largest


class Residual(nn.Module):
    """Two convolutions beside the identity."""

    def __init__(self, width: int) -> None:
        """Keep `width` channels."""
        super().__init__()
        self.body = nn.Sequential(
            nn.LeakyReLU(SLOPE),
            nn.Conv2d(width, width, 3, padding=1),
            nn.LeakyReLU(SLOPE),
            nn.Conv2d(width, width, 3, padding=1),
        )

    def forward(self, given: Tensor) -> Tensor:
        """Return the sum (n, c, h, w)."""
        added: Tensor = self.body(given)
        return given + added


def larger(kind: Upsampler, before: int, after: int) -> nn.Module:
    """Return a layer that doubles height and width; each kind leaves another trace.

    Transposed convolutions leave a checkerboard (Odena et al., "Deconvolution and Checkerboard
    Artifacts", Distill 2016), interpolation a missing band of frequencies, pixel shuffle
    (Shi et al., CVPR 2016) a lattice.
    """
    return _LARGER[kind](before, after)


def encoder(latent: int) -> nn.Sequential:
    """Return a network from pictures to codes (n, latent, h / 4, w / 4)."""
    low, middle, high = WIDTHS
    return nn.Sequential(
        nn.Conv2d(3, high, 3, padding=1),
        nn.LeakyReLU(SLOPE),
        nn.Conv2d(high, middle, 4, stride=2, padding=1),
        Residual(middle),
        nn.LeakyReLU(SLOPE),
        nn.Conv2d(middle, low, 4, stride=2, padding=1),
        Residual(low),
        nn.LeakyReLU(SLOPE),
        nn.Conv2d(low, latent, 3, padding=1),
    )


def decoder(latent: int, kind: Upsampler) -> nn.Sequential:
    """Return a network from codes (n, latent, h / 4, w / 4) to pictures (n, 3, h, w)."""
    low, middle, high = WIDTHS
    return nn.Sequential(
        nn.Conv2d(latent, low, 3, padding=1),
        Residual(low),
        nn.LeakyReLU(SLOPE),
        larger(kind, low, middle),
        Residual(middle),
        nn.LeakyReLU(SLOPE),
        larger(kind, middle, high),
        nn.LeakyReLU(SLOPE),
        nn.Conv2d(high, 3, 3, padding=1),
    )


def discriminator() -> nn.Sequential:
    """Return a network that judges each neighbourhood of some 20 pixels."""
    widths = (3, 24, 48)
    layers: list[nn.Module] = []
    for before, after in pairwise(widths):
        layers += [spectral_norm(nn.Conv2d(before, after, 4, 2, 1)), nn.LeakyReLU(SLOPE)]
    return nn.Sequential(*layers, spectral_norm(nn.Conv2d(widths[-1], 1, 4, 1, 1)))


def _transposed(before: int, after: int) -> nn.Module:
    return nn.ConvTranspose2d(before, after, 4, stride=2, padding=1)


def _nearest(before: int, after: int) -> nn.Module:
    return nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(before, after, 3, padding=1))


def _bilinear(before: int, after: int) -> nn.Module:
    up = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False)
    return nn.Sequential(up, nn.Conv2d(before, after, 3, padding=1))


def _pixel_shuffle(before: int, after: int) -> nn.Module:
    return nn.Sequential(nn.Conv2d(before, 4 * after, 3, padding=1), nn.PixelShuffle(2))


_LARGER: dict[Upsampler, Callable[[int, int], nn.Module]] = {
    "transposed": _transposed,
    "nearest": _nearest,
    "bilinear": _bilinear,
    "pixel_shuffle": _pixel_shuffle,
}
