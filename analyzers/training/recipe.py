"""A recipe: everything that decides what a network learns, in one TOML file.

With the manifest's digest, the seed and the versions of the libraries, a recipe is what must be
known to train the same network again.
"""

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args

import msgspec

from workbench.errors import RecipeUnusable
from workbench.text import printable

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Weight = Annotated[float, msgspec.Meta(ge=0, le=1000)]
Count = Annotated[int, msgspec.Meta(ge=1)]
Name = Annotated[
    str, msgspec.Meta(min_length=1, max_length=64, pattern=r"^[a-z0-9][a-z0-9._-]*$")
]
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]
LATER = msgspec.Meta(extra={"later": True})  # a key that came after packs were carried
MOST_BYTES = 1 << 20
BEST_QUALITY = 100  # of a JPEG

Kind = TypeVar("Kind")
Asked = TypeVar("Asked", bound="AnyRecipe")


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a recipe; a key that is not known is refused, never passed over."""


class Network(Table, frozen=True, kw_only=True):
    """What is trained. The middle `crop` pixels of the aligned face are scaled to `size`.

    The trunk's first `frozen_blocks` of 16 keep their ImageNet weights. With `maps` it also
    draws where: the boundary of a paste and how much of each pixel is changed.
    """

    size: Annotated[int, msgspec.Meta(ge=64, le=256, multiple_of=32)] = 160
    crop: Annotated[int, msgspec.Meta(ge=64, le=256)] = 256
    frozen_blocks: Annotated[int, msgspec.Meta(ge=0, le=16)] = 5
    maps: bool = False


class Data(Table, frozen=True, kw_only=True):
    """Whose faces are learned from. Names are those of the manifest's columns.

    Sources and generators left out are judged at the end and never seen before; `validation`
    is the share of persons (or of a source's files by the hour of their names) that decides
    where the operating point lies, and as many are kept back. `aside` is not even judged. A
    source, or generator, is drawn as often as the power `balance` of its number of faces.
    """

    leave_out_sources: tuple[str, ...] = ()
    leave_out_generators: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    validation: Annotated[float, msgspec.Meta(gt=0, lt=1)] = 0.1
    most_per_source: Count = 100_000
    balance: Share = 0.5
    least_width: Annotated[float, msgspec.Meta(ge=0)] = 40.0


class Degradation(Table, frozen=True, kw_only=True):
    """What both classes go through before they are learned from, drawn anew for every face.

    Each share is how often it is done; ranges are drawn from evenly.
    """

    jpeg: Share = 0.7
    jpeg_quality: tuple[int, int] = (35, 98)
    smaller: Share = 0.4
    smallest: Annotated[float, msgspec.Meta(gt=0, le=1)] = 0.35
    blur: Share = 0.15
    noise: Share = 0.15
    colour: Share = 0.4
    zoom: Share = 0.1

    def __post_init__(self) -> None:
        """Refuse qualities that no JPEG has."""
        low, high = self.jpeg_quality
        if not 1 <= low <= high <= BEST_QUALITY:
            raise ValueError(f"jpeg_quality is two numbers from 1 to {BEST_QUALITY}, rising")


class Training(Table, frozen=True, kw_only=True):
    """How long and how fast. `batch` counts faces, half of them altered.

    `ema` is the decay of the averaged weights that are kept in the end; `sam` the radius of
    sharpness-aware minimisation, 0 for none. Each fold takes `fold_steps`, as many as the
    released network where that is 0.
    """

    steps: Count
    fold_steps: Annotated[int, msgspec.Meta(ge=0)] = 0
    batch: Annotated[int, msgspec.Meta(ge=4, le=1024, multiple_of=2)] = 32
    rate: Annotated[float, msgspec.Meta(gt=0, le=1)] = 1e-3
    weight_decay: Weight = 0.01
    warm_up: Share = 0.05
    ema: Annotated[float, msgspec.Meta(ge=0, lt=1)] = 0.998
    sam: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0
    smoothing: Annotated[float, msgspec.Meta(ge=0, lt=0.5)] = 0.02
    checkpoint_every: Count = 250


class Losses(Table, frozen=True, kw_only=True):
    """Weights of the losses beside that of the score, which is 1."""

    boundary: Weight = 1.0
    fakeness: Weight = 1.0


class Switches(Table, frozen=True, kw_only=True):
    """What may be tried on top, each off at 0; `docs/validation` says which helped.

    `frequency_mask`: the highest rate at which high frequencies are dropped (ACMF), and
    `consistency`: weight of the difference that this makes to where the network looks.
    `quality_dependence`: weight of the dependence between qualities of one face (QAD's HSIC).
    `difficulty`: decay of each face's difficulty, which weighs it (Diffusion Deepfake).
    """

    frequency_mask: Share = 0.0
    consistency: Annotated[Weight, LATER] = 0.0
    quality_dependence: Weight = 0.0
    difficulty: Annotated[float, msgspec.Meta(ge=0, lt=1)] = 0.0


class Said(Table, frozen=True, kw_only=True):
    """What the card says that no program can know."""

    title: Words
    licence: Words
    training_data: Words
    not_trained_on: Words
    limits: Annotated[tuple[Words, ...], msgspec.Meta(min_length=1)]
    reference: Words


class Fold(Table, frozen=True, kw_only=True, omit_defaults=True):
    """A training besides, with more left out, whose network is judged there and thrown away.

    `leave_out_fakes` are ways of forging that it is not taught. They are judged on authentic
    faces of the sources that it leaves out; where it names none, on those of the whole recipe.
    """

    leave_out_sources: tuple[str, ...] = ()
    leave_out_generators: tuple[str, ...] = ()
    leave_out_fakes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a fold that is no other training."""
        if not (self.leave_out_sources or self.leave_out_generators or self.leave_out_fakes):
            raise ValueError("a fold leaves something out")


class AnyRecipe(Table, frozen=True, kw_only=True):
    """What every recipe says, of whatever task: who is learned from, how long, what is told.

    With `folds`, only what they left out is judged: the released network may then learn from
    everything.
    """

    name: Name
    version: Name
    seed: Annotated[int, msgspec.Meta(ge=0, lt=1 << 32)] = 1
    data: Data = Data()
    training: Training
    folds: tuple[Fold, ...] = ()
    words: Said


class Recipe(AnyRecipe, frozen=True, kw_only=True):
    """All of it. `task` is what the altered class is made of.

    `blending`: faces that are pasted, warped or redrawn by `fakes`, from authentic ones alone,
    each kind with its weight. `synthesis`: the manifest's altered files.
    """

    task: Literal["blending", "synthesis"]
    network: Network = Network()
    fakes: dict[str, Weight] = {}
    degradation: Degradation = Degradation()
    losses: Losses = Losses()
    switches: Switches = Switches()

    def __post_init__(self) -> None:
        """Refuse a recipe that contradicts itself."""
        if (self.task == "blending") != any(self.fakes.values()):
            raise ValueError("the task blending needs fakes, and no other takes any")
        if self.switches.consistency and not self.switches.frequency_mask:
            raise ValueError("consistency asks for a frequency_mask")
        if self.network.crop < self.network.size // 2:
            raise ValueError("a crop is at most enlarged twice")
        for fold in self.folds:
            _require_taught(self.fakes, fold.leave_out_fakes)


def _require_taught(fakes: dict[str, float], left_out: tuple[str, ...]) -> None:
    """Refuse to leave out a way of forging that nobody is taught, or all of them."""
    taught = {name for name, weight in fakes.items() if weight}
    if unknown := sorted(set(left_out) - taught):
        raise ValueError(f"a fold leaves out {', '.join(unknown)}, which the recipe lacks")
    if taught and taught <= set(left_out):
        raise ValueError("a fold leaves out every way of forging")


def without(recipe: Recipe, fold: Fold) -> Recipe:
    """Return the recipe of one fold, of faces."""
    fakes = {k: v for k, v in recipe.fakes.items() if k not in fold.leave_out_fakes}
    return msgspec.structs.replace(of_fold(recipe, fold), fakes=fakes)


def of_fold(recipe: Asked, fold: Fold) -> Asked:
    """Return the recipe of one fold, which forges whatever the whole one does."""
    data = msgspec.structs.replace(
        recipe.data,
        leave_out_sources=(*recipe.data.leave_out_sources, *fold.leave_out_sources),
        leave_out_generators=(*recipe.data.leave_out_generators, *fold.leave_out_generators),
    )
    steps = recipe.training.fold_steps or recipe.training.steps
    training = msgspec.structs.replace(recipe.training, steps=steps)
    return msgspec.structs.replace(recipe, data=data, training=training, folds=())


def digest_of(recipe: object) -> str:
    """Name a recipe by what decides the weights and what is judged of them.

    Its name and words do not, nor does a key that is `LATER` and at its default: a pack that
    was made before there was such a key was made by the same recipe.
    """
    table = _decisive(recipe)
    named = {k: v for k, v in table.items() if k not in {"name", "version", "words"}}
    return hashlib.sha256(json.dumps(named, sort_keys=True).encode()).hexdigest()


def _decisive(recipe: object) -> dict[str, Any]:
    """Return a recipe, or a table of it, as it was written before keys that change nothing."""
    table: dict[str, Any] = msgspec.to_builtins(recipe)
    for field in msgspec.structs.fields(recipe):  # type: ignore[arg-type]  # any table of any
        value = getattr(recipe, field.name)
        if LATER in get_args(field.type) and value == field.default:
            table.pop(field.name, None)
        elif isinstance(value, Table):
            table[field.name] = _decisive(value)
    return table


def read_recipe(path: Path) -> Recipe:
    """Return the recipe in a file. Raises RecipeUnusable, saying what is wrong with it."""
    return recipe_of(path, Recipe)


def recipe_of(path: Path, kind: type[Kind]) -> Kind:
    """Return the recipe of a kind that is in a file; raises RecipeUnusable as above."""
    try:
        return msgspec.convert(_tables(path), kind)
    except (ValueError, RecursionError) as error:
        raise RecipeUnusable(f"{path.name}: {printable(str(error))}") from error


def task_of(path: Path) -> str:
    """Return the task of a recipe whose kind is not known yet, empty where it names none."""
    return str(_tables(path).get("task", ""))


def _tables(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            text = file.read(MOST_BYTES).decode("utf-8")
        return tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise RecipeUnusable(f"{path.name}: {printable(str(error))}") from error
