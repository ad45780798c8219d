"""How much each part of a face looks pasted in, beside the others: each is looked at by itself.

The look is that of an ImageNet trunk which never learns (EfficientNet-Lite0, up to stride 16):
how large each of its features is over a part, and how much it varies there. For each part a
small head is given the looks of all three and says whether that one was pasted in; heads that
see their own part alone say nearly as much.
That parts of a face are to explain each other is the idea of Mover (Hu et al., arXiv
2303.01740); that they are compared in this way is our own.
"""

import torch
from torch import Tensor, nn

from analyzers.networks.efficientnet_lite import BLOCKS, Trunk, imagenet_weights

__all__ = ["LOOK", "PARTS", "Comparer", "Heads", "Look", "score_of"]

PARTS = 3  # eyes and brows, nose, mouth
SIZES = 3  # of features: strides 4, 8 and 16
LOOK = 2 * sum(Trunk.widths[:SIZES])  # numbers that a part is described by
FARTHEST = 5.0  # standard deviations: beyond, all numbers are alike
DROPPED = 0.4
ZERO, ONE = 127.0, 128.0  # the trunk was taught on (x - 127) / 128 of 0 … 255


class Look(nn.Module):
    """Pictures of one part, to what they are like; nothing in it ever learns."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = Trunk(BLOCKS, SIZES)

    def begin(self) -> "Look":
        """Take the ImageNet weights; raises ImportError without their package."""
        self.trunk.load_state_dict(imagenet_weights(BLOCKS, SIZES))
        return self

    def forward(self, pixels: Tensor) -> Tensor:
        """Return what pictures (n, h, w, 3) in levels 0 … 255 are like (n, 352)."""
        return self.pooled(self.features(pixels))

    def features(self, pixels: Tensor) -> list[Tensor]:
        """Return the features at strides 4, 8 and 16."""
        given = (pixels.permute(0, 3, 1, 2).to(torch.float32) - ZERO) / ONE
        seen: list[Tensor] = self.trunk(given)
        return seen

    @staticmethod
    def pooled(features: list[Tensor]) -> Tensor:
        """Return means and spreads (n, 352) of features."""
        return torch.cat([_pooled(one) for one in features], 1)


def _pooled(features: Tensor) -> Tensor:
    """Return means and spreads (n, 2 c) of features (n, c, h, w)."""
    middle = features.mean((2, 3), keepdim=True)
    spread = (features - middle).square().mean((2, 3)).sqrt()
    return torch.cat((middle[:, :, 0, 0], spread), 1)


class Heads(nn.Module):
    """What is known of three parts (n, 3, d), to whether each was pasted in (n, 3).

    `alone` is the control that shows each head its own part alone.
    """

    middle: Tensor
    spread: Tensor

    def __init__(self, known: int = LOOK, hidden: int = 64, *, alone: bool = False) -> None:
        super().__init__()
        self.alone = alone
        self.register_buffer("middle", torch.zeros(PARTS, known))
        self.register_buffer("spread", torch.ones(PARTS, known))
        given = known if alone else PARTS * known
        self.dropped = nn.Dropout(DROPPED)
        self.heads = nn.ModuleList(
            nn.Sequential(nn.Linear(given, hidden), nn.GELU(), nn.Linear(hidden, 1))
            for _ in range(PARTS)
        )

    def forward(self, known: Tensor) -> Tensor:
        """Return logits (n, 3); no probabilities."""
        apart = ((known - self.middle) / self.spread).clamp(-FARTHEST, FARTHEST)
        given = self.dropped(apart)
        each = given.unbind(1) if self.alone else [given.flatten(1)] * PARTS
        return torch.cat([head(one) for head, one in zip(self.heads, each, strict=True)], 1)


class Comparer(nn.Module):
    """Cut out parts to how pasted each looks, beside authentic faces; see `misfits`.

    `usual` and `apart` (3,) are the median and the spread of the logits of authentic faces.
    """

    usual: Tensor
    apart: Tensor

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.look, self.heads = Look(), heads
        self.register_buffer("usual", torch.zeros(PARTS))
        self.register_buffer("apart", torch.ones(PARTS))

    def forward(self, eyes: Tensor, nose: Tensor, mouth: Tensor) -> Tensor:
        """Return misfits (n, 3) of pictures (n, h, w, 3) of each part, in levels."""
        return self.misfits(torch.stack([self.look(one) for one in (eyes, nose, mouth)], 1))

    def misfits(self, known: Tensor) -> Tensor:
        """Return how pasted each part looks (n, 3), in spreads of authentic faces."""
        out: Tensor = (self.heads(known) - self.usual) / self.apart
        return out


def score_of(misfits: Tensor) -> Tensor:
    """Return one number (n,) for misfits (n, 3): the largest, softly."""
    return misfits.logsumexp(1)
