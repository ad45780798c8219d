"""The detector of parts that do not fit: what the rest of a face explains of each, and a look.

Two networks in one, as Mover has them (Hu et al., arXiv 2303.01740), in our reading: an encoder
that was taught to tell forgeries, and the autoencoder as it was after authentic faces alone, by
whose residuals parts are compared with what was expected of them.
"""

from typing import ClassVar, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from analyzers.networks.face_parts import Autoencoder, Encoder, fine, tiled, untiled

__all__ = ["MEASURES", "PARTS", "PartsNetwork", "PartsOutput", "PartsPack"]

PARTS = 3  # their numbers count from 1; 0 is the rest of the face
MEASURES = 4  # of each part: colours, fine detail, structure, features
LEVELS = 255.0
DEEP = 3  # blocks of the encoder after which features are compared
WINDOW = 7  # pixels over which structure is compared
STEADY = (0.01**2, 0.03**2)  # of SSIM, for values in 0 … 1
LEAST = 1e-3  # added before logarithms are taken
FARTHEST = 6.0  # standard deviations: beyond, all residuals are alike
HEAD = 64


class PartsOutput(NamedTuple):
    """What the network says of n faces.

    `score` (n,) is a logit, higher for forged faces; no probability. `residuals` (n, 3) rise
    with how far each part is from what the rest explains, 0 where a part has no token.
    `recovered` (n, t, c) are the tiles, those of each part as the rest explains it. `features`
    (n, d) are what the taught encoder sees, `standardised` (n, 12) what is known of the parts.
    """

    score: Tensor
    residuals: Tensor
    recovered: Tensor
    features: Tensor
    standardised: Tensor


class PartsNetwork(nn.Module):
    """Scores faces by how their parts explain each other; see `PartsOutput`.

    `kept` never learns any more. The `pair` of the face and of what was recovered is compared
    by the taught encoder too (GenConViT, Wodajo et al. 2023), where it is asked for.
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
        for name, value in (("middle", 0.0), ("slope", 0.0), ("spread", 1.0)):
            self.register_buffer(name, torch.full((PARTS, MEASURES), value))
        self.pair = pair
        self.mixed = nn.Linear(PARTS * MEASURES + width * (1 + pair), HEAD)
        self.scored = nn.Linear(HEAD, 1)

    @property
    def side(self) -> int:
        """The side of a token in pixels."""
        return self.kept.side

    def forward(self, pixels: Tensor, parts: Tensor) -> PartsOutput:
        """Return what is seen in faces (n, 3, s, s), RGB in 0 … 1, of these `parts` (n, t)."""
        tiles = tiled(pixels, self.side)
        with torch.no_grad():
            measured, sharpness, recovered = self.measured(tiles, parts)
            apart = self.standardised(measured, sharpness, parts)
        features = self.look(tiles)
        known = [apart.flatten(1), features]
        if self.pair:
            known.append((features - self.look(recovered)).abs())
        score = self.scored(functional.gelu(self.mixed(torch.cat(known, 1))))[:, 0]
        return PartsOutput(score, apart.mean(2), recovered, features, apart.flatten(1))

    def look(self, tiles: Tensor) -> Tensor:
        """Return what the taught encoder sees of tiles (n, t, c) as a whole (n, d)."""
        features: Tensor = self.tuned(tiles)[:, 0]
        return features

    def measured(self, tiles: Tensor, parts: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return how far each part is from what was expected, (n, 3, 4) logarithms.

        And the logarithm (n,) of how sharp the face is, and the recovered tiles (n, t, c).
        """
        n, t, c = tiles.shape
        each = torch.stack([parts == number for number in range(1, PARTS + 1)], 1)
        hidden, given = each.reshape(n * PARTS, t), _thrice(tiles)
        drawn = torch.where(hidden[..., None], self.kept(given, hidden).clamp(0, 1), given)
        cells = torch.stack(self._apart(tiles, given, drawn), 2)
        inside = hidden[..., None].to(cells.dtype)
        means = (cells * inside).sum(1) / inside.sum(1).clamp_min(1)
        logarithms = (means.clamp_min(0) + LEAST).log().reshape(n, PARTS, MEASURES)
        sharp = (fine(untiled(tiles, self.side)).abs().mean((1, 2, 3)) + LEAST).log()
        restored = (drawn.reshape(n, PARTS, t, c) * each[..., None].to(drawn.dtype)).sum(1)
        return logarithms, sharp, torch.where(each.any(1)[..., None], restored, tiles)

    def standardised(self, measured: Tensor, sharpness: Tensor, parts: Tensor) -> Tensor:
        """Return residuals (n, 3, 4) beside those of authentic faces that are as sharp.

        In standard deviations; 0 where a part has no token.
        """
        expected = self.middle + self.slope * sharpness[:, None, None]
        apart = ((measured - expected) / self.spread).clamp(-FARTHEST, FARTHEST)
        shown = [(parts == number).any(1) for number in range(1, PARTS + 1)]
        return apart * torch.stack(shown, 1)[..., None].to(apart.dtype)

    def _apart(self, tiles: Tensor, given: Tensor, drawn: Tensor) -> list[Tensor]:
        """Return how far each drawn tile (3n, t) is from the given one, in four ways."""
        one, other = untiled(given, self.side), untiled(drawn, self.side)
        detail = (fine(one) - fine(other)).abs()
        seen = _thrice(self.kept.encoder(tiles, depth=DEEP)[:, 1:])
        expected = self.kept.encoder(drawn, depth=DEEP)[:, 1:]
        return [
            (drawn - given).abs().mean(2),
            tiled(detail, self.side).mean(2),
            1 - tiled(_structure(one, other), self.side).mean(2),
            1 - functional.cosine_similarity(seen, expected, dim=2),
        ]


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


def _smoothed(pictures: Tensor) -> Tensor:
    return functional.avg_pool2d(pictures, WINDOW, 1, WINDOW // 2, count_include_pad=False)
