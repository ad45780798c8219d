"""What a network is taught by: the score of each face, and two maps of where.

Every loss is given per face, so that faces can be weighed; the loop takes the mean.
"""

import torch
from torch import Tensor
from torch.nn import functional

__all__ = ["boundary_loss", "fakeness_loss", "score_loss", "similarity"]

WINDOW = 7  # pixels of a map over which structure is compared
STEADY = (0.01**2, 0.03**2)  # of SSIM, for values in 0 … 1
STRUCTURE = 0.5  # weight of 1 - SSIM beside the plain difference


def score_loss(logit: Tensor, altered: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return the cross entropy (n,) of logits; `smoothing` keeps them from growing for ever.

    With smoothing e the targets are e / 2 and 1 - e / 2 (Szegedy et al., "Rethinking the
    Inception architecture", CVPR 2016).
    """
    target = altered * (1 - smoothing) + smoothing / 2
    return functional.binary_cross_entropy_with_logits(logit, target, reduction="none")


def boundary_loss(logits: Tensor, boundary: Tensor, mapped: Tensor) -> Tensor:
    """Return the loss (n,) of drawn boundaries (n, h, w), 0 where the truth is not `mapped`.

    Li et al., "Face X-ray" (CVPR 2020) take the cross entropy of every pixel. Few pixels lie
    on a boundary: over the batch they and the others get half of the weight each, so that an
    empty map is no way out. What is drawn is therefore higher than the share of boundaries
    among such pixels: a threshold on it must be chosen on authentic faces.
    """
    counts = mapped.to(logits.dtype)[:, None, None].expand_as(logits)
    each = functional.binary_cross_entropy_with_logits(logits, boundary, reduction="none")
    on, off = counts * boundary, counts * (1 - boundary)
    weights = 0.5 * on / on.sum().clamp_min(1) + 0.5 * off / off.sum().clamp_min(1)
    return (each * weights).sum((1, 2)) * len(logits)


def fakeness_loss(logits: Tensor, fakeness: Tensor, mapped: Tensor) -> Tensor:
    """Return the loss (n,) of grey fakeness (n, h, w), 0 where the truth is not `mapped`.

    The mean difference, which Huang et al., "FakeLocator" (TIFS 2022) prefer to the squared
    one, and half of the structure's dissimilarity.
    """
    drawn = logits.sigmoid()
    plain = (drawn - fakeness).abs().mean((1, 2))
    apart = 1 - similarity(drawn, fakeness)
    return (plain + STRUCTURE * apart) * mapped.to(plain.dtype)


def similarity(a: Tensor, b: Tensor) -> Tensor:
    """Return the structural similarity (n,) of maps (n, h, w) in 0 … 1.

    Wang et al., "Image quality assessment" (TIP 2004), over a square window.
    """
    mean_a, mean_b = _smoothed(a), _smoothed(b)
    spread_a = (_smoothed(a * a) - mean_a**2).clamp_min(0)
    spread_b = (_smoothed(b * b) - mean_b**2).clamp_min(0)
    shared = _smoothed(a * b) - mean_a * mean_b
    light = (2 * mean_a * mean_b + STEADY[0]) / (mean_a**2 + mean_b**2 + STEADY[0])
    structure = (2 * shared + STEADY[1]) / (spread_a + spread_b + STEADY[1])
    return torch.mean(light * structure, (1, 2))


def _smoothed(maps: Tensor) -> Tensor:
    return functional.avg_pool2d(maps[:, None], WINDOW, 1)[:, 0]
