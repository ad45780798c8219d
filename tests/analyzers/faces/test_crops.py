"""Crops are native pixels where that is promised, and alike from the frame and its region."""

import numpy as np
import pytest
from PIL import Image

from analyzers.faces.alignment import aligned
from analyzers.faces.crops import eyes, native_box, region_box, tiles
from analyzers.faces.landmarks import face_box, five_points
from workbench.model import Box

FRAME = (512, 512)


def cut(picture, box):
    return picture[box.y : box.y + box.height, box.x : box.x + box.width]


def holds(outer, inner):
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and outer.x + outer.width >= inner.x + inner.width
        and outer.y + outer.height >= inner.y + inner.height
    )


@pytest.fixture(params=["whole", "left border", "corner", "turned", "small", "large"])
def scene_of_face(request, portrait, portrait_mesh):
    """A frame, and the mesh of its face: where it lies, as it was turned and scaled."""
    mesh = portrait_mesh.points
    if request.param == "left border":
        return portrait[:, 215:], mesh - np.float32([215, 0, 0])
    if request.param == "corner":
        return portrait[100:, 200:], mesh - np.float32([200, 100, 0])
    if request.param == "turned":
        x, y, z = mesh.T
        return np.rot90(portrait).copy(), np.stack([y, 512 - x, z], axis=1)
    if request.param == "whole":
        return portrait, mesh
    scale = 0.2 if request.param == "small" else 4
    size = (round(512 * scale),) * 2
    picture = np.asarray(Image.fromarray(portrait).resize(size, Image.Resampling.LANCZOS))
    return picture, (mesh * (size[0] / 512)).astype(np.float32)


def test_native_has_a_quarter_on_each_side():
    assert native_box(np.float32([200, 100, 80, 120]), FRAME) == Box(
        x=180, y=70, width=120, height=180
    )


def test_native_takes_whole_pixels_that_cover_the_face():
    box = native_box(np.float32([200.3, 100.9, 80, 120]), FRAME)

    assert (box.x, box.y) == (180, 70)
    assert (box.x + box.width, box.y + box.height) == (301, 251)


def test_native_ends_with_the_frame():
    assert native_box(np.float32([-20, 480, 100, 100]), FRAME) == Box(
        x=0, y=455, width=105, height=57
    )


@pytest.mark.parametrize(
    "box", [(900, 900, 10, 10), (-90, -90, 5, 5), (np.nan,) * 4, (0, 0, np.inf, 1)]
)
def test_native_has_a_pixel_whatever_it_is_asked(box):
    found = native_box(np.float32(box), FRAME)

    assert found.width >= 1 and found.height >= 1
    assert holds(Box(x=0, y=0, width=512, height=512), found)


def test_the_region_gives_every_crop_that_the_frame_gives(scene_of_face):
    frame, mesh = scene_of_face
    box, points = face_box(mesh), five_points(mesh)

    where = region_box(box, points, frame.shape[:2])
    region, origin = cut(frame, where), (where.x, where.y)

    assert np.array_equal(aligned(region, origin, points), aligned(frame, (0, 0), points))
    assert np.array_equal(eyes(region, origin, mesh), eyes(frame, (0, 0), mesh))
    assert holds(where, native_box(box, frame.shape[:2]))


def test_the_region_is_not_much_larger_than_it_must_be(portrait_mesh):
    box, points = face_box(portrait_mesh.points), five_points(portrait_mesh.points)

    region = region_box(box, points, FRAME)

    assert region.width < 2.2 * box[2] and region.height < 1.8 * box[3]


def test_the_region_of_points_that_are_none_is_the_native_box():
    box = np.float32([200, 100, 80, 120])

    region = region_box(box, np.full((5, 2), np.nan, np.float32), FRAME)

    assert region == native_box(box, FRAME)


def test_eyes_lie_level_with_their_corners_in_place(portrait, portrait_mesh):
    mesh = portrait_mesh.points.copy()
    strips = eyes(portrait, (0, 0), mesh)
    dots = portrait.copy()
    for index in (33, 133, 362, 263):
        x, y = mesh[index, :2].astype(int)
        dots[y, x] = 255, 0, 255
        mesh[index, :2] = x + 0.5, y + 0.5

    marked = eyes(dots, (0, 0), mesh).astype(int)
    magenta = marked[..., 0] + marked[..., 2] - 2 * marked[..., 1]

    assert strips.shape == (2, 64, 96, 3)
    for strip in magenta:
        for half, wanted in ((strip[:, :48], 19.2), (strip[:, 48:], 76.8 - 48)):
            y, x = np.unravel_index(half.argmax(), half.shape)
            assert abs(x + 0.5 - wanted) < 2 and abs(y + 0.5 - 32) < 2


def test_the_pupil_is_in_the_middle_and_darkest(portrait, portrait_mesh):
    for strip in eyes(portrait, (0, 0), portrait_mesh.points).astype(int):
        middle = strip[24:40, 36:60].sum(axis=2)

        assert middle.min() < strip.sum(axis=2)[24:40, [4, 91]].min()


def test_the_subjects_right_eye_comes_first_also_in_a_mirror(
    portrait, portrait_box, portrait_mesh, landmarker
):
    mirrored = np.ascontiguousarray(portrait[:, ::-1])
    box = np.float32([512 - portrait_box[0] - portrait_box[2], *portrait_box[1:]])
    there = eyes(mirrored, (0, 0), landmarker.measure(mirrored, box).points).astype(int)
    here = eyes(portrait, (0, 0), portrait_mesh.points)[::-1, :, ::-1].astype(int)

    crossed = np.abs(there - here[::-1]).mean()
    assert np.abs(there - here).mean() < 6 < crossed


def test_eyes_of_a_mesh_that_is_none_are_black(portrait):
    strips = eyes(portrait, (0, 0), np.full((478, 3), np.nan, np.float32))

    assert strips.shape == (2, 64, 96, 3)
    assert not strips.any()


def test_tiles_cover_the_picture_and_are_its_own_pixels(portrait):
    picture = portrait[:300, :411]
    seen = np.zeros(picture.shape[:2], int)

    for box, tile in tiles(picture, 128, 96):
        assert tile.shape == (128, 128, 3)
        assert np.array_equal(tile, cut(picture, box))
        assert np.shares_memory(tile, portrait)
        seen[box.y : box.y + 128, box.x : box.x + 128] += 1

    assert seen.min() >= 1


def test_tiles_that_fit_do_not_repeat(portrait):
    boxes = [box for box, _ in tiles(portrait, 128, 128)]

    assert len(boxes) == len({(box.x, box.y) for box in boxes}) == 16


def test_a_picture_smaller_than_a_tile_is_one(portrait):
    ((box, tile),) = tiles(portrait[:40, :300], 512, 256)

    assert box == Box(x=0, y=0, width=300, height=40)
    assert tile.shape == (40, 300, 3)
