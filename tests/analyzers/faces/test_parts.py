"""Every pixel of a face has the part that an anatomist would give it."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from analyzers.faces.alignment import similarity
from analyzers.faces.landmarks import five_points
from analyzers.faces.parts import outlines, part_borders, part_mask, triangle_parts
from analyzers.faces.pose import canonical_face
from workbench.model import FacePart

SEEN_AT = {
    FacePart.EYES: [468, 473, 159, 386, 105, 334, 53, 283],  # irises, upper lids, brows
    FacePart.NOSE: [1, 4, 5, 6, 195, 48, 278],
    FacePart.MOUTH: [13, 14, 11, 16, 80, 310],
    FacePart.FOREHEAD: [151, 108, 337, 9],
    FacePart.JAW: [199, 200, 175, 32, 262, 169, 394],
    FacePart.CHEEKS: [50, 280, 205, 425, 187, 411, 117, 346, 164],
}


@pytest.fixture(scope="module")
def matrix(portrait_mesh):
    return similarity(five_points(portrait_mesh.points))


@pytest.fixture(scope="module")
def mask(portrait_mesh, matrix):
    return part_mask(portrait_mesh.points, matrix)


def placed(points, matrix):
    return points[:, :2] @ matrix[:, :2].T + matrix[:, 2]


def area(polygon):
    x, y = polygon.T
    return abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def canonical_mesh(yaw):
    """Return the canonical face (478, 3) on 256 pixels, its head turned by `yaw` degrees."""
    face, _ = canonical_face()
    angle = np.radians(yaw)
    x, z = face[:, 0], face[:, 2] - face[:, 2].mean()
    turned = np.stack(
        [
            x * np.cos(angle) + z * np.sin(angle),
            -face[:, 1],
            x * np.sin(angle) - z * np.cos(angle),
        ],
        axis=1,
    )
    mesh = np.concatenate([turned, turned[:10]]) * 12 + (128, 128, 0)
    return mesh.astype(np.float32)


@pytest.mark.parametrize("part", SEEN_AT)
def test_landmarks_lie_in_their_parts(portrait_mesh, matrix, mask, part):
    where = placed(portrait_mesh.points, matrix)[SEEN_AT[part]]

    x, y = np.floor(where).astype(int).T
    inside = [
        (mask[v - 2 : v + 3, u - 2 : u + 3] == part).mean() for u, v in zip(x, y, strict=True)
    ]
    assert min(inside) > 0.15


def test_beyond_the_mesh_is_background(mask):
    assert mask.shape == (256, 256) and mask.dtype == np.uint8
    assert not mask[:40].any()
    assert not mask[:, [0, 20, 235, 255]].any()


def test_no_part_is_missing_and_none_leaves_a_gap(portrait_mesh, matrix, mask):
    everything = [
        polygon for loops in outlines(portrait_mesh.points).values() for polygon in loops
    ]
    covered = sum(area(placed(polygon, matrix)) for polygon in everything)

    assert set(np.unique(mask)) == set(FacePart)
    assert np.count_nonzero(mask) == pytest.approx(covered, rel=0.01)


@pytest.mark.parametrize("part", SEEN_AT)
def test_outline_and_mask_agree(portrait_mesh, matrix, mask, part):
    drawing = Image.new("1", (1024, 1024))
    for polygon in outlines(portrait_mesh.points)[part]:
        corners = (placed(polygon, matrix) * 4).ravel().tolist()
        ImageDraw.Draw(drawing).polygon(corners, fill=1)
    drawn = np.asarray(drawing)[2::4, 2::4]

    both = (drawn & (mask == part)).sum()
    assert both / (drawn | (mask == part)).sum() > 0.93


def test_a_mirrored_face_has_mirrored_parts(portrait, portrait_box, landmarker, mask):
    mirrored = np.ascontiguousarray(portrait[:, ::-1])
    box = np.float32([512 - portrait_box[0] - portrait_box[2], *portrait_box[1:]])
    mesh = landmarker.measure(mirrored, box)

    there = part_mask(mesh.points, similarity(five_points(mesh.points)))

    assert (there[:, ::-1] == mask).mean() > 0.97


def test_the_parts_of_the_canonical_face_are_symmetrical():
    mask = part_mask(canonical_mesh(0), np.eye(2, 3))

    assert (mask[:, ::-1] == mask).mean() > 0.99


def test_every_triangle_has_one_part_and_every_border_is_closed():
    triangles, parts = triangle_parts()

    assert triangles.shape == (898, 3)
    assert set(parts.tolist()) == set(FacePart) - {FacePart.BACKGROUND}
    assert {part.name: len(loops) for part, loops in part_borders().items()} == {
        "EYES": 2,
        "NOSE": 1,
        "MOUTH": 1,
        "CHEEKS": 1,
        "JAW": 1,
        "FOREHEAD": 1,
    }


@pytest.mark.parametrize("yaw", [-60, 60])
def test_a_nose_hides_the_cheek_behind_it(yaw):
    mesh = canonical_mesh(yaw)
    mask = part_mask(mesh, np.eye(2, 3))
    x, y = mesh[4, :2]

    inward = int(x - np.sign(x - 128) * 3)
    assert mask[int(y), inward] == FacePart.NOSE
    near = mesh[[280 if yaw < 0 else 50], :2].astype(int)[0]
    assert mask[near[1], near[0]] == FacePart.CHEEKS


def test_a_smaller_mask_shows_the_same(portrait_mesh, mask):
    half = similarity(five_points(portrait_mesh.points), size=128)

    small = part_mask(portrait_mesh.points, half, size=128)

    assert (small == mask[1::2, 1::2]).mean() > 0.97


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e30])
def test_a_mesh_that_is_none_has_no_parts(portrait_mesh, matrix, value):
    broken = portrait_mesh.points.copy()
    broken[7, 0] = value

    assert not part_mask(broken, matrix).any()
    assert not part_mask(portrait_mesh.points, np.full((2, 3), np.nan)).any()
