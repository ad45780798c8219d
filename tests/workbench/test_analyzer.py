"""A frame's luma is the weighed sum of its samples, whatever their depth and number."""

from dataclasses import dataclass

import numpy as np
import pytest

from workbench.analyzer import BAND_ROWS, Frame


@dataclass
class Samples:
    values: np.ndarray
    asked: int = 0

    def coded(self):
        self.asked += 1
        return self.values


@pytest.mark.parametrize(("dtype", "white"), [(np.uint8, 255), (np.uint16, 65535)])
def test_white_is_255_and_channels_are_weighed(dtype, white):
    pixels = np.zeros((2 * BAND_ROWS + 3, 5, 3), dtype)
    pixels[0], pixels[1, :, 0], pixels[-1, :, 1] = white, white, white
    luma = Frame(0, 0.0, Samples(pixels)).luma

    assert luma.dtype == np.float32
    assert luma[0] == pytest.approx(255, abs=1e-3)
    assert luma[1] == pytest.approx(0.299 * 255, abs=1e-3)
    assert luma[-1] == pytest.approx(0.587 * 255, abs=1e-3)
    assert not luma[2:-1].any()


def test_a_plane_is_its_own_luma_and_is_converted_once():
    samples = Samples(np.arange(12, dtype=np.uint8).reshape(3, 4))
    frame = Frame(0, 0.0, samples)

    assert np.array_equal(frame.luma, samples.values)
    assert frame.luma is frame.luma
    assert samples.asked == 1
