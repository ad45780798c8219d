"""From a recipe to a pack of generated faces: redraw, measure, fit, export, judge, tell.

Measuring and redrawing can be interrupted and go on where they were. The trunk is never taught:
a fold is judged by the very module that is exported, on embeddings that were computed once,
under every condition; of the released network the exported file is judged.
"""

import hashlib
from collections.abc import Callable, Generator, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from analyzers.networks.face_network import FaceNetwork
from analyzers.networks.generated import GeneratedPack
from analyzers.networks.packed import PackedNetwork, packed
from analyzers.runtime import onnx
from analyzers.runtime.card import Measured, Trained
from analyzers.runtime.packs import Pack
from analyzers.synthesis.engine import GeneratedEngine
from analyzers.training.acquainted import judged_by_fold, taught_by
from analyzers.training.carding import pack_folder, trained, write_pack
from analyzers.training.export import exported_like, parity_of
from analyzers.training.faces import Example, FaceShelf, alone
from analyzers.training.judging import (
    CLEAN,
    Case,
    Judged,
    as_judged,
    grouped,
    told_of_case,
)
from analyzers.training.making import (
    JUDGED,
    VALIDATED,
    Laboratory,
    Progress,
    figures_of_folds,
    fold_folder,
    judged_once,
)
from analyzers.training.recipe import Fold, digest_of, of_fold
from analyzers.training.splits import Sides, parted
from analyzers.training.synthesis.features import Features, given, of_pair
from analyzers.training.synthesis.fitting import Content, Traces, fit
from analyzers.training.synthesis.outcome import GeneratedOutcome, card_of
from analyzers.training.synthesis.recipe import SynthesisRecipe
from analyzers.training.synthesis.redrawing import (
    FOUND,
    Pair,
    drawn_by,
    photographs,
    redrawn,
)

__all__ = ["make"]

PARITY_FACES = 32
REDRAWN, FEATURES = "redrawn", "features-{}.npz"

Indices = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Judging:
    """How one network is judged: by `judge`, given the name of a side, once for each `key`."""

    folder: Path
    key: str
    judge: Callable[[str], Iterator[Judged]]
    part: str

    def once(self, name: str, *sides: str) -> Generator[Progress, None, list[Judged]]:
        """Return the scores of faces of these sides, which the file `name` keeps."""
        self.folder.mkdir(parents=True, exist_ok=True)
        judging = (one for side in sides for one in self.judge(side))
        path = self.folder / name
        return (yield from judged_once(path, self.key, Judged, judging, self.part))


def make(
    recipe: SynthesisRecipe, laboratory: Laboratory, zoo: Path
) -> Iterator[Progress | Pack]:
    """Yield progress, and at last the pack, which lies in the folder `pack`.

    `zoo` holds the autoencoders that draw photographs anew. Raises TrainingError, among them
    RecipeUnusable and ExportDiffers.
    """
    if laboratory.threads:
        torch.set_num_threads(laboratory.threads)
    with alone(laboratory.folder):
        making = _Making(recipe, laboratory, zoo)
        yield from making.gathered()
        told = yield from figures_of_folds(recipe, making.fold)
        yield from making.released(told)


@dataclass(frozen=True)
class _Making:
    """What all folds share: the shelf, what was measured of it, and what was redrawn."""

    recipe: SynthesisRecipe
    laboratory: Laboratory
    zoo: Path
    pairs: list[Pair] = field(default_factory=list)
    counted: dict[tuple[Pair, int], tuple[NDArray[np.float32], NDArray[np.float32]]] = field(
        default_factory=dict
    )

    @cached_property
    def shelf(self) -> FaceShelf:
        """The gathered faces."""
        return FaceShelf(self.laboratory.shelf)

    @cached_property
    def drawn_by(self) -> dict[str, str]:
        """The weights that draw photographs anew."""
        return drawn_by(self.recipe, self.zoo)

    @cached_property
    def trunk(self) -> PackedNetwork:
        """The frozen network, rounded as it is exported."""
        asked = self.recipe.network
        return packed(FaceNetwork(asked.size, crop=asked.crop).begun())

    @cached_property
    def features(self) -> Features:
        """What is measured of faces."""
        faces = [(one.path, one.frame, one.width) for one in self.shelf.examples]
        measured = repr((self.recipe.network, faces)).encode()
        name = FEATURES.format(hashlib.sha256(measured).hexdigest()[:16])
        return Features(self.shelf, self.trunk, self.laboratory.folder / name)

    @cached_property
    def learned(self) -> frozenset[int]:
        """The faces that any fold may learn from: the same of each group for all."""
        sides = parted(self.shelf.examples, self.recipe.faces())
        return frozenset(filter(self.features.usable, sides.learned.tolist()))

    def sides(self, fold: Fold | None) -> Sides:
        """Return whose faces a fold learns from and by whom it is judged, so many of each."""
        recipe = self.recipe if fold is None else of_fold(self.recipe, fold)
        data = msgspec.structs.replace(recipe.data, most_per_source=len(self.shelf) + 1)
        asked = msgspec.structs.replace(recipe.faces(), data=data)
        sides = parted(self.shelf.examples, asked)
        if fold is not None:
            sides = judged_by_fold(sides, self.shelf.examples, self.recipe, fold)
        learned = [index for index in sides.learned.tolist() if index in self.learned]
        return Sides(
            learned=np.array(learned, np.int64),
            validated=self._few(sides.validated),
            kept_back=self._few(sides.kept_back),
            left_out=self._few(sides.left_out),
        )

    def _few(self, indices: Indices) -> Indices:
        """Return so many of every source and generator, always the same ones."""
        counted: dict[tuple[str, str], int] = {}
        kept = []
        for index in sorted(indices.tolist(), key=self._named):
            example = self.shelf.examples[index]
            group = example.source, example.generator
            if counted.get(group, 0) < self.laboratory.extent.faces and self.features.usable(
                index
            ):
                counted[group] = counted.get(group, 0) + 1
                kept.append(index)
        return np.array(sorted(kept), np.int64)

    def _named(self, index: int) -> str:
        example = self.shelf.examples[index]
        named = f"{example.path}{example.frame}".encode()
        return hashlib.sha1(named, usedforsecurity=False).hexdigest()

    def gathered(self) -> Iterator[Progress]:
        """Redraw photographs, and measure whatever is learned from or judged."""
        chosen = photographs(self.shelf, sorted(self.learned), self.recipe.redrawn.photographs)
        folder = self.laboratory.folder / REDRAWN
        for done, pairs in enumerate(
            redrawn(self.recipe, self.shelf, chosen, self.zoo, folder), start=1
        ):
            self.pairs.extend(pairs)
            for pair in pairs:
                for number in range(self.recipe.redrawn.histories):
                    self.counted[pair, number] = of_pair(pair, number)
            yield Progress("redrawing", done, len(chosen))
        asked = {(index, CLEAN) for index in self.learned}
        for fold in self.recipe.folds:
            sides = self.sides(fold)
            judged = np.concatenate([sides.validated, sides.kept_back, sides.left_out])
            conditions = self.laboratory.extent.conditions
            asked |= {(index, one) for index in judged.tolist() for one in conditions}
        for done, of in self.features.measure(sorted(asked)):
            yield Progress("measuring", done, of)

    def fold(self, number: int) -> Generator[Progress, None, GeneratedOutcome]:
        """Fit and judge the network of a fold, counted from 1."""
        fold = self.recipe.folds[number - 1]
        sides = self.sides(fold)
        yield Progress(f"fold {number}", 0, 1)
        network = self._fitted(sides)
        judging = Judging(
            folder=fold_folder(self.laboratory.folder, number),
            key=self._key(
                sides, *(one.numpy().tobytes() for one in network.state_dict().values())
            ),
            judge=partial(self._in_closed_form, network, sides),
            part=f"fold {number}",
        )
        return (yield from self._judged(b"", sides, judging))

    def released(self, told: Sequence[Measured]) -> Iterator[Progress | Pack]:
        """Fit the released network on all, export and judge it, and yield its pack."""
        sides, folder = self.sides(None), self.laboratory.folder
        yield Progress("release", 0, 1)
        model = self._exported(self._fitted(sides), sides)
        where = pack_folder(folder, self.recipe)
        card = card_of(self.recipe, model, self._trained(), self.drawn_by)
        pack = write_pack(where, card, model)
        engine = GeneratedEngine(onnx.start(pack, self.laboratory.threads or 1))
        judging = Judging(
            folder=folder,
            key=self._key(sides, model),
            judge=partial(self._by_file, engine, sides),
            part="release",
        )
        outcome = yield from self._judged(model, sides, judging)
        yield outcome.packed(folder, [*told, *outcome.figures()])

    def _key(self, sides: Sides, *network: bytes) -> str:
        """Name what decides how faces are scored."""
        judged = (sides.validated, sides.kept_back, sides.left_out)
        said = digest_of(self.recipe), self.shelf.manifest_sha256, self.laboratory.extent
        parts = [*network, *(one.tobytes() for one in judged), repr(said).encode()]
        return hashlib.sha256(b"".join(parts)).hexdigest()

    def _judged(
        self, model: bytes, sides: Sides, judging: "Judging"
    ) -> Generator[Progress, None, GeneratedOutcome]:
        """Judge, or read what an earlier run kept of this very network."""
        validated = yield from judging.once(VALIDATED, "validated")
        seen = yield from judging.once(JUDGED, "kept_back", "left_out")
        return GeneratedOutcome(
            asked=self.recipe,
            drawn_by=self.drawn_by,
            model=model,
            training=self._trained(),
            taught=taught_by(self.recipe.faces(), self.shelf.examples, sides, ()),
            shelf=self.shelf,
            learned=sides.learned.tolist(),
            validated=validated,
            seen=seen,
            paired=False,
        )

    def _trained(self) -> Trained:
        return trained(
            self.recipe,
            manifest_sha256=self.shelf.manifest_sha256,
            device=self.laboratory.device,
            steps=0,
        )

    def _fitted(self, sides: Sides) -> GeneratedPack:
        learned = sides.learned.tolist()
        sources = {
            self.shelf.examples[i].source for i in learned if not self.shelf.examples[i].altered
        }
        content, traces = self._content(learned), self._traces(learned, sources)
        how, balance = self.recipe.fitting, self.recipe.data.balance
        return fit(how, balance, deepcopy(self.trunk), content, traces).eval()

    def _content(self, learned: Sequence[int]) -> Content:
        known = {index: self.features.known[index, CLEAN] for index in learned}
        plain = self._authentic(learned)
        return Content(
            embeddings=np.stack([one.embedding for one in known.values()]).astype(np.float64),
            altered=np.array([self.shelf.examples[index].altered for index in learned]),
            groups=[_group(self.shelf.examples[index]) for index in learned],
            traits=np.stack([known[index].traits for index in plain]).astype(np.float64),
        )

    def _traces(self, learned: Sequence[int], sources: set[str]) -> Traces:
        rows = [one for one in self.counted.items() if one[0][0].source in sources]
        plain = [self.features.known[i, CLEAN] for i in self._authentic(learned)]
        bases = [one for one in rows if one[0][0].name == FOUND]
        known = [*(one.traces for one in plain), *(traces for _, (_, traces) in bases)]
        traits = [*(one.traits for one in plain), *(traits for _, (traits, _) in bases)]
        named = [("found", self.shelf.examples[i].source) for i in self._authentic(learned)]
        return Traces(
            pairs=np.stack([traces for _, (_, traces) in rows]).astype(np.float64),
            made=np.array([pair.name != FOUND for (pair, _), _ in rows]),
            groups=[(pair.name, pair.source) for (pair, _), _ in rows],
            known=np.stack(known).astype(np.float64),
            traits=np.stack(traits).astype(np.float64),
            sources=[*named, *((FOUND, pair.source) for (pair, _), _ in bases)],
        )

    def _authentic(self, learned: Sequence[int]) -> list[int]:
        return [index for index in learned if not self.shelf.examples[index].altered]

    def _exported(self, network: GeneratedPack, sides: Sides) -> bytes:
        """Return the exported network, compared with the fitted one on faces it knows."""
        few = sides.learned[:PARITY_FACES].tolist()
        known = [self.features.known[index, CLEAN] for index in few]
        values: dict[str, NDArray[Any]] = {
            "face": np.stack([given(self.shelf, index, CLEAN)[0] for index in few]),
            "traits": np.stack([one.traits for one in known]),
            "traces": np.stack([one.traces for one in known]),
        }
        two = {name: torch.from_numpy(value[:2]) for name, value in values.items()}
        content = exported_like(network, two, network.outputs)
        parity_of(network, content, values, network.outputs)
        return content

    def _cases(self, sides: Sides, side: str) -> Iterator[Case]:
        for index in getattr(sides, side).tolist():
            example = self.shelf.examples[index]
            yield Case(
                index=index,
                example=example,
                made=(example.generator or example.source) if example.altered else "",
                family=example.family if example.altered else "",
                side=side,
                pixels=np.array(self.shelf.crops[index]),
                mask=None,
            )

    def _in_closed_form(
        self, network: GeneratedPack, sides: Sides, side: str
    ) -> Iterator[Judged]:
        """Yield scores by the module that would be exported, of embeddings that are known."""
        for case in self._cases(sides, side):
            known = [
                self.features.known[case.index, one]
                for one in self.laboratory.extent.conditions
            ]
            embeddings, traits, traces, _ = (
                torch.from_numpy(np.stack(one)) for one in zip(*known, strict=True)
            )
            with torch.inference_mode():
                logits = network.network.network.head(embeddings)[:, 0]
                scores = network.combined(logits, traits, traces)[0]
            told = zip(self.laboratory.extent.conditions, scores.tolist(), known, strict=True)
            for condition, score, one in told:
                yield as_judged(case, condition, float(one.sharpness), score, None)

    def _by_file(self, engine: GeneratedEngine, sides: Sides, side: str) -> Iterator[Judged]:
        for group in grouped(self._cases(sides, side)):
            for condition in self.laboratory.extent.conditions:
                both = [given(self.shelf, case.index, condition) for case in group]
                for case, (face, _), told in zip(group, both, engine.run(both), strict=True):
                    yield told_of_case(case, condition, face, told.score, None)


def _group(example: Example) -> tuple[bool, str]:
    return example.altered, example.generator if example.altered else example.source
