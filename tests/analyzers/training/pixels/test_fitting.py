"""Discriminants are solved for from moments, whatever the order and the stops."""

from functools import partial
from itertools import islice

import numpy as np
import pytest
import torch

from analyzers.networks.laundering import LaunderingNetwork
from analyzers.training.checkpoints import load_checkpoint
from analyzers.training.loop import taught
from analyzers.training.pixels.batches import PixelBatch, PixelBatches
from analyzers.training.pixels.fitting import SHARES, Moments, TracesPupil, classes_of
from tests.analyzers.training.pixels.recipes import recipe
from workbench.errors import TrainingError

WIDTH = 5
MEANS = np.array([[0, 0, 0, 0, 9], [3, 0, 0, 0, 9], [0, 3, 0, 0, 9], [0, 0, 3, 0, 9]])


def shown(count, seed=0):
    """Return traces of four classes about their means, the last of them always the same."""
    chance = np.random.default_rng(seed)
    classes = chance.integers(0, 4, count)
    traces = MEANS[classes] + chance.normal(0, 1, (count, WIDTH)) * (1, 1, 1, 4, 0)
    return torch.from_numpy(traces.astype(np.float32)), torch.from_numpy(classes)


def solved(*parts):
    moments = Moments(WIDTH)
    for traces, classes in parts:
        moments.take(traces, classes)
    network = LaunderingNetwork(WIDTH)
    moments.solve(network)
    return network.eval().requires_grad_(False)


def test_classes_are_told_apart_by_what_parts_them():
    network = solved(shown(4000))
    traces, classes = shown(400, seed=1)
    found = network(traces)

    assert ((found.synthetic > 0) == (classes > 0)).float().mean() > 0.8
    altered = classes > 0
    second = (found.laundered > 0) == (classes == 1)
    assert second[altered].float().mean() > 0.9
    assert network.classes.weight[:, 3].abs().max() < 0.2  # it varies, and says nothing


def test_without_a_difference_there_is_only_what_was_expected_before():
    """Half are photographs: then no patch looks synthetic, and none looks pristine."""
    traces, classes = shown(4000)
    network = solved((traces - torch.from_numpy(MEANS[classes]).float(), classes))
    found = network(torch.zeros(1, WIDTH))

    assert found.synthetic.item() == pytest.approx(0, abs=0.05)
    assert found.laundered.item() == pytest.approx(
        np.log(SHARES[1] / sum(SHARES[2:])), abs=0.05
    )


def test_batches_add_up():
    traces, classes = shown(900)
    halves = [(traces[:450], classes[:450]), (traces[450:], classes[450:])]
    one, other = (
        network.classes.weight for network in (solved((traces, classes)), solved(*halves))
    )
    torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5)


def test_a_class_that_was_never_shown_is_refused():
    traces, classes = shown(100)
    with pytest.raises(TrainingError, match="four classes"):
        solved((traces[classes < 3], classes[classes < 3]))


def test_what_a_batch_holds_is_named():
    altered, laundered, compared = [0, 1, 1, 1], [0, 1, 0, 0], [1, 1, 1, 0]
    batch = PixelBatch((), *map(np.float32, (altered, laundered, compared)))
    assert classes_of(batch).tolist() == [0, 1, 2, 3]


def test_it_goes_on_to_the_same_after_a_stop(gathered, laundered, both, tmp_path):
    asked = recipe("laundering", steps=6, training={"checkpoint_every": 3})
    batches = PixelBatches([gathered, laundered], asked, np.arange(len(both)))
    begun = partial(TracesPupil, asked, "cpu")

    def steps(folder):
        return taught(begun, batches, folder, workers=0, threads=1)

    whole = list(steps(tmp_path / "whole"))
    stopped = steps(tmp_path / "stopped")
    assert len(list(islice(stopped, 4))) == 4
    stopped.close()
    rest = list(steps(tmp_path / "stopped"))
    assert [step.step for step in rest] == [3, 4, 5] and len(whole) == 6
    one, other = (load_checkpoint(tmp_path / name)["averaged"] for name in ("whole", "stopped"))
    assert all(one[name].equal(other[name]) for name in one)
    assert one["classes.weight"].abs().max() > 0
