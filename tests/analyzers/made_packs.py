"""Packs of networks that nobody trained: all is real but the worth of their scores."""

from functools import cache

import numpy as np
import torch

from analyzers.networks.face_network import FaceNetwork
from analyzers.networks.packed import packed
from analyzers.runtime.card import Flagged, Measured, Validated
from analyzers.training import carding, export
from analyzers.training.recipe import Network, Recipe, Said, Training

SIZE = 64  # pixels: the smallest network that a recipe takes
FAKES = {"blending": {"self_blending": 1.0}, "synthesis": {}}
WORDS = Said(
    title="Made for the tests",
    licence="CC0-1.0",
    training_data="None",
    not_trained_on="Anything at all",
    limits=("Its scores mean nothing",),
    reference="Made for the tests of Loupe",
)
FIGURES = (
    Measured(quantity="AUC", value=0.5, n=10, conditions="chance", interval=(0.4, 0.6)),
    Measured(quantity="AUC", value=0.25, n=5, conditions="chance", source="the worst"),
    Measured(quantity="false positive rate", value=0.1, n=10, conditions="chance"),
    Measured(quantity="false positive rate", value=0.2, n=5, conditions='a "quoted" cell'),
)


def recipe(task="blending"):
    return Recipe(
        name=task,
        version="1",
        task=task,
        fakes=FAKES[task],
        network=Network(size=SIZE, crop=224, frozen_blocks=3, maps=True),
        training=Training(steps=1),
        words=WORDS,
    )


def network():
    """Return a network of the recipe's shape with chance weights, and statistics that count."""
    how = recipe().network
    with torch.random.fork_rng():
        torch.manual_seed(7)
        made = FaceNetwork(how.size, crop=how.crop, frozen_blocks=3, maps=how.maps)
        for module in made.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                torch.nn.init.uniform_(module.bias, -0.2, 0.2)
                torch.nn.init.uniform_(module.weight, 0.8, 1.6)
    return packed(made.eval())


@cache
def model():
    """Return the file of `network`; it takes seconds to make."""
    return export.exported(network())


def pack(folder, task="blending", **facts):
    """Write a pack to `folder`/task/1 and return it."""
    asked = recipe(task)
    training = carding.trained(asked, manifest_sha256="0" * 64, device="cpu")
    given = {
        "validated": Validated(conditions="Nothing was measured.", least_face_width=40),
        "measured": FIGURES,
        "operating_points": (Flagged(kind="image", threshold=1.5, meaning="by chance; n = 0"),),
        **facts,
    }
    card = carding.with_figures(carding.card_of(asked, model(), training), **given)
    return carding.write_pack(folder / task / "1", card, model())


def noise(n, seed=1):
    return np.random.default_rng(seed).integers(0, 256, (n, 256, 256, 3), np.uint8)
