"""Traces: counted alike for every patch alone, deaf to turning, and of what decoders leave."""

import numpy as np
import pytest

from analyzers.laundering.lattice_peaks import SIDE
from analyzers.laundering.traces import TRACES, traces

TRIPLES = 39
SIZES = 25 * TRIPLES  # where the sizes of residuals begin
RINGS = SIZES + 12 * 2 + 5
PEAKS = RINGS + 20


def noise(count=2, spread=6.0, seed=0):
    chance = np.random.default_rng(seed)
    return np.clip(chance.normal(120, spread, (count, SIDE, SIDE, 3)), 0, 255).astype(np.uint8)


def test_each_patch_is_counted_by_itself():
    patches = noise(3)
    found = traces(patches)
    assert found.shape == (3, TRACES) and found.dtype == np.float32
    for one, alone in zip(found, patches, strict=True):
        assert np.allclose(traces(alone[None])[0], one, atol=1e-5)


def test_a_flat_patch_has_finite_traces():
    assert np.isfinite(traces(np.full((1, SIDE, SIDE, 3), 200, np.uint8))).all()


def test_shares_of_triples_sum_to_one():
    found = traces(noise())
    shares = np.square(found[:, :TRIPLES])  # changes of luma go two ways, which is a mean
    assert np.allclose(shares.sum(1), 1, atol=0.02)


def test_turned_by_half_a_patch_is_the_same():
    patches = noise()
    turned = patches[:, ::-1, ::-1]
    one, other = (traces(given)[:, :RINGS] for given in (patches, turned))
    assert np.allclose(one, other, atol=2e-3)


def test_contrast_changes_levels_and_hardly_their_own_steps():
    calm, loud = (traces(noise(1, spread))[0] for spread in (8, 24))
    own, levels = slice(0, 4 * TRIPLES), slice(12 * TRIPLES, 16 * TRIPLES)
    assert np.abs(calm[own] - loud[own]).max() < 0.05
    assert np.abs(calm[levels] - loud[levels]).max() > 0.1
    assert loud[SIZES] - calm[SIZES] == pytest.approx(np.log(3), abs=0.05)


def test_smoothing_empties_the_fine_rings():
    patches = noise(1).astype(np.float32)
    smooth = sum(np.roll(patches, by, (1, 2)) for by in ((0, 0), (0, 1), (1, 0), (1, 1))) / 4
    sharp, soft = traces(patches.astype(np.uint8))[0], traces(smooth.astype(np.uint8))[0]
    assert soft[RINGS + 15] < sharp[RINGS + 15] - 0.5
    assert abs(soft[RINGS + 1] - sharp[RINGS + 1]) < 0.3


def test_a_lattice_of_eight_pixels_rises_at_every_eighth():
    patches = noise(1)
    blocky = patches.copy()
    blocky[:, ::8] += 12
    plain, raised = traces(patches)[0], traces(blocky)[0]
    assert (raised[PEAKS : PEAKS + 4] > plain[PEAKS : PEAKS + 4] + 0.3).all()
