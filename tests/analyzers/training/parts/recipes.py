"""A small recipe of facial parts for tests."""

import msgspec

from analyzers.training.parts.recipe import PartsRecipe
from tests.analyzers.training.planted import WORDS

TABLE = {
    "name": "parts",
    "version": "1",
    "task": "face_parts",
    "network": {"widths": [8, 16, 16, 16], "deep": 1},
    "data": {"validation": 0.25},
    "fakes": {"mouth_bent": 1.0, "part_swap_person": 1.0},
    "degradation": {"zoom": 0.5},
    "pretraining": {"steps": 3, "batch": 8, "checkpoint_every": 1, "rate": 3e-3, "ema": 0.5},
    "bench": {"learned": 4, "validated": 4, "judged": 3, "graded": 1},
    "comparing": {"hidden": 4},
    "refining": {"steps": 2, "batch": 8, "checkpoint_every": 1, "rate": 3e-3, "ema": 0.5},
    "training": {"steps": 2, "batch": 4, "checkpoint_every": 1},
    "words": WORDS | {"limits": ["a test"], "reference": "none"},
}


def recipe(**tables):
    """Return the recipe with other tables, which replace those of the same name."""
    return msgspec.convert(TABLE | tables, PartsRecipe)
