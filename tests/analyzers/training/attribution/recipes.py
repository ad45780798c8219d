"""A small recipe of makers for tests."""

import msgspec

from analyzers.training.attribution.recipe import MakerRecipe, PictureMakerRecipe
from tests.analyzers.training.planted import WORDS

MAKERS = [
    {"name": "photograph", "kind": "photograph", "family": "camera", "upsampler": "none"},
    {"name": "doubled", "kind": "synthesis", "family": "gan", "upsampler": "nearest"},
    {"name": "rows", "kind": "synthesis", "family": "gan", "upsampler": "transposed"},
    {"name": "columns", "kind": "synthesis", "family": "diffusion", "upsampler": "nearest"},
    {"name": "checks", "kind": "laundering", "family": "diffusion", "upsampler": "transposed"},
]
TABLE = {
    "name": "makers",
    "version": "1",
    "task": "attribution_face",
    "network": {"width": 32, "length": 16, "common": 8, "layers": 1, "frozen_blocks": 11},
    "data": {"validation": 0.25},
    "makers": [
        {"title": one["name"].capitalize(), "extent": "whole"}
        | one
        | ({} if one["kind"] == "photograph" else {"generators": [one["name"]]})
        for one in MAKERS
    ],
    "degradation": {"jpeg": 0.0, "smaller": 0.0, "blur": 0.0, "noise": 0.0, "zoom": 0.5},
    "training": {"steps": 2, "batch": 8, "checkpoint_every": 1, "rate": 3e-3, "ema": 0.5},
    "words": WORDS | {"limits": ["a test"], "reference": "none"},
}


def recipe(kind=MakerRecipe, **tables):
    """Return the recipe with other tables, which replace those of the same name."""
    return msgspec.convert(TABLE | tables, kind)


def of_pictures(**tables):
    """Return a recipe of whole pictures."""
    table = {"task": "attribution_picture", "degradation": {"jpeg": 0.0}} | tables
    return recipe(PictureMakerRecipe, **table)
