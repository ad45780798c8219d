"""What is fitted in closed form, or to the end: content, traces, and what quality predicts."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from analyzers.networks.generated import FARTHEST, Beside, GeneratedPack
from analyzers.networks.packed import PackedNetwork, rounded
from analyzers.training.synthesis.recipe import Fitting
from workbench.evaluation.logistic import fitted, logit

__all__ = ["Content", "Traces", "fit"]

FLAT = 1e-3  # added to spreads
SMALLEST = 0.05  # added to what is left before logarithms are taken
SPREAD_HELD = 3  # times as strongly as the level

Values = NDArray[np.float64]
Groups = Sequence[Hashable]


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """Embeddings (n, d) of faces as found, of the generators and sources (n,) in `groups`.

    `traits` (m, 8) are of the m that are not `altered`.
    """

    embeddings: Values
    altered: NDArray[np.bool_]
    groups: Groups
    traits: Values


@dataclass(frozen=True, slots=True, eq=False)
class Traces:
    """Traces (n, 156) of drawings and photographs, `groups` name what drew each and its source.

    `known` and `traits` are of photographs: those as they were found beside those that were
    redrawn, each after its histories; `sources` say which of both, and of which source.
    """

    pairs: Values
    made: NDArray[np.bool_]
    groups: Sequence[tuple[str, str]]
    known: Values
    traits: Values
    sources: Sequence[tuple[str, str]]


def fit(
    how: Fitting, balance: float, network: PackedNetwork, content: Content, traces: Traces
) -> GeneratedPack:
    """Return the network that was fitted; `network` is given the head that tells content.

    What quality predicts of a score is fitted to scores of photographs by lines that learned
    from no face of their source, since photographs of a case are of none that was learned from.
    """
    weights = _weights(content.groups, balance)
    looks = _Learned(content.embeddings, content.altered, weights, how.content)
    head = looks.line()
    linear = network.network.head
    linear.weight.data = torch.from_numpy(head[None, 1:]).float()
    linear.bias.data = torch.from_numpy(head[:1]).float()
    rounded(network)
    plain: list[int] = np.flatnonzero(~content.altered).tolist()
    of = [content.groups[index] for index in plain]
    drawn = _Learned(traces.pairs, traces.made, _weights(traces.groups), how.traces)
    line = drawn.line()
    middle, apart = _standard(content.traits)
    return GeneratedPack(
        network,
        traits=(_single(middle), _single(apart)),
        line=(_single(line[:1]), _single(line[1:])),
        content=_beside(
            (content.traits - middle) / apart,
            looks.unseen(content.groups, content.embeddings[plain], of),
            _weights(of),
            how.quality_of_content,
        ),
        traces=_beside(
            (traces.traits - middle) / apart,
            drawn.unseen(_second(traces.groups), traces.known, _second(traces.sources)),
            _weights(traces.sources),
            how.quality_of_traces,
        ),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Learned:
    """What a logistic regression on standardised values (n, k) learns from, held by `force`."""

    values: Values
    altered: NDArray[np.bool_]
    weights: Values
    force: float

    def line(self) -> Values:
        """Return its intercept and weights (1 + k,)."""
        middle, apart = _standard(self.values)
        standard = (self.values - middle) / apart
        found = fitted(standard, self.altered, self.weights, self.force)
        weights = found[1:] / apart
        return np.asarray(np.r_[found[0] - weights @ middle, weights])

    def unseen(self, groups: Groups, values: Values, sources: Groups) -> Values:
        """Return what is given to photographs (m, k) by lines that leave their source out.

        `groups` (n,) are those of the faces that are learned from. Where all photographs are of
        one source nothing is left to learn from without it: then the line knows it.
        """
        left_out = set(sources) if len(set(sources)) > 1 else set()
        scores = logit(values, self.line()) if not left_out else np.empty(len(values))
        for source in left_out:
            kept = np.array([one != source for one in groups])
            part = _Learned(
                self.values[kept], self.altered[kept], self.weights[kept], self.force
            )
            of = np.array([one == source for one in sources])
            scores[of] = logit(values[of], part.line())
        return scores


def _second(named: Sequence[tuple[str, str]]) -> list[str]:
    return [source for _, source in named]


def _standard(values: Values) -> tuple[Values, Values]:
    return values.mean(0), values.std(0) + FLAT


def _weights(groups: Groups, balance: float = 0.0) -> Values:
    """Return what each counts, so that groups count as the power `balance` of their size."""
    counted = Counter(groups)
    weights = np.array([counted[one] ** (balance - 1) for one in groups])
    return np.asarray(weights / weights.mean())


def _beside(known: Values, scores: Values, weights: Values, force: float) -> Beside:
    """Return what standardised traits (n, 8) predict of scores (n,), and of their spread."""
    cut = np.clip(known, -FARTHEST, FARTHEST)
    rows, columns = np.triu_indices(known.shape[1])
    design = np.c_[cut, cut[:, rows] * cut[:, columns]]
    level = _ridge(design, scores, weights, force)
    left = scores - logit(design, level)
    spread = _ridge(design, np.log(np.abs(left) + SMALLEST), weights, SPREAD_HELD * force)
    size = np.average((left / np.exp(logit(design, spread))) ** 2, weights=weights)
    spread[0] += np.log(size) / 2
    return Beside(_single(level), _single(spread))


def _ridge(design: Values, wanted: Values, weights: Values, force: float) -> Values:
    """Return intercept and weights (1 + k,) by weighted least squares held back by `force`."""
    middle = np.average(design, axis=0, weights=weights)
    level = np.average(wanted, weights=weights)
    near = design - middle
    matrix = near.T @ (weights[:, None] * near) + force * np.eye(design.shape[1])
    found = np.linalg.solve(matrix, near.T @ (weights * (wanted - level)))
    return np.asarray(np.r_[level - found @ middle, found])


def _single(values: Values) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values, np.float32))
