"""Networks learn, the same way each time, and go on where they stopped."""

from functools import partial
from itertools import islice

import msgspec
import numpy as np
import pytest
import torch

from analyzers.training.checkpoints import load_checkpoint
from analyzers.training.loop import taught
from analyzers.training.pixels.batches import PixelBatch, PixelBatches
from analyzers.training.pixels.learning import PixelPupil, graded, kept_network, network_of
from analyzers.training.pixels.recipe import read
from analyzers.training.recipe import Fold, digest_of, of_fold
from tests.analyzers.training.pixels.recipes import AS_FOUND, WORDS, recipe
from workbench.errors import CheckpointUnusable, RecipeUnusable


@pytest.fixture(scope="module")
def steps_of(gathered, shelf):
    def steps_of(asked, folder):
        batches = PixelBatches([gathered], asked, np.arange(len(shelf)))
        begun = partial(PixelPupil, asked, "cpu")
        return taught(begun, batches, folder, workers=0, threads=1)

    return steps_of


@pytest.fixture(scope="module")
def run(steps_of, tmp_path_factory):
    def run(asked, folder=None):
        folder = folder or tmp_path_factory.mktemp("training")
        return folder, list(steps_of(asked, folder))

    return run


def weights(folder):
    return load_checkpoint(folder)["averaged"]


def test_it_learns_to_tell_doubled_pictures(run):
    training = {"batch": 8, "tile": 32, "rate": 5e-3}
    _, steps = run(recipe(steps=36, training=training, degradation=AS_FOUND))
    # about 0.1 with three seeds, and ln 2 of who guesses: kernels round differently elsewhere
    assert np.median([step.loss for step in steps[-12:]]) < 0.5


def test_the_same_seed_gives_the_same_weights_also_after_a_stop(run, steps_of, tmp_path):
    asked = recipe(steps=4, training={"tile": 32, "checkpoint_every": 2})
    whole, _ = run(asked)
    begun = steps_of(asked, tmp_path)
    assert [step.step for step in islice(begun, 3)] == [0, 1, 2]
    begun.close()
    _, rest = run(asked, tmp_path)
    assert [step.step for step in rest] == [2, 3]
    one, other = weights(whole), weights(tmp_path)
    assert all(one[name].equal(other[name]) for name in one)


def test_another_recipe_does_not_go_on_here(run):
    folder, _ = run(recipe(training={"tile": 32}))
    with pytest.raises(CheckpointUnusable, match="another recipe"):
        run(recipe(training={"tile": 32}, data={"decoded": 0.1}), folder)


def test_the_plain_control_is_a_network_too(run):
    asked = recipe(network={"cell": 1}, training={"tile": 32})
    folder, _ = run(asked)
    assert kept_network(folder, asked).cell == 1
    with pytest.raises(RecipeUnusable, match="network"):
        network_of(recipe(network={"colour": 1}))


def planted_batch(altered, laundered):
    tiles = np.random.default_rng(0).integers(0, 256, (len(altered), 64, 64, 3), np.uint8)
    compared = np.ones(len(altered))
    return PixelBatch((tiles,), *map(np.float32, (altered, laundered, compared)))


def test_consistency_is_of_where_the_network_looks():
    switches = {"frequency_mask": 0.5, "consistency": 2.0}
    asked = recipe(switches=switches)
    torch.manual_seed(0)
    with torch.no_grad():
        parts = graded(asked, network_of(asked), planted_batch([0, 1], [0, 0]), "cpu")
    assert set(parts) == {"score", "consistency"}
    assert float(parts["consistency"]) > 0


def test_flooding_turns_round_below_its_level():
    asked = recipe(training={"flood": 5.0})
    torch.manual_seed(0)
    network, batch = network_of(asked).eval(), planted_batch([0, 1], [0, 0])
    with torch.no_grad():
        plain = graded(recipe(), network, batch, "cpu")["score"]
        flooded = graded(asked, network, batch, "cpu")["score"]
    assert float(flooded) == pytest.approx(10 - float(plain), rel=1e-5)


def test_a_recipe_that_contradicts_itself_is_refused(tmp_path):
    for tables, said in (
        ({"folds": [Fold(leave_out_fakes=("self_blending",))]}, "leave_out_fakes"),
        ({"switches": {"consistency": 1.0}}, "frequency_mask"),
        ({"degradation": {"jpeg_quality": (90, 60)}}, "rising"),
    ):
        with pytest.raises(msgspec.ValidationError, match=said):
            recipe(**tables)
    with pytest.raises(msgspec.ValidationError, match="one size"):
        recipe("texture", training={"tile": 64})
    with pytest.raises(msgspec.ValidationError, match="one form"):
        recipe("laundering", network={"cell": 1})
    with pytest.raises(msgspec.ValidationError, match="shares of the same"):
        recipe(degradation={"smaller": 0.6, "enlarged": 0.3, "returned": 0.2})
    (tmp_path / "recipe.toml").write_text('task = "upsampling"\n')
    with pytest.raises(RecipeUnusable, match=r"recipe\.toml"):
        read(tmp_path / "recipe.toml")


def test_a_fold_leaves_out_more_and_is_another_training():
    fold = Fold(leave_out_sources=("street",), leave_out_generators=("alpha",))
    asked = recipe(folds=[fold], training={"fold_steps": 1})
    made = of_fold(asked, fold)
    assert made.data.leave_out_sources == ("street",)
    assert made.training.steps == 1
    assert digest_of(made) != digest_of(asked)
    other = msgspec.structs.replace(asked, words=asked.words, version="2")
    assert digest_of(other) == digest_of(asked)
    assert WORDS["title"] == asked.words.title
