"""Small recipes for tests."""

import msgspec

from analyzers.training.pixels.recipe import PixelRecipe

AS_FOUND = {"smaller": 0.0, "blur": 0.0, "noise": 0.0, "jpeg": 0.0}
WORDS = {
    "title": "Planted",
    "licence": "none",
    "training_data": "none",
    "not_trained_on": "all",
    "limits": ("planted",),
    "reference": "none",
}


def recipe(task="upsampling", *, steps=2, **tables):
    """Return a small recipe; further arguments are its tables."""
    training = {"steps": steps, "batch": 6, "rate": 3e-3, "ema": 0.9} | tables.pop(
        "training", {}
    )
    data = {"validation": 0.25} | tables.pop("data", {})
    table = {
        "name": "planted",
        "version": "1",
        "task": task,
        "data": data,
        "training": training,
        "words": WORDS,
    }
    return msgspec.convert(table | tables, PixelRecipe)
