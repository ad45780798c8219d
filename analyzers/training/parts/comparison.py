"""A variant of a detector beside the detector, figure by figure, on the very same faces."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from analyzers.training.parts.figures import ALONE, FOUND, Told, standard_of, told_apart
from analyzers.training.parts.judging import JudgedParts
from analyzers.training.parts.variants import Run
from workbench.errors import CheckpointUnusable
from workbench.evaluation.roc import AUC, drawn, draws_of, only_scores

__all__ = ["Beside", "compared"]

Floats = NDArray[np.float64]
Faces = Sequence[JudgedParts]
Both = tuple[Sequence[Faces], Sequence[Faces]]
Figure = Callable[[Faces, Floats], Floats]

ALL = "all ways together"
LEAST = 5  # forged faces of a way


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One figure of a detector, `plain`, and of its variant, `varied`, each by lots.

    `interval` is of the difference of their means: a bootstrap over persons or files, the same
    drawn for both. How lots differ is not in it. `n` is of faces.
    """

    quantity: str
    way: str
    plain: tuple[float, ...]
    varied: tuple[float, ...]
    interval: tuple[float, float]
    n: int

    @property
    def difference(self) -> float:
        """By how much the variant is above."""
        return float(np.mean(self.varied) - np.mean(self.plain))


def compared(
    plain: Sequence[Run], varied: Sequence[Run], *, residuals: bool
) -> Iterator[Beside]:
    """Yield the figures of runs of a variant beside those of what it varies.

    Of scores; and of `residuals` where they are others, which a detector does not change.
    Raises CheckpointUnusable for runs over other faces.
    """
    yield from _aucs("AUC", (_judged(plain), _judged(varied)))
    if residuals:
        alone = _alone(plain), _alone(varied)
        yield from _aucs(ALONE, alone, trait="alone")
        yield from _beside(FOUND, ALL, _found, alone, lambda face: face.forged > 0)


def _judged(runs: Sequence[Run]) -> list[Faces]:
    return [run.judged for run in runs]


def _alone(runs: Sequence[Run]) -> list[list[Told]]:
    return [told_apart(o.judged, standard_of(o.validated), "residuals") for o in runs]


def _aucs(quantity: str, runs: Both, trait: str = "score") -> Iterator[Beside]:
    """Yield the AUC of every way of forging, and of all together."""

    def figure(faces: Faces, weights: Floats) -> Floats:
        values = [getattr(one, trait) for one in faces]
        return drawn(only_scores(values, [bool(o.made) for o in faces]), weights, (AUC,))[AUC]

    for way in sorted({one.made for one in runs[0][0] if one.made}):
        yield from _beside(quantity, way, figure, runs, partial(_against, way))
    yield from _beside(quantity, ALL, figure, runs, lambda _: True)


def _against(way: str, face: JudgedParts) -> bool:
    return face.made in {"", way}


def _found(faces: Faces, weights: Floats) -> Floats:
    """Return how often (d,) the largest residual is that of the forged part."""
    told = [o for o in faces if isinstance(o, Told)]
    right = np.array([one.forged == 1 + int(np.argmax(one.apart)) for one in told], np.float64)
    return np.asarray(weights @ right / weights.sum(1), np.float64)


def _beside(
    quantity: str, way: str, figure: Figure, both: Both, wanted: Callable[[JudgedParts], bool]
) -> Iterator[Beside]:
    """Yield a figure of the faces that are wanted, where there are enough."""
    one, other = ([list(filter(wanted, run)) for run in runs] for runs in both)
    whole = np.ones((1, len(one[0])))
    if len({_key(face) for face in one[0] if face.made}) < LEAST:
        return
    _require_alike([*one, *other])
    apart = [
        _mean(figure, other, weights) - _mean(figure, one, weights)
        for weights in draws_of(np.array([face.unit for face in one[0]], np.str_))
    ]
    low, high = np.nanquantile(np.concatenate(apart), (0.025, 0.975)).tolist()
    told = [tuple(float(figure(run, whole)[0]) for run in runs) for runs in (one, other)]
    yield Beside(
        quantity=quantity,
        way=way,
        plain=told[0],
        varied=told[1],
        interval=(low, high),
        n=len(one[0]),
    )


def _mean(figure: Figure, runs: Sequence[Faces], weights: Floats) -> Floats:
    return np.asarray(np.mean([figure(run, weights) for run in runs], axis=0), np.float64)


def _require_alike(runs: Sequence[Faces]) -> None:
    """Refuse runs over other faces: nothing of them could be paired."""
    first = [_key(one) for one in runs[0]]
    if any([_key(one) for one in run] != first for run in runs):
        raise CheckpointUnusable("the folders hold judgements of other faces")


def _key(face: JudgedParts) -> tuple[str, int, str]:
    return face.path, face.frame, face.made
