"""The network that says what made a face or a picture: a direction, and a description.

Three views (the whole, the noise of its richest texture, its edges) and the parts of a face are
brought together by attention, as in the multi-view branch of "Bi-Level Multi-View Deepfake
Attribution" (arXiv 2504.14129), in our reading and small. What they have in common with all
that was made, and what is of one maker, are parted as in UCF (Yan et al., ICCV 2023), without
its decoder; the part that is of one maker is the embedding.
"""

from typing import ClassVar, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from analyzers.networks.attribution_views import (
    CHOSEN,
    WIDTH,
    PartTokens,
    ViewTokens,
    WholeTrunk,
    edges,
    noise,
)
from analyzers.networks.residuals import RichFilters

__all__ = ["AttributionNetwork", "AttributionOutput", "AttributionPack"]

LEVELS = 255.0
DROPOUT = 0.1
NOISE_WIDTHS, EDGE_WIDTHS = (16, 32, 64, 96), (8, 16, 32, 64)
SHORTEST = 1e-6  # length of what has a direction
SHARPNESS = 8.0  # of what is read from an embedding, whose length is 1


class AttributionOutput(NamedTuple):
    """What the network says of n crops.

    `embedding` (n, d) has length 1. `described` (n, k) are logits of traits, group by group.
    `common` (n, c) is what all that was made has in common, `specific` (n, d) the embedding at
    its own length.
    """

    embedding: Tensor
    described: Tensor
    common: Tensor
    specific: Tensor


class CrossAttention(nn.Module):
    """One question to the tokens of a view, with two layers and a way past both.

    Vaswani et al. 2017. The same weights ask every view. Tokens keep their two axes and heads
    are told apart by a fixed matrix, so that no shape depends on how many crops there are.
    """

    heads: Tensor

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        if width % heads:
            raise ValueError("heads divide the width")
        self.scale = (width // heads) ** -0.5
        of_head = torch.eye(heads).repeat_interleave(width // heads, 0)
        self.register_buffer("heads", of_head, persistent=False)
        self.before, self.between = nn.LayerNorm(width), nn.LayerNorm(width)
        self.offered = nn.LayerNorm(width)
        self.asked, self.told = nn.Linear(width, width), nn.Linear(width, width)
        self.keys = nn.Linear(width, 2 * width)
        self.wide, self.narrow = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, question: Tensor, views: tuple[Tensor, ...]) -> Tensor:
        """Return the question (n, 1, 1, d) with what every view (n, h, w, d) answers."""
        asked = self.asked(self.before(question)) * self.scale
        for tokens in views:
            question = question + self._answer(asked, self.offered(tokens))
        out: Tensor = question + self.narrow(functional.gelu(self.wide(self.between(question))))
        return out

    def _answer(self, asked: Tensor, tokens: Tensor) -> Tensor:
        keys, values = self.keys(tokens).chunk(2, 3)
        drawn = (keys * asked) @ self.heads
        drawn = (drawn - drawn.amax((1, 2), keepdim=True)).exp()
        shares = drawn / drawn.sum((1, 2), keepdim=True) @ self.heads.T
        out: Tensor = self.told((shares * values).sum((1, 2), keepdim=True))
        return out


class AttributionNetwork(nn.Module):
    """Views of a crop to an embedding and a description; about 1.7 million weights.

    `traits` are the numbers of traits in each group of a description. `frozen_blocks` of the
    trunk keep their ImageNet weights. `noise` and `edges` off leave out a view, and `parts`
    off takes a face as one, to see what each is worth.
    """

    inputs: ClassVar[tuple[str, ...]] = ("picture", "quarter", "parts")
    outputs: ClassVar[tuple[str, ...]] = ("embedding", "described")

    def __init__(
        self,
        traits: tuple[int, ...],
        *,
        width: int = 128,
        length: int = 128,
        common: int = 64,
        heads: int = 4,
        layers: int = 2,
        frozen_blocks: int = 5,
        noise: bool = True,
        edges: bool = True,
        parts: bool = True,
    ) -> None:
        super().__init__()
        self.traits, self.by_parts = traits, parts
        self.whole = WholeTrunk(frozen_blocks)
        self.asking = nn.Linear(WIDTH, width)
        self.parts = PartTokens(width)
        self.filters = RichFilters(CHOSEN)
        self.noise = ViewTokens(len(CHOSEN), NOISE_WIDTHS, width) if noise else None
        self.edges = ViewTokens(1, EDGE_WIDTHS, width) if edges else None
        self.attention = nn.ModuleList(CrossAttention(width, heads) for _ in range(layers))
        self.norm, self.dropout = nn.LayerNorm(width), nn.Dropout(DROPOUT)
        self.common, self.specific = nn.Linear(width, common), nn.Linear(width, length)
        self.describing = nn.Linear(length, sum(traits))

    def forward(self, picture: Tensor, quarter: Tensor, parts: Tensor) -> AttributionOutput:
        """Return what is seen in views (n, 3, h, w), RGB, 0 … 1, with parts (n, 32, 32)."""
        features = self.whole(picture)
        shown = self._views(features, picture, quarter, parts)
        question = self.asking(features.mean((2, 3)))[:, None, None]
        for layer in self.attention:
            question = layer(question, shown)
        fused = self.dropout(self.norm(question[:, 0, 0]))
        specific = self.specific(fused)
        embedding = specific / specific.norm(dim=1, keepdim=True).clamp_min(SHORTEST)
        described = self.describing(embedding * SHARPNESS)
        return AttributionOutput(embedding, described, self.common(fused), specific)

    def _views(
        self, features: Tensor, picture: Tensor, quarter: Tensor, parts: Tensor
    ) -> tuple[Tensor, ...]:
        shown = parts if self.by_parts else parts * 0
        tokens = [self.parts(features, shown)]
        if self.noise is not None:
            tokens.append(self.noise(noise(quarter, self.filters)))
        if self.edges is not None:
            tokens.append(self.edges(edges(picture)))
        return tuple(tokens)

    def begun(self) -> "AttributionNetwork":
        """Give the trunk its ImageNet weights. Raises ImportError without their package."""
        self.whole.begun()
        return self


class AttributionPack(nn.Module):
    """Views as they are made of a crop, to what a pack says of them.

    With `classes`, the control's, its logits are a third output.
    """

    def __init__(self, network: AttributionNetwork, classes: nn.Linear | None = None) -> None:
        super().__init__()
        self.network, self.classes = network, classes
        self.inputs = network.inputs
        self.outputs = (*network.outputs, "logits") if classes else network.outputs

    def forward(self, picture: Tensor, quarter: Tensor, parts: Tensor) -> tuple[Tensor, ...]:
        """Return an embedding (n, d) and shares of traits (n, k) that sum to 1 in each group.

        `picture` and `quarter` are uint8 (n, s, s, 3), `parts` uint8 (n, 32, 32).
        """
        views = (one.permute(0, 3, 1, 2).float() / LEVELS for one in (picture, quarter))
        said = self.network(*views, parts)
        groups = said.described.split(self.network.traits, 1)
        described = torch.cat([group.softmax(1) for group in groups], 1)
        if self.classes is None:
            return said.embedding, described
        return said.embedding, described, self.classes(said.specific)
