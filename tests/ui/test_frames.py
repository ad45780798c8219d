"""Frames reach the viewer from a process that may die at any of them."""

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ui import frames as asked
from ui.frames import FrameRequests
from workbench.errors import UnreadableMedia, WorkerCrashed, WorkerTimedOut
from workbench.media import decoding
from workbench.media.probe import source_of
from workbench.media.reader import pictures
from workbench.worker import Limits

PATIENCE = 120_000  # ms


def crash_on_frame_3(source, indices, max_side):
    """Read as ever, but die at one frame as a codec would, and hang at another."""
    import ctypes

    if 3 in indices:
        ctypes.string_at(0)
    if 4 in indices:
        sum(range(10**12))
    yield from pictures(source, indices, max_side)


@pytest.fixture(scope="module")
def source(tmp_path_factory, scene, write_video):
    clip = tmp_path_factory.mktemp("clip") / "clip.mp4"
    write_video(clip, [scene(640, 480, n) for n in range(6)])
    return source_of(clip, "a")


@pytest.fixture
def requests(qtbot):
    made = FrameRequests()
    yield made
    made.close()
    made.deleteLater()


def arrival(qtbot, requests, source, frame, max_side=4000):
    with qtbot.waitSignal(requests.arrived, timeout=PATIENCE) as said:
        serial = requests.ask(source, frame, max_side)
    assert said.args[0] == serial
    return said.args[1]


def failure(qtbot, requests, source, frame):
    with qtbot.waitSignal(requests.failed, timeout=PATIENCE) as said:
        serial = requests.ask(source, frame, 4000)
    assert said.args[0] == serial
    return said.args[1]


def test_the_picture_is_the_frame_and_nobody_else_can_write_it(qtbot, requests, source):
    decoded = [frame.rgb for frame in decoding.frames(source)]
    for frame in (0, 5, 2):
        picture = arrival(qtbot, requests, source, frame)

        assert picture.frame == frame
        assert np.array_equal(picture.pixels, decoded[frame])
        assert not picture.pixels.flags.writeable


def test_a_picture_is_reduced_before_it_is_handed_over(qtbot, requests, source):
    picture = arrival(qtbot, requests, source, 1, max_side=320)

    assert picture.pixels.shape == (240, 320, 3)
    assert picture.scale == 0.5


def test_a_frame_that_kills_or_stalls_its_reader_fails_alone(
    qtbot, requests, source, monkeypatch
):
    monkeypatch.setattr(asked, "PICTURES", crash_on_frame_3)
    patient = requests._worker.limits

    assert arrival(qtbot, requests, source, 2).frame == 2
    assert isinstance(failure(qtbot, requests, source, 3), WorkerCrashed)
    assert arrival(qtbot, requests, source, 5).frame == 5
    requests._worker._limits = Limits(idle_seconds=2)
    assert isinstance(failure(qtbot, requests, source, 4), WorkerTimedOut)
    requests._worker._limits = patient
    assert arrival(qtbot, requests, source, 0).frame == 0


def test_only_the_newest_wish_is_answered_after_the_one_under_way(qtbot, requests, source):
    arrival(qtbot, requests, source, 0)
    answered = []
    requests.arrived.connect(lambda serial, picture: answered.append((serial, picture.frame)))
    serials = [requests.ask(source, n % 6, 4000) for n in range(60)]
    qtbot.waitUntil(lambda: serials[-1] in dict(answered), timeout=PATIENCE)

    assert answered[-1] == (serials[-1], 59 % 6)
    assert len(answered) < 30


def test_who_share_a_reader_are_each_answered_with_their_own_newest_wish(
    qtbot, requests, source
):
    arrival(qtbot, requests, source, 0)
    answered = {}
    requests.arrived.connect(lambda serial, picture: answered.update({serial: picture.frame}))
    last = {}
    for turn in range(20):
        for number, by in enumerate("abc"):
            frame = (turn + number) % 6
            last[by] = requests.ask(source, frame, 4000, asked.GLANCES, by), frame
    qtbot.waitUntil(lambda: all(one in answered for one, _ in last.values()), timeout=PATIENCE)

    assert all(answered[serial] == frame for serial, frame in last.values())
    assert len(answered) < 30  # what was overtaken was not decoded


def test_a_damaged_file_is_told_and_the_next_file_is_read(qtbot, requests, source, tmp_path):
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(Path(source.path).read_bytes()[:2000])

    assert isinstance(
        failure(qtbot, requests, replace(source, path=broken), 0), UnreadableMedia
    )
    assert arrival(qtbot, requests, source, 1).frame == 1


def test_closing_does_not_wait_for_a_reader_that_hangs(qtbot, source, monkeypatch):
    monkeypatch.setattr(asked, "PICTURES", crash_on_frame_3)
    requests = FrameRequests()
    arrival(qtbot, requests, source, 0)
    requests.ask(source, 4, 4000)
    qtbot.wait(500)
    started = time.monotonic()
    requests.close()
    requests.deleteLater()

    assert time.monotonic() - started < asked.LIMITS.idle_seconds - 2
