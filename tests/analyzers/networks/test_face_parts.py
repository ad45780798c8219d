"""Hidden tokens must be hidden: from the encoder, in every form, and in the exported file."""

import pytest
import torch

from analyzers.networks.face_parts import Autoencoder, fine, mirrored, tiled, untiled
from analyzers.networks.part_residuals import (
    CONTEXT,
    MEASURES,
    PARTS,
    STANDARDISED,
    PartsNetwork,
    PartsPack,
)

SMALL = {
    "width": 16,
    "depth": 3,
    "heads": 2,
    "decoder_width": 16,
    "decoder_depth": 1,
    "decoder_heads": 2,
}


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(0)
    return Autoencoder(**SMALL).eval()


@pytest.fixture(scope="module")
def detector():
    torch.manual_seed(0)
    return PartsNetwork(**SMALL, pair=True).eval()


@pytest.fixture
def faces():
    return torch.rand((2, 3, 112, 112), generator=torch.Generator().manual_seed(1))


@pytest.fixture
def parts():
    """The parts of two faces, of which the second has no eyes."""
    drawn = torch.zeros(2, 7, 7, dtype=torch.uint8)
    drawn[0, 1, 1:6], drawn[:, 3, 2:5], drawn[:, 5, 2:5] = 1, 2, 3
    return drawn.flatten(1)


def test_tiles_make_up_the_picture_again(faces):
    tiles = tiled(faces, 16)

    assert tiles.shape == (2, 49, 768)
    assert torch.equal(tiles[0, 8].view(3, 16, 16), faces[0, :, 16:32, 16:32])
    assert torch.equal(untiled(tiles, 16), faces)


def test_nothing_is_drawn_from_what_is_hidden(network, faces):
    hidden = torch.zeros(2, 49, dtype=torch.bool)
    hidden[:, 10:20] = True
    tiles = tiled(faces, 16)
    other = torch.where(hidden[..., None], 1 - tiles, tiles)

    with torch.no_grad():
        assert torch.allclose(network(tiles, hidden), network(other, hidden), atol=1e-6)
        assert not torch.allclose(network(tiles, hidden), network(1 - tiles, hidden), atol=1e-3)


def test_training_restores_what_an_examination_does(network, faces):
    hidden = torch.zeros(2, 49, dtype=torch.bool)
    hidden[0, 10:20], hidden[1, 3] = True, True  # of unequal number
    tiles = tiled(faces, 16)

    with torch.no_grad():
        apart = network.restored(tiles, hidden) - network(tiles, hidden)
    assert apart.abs().max() < 1e-5


def test_fine_detail_is_what_a_mean_lacks():
    even = torch.full((1, 3, 20, 20), 0.3)
    edge = torch.zeros(1, 3, 20, 20)
    edge[..., 10:] = 1

    assert fine(even).abs().max() < 1e-6
    assert fine(edge)[..., 9].mean() < -0.3
    assert fine(edge)[..., :6].abs().max() < 1e-6


def test_parts_alone_are_restored_in_the_light_of_the_others(detector, faces, parts):
    even = torch.tensor([0.8, 0.4, 0.2])[None, :, None, None].expand(2, -1, 112, 112)
    with torch.no_grad():
        found = detector(faces, parts)
        recovered = detector(even, parts).recovered

    assert torch.equal(found.recovered[parts == 0], tiled(faces, 16)[parts == 0])
    assert (recovered - tiled(even, 16)).abs().max() < 0.1


def test_a_part_that_is_not_seen_has_no_residual(detector, faces, parts):
    with torch.no_grad():
        found = detector(faces, parts)

    assert found.residuals.shape == (2, PARTS)
    assert found.residuals[1, 0] == 0
    assert (found.residuals[0] != 0).all()
    assert found.standardised.shape == (2, STANDARDISED)
    assert (found.standardised[:, PARTS * MEASURES :] >= 0).all()


def test_a_part_that_is_changed_stands_out_from_the_same_one_as_expected(
    detector, faces, parts
):
    with torch.no_grad():
        tiles = tiled(faces, 16)
        expected = detector(faces, parts).recovered
        mouth = (parts == 3)[..., None]
        as_expected = torch.where(mouth, expected, tiles)
        changed = torch.where(mouth, 1 - expected, tiles)
        before = detector.measured(as_expected, parts)[0].parts
        after = detector.measured(changed, parts)[0].parts

    assert (after[:, 2, 0] > before[:, 2, 0] + 1).all()  # colours, in logarithms


def test_the_detail_of_a_part_is_told_beside_that_of_the_rest(detector, faces, parts):
    mouth = untiled((parts == 3)[..., None].expand(-1, -1, 768), 16)
    even = torch.where(mouth, faces.mean((2, 3), keepdim=True), faces)
    with torch.no_grad():
        (before, context), _ = detector.measured(tiled(faces, 16), parts)
        (after, beside), _ = detector.measured(tiled(even, 16), parts)

    assert context.shape == (2, PARTS, CONTEXT)
    assert (after[:, 2, 3:] < before[:, 2, 3:] - 1).all()  # a mouth without detail
    rest = torch.tensor([1, 2, 3])  # of every part's context
    assert torch.allclose(beside[..., rest], context[..., rest], atol=0.1)
    assert (beside[:, 1, 7:] < context[:, 1, 7:] - 1).all()  # the nose's has the mouth last


def test_tokens_change_sides_in_a_mirror_and_the_one_of_the_whole_stays():
    tokens = torch.arange(1 + 49.0)[None, :, None].expand(-1, -1, 2)
    seen = mirrored(tokens)

    assert seen[0, :9, 0].tolist() == [0, 7, 6, 5, 4, 3, 2, 1, 14]
    assert torch.equal(mirrored(seen), tokens)


def test_symmetric_attention_is_a_switch_that_leaves_other_weights_alone(faces):
    torch.manual_seed(0)
    plain, symmetric = (PartsNetwork(**SMALL, fidelity=on).eval() for on in (False, True))
    weights = symmetric.state_dict()
    shares = weights.pop("mirrors").softmax(1)
    plain.load_state_dict(weights)
    tiles = tiled(faces, 16)
    only_own = [torch.tensor([1.0, 0.0])] * len(shares)

    with torch.no_grad():
        seen = plain.tuned(tiles)
        assert torch.equal(symmetric.tuned(tiles, mirrors=only_own), seen)
        assert not torch.allclose(symmetric.look(tiles), plain.look(tiles), atol=1e-4)
    assert (shares[:, 1] > 0.1).all()


def test_a_pack_gives_whole_levels(detector, parts):
    given = torch.randint(
        0, 256, (2, 112, 112, 3), dtype=torch.uint8, generator=torch.Generator().manual_seed(2)
    )
    with torch.no_grad():
        score, residuals, recovered = PartsPack(detector)(given, parts)

    assert (score.shape, residuals.shape) == ((2,), (2, PARTS))
    assert recovered.dtype == torch.uint8
    assert torch.equal(recovered[:, :16], given[:, :16])  # no part lies in the first row
