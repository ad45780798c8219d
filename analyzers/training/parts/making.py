"""From a recipe to a pack of facial parts: pretrain, train, export, judge, write the card.

Every part can be interrupted and goes on where it was. What is judged is the exported file, run
as an examination runs it.
"""

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property, partial
from pathlib import Path

import msgspec
import numpy as np
import torch

from analyzers.networks.packed import rounded
from analyzers.networks.part_residuals import PartsNetwork, PartsPack
from analyzers.runtime import onnx
from analyzers.runtime.packs import Pack
from analyzers.training.acquainted import judged_by_fold, taught_by
from analyzers.training.batches import makers_of
from analyzers.training.carding import pack_folder, write_pack
from analyzers.training.export import exported_like, parity_of
from analyzers.training.faces import FaceShelf, alone
from analyzers.training.fakes.face import Maker
from analyzers.training.judging import cases
from analyzers.training.loop import taught
from analyzers.training.making import (
    JUDGED,
    VALIDATED,
    Laboratory,
    Progress,
    figures_of_folds,
    fold_folder,
    judged_once,
    key_of,
    recorded,
    require_same,
)
from analyzers.training.parts.batches import PartBatches
from analyzers.training.parts.forgeries import ALONE
from analyzers.training.parts.judging import JudgedParts, judged_parts, runs
from analyzers.training.parts.learning import (
    Detecting,
    Restoring,
    begun_with,
    kept_autoencoder,
    kept_detector,
)
from analyzers.training.parts.outcome import PartsOutcome, card_of
from analyzers.training.parts.recipe import PartsRecipe, pretraining_of, without
from analyzers.training.recipe import Fold, Recipe
from analyzers.training.splits import Indices, Sides, parted

__all__ = ["PRETRAINING", "made_fold", "make"]

PRETRAINING = "pretraining"
STANDARD_BATCHES = 12  # of authentic faces, by which residuals are standardised
THREADS = 2  # of the network that is judged
MORE_VALIDATED = 4  # times as many faces of a source as are judged: a standard rests on them


def make(recipe: PartsRecipe, laboratory: Laboratory) -> Iterator[Progress | Pack]:
    """Yield progress, and at last the pack, which lies in the folder `pack`.

    Raises TrainingError, among them RecipeUnusable, CheckpointUnusable and ExportDiffers.
    """
    with alone(laboratory.folder):
        told = yield from figures_of_folds(recipe, partial(made_fold, recipe, laboratory))
        outcome = yield from _Making(recipe, laboratory, "release").run()
        yield outcome.packed(laboratory.folder, [*told, *outcome.figures()])


def made_fold(
    recipe: PartsRecipe,
    laboratory: Laboratory,
    number: int,
    change: Callable[[PartsRecipe], PartsRecipe] = lambda recipe: recipe,
    lot: int = 0,
) -> Generator[Progress, None, PartsOutcome]:
    """Train and judge the network of a fold, counted from 1; `change` makes a variant of it.

    Another `lot` draws other chance for the detector's training, and for nothing else.
    """
    fold = recipe.folds[number - 1]
    part = replace(laboratory, folder=fold_folder(laboratory.folder, number))
    asked = change(without(recipe, fold))
    return (yield from _Making(asked, part, f"fold {number}", fold, lot).run())


@dataclass(frozen=True)
class _Making:
    """One training, from the faces to a judged network; `part` names it in what is told."""

    recipe: PartsRecipe
    laboratory: Laboratory
    part: str
    fold: Fold | None = None
    lot: int = 0

    @cached_property
    def shelf(self) -> FaceShelf:
        """The gathered faces."""
        return FaceShelf(self.laboratory.shelf)

    @cached_property
    def faces(self) -> Recipe:
        """The recipe by which faces are parted, forged and judged."""
        return self.recipe.faces()

    @cached_property
    def sides(self) -> Sides:
        """Whose faces are learned from, and who is judged."""
        sides = parted(self.shelf.examples, self.faces)
        if self.fold is None:
            return sides
        return judged_by_fold(sides, self.shelf.examples, self.faces, self.fold)

    @cached_property
    def learned(self) -> Indices:
        """The faces that are learned from: those with a mesh."""
        meshed = [self.shelf.examples[index].meshed for index in self.sides.learned.tolist()]
        return self.sides.learned[np.array(meshed, np.bool_)]

    @cached_property
    def taught(self) -> Mapping[str, Maker]:
        """The ways of forging that are learned from."""
        return {name: maker for name, maker, _ in makers_of(self.faces)}

    @cached_property
    def forging(self) -> Mapping[str, Maker]:
        """The ways by which is judged; where some are left out, none that is learned from."""
        every = {**self.taught, **self.laboratory.forging, **ALONE}
        if self.fold is None or not self.fold.leave_out_fakes:
            return every
        return {name: maker for name, maker in every.items() if name not in self.taught}

    def run(self) -> Generator[Progress, None, PartsOutcome]:
        """Do what has not been done yet."""
        yield from self._pretrain()
        yield from self._train()
        folder, model = self.laboratory.folder, self._model()
        training = recorded(
            self.recipe, folder, self.shelf.manifest_sha256, self.laboratory.device
        )
        card = card_of(self.recipe, model, training)
        pack = write_pack(pack_folder(folder, self.recipe), card, model)
        validated = yield from self._judge(pack, VALIDATED)
        seen = yield from self._judge(pack, JUDGED)
        return PartsOutcome(
            asked=self.recipe,
            model=model,
            training=training,
            taught=taught_by(self.faces, self.shelf.examples, self.sides, self.forging),
            shelf=self.shelf,
            learned=self.learned.tolist(),
            validated=validated,
            seen=seen,
            known=validated,
            told=seen,
            paired=True,
        )

    def _batches(self, recipe: PartsRecipe) -> PartBatches:
        return PartBatches(
            self.laboratory.shelf,
            recipe.faces(),
            self.learned,
            makers_of(recipe.faces()),
            recipe.masking,
        )

    @property
    def _pretraining(self) -> Path:
        return self.laboratory.folder / PRETRAINING

    def _pretrain(self) -> Iterator[Progress]:
        """Have the autoencoder learn from authentic faces alone."""
        recipe, laboratory = pretraining_of(self.recipe), self.laboratory
        require_same(self._pretraining, self.shelf.manifest_sha256, self.learned)
        for step in taught(
            partial(Restoring, recipe, laboratory.device),
            self._batches(recipe).alone,
            self._pretraining,
            workers=laboratory.workers,
            threads=laboratory.threads,
        ):
            said = f"loss {step.loss:.3f}, {step.faces_per_second:.0f} faces a second"
            yield Progress(
                f"{self.part}: pretraining", step.step + 1, recipe.training.steps, said
            )

    def _train(self) -> Iterator[Progress]:
        """Have the detector learn from authentic faces beside forgeries of them."""
        recipe, laboratory = self.recipe, self.laboratory
        recipe = msgspec.structs.replace(recipe, seed=recipe.seed + self.lot)
        require_same(laboratory.folder, self.shelf.manifest_sha256, self.learned)
        for step in taught(
            partial(Detecting, recipe, laboratory.device, self._begun),
            self._batches(recipe).paired,
            laboratory.folder,
            workers=laboratory.workers,
            threads=laboratory.threads,
        ):
            said = f"loss {step.loss:.3f}, {step.faces_per_second:.0f} faces a second"
            yield Progress(f"{self.part}: training", step.step + 1, recipe.training.steps, said)

    def _begun(self) -> PartsNetwork:
        """Return the detector as it begins, its residuals set beside faces that it knows."""
        recipe = pretraining_of(self.recipe)
        autoencoder = kept_autoencoder(self._pretraining, recipe)
        batches = self._batches(recipe)
        steps = range(recipe.training.steps, recipe.training.steps + STANDARD_BATCHES)
        return begun_with(self.recipe, autoencoder, map(batches.alone, steps))

    def _model(self) -> bytes:
        """Return the exported network, compared with the trained one on faces it knows."""
        network = kept_detector(self.laboratory.folder, self.recipe).requires_grad_(False)
        pack = PartsPack(rounded(network))
        known = self._batches(self.recipe).paired(0)
        given = {"faces": known.pixels, "parts": known.parts}
        two = {name: torch.from_numpy(value[:2]) for name, value in given.items()}
        content = exported_like(pack, two, pack.outputs, symbolic=True, named=False)
        parity_of(pack, content, given, pack.outputs[:2])
        return content

    def _judge(self, pack: Pack, name: str) -> Generator[Progress, None, list[JudgedParts]]:
        path, judging = self.laboratory.folder / name, self._judged(pack, name)
        return (yield from judged_once(path, self._key(pack), JudgedParts, judging, self.part))

    def _judged(self, pack: Pack, name: str) -> Iterator[JudgedParts]:
        extent, validated = self.laboratory.extent, name == VALIDATED
        more = extent.faces * (MORE_VALIDATED if validated else 1)
        asked = cases(
            self.shelf,
            self.sides,
            self.faces,
            self.taught if validated else self.forging,
            validated=validated,
            extent=replace(extent, faces=more),
        )
        run = runs(onnx.start(pack, THREADS))
        yield from judged_parts(run, self.shelf, asked, extent.conditions)

    def _key(self, pack: Pack) -> str:
        also = sorted(self.forging), asdict(self.laboratory.extent)
        return key_of(pack, self.recipe, self.shelf.manifest_sha256, self.sides, *also)
