"""From a recipe to the pack of the eyes: train, export, judge, write the card.

Every part can be interrupted and goes on where it was. What is judged is the exported file, run
as an examination runs it.
"""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from analyzers.gaze.learned_eyes import EyesEngine
from analyzers.gaze.measures import MEASURES
from analyzers.networks.gaze import PackedGaze, packed_gaze
from analyzers.networks.gaze_windows import FRAMES
from analyzers.references import Population
from analyzers.runtime import onnx
from analyzers.runtime.card import Validated
from analyzers.runtime.packs import Pack, load_folder
from analyzers.training.carding import pack_folder, write_pack
from analyzers.training.export import exported_like, parity_of
from analyzers.training.faces import alone
from analyzers.training.gaze.batches import GazeBatches
from analyzers.training.gaze.carding import card_of, measured_card
from analyzers.training.gaze.cue_reading import references
from analyzers.training.gaze.figures import figures
from analyzers.training.gaze.folds import folds_of, judged_by, learned_by, made_by_others
from analyzers.training.gaze.judging import MADE, JudgedEyes, judged
from analyzers.training.gaze.learning import GazePupil, kept_network
from analyzers.training.gaze.recipe import EyeFold, GazeRecipe, without
from analyzers.training.gaze.shelf import EyeShelf
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
from analyzers.training.splits import Indices, Sides
from workbench.errors import CheckpointUnusable

__all__ = ["GazeLaboratory", "judge_again", "made_fold", "make"]

THREADS = 1  # of the network that is judged
TRACED = 2  # windows

Change = Callable[[GazeRecipe], GazeRecipe]


@dataclass(frozen=True, slots=True, kw_only=True)
class GazeLaboratory:
    """Where the clips lie, and where to work.

    `device` is torch's, `workers` make batches beforehand, `threads` are the CPU's.
    """

    shelf: Path
    folder: Path
    device: str = "cpu"
    workers: int = 0
    threads: int | None = None


def make(recipe: GazeRecipe, laboratory: GazeLaboratory) -> Iterator[Progress | Pack]:
    """Yield progress, and at last the pack, which lies in the folder `pack`.

    Raises TrainingError, among them RecipeUnusable, CheckpointUnusable and ExportDiffers.
    """
    with alone(laboratory.folder):
        told: list[JudgedEyes] = []
        folds = folds_of(EyeShelf(laboratory.shelf).clips, recipe)
        for number in range(1, len(folds) + 1):
            told += yield from made_fold(recipe, laboratory, number)
        release = _Making(recipe, laboratory, "release", None)
        told += yield from release.run()
        yield release.pack(told, Validated(conditions=_range(release)))


def made_fold(
    recipe: GazeRecipe,
    laboratory: GazeLaboratory,
    number: int,
    change: Change = lambda recipe: recipe,
) -> Generator[Progress, None, list[JudgedEyes]]:
    """Train and judge the network of a fold, counted from 1; `change` makes a peer's of it."""
    folds = folds_of(EyeShelf(laboratory.shelf).clips, recipe)
    fold = folds[number - 1]
    part = replace(laboratory, folder=fold_folder(laboratory.folder, number))
    asked = change(without(recipe, fold))
    first = fold.person == folds[0].person
    making = _Making(asked, part, f"fold {number}, without {fold.said}", fold, first=first)
    return (yield from making.run())


def judge_again(
    recipe: GazeRecipe, laboratory: GazeLaboratory, trained: Path
) -> Iterator[Progress]:
    """Judge the networks of the folds in `trained` on the clips of another shelf.

    The other shelf holds the same people, such as forged eyes that the mesh saw smaller. What
    is found lies in the folder of the laboratory, fold by fold. Raises CheckpointUnusable where
    a fold in `trained` is not the same one, and what packs raise.
    """
    folds = folds_of(EyeShelf(laboratory.shelf).clips, recipe)
    for number, fold in enumerate(folds, start=1):
        place, said = fold_folder(trained, number), f"fold {number}, without {fold.said}"
        if any(one.network != said for one in read_kept(place / JUDGED, JudgedEyes)):
            raise CheckpointUnusable(f"{place} does not hold {said}")
        part = replace(laboratory, folder=fold_folder(laboratory.folder, number))
        part.folder.mkdir(parents=True, exist_ok=True)
        first = fold.person == folds[0].person
        making = _Making(without(recipe, fold), part, said, fold, first=first)
        yield from making.judge(load_folder(pack_folder(place, recipe)))
        yield Progress(f"{said}: judging", number, len(folds))


@dataclass(frozen=True)
class _Making:
    """One training, from the clips to a judged network; `part` names it in what is told."""

    recipe: GazeRecipe
    laboratory: GazeLaboratory
    part: str
    fold: EyeFold | None
    first: bool = False

    @cached_property
    def shelf(self) -> EyeShelf:
        """The gathered clips."""
        return EyeShelf(self.laboratory.shelf)

    @cached_property
    def learned(self) -> Indices:
        """The clips that are learned from."""
        return learned_by(self.shelf.clips, self.recipe, self.fold)

    @cached_property
    def asked(self) -> Indices:
        """The clips that are judged."""
        clips, recipe, fold = self.shelf.clips, self.recipe, self.fold
        made = made_by_others(clips, recipe, fold)
        if fold is None:
            return made
        return np.union1d(made, judged_by(clips, recipe, fold, first=self.first))

    def run(self) -> Generator[Progress, None, list[JudgedEyes]]:
        """Do what has not been done yet."""
        yield from self._train()
        return (yield from self.judge(self._pack))

    def judge(self, pack: Pack) -> Generator[Progress, None, list[JudgedEyes]]:
        """Let an exported network score what is asked, or read what it has scored."""
        sides = Sides(
            learned=self.learned,
            validated=self.learned[:0],
            kept_back=self.learned[:0],
            left_out=self.asked,
        )
        key = key_of(pack, self.recipe, self.shelf.sha256, sides)
        path = self.laboratory.folder / JUDGED
        return (yield from judged_once(path, key, JudgedEyes, self._judged(pack), self.part))

    def pack(self, told: Sequence[JudgedEyes], validated: Validated) -> Pack:
        """Write the pack, with what was judged of it and of the networks of its folds."""
        left_out = [one for one in told if one.condition != MADE]
        made = [one for one in told if one.condition == MADE]
        card = measured_card(self._pack.card, figures(left_out, made), validated)
        return write_pack(self._place, card, self._pack.read(onnx.MODEL))

    def _train(self) -> Iterator[Progress]:
        laboratory, recipe = self.laboratory, self.recipe
        require_same(laboratory.folder, self.shelf.sha256_of(self.learned), self.learned)
        for step in taught(
            partial(GazePupil, recipe, laboratory.device),
            GazeBatches(laboratory.shelf, recipe, self.learned),
            laboratory.folder,
            workers=laboratory.workers,
            threads=laboratory.threads,
        ):
            losses = ", ".join(f"{name} {value:.3f}" for name, value in step.losses.items())
            said = f"{losses}, {step.faces_per_second:.0f} windows a second"
            yield Progress(f"{self.part}: training", step.step + 1, recipe.training.steps, said)

    @cached_property
    def _pack(self) -> Pack:
        """The exported network with a card that has no figures yet."""
        network = packed_gaze(kept_network(self.laboratory.folder, self.recipe))
        model = _exported(network)
        self._compare(network, model)
        training = recorded(
            self.recipe,
            self.laboratory.folder,
            self.shelf.manifest_sha256,
            self.laboratory.device,
        )
        return write_pack(self._place, card_of(self.recipe, model, training), model)

    @property
    def _place(self) -> Path:
        return pack_folder(self.laboratory.folder, self.recipe)

    def _compare(self, network: PackedGaze, model: bytes) -> None:
        """Compare the exported network with the trained one, on windows it knows."""
        known = GazeBatches(self.laboratory.shelf, self.recipe, self.learned)(0)
        given: dict[str, NDArray[Any]] = {network.inputs[0]: known.measures}
        parity_of(network, model, given, network.outputs)

    def _judged(self, pack: Pack) -> Iterator[JudgedEyes]:
        engine = EyesEngine(onnx.start(pack, THREADS))
        known = _references(self.laboratory.shelf, self.shelf.sha256)
        yield from judged(engine, self.shelf, self.asked, known, self.part)


@cache
def _references(folder: Path, _sha256: str) -> Mapping[str, Population]:
    """Return the references of the cues by person; once for all folds of the same shelf."""
    shelf = EyeShelf(folder)
    own = [at for at, one in enumerate(shelf.clips) if not (one.altered or one.repainted)]
    authentic = [(shelf.clips[at].person, shelf.clip(at).samples) for at in own]
    return references(authentic, [one.person for one in shelf.clips])


def _exported(network: PackedGaze) -> bytes:
    given = {network.inputs[0]: torch.zeros((TRACED, FRAMES, MEASURES))}
    return exported_like(network, given, network.outputs, symbolic=True)


def _range(release: _Making) -> str:
    """Say on what the network was taught and judged."""
    clips = [release.shelf.clips[at] for at in release.learned.tolist()]
    learned = [one for one in clips if not (one.altered or one.repainted)]
    widths = sorted(one.width for one in learned)
    rates = sorted(one.rate for one in learned)
    persons = {one.person for one in learned}
    return (
        f"Video; taught by {len(persons)} persons, faces of {widths[0]:.0f} to "
        f"{widths[-1]:.0f} pixels in the median, {rates[0]:.0f} to {rates[-1]:.0f} "
        "frames a second; judged on forgeries made here, by networks that had learned neither "
        "the person nor the way, and on few clips of generators. Scored where the cues can "
        "read the eyes too."
    )
