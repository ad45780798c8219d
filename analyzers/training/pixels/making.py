"""From a recipe to a pack that reads native pixels: train, export, judge, write the card.

Every part can be interrupted and goes on where it was. What is judged is the exported file, run
as an examination runs it.
"""

import hashlib
from collections.abc import Generator, Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from analyzers.networks.pixel_pack import packed_pixels
from analyzers.runtime import onnx
from analyzers.runtime.native import NativeEngine
from analyzers.runtime.packs import Pack
from analyzers.training.acquainted import Taught, judged_by_fold
from analyzers.training.carding import pack_folder, write_pack
from analyzers.training.export import exported_like, parity_of
from analyzers.training.faces import alone
from analyzers.training.loop import taught
from analyzers.training.making import (
    JUDGED,
    VALIDATED,
    Progress,
    figures_of_folds,
    fold_folder,
    judged_once,
    key_of,
    read_kept,
    recorded,
    require_same,
)
from analyzers.training.pixels.batches import PixelBatches
from analyzers.training.pixels.carding import card_of
from analyzers.training.pixels.conditions import BRIEFLY, clean
from analyzers.training.pixels.fitting import TracesPupil
from analyzers.training.pixels.gating import Gate
from analyzers.training.pixels.judging import (
    WHOLE,
    Attack,
    JudgedPicture,
    PixelExtent,
    judged,
    looks,
)
from analyzers.training.pixels.laundering import fresh, of_generator
from analyzers.training.pixels.learning import PixelPupil, kept_network
from analyzers.training.pixels.outcome import PixelOutcome
from analyzers.training.pixels.recipe import LAUNDERING, PixelRecipe
from analyzers.training.pixels.shelf import LAUNDERED, Picture, PictureShelf
from analyzers.training.recipe import Fold, of_fold
from analyzers.training.splits import Indices, Sides, parted_by, unit

__all__ = ["PixelLaboratory", "fold_sides", "made_fold", "make", "read_pictures"]

PARITY_BATCHES = 2
VALIDATED_AT_MOST = 12  # pictures of a source, of a task whose answers rest on no point
THREADS = 2  # of the network that is judged


@dataclass(frozen=True, slots=True, kw_only=True)
class PixelLaboratory:
    """Where the pictures lie, where to work, and how much is judged.

    `shelves` are folders of photographs and generated pictures first, then those of laundered
    ones. `device` is torch's, `workers` make batches beforehand, `threads` are the CPU's.
    """

    shelves: tuple[Path, ...]
    folder: Path
    extent: PixelExtent = WHOLE
    attacks: Mapping[str, Attack] = field(default_factory=dict)
    device: str = "cpu"
    workers: int = 1
    threads: int | None = None


def make(recipe: PixelRecipe, laboratory: PixelLaboratory) -> Iterator[Progress | Pack]:
    """Yield progress, and at last the pack, which lies in the folder `pack`.

    Raises TrainingError, among them RecipeUnusable, CheckpointUnusable and ExportDiffers.
    """
    with alone(laboratory.folder):
        told = yield from figures_of_folds(recipe, partial(made_fold, recipe, laboratory))
        outcome = yield from _Making(recipe, laboratory, "release").run()
        yield outcome.pack(recipe, laboratory.folder, [*told, *outcome.figures()])


def made_fold(
    recipe: PixelRecipe, laboratory: PixelLaboratory, number: int
) -> Generator[Progress, None, PixelOutcome]:
    """Train and judge the network of a fold, counted from 1."""
    fold = recipe.folds[number - 1]
    part = replace(laboratory, folder=fold_folder(laboratory.folder, number))
    with alone(part.folder):
        return (yield from _Making(of_fold(recipe, fold), part, f"fold {number}", fold).run())


def fold_sides(
    recipe: PixelRecipe, laboratory: PixelLaboratory, number: int
) -> tuple[PictureShelf, Sides]:
    """Return the pictures, and which of them a fold, counted from 1, is judged by."""
    fold = recipe.folds[number - 1]
    making = _Making(of_fold(recipe, fold), laboratory, f"fold {number}", fold)
    return making.shelf, making.sides


@dataclass(frozen=True)
class _Making:
    """One training, from the pictures to a judged network; `part` names it in what is told."""

    recipe: PixelRecipe
    laboratory: PixelLaboratory
    part: str
    fold: Fold | None = None

    @cached_property
    def shelf(self) -> PictureShelf:
        """The gathered pictures."""
        return PictureShelf(*self.laboratory.shelves)

    @cached_property
    def sides(self) -> Sides:
        """Which pictures are learned from, and which are judged."""
        recipe, pictures = self.recipe, self.shelf.pictures
        sides = parted_by(pictures, recipe.data, seed=recipe.seed, altered_too=True)
        asked = sides if self.fold is None else self._of_fold(sides, self.fold)
        return _never_seen(asked, pictures)

    def _of_fold(self, sides: Sides, fold: Fold) -> Sides:
        """Return the sides with only what the fold is judged by.

        Of `laundering` that is also what it had not learned from of collections and generators
        in use that it knows: an autoencoder may be left out alone, or all of them together.
        """
        recipe, pictures = self.recipe, self.shelf.pictures
        strangers = recipe.data.leave_out_generators if fold.leave_out_generators else ()
        fold = msgspec.structs.replace(fold, leave_out_generators=strangers)
        asked = judged_by_fold(sides, pictures, recipe, fold)
        asked = _only_strangers(asked, pictures, fold)
        if recipe.task != LAUNDERING:
            return asked
        known = [at for at in sides.kept_back.tolist() if _original(pictures[at])]
        return replace(asked, kept_back=np.array(known, np.int64))

    def run(self) -> Generator[Progress, None, PixelOutcome]:
        """Do what has not been done yet."""
        yield from self._train()
        folder, model = self.laboratory.folder, self._model()
        training = recorded(
            self.recipe, folder, self.shelf.manifest_sha256, self.laboratory.device
        )
        card = card_of(self.recipe, model, training)
        pack = write_pack(pack_folder(folder, self.recipe), card, model)
        validated = yield from self._judge(pack, VALIDATED)
        seen = yield from self._judge(pack, JUDGED)
        return PixelOutcome(
            recipe=self.recipe,
            model=model,
            training=training,
            taught=self._taught(),
            validated=validated,
            seen=seen,
        )

    def _taught(self) -> Taught:
        learned = (self.shelf.pictures[index] for index in self.sides.learned.tolist())
        return Taught(frozenset(one.generator for one in learned if one.made))

    def _train(self) -> Iterator[Progress]:
        laboratory, recipe = self.laboratory, self.recipe
        known = hashlib.sha256(
            (self.shelf.manifest_sha256 + self.shelf.sha256).encode()
        ).hexdigest()
        require_same(laboratory.folder, known, self.sides.learned)
        batches = PixelBatches(laboratory.shelves, recipe, self.sides.learned)
        pupil = TracesPupil if recipe.task == LAUNDERING else PixelPupil
        for step in taught(
            partial(pupil, recipe, laboratory.device),
            batches,
            laboratory.folder,
            workers=laboratory.workers,
            threads=laboratory.threads,
        ):
            said = f"loss {step.loss:.3f}, {step.faces_per_second:.0f} tiles a second"
            yield Progress(f"{self.part}: training", step.step + 1, recipe.training.steps, said)

    def _model(self) -> bytes:
        """Return the exported network, compared with the trained one on tiles it knows."""
        network = packed_pixels(kept_network(self.laboratory.folder, self.recipe))
        content = exported_like(network, network.examples(), network.outputs)
        scores = tuple(name for name in network.outputs if name != "map")
        parity_of(network, content, self._known_tiles(network.inputs), scores)
        return content

    def _known_tiles(self, inputs: tuple[str, ...]) -> Mapping[str, NDArray[Any]]:
        training = msgspec.structs.replace(self.recipe.training, tile=0)
        recipe = msgspec.structs.replace(self.recipe, training=training)
        batches = PixelBatches(self.laboratory.shelves, recipe, self.sides.learned)
        parts = [batches(step).pictures for step in range(PARITY_BATCHES)]
        joined = (np.concatenate(part) for part in zip(*parts, strict=True))
        return dict(zip(inputs, joined, strict=True))

    def _judge(self, pack: Pack, name: str) -> Generator[Progress, None, list[JudgedPicture]]:
        path = self.laboratory.folder / name
        judging = self._judged(pack, validated=name == VALIDATED)
        key = self._key(pack, validated=name == VALIDATED)
        return (yield from judged_once(path, key, JudgedPicture, judging, self.part))

    def _judged(self, pack: Pack, *, validated: bool) -> Iterator[JudgedPicture]:
        started = onnx.start(pack, THREADS)
        engine = NativeEngine(started, started.inputs, started.outputs)
        look, gate = looks(self.recipe.task, engine.run), Gate(self.laboratory.shelves[0])
        yield from judged(
            look,
            self.shelf,
            self.sides,
            gate,
            validated=validated,
            extent=self._extent(validated=validated),
            attacks=self._attacks(validated=validated),
        )

    def _extent(self, *, validated: bool) -> PixelExtent:
        """Return what is judged: of the released network little, as it knows every source."""
        extent = replace(self.laboratory.extent, clean=clean(self.recipe.task))
        if validated and self.recipe.task == LAUNDERING:
            few = min(extent.pictures, VALIDATED_AT_MOST)
            return replace(extent, pictures=few, conditions=(extent.clean,))
        if validated or self.fold is not None:
            return extent
        under = tuple(name for name in extent.conditions if name in BRIEFLY)
        return replace(extent, conditions=under)

    def _attacks(self, *, validated: bool) -> Mapping[str, Attack]:
        return {} if validated or self.fold is None else self.laboratory.attacks

    def _key(self, pack: Pack, *, validated: bool) -> str:
        attacks = {name: one.sha256 for name, one in sorted(self.laboratory.attacks.items())}
        also = asdict(self._extent(validated=validated)), attacks
        return key_of(pack, self.recipe, self.shelf.sha256, self.sides, *also)


def _only_strangers(sides: Sides, pictures: Sequence[Picture], fold: Fold) -> Sides:
    """Return the sides without what known generators made of the photographs left out."""
    names = fold.leave_out_generators
    kept = [
        index
        for index in sides.left_out.tolist()
        if not pictures[index].made or not names or pictures[index].generator in names
    ]
    return replace(sides, left_out=np.array(kept, np.int64))


def _never_seen(sides: Sides, pictures: Sequence[Picture]) -> Sides:
    """Return the sides without laundered photographs that the network or the autoencoder saw.

    An autoencoder that is left out redrew photographs that are learned from.
    """
    learned = {unit(pictures[at]) for at in sides.learned.tolist()}

    def kept(indices: Indices) -> Indices:
        among = (at for at in indices.tolist() if _strange(pictures[at], learned))
        return np.array(list(among), np.int64)

    return replace(sides, kept_back=kept(sides.kept_back), left_out=kept(sides.left_out))


def _original(picture: Picture) -> bool:
    """Say whether a picture is a photograph or a real generator's, and not of the zoo."""
    return not picture.made or of_generator(picture)


def _strange(picture: Picture, learned: Set[str]) -> bool:
    return picture.made != LAUNDERED or (fresh(picture) and unit(picture) not in learned)


def read_pictures(path: Path) -> list[JudgedPicture]:
    """Return the pictures that were judged before."""
    return read_kept(path, JudgedPicture)
