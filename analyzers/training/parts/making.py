"""From a recipe to a pack of facial parts: pretrain, look, teach, export, judge.

Every part can be interrupted and goes on where it was. Folds teach the comparer alone, of the
same rows, and are judged by what they left out; the restorer never learns a forgery. What is
judged of the release is the exported file, run as an examination runs it.
"""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property, partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from analyzers.networks.packed import rounded
from analyzers.networks.part_comparer import Comparer, Heads, score_of
from analyzers.networks.part_residuals import PartsNetwork, PartsPack
from analyzers.parts.engine import given_of
from analyzers.runtime import onnx
from analyzers.runtime.packs import Pack
from analyzers.training.acquainted import Taught, taught_by
from analyzers.training.batches import face_image
from analyzers.training.carding import pack_folder, write_pack
from analyzers.training.export import exported_like, parity_of
from analyzers.training.faces import FaceShelf, alone
from analyzers.training.fakes.face import Maker
from analyzers.training.judging import Extent, cases
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
from analyzers.training.parts import bench
from analyzers.training.parts.bench import Bench, Rows
from analyzers.training.parts.forgeries import AGAIN, MADE
from analyzers.training.parts.judging import (
    JudgedParts,
    judged_parts,
    judged_rows,
    mask_of,
    runs,
)
from analyzers.training.parts.learning import (
    Comparing,
    Given,
    RowBatches,
    kept_heads,
    known_of,
)
from analyzers.training.parts.outcome import FoldOutcome, PartsOutcome, card_of
from analyzers.training.parts.pretraining import pretrained, refined_restorer
from analyzers.training.parts.recipe import PartsRecipe, teaching_of, without
from analyzers.training.parts.usual import fit_misfits, fit_residuals, shown_of
from analyzers.training.recipe import Recipe
from analyzers.training.splits import Indices, Sides, parted
from workbench.errors import RecipeUnusable

__all__ = ["BENCH", "PRETRAINING", "made_fold", "make"]

PRETRAINING, BENCH = "pretraining", "bench"
USUAL = 320  # authentic faces that residuals are set beside
PARITY = 6  # faces by which the exported file is compared
THREADS = 2  # of the network that is judged
FACES, FORGED = 60, 16  # of a source that the released network is judged on, at most
MORE_VALIDATED = 3  # times as many faces of a source as are judged: a standard rests on them

Floats = NDArray[np.float32]


def make(recipe: PartsRecipe, laboratory: Laboratory) -> Iterator[Progress | Pack]:
    """Yield progress, and at last the pack, which lies in the folder `pack`.

    Raises TrainingError, among them RecipeUnusable, CheckpointUnusable and ExportDiffers.
    """
    with alone(laboratory.folder):
        told = yield from figures_of_folds(recipe, partial(made_fold, recipe, laboratory))
        outcome = yield from _Making(recipe, laboratory).run()
        yield outcome.packed(laboratory.folder, [*told, *outcome.figures()])


def made_fold(
    recipe: PartsRecipe, laboratory: Laboratory, number: int
) -> Generator[Progress, None, FoldOutcome]:
    """Teach and judge the comparer of a fold, counted from 1, beside its controls."""
    fold = recipe.folds[number - 1]
    looked = _Looked(recipe, laboratory)
    yield from looked.look()
    teaching = _Teaching(
        looked=looked,
        recipe=without(recipe, fold),
        folder=fold_folder(laboratory.folder, number),
        part=f"fold {number}",
        left_out=fold.leave_out_sources,
    )
    return (yield from teaching.judged())


@dataclass(frozen=True)
class _Looked:
    """The rows of a laboratory, which all trainings of a recipe share."""

    recipe: PartsRecipe
    laboratory: Laboratory

    @cached_property
    def shelf(self) -> FaceShelf:
        """The gathered faces."""
        return FaceShelf(self.laboratory.shelf)

    @cached_property
    def sides(self) -> Sides:
        """Whose faces the release learns from, and who is judged."""
        return parted(self.shelf.examples, self.recipe.faces())

    @cached_property
    def bench(self) -> Bench:
        """What is looked at."""
        recipe = self.recipe
        if unknown := sorted(set(recipe.fakes) - set(MADE)):
            known = ", ".join(sorted(MADE))
            raise RecipeUnusable(f"no fakes are called {', '.join(unknown)}; there are {known}")
        strange = {name for fold in recipe.folds for name in fold.leave_out_sources}
        return Bench(
            shelf=self.laboratory.shelf,
            folder=self.laboratory.folder / BENCH,
            sides=self.sides,
            ways=tuple(way for way, weight in recipe.fakes.items() if weight),
            degradation=recipe.degradation,
            terms=recipe.bench,
            seed=recipe.seed,
            strange=tuple(sorted(strange)),
        )

    def look(self) -> Iterator[Progress]:
        """Look at everything that was not looked at before."""
        for done, of in self.bench.rows(self.laboratory.workers):
            yield Progress("looking at parts", done, of)

    @cached_property
    def rows(self) -> Rows:
        """All that was looked at."""
        return self.bench.read()

    @cached_property
    def source(self) -> NDArray[np.str_]:
        """The collection of each row."""
        examples = self.shelf.examples
        return np.array([examples[index].source for index in self.rows.index.tolist()])


@dataclass(frozen=True, kw_only=True)
class _Teaching:
    """One comparer, taught without some sources and what its recipe does not teach."""

    looked: _Looked
    recipe: PartsRecipe
    folder: Path
    part: str
    left_out: Sequence[str] = ()

    def of_stage(self, stage: str, *, strange: bool = False) -> NDArray[np.bool_]:
        """Return which rows are of a stage, of sources left out or of all the others."""
        out = np.isin(self.looked.source, self.left_out)
        return np.asarray((self.looked.rows.stage == stage) & (out == strange), np.bool_)

    def teach(self, given: Given) -> Generator[Progress, None, Heads]:
        """Teach heads that are given so much, and return them."""
        learned, teaching = self.of_stage(bench.LEARNED), teaching_of(self.recipe)
        batches = RowBatches(
            rows=self.looked.rows.where(learned),
            source=self.looked.source[learned],
            recipe=teaching,
            given=given,
        )
        folder, laboratory = self.folder / given.value, self.looked.laboratory
        indices = np.unique(batches.rows.index)
        require_same(folder, self.looked.shelf.manifest_sha256, indices)
        steps = self.recipe.training.steps
        begun = partial(Comparing, teaching, batches, laboratory.device)
        threads = laboratory.threads
        for step in taught(begun, batches.prepared(), folder, workers=0, threads=threads):
            said = f"loss {step.loss:.3f}"
            yield Progress(f"{self.part}: {given}", step.step + 1, steps, said)
        return kept_heads(folder, teaching, given, batches.authentic.shape[2])

    def comparer(self, given: Given) -> Generator[Progress, None, Comparer]:
        """Teach heads and set them beside authentic validated faces."""
        comparer = Comparer((yield from self.teach(given)))
        whole = self.of_stage(bench.VALIDATED) & (self.looked.rows.made == "")
        known = known_of(self.looked.rows.where(whole), given)
        fit_misfits(comparer, known[np.isfinite(known).all((1, 2))])
        return comparer

    def judged(self) -> Generator[Progress, None, FoldOutcome]:
        """Judge the comparer and its controls by rows that were left out."""
        scores, misfits = yield from self._said()
        rows, made = self.looked.rows, self.looked.rows.made
        taught_ways = {way for way, weight in self.recipe.fakes.items() if weight}
        strange = np.isin(made, ["", *(way for way in MADE if way not in taught_ways)])
        validated = np.isin(made, ["", *taught_ways])

        def told(chosen: NDArray[np.bool_], side: str) -> list[JudgedParts]:
            kept = {kind: values[chosen] for kind, values in misfits.items()}
            examples = self.looked.shelf.examples
            return list(judged_rows(rows.where(chosen), examples, scores[chosen], kept, side))

        return FoldOutcome(
            seen=told(self.of_stage(bench.JUDGED, strange=True) & strange, "left_out"),
            validated=told(self.of_stage(bench.VALIDATED) & validated, "validated"),
            taught=Taught(frozenset(taught_ways), frozenset(MADE)),
        )

    def _said(self) -> Generator[Progress, None, tuple[Floats, dict[str, Floats]]]:
        """Return the score of every row (n,), and its misfits (n, 3) of each kind."""
        misfits = {}
        for given in Given:
            comparer = yield from self.comparer(given)
            known = torch.from_numpy(known_of(self.looked.rows, given))
            field = "misfits" if given is Given.LOOKS else given.value
            with torch.no_grad():
                misfits[field] = comparer.misfits(known).numpy()
        return score_of(torch.from_numpy(misfits["misfits"])).numpy(), misfits


@dataclass(frozen=True)
class _Making:
    """The release, from the faces to a judged network."""

    recipe: PartsRecipe
    laboratory: Laboratory

    @cached_property
    def looked(self) -> _Looked:
        """The rows."""
        return _Looked(self.recipe, self.laboratory)

    @cached_property
    def faces(self) -> Recipe:
        """The recipe by which faces are parted and judged."""
        return self.recipe.faces()

    @cached_property
    def learned(self) -> Indices:
        """The faces that are learned from: those with a mesh."""
        sides, examples = self.looked.sides, self.looked.shelf.examples
        meshed = [examples[index].meshed for index in sides.learned.tolist()]
        return sides.learned[np.array(meshed, np.bool_)]

    @cached_property
    def ways(self) -> Mapping[str, Maker]:
        """The ways of forging that are learned from."""
        return {way: MADE[way] for way, weight in self.recipe.fakes.items() if weight}

    @cached_property
    def forging(self) -> Mapping[str, Maker]:
        """The ways by which is judged."""
        own = {name: maker for name, maker in MADE.items() if name not in bench.UNASKED}
        return {**self.laboratory.forging, **own}

    def run(self) -> Generator[Progress, None, PartsOutcome]:
        """Do what has not been done yet."""
        laboratory, looked = self.laboratory, self.looked
        kept = laboratory.folder / PRETRAINING
        yield from pretrained(self.recipe, laboratory, self.learned, kept, "release")
        yield from looked.look()
        model = self._model((yield from self._teaching.comparer(Given.LOOKS)))
        folder = self._teaching.folder / Given.LOOKS.value
        sha256 = looked.shelf.manifest_sha256
        training = recorded(self.recipe, folder, sha256, laboratory.device)
        card = card_of(self.recipe, model, training)
        pack = write_pack(pack_folder(laboratory.folder, self.recipe), card, model)
        validated = yield from self._judge(pack, VALIDATED)
        seen = yield from self._judge(pack, JUDGED)
        examples, sides = looked.shelf.examples, looked.sides
        return PartsOutcome(
            asked=self.recipe,
            model=model,
            training=training,
            taught=taught_by(self.faces, examples, sides, self.forging),
            shelf=looked.shelf,
            learned=self.learned.tolist(),
            validated=[one for one in validated if one.made not in AGAIN],
            seen=[one for one in seen if one.made not in AGAIN],
            known=validated,
            told=seen,
            paired=True,
        )

    @cached_property
    def _teaching(self) -> _Teaching:
        return _Teaching(
            looked=self.looked,
            recipe=self.recipe,
            folder=self.laboratory.folder / "release",
            part="release",
        )

    def _model(self, comparer: Comparer) -> bytes:
        """Return the exported network, compared with the trained one on faces it knows."""
        comparer.look.begin()
        kept = self.laboratory.folder / PRETRAINING
        restorer = refined_restorer(kept, self.recipe)
        network = PartsNetwork(restorer, comparer).eval().requires_grad_(False)
        chance = np.random.default_rng(self.recipe.seed)
        known = chance.permutation(self.learned)[:USUAL].tolist()
        fit_residuals(network, shown_of(self.looked.shelf, known))
        pack = PartsPack(rounded(network))
        given = self._given(known[:PARITY])
        two = {name: torch.from_numpy(values[:2]) for name, values in given.items()}
        content = exported_like(pack, two, pack.outputs, symbolic=True, named=False)
        parity_of(pack, content, given, pack.outputs[:3])
        return content

    def _given(self, indices: Sequence[int]) -> dict[str, NDArray[np.uint8]]:
        faces = [face_image(self.looked.shelf, index) for index in indices]
        points = [face.points for face in faces]
        return given_of([f.pixels for f in faces], [mask_of(mesh) for mesh in points], points)

    def _judge(self, pack: Pack, name: str) -> Generator[Progress, None, list[JudgedParts]]:
        path, judging = self.laboratory.folder / name, self._judged(pack, name)
        return (yield from judged_once(path, self._key(pack), JudgedParts, judging, "release"))

    @cached_property
    def _extent(self) -> Extent:
        extent = self.laboratory.extent
        most = min(extent.faces, FACES), min(extent.forged, FORGED)
        return replace(extent, faces=most[0], forged=most[1])

    def _judged(self, pack: Pack, name: str) -> Iterator[JudgedParts]:
        extent, validated = self._extent, name == VALIDATED
        more = extent.faces * (MORE_VALIDATED if validated else 1)
        asked = cases(
            self.looked.shelf,
            self.looked.sides,
            self.faces,
            self.ways if validated else self.forging,
            validated=validated,
            extent=replace(extent, faces=more),
        )
        run = runs(onnx.start(pack, THREADS))
        yield from judged_parts(run, self.looked.shelf, asked, extent.conditions)

    def _key(self, pack: Pack) -> str:
        also = sorted(self.forging), asdict(self._extent)
        sha256 = self.looked.shelf.manifest_sha256
        return key_of(pack, self.recipe, sha256, self.looked.sides, *also)
