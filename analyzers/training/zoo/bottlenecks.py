"""What an autoencoder lets through: the three kinds of latents that generators draw from.

A bottleneck turns what an encoder gives into latents (n, channels, h, w), the numbers from
which a decoder draws.
"""

from abc import abstractmethod
from typing import ClassVar, Literal

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  as everyone calls it
from torch import Tensor, nn

from analyzers.training.zoo.code_book import follow, looked_up, nearest

__all__ = ["BOTTLENECKS", "Bottleneck", "Latent"]

Latent = Literal["kl", "vq", "rounded"]

CLOSENESS = 1e-5  # weight of the latents' distance from normal ones
COMMITMENT = 0.25
TOGETHER, ENTRIES = 2, 256  # channels that share a book, and its size
STEPS = 4.0  # of rounded latents, to either side of zero


class Bottleneck(nn.Module):
    """Latents of `channels` numbers for each place."""

    wider: ClassVar[int] = 1  # how many numbers an encoder gives for each that passes

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.channels = channels

    @abstractmethod
    def learned(self, codes: Tensor, chance: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Return the latents in training, and what is to be added to the error."""

    def plain(self, codes: Tensor) -> Tensor:
        """Return the latents before they are made discrete."""
        return codes

    def snapped(self, latents: Tensor) -> Tensor:
        """Return the latents that may be drawn from and lie nearest to these."""
        return latents

    def forward(self, codes: Tensor) -> Tensor:
        """Return the latents of an encoder's codes, without chance."""
        return self.snapped(self.plain(codes))


class Kl(Bottleneck):
    """Nearly normal latents (Kingma and Welling, 2014; Rombach et al., CVPR 2022)."""

    wider: ClassVar[int] = 2

    def plain(self, codes: Tensor) -> Tensor:
        """Return the mean."""
        return codes.chunk(2, dim=1)[0]

    def learned(self, codes: Tensor, chance: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Return a sample, and its distribution's distance from the normal one."""
        mean, spread = codes.chunk(2, dim=1)
        spread = (spread - 2).clamp(-8, 4).exp()
        noise = torch.Generator().manual_seed(int(chance.integers(1 << 62)))
        far = 0.5 * (mean**2 + spread**2 - 2 * spread.log() - 1).sum(dim=1).mean()
        return mean + spread * torch.randn(mean.shape, generator=noise), CLOSENESS * far


class Vq(Bottleneck):
    """Entries of code books, one for every two channels, so that few entries say much.

    Jégou et al., "Product Quantization for Nearest Neighbor Search", TPAMI 2011; in
    autoencoders van den Oord et al. (2017), Razavi et al. (2019).
    """

    books: Tensor
    uses: Tensor
    sums: Tensor

    def __init__(self, channels: int) -> None:
        """Keep books for `channels`, an even number."""
        super().__init__(channels)
        books = torch.randn(channels // TOGETHER, ENTRIES, TOGETHER)
        self.register_buffer("books", books)
        self.register_buffer("uses", torch.ones(books.shape[:2]))
        self.register_buffer("sums", books.clone())

    def snapped(self, latents: Tensor) -> Tensor:
        """Return the nearest entries."""
        parts = zip(self.books, latents.chunk(len(self.books), dim=1), strict=True)
        return torch.cat([looked_up(book, nearest(book, part)) for book, part in parts], dim=1)

    def learned(self, codes: Tensor, chance: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Return the nearest entries, and how far they are; the books follow the codes."""
        with torch.no_grad():
            snapped = self.snapped(codes)
            self._follow(codes, chance)
        return codes + (snapped - codes).detach(), COMMITMENT * F.mse_loss(codes, snapped)

    def _follow(self, codes: Tensor, chance: np.random.Generator) -> None:
        for at, part in enumerate(codes.chunk(len(self.books), dim=1)):
            averages = self.uses[at], self.sums[at]
            follow(self.books[at], averages, part, nearest(self.books[at], part), chance)


class Rounded(Bottleneck):
    """Bounded numbers, rounded (Mentzer et al., "Finite Scalar Quantization", ICLR 2024)."""

    def plain(self, codes: Tensor) -> Tensor:
        """Return the numbers before they are rounded."""
        return STEPS * codes.tanh()

    def snapped(self, latents: Tensor) -> Tensor:
        """Return whole numbers within the bounds."""
        return latents.clamp(-STEPS, STEPS).round()

    def learned(self, codes: Tensor, chance: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Return whole numbers; what is learned is not told of the rounding."""
        plain = self.plain(codes)
        return plain + (self.snapped(plain) - plain).detach(), codes.new_zeros(())


BOTTLENECKS: dict[Latent, type[Bottleneck]] = {"kl": Kl, "vq": Vq, "rounded": Rounded}
