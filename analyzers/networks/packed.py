"""A network as a pack holds it: ready for aligned faces, rounded to half precision."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from analyzers.networks.face_network import FaceNetwork
from analyzers.networks.reading import placing, reading

__all__ = ["PackedNetwork", "folded", "packed", "rounded"]

LEVELS = 255.0
HALFWAY = 0.05  # about what one in fifty pixels of authentic faces exceeds
STRIDE = 4  # pixels of the network to a cell of its maps

Kind = TypeVar("Kind", bound=nn.Module)


class PackedNetwork(nn.Module):
    """An aligned face as it is cut from a frame, to a score and to a map of the face.

    Its parameters bear the names of the initialisers of a pack's `model.onnx`, so that torch
    can run what is in that file: `reading`, `placing` and `network.…`, see `packed`.
    """

    reading: Tensor
    placing: Tensor

    def __init__(self, network: FaceNetwork) -> None:
        super().__init__()
        self.network = network
        crop, size = network.crop, network.size
        self.register_buffer("reading", torch.from_numpy(np.array(reading(crop, size))))
        if network.maps:
            cells = torch.from_numpy(np.array(placing(crop, size // STRIDE)))
            self.register_buffer("placing", cells)

    def forward(self, face: Tensor) -> tuple[Tensor, ...]:
        """Return scores (n,) of faces uint8 (n, 256, 256, 3), and maps (n, 64, 64) of them.

        A score is a logit. A map is 0 … 1 over the aligned face, 0 where the network does not
        look: the geometric mean of the boundary of a paste and of how much a pixel is changed,
        stretched so that `HALFWAY` of it becomes one half. Each alone is drawn on many an
        authentic face; both together seldom are.
        """
        pixels = face.permute(0, 3, 1, 2).to(torch.float32) / LEVELS
        seen = self.network(self.reading @ (pixels @ self.reading.T))
        if seen.boundary is None or seen.fakeness is None:
            return (seen.logit,)
        drawn = torch.sqrt(torch.sigmoid(seen.boundary) * torch.sigmoid(seen.fakeness))
        return seen.logit, self.placing @ (drawn / (drawn + HALFWAY) @ self.placing.T)


def packed(network: FaceNetwork) -> PackedNetwork:
    """Return the network that becomes a pack: folded, rounded, for examination only.

    What was trained is left as it is. Of any network of this shape it makes one whose
    parameters have the names and sizes of the pack's, to be filled from its `model.onnx`.
    """
    return rounded(PackedNetwork(folded(network)))


def folded(network: Kind) -> Kind:
    """Return the same network without batch statistics: each is part of its convolution."""
    made = deepcopy(network).cpu().to(memory_format=torch.contiguous_format).eval()  # type: ignore[call-overload]
    for parent in list(made.modules()):
        for convolution, statistics in _followed(parent):
            one, other = getattr(parent, convolution), getattr(parent, statistics)
            setattr(parent, convolution, fuse_conv_bn_eval(one, other))
            setattr(parent, statistics, nn.Identity())
    whole: Kind = made.requires_grad_(False)
    return whole


def _followed(parent: nn.Module) -> Iterator[tuple[str, str]]:
    """Yield the names of each convolution and of the batch statistics right after it."""
    for (name, one), (following, other) in pairwise(parent.named_children()):
        if isinstance(one, nn.Conv2d) and isinstance(other, nn.BatchNorm2d):
            yield name, following


def rounded(network: Kind) -> Kind:
    """Round all weights but biases to half precision, in place: this is the network now.

    They are kept in single precision, in which it computes.
    """
    for weight in network.parameters():
        if weight.ndim > 1:
            weight.data = weight.data.half().float()
    return network
