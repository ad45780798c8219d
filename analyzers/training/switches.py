"""What may be switched on in training, each after one paper, each off at no cost."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor

__all__ = ["Difficulty", "dependence", "masked", "quality_dependence"]

KEPT_RADIUS = 0.045  # of the picture's width, in cycles per picture
LEAST, MOST = 0.5, 2.0  # weight of one face
DEPENDING = (2, 3)  # stages whose features should not change with quality: strides 16 and 32


def masked(pixels: Tensor, most: float) -> Tensor:
    """Drop high frequencies of pictures (n, 3, h, w) in 0 … 1 by chance.

    Each picture loses up to `most` of the frequencies beyond a small disc, in all colours
    alike (the idea of ACMF, Yang et al., TIFS 2024: what is learned shall not hang on a few
    of them). Pictures of both classes are treated alike. Draws from torch's own chance.
    """
    if not most:
        return pixels
    n, _, height, width = pixels.shape
    across = torch.fft.rfftfreq(width, 1 / width, device=pixels.device)
    down = torch.fft.fftfreq(height, 1 / height, device=pixels.device)
    high = torch.hypot(down[:, None], across[None, :]) > KEPT_RADIUS * width
    rate = torch.rand(n, 1, 1, device=pixels.device) * most
    drop = high & (torch.rand(n, *high.shape, device=pixels.device) < rate)
    spectrum = torch.fft.rfft2(pixels.float()) * ~drop[:, None]
    left: Tensor = torch.fft.irfft2(spectrum, s=(height, width))
    return left.clamp(0, 1)


def quality_dependence(stages: Sequence[Tensor], qualities: int) -> Tensor:
    """Return how much the features of one quality tell of those of another, a mean.

    `stages` hold the same faces at `qualities` qualities, one quality after the other
    (n * qualities, c, h, w). QAD (Le and Woo, ICCV 2023) has this grow in training.
    """
    found = []
    for index in DEPENDING:
        each = stages[index].float().mean((2, 3)).chunk(qualities)
        found += [dependence(a, b) for i, a in enumerate(each) for b in each[i + 1 :]]
    return torch.stack(found).mean()


def dependence(a: Tensor, b: Tensor) -> Tensor:
    """Return the Hilbert-Schmidt criterion of two features (n, d) of the same n things.

    0 for independent features of many things, and small at best: 0.02 for five normal numbers
    and themselves, 0.08 for two clusters. Gretton et al., ALT 2005, with Gaussian kernels as
    wide as the median distance.
    """
    n = len(a)
    centred = _kernel(a) @ _centring(n, a)
    return (centred * (_kernel(b) @ _centring(n, b)).T).sum() / (n - 1) ** 2


def _kernel(features: Tensor) -> Tensor:
    n = len(features)
    squared = (features[:, None] - features[None]).square().sum(2)
    others = ~torch.eye(n, dtype=torch.bool, device=features.device)
    median = squared.detach()[others].median().clamp_min(1e-12)
    return torch.exp(-squared / (2 * median))


def _centring(n: int, like: Tensor) -> Tensor:
    return torch.eye(n, device=like.device, dtype=like.dtype) - 1 / n


class Difficulty:
    """How hard each face has been so far, which decides what it counts.

    "Diffusion Deepfake" (Bhattacharyya et al., 2024) calls it momentum difficulty boosting:
    `decay` of what is known of a face stays when its loss is seen anew. Weights follow a
    softmax of the difficulties within the batch, between a half and two.
    """

    def __init__(self, decay: float, known: Tensor | None = None) -> None:
        self.decay = decay
        self.known = torch.empty(0) if known is None else known  # NaN: never seen

    def weights(self, keys: Tensor) -> Tensor:
        """Return what faces `keys` (n,) count (n,); a new face is as hard as the others."""
        if not self.decay:
            return torch.ones(len(keys))
        known = self._known(keys)
        middle = known.nanmean().nan_to_num()
        counted = torch.where(known.isnan(), middle, known).softmax(0) * len(keys)
        return counted.clamp(LEAST, MOST)

    def learn(self, keys: Tensor, losses: Tensor) -> None:
        """Take in the losses (n,) of faces `keys` (n,)."""
        if self.decay:
            now, before = losses.detach().float().cpu(), self._known(keys)
            moved = self.decay * before + (1 - self.decay) * now
            self.known[keys] = torch.where(before.isnan(), now, moved)

    def _known(self, keys: Tensor) -> Tensor:
        missing = int(keys.max()) + 1 - len(self.known)
        if missing > 0:
            self.known = torch.cat([self.known, torch.full((missing,), math.nan)])
        return self.known[keys]
