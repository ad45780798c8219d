"""Fixed filters take content away and leave what they were made for."""

import pytest
import torch

from analyzers.networks.residuals import (
    FAMILIES,
    RichFilters,
    grey,
    neighbour_residual,
    rich_filters,
)


def ramp(order, size=16):
    """Return a picture (1, 1, size, size) that is a power of x + 2 y, in double precision."""
    y, x = torch.meshgrid(torch.arange(size), torch.arange(size), indexing="ij")
    return ((x + 2 * y).double() ** order)[None, None]


def inside(filters, picture):
    return torch.nn.functional.conv2d(picture, filters.double())[0]


def test_there_are_thirty_different_filters_that_leave_flat_pictures_empty():
    filters = rich_filters()

    assert filters.shape == (30, 1, 5, 5)
    assert sum(FAMILIES.values()) == 30
    assert len({tuple(one.flatten().tolist()) for one in filters}) == 30
    assert torch.allclose(filters.sum((1, 2, 3)), torch.zeros(30), atol=1e-6)
    assert torch.equal(filters.abs().amax((1, 2, 3)), torch.ones(30))


def test_the_second_order_is_one_less_two_and_one_in_four_directions():
    start = FAMILIES["first order"] + FAMILIES["third order"]
    second = rich_filters()[start : start + FAMILIES["second order"], 0]

    assert sorted(second[0].flatten().tolist())[:1] == [-1.0]
    for one in second:
        assert one[2, 2] == -1
        assert sorted(one[one > 0].tolist()) == [0.5, 0.5]
        assert torch.equal(one, one.flip(0, 1))  # the same from both sides
    assert torch.equal(second[0].T, second[2])
    assert torch.equal(second[1], second[3].flip(1))


@pytest.mark.parametrize(("family", "order"), [("second order", 1), ("third order", 2)])
def test_an_order_cancels_every_ramp_below_it(family, order):
    names = list(FAMILIES)
    start = sum(FAMILIES[name] for name in names[: names.index(family)])
    filters = rich_filters()[start : start + FAMILIES[family]]

    assert inside(filters, ramp(order)).abs().max() < 1e-4  # thirds are rounded
    assert inside(filters, ramp(order + 1)).abs().max() > 0.1


def test_squares_and_edges_look_alike_from_where_they_are_alike():
    edge_3, square_3, square_5 = rich_filters()[[20, 28, 29], 0]

    assert torch.equal(square_3, square_3.T) and torch.equal(square_5, square_5.rot90(1))
    assert (edge_3[3:] == 0).all() and (edge_3[1] != 0).any()


def test_filters_leave_the_weights_and_read_the_grey_picture():
    some = RichFilters((16, 28))
    picture = torch.rand(2, 3, 12, 12)

    assert not list(some.parameters()) and not some.state_dict()
    assert some(grey(picture)).shape == (2, 2, 12, 12)
    assert RichFilters()(grey(picture)).shape == (2, 30, 12, 12)


@pytest.mark.parametrize("cell", [2, 4])
def test_what_was_doubled_has_no_relations_left(cell):
    small = torch.rand(1, 3, 8, 8)
    large = small.repeat_interleave(cell, 2).repeat_interleave(cell, 3)

    assert not neighbour_residual(large, cell).any()
    shifted = neighbour_residual(large.roll(1, 3), cell)
    assert shifted.abs().max() > 0.1


def test_a_pixel_is_compared_with_the_corner_of_its_cell():
    picture = torch.arange(16.0).reshape(1, 1, 4, 4)

    residual = neighbour_residual(picture, 2)[0, 0]
    assert residual[0].tolist() == [0, 1, 0, 1]
    assert residual[1].tolist() == [4, 5, 4, 5]
