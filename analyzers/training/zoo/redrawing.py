"""Autoencoders of whole pictures, as the first stage of latent diffusion has them.

Rombach et al., "High-Resolution Image Synthesis with Latent Diffusion Models", CVPR 2022: an
encoder reduces a picture by a factor, a bottleneck passes some numbers for each place, and a
decoder draws the picture from them. A photograph that went through one has been laundered
(Mandelli, Bestagini and Tubaro, "When Synthetic Traces Hide Real Content", WIFS 2024): it
shows what was photographed and carries the traces of a generator.

Surrogates: thousandths of the weights of those of the wild, and taught for minutes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi
from typing import ClassVar, Literal

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  as everyone calls it
from torch import Tensor, nn

from analyzers.training.zoo.bottlenecks import BOTTLENECKS, Latent
from analyzers.training.zoo.generator import take_step
from analyzers.training.zoo.layers import SLOPE, Residual, Upsampler, discriminator, larger
from analyzers.training.zoo.picture_network import PictureNetwork
from analyzers.training.zoo.pictures import PictureLessons
from analyzers.training.zoo.straight import Straight

__all__ = ["DESIGNS", "Design", "Redrawing"]

Factor = Literal[4, 8]
Loss = Literal["l1", "gradient", "gan"]

WIDTHS: Mapping[Factor, tuple[int, ...]] = {4: (32, 64), 8: (32, 64, 128)}
FINEST = 16  # channels of a decoder at the picture's own size
RATE, LAST_RATE, BETAS = 2e-3, 2e-5, (0.9, 0.99)
WARM = 0.03  # share of the steps over which the rate rises
BATCH, PATCH = 10, 64
DEEP: Factor = 8
SMALL = 8000  # patches of which the principal components are
EDGES = 0.5  # weight of differences between neighbours beside the error
ADVERSARIAL = 0.02  # weight of the discriminator's judgement beside the error
ALONE = 0.5  # share of the steps before the discriminator joins


@dataclass(frozen=True, slots=True)
class Design:
    """In what an autoencoder differs from others. `factor`: pixels for one place of latents.

    `loss` is what it learns by: the absolute error alone, that and the error of differences
    between neighbours, or the first and a discriminator's judgement.
    """

    factor: Factor
    latent: Latent
    channels: int
    upsampler: Upsampler
    loss: Loss

    @property
    def name(self) -> str:
        """The folder of its weights."""
        return f"f{self.factor}_{self.latent}{self.channels}_{self.upsampler}_{self.loss}"


DESIGNS: Mapping[str, Design] = {
    design.name: design
    for design in (
        Design(4, "kl", 4, "nearest", "l1"),
        Design(8, "kl", 32, "pixel_shuffle", "gan"),
        Design(4, "vq", 8, "transposed", "gradient"),
        Design(8, "kl", 16, "transposed", "gradient"),
        Design(4, "rounded", 8, "bilinear", "l1"),
        Design(8, "vq", 32, "pixel_shuffle", "l1"),
        Design(4, "kl", 8, "bilinear", "gan"),
        Design(4, "rounded", 8, "nearest", "gan"),
    )
}


class Redrawing(PictureNetwork):
    """Turns pictures (n, 3, h, w), from −1 to 1, to latents and back."""

    steps: ClassVar[int] = 400  # some two minutes of one core

    def __init__(self, design: Design) -> None:
        """Make an untaught autoencoder."""
        super().__init__(design.name, design.factor)
        self.bottleneck = BOTTLENECKS[design.latent](design.channels)
        widths = WIDTHS[design.factor]
        self.encoder = _encoder(widths, self.bottleneck.wider * design.channels)
        self.straight = (
            Straight(design.channels, design.factor, design.upsampler)
            if design.factor == DEEP
            else None
        )
        self.decoder = _decoder(widths, design.channels, design.upsampler)
        self.judge = discriminator() if design.loss == "gan" else None
        self.design = design
        drawing = [one for name, one in self.named_parameters() if "judge" not in name]
        self._optimiser = torch.optim.Adam(drawing, RATE, BETAS)
        if self.judge is not None:
            self._judging = torch.optim.Adam(self.judge.parameters(), RATE / 2, (0.5, 0.99))

    def latents(self, pictures: Tensor) -> Tensor:
        """Return the latents (n, channels, h / factor, w / factor), not yet discrete."""
        latents: Tensor = self.bottleneck.plain(self._codes(_as_computed(pictures)))
        return latents

    def drawn(self, latents: Tensor) -> Tensor:
        """Return pictures from latents, of which the nearest that are allowed are taken."""
        return self._decoded(self.bottleneck.snapped(latents))

    def forward(self, pictures: Tensor) -> Tensor:
        """Return the pictures drawn anew."""
        return self.drawn(self.latents(pictures))

    def learn(
        self, lessons: PictureLessons, chance: np.random.Generator, progress: float
    ) -> float:
        """Take one step; `progress` is from 0 to 1. Returns the absolute error."""
        given = _as_computed(lessons.patches(BATCH, PATCH, chance))
        latents, penalty = self.bottleneck.learned(self._codes(given), chance)
        drawn = self._decoded(latents)
        error = F.l1_loss(drawn, given)
        for group in self._optimiser.param_groups:
            group["lr"] = rate(progress)
        judged = self.judge is not None and progress > ALONE
        take_step(self._optimiser, error + penalty + self._besides(drawn, given, judged=judged))
        if judged:
            self._judge(given, drawn.detach())
        return error.item()

    def acquaint(self, lessons: PictureLessons, chance: np.random.Generator) -> None:
        """Begin, where the network is deep, with the principal components of small patches.

        From there minutes suffice; from random codes they are spent on finding any.
        """
        if self.straight is not None:
            self.straight.acquaint(lessons.patches(SMALL, self.grid, chance))
            for last in (self.encoder[-1], self.decoder[-1]):
                for weights in last.parameters():
                    nn.init.zeros_(weights)

    def _codes(self, pictures: Tensor) -> Tensor:
        codes: Tensor = self.encoder(pictures)
        if self.straight is None:
            return codes
        straight = self.straight.into(pictures)
        return codes + F.pad(straight, (0, 0, 0, 0, 0, codes.shape[1] - straight.shape[1]))

    def _decoded(self, latents: Tensor) -> Tensor:
        drawn: Tensor = self.decoder(latents)
        return drawn if self.straight is None else drawn + self.straight.back(latents)

    def _besides(self, drawn: Tensor, given: Tensor, *, judged: bool) -> Tensor:
        """Return what the design adds to the absolute error."""
        if self.design.loss == "gradient":
            return EDGES * _edge_error(drawn, given)
        if judged and self.judge is not None:
            judgement: Tensor = self.judge(drawn).mean()
            return -ADVERSARIAL * judgement
        return drawn.new_zeros(())

    def _judge(self, real: Tensor, drawn: Tensor) -> None:
        if self.judge is not None:
            loss = F.relu(1 - self.judge(real)).mean() + F.relu(1 + self.judge(drawn)).mean()
            take_step(self._judging, loss)


def rate(progress: float) -> float:
    """Return how much is learned of a step: it rises quickly, and falls along a cosine."""
    falling = LAST_RATE + (RATE - LAST_RATE) * (1 + cos(pi * progress)) / 2
    return falling * min(1.0, (progress + 1e-3) / WARM)


def _as_computed(pictures: Tensor) -> Tensor:
    """Return the pictures in the order in which narrow convolutions are fastest."""
    return pictures.contiguous(memory_format=torch.channels_last)


def _edge_error(drawn: Tensor, given: Tensor) -> Tensor:
    """Return the error of differences between neighbours, at full and half size."""
    wrong = drawn - given
    total = wrong.new_zeros(())
    for difference in (wrong, F.avg_pool2d(wrong, 2)):
        total = (
            total + difference.diff(dim=2).abs().mean() + difference.diff(dim=3).abs().mean()
        )
    return total


def _encoder(widths: tuple[int, ...], codes: int) -> nn.Sequential:
    """Return a network that halves its picture's sides once for each of the widths."""
    layers: list[nn.Module] = [
        nn.PixelUnshuffle(2),
        nn.Conv2d(12, widths[0], 3, padding=1),
        Residual(widths[0]),
    ]
    for before, after in pairwise(widths):
        down = nn.Conv2d(before, after, 4, stride=2, padding=1)
        layers += [nn.LeakyReLU(SLOPE), down, Residual(after)]
    layers += [nn.LeakyReLU(SLOPE), nn.Conv2d(widths[-1], codes, 3, padding=1)]
    return nn.Sequential(*layers)


def _decoder(widths: tuple[int, ...], latents: int, upsampler: Upsampler) -> nn.Sequential:
    """Return a network that doubles its latents' sides once for each of the widths."""
    layers: list[nn.Module] = [
        nn.Conv2d(latents, widths[-1], 3, padding=1),
        Residual(widths[-1]),
        Residual(widths[-1]),
    ]
    for before, after in pairwise(widths[::-1]):
        layers += [nn.LeakyReLU(SLOPE), larger(upsampler, before, after), Residual(after)]
    layers += [nn.LeakyReLU(SLOPE), larger(upsampler, widths[0], FINEST), nn.LeakyReLU(SLOPE)]
    return nn.Sequential(*layers, nn.Conv2d(FINEST, 3, 3, padding=1))
