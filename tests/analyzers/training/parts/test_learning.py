"""Heads learn which part was forged, from rows; controls are given something else."""

from functools import partial

import numpy as np
import pytest
import torch

from analyzers.networks.part_comparer import LOOK, PARTS, Comparer
from analyzers.training.checkpoints import load_checkpoint
from analyzers.training.loop import taught
from analyzers.training.parts.bench import DETAIL, MIRROR, Rows
from analyzers.training.parts.learning import (
    Comparing,
    Given,
    RowBatches,
    kept_heads,
    known_of,
)
from analyzers.training.parts.recipe import teaching_of
from analyzers.training.parts.usual import fit_misfits
from tests.analyzers.training.parts.recipes import recipe

LONG = {"steps": 60, "batch": 16, "rate": 1e-2, "ema": 0.3, "checkpoint_every": 20}
PEOPLE = 40


def rows(seed=0):
    """Return people whose parts share a look; a forged mouth has another one's."""
    chance = np.random.default_rng(seed)
    looks = np.repeat(chance.normal(0, 1, (PEOPLE, 1, LOOK)), PARTS, 1)
    looks = looks + chance.normal(0, 0.3, looks.shape)
    forged = looks.copy()
    forged[:, 2] = np.roll(looks, 1, axis=0)[:, 2]
    made = np.tile(["", "mouth_bent", "mouth_again"], PEOPLE)
    three = np.stack([looks, forged, looks], 1).reshape(-1, PARTS, LOOK).astype(np.float16)
    n = len(made)
    labels = np.zeros((n, PARTS), np.bool_)
    labels[made == "mouth_bent", 2] = True
    return Rows(
        index=np.repeat(np.arange(PEOPLE), 3),
        stage=np.full(n, "learned"),
        condition=np.full(n, ""),
        made=made,
        forged=labels,
        looks=three,
        patches=np.full_like(three, np.nan),
        mirror=chance.normal(0, 1, (n, PARTS, MIRROR)).astype(np.float16),
        detail=chance.normal(0, 1, (n, PARTS, DETAIL)).astype(np.float16),
        sharpness=chance.uniform(1, 5, n).astype(np.float32),
    )


@pytest.fixture(scope="module")
def asked():
    taught_ways = {"mouth_bent": 1.0}
    table = {"hidden": 16, "again": 0.5}
    return teaching_of(recipe(training=LONG, comparing=table, fakes=taught_ways))


def batches(asked, given=Given.LOOKS):
    known = rows()
    return RowBatches(known, np.full(len(known), "street"), asked, given)


def learned(asked, folder, given=Given.LOOKS, stop=None):
    made = batches(asked, given)
    begun = partial(Comparing, asked, made, "cpu")
    for step in taught(begun, made.prepared(), folder, workers=0, threads=1):
        if step.step == stop:
            return None
    return kept_heads(folder, asked, given, made.authentic.shape[2])


def test_a_forged_row_stands_beside_the_face_it_was_made_of(asked):
    batch = batches(asked).prepared()(3)
    half = asked.training.batch // 2

    assert batch.known.shape == (half * 2 + half // 2, PARTS, LOOK)
    assert batch.forged[:half, 2].all() and not batch.forged[half:].any()
    assert np.array_equal(batch.known[:half, 0], batch.known[half : 2 * half, 0])
    assert np.array_equal(batches(asked).prepared()(3).known, batch.known)


def test_the_head_of_the_forged_part_learns_it_and_the_others_do_not(asked, tmp_path):
    heads, known = learned(asked, tmp_path), rows()
    with torch.no_grad():
        logits = heads(torch.from_numpy(known.looks.astype(np.float32))).numpy()
    forged, whole = (logits[known.made == made] for made in ("mouth_bent", ""))

    assert (forged[:, 2] > np.quantile(whole[:, 2], 0.95)).mean() > 0.8
    assert abs(np.median(forged[:, 0]) - np.median(whole[:, 0])) < 1.5


def test_a_training_that_was_interrupted_ends_alike(asked, tmp_path):
    whole = learned(asked, tmp_path / "whole")
    assert learned(asked, tmp_path / "torn", stop=30) is None
    assert load_checkpoint(tmp_path / "torn")["done"] == 20
    torn = learned(asked, tmp_path / "torn").state_dict()

    assert all(torch.equal(value, torn[name]) for name, value in whole.state_dict().items())


def test_each_control_is_given_what_it_says(asked, tmp_path):
    known = rows()
    shapes = {given: known_of(known, given).shape[2] for given in Given}

    assert shapes[Given.DETAIL] == DETAIL
    assert shapes[Given.FIDELITY] == LOOK + MIRROR
    assert np.isnan(known_of(known, Given.PATCHES)).all()
    assert learned(asked, tmp_path, Given.FIDELITY).middle.shape == (PARTS, LOOK + MIRROR)


def test_misfits_are_set_beside_authentic_faces(asked, tmp_path):
    comparer, known = Comparer(learned(asked, tmp_path)), rows()
    whole = known.looks[known.made == ""].astype(np.float32)
    fit_misfits(comparer, whole)
    with torch.no_grad():
        misfits = comparer.misfits(torch.from_numpy(whole)).numpy()

    assert np.abs(np.median(misfits, 0)).max() < 0.1
    spread = np.subtract(*np.quantile(misfits, (0.75, 0.25), axis=0)) / 1.349
    assert np.allclose(spread, 1, atol=0.05)
