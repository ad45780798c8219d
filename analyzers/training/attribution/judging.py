"""What a network of attribution says of works: those it knows, and those it never saw.

Kept is what it says, not what is made of that: thresholds, centres and all figures come of the
same few numbers afterwards. Beside it stands what frozen features say, and what is obvious.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import ndimage

from analyzers.attribution.description import PHOTOGRAPH
from analyzers.networks.face_network import FaceNetwork
from analyzers.training.attribution.batches import views_of
from analyzers.training.attribution.codecs import JUDGED, UNCODED
from analyzers.training.attribution.recipe import MakerRecipe
from analyzers.training.attribution.sides import by_maker
from analyzers.training.attribution.works import Shown, Work, Works
from analyzers.training.splits import Sides, unit
from workbench.model import Pixels

__all__ = [
    "LEARNED",
    "VALIDATED",
    "WHOLE",
    "Frozen",
    "JudgedWork",
    "MakerExtent",
    "judged_works",
]

LEARNED, VALIDATED = "learned", "validated"
SIDES = (LEARNED, VALIDATED, "kept_back", "left_out")
DIGITS = 4

Floats = NDArray[np.float32]
Run = Callable[[Mapping[str, Pixels]], Mapping[str, Floats]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MakerExtent:
    """How many works of a maker are looked at on each side, and of how many after codecs.

    Of photographs `photographs` times as many, as few of them may be attributed.
    """

    learned: int = 48
    judged: int = 60
    coded: int = 30
    photographs: int = 5
    conditions: tuple[str, ...] = tuple(JUDGED)


WHOLE = MakerExtent()


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedWork:
    """What is said of one work after one codec.

    `embedding` (d,) has length 1, `described` (19,) are shares; `logits` are the plain
    classifier's, empty of others. `frozen` are features of ImageNet, `sharpness` and `width`
    (native pixels) what may tell collections apart; they are known of `UNCODED` works alone.
    """

    path: str
    frame: int
    unit: str
    source: str
    generator: str
    maker: str
    side: str
    condition: str
    embedding: tuple[float, ...]
    described: tuple[float, ...]
    logits: tuple[float, ...] = ()
    frozen: tuple[float, ...] = ()
    sharpness: float = 0.0
    width: float = 0.0


class Frozen:
    """Features by EfficientNet-Lite0 with ImageNet's weights, never trained here."""

    def __init__(self, side: int) -> None:
        """Take the weights; raises ImportError without their package."""
        self._network = FaceNetwork(side, frozen_blocks=16).begun().eval()

    def __call__(self, pictures: Pixels) -> Floats:
        """Return features (n, 432) of views (n, s, s, 3)."""
        shown = torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 255
        with torch.inference_mode():
            found: Floats = self._network(shown).embedding.numpy()
        return found


def judged_works(
    run: Run, works: Works, sides: Sides, recipe: MakerRecipe, extent: MakerExtent = WHOLE
) -> Iterator[JudgedWork]:
    """Yield what the network says of works of every side and maker.

    Learned works are met as they are and after a learned codec in turn; the others after
    every codec. The same recipe gives the same works.
    """
    look = _Looking(run)
    for side in SIDES:
        found = by_maker(getattr(sides, side), works, recipe)
        for name, sources in found.items():
            chosen = _chosen(sources, _wanted(side, name, recipe, extent))
            for place, index in enumerate(chosen):
                for condition in _conditions(side, place, chosen, recipe, extent):
                    told = look(works.examples[index], works.found(index), condition)
                    if told is not None:
                        yield replace(told, maker=name, side=side)


def _wanted(side: str, name: str, recipe: MakerRecipe, extent: MakerExtent) -> int:
    number = extent.learned if side == LEARNED else extent.judged
    camera = any(one.name == name and one.kind == PHOTOGRAPH for one in recipe.makers)
    return number * extent.photographs if camera and side != LEARNED else number


def _chosen(sources: Mapping[str, Sequence[int]], wanted: int) -> list[int]:
    """Return works of all sources in turn, in an order by lot that is always the same."""
    drawn = [
        np.random.default_rng(0).permutation(list(one)).tolist() for one in sources.values()
    ]
    placed = [(turn, at) for one in drawn for turn, at in enumerate(one)]
    return [at for _, at in sorted(placed)[:wanted]]


def _conditions(
    side: str, place: int, chosen: Sequence[int], recipe: MakerRecipe, extent: MakerExtent
) -> Sequence[str]:
    """Return what a work goes through before it is looked at."""
    if side == LEARNED:
        learned = [UNCODED, *recipe.codecs]
        return tuple(dict.fromkeys((UNCODED, learned[place % len(learned)])))
    names = recipe.codecs if side == VALIDATED else JUDGED
    coded = [name for name in extent.conditions if name in names and name != UNCODED]
    return (
        (UNCODED, *coded) if place * extent.judged < len(chosen) * extent.coded else (UNCODED,)
    )


class _Looking:
    """Shows works to a network, and measures what is plain to see."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._frozen: Frozen | None = None

    def __call__(self, work: Work, shown: Sequence[Shown], condition: str) -> JudgedWork | None:
        """Return what is said of a work by all its crops; None where it has none."""
        if not shown:
            return None
        changed = [Shown(JUDGED[condition](one.crop), one.parts) for one in shown]
        given = views_of(changed)
        said = self._run(given)
        embedding = said["embedding"].mean(0)
        told = JudgedWork(
            path=work.path,
            frame=work.frame,
            unit=unit(work),
            source=work.source,
            generator=work.generator,
            maker="",
            side="",
            condition=condition,
            embedding=_kept(embedding / np.linalg.norm(embedding)),
            described=_kept(said["described"].mean(0)),
            logits=_kept(said["logits"].mean(0)) if "logits" in said else (),
        )
        return self._plain(told, given["picture"], work) if condition == UNCODED else told

    def _plain(self, told: JudgedWork, pictures: Pixels, work: Work) -> JudgedWork:
        if self._frozen is None:
            self._frozen = Frozen(pictures.shape[1])
        grey = pictures[..., 1].astype(np.float32)
        sharp = np.mean([np.abs(ndimage.laplace(one)).mean() for one in grey])
        return replace(
            told,
            frozen=_kept(self._frozen(pictures).mean(0)),
            sharpness=float(sharp),
            width=float(work.width),
        )


def _kept(values: NDArray[np.floating]) -> tuple[float, ...]:
    return tuple(np.round(values.astype(np.float64), DIGITS).tolist())
