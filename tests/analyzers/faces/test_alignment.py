"""Alignment must put five points where its template says, to a part of a pixel."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from analyzers.faces.alignment import (
    aligned,
    footprint,
    similarity,
    similarity_onto,
    source,
    warped,
)
from analyzers.faces.landmarks import five_points

# The template of 112 pixels with a margin of 15 %, on 256 pixels, reckoned by hand.
ON_256 = [
    (96.86, 120.43),
    (158.79, 120.09),
    (128.05, 155.67),
    (102.59, 191.94),
    (153.90, 191.65),
]
WHOLE = np.eye(2, 3)


def turned(points, degrees, scale, move):
    angle = np.radians(degrees)
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return (np.asarray(points) @ turn.T + move).astype(np.float32)


@pytest.mark.parametrize("degrees", [0, 17, -90, 180])
def test_the_template_is_met_however_the_face_lies(degrees):
    face = turned(ON_256, degrees, 0.7, (40, -30))

    matrix = similarity(face)

    assert np.allclose(face @ matrix[:, :2].T + matrix[:, 2], ON_256, atol=0.02)


def test_size_and_scale_widen_about_the_middle():
    small = similarity(np.float32(ON_256), size=128)
    wide = similarity(np.float32(ON_256), scale=2.6)

    assert np.allclose(small, [[0.5, 0, 0], [0, 0.5, 0]], atol=0.02)
    assert np.allclose(wide, [[0.5, 0, 64], [0, 0.5, 64]], atol=0.02)


@given(some.floats(-180, 180), some.floats(0.05, 20), some.floats(-900, 900))
@settings(max_examples=40)
def test_a_similarity_is_found_again(degrees, scale, move):
    source_points = np.array([(1.0, 2.0), (30.0, 7.0), (12.0, 40.0)])

    matrix = similarity_onto(source_points, turned(source_points, degrees, scale, move))

    there = source_points @ matrix[:, :2].T + matrix[:, 2]
    assert np.allclose(there, turned(source_points, degrees, scale, move), rtol=1e-4, atol=1e-2)


def test_points_are_never_mirrored():
    matrix = similarity(np.float32(ON_256) * (-1, 1))

    assert np.linalg.det(matrix[:, :2]) > 0


def test_a_warp_by_nothing_changes_no_pixel(portrait):
    assert np.array_equal(warped(portrait, (0, 0), WHOLE, (512, 512)), portrait)


def test_a_warp_by_whole_pixels_only_moves_them(portrait):
    moved = warped(portrait, (0, 0), np.array([[1, 0, -100], [0, 1, -60]]), (50, 40))

    assert np.array_equal(moved, portrait[60:100, 100:150])


def test_half_a_pixel_is_the_mean_of_two():
    picture = np.zeros((4, 4, 3), np.uint8)
    picture[1, 2] = 200

    moved = warped(picture, (0, 0), np.array([[1, 0, 0.5], [0, 1, 0]]), (4, 4))

    assert moved[1, :, 0].tolist() == [0, 0, 100, 100]


@pytest.mark.parametrize("scale", [3.0, 1.0, 0.37])
def test_a_spot_lands_where_its_centre_does(scale):
    y, x = np.mgrid[:90, :120] + 0.5
    spot = 250 * np.exp(-((x - 61.3) ** 2 + (y - 40.8) ** 2) / 50)
    picture = np.repeat(spot[..., None], 3, axis=2).astype(np.uint8)
    size = (round(120 * scale), round(90 * scale))

    there = warped(picture, (0, 0), WHOLE * scale, size)[..., 0].astype(float)

    y, x = np.mgrid[: size[1], : size[0]] + 0.5
    middle = np.array([(there * x).sum(), (there * y).sum()]) / there.sum()
    assert np.allclose(middle, np.array([61.3, 40.8]) * scale, atol=0.08)


def test_beyond_the_picture_is_black_and_not_its_border(portrait):
    bright = np.full((40, 40, 3), 255, np.uint8)

    there = warped(bright, (0, 0), np.array([[1, 0, 20], [0, 1, 20]]), (80, 80))

    assert (there[20:60, 20:60] == 255).all()
    assert there.sum() == 255 * 3 * 40 * 40


def test_a_crop_of_nothing_is_black(portrait):
    far = warped(portrait, (0, 0), np.array([[1, 0, 9e5], [0, 1, 0]]), (32, 16))

    assert far.shape == (16, 32, 3)
    assert not far.any()


@pytest.mark.parametrize("shrink", [2, 3.7, 16])
def test_shrinking_fine_texture_leaves_its_mean(shrink):
    chess = (np.indices((640, 640)).sum(axis=0) % 2 * 200).astype(np.uint8)
    picture = np.repeat(chess[..., None], 3, axis=2)

    small = warped(picture, (0, 0), WHOLE / shrink, (40, 40))

    assert np.abs(small[2:-2, 2:-2].astype(int) - 100).max() <= 4


@pytest.mark.parametrize(
    "points",
    [np.full((5, 2), np.nan), np.full((5, 2), np.inf), np.full((5, 2), 7.0), np.zeros((5, 2))],
)
def test_points_without_a_face_give_black(portrait, points):
    face = aligned(portrait, (0, 0), points.astype(np.float32))

    assert face.shape == (256, 256, 3)
    assert not face.any()


def test_a_collapsed_matrix_reads_nothing(portrait):
    flat = np.array([[1.0, 0, 0], [2.0, 0, 0]])

    assert footprint(flat, (8, 8)) is None
    assert source(portrait, (0, 0), flat, (8, 8)) is None


def test_a_part_of_the_frame_gives_the_same_face(portrait, portrait_mesh):
    points = five_points(portrait_mesh.points)
    part = portrait[20:330, 90:400]

    assert np.array_equal(aligned(part, (90, 20), points), aligned(portrait, (0, 0), points))


def test_the_aligned_portrait_stands_upright(portrait, landmarker, portrait_mesh):
    face = aligned(portrait, (0, 0), five_points(portrait_mesh.points))
    again = landmarker.measure(face, np.float32([55, 60, 145, 180]))

    off = np.abs(five_points(again.points) - ON_256)
    assert off[:2].max() < 5
    assert off.mean() < 7  # the head is bowed and smiles
    assert abs(np.diff(five_points(again.points)[:2, 1])[0]) < 2
