"""What asks of a patch's traces whether it is synthetic, and if so whether laundered.

Mandelli, Bestagini and Tubaro, "When Synthetic Traces Hide Real Content: Analysis of Stable
Diffusion Image Laundering", WIFS 2024: a laundered picture is a photograph that went through a
generator's autoencoder. Linear discriminants (Fisher, 1936) of four classes answer both
questions; they are solved for in closed form, from the moments of what was shown.
"""

from typing import ClassVar, NamedTuple

import torch
from torch import Tensor, nn

__all__ = ["CLASSES", "PHOTOGRAPH", "LaunderingNetwork", "LaunderingOutput"]

CLASSES = ("photographs", "laundered", "drawn", "generated")  # drawn: by the zoo's decoders
PHOTOGRAPH, LAUNDERED, DRAWN = 0, 1, 2


class LaunderingOutput(NamedTuple):
    """What is said of n patches; log-odds by a model that is wrong, and no probabilities.

    `synthetic` (n,), S1, is positive for what a decoder drew, whatever it was given;
    `laundered` (n,), S2, is positive where that was a photograph and negative where it was
    generated, and means nothing of a patch that is not synthetic.
    """

    synthetic: Tensor
    laundered: Tensor


class LaunderingNetwork(nn.Module):
    """Traces of native patches, `width` numbers each, to two scores by four discriminants."""

    inputs: ClassVar[tuple[str, ...]] = ("traces",)
    outputs: ClassVar[tuple[str, ...]] = ("synthetic", "laundered")
    side: ClassVar[int] = 96  # pixels of the patches that are counted

    def __init__(self, width: int) -> None:
        super().__init__()
        self.numbers = width
        self.middle = nn.Parameter(torch.zeros(width), requires_grad=False)
        self.spread = nn.Parameter(torch.ones(width), requires_grad=False)
        self.classes = nn.Linear(width, len(CLASSES))

    def forward(self, traces: Tensor) -> LaunderingOutput:
        """Return what is seen in `traces` (n, width), each less its middle over its spread."""
        found = self.classes((traces - self.middle) / self.spread)
        photograph, laundered = found[:, PHOTOGRAPH], found[:, LAUNDERED]
        generated = torch.logsumexp(found[:, DRAWN:], 1)
        synthetic = torch.logsumexp(found[:, LAUNDERED:], 1) - photograph
        return LaunderingOutput(synthetic, laundered - generated)
