"""Each part is measured beside what was restored of it and beside the detail of the rest."""

import pytest
import torch

from analyzers.networks.face_parts import Restorer
from analyzers.networks.part_comparer import Comparer, Heads
from analyzers.networks.part_residuals import CONTEXT, PARTS, PartsNetwork, PartsPack


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    restorer = Restorer(widths=(8, 16, 16, 16), deep=1)
    return PartsNetwork(restorer, Comparer(Heads(hidden=4))).eval().requires_grad_(False)


@pytest.fixture
def faces():
    return torch.rand((2, 3, 112, 112), generator=torch.Generator().manual_seed(1))


@pytest.fixture
def parts():
    """The parts of two faces, of which the second has no eyes."""
    drawn = torch.zeros(2, 112, 112, dtype=torch.uint8)
    drawn[0, 16:32, 16:96], drawn[:, 48:64, 32:80], drawn[:, 80:96, 32:80] = 1, 2, 3
    return drawn


@pytest.fixture
def alone():
    """The parts cut out, as the network is given them."""
    chance = torch.Generator().manual_seed(3)
    sizes = ((48, 128), (96, 64), (64, 96))
    return [
        torch.randint(0, 256, (2, *size, 3), dtype=torch.uint8, generator=chance)
        for size in sizes
    ]


def test_a_part_that_is_not_seen_has_no_residual(network, faces, parts, alone):
    found = network(faces, parts, *alone)

    assert found.residuals.shape == found.misfits.shape == (2, PARTS)
    assert found.residuals[1, 0] == 0
    assert (found.residuals[0] != 0).all()


def test_the_score_is_the_largest_misfit_softly(network, faces, parts, alone):
    found = network(faces, parts, *alone)

    assert (found.score > found.misfits.amax(1)).all()
    assert (found.score < found.misfits.amax(1) + 1.2).all()


def test_a_part_that_is_changed_is_further_from_what_was_restored(network, faces, parts):
    shown = faces[:, None].expand(-1, PARTS, -1, -1, -1)
    mouth = (parts == 3)[:, None]
    as_expected = network.measured(faces, parts, shown).parts
    changed = network.measured(torch.where(mouth, 1 - faces, faces), parts, shown).parts

    assert (changed[:, 2, 0] > as_expected[:, 2, 0] + 1).all()  # colours, in logarithms
    assert torch.allclose(changed[:, 1, 0], as_expected[:, 1, 0])


def test_the_detail_of_a_part_is_told_beside_that_of_the_rest(network, faces, parts):
    even = torch.where((parts == 3)[:, None], faces.mean((2, 3), keepdim=True), faces)
    shown = faces[:, None].expand(-1, PARTS, -1, -1, -1)
    before, context = network.measured(faces, parts, shown)
    after, beside = network.measured(even, parts, shown)

    assert context.shape == (2, PARTS, CONTEXT)
    assert (after[:, 2, 3:] < before[:, 2, 3:] - 1).all()  # a mouth without detail
    assert torch.allclose(beside[..., 1:4], context[..., 1:4], atol=0.1)  # of the rest
    assert (beside[:, 1, 7:] < context[:, 1, 7:] - 1).all()  # the nose's has the mouth last


def test_a_pack_gives_whole_levels_and_each_part_by_itself(network, parts, alone):
    given = torch.randint(
        0, 256, (2, 112, 112, 3), dtype=torch.uint8, generator=torch.Generator().manual_seed(2)
    )
    score, misfits, residuals, recovered = PartsPack(network)(given, parts, *alone)

    assert (score.shape, misfits.shape, residuals.shape) == ((2,), (2, PARTS), (2, PARTS))
    assert (recovered.dtype, recovered.shape) == (torch.uint8, (2, PARTS, 112, 112, 3))
    assert torch.equal(recovered[:, 2, :32], given[:, :32])  # where the mouth is not hidden
