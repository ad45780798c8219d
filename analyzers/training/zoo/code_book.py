"""A code book that follows the codes it stands for.

Van den Oord et al., "Neural Discrete Representation Learning", NeurIPS 2017, arXiv 1711.00937;
the book follows the codes by moving averages, as in its appendix.
"""

import numpy as np
import torch.nn.functional as F  # noqa: N812  as everyone calls it
from numpy.random import Generator
from torch import Tensor, from_numpy

__all__ = ["follow", "looked_up", "nearest"]

DECAY = 0.97  # of the moving averages
RARE = 0.1  # uses in an average step: rarer entries are put where codes are


def nearest(book: Tensor, codes: Tensor) -> Tensor:
    """Return which entry (n, h, w) of a book (k, c) is nearest to each code (n, c, h, w)."""
    flat = codes.detach().permute(0, 2, 3, 1)
    distances = (book**2).sum(dim=1) - 2 * flat @ book.T
    return distances.argmin(dim=-1)


def looked_up(book: Tensor, entries: Tensor) -> Tensor:
    """Return the codes (n, c, h, w) of these entries (n, h, w)."""
    return book[entries].permute(0, 3, 1, 2)


def follow(
    book: Tensor,
    averages: tuple[Tensor, Tensor],
    codes: Tensor,
    entries: Tensor,
    chance: Generator,
) -> None:
    """Move each entry towards the codes that chose it, and rare ones to codes at random.

    Changes the book and the moving `averages`: how often each entry was used (k,), and the sum
    of the codes that chose it (k, c).
    """
    uses, sums = averages
    flat = codes.permute(0, 2, 3, 1).reshape(-1, book.shape[1])
    chosen = F.one_hot(entries.reshape(-1), len(book)).float()
    uses.mul_(DECAY).add_(chosen.sum(dim=0), alpha=1 - DECAY)
    sums.mul_(DECAY).add_(chosen.T @ flat, alpha=1 - DECAY)
    rare = uses < RARE
    where = chance.integers(0, len(flat), int(rare.sum()))
    uses[rare], sums[rare] = 1.0, flat[from_numpy(np.asarray(where))]
    book.copy_(sums / uses[:, None])
