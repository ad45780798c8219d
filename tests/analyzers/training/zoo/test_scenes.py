import numpy as np
import pytest
import torch

from analyzers.training.zoo.scenes import composed


@pytest.mark.parametrize("size", [(1, 1), (5, 40), (31, 17)])
def test_collages_of_any_size_stay_within_their_scenes(size):
    scenes = torch.randn(20, 3, 12, 12, generator=torch.Generator().manual_seed(0))
    chance = np.random.default_rng(0)

    found = torch.cat([composed(scenes, *size, chance) for _ in range(40)])

    assert found.shape == (40, 3, *size)
    assert found.isfinite().all()
    assert float(found.abs().max()) <= float(scenes.abs().max())
    assert 0.6 < float(found.std()) < 1


def test_a_collage_is_no_scene():
    scenes = torch.randn(20, 3, 12, 12, generator=torch.Generator().manual_seed(0))

    found = composed(scenes, 12, 12, np.random.default_rng(0))[0]

    apart = [float((found - scene).square().mean()) for scene in (*scenes, *scenes.flip(-1))]
    assert min(apart) > 0.3
