"""A recipe of attribution: which makers there are, what is made here, what is learned how.

What it shares with other recipes is theirs: data, degradation, training and words. A maker is
described by traits, so that one that was left out can still be looked for by its description.
"""

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from analyzers.attribution.description import PHOTOGRAPH, Description
from analyzers.training.attribution.codecs import CODECS
from analyzers.training.pixels.recipe import Degradation as PictureDegradation
from analyzers.training.recipe import (
    LATER,
    AnyRecipe,
    Count,
    Degradation,
    Fold,
    Name,
    Share,
    Table,
    Weight,
    Words,
    recipe_of,
)
from workbench.errors import RecipeUnusable

__all__ = [
    "FACE",
    "PICTURE",
    "TASKS",
    "Made",
    "MakerFold",
    "MakerRecipe",
    "Named",
    "PictureMakerRecipe",
    "read",
    "without",
]

FACE, PICTURE = TASKS = ("attribution_face", "attribution_picture")
LEAST_MAKERS = 2


class Named(Table, frozen=True, kw_only=True):
    """One maker: its name, what the manifest calls it, and its traits (see `Description`).

    `generators` are names of the manifest's column, of ways of forging, or of autoencoders;
    photographs have none. With `learned` off it is never learned from and judged as unknown.
    """

    name: Name
    title: Words
    kind: str
    family: str
    upsampler: str = ""
    extent: str = ""
    generators: tuple[str, ...] = ()
    learned: bool = True

    def __post_init__(self) -> None:
        """Refuse traits that there are not, and makers of nothing."""
        if bool(self.generators) == (self.kind == PHOTOGRAPH):
            raise ValueError(f"{self.name}: photographs alone are made by no generator")
        if not self.description:
            raise ValueError(f"{self.name}: no description")

    @property
    def description(self) -> Description:
        """Its traits; raises ValueError for some that there are not."""
        return Description(
            kind=self.kind, family=self.family, upsampler=self.upsampler, extent=self.extent
        )


class Made(Table, frozen=True, kw_only=True):
    """How many faces are forged here, once: by each way of `fakes`, and by each autoencoder."""

    fakes: dict[str, Count] = msgspec.field(default_factory=dict)
    laundered: Annotated[int, msgspec.Meta(ge=0)] = 0


class MakerNetwork(Table, frozen=True, kw_only=True):
    """What is trained; see `AttributionNetwork`. `plain` is the control: classes alone."""

    width: Annotated[int, msgspec.Meta(ge=16, le=512, multiple_of=16)] = 128
    length: Annotated[int, msgspec.Meta(ge=8, le=512)] = 128
    common: Annotated[int, msgspec.Meta(ge=8, le=512)] = 64
    heads: Count = 4
    layers: Count = 2
    frozen_blocks: Annotated[int, msgspec.Meta(ge=0, le=11)] = 5
    noise: bool = True
    edges: bool = True
    parts: bool = True
    plain: bool = False


class MakerLosses(Table, frozen=True, kw_only=True):
    """Weights of the losses beside that of the maker, which is 1.

    `described`: the traits, and matching of works with descriptions. `parsing`: matching of
    faces with where their parts lie. `centre`: the contrastive-centre loss. `common`: whether
    it was made at all, and that what tells so is apart from what is of one maker.
    """

    described: Weight = 0.5
    parsing: Weight = 0.1
    centre: Weight = 0.05
    common: Weight = 0.3


class MakerFold(Fold, frozen=True, kw_only=True, omit_defaults=True):
    """A training besides, with something left out, by another seed, or as the plain control.

    `leave_out_families` are those of makers; `leave_out_codecs` are met in judging alone.
    `planted` plants the fault that codecs are judged for: each maker is learned by the works
    that one codec of its own saved, which a plain classifier is bound to follow.
    """

    leave_out_families: tuple[str, ...] = ()
    leave_out_codecs: tuple[str, ...] = ()
    seed: int | None = None
    plain: bool = False
    planted: bool = False

    def __post_init__(self) -> None:
        """Refuse ways of forging, left out by their names, and faults but in the control."""
        if self.leave_out_fakes:
            raise ValueError("ways of forging are generators here: leave_out_generators")
        if self.planted and not self.plain:
            raise ValueError("a planted fault is a control, and of the plain classifier alone")

    @property
    def told(self) -> str:
        """In words, what is other about it."""
        names = (*self.leave_out_families, *self.leave_out_generators, *self.leave_out_sources)
        parts = [f"without {', '.join((*names, *self.leave_out_codecs))}"] * bool(
            names or self.leave_out_codecs
        )
        parts += [f"seed {self.seed}"] * (self.seed is not None)
        parts += ["plain softmax classifier"] * self.plain
        parts += ["planted: a codec of its own for every maker"] * self.planted
        return "; ".join(parts) or "as released"


class MakerRecipe(AnyRecipe, frozen=True, kw_only=True):
    """All of it. `codecs` are what every work is saved by after its degradation, with weights.

    The share `coded` is; all are saved once more as JPEG when views are made of them. With
    `planted` the works of every maker are, by `codec_of` it alone.
    """

    task: Literal["attribution_face"]
    network: MakerNetwork = MakerNetwork()
    makers: tuple[Named, ...]
    made: Made = Made()
    degradation: Degradation = Degradation(jpeg=0.0)
    codecs: dict[str, Weight] = msgspec.field(default_factory=lambda: {"jpeg": 1.0})
    coded: Share = 0.8
    quality: tuple[int, int] = (45, 95)
    planted: Annotated[bool, LATER] = False
    losses: MakerLosses = MakerLosses()
    folds: tuple[MakerFold, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a recipe that contradicts itself."""
        names = [maker.name for maker in self.makers]
        if len(set(names)) < len(names) or len(self.learned) < LEAST_MAKERS:
            raise ValueError("makers have names of their own, and two at least are learned")
        if sum(maker.kind == PHOTOGRAPH for maker in self.makers) != 1:
            raise ValueError("one maker has the kind photograph")
        if unknown := sorted(set(self.codecs) - set(CODECS)):
            raise ValueError(f"no codec is called {', '.join(unknown)}")
        if self.degradation.jpeg:
            raise ValueError("degradation.jpeg is 0: works are saved by the table codecs")

    @property
    def learned(self) -> tuple[Named, ...]:
        """The makers that are learned from, in the order of the network's classes."""
        gone = set(self.data.leave_out_generators)
        return tuple(
            one
            for one in self.makers
            if one.learned and not (one.generators and gone.issuperset(one.generators))
        )

    def codec_of(self, maker: str) -> str:
        """Return the codec that is planted in works of a learned maker: each has the next."""
        names = [one.name for one in self.learned]
        return list(self.codecs)[names.index(maker) % len(self.codecs)]

    def maker_of(self, generator: str) -> Named | None:
        """Return who made what bears this name in the manifest, empty for a photograph."""
        for maker in self.makers:
            if generator in maker.generators or not (generator or maker.generators):
                return maker
        return None


class PictureMakerRecipe(MakerRecipe, frozen=True, kw_only=True):
    """The same of windows of whole pictures, in native pixels."""

    task: Literal["attribution_picture"]  # type: ignore[assignment]
    degradation: PictureDegradation = PictureDegradation(jpeg=0.0)  # type: ignore[assignment]


def without(recipe: MakerRecipe, fold: MakerFold) -> MakerRecipe:
    """Return the recipe of one fold; raises RecipeUnusable where it names what there is not."""
    families = {maker.family for maker in recipe.makers}
    if unknown := {*fold.leave_out_families} - families | {*fold.leave_out_codecs} - {*CODECS}:
        raise RecipeUnusable(f"a fold leaves out {', '.join(sorted(unknown))}: not there")
    gone = tuple(
        generator
        for maker in recipe.makers
        for generator in maker.generators
        if maker.learned and maker.family in fold.leave_out_families
    )
    data = msgspec.structs.replace(
        recipe.data,
        leave_out_sources=(*recipe.data.leave_out_sources, *fold.leave_out_sources),
        leave_out_generators=tuple(
            dict.fromkeys(
                (*recipe.data.leave_out_generators, *fold.leave_out_generators, *gone)
            )
        ),
    )
    steps = recipe.training.fold_steps or recipe.training.steps
    return msgspec.structs.replace(
        recipe,
        data=data,
        codecs={k: v for k, v in recipe.codecs.items() if k not in fold.leave_out_codecs},
        training=msgspec.structs.replace(recipe.training, steps=steps),
        network=msgspec.structs.replace(recipe.network, plain=fold.plain),
        planted=fold.planted,
        seed=recipe.seed if fold.seed is None else fold.seed,
        folds=(),
    )


def read(path: Path, task: str) -> MakerRecipe:
    """Return the recipe in a file. Raises RecipeUnusable, saying what is wrong with it."""
    return recipe_of(path, PictureMakerRecipe if task == PICTURE else MakerRecipe)
