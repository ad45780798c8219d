"""From a recipe to a pack of attribution: train, export, judge, place makers, write the card.

Every part can be interrupted and goes on where it was. What is judged is the exported file, run
as an examination runs it. Folds leave out makers, families, codecs, or are other seeds and the
plain control; what they are worth stands on the card of the released network.
"""

import hashlib
from collections.abc import Generator, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property, partial
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from analyzers.runtime import onnx
from analyzers.runtime.card import Measured, Trained
from analyzers.runtime.onnx import MODEL
from analyzers.runtime.packs import Pack, load_folder
from analyzers.training.attribution.batches import MakerBatches
from analyzers.training.attribution.carding import card_of, with_makers
from analyzers.training.attribution.figures import Answers, figures_of
from analyzers.training.attribution.judging import WHOLE, JudgedWork, MakerExtent, judged_works
from analyzers.training.attribution.learning import MakerPupil, kept_pack
from analyzers.training.attribution.placing import makers_of
from analyzers.training.attribution.recipe import (
    PICTURE,
    MakerFold,
    MakerRecipe,
    PictureMakerRecipe,
    without,
)
from analyzers.training.attribution.sides import sides_of
from analyzers.training.attribution.works import Works, works_of
from analyzers.training.carding import pack_folder, with_figures, write_pack
from analyzers.training.checkpoints import CHECKPOINT
from analyzers.training.export import exported_like, parity_of
from analyzers.training.faces import alone
from analyzers.training.loop import taught
from analyzers.training.making import (
    JUDGED,
    Progress,
    fold_folder,
    judged_once,
    key_of,
    read_kept,
    recorded,
    require_same,
)
from analyzers.training.splits import Sides
from workbench.errors import TrainingError
from workbench.model import Pixels

__all__ = [
    "ASKED",
    "MakerLaboratory",
    "MakerOutcome",
    "made_fold",
    "make",
    "read_outcome",
    "rewritten",
    "was_judged",
]

THREADS = 2  # of the network that is judged
EXPORTED = "exported.sha256"  # of the checkpoint whose network lies in the pack
ASKED = "recipe.json"  # beside what was judged: the recipe of that very training


@dataclass(frozen=True, slots=True, kw_only=True)
class MakerLaboratory:
    """Where works lie, where to work, and how much is judged.

    `folders` are those of `works_of`. `device` is torch's, `workers` make batches beforehand,
    `threads` are the CPU's.
    """

    folders: tuple[Path, ...]
    folder: Path
    extent: MakerExtent = WHOLE
    device: str = "cpu"
    workers: int = 1
    threads: int | None = None


@dataclass(frozen=True, kw_only=True)
class MakerOutcome:
    """A trained network, exported and judged."""

    model: bytes
    training: Trained
    answers: Answers

    def pack(self, folder: Path, measured: list[Measured]) -> Pack:
        """Write the pack into `folder`, with its makers and the figures that its card tells."""
        recipe = self.answers.recipe
        card = card_of(recipe, self.model, self.training)
        if card.validated is None:
            raise TypeError("a card of attribution says where it was tried")
        told = with_figures(card, validated=card.validated, measured=measured)
        makers = makers_of(recipe, self.answers.judged)
        return with_makers(pack_folder(folder, recipe), told, self.model, makers)


def make(recipe: MakerRecipe, laboratory: MakerLaboratory) -> Iterator[Progress | Pack]:
    """Yield progress, and at last the pack, which lies in the folder `pack`.

    Raises TrainingError, among them RecipeUnusable, CheckpointUnusable and ExportDiffers.
    """
    told: list[Measured] = []
    with alone(laboratory.folder):
        for number, fold in enumerate(recipe.folds, start=1):
            outcome = yield from made_fold(recipe, laboratory, number)
            told += figures_of(outcome.answers, _of_fold(fold))
        released = msgspec.structs.replace(recipe, folds=())
        outcome = yield from _Making(released, laboratory, "release").run()
        told += figures_of(outcome.answers)
        yield outcome.pack(laboratory.folder, told)


def made_fold(
    recipe: MakerRecipe, laboratory: MakerLaboratory, number: int
) -> Generator[Progress, None, MakerOutcome]:
    """Train and judge the network of a fold, counted from 1."""
    fold = recipe.folds[number - 1]
    part = replace(laboratory, folder=fold_folder(laboratory.folder, number))
    with alone(part.folder):
        return (yield from _Making(without(recipe, fold), part, f"fold {number}").run())


@dataclass(frozen=True)
class _Making:
    """One training, from works to a judged network; `part` names it in what is told."""

    recipe: MakerRecipe
    laboratory: MakerLaboratory
    part: str

    @cached_property
    def works(self) -> Works:
        """The works in the folders."""
        return works_of(self.laboratory.folders, self.recipe)

    @cached_property
    def sides(self) -> Sides:
        """Which works are learned from, and which are judged."""
        return sides_of(self.works, self.recipe)

    @property
    def _known(self) -> str:
        return f"{self.works.manifest_sha256}{self.works.sha256}"

    @cached_property
    def _batches(self) -> MakerBatches:
        return MakerBatches(self.laboratory.folders, self.recipe, self.sides.learned)

    def run(self) -> Generator[Progress, None, MakerOutcome]:
        """Do what has not been done yet."""
        yield from self._train()
        folder, model = self.laboratory.folder, self._model()
        manifest = self.works.manifest_sha256
        training = recorded(self.recipe, folder, manifest, self.laboratory.device)
        card = card_of(self.recipe, model, training)
        pack = write_pack(pack_folder(folder, self.recipe), card, model)
        (folder / EXPORTED).write_text(self._trained)
        (folder / ASKED).write_bytes(msgspec.json.encode(self.recipe))
        key = key_of(pack, self.recipe, self._known, self.sides, asdict(self.laboratory.extent))
        judged = yield from judged_once(
            folder / JUDGED, key, JudgedWork, self._judged(pack), self.part
        )
        answers = Answers(self.recipe, judged)
        return MakerOutcome(model=model, training=training, answers=answers)

    def _train(self) -> Iterator[Progress]:
        laboratory, recipe = self.laboratory, self.recipe
        require_same(laboratory.folder, self._known, self.sides.learned)
        for step in taught(
            partial(MakerPupil, recipe, laboratory.device),
            self._batches,
            laboratory.folder,
            workers=laboratory.workers,
            threads=laboratory.threads,
        ):
            said = f"loss {step.loss:.3f}, {step.faces_per_second:.0f} works a second"
            yield Progress(f"{self.part}: training", step.step + 1, recipe.training.steps, said)

    @property
    def _trained(self) -> str:
        """The digest of the weights that were learned."""
        return hashlib.sha256((self.laboratory.folder / CHECKPOINT).read_bytes()).hexdigest()

    def _model(self) -> bytes:
        """Return the exported network, that of before where nothing was learned since."""
        noted = self.laboratory.folder / EXPORTED
        kept = pack_folder(self.laboratory.folder, self.recipe) / MODEL
        if noted.exists() and noted.read_text() == self._trained and kept.exists():
            return kept.read_bytes()
        return self._exported()

    def _exported(self) -> bytes:
        """Return the exported network, compared with the trained one on works it knows."""
        pack = kept_pack(self.laboratory.folder, self.recipe)
        batch = self._batches(0)
        known = {name: getattr(batch, name) for name in pack.inputs}
        two = {name: torch.from_numpy(values[:2]) for name, values in known.items()}
        content = exported_like(pack, two, pack.outputs, named=False)
        parity_of(pack, content, known, pack.outputs[:2])
        return content

    def _judged(self, pack: Pack) -> Iterator[JudgedWork]:
        engine = onnx.start(pack, THREADS)

        def run(given: Mapping[str, Pixels]) -> dict[str, NDArray[np.float32]]:
            found = engine.run({name: given[name] for name in engine.inputs})
            return {
                name: np.asarray(values, np.float32)
                for name, values in zip(engine.outputs, found, strict=True)
            }

        yield from judged_works(
            run, self.works, self.sides, self.recipe, self.laboratory.extent
        )


def rewritten(recipe: MakerRecipe, folder: Path) -> Pack:
    """Write makers and card of a trained network anew, of what its folder and folds hold.

    Nothing is trained, read or judged again: figures, limits and words are those of this code.
    Raises TrainingError where the released network was not judged yet; ModelMissing.
    """
    kept, told = load_folder(pack_folder(folder, recipe)), list[Measured]()
    if kept.card.training is None or not was_judged(folder):
        raise TrainingError("the released network has not been trained and judged yet")
    for number, fold in enumerate(recipe.folds, start=1):
        part = fold_folder(folder, number)
        if was_judged(part):
            told += figures_of(read_outcome(part), _of_fold(fold))
    judged = read_outcome(folder)
    answers = replace(judged, recipe=msgspec.structs.replace(judged.recipe, words=recipe.words))
    outcome = MakerOutcome(model=kept.read(MODEL), training=kept.card.training, answers=answers)
    return outcome.pack(folder, [*told, *figures_of(answers)])


def _of_fold(fold: MakerFold) -> str:
    return f"of another network, {fold.told}"


def was_judged(folder: Path) -> bool:
    """Say whether a training in a folder was judged to the end."""
    return (folder / ASKED).exists() and (folder / JUDGED).exists()


def read_outcome(folder: Path) -> Answers:
    """Return what a training in a folder was judged to say; raises OSError for none."""
    asked = msgspec.json.decode((folder / ASKED).read_bytes())
    kind = PictureMakerRecipe if asked["task"] == PICTURE else MakerRecipe
    recipe = msgspec.convert(asked, kind)
    return Answers(recipe, read_kept(folder / JUDGED, JudgedWork))
