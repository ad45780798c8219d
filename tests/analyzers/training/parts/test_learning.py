"""The autoencoder must learn, the detector must begin where it stopped, and leave it alone."""

from functools import partial

import numpy as np
import pytest
import torch

from analyzers.networks.face_parts import tiled
from analyzers.training.checkpoints import load_checkpoint
from analyzers.training.loop import taught
from analyzers.training.parts.batches import PartBatch
from analyzers.training.parts.learning import (
    Detecting,
    Restoring,
    autoencoder_of,
    begun_with,
    kept_autoencoder,
    kept_detector,
    restored_losses,
)
from tests.analyzers.training.parts.recipes import TABLE, recipe
from workbench.errors import CheckpointUnusable

PARTS = np.zeros((7, 7), np.uint8)
PARTS[1, 1:6], PARTS[2:5, 1:6], PARTS[5:, 2:5] = 1, 2, 3
LONG = {"steps": 12, "batch": 8, "rate": 1e-2, "ema": 0.3, "checkpoint_every": 6}


def batch(step, *, forged=False, faces=8):
    """Return faces of one colour each; the mouths of forged ones are striped."""
    chance = np.random.default_rng([2, step])
    colours = chance.integers(40, 215, (faces, 1, 1, 3))
    pixels = (colours + chance.normal(0, 4, (faces, 112, 112, 3))).clip(0, 255)
    altered = np.arange(faces) % 2 * forged
    mouth = np.kron(PARTS == 3, np.ones((16, 16), bool))
    stripes = np.where(np.arange(112) % 2, 60, -60)[None, :, None] * mouth[..., None]
    pixels[altered > 0] = (pixels[altered > 0] + stripes).clip(0, 255)
    parts = np.tile(PARTS.ravel(), (faces, 1))
    hidden = np.stack([parts[0] == 1 + chance.integers(3) for _ in range(faces)])
    return PartBatch(pixels.astype(np.uint8), parts, hidden, altered.astype(np.float32))


@pytest.fixture(scope="module")
def asked():
    return recipe(training=LONG, pretraining=LONG)


@pytest.fixture(scope="module")
def restored(asked, tmp_path_factory):
    """The folder and the steps of a short pretraining."""
    folder = tmp_path_factory.mktemp("restored")
    return folder, steps(partial(Restoring, asked, "cpu"), batch, folder)


def steps(begun, batch_of, folder):
    return list(taught(begun, batch_of, folder, workers=0, threads=1))


def forged(step):
    return batch(step, forged=True)


def test_hidden_parts_are_restored_better_and_better(restored):
    _, told = restored
    colours = [step.losses["colours"] for step in told]

    assert np.mean(colours[-3:]) < 0.7 * np.mean(colours[:3])


def test_a_pretraining_that_was_interrupted_ends_alike(asked, restored, tmp_path):
    begun, stopped = partial(Restoring, asked, "cpu"), 8
    for step in taught(begun, batch, tmp_path, workers=0, threads=1):
        if step.step == stopped:
            break
    assert load_checkpoint(tmp_path)["done"] == 6
    steps(begun, batch, tmp_path)
    one, other = (load_checkpoint(folder)["averaged"] for folder in (restored[0], tmp_path))

    assert all(torch.equal(one[name], other[name]) for name in one)


def test_what_is_seen_costs_nothing(asked):
    given = batch(0)
    torch.manual_seed(0)
    network = autoencoder_of(asked)
    tiles = tiled(torch.from_numpy(given.pixels).permute(0, 3, 1, 2) / 255, 16)
    hidden = torch.from_numpy(given.hidden)
    drawn = torch.where(hidden[..., None], tiles, torch.zeros(()))
    network.restored = lambda *_: drawn  # right where hidden, black elsewhere

    assert float(restored_losses(network, tiles, hidden, 1.0)["colours"]) == 0


@pytest.fixture(scope="module")
def detector(asked, restored, tmp_path_factory):
    """The folder of a detector's training on top of it, and how it began."""
    folder = tmp_path_factory.mktemp("detector")
    start = partial(begun, asked, restored[0])
    steps(partial(Detecting, asked, "cpu", start), forged, folder)
    return folder, start()


def begun(asked, folder):
    return begun_with(asked, kept_autoencoder(folder, asked), map(batch, range(100, 104)))


def test_residuals_of_authentic_faces_are_a_standard_deviation_at_most(detector):
    _, network = detector
    given = batch(100)
    with torch.no_grad():
        pixels = torch.from_numpy(given.pixels).permute(0, 3, 1, 2) / 255
        found = network(pixels, torch.from_numpy(given.parts))

    # Drawn faces are so alike that the least spread is what they are divided by.
    assert 0 < found.residuals.mean() < 1.5
    assert found.residuals.max() < 4


def test_the_detector_learns_and_the_autoencoder_stays_as_it_was(asked, restored, detector):
    folder, _ = detector
    learned = kept_detector(folder, asked)
    before = kept_autoencoder(restored[0], asked).state_dict()
    same = learned.kept.state_dict()

    assert all(torch.equal(before[name], same[name]) for name in before)
    tuned = learned.tuned.state_dict()
    assert not any(torch.equal(before[f"encoder.{name}"], tuned[name]) for name in tuned)


def test_a_mouth_that_is_drawn_otherwise_has_a_larger_residual(asked, detector):
    network = kept_detector(detector[0], asked)
    given = forged(500)
    with torch.no_grad():
        pixels = torch.from_numpy(given.pixels).permute(0, 3, 1, 2) / 255
        found = network(pixels, torch.from_numpy(given.parts))
    altered = given.altered > 0

    assert found.residuals[altered, 2].mean() > found.residuals[~altered, 2].mean() + 0.5


def test_a_detector_of_another_shape_is_not_taken(asked, detector):
    other = recipe(network=TABLE["network"] | {"width": 32})

    with pytest.raises(CheckpointUnusable, match="another network"):
        kept_detector(detector[0], other)
    with pytest.raises(CheckpointUnusable, match="holds no"):
        kept_autoencoder(detector[0] / "nowhere", asked)
