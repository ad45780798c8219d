"""The card of a network that reads native pixels."""

import msgspec

from analyzers.quality.mosaics import MOSAIC
from analyzers.runtime.card import Card, Given, Trained
from analyzers.training.carding import UNMEASURED, described
from analyzers.training.pixels.batches import LEAST_SIDE
from analyzers.training.pixels.recipe import PixelRecipe

__all__ = ["card_of"]

SMALL = 100_000  # bytes of a model
TASKS = {
    "upsampling": "tells pictures with a generator's up-sampling between neighbouring pixels "
    "from photographs, and draws where",
    "texture": "tells pictures whose rich and poor textures differ as a generator's do from "
    "photographs",
    "laundering": "tells photographs from pictures that a decoder drew, and among these "
    "photographs that went through an autoencoder from generated pictures",
}
NETWORKS = {
    "upsampling": "A slim residual network on the differences of neighbouring pixels",
    "texture": "A slim convolutional network on the contrast of two mosaics' noise residuals",
    "laundering": "Linear discriminants of four classes, solved for in closed form, of 1064 "
    "numbers of a patch: co-occurrences of residuals, their sizes, the spectrum and its peaks",
}
GIVEN = {
    "upsampling": ("tiles", 128, "tiles of a whole picture"),
    "texture": ("mosaics", MOSAIC, "`rich` and `poor`: 16 patches of 32 pixels each"),
    "laundering": (
        "patches",
        96,
        "patches of a whole picture, of which the program counts 1064 "
        "traces, float32 (n, 1064), that the model takes",
    ),
}
OUTPUTS = {
    "upsampling": "score (n,): a logit, higher for generated pictures; map (n, 16, 16): logits "
    "of places; neither is a probability",
    "texture": "score (n,): a logit, higher for generated pictures; no probability",
    "laundering": "synthetic (n,): a logit, higher for what a decoder drew; laundered (n,): a "
    "logit, higher where that was a photograph; neither is a probability",
}


def card_of(recipe: PixelRecipe, model: bytes, training: Trained) -> Card:
    """Return the card of a network that was trained by `recipe`, before it is measured."""
    return described(
        recipe,
        model,
        training,
        task=TASKS[recipe.task],
        network=_network(recipe, model),
        output=OUTPUTS[recipe.task],
        given=_given(recipe),
        validated=msgspec.structs.replace(UNMEASURED, least_side=LEAST_SIDE[recipe.task]),
    )


def _given(recipe: PixelRecipe) -> Given:
    crop, size, of = GIVEN[recipe.task]
    return Given(
        crop=crop,
        size=size,
        layout=f"uint8 (n, {size}, {size}, 3), red, green, blue, native pixels: {of}",
        normalisation="inside the model; nothing is resized",
    )


def _network(recipe: PixelRecipe, model: bytes) -> str:
    asked = ", ".join(f"{name} = {value}" for name, value in recipe.network.items())
    told = f" ({asked})" if asked else ""
    size = f"{len(model) / 1e6:.1f} MB" if len(model) > SMALL else f"{len(model) / 1e3:.0f} kB"
    return (
        f"{NETWORKS[recipe.task]}{told}; {size}, weights in half precision, "
        "computed in single precision"
    )
