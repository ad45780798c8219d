"""What the network of attribution is taught by.

The maker by a cosine to learned centres (Wang et al., "NormFace", ACM MM 2017); traits, and the
matching of works with descriptions and of faces with where their parts lie, as in CLIP (Radford
et al. 2021); the contrastive-centre loss of Qi and Su (ICIP 2017), in which related makers are
not driven apart: our reading of arXiv 2504.14129, which names such a loss and does not give it.
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from analyzers.attribution.description import GROUPS, Description

__all__ = [
    "apart_loss",
    "centre_loss",
    "described_loss",
    "maker_loss",
    "matching_loss",
    "relatedness",
    "scores_of",
]

SIZES = list(map(len, GROUPS.values()))
SCALE = 16.0  # of a cosine, before it is a logit
FAINTEST = 1e-3
FAINT = 1.0  # added to the distance from others


def maker_loss(embedding: Tensor, centres: Tensor, maker: Tensor, smoothing: float) -> Tensor:
    """Return the cross entropy of cosines of embeddings (n, d) to centres (k, d)."""
    logits = SCALE * embedding @ functional.normalize(centres, dim=1).T
    return functional.cross_entropy(logits, maker, label_smoothing=smoothing)


def scores_of(described: Tensor, vectors: Tensor) -> Tensor:
    """Return how well logits of traits (n, 19) fit descriptions (k, 19): (n, k), 0 the best.

    The mean, over the groups that a description tells, of the logarithm of its trait's share.
    """
    told = torch.cat([one.log_softmax(1) for one in torch.split(described, SIZES, 1)], 1)
    groups = torch.stack([one.sum(1) for one in torch.split(vectors, SIZES, 1)], 1)
    return told @ vectors.T / groups.sum(1)


def described_loss(described: Tensor, vectors: Tensor, maker: Tensor) -> Tensor:
    """Return the loss of traits, and of matching works with descriptions, both ways.

    A work finds its description among all, and a description its works within the batch;
    makers that are described alike count as one.
    """
    fit = scores_of(described, vectors)
    overlap, sizes = vectors @ vectors.T, vectors.sum(1)
    alike = ((overlap == sizes[:, None]) & (overlap == sizes)).to(fit)
    right = alike[:, maker]
    there = right.sum(1) > 0
    told = -fit.gather(1, maker[:, None]).mean()
    row = functional.cross_entropy(fit, _shared(alike)[maker])
    return told + row + functional.cross_entropy(fit.T[there], _shared(right[there]))


def _shared(which: Tensor) -> Tensor:
    return which / which.sum(1, keepdim=True)


def matching_loss(one: Tensor, other: Tensor, there: Tensor) -> Tensor:
    """Return the symmetric loss of pairs of directions (n, d), of those that are there."""
    if int(there.sum()) < 2:  # noqa: PLR2004  # nothing to tell apart
        return one.sum() * 0
    logits = SCALE * (
        functional.normalize(one[there], dim=1) @ functional.normalize(other[there], dim=1).T
    )
    right = torch.arange(len(logits), device=logits.device)
    both = functional.cross_entropy(logits, right), functional.cross_entropy(logits.T, right)
    return (both[0] + both[1]) / 2


def centre_loss(embedding: Tensor, centres: Tensor, maker: Tensor, related: Tensor) -> Tensor:
    """Return how much nearer others' centres should be farther: half of a ratio of distances.

    Makers count against each other by 1 minus their relatedness (k, k).
    """
    away = torch.cdist(embedding, functional.normalize(centres, dim=1)).square()
    own = away.gather(1, maker[:, None])[:, 0]
    others = (away * (1 - related[maker])).sum(1)
    return (own / (others + FAINT)).mean() / 2


def apart_loss(common: Tensor, specific: Tensor) -> Tensor:
    """Return the mean squared correlation of two parts (n, c) and (n, d) of the features."""
    both = (common, specific)
    one, other = ((part - part.mean(0)) / (part.std(0) + FAINTEST) for part in both)
    return (one.T @ other / len(one)).square().mean()


def relatedness(descriptions: Sequence[Description]) -> NDArray[np.float32]:
    """Return how related makers are (k, k): the share of traits that both tell alike."""
    rows = [[getattr(one, group) for group in GROUPS] for one in descriptions]
    told = np.array(rows, dtype=object)
    both = (told[:, None] != "") & (told[None] != "")
    same = (told[:, None] == told[None]) & both
    shares = same.sum(2) / np.maximum(both.sum(2), 1)
    np.fill_diagonal(shares, 1.0)
    return np.asarray(shares, np.float32)
