"""Who is learned from and who is judged: one person, and some ways of forging, left out."""

from collections.abc import Iterator, Sequence

import numpy as np

from analyzers.training.gaze.recipe import EyeFold, GazeRecipe
from analyzers.training.gaze.shelf import ListedClip
from analyzers.training.splits import Indices
from workbench.errors import RecipeUnusable

__all__ = ["folds_of", "judged_by", "learned_by", "made_by_others"]

LEAST_PERSONS = 3  # to leave one out and still have two


def persons_of(clips: Sequence[ListedClip], recipe: GazeRecipe) -> list[str]:
    """Return who may be learned from, by name."""
    return sorted({one.person for one in clips if _authentic(one) and _taught(one, recipe)})


def folds_of(clips: Sequence[ListedClip], recipe: GazeRecipe) -> list[EyeFold]:
    """Return a fold for each person and each part of the ways that are left out together.

    Raises RecipeUnusable where there are too few persons.
    """
    if not recipe.kinds_left_out:
        return []
    persons = persons_of(clips, recipe)
    if len(persons) < LEAST_PERSONS:
        raise RecipeUnusable(f"fewer than {LEAST_PERSONS} persons to leave one out of")
    return [EyeFold(person, part) for person in persons for part in recipe.kinds_left_out]


def learned_by(
    clips: Sequence[ListedClip], recipe: GazeRecipe, fold: EyeFold | None
) -> Indices:
    """Return the clips that a network learns from.

    Authentic ones as they were recorded and drawn over themselves, and what was made of them
    by the ways of the `recipe`, that of the fold.
    """
    out = fold.person if fold is not None else None
    ways = {name for name, weight in recipe.kinds.items() if weight}
    return _where(
        _taught(one, recipe)
        and one.person != out
        and (_authentic(one) or (one.forged_here and one.made in ways))
        for one in clips
    )


def judged_by(
    clips: Sequence[ListedClip], recipe: GazeRecipe, fold: EyeFold, *, first: bool
) -> Indices:
    """Return the clips that a fold is judged by: of its person, forged by ways left out.

    The networks of the first person also judge those whom no network learns from.
    """
    return _where(
        (one.person == fold.person or (first and not _taught(one, recipe)))
        and (_authentic(one) or (one.forged_here and one.made in fold.kinds))
        for one in clips
    )


def made_by_others(
    clips: Sequence[ListedClip], recipe: GazeRecipe, fold: EyeFold | None
) -> Indices:
    """Return the altered clips that a network judges: of the person whom it leaves out.

    The released network, of no fold, judges those of persons whom nobody learned from.
    """
    learned = set(persons_of(clips, recipe))
    return _where(
        one.altered
        and not one.forged_here
        and (one.person not in learned if fold is None else one.person == fold.person)
        for one in clips
    )


def _authentic(one: ListedClip) -> bool:
    return not one.altered


def _taught(one: ListedClip, recipe: GazeRecipe) -> bool:
    data = recipe.data
    return one.source not in {*data.leave_out_sources, *data.aside}


def _where(chosen: Iterator[bool] | Sequence[bool]) -> Indices:
    return np.flatnonzero(np.fromiter(chosen, np.bool_))
