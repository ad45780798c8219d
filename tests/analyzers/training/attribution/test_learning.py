"""One batch learned again and again is learned; the plain control learns classes alone."""

import numpy as np
import pytest

from analyzers.training.attribution.batches import MakerBatch
from analyzers.training.attribution.learning import MakerPupil
from tests.analyzers.training.attribution.recipes import TABLE, recipe
from workbench.errors import RecipeUnusable


def batch():
    """Return two works of each maker, small and told apart by their colour."""
    maker = np.arange(10) % 5
    picture = np.zeros((10, 32, 32, 3), np.uint8)
    picture[np.arange(10), ..., 0] = 50 * maker[:, None, None]
    picture[..., 1] = np.arange(32) * 8
    parts = np.random.default_rng(0).integers(0, 7, (10, 32, 32), np.uint8)
    altered = (maker > 0).astype(np.float32)
    return MakerBatch(picture, picture[:, ::-1].copy(), parts, maker, altered)


def learned(steps=4, **tables):
    asked = recipe(training={"steps": 30, "batch": 10, "rate": 1e-2, "ema": 0.5}, **tables)
    pupil = MakerPupil(asked, "cpu", None)
    return [pupil.learn(batch()) for _ in range(steps)], pupil


def test_a_batch_is_learned():
    told, _ = learned()
    assert told[0].keys() == {"maker", "described", "parsing", "centre", "common", "apart"}
    assert told[-1]["maker"] < told[0]["maker"]
    assert sum(told[-1].values()) < sum(told[0].values())


def test_the_plain_control_learns_classes_alone():
    told, pupil = learned(2, network=TABLE["network"] | {"plain": True})
    assert told[0].keys() == {"maker"}
    assert pupil.network.classes is not None


def test_losses_that_weigh_nothing_are_left_out():
    told, _ = learned(1, losses={"parsing": 0.0, "common": 0.0})
    assert told[0].keys() == {"maker", "described", "centre"}


def test_a_network_that_cannot_be_is_refused():
    with pytest.raises(RecipeUnusable, match="heads"):
        learned(1, network=TABLE["network"] | {"heads": 5})
