"""The masked autoencoder of faces: parts that are hidden are restored from the rest.

He et al., "Masked Autoencoders Are Scalable Vision Learners" (CVPR 2022), small; hiding facial
parts of authentic faces is the idea of DeepfakeMAE, later Mover (Hu et al., arXiv 2303.01740).
Which tokens are hidden is an input: nothing is drawn by chance in here.
"""

from collections.abc import Sequence
from itertools import zip_longest
from math import isqrt, sqrt

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["COLOURS", "Autoencoder", "Encoder", "fine", "mirrored", "tiled", "untiled"]

COLOURS = 3
WIDENING = 4  # of what lies between the two layers of a block, over its width
WINDOW = 5  # pixels over which what is not fine is averaged
HIDDEN = -1e4  # added to what a token would draw from one that is hidden
SPREAD = 0.02  # of chance weights


class Block(nn.Module):
    """Attention and two layers, each with a way past it (Vaswani et al. 2017; norms first)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.before, self.between = nn.LayerNorm(width), nn.LayerNorm(width)
        self.asked = nn.Linear(width, 3 * width)
        self.told = nn.Linear(width, width)
        self.wide = nn.Linear(width, WIDENING * width)
        self.narrow = nn.Linear(WIDENING * width, width)

    def forward(
        self, tokens: Tensor, unseen: Tensor | None = None, mirror: Tensor | None = None
    ) -> Tensor:
        """Return tokens (n, t, d); `unseen` (n, 1, 1, t) is added to what draws from each.

        `mirror` (2,) weighs what each token draws, and what its mirror image does.
        """
        tokens = tokens + self._attended(self.before(tokens), unseen, mirror)
        out: Tensor = tokens + self.narrow(functional.gelu(self.wide(self.between(tokens))))
        return out

    def _attended(self, tokens: Tensor, unseen: Tensor | None, mirror: Tensor | None) -> Tensor:
        n, t, d = tokens.shape
        split = self.asked(tokens).reshape(n, t, 3, self.heads, d // self.heads)
        queries, keys, values = split.permute(2, 0, 3, 1, 4).unbind(0)
        drawn = queries @ keys.transpose(2, 3) * (d // self.heads) ** -0.5
        drawn = drawn if unseen is None else drawn + unseen
        mixed = (drawn.softmax(3) @ values).transpose(1, 2).reshape(n, t, d)
        if mirror is not None:
            mixed = mirror[0] * mixed + mirror[1] * mirrored(mixed)
        out: Tensor = self.told(mixed)
        return out


class Encoder(nn.Module):
    """Tokens of a face to features: the first is of the whole, then one for each token."""

    def __init__(self, cells: int, side: int, width: int, depth: int, heads: int) -> None:
        super().__init__()
        self.embed = nn.Linear(COLOURS * side**2, width)
        self.whole = nn.Parameter(torch.zeros(1, 1, width))
        self.place = nn.Parameter(places(cells, width))
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(depth))
        self.norm = nn.LayerNorm(width)

    def forward(
        self,
        tiles: Tensor,
        hidden: Tensor | None = None,
        depth: int = 0,
        mirrors: Sequence[Tensor] = (),
    ) -> Tensor:
        """Return features (n, 1 + t, d) of tiles (n, t, c).

        Nothing is drawn from tiles that are `hidden` (n, t), true or false; their own features
        mean nothing. With `depth`, those after so many blocks alone. `mirrors` are of the first
        blocks, see `Block.forward`.
        """
        placed = self.embed(tiles) + self.place
        unseen = None if hidden is None else _unseen(hidden)
        return self.of_placed(placed, unseen, depth, mirrors)

    def of_visible(self, tiles: Tensor, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Return features of the tiles that are seen alone, and which those are (n, k).

        They are those of `forward`; where a face hides more than another, its last ones are of
        hidden tiles. Cheaper for training.
        """
        order = hidden.to(torch.uint8).argsort(dim=1, stable=True)
        kept = order[:, : int((~hidden).sum(1).max())]
        placed = _at(self.embed(tiles) + self.place, kept)
        return self.of_placed(placed, _unseen(hidden.gather(1, kept))), kept

    def of_placed(
        self,
        placed: Tensor,
        unseen: Tensor | None,
        depth: int = 0,
        mirrors: Sequence[Tensor] = (),
    ) -> Tensor:
        """Return features (n, 1 + t, d) of embedded tiles (n, t, d)."""
        tokens = torch.cat((self.whole.expand(placed.shape[0], -1, -1), placed), 1)
        blocks = list(self.blocks)[: depth or None]
        for block, mirror in zip_longest(blocks, mirrors):
            tokens = block(tokens, unseen, mirror)
        out: Tensor = self.norm(tokens) if not depth else tokens
        return out


class Autoencoder(nn.Module):
    """An encoder of what is seen, and a thin decoder that restores what is hidden."""

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
    ) -> None:
        super().__init__()
        self.cells, self.side = cells, side
        self.encoder = Encoder(cells, side, width, depth, heads)
        self.handed = nn.Linear(width, decoder_width)
        self.missing = nn.Parameter(torch.zeros(1, 1, decoder_width))
        self.place = nn.Parameter(places(cells, decoder_width))
        self.blocks = nn.ModuleList(
            Block(decoder_width, decoder_heads) for _ in range(decoder_depth)
        )
        self.norm = nn.LayerNorm(decoder_width)
        self.drawn = nn.Linear(decoder_width, COLOURS * side**2)
        self.apply(_begun)

    def forward(self, tiles: Tensor, hidden: Tensor) -> Tensor:
        """Return every tile (n, t, c) as those that are not hidden (n, t) explain it."""
        handed = self.handed(self.encoder(tiles, hidden)[:, 1:])
        return self._decoded(torch.where(hidden[..., None], self.missing, handed))

    def restored(self, tiles: Tensor, hidden: Tensor) -> Tensor:
        """Return the same, computing nothing for hidden tiles: for training."""
        features, kept = self.encoder.of_visible(tiles, hidden)
        handed = self.handed(features[:, 1:])
        n, t, _ = tiles.shape
        given = self.missing.expand(n, t, -1).scatter(1, _wide(kept, handed), handed)
        return self._decoded(torch.where(hidden[..., None], self.missing, given))

    def _decoded(self, tokens: Tensor) -> Tensor:
        tokens = tokens + self.place
        for block in self.blocks:
            tokens = block(tokens)
        out: Tensor = self.drawn(self.norm(tokens))
        return out


def tiled(pixels: Tensor, side: int) -> Tensor:
    """Return pictures (n, 3, h, w) as tiles (n, t, 3 side²), row by row."""
    n, c, h, w = pixels.shape
    split = pixels.reshape(n, c, h // side, side, w // side, side).permute(0, 2, 4, 1, 3, 5)
    return split.reshape(n, (h // side) * (w // side), c * side**2)


def untiled(tiles: Tensor, side: int) -> Tensor:
    """Return tiles (n, t, 3 side²) as square pictures (n, 3, h, h)."""
    n, t, _ = tiles.shape
    cells = round(sqrt(t))
    split = tiles.reshape(n, cells, cells, COLOURS, side, side).permute(0, 3, 1, 4, 2, 5)
    return split.reshape(n, COLOURS, cells * side, cells * side)


def mirrored(tokens: Tensor) -> Tensor:
    """Return tokens (n, 1 + t, d) with those of a face as in a mirror; the first one stays."""
    n, t, d = tokens.shape
    cells = isqrt(t - 1)
    grid = tokens[:, 1:].reshape(n, cells, cells, d).flip(2)
    return torch.cat((tokens[:, :1], grid.reshape(n, t - 1, d)), 1)


def fine(pixels: Tensor) -> Tensor:
    """Return what pictures (n, 3, h, w) have beyond their means over 5 by 5 pixels."""
    edge = WINDOW // 2
    around = functional.avg_pool2d(pixels, WINDOW, 1, edge, count_include_pad=False)
    return pixels - around


def places(cells: int, width: int) -> Tensor:
    """Return where each token lies (1, cells², width): sines and cosines of row and column."""
    steps = torch.arange(cells, dtype=torch.float32)
    rates = 100.0 ** -(torch.arange(width // 4) / (width / 4))
    waves = steps[:, None] * rates
    along = torch.cat((waves.sin(), waves.cos()), 1)
    rows = along[:, None].expand(-1, cells, -1)
    columns = along[None].expand(cells, -1, -1)
    return torch.cat((rows, columns), 2).reshape(1, cells**2, -1)


def _unseen(hidden: Tensor) -> Tensor:
    """Return what keeps tokens from drawing on hidden ones; the one of the whole is seen."""
    return functional.pad(hidden.float() * HIDDEN, (1, 0))[:, None, None]


def _at(tokens: Tensor, kept: Tensor) -> Tensor:
    return tokens.gather(1, _wide(kept, tokens))


def _wide(index: Tensor, tokens: Tensor) -> Tensor:
    return index[..., None].expand(-1, -1, tokens.shape[2])


def _begun(layer: nn.Module) -> None:
    if isinstance(layer, nn.Linear):
        nn.init.trunc_normal_(layer.weight, std=SPREAD)
        nn.init.zeros_(layer.bias)
