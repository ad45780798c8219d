import numpy as np
import pytest
from PIL import Image

from analyzers.training.zoo.picture_teaching import psnr
from analyzers.training.zoo.tiny_flux import DECODER, ENCODER, tiny_flux
from workbench.errors import ModelMismatch, ModelMissing


def test_weights_that_are_not_there_are_named(tmp_path):
    with pytest.raises(ModelMissing, match=ENCODER):
        tiny_flux(tmp_path)


def test_files_that_are_no_weights_are_refused(tmp_path):
    for name in (ENCODER, DECODER):
        (tmp_path / name).write_bytes(b"\x80\x04N.")

    with pytest.raises(ModelMismatch):
        tiny_flux(tmp_path)


@pytest.mark.laboratory
def test_a_photograph_comes_back_at_its_known_closeness(laboratory):
    weights = laboratory.parent / "parts" / "laboratory" / "taef2"
    file = min((laboratory / "faces" / "authentic" / "ffhq1024").iterdir())
    picture = np.asarray(Image.open(file).convert("RGB"))[300:475, 300:500]

    laundered = tiny_flux(weights).reconstructed(picture)

    assert laundered.shape == picture.shape
    assert 29 < psnr(picture, laundered) < 45
