"""What is told at the end: of each work where it lies, of the first few who made them."""

from collections.abc import Iterable, Iterator

import numpy as np

from analyzers.attribution.attributing import Attributed, Near
from analyzers.attribution.engine import MakerEngine
from analyzers.attribution.makers import UNIT, Makers
from analyzers.attribution.wording import (
    MOST_RANKED,
    NOT_MEANT,
    family,
    generator,
    nearest,
    threshold,
    verdict,
    works,
)
from analyzers.attribution.work import Seen, Work
from workbench.analyzer import Observation
from workbench.model import (
    CaptionedPicture,
    Embedding,
    Fact,
    Grid,
    Illustration,
    Measurement,
    Pixels,
)

__all__ = ["told"]

MOST_WORKS = 3  # of one medium of which more is told than where they lie: a card holds them
MOST_MEASURED = 4  # makers whose distance is a measurement; words tell of more
MOST_EMBEDDED = 256  # of one medium
CARD_NAME = "who made it"
WIDE, ROW, GAP = 256, 24, 8  # pixels of the bars
FULL = 1.0  # cosine distance of a bar as long as the picture
NEAR_GREY, FAR_GREY, EDGE_GREY, GROUND = 230, 120, 255, 24


def told(works_seen: Iterable[Work], engine: MakerEngine, grid: Grid) -> Iterator[Observation]:
    """Yield embeddings of the works seen in most frames, then what is told of the first few."""
    by_frames = sorted(works_seen, key=lambda work: -work.frames)[:MOST_EMBEDDED]
    for work in by_frames:
        yield _embedding(work, engine)
    chosen = sorted(by_frames, key=lambda work: -work.highest.score)[:MOST_WORKS]
    for work in chosen:
        yield from _of_work(work, engine.makers, grid, several=len(chosen) > 1)


def _embedding(work: Work, engine: MakerEngine) -> Embedding:
    makers, known = engine.makers, work.attributed(engine.makers).known
    return Embedding(
        space=engine.space,
        direction=work.direction,
        frame=work.highest.frame,
        pts=work.highest.pts,
        track_id=work.track,
        alike=makers.same_maker,
        alike_meaning=makers.same_maker_meaning,
        known_as=known.title if known is not None else "",
    )


def _of_work(work: Work, makers: Makers, grid: Grid, *, several: bool) -> Iterator[Observation]:
    found = work.attributed(makers)
    yield from _facts(work, found, makers)
    yield from _measurements(work, found, f", {work.place}" if several else "")
    yield _card(work, found, grid)


def _facts(work: Work, found: Attributed, makers: Makers) -> Iterator[Fact]:
    """Yield the family first, then the generator, the ranking and what is known of it."""
    told_of = (
        ("family", family(found)),
        ("generator", generator(found)),
        ("nearest makers", nearest(found)),
        ("rejection threshold", threshold(found, makers)),
        ("nearest known works", works(found.ranked[0].maker)),
    )
    for name, text in told_of:
        yield Fact(name=name, text=_sentence(text), where=work.place, stated=False)


def _measurements(work: Work, found: Attributed, whose: str) -> Iterator[Measurement]:
    """Yield the distance of each of the nearest makers, and the greatest that is allowed.

    `whose` ends every name, so that no two works have a quantity of one name.
    """
    for near in found.ranked[:MOST_MEASURED]:
        yield Measurement(
            name=f"distance from {near.maker.title}{whose}",
            value=near.distance,
            unit=UNIT,
            frame=work.highest.frame,
        )
    yield Measurement(
        name=f"rejection threshold of the nearest{whose}",
        value=found.ranked[0].allowed,
        unit=UNIT,
        frame=work.highest.frame,
    )


def _card(work: Work, found: Attributed, grid: Grid) -> Illustration:
    """Return what was looked at beside how far the nearest makers are."""
    seen = work.highest
    return Illustration(
        frame=seen.frame,
        pts=seen.pts,
        name=CARD_NAME,
        pictures=(_looked_at(seen, grid), _bars(found.ranked[:MOST_RANKED])),
        meaning=f"{verdict(found)} {NOT_MEANT}",
        track_id=work.track,
    )


def _looked_at(seen: Seen, grid: Grid) -> CaptionedPicture:
    return CaptionedPicture(
        caption="What the network was given, in the frame with the highest score",
        pixels=seen.crop,
        box=seen.box,
        grid=grid,
    )


def _bars(ranked: tuple[Near, ...]) -> CaptionedPicture:
    """Return a bar for the distance of each maker, and a line where it would be too far."""
    drawn = np.full((len(ranked) * (ROW + GAP) + GAP, WIDE), GROUND, np.uint8)
    for place, near in enumerate(ranked):
        top = GAP + place * (ROW + GAP)
        shade = NEAR_GREY if near.within else FAR_GREY
        drawn[top : top + ROW, : _across(near.distance)] = shade
        edge = _across(near.allowed)
        drawn[top - GAP // 2 : top + ROW + GAP // 2, edge - 2 : edge] = EDGE_GREY
    names = "; ".join(f"{near.maker.title} {near.distance:.2f}" for near in ranked)
    return CaptionedPicture(
        caption=f"Distance, short is near, from above: {names}. The line is the threshold.",
        pixels=_coloured(drawn),
    )


def _across(distance: float) -> int:
    return int(np.clip(round(distance / FULL * WIDE), 2, WIDE))


def _coloured(drawn: Pixels) -> Pixels:
    return np.repeat(drawn[..., None], 3, axis=2)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
