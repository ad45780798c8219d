"""What a training on generated faces came to, and the pack that is made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from analyzers.runtime.card import Card, Given, Measured, Trained
from analyzers.runtime.packs import Pack
from analyzers.training.carding import (
    START,
    TASKS,
    described,
    pack_folder,
    with_figures,
    write_pack,
)
from analyzers.training.judging import CLEAN
from analyzers.training.outcome import Outcome
from analyzers.training.synthesis.recipe import SynthesisRecipe

__all__ = ["GeneratedOutcome", "card_of"]

DREW = "Weights that drew photographs anew, never part of the pack"
APART = " (face and window apart, as in no file)"  # said of a condition
OUTPUT = (
    "score (n,): content and a quarter of drawn, higher for generated faces; content (n,): "
    "what the middle of the face looks like beyond what the quality of its picture predicts, "
    "in spreads; drawn (n,): the same of traces of a decoder in its native pixels; each cut at "
    "2; no probability"
)


@dataclass(frozen=True, kw_only=True)
class GeneratedOutcome(Outcome):
    """A fitted network of generated faces, judged.

    `drawn_by` is the sha256 of each file of weights that drew photographs anew.

    Its aligned face and its native window are degraded apart: a picture that is blurred once
    has a soft window and a face that is nearly as sharp as before, which was not judged.
    """

    asked: SynthesisRecipe
    drawn_by: Mapping[str, str]
    apart: bool = True

    def figures(self) -> list[Measured]:
        """Return every figure, its condition named as what it is."""
        return [_named(one) for one in super().figures()]

    def packed(self, folder: Path, measured: Sequence[Measured]) -> Pack:
        """Write the pack into `folder`, with the figures that its card tells."""
        points = self._points(measured)
        card = with_figures(
            card_of(self.asked, self.model, self.training, self.drawn_by),
            validated=self._range(self.asked.faces()),
            measured=measured,
            calibration=self._calibration() if points else None,
            operating_points=points,
        )
        return write_pack(pack_folder(folder, self.asked), card, self.model)


def _named(figure: Measured) -> Measured:
    condition, *known = figure.conditions.split("; ")
    if condition == CLEAN:
        return figure
    return msgspec.structs.replace(figure, conditions="; ".join([condition + APART, *known]))


def card_of(
    recipe: SynthesisRecipe, model: bytes, training: Trained, drawn_by: Mapping[str, str]
) -> Card:
    """Return the card of a network that was fitted by `recipe`, before it is measured."""
    size, crop = recipe.network.size, recipe.network.crop
    return described(
        recipe,
        model,
        training,
        task=TASKS["synthesis"],
        network=(
            f"EfficientNet-Lite0 at {size} pixels, never taught, with lines that were fitted "
            f"to its features and to co-occurrences of residuals; {len(model) / 1e6:.1f} MB, "
            "the trunk's weights in half precision, computed in single precision"
        ),
        output=OUTPUT,
        given=Given(
            crop="face",
            size=size,
            layout=(
                "`face` uint8 (n, 256, 256, 3), red, green, blue: faces turned upright (A256); "
                "`traits` (n, 8) and `traces` (n, 156): numbers of the middle 256 pixels of "
                "the native window; both pictures saved as JPEG 90 first"
            ),
            normalisation=f"inside the model: the middle {crop} pixels, at {size}",
        ),
        start=(
            START,
            *(f"{DREW}: {name}, sha256 {sha256}" for name, sha256 in drawn_by.items()),
        ),
    )
