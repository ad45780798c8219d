"""Which works are learned from, which set thresholds, and which are judged."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analyzers.training.attribution.recipe import MakerRecipe
from analyzers.training.attribution.works import Work, Works
from analyzers.training.pixels.laundering import fresh
from analyzers.training.pixels.shelf import LAUNDERED, Picture
from analyzers.training.splits import Indices, Sides, parted_by, unit
from workbench.errors import RecipeUnusable

__all__ = ["by_maker", "require_all", "sides_of"]

Flags = NDArray[np.bool_]
SAME = 1  # seed of what is thinned: other seeds of a recipe learn from the same works


def sides_of(works: Works, recipe: MakerRecipe) -> Sides:
    """Return the sides of works whose maker the recipe names; raises RecipeUnusable.

    Works of makers that are not learned are left out; so that nothing is judged of which a
    relative was learned from, what was made of a learned photograph takes no part there, and
    of laundered photographs those that their autoencoder saw are judged nowhere.
    """
    examples = works.examples
    sides = parted_by(examples, recipe.data, seed=SAME, altered_too=True)
    learned = {maker.name for maker in recipe.learned}
    made_by = [recipe.maker_of(one.generator) for one in examples]
    usable = np.array([one is not None and works.usable(at) for at, one in enumerate(made_by)])
    strange = np.array([one is not None and one.name not in learned for one in made_by])
    known, unseen = usable & ~strange, np.array([_unseen(one) for one in examples])
    of_learned = _among(sides.learned, known)
    seen = {unit(examples[at]) for at in of_learned.tolist()}
    return replace(
        sides,
        learned=of_learned,
        validated=_among(sides.validated, known),
        kept_back=_among(sides.kept_back, known & unseen),
        left_out=_strangers(_all_strange(sides, strange), usable & unseen, examples, seen),
    )


def _unseen(work: Work) -> bool:
    """Say whether no autoencoder had learned from the photograph that it redrew."""
    return not (isinstance(work, Picture) and work.made == LAUNDERED) or fresh(work)


def _among(indices: Indices, kept: Flags) -> Indices:
    return indices[kept[indices]]


def _all_strange(sides: Sides, strange: Flags) -> Indices:
    """Return what was left out, and works of makers that are not learned from any side."""
    others = (sides.learned, sides.validated, sides.kept_back)
    return np.sort(np.concatenate([sides.left_out, *(one[strange[one]] for one in others)]))


def _strangers(
    indices: Indices, kept: Flags, examples: Sequence[Work], seen: Collection[str]
) -> Indices:
    """Return works without those of whose unit another was learned from."""
    among = _among(indices, kept).tolist()
    return np.array([at for at in among if unit(examples[at]) not in seen], np.int64)


def by_maker(
    indices: Indices, works: Works, recipe: MakerRecipe
) -> dict[str, dict[str, list[int]]]:
    """Return works by their maker's name, and of each maker by source."""
    found: dict[str, dict[str, list[int]]] = {one.name: {} for one in recipe.makers}
    for at in indices.tolist():
        work = works.examples[at]
        if (maker := recipe.maker_of(work.generator)) is not None:
            found[maker.name].setdefault(work.source, []).append(at)
    return {name: sources for name, sources in found.items() if sources}


def require_all(found: Collection[str], recipe: MakerRecipe) -> None:
    """Raise RecipeUnusable where a maker that is to be learned has no works."""
    if missing := [one.name for one in recipe.learned if one.name not in found]:
        raise RecipeUnusable(f"no works to learn from of {', '.join(missing)}")
