"""Learn one maker more from examples: a centre beside those that a pack knows, no training.

The network stays as it is. What it says of the examples is judged by leaving out each in turn:
the centre and the greatest distance are then those of the others, and the one left out is
attributed among all makers, as an unseen work would be.
"""

from collections import Counter
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.attributing import attributed
from analyzers.attribution.description import LENGTH, Description
from analyzers.attribution.makers import Maker, Makers, centre_of, distances, unit
from workbench.errors import CannotLearnMaker
from workbench.model import MODEL_NAME

__all__ = ["FEWEST", "Learned", "learned"]

FEWEST = 20  # examples, each a medium of its own
HELD = 95  # percentile of the examples' own distances that becomes the greatest allowed
CLOSE = 0.5  # of a greatest distance: makers whose centres are nearer are hardly told apart

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """The makers with one more, and what leaving out each example says of it.

    `missed` of `examples` were not told as the new maker when they were left out; `instead`
    counts what they were told as, by title ("unknown" for none). `beside` are titles of makers
    whose centres are so near that they will hardly be told apart.
    """

    makers: Makers
    maker: Maker
    examples: int
    missed: int
    instead: dict[str, int]
    beside: tuple[str, ...]


def learned(
    makers: Makers,
    *,
    name: str,
    title: str,
    description: Description,
    works: str,
    embeddings: Floats,
) -> Learned:
    """Return makers with one more, learned from embeddings (n, d), one of each medium.

    Raises CannotLearnMaker for a name that is taken, for fewer than 20 examples, and for
    examples that point nowhere in common.
    """
    _require(makers, name, embeddings)
    own = unit(embeddings)
    left_out = _left_out(own)
    blank = Maker(
        name=name,
        title=title,
        kind=description.kind,
        family=description.family,
        upsampler=description.upsampler,
        extent=description.extent,
        centre=_plain(centre_of(own)),
        examples=len(own),
        rejection=_greatest(left_out, makers.threshold),
        works=works,
        learned_here=True,
    )
    told = Counter(_told(makers, blank, own, left_out, at) for at in range(len(own)))
    hits = told.pop(title, 0)
    return Learned(
        makers=_with(makers, blank),
        maker=blank,
        examples=len(own),
        missed=len(own) - hits,
        instead=dict(told.most_common()),
        beside=_beside(makers, blank),
    )


def _require(makers: Makers, name: str, embeddings: Floats) -> None:
    if not MODEL_NAME.fullmatch(name):
        raise CannotLearnMaker(
            f"no maker can be named {name!r}: a-z, 0-9, dot, dash, underscore"
        )
    if any(maker.name == name for maker in makers.makers):
        raise CannotLearnMaker(f"a maker is named {name!r} already")
    if len(embeddings) < FEWEST:
        raise CannotLearnMaker(
            f"{len(embeddings)} examples can be used, and {FEWEST} are needed"
        )
    mean = unit(embeddings).mean(axis=0)
    if 1 - float(np.linalg.norm(mean)) > makers.threshold:
        raise CannotLearnMaker(
            "the examples have less in common than works of one maker: they are no one maker's"
        )


def _left_out(own: Floats) -> Floats:
    """Return how far each (n,) lies from the centre of all the others."""
    others = unit(own.sum(axis=0) - own)
    return np.asarray(1 - np.einsum("nd,nd->n", own, others), np.float32)


def _greatest(apart: Floats, threshold: float) -> float:
    """Return how far a work may lie, from how far examples do; never farther than any may."""
    return min(
        max(float(np.percentile(apart, HELD)), float(np.finfo(np.float32).eps)), threshold
    )


def _told(makers: Makers, maker: Maker, own: Floats, apart: Floats, at: int) -> str:
    """Return as whose work an example is told where the new maker was learned without it."""
    rest, others = np.delete(own, at, axis=0), np.delete(apart, at)
    without = msgspec.structs.replace(
        maker,
        centre=_plain(centre_of(rest)),
        rejection=_greatest(others, makers.threshold),
    )
    found = attributed(_with(makers, without), own[at], np.zeros(LENGTH, np.float32))
    return found.known.title if found.known is not None else "unknown"


def _with(makers: Makers, maker: Maker) -> Makers:
    """Return makers with one more, a stranger to all the others."""
    rows = makers.relatedness
    wide = tuple((*row, 0.0) for row in rows)
    last = (*(0.0 for _ in makers.makers), 1.0)
    return msgspec.structs.replace(
        makers, makers=(*makers.makers, maker), relatedness=(*wide, last) if rows else ()
    )


def _beside(makers: Makers, maker: Maker) -> tuple[str, ...]:
    apart = distances(np.array([maker.centre], np.float32), makers.centres)[0]
    limit = CLOSE * makers.allowed(maker)
    return tuple(
        one.title for one, far in zip(makers.makers, apart, strict=True) if far <= limit
    )


def _plain(centre: Floats) -> tuple[float, ...]:
    return tuple(float(number) for number in centre)
