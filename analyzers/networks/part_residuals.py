"""The detector of parts that do not fit: what the rest of a face explains of each, and a look.

Two networks in one, as Mover has them (Hu et al., arXiv 2303.01740), in our reading: an encoder
that was taught to tell forgeries, and the autoencoder as it was after authentic faces alone, by
whose residuals parts are compared with what was expected of them. How much detail a part has is
compared as well, with what the detail of the rest lets expect: what was pasted is as a rule
softer or harder than what it was pasted into, and then easier or harder to restore.
"""

from typing import ClassVar, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from analyzers.networks.face_parts import COLOURS, Autoencoder, Encoder, fine, tiled, untiled

__all__ = [
    "CONTEXT",
    "MEASURES",
    "PARTS",
    "STANDARDISED",
    "Measured",
    "PartsNetwork",
    "PartsOutput",
    "PartsPack",
]

PARTS = 3  # their numbers count from 1; 0 is the rest of the face
RESTORED, DETAIL = 3, 3  # colours, fine detail, structure as restored; detail as it is
MEASURES = RESTORED + DETAIL  # of each part
CONTEXT = 1 + PARTS * DETAIL  # how sharp the face is, detail of the other parts and of the rest
STANDARDISED = 2 * PARTS * MEASURES
LEVELS = 255.0
LUMA = (0.299, 0.587, 0.114)  # of red, green, blue (ITU-R BT.601)
NEAR, FAR = 3, 9  # pixels over which is averaged what detail goes beyond
WINDOW = 7  # pixels over which structure is compared
SEAM = 9  # pixels over which what was restored is smoothed
STEADY = (0.01**2, 0.03**2)  # of SSIM, for values in 0 … 1
LEAST = 1e-3  # added before logarithms are taken
FARTHEST = 6.0  # standard deviations: beyond, all residuals are alike
HEAD = 64
SYMMETRIC = 2  # blocks of the taught encoder that mix what a token draws with its mirror image
BEGUN = (1.0, -1.0)  # before softmax: at first an eighth is of the mirror image


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

    `score` (n,) is a logit, higher for forged faces; no probability. `residuals` (n, 3) rise
    with how far each part is from what the rest explains, 0 where a part has no token.
    `recovered` (n, t, c) are the tiles, those of each part as the rest explains it. `features`
    (n, 2 d) are what the taught encoder sees, `standardised` (n, 36) what is known of the
    parts, with sign and by size, `sharpness` (n,) is the logarithm of how sharp each face is.
    """

    score: Tensor
    residuals: Tensor
    recovered: Tensor
    features: Tensor
    standardised: Tensor
    sharpness: Tensor


class PartsNetwork(nn.Module):
    """Scores faces by how their parts explain each other; see `PartsOutput`.

    `kept` never learns any more. The `pair` of the face and of what was recovered is compared
    by the taught encoder too (GenConViT, Wodajo et al. 2023), where it is asked for. For
    `fidelity` (DeepFidelity, Peng et al., arXiv 2312.04961) its first blocks attend
    symmetrically: a mixture, which is learned, of what each token draws and what its mirror
    image draws. Profiles are mirrored as well; no pose is given here.
    """

    middle: Tensor
    slope: Tensor
    spread: Tensor

    def __init__(
        self,
        *,
        cells: int = 7,
        side: int = 16,
        width: int = 128,
        depth: int = 6,
        heads: int = 4,
        decoder_width: int = 96,
        decoder_depth: int = 4,
        decoder_heads: int = 3,
        pair: bool = False,
        fidelity: bool = False,
    ) -> None:
        super().__init__()
        self.kept = Autoencoder(
            cells=cells,
            side=side,
            width=width,
            depth=depth,
            heads=heads,
            decoder_width=decoder_width,
            decoder_depth=decoder_depth,
            decoder_heads=decoder_heads,
        ).requires_grad_(False)
        self.tuned = Encoder(cells, side, width, depth, heads)
        self.register_buffer("middle", torch.zeros(PARTS, MEASURES))
        self.register_buffer("slope", torch.zeros(PARTS, CONTEXT, MEASURES))
        self.register_buffer("spread", torch.ones(PARTS, MEASURES))
        self.pair = pair
        self.mirrors: nn.Parameter | None = None
        if fidelity:
            self.mirrors = nn.Parameter(torch.tensor([BEGUN] * min(SYMMETRIC, depth)))
        self.mixed = nn.Linear(STANDARDISED + 2 * width * (1 + pair), HEAD)
        self.scored = nn.Linear(HEAD, 1)

    @property
    def side(self) -> int:
        """The side of a token in pixels."""
        return self.kept.side

    def forward(self, pixels: Tensor, parts: Tensor) -> PartsOutput:
        """Return what is seen in faces (n, 3, s, s), RGB in 0 … 1, of these `parts` (n, t)."""
        tiles = tiled(pixels, self.side)
        with torch.no_grad():
            measured, recovered = self.measured(tiles, parts)
            apart = self.standardised(measured, parts)
        features = self.look(tiles)
        standardised = torch.cat((apart.flatten(1), apart.abs().flatten(1)), 1)
        known = [standardised, features]
        if self.pair:
            known.append((features - self.look(recovered)).abs())
        score = self.scored(functional.gelu(self.mixed(torch.cat(known, 1))))[:, 0]
        residuals = apart.square().mean(2).sqrt()
        sharpness = measured.context[:, 0, 0]
        return PartsOutput(score, residuals, recovered, features, standardised, sharpness)

    def look(self, tiles: Tensor) -> Tensor:
        """Return what the taught encoder sees of tiles (n, t, c) as a whole (n, 2 d).

        The mean and the largest over tokens: pretraining teaches nothing to the token of the
        whole, which nothing is restored from.
        """
        mirrors = () if self.mirrors is None else tuple(self.mirrors.softmax(1))
        tokens = self.tuned(tiles, mirrors=mirrors)[:, 1:]
        return torch.cat((tokens.mean(1), tokens.amax(1)), 1)

    def measured(self, tiles: Tensor, parts: Tensor) -> tuple[Measured, Tensor]:
        """Return what is measured of tiles (n, t, c), and the recovered ones (n, t, c)."""
        n, t, c = tiles.shape
        each = torch.stack([parts == number for number in range(1, PARTS + 1)], 1)
        hidden, given = each.reshape(n * PARTS, t), _thrice(tiles)
        drawn = self._restored(given, hidden)
        cells = self._apart(given, drawn)
        inside = hidden[..., None].to(cells.dtype)
        means = (cells * inside).sum(1) / inside.sum(1).clamp_min(1)
        logarithms = (means.clamp_min(0) + LEAST).log().reshape(n, PARTS, RESTORED)
        own, context = self._detail(tiles, parts)
        restored = (drawn.reshape(n, PARTS, t, c) * each[..., None].to(drawn.dtype)).sum(1)
        recovered = torch.where(each.any(1)[..., None], restored, tiles)
        return Measured(torch.cat((logarithms, own), 2), context), recovered

    def _restored(self, given: Tensor, hidden: Tensor) -> Tensor:
        """Return tiles (3n, t, c) with what is `hidden` (3n, t) as the rest explains it.

        The autoencoder is small and misses the light of a face: each part is shifted by the
        colours by which the two others were missed. Its tokens are drawn apart from each other:
        seams between them are smoothed away, for which nothing that it draws is too fine.
        """
        drawn = self.kept(given, hidden)
        missed = ((given - drawn) * hidden[..., None]).reshape(*hidden.shape, COLOURS, -1)
        missed = missed.mean(3).sum(1).reshape(-1, PARTS, COLOURS)
        count = hidden.sum(1).reshape(-1, PARTS, 1)
        others = missed.sum(1, keepdim=True) - missed
        shift = others / (count.sum(1, keepdim=True) - count).clamp_min(1)
        shift = shift.reshape(-1, 1, COLOURS, 1).expand(-1, -1, -1, self.side**2).flatten(2)
        drawn = torch.where(hidden[..., None], (drawn + shift).clamp(0, 1), given)
        smooth = tiled(_smoothed(untiled(drawn, self.side), SEAM), self.side)
        return torch.where(hidden[..., None], smooth, given)

    def standardised(self, measured: Measured, parts: Tensor) -> Tensor:
        """Return what parts have (n, 3, 6) beyond what the rest of an authentic face explains.

        In standard deviations, with sign; 0 where a part has no token.
        """
        expected = self.middle + (measured.context[:, :, None] @ self.slope)[:, :, 0]
        apart = ((measured.parts - expected) / self.spread).clamp(-FARTHEST, FARTHEST)
        shown = [(parts == number).any(1) for number in range(1, PARTS + 1)]
        return apart * torch.stack(shown, 1)[..., None].to(apart.dtype)

    def _apart(self, given: Tensor, drawn: Tensor) -> Tensor:
        """Return how far each drawn tile is from the given one (3n, t, 3), in three ways."""
        one, other = untiled(given, self.side), untiled(drawn, self.side)
        finer = (fine(one) - fine(other)).abs()
        ways = [
            (drawn - given).abs().mean(2),
            tiled(finer, self.side).mean(2),
            1 - tiled(_structure(one, other), self.side).mean(2),
        ]
        return torch.stack(ways, 2)

    def _detail(self, tiles: Tensor, parts: Tensor) -> tuple[Tensor, Tensor]:
        """Return how much detail each part has (n, 3, 3), and the context (n, 3, 10) of each.

        What a part lacks that no token shows is taken from the whole face.
        """
        pixels = untiled(tiles, self.side)
        n, t, _ = tiles.shape
        cells = tiled(_beyond(pixels), self.side).reshape(n, t, DETAIL, -1).mean(3)
        inside = torch.stack([parts == number for number in range(PARTS + 1)], 1)
        counts, weights = inside.sum(2)[..., None], inside.to(cells.dtype)
        means = weights @ cells / counts.clamp_min(1)
        whole = cells.mean(1, keepdim=True).expand(-1, PARTS + 1, -1)
        groups = (torch.where(counts > 0, means, whole) + LEAST).log()
        sharp = (fine(pixels).abs().mean((1, 2, 3)) + LEAST).log()[:, None]
        others = [
            torch.cat([sharp, *(groups[:, at] for at in range(PARTS + 1) if at != number)], 1)
            for number in range(1, PARTS + 1)
        ]
        return groups[:, 1:], torch.stack(others, 1)


class PartsPack(nn.Module):
    """Small faces and the parts of their tokens, to a score, residuals and what was recovered.

    Its parameters bear the names of the initialisers of a pack's `model.onnx`: `network.…`.
    """

    inputs: ClassVar[tuple[str, ...]] = ("faces", "parts")
    outputs: ClassVar[tuple[str, ...]] = ("score", "residuals", "recovered")

    def __init__(self, network: PartsNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, faces: Tensor, parts: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the outputs for faces uint8 (n, s, s, 3) and their parts uint8 (n, t).

        Scores (n,), residuals (n, 3), and recovered faces uint8 (n, s, s, 3).
        """
        pixels = faces.permute(0, 3, 1, 2).to(torch.float32) / LEVELS
        found = self.network(pixels, parts)
        levels = (untiled(found.recovered, self.network.side) * LEVELS).round()
        return found.score, found.residuals, levels.to(torch.uint8).permute(0, 2, 3, 1)


def _thrice(tiles: Tensor) -> Tensor:
    """Return tiles (n, t, c) for each part (3n, t, c), those of a face together."""
    n, t, c = tiles.shape
    return tiles[:, None].expand(n, PARTS, t, c).reshape(n * PARTS, t, c)


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
