"""The first deepfakes' face swap: one encoder for all, one decoder for each person.

The encoder learns what faces have in common, from faces that were bent a little; each decoder
draws one person. A face drawn by another person's decoder has its pose, its light and roughly
its expression, and the other's features (the method of the programs DeepFakes, 2017, and
Faceswap; Rössler et al., ICCV 2019, describe it). One more decoder learns anyone's face, so
that the encoder serves faces it was not taught.

After a few hundred steps a decoder draws little more than its person's mean face, in the light
and colours of the one that is covered: softer, and less expressive, than swaps of the wild.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import ClassVar

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  as everyone calls it
from torch import Tensor, nn

from analyzers.training.fakes.face import FaceImage, Fake
from analyzers.training.zoo.generator import Generator, take_step
from analyzers.training.zoo.layers import SLOPE, Residual, larger
from analyzers.training.zoo.lessons import Lessons, warped
from analyzers.training.zoo.window import SIDE, floats_of, pixels_of, put_back, window_of
from workbench.errors import CannotForge, TrainingError

__all__ = ["AutoencoderSwap"]

DRAWN = 96  # pixels of a side that is drawn
WIDTHS = (24, 48, 96, 192)
SMALLEST = DRAWN // 2 ** len(WIDTHS)
CODE, BEGINNING = 256, 96
RATE, BETAS = 1e-3, (0.5, 0.99)
EACH = 6  # faces of each decoder in a step
ANYONE = 12  # faces of anyone


class AutoencoderSwap(Generator):
    """Draws a face by the decoder of another person. `people` are whom it was taught."""

    family: ClassVar[str] = "autoencoder"
    kind: ClassVar[str] = "autoencoder_swap"
    steps: ClassVar[int] = 450

    def __init__(self, people: int) -> None:
        super().__init__()
        self.encoder = _encoder()
        self.anyone = _Decoder()
        self.people = nn.ModuleList(_Decoder() for _ in range(people))
        self._optimiser = torch.optim.Adam(self.parameters(), RATE, BETAS)

    @classmethod
    def begun(cls, lessons: Lessons) -> "AutoencoderSwap":
        """Return an untaught network; raises TrainingError where nobody is seen often."""
        if not lessons.people:
            raise TrainingError("No video of the shelf shows a face often enough.")
        network = cls(len(lessons.people))
        among = [None, *(indices for _, indices in lessons.people)]
        for draws, indices in zip([network.anyone, *network.people], among, strict=True):
            faces = lessons.windows if indices is None else lessons.windows[indices]
            draws.mean.copy_(_shrunk(floats_of(faces)).mean(dim=0))
        return network

    @classmethod
    def for_weights(cls, weights: Mapping[str, Tensor]) -> "AutoencoderSwap":
        """Return a network with as many people as these weights."""
        named = {name.split(".")[1] for name in weights if name.startswith("people.")}
        return cls(len(named))

    def learn(self, lessons: Lessons, chance: np.random.Generator, progress: float) -> float:
        """Take a step of the encoder, the decoder of anyone and one person's."""
        at = int(chance.integers(len(self.people)))
        noise = torch.Generator().manual_seed(int(chance.integers(1 << 62)))
        one = lessons.faces(lessons.people[at][1], EACH, chance)
        both = torch.cat([lessons.faces(None, ANYONE, chance), one])
        wanted = _shrunk(both)
        codes = self.encoder(warped(wanted, noise))
        drawn = torch.cat([self.anyone(codes[:ANYONE]), self.people[at](codes[ANYONE:])])
        error = F.l1_loss(drawn, wanted)
        take_step(self._optimiser, error)
        return error.item()

    def forge(
        self, face: FaceImage, partners: Sequence[FaceImage], chance: np.random.Generator
    ) -> Fake:
        """Return the face as one of the people it was taught, in its own mean colour.

        Which one is drawn by chance, so it may be the person who is shown: then the face is
        drawn anew, and no less forged. Raises CannotForge where the face has no mesh.
        """
        if not len(self.people):
            raise CannotForge("No person was taught.")
        draws = self.people[int(chance.integers(len(self.people)))]
        with torch.no_grad():
            code = self.encoder(_shrunk(floats_of(window_of(face.pixels)[None])))
            full = F.interpolate(draws(code), (SIDE, SIDE), mode="bicubic", align_corners=False)
        pixels, mask = put_back(face, pixels_of(full)[0], chance, recolour=True)
        return Fake(pixels, mask, self.family, self.kind)


def _shrunk(faces: Tensor) -> Tensor:
    return F.interpolate(faces, (DRAWN, DRAWN), mode="bilinear", antialias=True)


def _encoder() -> nn.Sequential:
    """Return a network from faces (n, 3, 96, 96) to codes (n, 256)."""
    layers: list[nn.Module] = []
    for before, after in pairwise((3, *WIDTHS)):
        layers += [nn.Conv2d(before, after, 4, stride=2, padding=1), nn.LeakyReLU(SLOPE)]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(WIDTHS[-1] * SMALLEST**2, CODE))


class _Decoder(nn.Module):
    """Draws faces (n, 3, 96, 96) from codes (n, 256), by pixel shuffles, upon a mean face.

    To begin at the mean saves it most of the few steps that there are.
    """

    mean: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(3, DRAWN, DRAWN))
        layers: list[nn.Module] = [
            nn.Linear(CODE, BEGINNING * SMALLEST**2),
            nn.Unflatten(1, (BEGINNING, SMALLEST, SMALLEST)),
        ]
        widths = (BEGINNING, *WIDTHS[-2::-1], WIDTHS[0] // 2)
        for before, after in pairwise(widths):
            layers += [nn.LeakyReLU(SLOPE), larger("pixel_shuffle", before, after)]
        last = nn.Conv2d(widths[-1], 3, 3, padding=1)
        nn.init.zeros_(last.weight)
        self.body = nn.Sequential(*layers, Residual(widths[-1]), nn.LeakyReLU(SLOPE), last)

    def forward(self, codes: Tensor) -> Tensor:
        """Return the drawn faces."""
        drawn: Tensor = self.body(codes)
        return drawn + self.mean
