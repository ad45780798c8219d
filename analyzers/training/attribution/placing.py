"""From what a network said of works to makers: centres, distances, and what is rejected.

Everything is fixed on works of known makers that were kept apart to validate: no work of an
unknown maker has a say in it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.description import GROUPS, PHOTOGRAPH, read
from analyzers.attribution.makers import Maker, Makers, centre_of, distances, unit
from analyzers.training.attribution.cases import judged_sentence, same_maker
from analyzers.training.attribution.codecs import UNCODED
from analyzers.training.attribution.judging import LEARNED, VALIDATED, JudgedWork
from analyzers.training.attribution.losses import SCALE, relatedness
from analyzers.training.attribution.recipe import MakerRecipe, Named
from workbench.errors import TrainingError

__all__ = ["ACCEPTED", "ATTRIBUTED", "RIVALS", "Placing", "makers_of", "placing_of"]

ACCEPTED = 0.95  # of validated works of known makers lie within the threshold
ATTRIBUTED = 0.01  # of validated photographs may be put down to a generator
LEAST = 20  # validated works of a maker, to have a greatest distance of its own
WIDEST = 2.0  # of a cosine distance
NARROW = 1e-3
TINY = 1e-9

Floats = NDArray[np.float64]
Rows = Sequence[JudgedWork]
Read = Callable[[Rows], Floats]


@dataclass(frozen=True, eq=False)
class Placing:
    """Where works lie from known makers, by some reading of them.

    `away` gives distances (n, k) of works from the `known` makers; `allowed` (k,) is how far
    a work may be from each; `threshold` is that of all. `beyond` is by how much a work lies
    nearer to a generator than hardly a photograph does. `reach` (k,) is how far 19 of 20
    validated works of each maker lie from its centre. `directions` gives what works are grouped
    by (n, d), None where a reading has no direction.
    """

    known: tuple[Named, ...]
    away: Read
    threshold: float
    allowed: Floats
    beyond: float
    reach: Floats
    directions: Read | None = None
    classes: bool = False

    def nearest(self, rows: Rows) -> NDArray[np.int64]:
        """Return the nearest maker of each work (n,)."""
        return np.asarray(self.away(rows).argmin(1), np.int64)

    def accepted(self, rows: Rows) -> NDArray[np.bool_]:
        """Say which works are near enough to the maker that is nearest (n,)."""
        away = self.away(rows)
        return np.asarray(away.min(1) <= self.allowed[away.argmin(1)], np.bool_)

    def apart(self, rows: Rows) -> Floats:
        """Return how far works (n,) lie from the nearest maker, as shares of its reach."""
        shares = self.away(rows) / self.reach
        return np.asarray(shares.min(1), np.float64)

    def traits(self, rows: Rows) -> Floats:
        """Return shares of traits (n, 19) as the makers that works are put down to have them.

        So a reading that knows makers alone can be asked for a description: a plain classifier
        by the shares of its classes, another by its distances as if they were a network's.
        """
        away = self.away(rows)
        near = 1 - away if self.classes else np.exp(SCALE * (away.min(1, keepdims=True) - away))
        told = near @ np.stack([maker.description.vector for maker in self.known])
        ends = np.cumsum([len(traits) for traits in GROUPS.values()])[:-1]
        groups = np.split(np.asarray(told, np.float64), ends, axis=1)
        return np.hstack([one / np.maximum(one.sum(1, keepdims=True), TINY) for one in groups])

    def strange(self, rows: Rows) -> NDArray[np.bool_]:
        """Say which works (n,) the product tells to be an unknown generator's."""
        beyond = _margins(self.away(rows), _cameras(self.known)) >= self.beyond
        reads = np.array([read(np.array(one.described))["kind"] for one in rows])
        named = self.accepted(rows) | self.among_photographs(rows)
        return np.asarray(beyond & (reads != PHOTOGRAPH) & ~named, np.bool_)

    def among_photographs(self, rows: Rows) -> NDArray[np.bool_]:
        """Say which works (n,) lie within what photographs reach, though none is named."""
        camera = _cameras(self.known)
        within = self.away(rows)[:, camera] <= self.allowed[camera]
        return np.asarray(within.any(1) & ~self.accepted(rows), np.bool_)


@dataclass(frozen=True)
class _Rows:
    """What was judged, by side, of works without a codec and with one."""

    recipe: MakerRecipe
    judged: Rows

    @cached_property
    def known(self) -> dict[str, int]:
        return {maker.name: at for at, maker in enumerate(self.recipe.learned)}

    def on(self, side: str) -> list[JudgedWork]:
        return [one for one in self.judged if one.side == side]

    def centres(self, read: Callable[[Rows], Floats], *, plain: bool = False) -> Floats:
        """Return the mean direction (k, d) of each maker's learned works, by a reading."""
        learned = [o for o in self.on(LEARNED) if not plain or o.condition == UNCODED]
        groups = [[one for one in learned if one.maker == name] for name in self.known]
        if not all(groups):
            raise TrainingError("a maker has no learned work that could be judged")
        return np.stack([centre_of(read(one).astype(np.float32)) for one in groups])


def embedded(rows: Rows) -> Floats:
    """Return the embeddings of works (n, d)."""
    return np.array([one.embedding for one in rows], np.float64)


def _frozen(rows: Rows) -> Floats:
    return np.array([one.frozen for one in rows], np.float64)


def _plain_to_see(rows: Rows) -> Floats:
    """Return sharpness and width of works (n, 2), as logarithms."""
    seen = [(one.sharpness, one.width) for one in rows]
    return np.log(np.maximum(np.array(seen, np.float64), NARROW))


def _by_embedding(rows: _Rows) -> Read:
    centres = rows.centres(embedded)
    return lambda asked: distances(unit(embedded(asked)), centres).astype(np.float64)


def _by_classes(rows: _Rows) -> Read:
    """Return 1 less the share of each class, as the plain classifier's."""

    def away(asked: Rows) -> Floats:
        logits = np.array([one.logits for one in asked], np.float64)
        shares = np.exp(logits - logits.max(1, keepdims=True))
        return np.asarray(1 - shares / shares.sum(1, keepdims=True), np.float64)

    return away


def _from_the_middle(rows: _Rows) -> Read:
    """Return how frozen features lie from the mean of learned works: else all lie alike."""
    middle = _frozen([o for o in rows.on(LEARNED) if o.condition == UNCODED]).mean(0)
    return lambda asked: np.asarray(unit(_frozen(asked) - middle), np.float64)


def _by_frozen(rows: _Rows) -> Read:
    placed = _from_the_middle(rows)
    centres = rows.centres(placed, plain=True)
    return lambda asked: distances(placed(asked), centres).astype(np.float64)


def _by_the_obvious(rows: _Rows) -> Read:
    learned = [one for one in rows.on(LEARNED) if one.condition == UNCODED]
    spread = _plain_to_see(learned).std(0) + NARROW
    means = np.stack(
        [
            _plain_to_see([one for one in learned if one.maker == name]).mean(0)
            for name in rows.known
        ]
    )
    return lambda asked: np.asarray(
        np.linalg.norm((_plain_to_see(asked)[:, None] - means) / spread, axis=2)
    )


NETWORK, CLASSES = "network", "plain softmax classifier of the same size"
FROZEN = "nearest centroid on frozen ImageNet features"
RIVALS: Mapping[str, Callable[[_Rows], Read]] = {
    NETWORK: _by_embedding,
    CLASSES: _by_classes,
    FROZEN: _by_frozen,
    "nearest centroid on sharpness and width": _by_the_obvious,
}
"""Ways to read works; those but the first two know works without a codec alone."""


def placing_of(recipe: MakerRecipe, judged: Rows, rival: str = NETWORK) -> Placing:
    """Return where works lie by a reading, with limits fixed on validated works."""
    rows = _Rows(recipe, judged)
    if rival == NETWORK and recipe.network.plain:
        rival = CLASSES
    away = RIVALS[rival](rows)
    everything = rival in {NETWORK, CLASSES}
    validated = [o for o in rows.on(VALIDATED) if everything or o.condition == UNCODED]
    if not validated:
        raise TrainingError("no work was kept apart to fix a threshold on")
    far = away(validated)
    truth = np.array([rows.known[one.maker] for one in validated])
    threshold = max(float(np.quantile(far.min(1), ACCEPTED)), NARROW)
    reach = _reach(far, truth, threshold)
    allowed = _allowed(recipe.learned, far, truth, np.minimum(reach, threshold))
    beyond = _beyond(far, _cameras(recipe.learned), truth)
    return Placing(
        known=recipe.learned,
        away=away,
        threshold=threshold,
        allowed=allowed,
        beyond=beyond,
        reach=reach,
        directions=_directions(rows, rival),
        classes=rival == CLASSES,
    )


def _directions(rows: _Rows, rival: str) -> Read | None:
    """Return what a reading groups works by, the plain classifier by its last features."""
    if rival in {NETWORK, CLASSES}:
        return lambda asked: np.asarray(unit(embedded(asked)), np.float64)
    return _from_the_middle(rows) if rival == FROZEN else None


def _reach(far: Floats, truth: NDArray[np.int64], threshold: float) -> Floats:
    """Return how far each maker's own validated works lie, the threshold where few are."""
    reach = np.full(far.shape[1], threshold)
    for at in range(far.shape[1]):
        own = far[truth == at, at]
        if len(own) >= LEAST:
            reach[at] = max(float(np.quantile(own, ACCEPTED)), NARROW)
    return reach


def _cameras(known: Sequence[Named]) -> NDArray[np.bool_]:
    """Say which makers (k,) stand for photographs."""
    return np.array([maker.kind == PHOTOGRAPH for maker in known])


def _margins(far: Floats, camera: NDArray[np.bool_]) -> Floats:
    """Return by how much works (n,) lie nearer to a generator than to photographs."""
    return np.asarray(far[:, camera].min(1) - far[:, ~camera].min(1), np.float64)


def _beyond(far: Floats, camera: NDArray[np.bool_], truth: NDArray[np.int64]) -> float:
    """Return the margin that no more than `ATTRIBUTED` of validated photographs reach."""
    margins = np.sort(_margins(far, camera)[camera[truth]])[::-1]
    bearable = int(ATTRIBUTED * len(margins))
    return float(margins[bearable] + NARROW) if len(margins) else 0.0


def _allowed(
    known: Sequence[Named], far: Floats, truth: NDArray[np.int64], limits: Floats
) -> Floats:
    """Return how far a work may be from each maker: its own works' `limits` (k,), and less.

    No generator may take in more validated photographs than `ATTRIBUTED` of them, all
    generators together.
    """
    nearest, least = far.argmin(1), far.min(1)
    limits = limits.copy()
    camera = _cameras(known)
    photographs = camera[truth]
    wrong = np.sort(least[photographs & ~camera[nearest]])
    bearable = int(ATTRIBUTED * photographs.sum())
    if len(wrong) > bearable:
        limits[~camera] = np.minimum(limits[~camera], wrong[bearable] - NARROW)
    return np.asarray(np.maximum(limits, NARROW), np.float64)


def makers_of(recipe: MakerRecipe, judged: Rows) -> Makers:
    """Return what a pack says of the makers that a network knows."""
    placing, rows = placing_of(recipe, judged), _Rows(recipe, judged)
    centres = rows.centres(embedded)
    counted = {name: len({(o.path, o.frame) for o in rows.on(LEARNED) if o.maker == name})
               for name in rows.known}  # fmt: skip
    validated = rows.on(VALIDATED)
    joined = same_maker(validated)
    judged_known = [
        one
        for one in rows.judged
        if one.side not in {LEARNED, VALIDATED} and one.maker in rows.known
    ]
    return Makers(
        makers=tuple(
            _maker(maker, centre, counted[maker.name], float(limit), rows.on(LEARNED))
            for maker, centre, limit in zip(
                placing.known, centres, placing.allowed, strict=True
            )
        ),
        threshold=round(placing.threshold, 5),
        threshold_meaning=_threshold_meaning(placing, validated),
        same_maker=joined[0] if joined else None,
        same_maker_meaning=joined[1] + judged_sentence(judged_known, joined[0])
        if joined
        else "",
        beyond=round(placing.beyond, 5),
        beyond_meaning=_beyond_meaning(placing, validated),
        relatedness=_related(recipe),
    )


def _threshold_meaning(placing: Placing, validated: Rows) -> str:
    """Return how the greatest distances were fixed; a work counts once, whatever its codecs."""
    works = len({(one.path, one.frame, one.maker) for one in validated})
    codecs = ", ".join(dict.fromkeys(one.condition for one in validated))
    return (
        f"19 of 20 of {works} validated works of known makers ({codecs}) lie within "
        f"{placing.threshold:.2f} of the nearest maker. A maker with {LEAST} or more of them "
        "has the distance within which 19 of 20 of its own lie, where that is less. Generators "
        "have less still, all the same, where more than 1 of 100 validated photographs would "
        "be theirs"
    )


def _beyond_meaning(placing: Placing, validated: Rows) -> str:
    camera = {maker.name for maker in placing.known if maker.kind == PHOTOGRAPH}
    works = len({(one.path, one.frame) for one in validated if one.maker in camera})
    return (
        f"of {works} validated photographs, after the codecs that were learned, no more than 1 "
        "of 100 lie so much nearer to a generator than to photographs"
    )


def _related(recipe: MakerRecipe) -> tuple[tuple[float, ...], ...]:
    table = relatedness([maker.description for maker in recipe.learned]).round(4).tolist()
    return tuple(map(tuple, table))


def _maker(maker: Named, centre: Floats, examples: int, limit: float, learned: Rows) -> Maker:
    sources = sorted({one.source for one in learned if one.maker == maker.name})
    made = f"{', '.join(maker.generators)}; " if maker.generators else ""
    return Maker(
        name=maker.name,
        title=maker.title,
        kind=maker.kind,
        family=maker.family,
        upsampler=maker.upsampler,
        extent=maker.extent,
        centre=tuple(np.round(centre.astype(np.float64), 6).tolist()),
        examples=examples,
        rejection=round(limit, 5),
        works=f"{made}of the collections {', '.join(sources)}",
    )
