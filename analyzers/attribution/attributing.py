"""From a direction to a maker: the nearest that is known, or something unknown of some kind.

Three answers are kept apart. A work lies near enough to the centre of a known maker; or of
none, and then it is told only what it is like; or the two ways of telling its family
disagree, and then no family is told.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.description import PHOTOGRAPH, read
from analyzers.attribution.makers import Maker, Makers, distances

__all__ = ["Attributed", "Near", "attributed", "margins"]

Floats = NDArray[np.float32]
FARTHEST = 2.0  # cosine distance


@dataclass(frozen=True, slots=True)
class Near:
    """A maker, how far from its centre a work lies, and how far it may (cosine distances)."""

    maker: Maker
    distance: float
    allowed: float

    @property
    def within(self) -> bool:
        """Whether the work is near enough to be called one of this maker."""
        return self.distance <= self.allowed


@dataclass(frozen=True, slots=True)
class Attributed:
    """What is said of one work: makers from the nearest on, and the traits that were read.

    `traits` are the names that the network reads by the groups of `description.GROUPS`.
    `beyond` says whether it lies so much nearer to generators that hardly a photograph does.
    """

    ranked: tuple[Near, ...]
    traits: dict[str, str]
    beyond: bool

    @property
    def known(self) -> Maker | None:
        """The nearest maker where the work is near enough, None where it is unknown."""
        return self.ranked[0].maker if self.ranked[0].within else None

    @property
    def camera(self) -> Near:
        """Photographs, and how far the work lies from them."""
        return next(near for near in self.ranked if near.maker.photograph)

    @property
    def strange(self) -> bool:
        """Whether it is told to be an unknown generator's: a photograph hardly is.

        Never where it lies within what photographs reach, though a generator be nearer.
        """
        like_none = self.known is None and not self.camera.within
        return like_none and self.beyond and self.traits["kind"] != PHOTOGRAPH

    @property
    def rivals(self) -> tuple[Near, ...]:
        """Other makers that are near enough as well."""
        return tuple(near for near in self.ranked[1:] if near.within)

    @property
    def family(self) -> str:
        """The family, by its name in `description.GROUPS`; empty where it cannot be told.

        That of the known maker, if all that are near enough are of it. That of an unknown
        generator is told where the nearest maker and the traits agree.
        """
        if self.known is None and not self.strange:
            return ""
        nearest = self.ranked[0].maker.family
        others = {near.maker.family for near in self.rivals} if self.known else set()
        agreed = others <= {nearest} if self.known else self.traits["family"] == nearest
        return nearest if agreed else ""

    def of_other_family(self) -> Near | None:
        """Return the nearest maker of another family than the nearest one's."""
        first = self.ranked[0].maker.family
        return next((near for near in self.ranked if near.maker.family != first), None)


def attributed(makers: Makers, embedding: Floats, described: Floats) -> Attributed:
    """Return what is said of a work by its embedding (d,) and description as read (19,)."""
    apart = distances(embedding[None], makers.centres)[0]
    order = np.argsort(apart, kind="stable")
    nears = (
        Near(makers.makers[at], float(apart[at]), makers.allowed(makers.makers[at]))
        for at in order
    )
    [margin] = margins(makers, embedding[None]).tolist()
    beyond = makers.beyond is None or margin >= makers.beyond
    return Attributed(tuple(nears), read(described), beyond)


def margins(makers: Makers, embeddings: Floats) -> Floats:
    """Return by how much embeddings (n, d) lie nearer to another maker than to photographs.

    A difference of cosine distances (n,), positive where another maker is nearer. Makers that
    were learned here are left out: how many photographs lie so was measured without them.
    """
    apart = distances(embeddings, makers.centres)
    photographs = np.array([maker.photograph for maker in makers.makers])
    others = apart[:, ~photographs & makers.judged].min(axis=1, initial=FARTHEST)
    return np.asarray(apart[:, photographs].min(axis=1) - others, np.float32)
