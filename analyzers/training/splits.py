"""Who is learned from, who sets the operating point, and who is judged.

Nobody who is named is on two sides: faces are parted by the person of the manifest or, in
collections known to say it there, of the file's name; else by the hour in a file's name, else
by file, which parts neither persons nor copies. What is known to be a copy of another file
takes no part. Which side a unit lies on depends on its own name alone, so that it is the same
in every recipe and fold.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from analyzers.training.recipe import Data, Recipe
from workbench.errors import RecipeUnusable

__all__ = ["Sides", "parted", "parted_by", "person_of", "unit"]

# Year, month, day and hour, before minutes and finer.
TIME_IN_NAME = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})-?(\d{2})\d{4,}")
# Collections whose files are named for the person: number, number, NAME, number.
PERSON_IN_NAME = {"facemask_without_mask": re.compile(r"\d+_\d+_([^\W\d].*)_\d+\.\w+")}
# Their files that are copies of others, turned or cropped; of which ones is not told.
COPIES = {"facemask_without_mask": re.compile(r"augmented_image_\d+\.\w+")}
LEAST_FACES = 2  # of each class, to learn from and to validate on

Indices = NDArray[np.int64]


class Example(Protocol):
    """What of a gathered face, or of any other picture, says on which side it lies."""

    @property
    def path(self) -> str:
        """The file, as the manifest names it."""

    @property
    def altered(self) -> bool:
        """Whether it is altered."""

    @property
    def source(self) -> str:
        """The collection."""

    @property
    def generator(self) -> str:
        """What made it, empty for an authentic one."""

    @property
    def person(self) -> str:
        """Who is shown, where the manifest says so."""

    @property
    def width(self) -> float:
        """In native pixels."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sides:
    """Places on the shelf. `kept_back` are units of learned sources that were not learned from.

    `left_out` are faces of sources and generators that were left out altogether.
    """

    learned: Indices
    validated: Indices
    kept_back: Indices
    left_out: Indices


def unit(example: Example) -> str:
    """Return the name of what a face cannot be parted from."""
    if person := person_of(example):
        return f"person {example.source} {person}"
    if found := TIME_IN_NAME.search(_name(example)):
        return f"hour {example.source} {''.join(found.groups())}"
    return f"file {example.path}"


def person_of(example: Example) -> str:
    """Return who is shown, as the manifest or the file's name says, empty if neither does."""
    named = PERSON_IN_NAME.get(example.source)
    found = named.fullmatch(_name(example)) if named else None
    return example.person or (found[1].lower() if found else "")


def _is_copy(example: Example) -> bool:
    copies = COPIES.get(example.source)
    return copies is not None and copies.fullmatch(_name(example)) is not None


def _name(example: Example) -> str:
    return example.path.rsplit("/", 1)[-1]


def parted(examples: Sequence[Example], recipe: Recipe) -> Sides:
    """Return the sides; raises RecipeUnusable where one would be empty or a name is unknown."""
    altered_too = recipe.task == "synthesis"
    return parted_by(examples, recipe.data, seed=recipe.seed, altered_too=altered_too)


def parted_by(
    examples: Sequence[Example], data: Data, *, seed: int, altered_too: bool
) -> Sides:
    """Return the sides, of altered files too where they are learned from; raises as above."""
    _require_known(examples, data)
    sides: dict[str, list[int]] = {
        "learned": [],
        "validated": [],
        "kept_back": [],
        "left_out": [],
    }
    for index, example in enumerate(examples):
        if side := _side(example, data, altered_too=altered_too):
            sides[side].append(index)
    chance = np.random.default_rng(seed)
    sides["learned"] = _thinned(sides["learned"], examples, data.most_per_source, chance)
    _require_both(sides, examples, altered_too=altered_too)
    return Sides(**{name: np.array(indices, np.int64) for name, indices in sides.items()})


def _side(example: Example, data: Data, *, altered_too: bool) -> str:
    """Return the side of a face, empty for one that takes no part."""
    if example.source in data.aside or not example.width >= data.least_width:
        return ""
    if _is_copy(example):
        return ""
    if example.altered and not altered_too:  # judged beside authentic faces of its source
        return "left_out" if example.source in data.leave_out_sources else ""
    named = example.generator if example.altered else example.source
    left_out = data.leave_out_generators if example.altered else data.leave_out_sources
    if named in left_out or (example.altered and example.source in data.leave_out_sources):
        return "left_out"
    place = _place(unit(example))
    if place < data.validation:
        return "validated"
    return "kept_back" if place < 2 * data.validation else "learned"


def _place(name: str) -> float:
    """Return where in 0 … 1 a name falls, by chance but always alike."""
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def _thinned(
    indices: Sequence[int], examples: Sequence[Example], most: int, chance: np.random.Generator
) -> list[int]:
    kept: list[int] = []
    counted: Counter[tuple[str, str]] = Counter()
    for index in chance.permutation(np.array(indices, np.int64)).tolist():
        group = examples[index].source, examples[index].generator
        counted[group] += 1
        if counted[group] <= most:
            kept.append(index)
    return sorted(kept)


def _require_known(examples: Sequence[Example], data: Data) -> None:
    known = {example.source for example in examples} | {e.generator for e in examples}
    asked = {*data.leave_out_sources, *data.leave_out_generators}  # aside may be absent
    if unknown := sorted(asked - known):
        raise RecipeUnusable(f"the manifest names no source or generator {', '.join(unknown)}")


def _require_both(
    sides: dict[str, list[int]], examples: Sequence[Example], *, altered_too: bool
) -> None:
    for side in ("learned", "validated"):
        counted = Counter(examples[index].altered for index in sides[side])
        for altered in (False, True) if altered_too else (False,):
            if counted[altered] < LEAST_FACES:
                kind = "altered" if altered else "authentic"
                raise RecipeUnusable(f"fewer than {LEAST_FACES} {kind} faces to be {side}")
