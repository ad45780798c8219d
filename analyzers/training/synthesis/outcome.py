"""What a training on generated faces came to, and the pack that is made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

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
from analyzers.training.outcome import Outcome
from analyzers.training.synthesis.recipe import SynthesisRecipe

__all__ = ["GeneratedOutcome", "card_of"]

OUTPUT = (
    "score (n,): content and a quarter of drawn, higher for generated faces; content (n,): "
    "what the middle of the face looks like beyond what the quality of its picture predicts, "
    "in spreads; drawn (n,): the same of traces of a decoder in its native pixels; each cut at "
    "2; no probability"
)


@dataclass(frozen=True, kw_only=True)
class GeneratedOutcome(Outcome):
    """A fitted network of generated faces, judged."""

    asked: SynthesisRecipe

    def packed(self, folder: Path, measured: Sequence[Measured]) -> Pack:
        """Write the pack into `folder`, with the figures that its card tells."""
        points = self._points(measured)
        card = with_figures(
            card_of(self.asked, self.model, self.training),
            validated=self._range(self.asked.faces()),
            measured=measured,
            calibration=self._calibration() if points else None,
            operating_points=points,
        )
        return write_pack(pack_folder(folder, self.asked), card, self.model)


def card_of(recipe: SynthesisRecipe, model: bytes, training: Trained) -> Card:
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
        start=(START,),
    )
