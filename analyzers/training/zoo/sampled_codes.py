"""Latents that no photograph gave: what an autoencoder's decoder draws generated pictures from.

After image-to-image generation (Meng et al., "SDEdit", ICLR 2022): a collage of many
photographs' latents (`scenes.composed`) is drowned in noise, and the noise is taken away again.
What takes it away is no network but a local filter (Lee, "Digital Image Enhancement and Noise
Filtering by Use of Local Statistics", IEEE TPAMI 1980), since a network of latents that is
taught for minutes draws blocks.

So a generated picture shows parts of photographs in an arrangement that was never photographed;
every number of its latents is drawn anew from noise and its surroundings, and none is what the
encoder gives for any photograph. Generators of the wild begin with nothing but noise.
"""

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  as everyone calls it
from torch import Tensor, nn

from analyzers.training.zoo.pictures import SIDE, PictureLessons
from analyzers.training.zoo.redrawing import Design, Redrawing
from analyzers.training.zoo.scenes import composed
from analyzers.training.zoo.window import floats_of

__all__ = ["SCENES", "SampledCodes"]

SCENES = 48
NOISE = (0.25, 0.9)  # of the spread of a channel of average effect
MOST_NOISE = 0.7  # of the spread of a channel without much effect
AROUND = 3  # places across, by which the filter judges


class SampledCodes(nn.Module):
    """Samples latents for one design of autoencoder."""

    mean: Tensor
    spread: Tensor
    noise: Tensor
    scenes: Tensor

    def __init__(self, design: Design, scenes: int) -> None:
        """Make one that composes of so many scenes, which it does not know yet."""
        super().__init__()
        channels, side = design.channels, SIDE // design.factor
        self.register_buffer("mean", torch.zeros(1, channels, 1, 1))
        self.register_buffer("spread", torch.ones(1, channels, 1, 1))
        self.register_buffer("noise", torch.ones(1, channels, 1, 1))
        self.register_buffer("scenes", torch.zeros(scenes, channels, side, side))

    def acquaint(
        self, autoencoder: Redrawing, lessons: PictureLessons, chance: np.random.Generator
    ) -> None:
        """Note some photographs' latents, their mean and spread, and what each channel does."""
        chosen = chance.choice(len(lessons.squares), len(self.scenes), replace=False)
        with torch.no_grad():
            latents = autoencoder.latents(floats_of(lessons.squares[chosen]))
            self.mean.copy_(latents.mean(dim=(0, 2, 3), keepdim=True))
            self.spread.copy_(latents.std(dim=(0, 2, 3), keepdim=True) + 1e-6)
            self.scenes.copy_((latents - self.mean) / self.spread)
            self.noise.copy_(self._bearable(autoencoder, latents[:1]))

    def sampled(self, height: int, width: int, chance: np.random.Generator) -> Tensor:
        """Return latents (1, c, height, width)."""
        collage = composed(self.scenes, height, width, chance)
        level = (self.noise * chance.uniform(*NOISE)).clamp(max=MOST_NOISE)
        noise = chance.standard_normal(tuple(collage.shape), np.float32)
        return (
            _filtered(collage + level * torch.from_numpy(noise), level) * self.spread
            + self.mean
        )

    def _bearable(self, autoencoder: Redrawing, latents: Tensor) -> Tensor:
        """Return noise (1, c, 1, 1) for each channel that changes pictures alike."""
        drawn = autoencoder.drawn(latents)
        changes = self.spread[0] * torch.eye(latents.shape[1])[:, :, None, None]
        levels = [(autoencoder.drawn(latents + c) - drawn).square().mean() for c in changes]
        effect = torch.stack(levels)[None, :, None, None]
        return (effect.mean() / effect.clamp(min=1e-9)).sqrt()


def _filtered(noisy: Tensor, level: Tensor) -> Tensor:
    """Return latents without noise of this level: the mean around, and what exceeds noise."""
    mean = _around(noisy)
    variance = _around((noisy - mean).square())
    kept = 1 - (level.square() / variance.clamp(min=1e-9)).clamp(max=1)
    return mean + kept * (noisy - mean)


def _around(latents: Tensor) -> Tensor:
    edge = F.pad(latents, (AROUND // 2,) * 4, mode="replicate")
    return F.avg_pool2d(edge, AROUND, stride=1)
