"""The network of facial parts: what the rest explains of each, and which look pasted in.

Two networks in one. A restorer hides each part in turn and shows what all else of the face lets
expect of it, after Mover (Hu et al., arXiv 2303.01740), in our reading; how far a part is from
that, and how much detail it has beside the rest, is its residual. The comparer is given each
part cut out by itself and says how much it looks pasted in: its misfit. The score rests on the
misfits.
"""

from typing import ClassVar, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from analyzers.networks.face_parts import PARTS, Restorer, fine, recovered
from analyzers.networks.part_comparer import Comparer, score_of

__all__ = [
    "CONTEXT",
    "MEASURES",
    "PARTS",
    "Measured",
    "PartsNetwork",
    "PartsOutput",
    "PartsPack",
]

RESTORED, DETAIL = 3, 3  # colours, fine detail, structure as restored; detail as it is
MEASURES = RESTORED + DETAIL  # of each part
CONTEXT = 1 + PARTS * DETAIL  # how sharp the face is, detail of the other parts and of the rest
LEVELS = 255.0
LUMA = (0.299, 0.587, 0.114)  # of red, green, blue (ITU-R BT.601)
NEAR, FAR = 3, 9  # pixels over which is averaged what detail goes beyond
WINDOW = 7  # pixels over which structure is compared
STEADY = (0.01**2, 0.03**2)  # of SSIM, for values in 0 … 1
LEAST = 1e-3  # added before logarithms are taken
FARTHEST = 6.0  # standard deviations: beyond, all residuals are alike


class Measured(NamedTuple):
    """What is measured of n faces, in logarithms.

    `parts` (n, 3, 6): by how much each part differs from what was restored of it in colours,
    fine detail and structure, and how much detail it has, near, far and of colour. `context`
    (n, 3, 10): what the rest of the face lets expect of each, first how sharp the face is.
    """

    parts: Tensor
    context: Tensor


class PartsOutput(NamedTuple):
    """What the network says of n faces.

    `score` (n,) rises with the misfits; no probability. `misfits` (n, 3) rise with how pasted
    each part looks, `residuals` (n, 3) with how unlike what the rest explains it is in six
    measures, either way, 0 where a part is not seen. `recovered` (n, 3, 3, s, s) are the faces
    with one part each time as the rest explains it.
    """

    score: Tensor
    misfits: Tensor
    residuals: Tensor
    recovered: Tensor


class PartsNetwork(nn.Module):
    """Scores faces by how pasted their parts look, and shows what was expected of each."""

    middle: Tensor
    slope: Tensor
    spread: Tensor

    def __init__(self, restorer: Restorer, comparer: Comparer) -> None:
        super().__init__()
        self.restorer, self.comparer = restorer, comparer
        self.register_buffer("middle", torch.zeros(PARTS, MEASURES))
        self.register_buffer("slope", torch.zeros(PARTS, CONTEXT, MEASURES))
        self.register_buffer("spread", torch.ones(PARTS, MEASURES))

    def forward(
        self, pixels: Tensor, parts: Tensor, eyes: Tensor, nose: Tensor, mouth: Tensor
    ) -> PartsOutput:
        """Return what is seen in faces (n, 3, s, s), RGB in 0 … 1, of these `parts` (n, s, s).

        `eyes`, `nose` and `mouth` (n, h, w, 3) are the parts cut out by themselves, in levels.
        """
        misfits = self.comparer(eyes, nose, mouth)
        shown = recovered(self.restorer, pixels, parts)
        apart = self.standardised(self.measured(pixels, parts, shown), parts)
        residuals = apart.square().mean(2).sqrt()
        return PartsOutput(score_of(misfits), misfits, residuals, shown)

    def measured(self, pixels: Tensor, parts: Tensor, shown: Tensor) -> Measured:
        """Return what is measured of faces and of the same with one part each as restored."""
        inside = _inside(parts)
        whole = pixels
        for number in range(1, PARTS + 1):
            whole = torch.where((parts == number)[:, None], shown[:, number - 1], whole)
        ways = torch.cat(_apart(pixels, whole), 1)
        means = _means(ways, inside[:, 1:])
        own, context = _detail(pixels, inside)
        restored = (means.clamp_min(0) + LEAST).log()
        return Measured(torch.cat((restored, own), 2), context)

    def standardised(self, measured: Measured, parts: Tensor) -> Tensor:
        """Return what parts have (n, 3, 6) beyond what the rest of an authentic face explains.

        In standard deviations, with sign; 0 where a part is not seen.
        """
        expected = self.middle + (measured.context[:, :, None] @ self.slope)[:, :, 0]
        apart = ((measured.parts - expected) / self.spread).clamp(-FARTHEST, FARTHEST)
        seen = _inside(parts)[:, 1:].amax((2, 3))
        return apart * seen[..., None]


class PartsPack(nn.Module):
    """Faces, the parts of their pixels and the parts cut out, to all that the network says.

    Its parameters bear the names of the initialisers of a pack's `model.onnx`: `network.…`.
    """

    inputs: ClassVar[tuple[str, ...]] = ("faces", "parts", "eyes", "nose", "mouth")
    outputs: ClassVar[tuple[str, ...]] = ("score", "misfits", "residuals", "recovered")

    def __init__(self, network: PartsNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, faces: Tensor, parts: Tensor, eyes: Tensor, nose: Tensor, mouth: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return the outputs for faces uint8 (n, s, s, 3) and all else that is given of them.

        `parts` (n, s, s) are of each pixel, and each part is cut out (n, h, w, 3). Scores (n,),
        misfits and residuals (n, 3), and faces uint8 (n, 3, s, s, 3) with one part each time as
        the rest explains it.
        """
        pixels = faces.permute(0, 3, 1, 2).to(torch.float32) / LEVELS
        found = self.network(pixels, parts, eyes, nose, mouth)
        levels = (found.recovered * LEVELS).round().to(torch.uint8).permute(0, 1, 3, 4, 2)
        return found.score, found.misfits, found.residuals, levels


def _inside(parts: Tensor) -> Tensor:
    """Return where the rest and each part lie (n, 4, s, s), as numbers 0 and 1."""
    return torch.stack([parts == number for number in range(PARTS + 1)], 1).to(torch.float32)


def _means(maps: Tensor, inside: Tensor) -> Tensor:
    """Return the means (n, k, c) of maps (n, c, s, s) over k areas (n, k, s, s); 0 of none."""
    total = inside.flatten(2) @ maps.flatten(2).transpose(1, 2)
    return total / inside.flatten(2).sum(2, keepdim=True).clamp_min(1)


def _apart(given: Tensor, drawn: Tensor) -> list[Tensor]:
    """Return how far each pixel of what was drawn is from the given one, in three ways."""
    finer = (fine(given) - fine(drawn)).abs()
    ways = ((drawn - given).abs(), finer, 1 - _structure(given, drawn))
    return [way.mean(1, keepdim=True) for way in ways]


def _detail(pixels: Tensor, inside: Tensor) -> tuple[Tensor, Tensor]:
    """Return how much detail each part has (n, 3, 3), and the context (n, 3, 10) of each.

    What a part lacks that is not seen is taken from the whole face.
    """
    maps = _beyond(pixels)
    whole = maps.mean((2, 3))[:, None]
    there = inside.amax((2, 3))[..., None] > 0
    groups = (torch.where(there, _means(maps, inside), whole) + LEAST).log()
    sharp = (fine(pixels).abs().mean((1, 2, 3)) + LEAST).log()[:, None]
    others = [
        torch.cat([sharp, *(groups[:, at] for at in range(PARTS + 1) if at != number)], 1)
        for number in range(1, PARTS + 1)
    ]
    return groups[:, 1:], torch.stack(others, 1)


def _beyond(pixels: Tensor) -> Tensor:
    """Return the size of detail (n, 3, h, w): of light, near and far, and of colour."""
    red, green, blue = pixels.unbind(1)
    light = LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue
    shown = torch.stack((light, red - light, blue - light), 1)
    near, far = (shown - _smoothed(shown, window) for window in (NEAR, FAR))
    colour = near[:, 1:].abs().mean(1)
    return torch.stack((near[:, 0].abs(), far[:, 0].abs(), colour), 1)


def _structure(one: Tensor, other: Tensor) -> Tensor:
    """Return the structural similarity (n, 3, h, w) of pictures in 0 … 1, place by place.

    Wang et al., "Image quality assessment" (TIP 2004), over a square window.
    """
    mean_one, mean_other = _smoothed(one), _smoothed(other)
    spread_one = (_smoothed(one * one) - mean_one**2).clamp_min(0)
    spread_other = (_smoothed(other * other) - mean_other**2).clamp_min(0)
    shared = _smoothed(one * other) - mean_one * mean_other
    light = (2 * mean_one * mean_other + STEADY[0]) / (mean_one**2 + mean_other**2 + STEADY[0])
    return light * (2 * shared + STEADY[1]) / (spread_one + spread_other + STEADY[1])


def _smoothed(pictures: Tensor, window: int = WINDOW) -> Tensor:
    return functional.avg_pool2d(pictures, window, 1, window // 2, count_include_pad=False)
