"""Faces are found at every size and place, each once, and none where there is none."""

from concurrent.futures import ThreadPoolExecutor
from importlib import resources

import numpy as np
import pytest
from PIL import Image

from analyzers.faces.detection import Detector, anchors, distinct, shared

FACE = (178.0, 57.0, 92.0, 119.0)  # of the sample's portrait, looked at
EYES_NOSE_MOUTH = [(204, 103), (245, 104), (225, 129), (203, 139), (245, 140)]


@pytest.fixture(scope="module")
def portrait():
    """NASA's portrait of Eileen Collins (512, 512, 3), public domain."""
    with resources.files("resources").joinpath("sample/portrait.jpg").open("rb") as file:
        return np.asarray(Image.open(file).convert("RGB"))


def corners(face):
    return np.array([face.x, face.y, face.x + face.width, face.y + face.height], np.float32)


def like(face, x, y, width, height):
    other = np.array([[x, y, x + width, y + height]], np.float32)
    return float(shared(corners(face), other)[0])


def placed(portrait, size, scale, x, y):
    """A grey picture of (width, height) with the portrait's head, scaled, its face at x, y."""
    head = portrait[20:240, 120:330]
    size_of = (round(head.shape[1] * scale), round(head.shape[0] * scale))
    small = np.asarray(Image.fromarray(head).resize(size_of, Image.Resampling.BOX))
    rgb = np.full((size[1], size[0], 3), 118, np.uint8)
    left, top = round(x - 58 * scale), round(y - 37 * scale)
    rgb[top : top + small.shape[0], left : left + small.shape[1]] = small
    return rgb, (x, y, FACE[2] * scale, FACE[3] * scale)


@pytest.mark.parametrize("way", ["find", "search"])
def test_the_portrait_s_face_is_found_once_with_its_points(portrait, way):
    (face,) = getattr(Detector(), way)(portrait)

    assert like(face, *FACE) > 0.9
    assert 0.99 < face.score <= 1
    assert face.points.shape == (5, 2) and face.points.dtype == np.float32
    assert np.abs(face.points - EYES_NOSE_MOUTH).max() < 4


def test_a_mirrored_picture_has_the_mirrored_face_and_its_points_in_the_same_order(portrait):
    (face,) = Detector().find(portrait)
    (mirrored,) = Detector().find(portrait[:, ::-1].copy())

    expected = face.points[[1, 0, 2, 4, 3]] * (-1, 1) + (512, 0)
    assert np.abs(mirrored.points - expected).max() < 4
    assert mirrored.points[0, 0] < mirrored.points[1, 0]


@pytest.mark.parametrize("width", [45, 60, 100, 200])
def test_a_small_face_is_found_in_a_large_frame(portrait, width):
    rgb, box = placed(portrait, (1920, 1080), width / FACE[2], 1300, 400)
    (face,) = Detector().find(rgb)

    assert like(face, *box) > 0.6


@pytest.mark.parametrize(
    ("scale", "x", "y"), [(0.3, 1900, 1200), (1, 955, 700), (3, 900, 500), (6, 800, 700)]
)
def test_a_large_still_is_searched_for_faces_of_every_size(portrait, scale, x, y):
    rgb, box = placed(portrait, (2400, 1800), scale, x, y)
    (face,) = Detector().search(rgb)

    assert like(face, *box) > 0.6


def test_a_face_on_the_border_of_two_windows_is_found_once(portrait):
    for x in range(640, 960, 107):
        rgb, box = placed(portrait, (1900, 900), 1, x, 400)
        (face,) = Detector().search(rgb)
        assert like(face, *box) > 0.8


def test_two_faces_side_by_side_are_two_the_better_first(portrait):
    rgb, first = placed(portrait, (1280, 720), 1, 200, 200)
    other, second = placed(portrait, (1280, 720), 0.6, 900, 300)
    rgb = np.where(other == 118, rgb, other)
    faces = Detector().find(rgb)

    assert len(faces) == 2 and faces[0].score >= faces[1].score
    assert max(like(face, *first) for face in faces) > 0.8
    assert max(like(face, *second) for face in faces) > 0.7


def test_a_face_cut_by_the_picture_s_edge_stays_within_the_picture(portrait):
    for rgb in (portrait[:, 215:], portrait[90:], portrait[:, :240]):
        for face in Detector(score=0.3).find(rgb.copy()):
            assert (corners(face)[:2] >= 0).all()
            assert (corners(face)[2:] <= rgb.shape[1::-1]).all()


@pytest.mark.parametrize("size", [(1, 1), (1, 700), (31, 33), (5000, 3)])
@pytest.mark.parametrize("way", ["find", "search"])
def test_odd_sizes_have_no_face_and_no_error(size, way):
    rgb = np.random.default_rng(2).integers(0, 256, (*size[::-1], 3), dtype=np.uint8)

    assert getattr(Detector(), way)(rgb) == []


@pytest.mark.parametrize("seed", range(3))
def test_pictures_without_a_face_have_none(scene, seed):
    rgb = scene(1280, 720, seed=seed)

    assert Detector().find(rgb) == [] == Detector().search(rgb)


def test_the_same_picture_gives_the_same_faces_from_several_threads(portrait):
    detector = Detector()
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(detector.find, [portrait] * 6))

    for (face,) in found:
        assert corners(face).tolist() == corners(found[0][0]).tolist()
        assert face.score == found[0][0].score


def test_a_view_with_strides_of_its_own_is_read_as_its_copy(portrait):
    view = np.ascontiguousarray(portrait[..., ::-1])[..., ::-1]
    wide = np.concatenate([portrait, portrait], axis=1)[:, :512]

    for rgb in (view, wide):
        (face,) = Detector().find(rgb)
        assert like(face, *FACE) > 0.9


def test_a_higher_score_asks_for_more(portrait):
    assert Detector(score=0.99999).find(portrait) == []


def test_anchors_follow_the_network_s_order():
    every = anchors(64, 96)

    assert len(every) == 2 * (8 * 12 + 4 * 6 + 2 * 3)
    assert every[:3].tolist() == [[4, 4, 16], [4, 4, 32], [12, 4, 16]]
    assert every[2 * 8 * 12].tolist() == [8, 8, 64]
    assert every[-1].tolist() == [80, 48, 512]


def test_of_boxes_that_share_much_the_best_is_kept():
    rows = np.zeros((4, 15), np.float32)
    rows[:, 0] = (0.7, 0.9, 0.8, 0.6)
    rows[:, 1:5] = [(0, 0, 10, 10), (1, 0, 11, 10), (8, 0, 18, 10), (100, 100, 100, 100)]

    assert distinct(rows, 0.4).tolist() == [1, 2, 3]
    assert distinct(rows[:0], 0.4).tolist() == []
    assert shared(rows[0, 1:5], rows[1:2, 1:5])[0] == pytest.approx(9 / 11)


@pytest.mark.laboratory
@pytest.mark.parametrize("clip", ["lynaeydofd", "brtujopkby"])
def test_the_phone_clips_small_faces_are_found(laboratory, clip):
    """The mesh model's own detector finds a face in 2 and 0 of the first 100 frames."""
    import av

    with av.open(str(laboratory / f"video/dfdc/{clip}.mp4")) as container:
        for index, frame in enumerate(container.decode(video=0)):
            if index % 50 == 0:
                assert len(Detector().find(frame.to_ndarray(format="rgb24"))) == 1
