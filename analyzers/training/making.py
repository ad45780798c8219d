"""From a recipe to a pack: train, export, judge, and write the card.

Every part can be interrupted and goes on where it was. What is judged is the exported file, run
as an examination runs it.
"""

import hashlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from analyzers.networks.packed import packed
from analyzers.runtime import onnx
from analyzers.runtime.card import Calibration, Card, Flagged, Measured, Trained, Validated
from analyzers.runtime.learned import FaceEngine
from analyzers.runtime.packs import Pack
from analyzers.training import figures
from analyzers.training.batches import Batches, makers_of
from analyzers.training.carding import card_of, trained, write_pack
from analyzers.training.checkpoints import load_network
from analyzers.training.export import exported, parity
from analyzers.training.faces import FaceShelf, alone
from analyzers.training.fakes.face import Maker
from analyzers.training.judging import CLEAN, WHOLE, Case, Extent, Judged, cases, judged
from analyzers.training.loop import digest_of, train
from analyzers.training.recipe import Fold, Recipe, without
from analyzers.training.splits import parted
from workbench.errors import CheckpointUnusable
from workbench.evaluation.logistic import fitted

__all__ = ["JUDGED", "VALIDATED", "Laboratory", "Progress", "make", "read_judged"]

PARITY_FACES = 32
THREADS = 2  # of the network that is judged
LEARNED_FROM = "manifest.sha256"
JUDGED, VALIDATED = "judged.jsonl", "validated.jsonl"
TOLD_EVERY = 100  # faces judged
DULLEST = 0.01  # of the faces learned from are less sharp than the validated range allows
CLIPS = 10  # authentic ones, on which an operating point for video is set
BEARABLE = 0.10  # of authentic faces of any source left out may be called, to propose findings
OF_A_FOLD = "of another network by this recipe, as the released one learned from them"
UNMEASURED = Validated(conditions="Not judged yet.")

Indices = NDArray[np.int64]


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
        yield from _made(recipe, laboratory)


def _made(recipe: Recipe, laboratory: Laboratory) -> Iterator[Progress | Pack]:
    told: list[Measured] = []
    for number, fold in enumerate(recipe.folds, start=1):
        part = replace(laboratory, folder=laboratory.folder / f"fold-{number}")
        making = _Making(without(recipe, fold), part, f"fold {number}", only_left_out=True)
        result = yield from making.run()
        told += _of_fold(result, fold)
    result = yield from _Making(recipe, laboratory, "release").run()
    measured = [*sorted(told, key=_worst), *result.figures()]
    yield result.pack(recipe, laboratory, measured)


def _of_fold(result: "_Result", fold: Fold) -> list[Measured]:
    """Return the figures of what a fold left out, whole pairs only, as of another network."""
    return [
        msgspec.structs.replace(one, conditions=f"{one.conditions}; {OF_A_FOLD}")
        for one in result.figures()
        if one.source in fold.leave_out_sources
        and (not one.generator or one.generator in fold.leave_out_generators)
    ]


def _worst(figure: Measured) -> tuple[bool, float]:
    rate = not figure.generator
    return rate, -figure.value if rate else figure.value


@dataclass(frozen=True, kw_only=True)
class _Result:
    """A trained network, exported and judged."""

    model: bytes
    training: Trained
    shelf: FaceShelf
    learned: Sequence[int]
    validated: Sequence[Judged]
    seen: Sequence[Judged]
    paired: bool

    @property
    def point(self) -> float:
        return figures.operating_point(self.validated)

    def figures(self) -> list[Measured]:
        table = figures.Table(tuple(self.seen), self.point)
        drawn = figures.of_maps(table, self.validated)
        return [*figures.figures(table, paired=self.paired), *drawn]

    def pack(self, recipe: Recipe, laboratory: Laboratory, measured: list[Measured]) -> Pack:
        card = card_of(
            recipe,
            self.model,
            training=self.training,
            validated=self._range(recipe),
            measured=measured,
            calibration=self._calibration(),
            operating_points=self._points(measured),
        )
        return _written(laboratory.folder, card, self.model)

    def _range(self, recipe: Recipe) -> Validated:
        sharp = [self.shelf.examples[index].sharpness for index in self.learned]
        return Validated(
            conditions="Faces seen from the front and half from the side; JPEG of quality 30 "
            "and better, reduced to half, slightly blurred or noisy; see the figures for each",
            least_face_width=recipe.data.least_width,
            least_sharpness=round(float(np.nanquantile(sharp, DULLEST)), 4),
        )

    def _calibration(self) -> Calibration:
        """Fit a straight line from scores to log10 likelihood ratios, on the validated side."""
        scores = np.array([one.score for one in self.validated])
        altered = np.array([bool(one.made) for one in self.validated])
        intercept, slope = (fitted(scores[:, None], altered) / np.log(10)).tolist()
        return Calibration(
            method="logistic regression, both classes weighing the same: llr = slope · score + "
            "intercept, log10",
            fitted_on="validated faces under every condition, altered ones as in training",
            n=len(scores),
            parameters={
                "slope": round(float(slope), 5),
                "intercept": round(float(intercept), 5),
            },
        )

    def _points(self, measured: Sequence[Measured]) -> tuple[Flagged, ...]:
        """Return the operating point, unless authentic faces of a source reach it too often.

        One for video only where it was set on so many clips.
        """
        told = [one for one in measured if one.quantity == figures.ALARMS]
        every = [one.value for one in told]
        alarms = [one.value for one in told if one.conditions.startswith(CLEAN)]
        if not alarms or max(alarms) > BEARABLE:
            return ()
        authentic = [one for one in self.validated if not one.made]
        n = len({(one.path, one.frame) for one in authentic})
        meaning = (
            f"{figures.FALSE_ALARMS:.0%} of {n} validated authentic faces reach it, each under "
            f"{len(authentic) // n} conditions; of any source that was judged at most "
            f"{max(alarms):.0%}, {CLEAN}, and {max(every):.0%} under the worst condition"
        )
        return tuple(
            Flagged(kind=kind, threshold=round(self.point, 4), meaning=meaning)
            for kind in self._kinds()
        )

    def _kinds(self) -> "list[Literal['image', 'video']]":
        """Return the kinds of media that the operating point was set on."""
        clips = {one.path for one in self.validated if one.moving and not one.made}
        return ["image", "video"] if len(clips) >= CLIPS else ["image"]


@dataclass(frozen=True)
class _Making:
    """One training, from the faces to a judged network; `part` names it in what is told."""

    recipe: Recipe
    laboratory: Laboratory
    part: str
    only_left_out: bool = False

    def run(self) -> Generator[Progress, None, _Result]:
        """Do what has not been done yet."""
        recipe, folder, extent = self.recipe, self.laboratory.folder, self.laboratory.extent
        shelf = FaceShelf(self.laboratory.shelf)
        sides = parted(shelf.examples, recipe)
        yield from self._train(sides.learned)
        model = self._model(shelf, sides.learned)
        record = trained(
            recipe, manifest_sha256=shelf.manifest_sha256, device=self.laboratory.device
        )
        unjudged = card_of(recipe, model, training=record, validated=UNMEASURED)
        pack = _written(folder, unjudged, model)
        taught = {name: maker for name, maker, _ in makers_of(recipe)}
        validated = yield from self._judge(
            pack,
            cases(shelf, sides, recipe, taught, validated=True, extent=extent),
            folder / VALIDATED,
        )
        forging = {**taught, **self.laboratory.forging}
        if self.only_left_out:
            sides = replace(sides, kept_back=sides.kept_back[:0])
        seen = yield from self._judge(
            pack, cases(shelf, sides, recipe, forging, extent=extent), folder / JUDGED
        )
        return _Result(
            model=model,
            training=record,
            shelf=shelf,
            learned=sides.learned.tolist(),
            validated=validated,
            seen=seen,
            paired=recipe.task == "blending",
        )

    def _train(self, learned: Indices) -> Iterator[Progress]:
        laboratory, steps = self.laboratory, self.recipe.training.steps
        self._require_same_faces()
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

    def _require_same_faces(self) -> None:
        """Note whose faces are learned from; raises CheckpointUnusable for others."""
        digest = FaceShelf(self.laboratory.shelf).manifest_sha256
        path = self.laboratory.folder / LEARNED_FROM
        if path.exists() and path.read_text("ascii", "replace") != digest:
            raise CheckpointUnusable("the folder holds a training on faces of another manifest")
        self.laboratory.folder.mkdir(parents=True, exist_ok=True)
        path.write_text(digest, "ascii")

    def _model(self, shelf: FaceShelf, learned: Indices) -> bytes:
        """Return the exported network, compared with the trained one on faces it knows."""
        network = packed(load_network(self.laboratory.folder))
        content = exported(network)
        parity(network, content, np.stack([shelf.crops[i] for i in learned[:PARITY_FACES]]))
        return content

    def _key(self, pack: Pack) -> str:
        """Name what decides what is judged: the model, the recipe, the faces, the forgeries."""
        laboratory = self.laboratory
        decisive = (
            pack.sha256,
            digest_of(self.recipe),
            FaceShelf(laboratory.shelf).manifest_sha256,
            sorted(laboratory.forging),
            asdict(laboratory.extent),
        )
        return hashlib.sha256(msgspec.json.encode(decisive)).hexdigest()

    def _judge(
        self, pack: Pack, given: Iterator[Case], path: Path
    ) -> Generator[Progress, None, list[Judged]]:
        """Score cases, or read the scores that an earlier run kept of this very model."""
        key = self._key(pack).encode()
        if path.exists() and path.read_bytes().partition(b"\n")[0] == key:
            return read_judged(path)
        told: list[Judged] = []
        engine = FaceEngine(onnx.start(pack, THREADS))
        for one in judged(engine.run, given, self.laboratory.extent.conditions):
            told.append(one)
            if len(told) % TOLD_EVERY == 0:
                yield Progress(f"{self.part}: judging", len(told), 0)
        kept = b"\n".join([key, *map(msgspec.json.encode, told)])
        part = path.with_suffix(".part")
        part.write_bytes(kept)
        part.replace(path)
        return told


def read_judged(path: Path) -> list[Judged]:
    """Return what was judged before."""
    lines = path.read_bytes().splitlines()[1:]
    return [msgspec.json.decode(line, type=Judged) for line in lines]


def _written(folder: Path, card: Card, model: bytes) -> Pack:
    return write_pack(folder / "pack" / card.name / card.version, card, model)
