"""A small recipe of facial parts for tests."""

import msgspec

from analyzers.training.parts.recipe import PartsRecipe
from tests.analyzers.training.planted import WORDS

TABLE = {
    "name": "parts",
    "version": "1",
    "task": "face_parts",
    "network": {
        "width": 16,
        "depth": 3,
        "heads": 2,
        "decoder_width": 16,
        "decoder_depth": 1,
        "decoder_heads": 2,
    },
    "data": {"validation": 0.25},
    "fakes": {"self_blending": 1.0},
    "degradation": {"zoom": 0.5},
    "pretraining": {"steps": 3, "batch": 8, "checkpoint_every": 1, "rate": 3e-3, "ema": 0.5},
    "training": {"steps": 2, "batch": 4, "checkpoint_every": 1},
    "words": WORDS | {"limits": ["a test"], "reference": "none"},
}


def recipe(**tables):
    """Return the recipe with other tables, which replace those of the same name."""
    return msgspec.convert(TABLE | tables, PartsRecipe)
