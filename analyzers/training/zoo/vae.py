"""A variational autoencoder: a face drawn anew from a blurred code of it.

Kingma and Welling, "Auto-Encoding Variational Bayes", ICLR 2014, arXiv 1312.6114; with a code
that keeps the picture's layout, as the first stage of latent diffusion has it (Rombach et al.,
CVPR 2022).
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  as everyone calls it
from torch import Tensor

from analyzers.training.fakes.face import FaceImage, Fake
from analyzers.training.zoo.generator import Generator, take_step
from analyzers.training.zoo.layers import decoder, encoder
from analyzers.training.zoo.lessons import Lessons
from analyzers.training.zoo.window import floats_of, pixels_of, put_back, window_of

__all__ = ["Vae"]

CODE = 4  # numbers for 4 × 4 pixels of three channels
CLOSENESS = 3e-4  # weight of the code's distance from a normal one
RATE, BATCH, PATCH = 2e-3, 12, 96


class Vae(Generator):
    """Draws from a sampled code, enlarged bilinearly."""

    family: ClassVar[str] = "vae"
    kind: ClassVar[str] = "vae"
    steps: ClassVar[int] = 500

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.decoder = encoder(2 * CODE), decoder(CODE, "bilinear")
        self._optimiser = torch.optim.Adam(self.parameters(), RATE)

    @classmethod
    def begun(cls, lessons: Lessons) -> "Vae":
        """Return an untaught network."""
        return cls()

    @classmethod
    def for_weights(cls, weights: Mapping[str, Tensor]) -> "Vae":
        """Return a network for these weights."""
        return cls()

    def learn(self, lessons: Lessons, chance: np.random.Generator, progress: float) -> float:
        """Take one step on the error of the drawing and the code's distance from normal."""
        given = lessons.patches(BATCH, PATCH, chance)
        noise = torch.Generator().manual_seed(int(chance.integers(1 << 62)))
        mean, spread = self._code(given)
        sampled = torch.randn(mean.shape, generator=noise)
        error = F.l1_loss(self.decoder(mean + spread * sampled), given)
        far = 0.5 * (mean**2 + spread**2 - 2 * spread.log() - 1).mean()
        take_step(self._optimiser, error + CLOSENESS * far)
        return error.item()

    def forge(
        self, face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
    ) -> Fake:
        """Return the face drawn from one sample of its code."""
        noise = torch.Generator().manual_seed(int(chance.integers(1 << 62)))
        with torch.no_grad():
            mean, spread = self._code(floats_of(window_of(face.pixels)[None]))
            sampled = torch.randn(mean.shape, generator=noise)
            drawn = pixels_of(self.decoder(mean + spread * sampled))[0]
        return Fake(*put_back(face, drawn, chance), self.family, self.kind)

    def _code(self, given: Tensor) -> tuple[Tensor, Tensor]:
        """Return mean and spread of the code (n, 4, h / 4, w / 4)."""
        mean, spread = self.encoder(given).chunk(2, dim=1)
        return mean, spread.clamp(-8, 4).exp()
