"""A vector-quantised autoencoder: a face drawn anew from entries of a code book.

Van den Oord et al., "Neural Discrete Representation Learning", NeurIPS 2017, arXiv 1711.00937.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  as everyone calls it
from torch import Tensor

from analyzers.training.fakes.face import FaceImage, Fake
from analyzers.training.zoo.code_book import follow, looked_up, nearest
from analyzers.training.zoo.generator import Generator, take_step
from analyzers.training.zoo.layers import decoder, encoder
from analyzers.training.zoo.lessons import Lessons
from analyzers.training.zoo.window import floats_of, pixels_of, put_back, window_of

__all__ = ["Vq"]

CODE, ENTRIES = 8, 192
COMMITMENT = 0.25
RATE, BATCH, PATCH = 2e-3, 12, 96


class Vq(Generator):
    """Draws from quantised codes, enlarged by repetition."""

    family: ClassVar[str] = "vq"
    kind: ClassVar[str] = "vq"
    steps: ClassVar[int] = 500
    book: Tensor
    uses: Tensor
    sums: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.decoder = encoder(CODE), decoder(CODE, "nearest")
        for name, value in (
            ("book", torch.randn(ENTRIES, CODE)),
            ("uses", torch.ones(ENTRIES)),
        ):
            self.register_buffer(name, value)
        self.register_buffer("sums", self.book.clone())
        self._optimiser = torch.optim.Adam(self.parameters(), RATE)

    @classmethod
    def begun(cls, lessons: Lessons) -> "Vq":
        """Return an untaught network."""
        return cls()

    @classmethod
    def for_weights(cls, weights: Mapping[str, Tensor]) -> "Vq":
        """Return a network for these weights."""
        return cls()

    def learn(self, lessons: Lessons, chance: np.random.Generator, progress: float) -> float:
        """Take one step on the error of the drawing; the book follows the codes."""
        given = lessons.patches(BATCH, PATCH, chance)
        codes = self.encoder(given)
        entries = nearest(self.book, codes)
        with torch.no_grad():
            follow(self.book, (self.uses, self.sums), codes, entries, chance)
        quantised = looked_up(self.book, entries)
        through = codes + (quantised - codes).detach()
        error = F.l1_loss(self.decoder(through), given)
        take_step(self._optimiser, error + COMMITMENT * F.mse_loss(codes, quantised.detach()))
        return error.item()

    def forge(
        self, face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
    ) -> Fake:
        """Return the face drawn from the entries nearest to its codes."""
        with torch.no_grad():
            codes = self.encoder(floats_of(window_of(face.pixels)[None]))
            drawn = pixels_of(self.decoder(looked_up(self.book, nearest(self.book, codes))))[0]
        return Fake(*put_back(face, drawn, chance), self.family, self.kind)
