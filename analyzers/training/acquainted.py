"""What a network had learned from, of the ways and sources by which it is judged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from analyzers.training.fakes.kinship import akin, seamed
from analyzers.training.recipe import AnyRecipe, Fold, Recipe
from analyzers.training.splits import Example, Sides

__all__ = ["Taught", "judged_by_fold", "judged_sources", "left_out_by", "taught_by"]

NEVER = "never learned from"


@dataclass(frozen=True, slots=True)
class Taught:
    """What a network learned from: `ways` of forging, or the generators of altered files.

    `made_here` are the ways by which authentic faces are forged here to be judged; whatever
    else is judged comes from a generator that the manifest names.
    """

    ways: frozenset[str]
    made_here: frozenset[str] = frozenset()

    def said_of(self, way: str) -> str:
        """Say whether a way or generator was learned from, or what is akin to it."""
        kind = "way" if way in self.made_here else "generator"
        if way in self.ways:
            return f"{kind} learned from"
        if kind == "generator":
            return f"{kind} {NEVER}"
        if relatives := akin(way, self.ways):
            return f"way {NEVER}, but of its family {', '.join(relatives)}"
        alike = ", though its seam is drawn as those of learned ways are"
        return f"way {NEVER}{alike * seamed(way, self.ways)}"


def taught_by(
    recipe: Recipe, examples: Sequence[Example], sides: Sides, made_here: Iterable[str]
) -> Taught:
    """Return what the network of a recipe learned from."""
    if recipe.task == "blending":
        ways = frozenset(name for name, weight in recipe.fakes.items() if weight)
        return Taught(ways, frozenset(made_here))
    learned = (examples[index] for index in sides.learned.tolist())
    return Taught(frozenset(one.generator or one.source for one in learned if one.altered))


def judged_sources(recipe: AnyRecipe, fold: Fold) -> tuple[str, ...]:
    """Return the sources on which a fold is judged; none: on those learned from.

    Where the fold leaves out ways or generators alone, they are those that `recipe`, the whole
    one or the fold's own, leaves out.
    """
    return fold.leave_out_sources or recipe.data.leave_out_sources


def judged_by_fold(
    sides: Sides, examples: Sequence[Example], recipe: AnyRecipe, fold: Fold
) -> Sides:
    """Return the sides with only what the fold is judged by: no source of another's."""
    sources = judged_sources(recipe, fold)
    if not sources:
        return sides
    kept = [
        index
        for index in sides.left_out.tolist()
        if examples[index].source in sources
        or (examples[index].altered and examples[index].generator in fold.leave_out_generators)
    ]
    return replace(sides, kept_back=sides.kept_back[:0], left_out=np.array(kept, np.int64))


def left_out_by(fold: Fold) -> str:
    """Name what a fold leaves out, in words."""
    names = (*fold.leave_out_fakes, *fold.leave_out_generators, *fold.leave_out_sources)
    return ", ".join(names)
