"""The network of the learned analyzers: an aligned face to a score, and to maps of where."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from analyzers.networks.decoder import WIDTH, Decoder
from analyzers.networks.efficientnet_lite import Trunk, imagenet_weights

__all__ = ["FaceNetwork", "FaceOutput"]

DROPOUT = 0.2
POOLED = 2  # the coarsest stages, whose means the score is drawn from
ZERO, ONE = 127 / 255, 128 / 255  # the trunk was taught on (x - 127) / 128 of 0 … 255


class FaceOutput(NamedTuple):
    """What a network says of n faces; the logits are no probabilities.

    `logit` (n,), positive for altered. `embedding` (n, d), from which it is drawn linearly.
    `boundary` and `fakeness` (n, s / 4, s / 4) are logits of maps, None of a network without.
    `stages` are the features (n, c, h, w) at strides 4, 8, 16 and 32.
    """

    logit: Tensor
    embedding: Tensor
    boundary: Tensor | None
    fakeness: Tensor | None
    stages: tuple[Tensor, ...]


class FaceNetwork(nn.Module):
    """An EfficientNet-Lite0 whose pooled features give one logit, with maps if asked for.

    The network is given the middle `crop` pixels of an aligned face, scaled to `size`. The
    trunk's first `frozen_blocks` of 16 never learn. A new one has chance weights: see `begun`.
    """

    def __init__(
        self,
        size: int = 160,
        *,
        crop: int = 256,
        frozen_blocks: int = 0,
        maps: bool = False,
    ) -> None:
        super().__init__()
        self.size, self.crop, self.frozen_blocks, self.maps = size, crop, frozen_blocks, maps
        self.trunk = Trunk(frozen_blocks)
        widths = self.trunk.widths
        self.decoder = Decoder(widths) if maps else None
        self.draw = nn.Conv2d(WIDTH, 2, 1) if maps else None
        self.dropout = nn.Dropout(DROPOUT)
        self.head = nn.Linear(sum(widths[-POOLED:]) + WIDTH * maps, 1)
        self.to(memory_format=torch.channels_last)  # type: ignore[call-overload]

    def forward(self, pixels: Tensor) -> FaceOutput:
        """Return what is seen in `pixels` (n, 3, size, size), RGB, 0 … 1."""
        stages = self.trunk((pixels - ZERO) / ONE)
        pooled = [stage.mean((2, 3)) for stage in stages[-POOLED:]]
        boundary = fakeness = None
        if self.decoder is not None and self.draw is not None:
            fine = self.decoder(stages)
            boundary, fakeness = self.draw(fine).unbind(1)
            pooled.append(fine.mean((2, 3)))
        embedding = torch.cat(pooled, 1)
        logit = self.head(self.dropout(embedding))[:, 0]
        return FaceOutput(logit, embedding, boundary, fakeness, tuple(stages))

    def attention(self, seen: FaceOutput) -> Tensor:
        """Return where (n, s / 16, s / 16) what it said of faces comes from: logits of places.

        A class activation map of the stages that are pooled; its mean is the logit, but for
        dropout and what the decoder of a network with maps adds.
        """
        first, second = self.trunk.widths[-POOLED:]
        weights = self.head.weight[0]
        fine = torch.einsum("nchw,c->nhw", seen.stages[-2], weights[:first])
        coarse = torch.einsum("nchw,c->nhw", seen.stages[-1], weights[first : first + second])
        spread = functional.interpolate(coarse[:, None], size=fine.shape[1:])[:, 0]
        return fine + spread + self.head.bias

    def begun(self) -> "FaceNetwork":
        """Give the trunk its ImageNet weights. Raises ImportError without their package."""
        self.trunk.load_state_dict(imagenet_weights(self.frozen_blocks))
        return self.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]
