"""Windows cover a picture, bound memory, and lose no face between them."""

import numpy as np
import pytest

from analyzers.faces.tiling import Window, seen, windows

SIDE = 320
MOST = 10_000_000


def picture(width, height):
    return np.lib.stride_tricks.as_strided(
        np.zeros(1, np.uint8), (height, width, 3), (0, 0, 0), writeable=False
    )


@pytest.mark.parametrize("size", [(1, 1), (320, 320), (321, 320), (1000, 40), (1500, 2100)])
def test_every_pixel_is_read_in_full_and_in_the_whole(size):
    rgb = picture(*size)
    covered = np.zeros(rgb.shape[:2], bool)
    found = list(windows(rgb, SIDE, MOST))
    for window in found:
        if window.scale == 1.0:
            rows = slice(window.y, window.y + window.height)
            covered[rows, window.x : window.x + window.width] = True
        assert max(seen(rgb, window).shape) <= SIDE

    assert covered.all()
    assert (found[-1].width, found[-1].height) == size


def test_a_face_of_any_size_and_place_lies_whole_in_a_window_that_does_not_shrink_it_away():
    rgb = picture(2000, 1400)
    found = list(windows(rgb, SIDE, MOST))
    rng = np.random.default_rng(5)
    for _ in range(2000):
        side = rng.uniform(12, 900)
        x, y = rng.uniform(0, 2000 - side), rng.uniform(0, 1400 - side)
        corners = np.array([[x, y, x + side, y + side]], np.float32)
        scales = [window.scale for window in found if inside(window, corners[0])]
        assert max(scales) * side >= min(side, SIDE / 8)


def inside(window, corners):
    left, top, right, bottom = corners
    return (
        left >= window.x
        and top >= window.y
        and right <= window.x + window.width
        and bottom <= window.y + window.height
        and window.holds(corners[None])[0]
    )


def test_a_picture_of_any_size_takes_a_bounded_number_of_windows():
    counts = [len(list(windows(picture(side, side), SIDE, MOST))) for side in (5000, 60_000)]

    assert counts[0] <= 2.5 * MOST * 4 / 3 / SIDE**2
    assert counts[1] <= 2.5 * MOST * 4 / 3 / SIDE**2


def test_a_box_at_an_inner_edge_is_left_to_another_window():
    window = Window(x=0, y=100, width=320, height=320, scale=0.5, picture=(1000, 420))
    boxes = {
        "in the middle": ((50, 200, 100, 260), True),
        "at the picture's left": ((0, 200, 100, 260), True),
        "at the picture's foot": ((50, 300, 100, 420), True),
        "at the inner right": ((250, 200, 320, 260), False),
        "almost at the inner right": ((250, 200, 317, 260), False),
        "at the inner top": ((50, 100, 100, 160), False),
    }
    kept = window.holds(np.array([box for box, _ in boxes.values()], np.float32))

    assert dict(zip(boxes, kept.tolist(), strict=True)) == {
        name: held for name, (_, held) in boxes.items()
    }


def test_a_reduced_window_is_the_mean_of_what_it_covers():
    rgb = np.random.default_rng(1).integers(0, 256, (64, 96, 3), dtype=np.uint8)
    small = seen(rgb, Window.whole(rgb, 48))

    mean = rgb.reshape(32, 2, 48, 2, 3).mean(axis=(1, 3))
    assert small.shape == (32, 48, 3)
    assert np.abs(small - mean).max() <= 1


def test_a_line_of_pixels_keeps_a_pixel():
    rgb = np.zeros((2, 5000, 3), np.uint8)

    assert seen(rgb, Window.whole(rgb, SIDE)).shape == (1, SIDE, 3)


@pytest.mark.parametrize("side", [3, 40, 500])
@pytest.mark.parametrize("place", [(0, 0), (700, 300), (1990, 1390)])
def test_a_window_around_a_face_shows_it_at_one_size(side, place):
    rgb = picture(2000, 1400)
    corners = np.array([*place, place[0] + side, place[1] + side], np.float32)
    window = Window.around(rgb, corners, 128, 288)

    assert window.scale * side == pytest.approx(128, rel=0.15)
    assert max(seen(rgb, window).shape) <= 288
    assert window.x <= place[0] and window.y <= place[1]
    assert window.x + window.width >= min(corners[2], 2000)
    assert window.y + window.height >= min(corners[3], 1400)
