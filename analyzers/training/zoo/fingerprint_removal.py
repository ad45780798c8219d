"""An attack: a generator's fingerprint is removed by an autoencoder of photographs.

Neves, Tolosana, Vera-Rodriguez, Lopes, Proença and Fierrez, "GANprintR: Improved Fakes and
Evaluation of the State of the Art in Face Manipulation Detection", IEEE JSTSP 2020, arXiv
1911.05351: three poolings that note where each maximum was, and a decoder that puts values back
there. It has seen photographs only, so what it draws of a generated picture is nearer to one.
"""

from itertools import pairwise
from typing import ClassVar

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  as everyone calls it
from torch import Tensor, nn

from analyzers.training.zoo.generator import take_step
from analyzers.training.zoo.picture_network import PictureNetwork
from analyzers.training.zoo.pictures import PictureLessons
from analyzers.training.zoo.redrawing import rate

__all__ = ["NAME", "FingerprintRemoval"]

NAME = "fingerprint_removal"
WIDTHS = (3, 32, 64, 128, 32)  # the last is the paper's k
BATCH, PATCH = 10, 64


class FingerprintRemoval(PictureNetwork):
    """The paper's network at any size; it learns by the squared error."""

    steps: ClassVar[int] = 400

    def __init__(self) -> None:
        super().__init__(NAME, 2 ** (len(WIDTHS) - 2))
        self.narrowing, self.widening = (
            nn.ModuleList(nn.Conv2d(a, b, 3, padding=1) for a, b in pairwise(widths))
            for widths in (WIDTHS, WIDTHS[::-1])
        )
        self._optimiser = torch.optim.Adam(self.parameters())

    def forward(self, pictures: Tensor) -> Tensor:
        """Return the pictures without what photographs do not have."""
        drawn, maxima = pictures, []
        for convolution in self.narrowing[:-1]:
            drawn, where = F.max_pool2d(F.relu(convolution(drawn)), 2, return_indices=True)
            maxima.append(where)
        drawn = F.relu(self.narrowing[-1](drawn))
        for convolution, where in zip(self.widening[:-1], maxima[::-1], strict=True):
            drawn = F.max_unpool2d(F.relu(convolution(drawn)), where, [2, 2])
        last: Tensor = self.widening[-1](drawn)
        return last

    def learn(
        self, lessons: PictureLessons, chance: np.random.Generator, progress: float
    ) -> float:
        """Take one step; returns the squared error."""
        given = lessons.patches(BATCH, PATCH, chance)
        error = F.mse_loss(self(given), given)
        for group in self._optimiser.param_groups:
            group["lr"] = rate(progress)
        take_step(self._optimiser, error)
        return error.item()
