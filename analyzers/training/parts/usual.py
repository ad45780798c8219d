"""What authentic faces show, beside which a network of facial parts sets every other face."""

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from analyzers.networks.face_parts import recovered
from analyzers.networks.part_comparer import Comparer
from analyzers.networks.part_residuals import PARTS, PartsNetwork
from analyzers.parts.seen import part_areas, seen
from analyzers.training.batches import face_image
from analyzers.training.faces import FaceShelf
from analyzers.training.judging import saved
from analyzers.training.parts.judging import mask_of

__all__ = ["fit_misfits", "fit_residuals", "shown_of"]

RIDGE = 2.0  # of a regression over hundreds of faces, in logarithms
NARROWEST = 0.05  # of a residual's spread among authentic faces, in logarithms
LEAST = 1e-3  # of a misfit's
NORMAL = 1.349  # the normal's interquartile range
AT_ONCE = 16

Given = tuple[Tensor, Tensor]


@torch.no_grad()
def fit_misfits(comparer: Comparer, known: NDArray[np.float32]) -> None:
    """Have misfits counted from those of authentic faces of which this is known (n, 3, d)."""
    logits = comparer.heads(torch.from_numpy(known))
    low, middle, high = torch.quantile(logits, torch.tensor([0.25, 0.5, 0.75]), dim=0)
    comparer.usual.copy_(middle)
    comparer.apart.copy_(((high - low) / NORMAL).clamp_min(LEAST))


@torch.no_grad()
def fit_residuals(network: PartsNetwork, authentic: Iterator[Given]) -> None:
    """Have residuals counted from what authentic faces let expect, by ridge regression.

    Of a part by what the rest of its face is like: where it begins (3, 6), how it rises with
    the context (3, 10, 6), and how far faces lie from it (3, 6). Faces of which a part is not
    seen do not count.
    """
    found, context = [], []
    for pixels, parts in authentic:
        shown = recovered(network.restorer, pixels, parts)
        measured = network.measured(pixels, parts, shown)
        each = [(parts == number).any((1, 2)) for number in range(1, PARTS + 1)]
        whole = torch.stack(each, 1).all(1)
        found.append(measured.parts[whole])
        context.append(measured.context[whole])
    y, x = (torch.cat(values).transpose(0, 1) for values in (found, context))  # (3, n, …)
    beside = x - x.mean(1, keepdim=True)
    known = beside.mT @ beside + RIDGE * torch.eye(x.shape[2])
    slope = torch.linalg.solve(known, beside.mT @ (y - y.mean(1, keepdim=True)))
    middle = y.mean(1) - (x.mean(1)[:, None] @ slope)[:, 0]
    network.middle.copy_(middle)
    network.slope.copy_(slope)
    network.spread.copy_((y - middle[:, None] - x @ slope).std(1).clamp_min(NARROWEST))


def shown_of(shelf: FaceShelf, indices: list[int]) -> Iterator[Given]:
    """Yield faces (n, 3, 112, 112) in 0 … 1, saved as JPEG, and the parts of their pixels."""
    for at in range(0, len(indices), AT_ONCE):
        faces = [face_image(shelf, index) for index in indices[at : at + AT_ONCE]]
        pixels = np.ascontiguousarray(seen(np.stack([saved(face.pixels) for face in faces])))
        parts = part_areas(np.stack([mask_of(face.points) for face in faces]))
        shown = torch.from_numpy(pixels).permute(0, 3, 1, 2).float() / 255
        yield shown, torch.from_numpy(parts)
