"""The maps must point at the region that was up-sampled."""

import numpy as np
import pytest

from analyzers.frequency.lattice import CELL, local_excess, measure_lattice
from analyzers.frequency.localization import decay_values, peak_values
from workbench.evaluation.metrics import pixel_auc

REGION = np.s_[192:384, 128:384]


def spliced(texture, doubled, compressed, way, seed):
    """Return a picture with an up-sampled region, saved at quality 90, and its mask by cell."""
    host = compressed(texture(512, seed=seed), 95).copy()
    donor = doubled(compressed(texture(256, seed=seed + 1), 85), way)
    host[REGION] = donor[REGION]
    mask = np.zeros((512, 512), bool)
    mask[REGION] = True
    return compressed(host, 90), mask[CELL // 2 :: CELL, CELL // 2 :: CELL]


@pytest.mark.parametrize("way", ["nearest", "convolved", "uneven"])
def test_the_map_of_peaks_points_at_the_planted_region(texture, doubled, compressed, luma, way):
    aucs = []
    for seed in (20, 40):
        pixels, mask = spliced(texture, doubled, compressed, way, seed)
        aucs.append(pixel_auc(peak_values(local_excess(measure_lattice(luma(pixels)))), mask))

    assert np.mean(aucs) > 0.8


@pytest.mark.parametrize("way", ["convolved", "uneven"])
def test_the_map_of_decay_points_at_the_planted_region(texture, doubled, compressed, luma, way):
    pixels, mask = spliced(texture, doubled, compressed, way, seed=60)

    assert pixel_auc(decay_values(measure_lattice(luma(pixels))), mask) > 0.8


def test_an_untouched_picture_stays_dark(texture, compressed, luma):
    measured = measure_lattice(luma(compressed(texture(512, seed=80), 90)))

    assert peak_values(local_excess(measured)).mean() < 40
    assert decay_values(measured).mean() < 60


def test_a_flat_picture_is_black():
    flat = measure_lattice(np.full((256, 256), 128, np.float32))

    assert not peak_values(local_excess(flat)).any()
    assert not decay_values(flat).any()
