"""What a training on facial parts came to, and the pack that is made of it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from analyzers.parts.standard import FILE, written
from analyzers.parts.tokens import CELLS, CROP, LEFT, SIDE, TOP
from analyzers.runtime.card import Card, Given, Measured, Trained
from analyzers.runtime.packs import Pack
from analyzers.training import figures
from analyzers.training.carding import described, pack_folder, with_figures, write_pack
from analyzers.training.outcome import Outcome
from analyzers.training.parts.figures import figures_of_residuals, standard_of
from analyzers.training.parts.judging import JudgedParts
from analyzers.training.parts.recipe import PartsRecipe

__all__ = ["PartsOutcome", "card_of"]

WORK = (
    "tells faces of which a part does not fit the rest from authentic ones, and shows each "
    "part as the others explain it"
)
OUTPUT = (
    "score (n,): a logit, higher for forged faces; residuals (n, 3) of eyes and brows, nose "
    "and cheeks, mouth and chin: how far each is from what the rest explains, restored and in "
    "its detail, in standard deviations of authentic faces with such a rest; recovered (n, "
    "112, 112, 3): the face with these parts as the rest explains them; nothing of it is a "
    "probability"
)


@dataclass(frozen=True, kw_only=True)
class PartsOutcome(Outcome):
    """A trained network of facial parts, exported and judged."""

    asked: PartsRecipe
    told: Sequence[JudgedParts]
    known: Sequence[JudgedParts]

    def figures(self) -> list[Measured]:
        """Return every figure, in no order; the card puts the worst first."""
        table = figures.Table(tuple(self.told), self.point, self.taught)
        return [
            *figures.figures(table, paired=True),
            *figures_of_residuals(table, self.told, self.known),
        ]

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
            f"Its autoencoder was trained before on authentic faces alone, by {steps} steps of "
            f"{faces} faces, from chance weights; it is the other half of the network",
        ),
    )


def _given() -> Given:
    tokens = CELLS**2
    return Given(
        crop="face",
        size=SIDE,
        layout=(
            f"`faces` uint8 (n, {SIDE}, {SIDE}, 3), red, green, blue: {CROP} pixels of the "
            f"face turned upright (A256) from ({LEFT}, {TOP}) on; `parts` uint8 (n, {tokens}): "
            "the part that each token shows, row by row: 1 eyes and brows, 2 nose and cheeks, "
            "3 mouth and chin, 0 the rest"
        ),
        normalisation="inside the model",
    )


def _network(recipe: PartsRecipe, model: bytes) -> str:
    asked = recipe.network
    hiding = "parts" if recipe.masking.by == "parts" else "random patches (a control)"
    more = "; the face is compared with what was recovered of it" if asked.pair else ""
    more += "; it attends symmetrically and was taught fidelity" if asked.fidelity else ""
    return (
        f"A masked autoencoder that hid {hiding}, {asked.depth} blocks of {asked.width} and "
        f"{asked.decoder_depth} of {asked.decoder_width}, kept as it was, beside a copy of its "
        f"encoder that was taught forgeries{more}; {len(model) / 1e6:.1f} MB, weights in half "
        "precision, computed in single precision"
    )
