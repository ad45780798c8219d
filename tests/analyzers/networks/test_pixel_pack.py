"""A pack is made of networks that name what they take and give."""

import pytest
from torch import nn

from analyzers.networks.pixel_pack import packed_pixels
from analyzers.networks.upsampling import UpsamplingNetwork


def test_a_pack_names_what_its_network_names():
    pack = packed_pixels(UpsamplingNetwork().eval())
    assert (pack.inputs, pack.outputs, pack.side) == (("tiles",), ("score", "map"), 128)


def test_another_module_is_refused():
    with pytest.raises(TypeError, match="Sequential names no inputs"):
        packed_pixels(nn.Sequential(nn.Conv2d(3, 1, 1)).eval())
