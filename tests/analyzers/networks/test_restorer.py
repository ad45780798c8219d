"""What is hidden must be hidden, what is seen must stay, and no seam may lie between them."""

import pytest
import torch

from analyzers.networks.face_parts import (
    PARTS,
    Restorer,
    fine,
    hiding,
    light,
    recovered,
    rim,
    smooth_filled,
)

SMALL = {"widths": (8, 16, 16, 16), "deep": 1}


@pytest.fixture(scope="module")
def restorer():
    """Return a restorer of chance weights, none of which is nothing."""
    torch.manual_seed(0)
    made = Restorer(**SMALL).eval()
    with torch.no_grad():
        for weight in made.parameters():
            weight.add_(torch.randn_like(weight) * 0.05)
    return made.requires_grad_(False)


@pytest.fixture
def faces():
    return torch.rand((2, 3, 112, 112), generator=torch.Generator().manual_seed(1))


@pytest.fixture
def parts():
    """The parts of the pixels of two faces, of which the second has no eyes."""
    drawn = torch.zeros(2, 112, 112, dtype=torch.uint8)
    drawn[0, 20:40, 16:96], drawn[:, 45:70, 30:80], drawn[:, 80:112, 30:80] = 1, 2, 3
    return drawn


def test_nothing_is_drawn_from_what_is_hidden(restorer, faces, parts):
    hidden = hiding(parts, 2)
    other = torch.where(hidden > 0, 1 - faces, faces)

    assert torch.allclose(restorer(faces, hidden), restorer(other, hidden), atol=1e-6)
    assert not torch.allclose(restorer(faces, hidden), restorer(1 - faces, hidden), atol=1e-2)


def test_what_is_seen_stays_but_for_a_rim(restorer, faces, parts):
    hidden = hiding(parts, 2)
    drawn, own = restorer(faces, hidden), rim(hidden)

    assert torch.equal(drawn[:, :, :36], faces[:, :, :36])
    assert (own[hidden > 0] == 1).all()
    across = own[0, 0, 55, :30]
    assert (across.diff() >= 0).all() and across.diff().max() < 0.25  # no step anywhere
    assert across[0] == 0 and across[-1] == 1
    assert ((drawn >= 0) & (drawn <= 1)).all()


def test_a_part_is_hidden_with_a_rim_of_three_pixels(parts):
    hidden = hiding(parts, 1)

    assert hidden.shape == (2, 1, 112, 112)
    assert hidden[0, 0].nonzero().amin(0).tolist() == [17, 13]
    assert hidden[0, 0].nonzero().amax(0).tolist() == [42, 98]
    assert not hidden[1].any()  # there is none


def test_every_part_is_restored_alone(restorer, faces, parts):
    shown = recovered(restorer, faces, parts)

    assert shown.shape == (2, PARTS, 3, 112, 112)
    assert torch.equal(shown[0, 0], restorer(faces, hiding(parts, 1))[0])
    assert torch.equal(shown[0, 0, :, 80:], faces[0, :, 80:])  # the mouth, beside the eyes
    assert torch.equal(shown[1, 0], faces[1])


def test_a_smooth_filling_knows_the_colours_around_and_no_others():
    faces = torch.zeros(1, 3, 112, 112)
    faces[..., :56], faces[:, 0, :, 56:] = 0.2, 0.8
    hidden = torch.zeros(1, 1, 112, 112)
    hidden[..., 40:70, 16:96] = 1
    filled = smooth_filled(faces, hidden)
    other = smooth_filled(torch.where(hidden > 0, 1 - faces, faces), hidden)
    red = filled[0, 0, 55]

    assert torch.allclose(filled, other, atol=1e-6)
    assert torch.equal(filled[..., :16], faces[..., :16])
    assert abs(red[16] - 0.2) < 0.1 and abs(red[95] - 0.8) < 0.1
    assert red[16:96].diff().min() >= 0 and red.diff().abs().max() < 0.1  # and no edge


def test_an_even_face_is_restored_evenly_whatever_its_colour(parts):
    torch.manual_seed(0)
    begun = Restorer(**SMALL).eval().requires_grad_(False)  # whose last weights are nothing
    even = torch.tensor([0.8, 0.4, 0.2])[None, :, None, None].expand(2, -1, 112, 112)

    assert (begun(even, hiding(parts, 3)) - even).abs().max() < 0.05


def test_a_brighter_face_of_more_contrast_is_restored_as_such(restorer, faces, parts):
    hidden, dark = hiding(parts, 2), 0.1 + 0.4 * faces
    drawn, darker = restorer(faces, hidden), restorer(dark, hidden)

    assert (0.1 + 0.4 * drawn - darker).abs().mean() < 0.02
    middle, contrast = light(faces, hidden)
    assert middle.shape == (2, 3, 1, 1) and contrast.shape == (2, 1, 1, 1)


def test_fine_detail_is_what_a_mean_lacks():
    even = torch.full((1, 3, 20, 20), 0.3)
    edge = torch.zeros(1, 3, 20, 20)
    edge[..., 10:] = 1

    assert fine(even).abs().max() < 1e-6
    assert fine(edge)[..., 9].mean() < -0.3
    assert fine(edge)[..., :6].abs().max() < 1e-6
