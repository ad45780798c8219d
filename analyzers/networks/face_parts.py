"""The masked autoencoder of faces: a part that is hidden is restored from the rest.

To hide facial parts of authentic faces and have a network restore them is the idea of
DeepfakeMAE, later Mover (Hu et al., arXiv 2303.01740). The network is ours: they fine-tune a
large transformer of square patches, which on the faces and the processor at hand restored
blurred blocks. This one is convolutional, narrows and widens again with ways past (Ronneberger
et al., "U-Net", MICCAI 2015), begins with the colours around what is hidden, and restores it
pixel by pixel. What is hidden is an input: nothing is drawn by chance in here.
"""

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["PARTS", "Restorer", "fine", "hiding", "light", "recovered", "rim", "smooth_filled"]

COLOURS = 3
PARTS = 3  # their numbers count from 1; 0 is the rest of the face
WINDOW = 5  # pixels over which what is not fine is averaged
WIDENED = 7  # a part is hidden with a rim of 3 pixels around it
SEAM = 5  # so many pixels around what is hidden are drawn as well, ever fainter
HALVINGS = 4  # of a picture, by which colours reach from the edges into what is hidden
QUIET = 0.03  # of the range: the least contrast that a face is divided by
LITTLE = 1e-4


class Refined(nn.Module):
    """Two convolutions and a way past them (He et al., ECCV 2016; no norms)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(width, width, 3, padding=1)
        self.second = nn.Conv2d(width, width, 3, padding=1)
        nn.init.zeros_(self.second.weight)

    def forward(self, seen: Tensor) -> Tensor:
        """Return features of the same shape (n, c, h, w)."""
        out: Tensor = seen + self.second(functional.relu(self.first(functional.relu(seen))))
        return out


class Restorer(nn.Module):
    """Restores what is hidden of faces; `widths` are of its features, each at half the size.

    `deep` refinements see the whole face at once, at the narrowest place.
    """

    def __init__(self, *, widths: Sequence[int] = (24, 48, 96, 160), deep: int = 2) -> None:
        super().__init__()
        steps = list(pairwise(widths))
        self.given = nn.Conv2d(4 * (COLOURS + 1), widths[0], 3, padding=1)
        self.halved = nn.ModuleList(nn.Conv2d(a, b, 3, 2, 1) for a, b in steps)
        self.seen = nn.ModuleList(Refined(width) for width in widths[1:-1])
        self.whole = nn.Sequential(*(Refined(widths[-1]) for _ in range(deep)))
        self.handed = nn.ModuleList(nn.Conv2d(b, a, 1) for a, b in steps)
        self.drawn = nn.ModuleList(Refined(width) for width in widths[:-1])
        self.colours = nn.Conv2d(widths[0], 4 * COLOURS, 3, padding=1)
        nn.init.zeros_(self.colours.weight)

    def forward(self, pixels: Tensor, hidden: Tensor) -> Tensor:
        """Return faces (n, 3, h, w), in 0 … 1, with what is `hidden` as the rest explains it.

        `hidden` (n, 1, h, w) is 1 where nothing is seen, else 0. All else stays as it is,
        but for a rim of some pixels, over which what is drawn passes into what is given.
        """
        own = rim(hidden)
        return pixels + own * (self.whole_drawn(pixels, hidden) - pixels)

    def whole_drawn(self, pixels: Tensor, hidden: Tensor) -> Tensor:
        """Return the whole face as it is drawn, for training: what is seen as well."""
        filled = smooth_filled(pixels, hidden)
        middle, contrast = light(pixels, hidden)
        begun = (filled - middle) / contrast
        drawn = begun + self._refined(torch.cat((begun, hidden), 1))
        return (middle + contrast * drawn).clamp(0, 1)

    def _refined(self, seen: Tensor) -> Tensor:
        """Return what must be added to the colours that the network begins with."""
        features = self.given(functional.pixel_unshuffle(seen, 2))
        past = [features]
        for at, halved in enumerate(self.halved):
            features = halved(functional.relu(features))
            if at < len(self.seen):
                features = self.seen[at](features)
            past.append(features)
        features = self.whole(features)
        for at in reversed(range(len(self.handed))):
            features = _doubled(self.handed[at](features)) + past[at]
            features = self.drawn[at](features)
        colours = self.colours(functional.relu(features))
        return functional.pixel_shuffle(colours, 2)


def hiding(parts: Tensor, number: int) -> Tensor:
    """Return what is hidden (n, 1, h, w), as numbers 0 and 1, to restore a part.

    `parts` (n, h, w) are the numbers of the parts. Some pixels around it are hidden as well, or
    what is seen at its edge would tell what it is.
    """
    own = (parts == number)[:, None].to(torch.float32)
    return functional.max_pool2d(own, WIDENED, 1, WIDENED // 2)


def recovered(restorer: Restorer, pixels: Tensor, parts: Tensor) -> Tensor:
    """Return faces (n, 3, 3, h, w): of each three, one part after the other restored alone.

    The others stay as they are, and so does the face around them, but for a soft rim.
    """
    each = [restorer(pixels, hiding(parts, number)) for number in range(1, PARTS + 1)]
    return torch.stack(each, 1)


def rim(hidden: Tensor) -> Tensor:
    """Return how much of each pixel (n, 1, h, w) is drawn: 1 where it is hidden.

    Around that it falls to 0, so that no seam shows.
    """
    wide = functional.max_pool2d(hidden, SEAM, 1, SEAM // 2)
    return _smoothed(wide, SEAM)


def smooth_filled(pixels: Tensor, hidden: Tensor) -> Tensor:
    """Return faces whose hidden pixels are filled smoothly by the colours around them.

    Each is the mean of what is seen in the smallest square around it that shows anything, of
    squares whose sides double (Gortler et al., "The Lumigraph", 1996: pull and push). Nothing
    but the edges of what is hidden is known here: a control, and where the network begins.
    """
    seen = 1 - hidden
    levels = [(pixels * seen, seen)]
    for _ in range(HALVINGS):
        levels.append(_halved(*levels[-1]))
    colours, share = levels[-1]
    whole = colours.mean((2, 3), keepdim=True) / (share.mean((2, 3), keepdim=True) + LITTLE)
    filled = _filled(colours, share, whole)
    for colours, share in reversed(levels[:-1]):
        filled = _filled(colours, share, _doubled(filled))
    return filled


def _halved(colours: Tensor, share: Tensor) -> tuple[Tensor, Tensor]:
    """Return half the picture; half a square that is seen speaks for all of it."""
    colours, share = functional.avg_pool2d(colours, 2), functional.avg_pool2d(share, 2)
    enough = (2 * share).clamp(max=1)
    return colours / (share + LITTLE) * enough, enough


def _filled(colours: Tensor, share: Tensor, wanting: Tensor) -> Tensor:
    """Return colours, which are weighed by their share, and what is `wanting` for the rest."""
    return colours + (1 - share) * wanting


def light(pixels: Tensor, hidden: Tensor) -> tuple[Tensor, Tensor]:
    """Return the mean colour (n, 3, 1, 1) of what is seen, and its contrast (n, 1, 1, 1)."""
    seen = 1 - hidden
    count = seen.sum((2, 3), keepdim=True) + LITTLE
    middle = (pixels * seen).sum((2, 3), keepdim=True) / count
    squares = ((pixels - middle).square() * seen).sum((2, 3), keepdim=True) / count
    return middle, (squares.mean(1, keepdim=True) + QUIET**2).sqrt()


def _doubled(features: Tensor) -> Tensor:
    return functional.interpolate(
        features, scale_factor=2.0, mode="bilinear", align_corners=False
    )


def fine(pixels: Tensor) -> Tensor:
    """Return what pictures (n, 3, h, w) have beyond their means over 5 by 5 pixels."""
    return pixels - _smoothed(pixels, WINDOW)


def _smoothed(pictures: Tensor, window: int) -> Tensor:
    """Return means over squares, of what lies in the picture: along rows, then columns."""
    edge = window // 2
    rows = functional.avg_pool2d(pictures, (1, window), 1, (0, edge), count_include_pad=False)
    return functional.avg_pool2d(rows, (window, 1), 1, (edge, 0), count_include_pad=False)
