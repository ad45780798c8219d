"""Adversarially taught decoders that differ in how they draw larger.

A decoder draws a face from a small code, judged by a discriminator of patches (Isola et al.,
CVPR 2017) with the hinge loss (Lim and Ye, 2017), after Goodfellow et al., "Generative
Adversarial Nets", NeurIPS 2014. The code is that of an authentic face: to invent faces from
noise takes more than minutes of two cores.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  as everyone calls it
from torch import Tensor

from analyzers.training.fakes.face import FaceImage, Fake
from analyzers.training.zoo.generator import Generator, take_step
from analyzers.training.zoo.layers import Upsampler, decoder, discriminator, encoder
from analyzers.training.zoo.lessons import Lessons
from analyzers.training.zoo.window import floats_of, pixels_of, put_back, window_of

__all__ = ["GanNearest", "GanPixelShuffle", "GanTransposed"]

CODE = 6
ADVERSARIAL = 0.05  # weight of the discriminator's judgement beside the error
ALONE = 0.3  # share of the steps before the discriminator joins
RATE, BATCH, PATCH = 1e-3, 12, 96
BETAS = (0.5, 0.99)


class _Gan(Generator):
    family: ClassVar[str] = "gan"
    steps: ClassVar[int] = 400
    upsampler: ClassVar[Upsampler]

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.decoder = encoder(CODE), decoder(CODE, self.upsampler)
        self.judge = discriminator()
        drawing = [*self.encoder.parameters(), *self.decoder.parameters()]
        self._optimiser = torch.optim.Adam(drawing, RATE, BETAS)
        self._judging = torch.optim.Adam(self.judge.parameters(), RATE, BETAS)

    @classmethod
    def begun(cls, lessons: Lessons) -> "_Gan":
        """Return an untaught network."""
        return cls()

    @classmethod
    def for_weights(cls, weights: Mapping[str, Tensor]) -> "_Gan":
        """Return a network for these weights."""
        return cls()

    def learn(self, lessons: Lessons, chance: np.random.Generator, progress: float) -> float:
        """Take a step of the decoder and, later on, one of the discriminator."""
        given = lessons.patches(BATCH, PATCH, chance)
        drawn = self.decoder(self.encoder(given))
        error = F.l1_loss(drawn, given)
        loss = error
        if progress > ALONE:
            loss = error - ADVERSARIAL * self.judge(drawn).mean()
        take_step(self._optimiser, loss)
        if progress > ALONE:
            self._judge(given, drawn.detach())
        return error.item()

    def forge(
        self, face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
    ) -> Fake:
        """Return the face as the decoder draws it from its code."""
        with torch.no_grad():
            drawn = self.decoder(self.encoder(floats_of(window_of(face.pixels)[None])))
        pixels, mask = put_back(face, pixels_of(drawn)[0], chance)
        return Fake(pixels, mask, self.family, self.kind)

    def _judge(self, real: Tensor, drawn: Tensor) -> None:
        loss = F.relu(1 - self.judge(real)).mean() + F.relu(1 + self.judge(drawn)).mean()
        take_step(self._judging, loss)


class GanTransposed(_Gan):
    """Enlarges by transposed convolutions."""

    kind: ClassVar[str] = "gan_transposed"
    upsampler: ClassVar[Upsampler] = "transposed"


class GanNearest(_Gan):
    """Enlarges by repetition and a convolution."""

    kind: ClassVar[str] = "gan_nearest"
    upsampler: ClassVar[Upsampler] = "nearest"


class GanPixelShuffle(_Gan):
    """Enlarges by sorting channels into pixels."""

    kind: ClassVar[str] = "gan_pixel_shuffle"
    upsampler: ClassVar[Upsampler] = "pixel_shuffle"
