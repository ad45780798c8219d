"""The card of the network of the eyes."""

from collections.abc import Iterator, Sequence

import msgspec

from analyzers.gaze.learned_eyes import NOT_BETTER, experimental
from analyzers.runtime.card import Card, Given, Measured, Trained, Validated
from analyzers.training.carding import described, with_figures
from analyzers.training.gaze.figures import is_temporal
from analyzers.training.gaze.recipe import GazeRecipe

__all__ = ["NOT_TEMPORAL", "card_of", "measured_card"]

DOES = "tells eyes that do not move as living ones from eyes that do, in half a second of both"
OUTPUT = (
    "score (n,): a logit, higher for forged eyes; direction (n, 14, 3): where the eyes look, x "
    "to the right of the picture and y up; neither is a probability"
)
GIVEN = Given(
    crop="none",
    layout="measures (n, 14, 21) of 14 consecutive frames, of pairs the subject's right eye "
    "first: yaw, pitch, both of rigid points, opening of the lids, a rigid distance, width of "
    "the iris, where it looks; yaw, pitch and roll of the head; read from the mesh",
    normalisation="inside the model: most are taken from their mean in the window",
)
NOT_TEMPORAL = (
    "Not temporal: with the frames of a window in another order it was not found to tell less. "
    "Whether movement counts for it is not known."
)


def card_of(recipe: GazeRecipe, model: bytes, training: Trained) -> Card:
    """Return the card of a network before it is measured."""
    return described(
        recipe,
        model,
        training,
        task=DOES,
        network=_network(recipe, model),
        output=OUTPUT,
        given=GIVEN,
    )


def measured_card(card: Card, measured: Sequence[Measured], validated: Validated) -> Card:
    """Return a card with its figures, which says what they forbid; no operating point.

    There are too few persons for one, whatever the figures are.
    """
    found = with_figures(card, validated=validated, measured=measured)
    return msgspec.structs.replace(found, limits=(*_warned(found), *card.limits))


def _warned(card: Card) -> Iterator[str]:
    if experimental(card):
        yield NOT_BETTER
    if not is_temporal(card.measured):
        yield NOT_TEMPORAL


def _network(recipe: GazeRecipe, model: bytes) -> str:
    asked = recipe.network
    return (
        f"A small convolutional network over the measures of 14 frames, {asked.gaze} "
        f"dimensions that a teacher of gaze teaches and {asked.leaky} leaky ones, attention; "
        f"{len(model) / 1e6:.1f} MB, weights in half precision, computed in single precision"
    )
