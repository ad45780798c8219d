import numpy as np
import pytest
from PIL import Image

from analyzers.faces.detection import Detection, Detector
from analyzers.faces.tracking import Tracker
from workbench.analyzer import Frame

WINDOW = 8
HEAD = (150, 30, 300, 216)  # of the portrait


class Still:
    def __init__(self, pixels):
        self.pixels = pixels

    def rgb(self):
        return self.pixels


def heads(portrait, width=90):
    """Two heads of about one size that look different, as RGBA pictures."""
    head = Image.fromarray(portrait).crop(HEAD)
    ratio = width / head.width
    head = head.resize((width, round(head.height * ratio)), Image.Resampling.LANCZOS)
    y, x = np.mgrid[-1 : 1 : head.height * 1j, -1 : 1 : head.width * 1j]
    mask = Image.fromarray(np.uint8(255 * np.clip(4 - 4 * np.hypot(x, y), 0, 1)))
    one = head.copy()
    one.putalpha(mask)
    pixels = np.asarray(head.transpose(Image.Transpose.FLIP_LEFT_RIGHT)).astype(np.float32)
    pixels[int(head.height * 0.72) :] *= (0.4, 0.45, 0.8)
    other = Image.fromarray(np.clip(pixels * (0.55, 0.75, 1.15), 0, 255).astype(np.uint8))
    other.putalpha(mask)
    return one, other


@pytest.fixture(scope="module")
def film(portrait, scene):
    """A maker of frames with heads: `paths` give a head and where its corner is at a frame."""
    background = Image.fromarray(scene(420, 180, seed=5))

    def make(count, *paths, first=0):
        frames = []
        for k in range(first, first + count):
            picture = background.copy()
            for head, path in paths:
                if (place := path(k)) is not None:
                    picture.paste(head, place, head)
            frames.append(Frame(k, k / 25, Still(np.asarray(picture))))
        return frames

    return make


@pytest.fixture(scope="module")
def pair(portrait):
    return heads(portrait)


def follow(tracker, frames, new_shot=True):
    found = []
    for first in range(0, len(frames), WINDOW):
        found += tracker.follow(frames[first : first + WINDOW], new_shot and first == 0)
    return found


def numbers(found):
    return [[one.number for one in sorted(here, key=lambda s: s.box[0])] for here in found]


def line(start, end, count):
    """A path from one place to another."""
    return lambda k: tuple(
        int(a + (b - a) * k / (count - 1)) for a, b in zip(start, end, strict=True)
    )


@pytest.fixture
def tracker(landmarker):
    with Tracker(Detector().find, landmarker.measure) as made:
        yield made


def test_a_face_that_moves_is_one_face_with_a_mesh_in_every_frame(tracker, film, pair):
    found = follow(tracker, film(20, (pair[0], line((20, 40), (280, 60), 20))))
    assert numbers(found) == [[1]] * 20
    assert all(here[0].mesh is not None for here in found)
    assert np.isnan([here[0].detected for here in found]).any()
    middles = [here[0].box[0] + here[0].box[2] / 2 for here in found]
    np.testing.assert_allclose(np.diff(middles), 260 / 19, atol=4)


def test_a_cut_ends_a_track_and_the_face_after_it_looks_like_the_same_person(
    tracker, film, pair
):
    still = film(6, (pair[0], lambda _: (40, 40)))
    first = follow(tracker, still)
    second = follow(tracker, still)
    assert numbers(first + second) == [[1]] * 6 + [[2]] * 6
    assert tracker.persons() == {1: 1, 2: 1}


def test_no_number_goes_over_from_one_face_to_another_that_it_crosses(tracker, film, pair):
    count = 26
    right, left = line((10, 40), (310, 44), count), line((320, 46), (10, 42), count)
    found = follow(tracker, film(count, (pair[0], right), (pair[1], left)))
    apart = [abs(right(k)[0] - left(k)[0]) > 70 for k in range(count)]
    assert all(len(here) == 2 for here, two in zip(found, apart, strict=True) if two)
    (left_first, right_first), (left_last, right_last) = numbers(found)[0], numbers(found)[-1]
    assert {left_first, right_last}.isdisjoint({right_first, left_last})
    assert right_first == left_last  # the one in front
    persons = tracker.persons()
    assert persons[left_first] == persons[right_last] != persons[right_first]


def test_a_face_that_leaves_and_returns_keeps_its_number(tracker, film, pair):
    def away(k):
        return None if 8 <= k < 20 else (40, 40) if k < 8 else (60, 44)

    found = follow(tracker, film(28, (pair[0], away), (pair[1], lambda _: (300, 40))))
    assert [len(here) for here in found] == [2] * 8 + [1] * 12 + [2] * 8
    assert numbers(found)[0] == numbers(found)[-1]


def test_another_face_in_the_same_place_is_another_track(tracker, film, pair):
    found = follow(
        tracker,
        film(
            20,
            (pair[0], lambda k: (60, 40) if k < 10 else None),
            (pair[1], lambda k: None if k < 10 else (60, 40)),
        ),
    )
    assert numbers(found) == [[1]] * 10 + [[2]] * 10


def test_a_face_that_dissolves_into_another_does_not_stay_one_track(tracker, film, pair):
    one, other = (
        film(40, (pair[0], lambda _: (60, 40))),
        film(40, (pair[1], lambda _: (60, 40))),
    )
    parts = np.clip((np.arange(40) - 14) / 12, 0, 1)
    mixed = [
        Frame(k, k / 25, Still((a.rgb * (1 - part) + b.rgb * part).astype(np.uint8)))
        for k, (a, b, part) in enumerate(zip(one, other, parts, strict=True))
    ]
    found = numbers(follow(tracker, mixed))
    assert found[0] == [1]
    assert found[-1] != [1]


def test_a_face_comes_and_goes_within_a_window_at_its_very_frames(tracker, film, pair):
    found = follow(tracker, film(16, (pair[0], lambda k: (60, 40) if 3 <= k < 13 else None)))
    assert numbers(found) == [[]] * 3 + [[1]] * 10 + [[]] * 3


def test_a_detection_seen_once_and_without_a_mesh_is_no_track(landmarker, film, pair):
    detector, looks = Detector(), []
    ghost = Detection(
        x=300.0, y=60.0, width=50.0, height=60.0, score=0.9,
        points=np.float32([(315, 80), (335, 80), (325, 92), (317, 105), (333, 105)]),
    )  # fmt: skip

    def find(rgb):
        looks.append(rgb.shape)
        once = [ghost] if len(looks) == 1 else []
        return detector.find(rgb) + once

    frames = film(24, (pair[0], lambda _: (60, 40)))
    with Tracker(find, landmarker.measure) as tracker:
        assert numbers(follow(tracker, frames)) == [[1]] * 24
    assert len(looks) > 1


def test_a_face_without_a_mesh_is_found_wherever_the_detector_sees_it(film, pair):
    frames = film(10, (pair[0], line((40, 40), (100, 40), 10)))
    with Tracker(Detector().find, lambda *_: None) as tracker:
        found = follow(tracker, frames)
    assert numbers(found) == [[1]] * 10
    assert all(here[0].mesh is None and here[0].detected > 0 for here in found)


@pytest.mark.parametrize(("looks", "expected"), [(1, [[1]]), (2, [[]])])
def test_a_still_picture_needs_one_look_only(film, pair, looks, expected):
    with Tracker(Detector().find, lambda *_: None, least_looks=looks) as tracker:
        assert numbers(follow(tracker, film(1, (pair[0], lambda _: (40, 40))))) == expected


def test_the_same_frames_give_the_same_sightings(landmarker, film, pair):
    frames = film(9, (pair[0], line((20, 40), (200, 60), 9)), (pair[1], lambda _: (320, 40)))
    runs = []
    for _ in range(2):
        with Tracker(Detector().find, landmarker.measure) as tracker:
            runs.append(follow(tracker, frames))
    for one, other in zip(*runs, strict=True):
        assert [s.number for s in one] == [s.number for s in other]
        for mine, theirs in zip(one, other, strict=True):
            np.testing.assert_array_equal(mine.box, theirs.box)
            np.testing.assert_array_equal(mine.mesh.points, theirs.mesh.points)


def test_frames_without_faces_have_none(tracker, film):
    assert follow(tracker, film(10)) == [[]] * 10
    assert tracker.persons() == {}


def test_an_error_of_the_detector_is_passed_on(landmarker, film):
    def broken(_):
        raise MemoryError("no room")

    with Tracker(broken, landmarker.measure) as tracker, pytest.raises(MemoryError):
        tracker.follow(film(2), True)
