"""What is made ready beside the frame on show, and that it stops for whoever asks."""

import threading
import time

import pytest

from workbench.media.neighbours import Neighbours
from workbench.media.reader import FrameReader


def waited_for(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.005)
    return condition()


class Recorder:
    """A `ready` that notes what it was asked to make ready, two steps for each frame."""

    def __init__(self):
        self.made = []
        self.begun, self.gate = threading.Event(), threading.Event()
        self.gate.set()

    def __call__(self, index, max_side):
        yield
        self.begun.set()
        self.gate.wait(60)
        self.made.append((index, max_side))
        yield


@pytest.fixture
def recorder():
    return Recorder()


@pytest.fixture
def neighbours(recorder):
    made = Neighbours(recorder, 4)
    yield made
    recorder.gate.set()
    made.close()


def test_frames_ahead_are_decoded_and_the_nearest_converted(neighbours, recorder):
    neighbours.of(10, 1, 1, 640)

    assert waited_for(lambda: len(recorder.made) == 8)
    assert recorder.made[:4] == [(11, 640), (12, 640), (13, None), (14, None)]
    assert recorder.made[4:] == [(9, 640), (8, 640), (7, None), (6, None)]


def test_where_frames_are_left_out_those_that_come_are_converted(neighbours, recorder):
    neighbours.of(40, -1, 2, 640)

    assert waited_for(lambda: len(recorder.made) == 8)
    assert recorder.made[:4] == [(39, None), (38, 640), (37, None), (36, 640)]


def test_whoever_asks_ends_what_is_under_way(neighbours, recorder):
    recorder.gate.clear()
    neighbours.of(10, 1, 1, 640)
    assert recorder.begun.wait(60)
    with neighbours.paused():
        recorder.gate.set()
        assert waited_for(lambda: neighbours._changed._waiters)  # the thread sleeps again

    assert recorder.made == [(11, 640)]


def test_closing_waits_for_the_thread(recorder):
    made = Neighbours(recorder, 4)
    made.of(3, 1, 1, 64)
    made.close()

    assert not made._thread.is_alive()


def test_the_reader_has_the_next_pictures_ready(tmp_path, encode, open_source):
    source = open_source(encode(tmp_path / "clip.mp4", 40))
    with FrameReader(source) as reader:
        reader.picture(20, 64)
        assert waited_for(lambda: {(21, 64), (22, 64)} <= set(reader._prepared))
        ahead = reader.picture(21, 64)

    with FrameReader(source) as anew:
        assert anew.picture(21, 64).sha256 == ahead.sha256
        assert ahead.frame == 21


def test_pictures_stay_exact_while_neighbours_are_made(tmp_path, encode, open_source):
    from workbench.media.decoding import frames

    source = open_source(encode(tmp_path / "clip.mp4", 80))
    expected = {frame.index: frame.rgb.tobytes() for frame in frames(source)}
    walk = [5, 6, 7, 70, 69, 68, 40, 12, 13, 79, 0, 1, 33, 32, 31, 60, 61, 3] * 3

    with FrameReader(source) as reader:
        for index in walk:
            assert reader.picture(index, 4000).pixels.tobytes() == expected[index]
            assert reader.frame(index).rgb.tobytes() == expected[index]


def test_what_is_kept_does_not_grow_with_the_video(tmp_path, encode, open_source, monkeypatch):
    monkeypatch.setattr("workbench.media.reader._KEPT_FRAMES", range(6, 13))
    source = open_source(encode(tmp_path / "clip.mp4", 120))

    with FrameReader(source, prepared_bytes=60_000) as reader:
        for index in range(0, 120, 3):
            reader.picture(index, 4000)
            with reader._lock:  # neighbours are added, and others let go of, in one go
                assert len(reader._kept) <= 12
        with reader._lock:
            held = sum(picture.pixels.nbytes for picture in reader._prepared.values())

    assert held <= 60_000
