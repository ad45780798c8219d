"""Batches with a trace that is planted, for tests that train: picklable, made from a number."""

import msgspec
import numpy as np

from analyzers.training.batches import Batch
from analyzers.training.recipe import Recipe
from workbench.errors import CannotForge

SIZE = 64
WORDS = {
    "title": "Planted",
    "licence": "none",
    "training_data": "none",
    "not_trained_on": "all",
}


def recipe(steps, *, seed=1, maps=True, switches=None, **training):
    """Return a small recipe; further arguments are of its table `training`."""
    training = {"rate": 3e-3, "batch": 8, "ema": 0.9, "checkpoint_every": 3} | training
    table = {
        "name": "planted",
        "version": "1",
        "task": "synthesis",
        "seed": seed,
        "network": {"size": SIZE, "frozen_blocks": 5, "maps": maps},
        "training": training | {"steps": steps},
        "switches": switches or {},
        "words": WORDS | {"limits": ("planted",), "reference": "none"},
    }
    return msgspec.convert(table, Recipe)


def batch(step, *, faces=8, views=0):
    """Return authentic faces, and the same with a square of every second column darkened."""
    chance = np.random.default_rng([7, step])
    coarse = chance.integers(60, 200, (faces // 2, SIZE // 8, SIZE // 8, 3))
    authentic = coarse.repeat(8, 1).repeat(8, 2) + chance.normal(
        0, 6, (faces // 2, SIZE, SIZE, 1)
    )
    mask = np.zeros((faces // 2, SIZE, SIZE))
    for one in mask:
        y, x = chance.integers(0, SIZE // 2, 2)
        one[y : y + SIZE // 2, x : x + SIZE // 2] = 1
    altered = authentic - 40 * (mask * (np.arange(SIZE) % 2))[..., None]
    pixels = np.stack([authentic, altered], 1).reshape(faces, SIZE, SIZE, 3)
    small = mask.reshape(-1, SIZE // 4, 4, SIZE // 4, 4).mean((2, 4))
    maps = np.stack([np.zeros_like(small), small], 1).reshape(faces, SIZE // 4, SIZE // 4)
    return Batch(
        pixels=pixels.clip(0, 255).astype(np.uint8),
        altered=np.tile([0, 1], faces // 2).astype(np.float32),
        mask=maps.astype(np.float32),
        fakeness=maps.astype(np.float32),
        mapped=np.ones(faces, bool),
        example=np.arange(faces, dtype=np.int64) // 2 + faces * (step % 2),
        domain=np.zeros(faces, np.int64),
        views=tuple((pixels // 8 * 8).clip(0, 255).astype(np.uint8) for _ in range(views)),
    )


def viewed(step):
    """Return a batch whose faces come at two qualities."""
    return batch(step, views=1)


def unknown(step):
    """Return a batch whose truth is no number."""
    given = batch(step)
    given.mask.fill(np.nan)
    return given


def missing(step):
    """Fail as a maker of fakes does, at the third step."""
    if step == 2:
        raise CannotForge("no face suits")
    return batch(step)
