"""From a recipe to a pack: train, export, judge, and write the card.

Every part can be interrupted and goes on where it was. What is judged is the exported file, run
as an examination runs it.
"""

import hashlib
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec
import numpy as np

from analyzers.networks.packed import packed
from analyzers.runtime import onnx
from analyzers.runtime.card import Measured, Trained
from analyzers.runtime.learned import FaceEngine
from analyzers.runtime.packs import Pack
from analyzers.training.acquainted import (
    judged_by_fold,
    judged_sources,
    left_out_by,
    taught_by,
)
from analyzers.training.batches import Batches, makers_of
from analyzers.training.carding import card_of, pack_folder, trained, write_pack
from analyzers.training.checkpoints import (
    CHECKPOINT,
    load_checkpoint,
    load_network,
    machines_of,
)
from analyzers.training.export import exported, parity
from analyzers.training.faces import FaceShelf, alone
from analyzers.training.fakes.face import Maker
from analyzers.training.figures import ANOTHER
from analyzers.training.judging import WHOLE, Extent, Judged, cases, judged
from analyzers.training.loop import train
from analyzers.training.outcome import Outcome
from analyzers.training.recipe import AnyRecipe, Fold, Recipe, digest_of, without
from analyzers.training.splits import Indices, Sides, parted
from workbench.errors import CheckpointUnusable

__all__ = [
    "JUDGED",
    "VALIDATED",
    "Laboratory",
    "Progress",
    "figures_of_folds",
    "fold_folder",
    "judged_once",
    "key_of",
    "made_fold",
    "make",
    "read_judged",
    "read_kept",
    "recorded",
    "require_same",
]

PARITY_FACES = 32
THREADS = 2  # of the network that is judged
MANIFEST, LEARNED = "manifest.sha256", "learned.sha256"
JUDGED, VALIDATED = "judged.jsonl", "validated.jsonl"
TOLD_EVERY = 100  # faces or pictures judged

Scored = TypeVar("Scored")


class Telling(Protocol):
    """What a training came to."""

    def figures(self) -> list[Measured]:
        """Return its figures."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one part has come, and what may be said of it."""

    part: str
    done: int
    of: int
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laboratory:
    """Where the gathered faces lie, where to work, and what to judge by.

    `forging` are ways of forging, `extent` says how many faces are judged. `device` is torch's,
    `workers` make batches beforehand, `threads` are the CPU's.
    """

    shelf: Path
    folder: Path
    forging: Mapping[str, Maker] = field(default_factory=dict)
    extent: Extent = WHOLE
    device: str = "cpu"
    workers: int = 1
    threads: int | None = None


def make(recipe: Recipe, laboratory: Laboratory) -> Iterator[Progress | Pack]:
    """Yield progress, and at last the pack, which lies in the folder `pack`.

    Raises TrainingError, among them RecipeUnusable, CheckpointUnusable and ExportDiffers.
    """
    with alone(laboratory.folder):
        told = yield from figures_of_folds(recipe, partial(made_fold, recipe, laboratory))
        outcome = yield from _Making(recipe, laboratory, "release").run()
        yield outcome.pack(recipe, laboratory.folder, [*told, *outcome.figures()])


def made_fold(
    recipe: Recipe,
    laboratory: Laboratory,
    number: int,
    change: Callable[[Recipe], Recipe] = lambda recipe: recipe,
) -> Generator[Progress, None, Outcome]:
    """Train and judge the network of a fold, counted from 1; `change` makes a peer's of it."""
    fold = recipe.folds[number - 1]
    part = replace(laboratory, folder=fold_folder(laboratory.folder, number))
    asked = change(without(recipe, fold))
    return (yield from _Making(asked, part, f"fold {number}", fold).run())


def fold_folder(folder: Path, number: int) -> Path:
    """Return where a training's folder keeps a fold, counted from 1."""
    return folder / f"fold-{number}"


def figures_of_folds(
    recipe: AnyRecipe, made: Callable[[int], Generator[Progress, None, Telling]]
) -> Generator[Progress, None, list[Measured]]:
    """Make every fold, by its number counted from 1, and return what their figures tell."""
    told: list[Measured] = []
    for number, fold in enumerate(recipe.folds, start=1):
        outcome = yield from made(number)
        told += _of_fold(outcome.figures(), recipe, fold)
    return told


def _of_fold(told: Sequence[Measured], recipe: AnyRecipe, fold: Fold) -> list[Measured]:
    """Return those of a fold's figures that are of what it left out, as of another network.

    Figures of a mixture of sources or ways are not among them.
    """
    sources, generators = judged_sources(recipe, fold), fold.leave_out_generators
    if generators:  # what the whole recipe leaves out is strange to every fold
        generators = (*generators, *recipe.data.leave_out_generators)
    said = f"{ANOTHER}, taught without {left_out_by(fold)}"
    return [
        msgspec.structs.replace(one, conditions=f"{one.conditions}; {said}")
        for one in told
        if (one.source in sources or not sources or (one.generator and not one.source))
        and (one.source or one.generator)
        and (not one.generator or not generators or one.generator in generators)
    ]


@dataclass(frozen=True)
class _Making:
    """One training, from the faces to a judged network; `part` names it in what is told."""

    recipe: Recipe
    laboratory: Laboratory
    part: str
    fold: Fold | None = None

    @cached_property
    def shelf(self) -> FaceShelf:
        """The gathered faces."""
        return FaceShelf(self.laboratory.shelf)

    @cached_property
    def sides(self) -> Sides:
        """Whose faces are learned from, and who is judged."""
        sides = parted(self.shelf.examples, self.recipe)
        if self.fold is None:
            return sides
        return judged_by_fold(sides, self.shelf.examples, self.recipe, self.fold)

    @cached_property
    def taught(self) -> Mapping[str, Maker]:
        """The ways of forging that are learned from."""
        return {name: maker for name, maker, _ in makers_of(self.recipe)}

    @cached_property
    def forging(self) -> Mapping[str, Maker]:
        """The ways by which is judged; where some are left out, none that is learned from."""
        every = {**self.taught, **self.laboratory.forging}
        if self.fold is None or not self.fold.leave_out_fakes:
            return every
        return {name: maker for name, maker in every.items() if name not in self.taught}

    def run(self) -> Generator[Progress, None, Outcome]:
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
        return Outcome(
            model=model,
            training=training,
            taught=taught_by(self.recipe, self.shelf.examples, self.sides, self.forging),
            shelf=self.shelf,
            learned=self.sides.learned.tolist(),
            validated=validated,
            seen=seen,
            paired=self.recipe.task == "blending",
        )

    def _train(self) -> Iterator[Progress]:
        laboratory, steps = self.laboratory, self.recipe.training.steps
        require_same(laboratory.folder, self.shelf.manifest_sha256, self.sides.learned)
        learned = self.sides.learned
        batches = Batches(laboratory.shelf, self.recipe, learned, makers_of(self.recipe))
        for step in train(
            self.recipe,
            batches,
            laboratory.folder,
            device=laboratory.device,
            workers=laboratory.workers,
            threads=laboratory.threads,
        ):
            said = f"loss {step.loss:.3f}, {step.faces_per_second:.0f} faces a second"
            yield Progress(f"{self.part}: training", step.step + 1, steps, said)

    def _model(self) -> bytes:
        """Return the exported network, compared with the trained one on faces it knows."""
        network = packed(load_network(self.laboratory.folder))
        content = exported(network)
        known = self.sides.learned[:PARITY_FACES]
        parity(network, content, np.stack([self.shelf.crops[index] for index in known]))
        return content

    def _judge(self, pack: Pack, name: str) -> Generator[Progress, None, list[Judged]]:
        path, judging = self.laboratory.folder / name, self._judged(pack, name)
        return (yield from judged_once(path, self._key(pack), Judged, judging, self.part))

    def _judged(self, pack: Pack, name: str) -> Iterator[Judged]:
        extent, validated = self.laboratory.extent, name == VALIDATED
        asked = cases(
            self.shelf,
            self.sides,
            self.recipe,
            self.taught if validated else self.forging,
            validated=validated,
            extent=extent,
        )
        yield from judged(FaceEngine(onnx.start(pack, THREADS)).run, asked, extent.conditions)

    def _key(self, pack: Pack) -> str:
        also = sorted(self.forging), asdict(self.laboratory.extent)
        return key_of(pack, self.recipe, self.shelf.manifest_sha256, self.sides, *also)


def require_same(folder: Path, manifest_sha256: str, learned: Indices) -> None:
    """Note what is learned from; raises CheckpointUnusable where a training has other faces."""
    folder.mkdir(parents=True, exist_ok=True)
    begun = (folder / CHECKPOINT).exists()
    for name, digest, said in (
        (MANIFEST, manifest_sha256, "faces of another manifest"),
        (
            LEARNED,
            hashlib.sha256(learned.tobytes()).hexdigest(),
            "faces that were parted in another way",
        ),
    ):
        path = folder / name
        noted = path.read_text("ascii", "replace") if path.exists() else ""
        if noted != digest and (noted or begun):
            raise CheckpointUnusable(f"the folder holds a training on {said}")
        path.write_text(digest, "ascii")


def recorded(recipe: AnyRecipe, folder: Path, manifest_sha256: str, device: str) -> Trained:
    """Return how a network came about, on the machines that its folder's checkpoint names."""
    machines = machines_of(load_checkpoint(folder) or {})
    return trained(recipe, manifest_sha256=manifest_sha256, device=device, machines=machines)


def judged_once(
    path: Path, key: str, kind: type[Scored], judging: Iterator[Scored], part: str
) -> Generator[Progress, None, list[Scored]]:
    """Go through `judging` and keep it, or read what an earlier run kept under this very key.

    `judging` is lazy: nothing is scored where scores of this `kind` were kept.
    """
    if path.exists() and path.read_bytes().partition(b"\n")[0] == key.encode():
        return read_kept(path, kind)
    told: list[Scored] = []
    for one in judging:
        told.append(one)
        if len(told) % TOLD_EVERY == 0:
            yield Progress(f"{part}: judging", len(told), 0)
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(b"\n".join([key.encode(), *map(msgspec.json.encode, told)]))
    unfinished.replace(path)
    return told


def key_of(
    pack: Pack, recipe: object, shelf_sha256: str, sides: Sides, *further: object
) -> str:
    """Name what decides what is judged: model, recipe, shelf, sides and what is further."""
    judged_ones = (sides.validated, sides.kept_back, sides.left_out)
    digests = [hashlib.sha256(indices.tobytes()).hexdigest() for indices in judged_ones]
    decisive = (pack.sha256, digest_of(recipe), shelf_sha256, digests, *further)
    return hashlib.sha256(msgspec.json.encode(decisive)).hexdigest()


def read_kept(path: Path, kind: type[Scored]) -> list[Scored]:
    """Return the scores that `judged_once` kept."""
    lines = path.read_bytes().splitlines()[1:]
    return [msgspec.json.decode(line, type=kind) for line in lines]


def read_judged(path: Path) -> list[Judged]:
    """Return the faces that were judged before."""
    return read_kept(path, Judged)
