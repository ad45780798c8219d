"""Learn one maker more from examples: a centre beside those that a pack knows, no training.

The network stays as it is. What it says of the examples is judged by leaving out each in turn:
the centre and the greatest distance are then those of the others, and the one left out is
attributed among all makers, as an unseen work would be.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.attributing import attributed
from analyzers.attribution.description import LENGTH, Description
from analyzers.attribution.makers import (
    LONGEST_SENTENCE,
    LONGEST_TITLE,
    Maker,
    Makers,
    centre_of,
    distances,
    unit,
    unreadable,
)
from workbench.errors import CannotLearnMaker
from workbench.model import MODEL_NAME

__all__ = ["FEWEST", "UNKNOWN", "Learned", "learned", "require_named"]

FEWEST = 20  # examples, each a medium of its own
HELD = 95  # percentile of the examples' own distances that becomes the greatest allowed
UNKNOWN = "unknown"  # as what an example is told that no maker is near
FEWEST_PHOTOGRAPHS = 50  # that a limit can be set by
TAKEN = 0.01  # of the photographs may be put down to the maker
CLOSE = 0.5  # of a greatest distance: makers whose centres are nearer are hardly told apart

Floats = NDArray[np.float32]
SMALLEST = float(np.finfo(np.float32).eps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """The makers with one more, and what leaving out each example says of it.

    `missed` of `examples` were not told as the new maker when they were left out; `instead`
    counts what they were told as, by title (`UNKNOWN` for none). `beside` are titles of makers
    whose centres are so near that they will hardly be told apart. `taken` of the laboratory's
    own photographs are put down to it, None where none were given.
    """

    makers: Makers
    maker: Maker
    examples: int
    missed: int
    instead: dict[str, int]
    beside: tuple[str, ...]
    taken: int | None = None


def learned(
    makers: Makers,
    *,
    name: str,
    title: str,
    description: Description,
    works: str,
    embeddings: Floats,
    digests: tuple[str, ...] = (),
    photographs: Floats | None = None,
) -> Learned:
    """Return makers with one more, learned from embeddings (n, d), one of each medium.

    `digests` are the SHA-256 of the media, kept so that it can be learned again. `photographs`
    (m, d) are the laboratory's own: where there are some, its greatest distance is one that no
    more than 1 of 100 of them reach; else no more than any generator's of before.
    Raises CannotLearnMaker for a name or title that is taken or cannot be shown, for fewer
    than 20 examples, for those of another network, for such as point nowhere in common, and
    where not one of them would be told as the new maker.
    """
    require_named(makers, name, title, works)
    _require(makers, embeddings, photographs)
    own, others = unit(embeddings), None if photographs is None else unit(photographs)
    blank = Maker(
        name=name,
        title=title,
        kind=description.kind,
        family=description.family,
        upsampler=description.upsampler,
        extent=description.extent,
        centre=_plain(centre_of(own)),
        examples=len(own),
        rejection=_greatest(makers, own, others),
        works=works,
        learned_here=True,
        digests=digests,
        photographs=0 if others is None else len(others),
    )
    told = Counter(_told(makers, blank, own, at, others) for at in range(len(own)))
    hits = told.pop(name, 0)
    titles = {maker.name: maker.title for maker in makers.makers}
    instead = {titles.get(other, UNKNOWN): count for other, count in told.most_common()}
    _require_seen(hits, len(own), instead)
    return Learned(
        makers=_with(makers, blank),
        maker=blank,
        examples=len(own),
        missed=len(own) - hits,
        instead=instead,
        beside=_beside(makers, blank),
        taken=None if others is None else _taken(_with(makers, blank), others),
    )


def require_named(makers: Makers, name: str, title: str, works: str = "") -> None:
    """Raise CannotLearnMaker for a name or title that is taken, or cannot be shown as it is."""
    if not MODEL_NAME.fullmatch(name):
        raise CannotLearnMaker(
            f"no maker can be named {name!r}: a-z, 0-9, dot, dash, underscore"
        )
    taken = {told.casefold() for one in makers.makers for told in (one.name, one.title)}
    for told in (name, title):
        if told.casefold() in {*taken, UNKNOWN, ""}:
            raise CannotLearnMaker(f"a maker is named {told!r} already, or cannot be")
    for told, longest in ((title, LONGEST_TITLE), (works, LONGEST_SENTENCE)):
        if problem := unreadable(told, longest):
            raise CannotLearnMaker(problem)


def _require(makers: Makers, embeddings: Floats, photographs: Floats | None) -> None:
    for given in (embeddings, *([] if photographs is None else [photographs])):
        if len(given) and given.shape[1:] != (makers.length,):
            raise CannotLearnMaker(
                f"the examples were read by another network: {given.shape[-1]} numbers each, "
                f"and the pack's makers have {makers.length}"
            )
    if photographs is not None and len(photographs) < FEWEST_PHOTOGRAPHS:
        raise CannotLearnMaker(
            f"{len(photographs)} photographs can be used, and {FEWEST_PHOTOGRAPHS} are needed"
        )
    if len(embeddings) < FEWEST:
        raise CannotLearnMaker(
            f"{len(embeddings)} examples can be used, and {FEWEST} are needed"
        )
    mean = unit(embeddings).mean(axis=0)
    if 1 - float(np.linalg.norm(mean)) > makers.threshold:
        raise CannotLearnMaker(
            "the examples have less in common than works of one maker: they are no one maker's"
        )


def _require_seen(hits: int, examples: int, instead: Mapping[str, int]) -> None:
    """Refuse a maker that no work would ever be told as: it would stand in lists alone."""
    if not hits:
        told = ", ".join(f"{count} as {other}" for other, count in instead.items())
        raise CannotLearnMaker(
            f"none of {examples} examples is told as this maker when it is left out ({told}): "
            "what they have in common is not seen, or photographs lie as near"
        )


def _left_out(own: Floats) -> Floats:
    """Return how far each (n,) lies from the centre of all the others."""
    others = unit(own.sum(axis=0) - own)
    return np.asarray(1 - np.einsum("nd,nd->n", own, others), np.float32)


def _greatest(makers: Makers, own: Floats, photographs: Floats | None) -> float:
    """Return how far a work may lie, from how far examples (n, d) do.

    Photographs may lie where the examples do: never farther than `TAKEN` of those given reach,
    and without any than `makers.bearable`.
    """
    far = float(np.percentile(_left_out(own), HELD))
    if photographs is None:
        return min(max(far, SMALLEST), makers.bearable)
    apart = distances(photographs, centre_of(own)[None])[:, 0]
    wrong = np.sort(apart[apart < distances(photographs, makers.centres).min(axis=1)])
    bearable = int(TAKEN * len(photographs))
    if len(wrong) > bearable:
        far = min(far, float(wrong[bearable]) - SMALLEST)
    return min(max(far, SMALLEST), makers.threshold)


def _taken(makers: Makers, photographs: Floats) -> int:
    """Return how many photographs (m, d) are put down to the last of the makers."""
    apart = distances(photographs, makers.centres)
    last = len(makers.makers) - 1
    within = apart[:, last] <= makers.allowed(makers.makers[last])
    return int((within & (apart.argmin(axis=1) == last)).sum())


def _told(
    makers: Makers, maker: Maker, own: Floats, at: int, photographs: Floats | None
) -> str:
    """Return as whose work an example is told where the new maker was learned without it.

    The name of a maker, empty for none. The one left out has no part in how far others may lie.
    """
    rest = np.delete(own, at, axis=0)
    without = msgspec.structs.replace(
        maker,
        centre=_plain(centre_of(rest)),
        rejection=_greatest(makers, rest, photographs),
    )
    found = attributed(_with(makers, without), own[at], np.zeros(LENGTH, np.float32))
    return found.known.name if found.known is not None else ""


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
