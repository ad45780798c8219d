"""A part is cut out by its points alone: it lies alike, and shows no other part."""

import numpy as np
import pytest

from analyzers.parts.cuts import CUTS, cuts, frames
from analyzers.parts.seen import PARTS
from tests.analyzers.made_parts_pack import MESH

POINTS = MESH.astype(np.float32)


def test_there_is_a_picture_of_each_part_in_its_size():
    found = cuts(np.zeros((256, 256, 3), np.uint8), POINTS)

    assert tuple(found) == PARTS == tuple(CUTS)
    assert [one.shape for one in found.values()] == [(48, 128, 3), (96, 64, 3), (64, 96, 3)]


def test_no_part_sees_another():
    """What is changed in one band of the face changes one picture alone."""
    face = np.random.default_rng(0).integers(0, 256, (256, 256, 3), dtype=np.uint8)
    before = cuts(face, POINTS)
    for part, rows in (("eyes", slice(108, 140)), ("mouth", slice(212, 244))):
        changed = face.copy()
        changed[rows] = 255 - changed[rows]
        after = cuts(changed, POINTS)

        assert [name for name in PARTS if (after[name] != before[name]).any()] == [part]


def test_a_part_lies_alike_wherever_it_is_and_however_large():
    """A face that is moved and half as large is cut to the same picture, but for detail."""
    across, down = np.meshgrid(np.arange(256), np.arange(256))
    large = np.stack([across // 2 + 40, down // 2 + 40, across // 4], 2).astype(np.uint8)
    small = np.stack([across + 40 - 20, down + 40 - 30, across // 2 - 10], 2)
    one = cuts(large, POINTS)
    other = cuts(small.clip(0, 255).astype(np.uint8), POINTS / 2 + [20, 30])

    for part in PARTS:
        apart = np.abs(one[part].astype(int) - other[part])[8:-8, 8:-8]
        assert apart.max() <= 3


@pytest.mark.parametrize("part", PARTS)
def test_all_points_of_a_part_are_shown(part):
    middle, scale = frames(POINTS)[part]
    cut = CUTS[part]
    lying = (POINTS[list(cut.points)] - middle) * scale + [cut.width / 2, cut.height / 2]

    assert (lying >= 0).all() and (lying <= [cut.width, cut.height]).all()
