"""Losses on planted answers."""

import numpy as np
import pytest
import torch

from analyzers.attribution.description import Description
from analyzers.training.attribution import losses
from analyzers.training.attribution.questions import fit

TOLD = [
    Description(kind="photograph", family="camera", upsampler="none"),
    Description(kind="synthesis", family="gan", upsampler="nearest"),
    Description(kind="synthesis", family="gan", upsampler="nearest"),
    Description(kind="synthesis", family="gan"),
]
VECTORS = torch.from_numpy(np.stack([one.vector for one in TOLD]))
MAKER = torch.tensor([0, 1, 2, 3, 0, 1])


def test_related_makers_tell_the_same_traits():
    table = losses.relatedness(TOLD)
    assert table[1, 2] == table[1, 3] == 1.0
    assert table[0, 1] == 0.0
    np.testing.assert_array_equal(table, table.T)


def test_related_makers_are_not_driven_apart():
    centres = torch.eye(4)
    related = torch.from_numpy(losses.relatedness(TOLD))
    strangers = torch.eye(4)
    between = torch.nn.functional.normalize(centres[1] + centres[2], dim=0)[None]
    one, maker = between, torch.tensor([1])
    # To a stranger's centre it should be far, to a relative's it may be near.
    near = losses.centre_loss(one, centres, maker, related)
    far = losses.centre_loss(one, centres, maker, strangers)
    assert near > far > 0
    right = losses.centre_loss(centres[1][None], centres, maker, related)
    assert right == pytest.approx(0, abs=1e-6)


def test_right_traits_lose_less():
    right = 10 * VECTORS[MAKER]
    wrong = 10 * VECTORS[(MAKER + 1) % 2]
    good, bad = (losses.described_loss(one, VECTORS, MAKER) for one in (right, wrong))
    assert good < bad
    assert torch.isfinite(bad)


def test_training_and_judging_fit_descriptions_alike():
    logits = torch.randn(5, VECTORS.shape[1], generator=torch.Generator().manual_seed(0))
    groups = torch.cat([part.softmax(1) for part in torch.split(logits, losses.SIZES, 1)], 1)
    ours = losses.scores_of(logits, VECTORS).numpy()
    np.testing.assert_allclose(ours, fit(groups.double().numpy(), TOLD), atol=1e-5)


def test_pairs_match_themselves():
    one = torch.eye(6)
    there = torch.tensor([True] * 4 + [False] * 2)
    right = losses.matching_loss(one, one, there)
    wrong = losses.matching_loss(one, one.roll(1, 0), there)
    assert right < 0.1 < wrong
    assert losses.matching_loss(one, one, there & False) == 0


def test_parts_that_tell_the_same_are_not_apart():
    common = torch.randn(64, 3, generator=torch.Generator().manual_seed(1))
    other = torch.randn(64, 4, generator=torch.Generator().manual_seed(2))
    alike = losses.apart_loss(common, common[:, [0, 1, 2, 0]])
    assert losses.apart_loss(common, other) < 0.1 < alike


def test_the_right_centre_loses_less():
    centres = torch.eye(4)
    maker = torch.tensor([0, 1, 2, 3])
    right = losses.maker_loss(centres, centres, maker, 0.0)
    assert right < 0.01 < losses.maker_loss(centres.roll(1, 0), centres, maker, 0.0)
