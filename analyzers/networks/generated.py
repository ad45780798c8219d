"""The network of generated faces: content within quality, and a little of traces."""

from typing import ClassVar, NamedTuple

import torch
from torch import Tensor, nn

from analyzers.networks.packed import PackedNetwork

__all__ = ["CAP", "FARTHEST", "FLOORS", "SHARE", "Beside", "GeneratedPack"]

FARTHEST = 2.5  # standard deviations: beyond, all traits are alike
CAP = 2.0  # of both parts, so that neither alone decides
FLOORS = (-9.0, -3.0)  # of content and of traces
SHARE = 0.25  # of the traces beside the content


class Beside(NamedTuple):
    """What traits of quality predict of a score: itself, and the log of what is left of it.

    `level` and `spread` are (1 + 44,): intercept, then of standardised traits and products.
    """

    level: Tensor
    spread: Tensor


class GeneratedPack(nn.Module):
    """Aligned faces with the numbers of their native windows, to a score and its two parts."""

    inputs: ClassVar[tuple[str, ...]] = ("face", "traits", "traces")
    outputs: ClassVar[tuple[str, ...]] = ("score", "content", "drawn")

    middle: Tensor
    apart: Tensor
    line_at: Tensor
    line: Tensor
    content_level_at: Tensor
    content_level: Tensor
    content_spread_at: Tensor
    content_spread: Tensor
    traces_level_at: Tensor
    traces_level: Tensor
    traces_spread_at: Tensor
    traces_spread: Tensor
    rows: Tensor
    columns: Tensor

    def __init__(
        self,
        network: PackedNetwork,
        traits: tuple[Tensor, Tensor],
        line: tuple[Tensor, Tensor],
        content: Beside,
        traces: Beside,
    ) -> None:
        """Take the network of content, mean and spread of traits, and what was fitted.

        `line` is intercept (1,) and weights (k,) of the traces.
        """
        super().__init__()
        self.network = network
        named = {
            "middle": traits[0],
            "apart": traits[1],
            "line_at": line[0],
            "line": line[1],
            "content_level_at": content.level[:1].clone(),
            "content_level": content.level[1:].clone(),
            "content_spread_at": content.spread[:1].clone(),
            "content_spread": content.spread[1:].clone(),
            "traces_level_at": traces.level[:1].clone(),
            "traces_level": traces.level[1:].clone(),
            "traces_spread_at": traces.spread[:1].clone(),
            "traces_spread": traces.spread[1:].clone(),
        }
        for name, values in named.items():
            self.register_buffer(name, values)
        rows, columns = torch.triu_indices(len(traits[0]), len(traits[0]))
        self.register_buffer("rows", rows, persistent=False)
        self.register_buffer("columns", columns, persistent=False)

    def forward(self, face: Tensor, traits: Tensor, traces: Tensor) -> tuple[Tensor, ...]:
        """Return scores (n,), and what content and traces are beyond their quality, capped.

        Of faces uint8 (n, 256, 256, 3), traits (n, 8) and traces (n, 156) in float32.
        """
        return self.combined(self.network(face)[0], traits, traces)

    def combined(self, content: Tensor, traits: Tensor, traces: Tensor) -> tuple[Tensor, ...]:
        """Return the same of the logit (n,) that the network of content gives."""
        known = ((traits - self.middle) / self.apart).clamp(-FARTHEST, FARTHEST)
        pairs = known[:, self.rows] * known[:, self.columns]
        design = torch.cat((known, pairs), 1)
        levels = self.content_level_at + design @ self.content_level
        spreads = (self.content_spread_at + design @ self.content_spread).exp()
        content = ((content - levels) / spreads).clamp(FLOORS[0], CAP)
        levels = self.traces_level_at + design @ self.traces_level
        spreads = (self.traces_spread_at + design @ self.traces_spread).exp()
        drawn = (self.line_at + traces @ self.line - levels) / spreads
        drawn = drawn.clamp(FLOORS[1], CAP)
        return content + SHARE * drawn, content, drawn
