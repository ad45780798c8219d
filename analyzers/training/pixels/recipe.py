"""A recipe of a network that reads native pixels: everything that decides what it learns.

What it shares with the recipes of face networks is theirs: data, folds, training and words.
"""

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from analyzers.training.recipe import (
    BEST_QUALITY,
    LATER,
    AnyRecipe,
    Data,
    Share,
    Table,
    Training,
    Weight,
    recipe_of,
)

__all__ = ["LAUNDERING", "TASKS", "Degradation", "PixelData", "PixelRecipe", "read"]

LAUNDERING = "laundering"
TASKS = ("upsampling", "texture", LAUNDERING)
LEAST_FOUR = 4  # pictures of a batch that holds three classes


class PixelData(Data, frozen=True, kw_only=True):
    """Whose pictures are learned from; names are those of the manifest's columns.

    An autoencoder of the zoo counts as a generator, by its name, for what it laundered and for
    what its decoder drew: leaving it out leaves out both. `decoded` is the share of the altered
    class, of the tasks `upsampling` and `texture`, that went through autoencoders: 1 for such
    pairs alone, which are of the same collections. What a photograph had gone through before
    it was redrawn may still tell: see `Degradation`.
    """

    least_width: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    decoded: Share = 0.35


class Degradation(Table, frozen=True, kw_only=True):
    """What every picture goes through, of whatever class, drawn anew each time.

    Each is a share of how often it is done, in this order: pictures are reduced to between
    `smallest` and `largest` of their size; blurred by up to `most_blur` pixels; given noise of
    up to `most_noise` levels; and saved as JPEG of a quality within `jpeg_quality`. Where they
    are cut from the result is drawn too, so that no place in a grid tells a class.

    Instead of being reduced, pictures may be `enlarged`, to between 1.3 and 2.2 of their size,
    or `returned`: reduced to a half to less than a quarter and brought back.

    Photographs were saved as JPEG before they came here, and what an autoencoder drew never
    was: with `smaller` below 1 the photographs that are not reduced keep the grid of their
    JPEG, which tells the classes apart. The bounds on the scale leave no picture as it was.
    """

    smaller: Share = 1.0
    smallest: Annotated[float, msgspec.Meta(ge=0.25, le=1)] = 0.55
    largest: Annotated[float, msgspec.Meta(ge=0.25, le=1)] = 0.9
    enlarged: Annotated[Share, LATER] = 0.0
    returned: Annotated[Share, LATER] = 0.0
    blur: Share = 0.1
    most_blur: Annotated[float, msgspec.Meta(gt=0, le=8)] = 1.0
    noise: Share = 0.1
    most_noise: Annotated[float, msgspec.Meta(gt=0, le=64)] = 4.0
    jpeg: Share = 0.75
    jpeg_quality: tuple[int, int] = (65, 98)

    def __post_init__(self) -> None:
        """Refuse qualities that no JPEG has, and ranges without a scale."""
        if self.smaller + self.enlarged + self.returned > 1:
            raise ValueError("smaller, enlarged and returned are shares of the same pictures")
        if self.smallest > self.largest:
            raise ValueError("smallest is a scale no larger than largest")
        low, high = self.jpeg_quality
        if not 1 <= low <= high <= BEST_QUALITY:
            raise ValueError(f"jpeg_quality is two numbers from 1 to {BEST_QUALITY}, rising")


class PixelTraining(Training, frozen=True, kw_only=True):
    """How long and how fast. `batch` counts pictures of all classes.

    `tile` is the side of the tiles in pixels, as an examination reads them where it is 0:
    smaller ones are more pictures in the same time, of a network that takes any size. `flood`
    is the loss below which training turns round (Ishida et al., ICML 2020).
    """

    tile: Annotated[int, msgspec.Meta(ge=0, le=256, multiple_of=16)] = 0
    flood: Weight = 0.0


class Switches(Table, frozen=True, kw_only=True):
    """ACMF (Yang et al., TIFS 2024), off at 0.

    `frequency_mask`: the highest rate at which high frequencies are dropped; `consistency`:
    weight of the difference that this makes to where the network looks.
    """

    frequency_mask: Share = 0.0
    consistency: Weight = 0.0


class PixelRecipe(AnyRecipe, frozen=True, kw_only=True):
    """All of it. `network` holds the arguments of the network of this task.

    Its controls are networks too: `cell = 1` and `residuals = false` read plain colours.
    """

    task: Literal["upsampling", "texture", "laundering"]
    network: dict[str, bool | int | float | str] = msgspec.field(default_factory=dict)
    data: PixelData = PixelData()
    degradation: Degradation = Degradation()
    training: PixelTraining
    switches: Switches = Switches()

    def __post_init__(self) -> None:
        """Refuse a recipe that contradicts itself."""
        if any(fold.leave_out_fakes for fold in self.folds):
            raise ValueError("no faces are forged for this task: leave_out_fakes must be empty")
        if self.training.tile and self.task != "upsampling":
            raise ValueError("tiles of this task have one size")
        if self.network and self.task == LAUNDERING:
            raise ValueError("the discriminants of the task laundering have one form")
        if self.switches.consistency and not self.switches.frequency_mask:
            raise ValueError("consistency asks for a frequency_mask")
        if self.task == LAUNDERING and self.training.batch < LEAST_FOUR:
            raise ValueError(f"a batch of three classes holds {LEAST_FOUR} and more")


def read(path: Path) -> PixelRecipe:
    """Return the recipe in a file. Raises RecipeUnusable, saying what is wrong with it."""
    return recipe_of(path, PixelRecipe)
