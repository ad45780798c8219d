"""A worker delivers records, and whatever it dies of becomes a typed error here."""

import ctypes
import os
import subprocess
import sys
import time

import numpy as np
import psutil
import pytest

from workbench.errors import UnreadableMedia, WorkerCrashed, WorkerOutOfMemory, WorkerTimedOut
from workbench.model import Fact, Picture, Progress
from workbench.worker import Limits, Worker, WorkerBug


def fact(text):
    return Fact(name="process", text=text, where="test")


def say_process():
    yield fact(str(os.getpid()))


def send_pictures(count):
    for number in range(count):
        pixels = np.full((4, 6, 3), number, np.uint8)
        yield "camera", Picture(frame=number, pts=0.5, pixels=pixels, scale=1.0, sha256="")


def refuse():
    yield fact("before")
    raise UnreadableMedia("the file ends in its header")


def stumble():
    raise KeyError("a bug")
    yield


def crash():
    yield fact("before")
    ctypes.string_at(0)


def hang():
    yield fact("before")
    time.sleep(600)


def devour():
    hoard = []
    while True:
        hoard.append(np.ones(1 << 22))
        yield Progress(done=len(hoard), total=None)


def chatter():
    print("a library prints to standard output")
    yield fact("after")


def endless():
    for number in range(10**9):
        yield Progress(done=number, total=None)


@pytest.fixture
def worker():
    with Worker(Limits(idle_seconds=20, memory_bytes=1 << 30)) as worker:
        yield worker


def test_records_arrive_with_their_subject(worker):
    got = list(worker.run(send_pictures, 3))

    assert [subject for subject, _ in got] == ["camera"] * 3
    assert [int(picture.pixels[0, 0, 0]) for _, picture in got] == [0, 1, 2]
    assert not got[0][1].pixels.flags.writeable


def test_one_process_serves_many_requests(worker):
    first, second = (next(worker.run(say_process)).text for _ in range(2))

    assert first == second != str(os.getpid())


@pytest.mark.parametrize(
    ("work", "error"),
    [(refuse, UnreadableMedia), (stumble, WorkerBug), (crash, WorkerCrashed)],
)
def test_each_way_to_fail_has_its_error_and_the_worker_goes_on(worker, work, error):
    with pytest.raises(error):
        list(worker.run(work))

    assert list(worker.run(say_process))


def test_a_crash_names_its_signal(worker):
    with pytest.raises(WorkerCrashed, match="SIGSEGV"):
        list(worker.run(crash))


def test_a_hang_ends_at_the_limit(worker):
    started = time.monotonic()
    with pytest.raises(WorkerTimedOut):
        list(worker.run(hang, idle_seconds=0.5))

    assert time.monotonic() - started < 10


def test_a_memory_bomb_ends_at_the_limit(worker):
    with pytest.raises(WorkerOutOfMemory):
        list(worker.run(devour))


def test_closing_early_stops_the_work_but_keeps_the_process(worker):
    process = next(worker.run(say_process)).text
    work = worker.run(endless)
    next(work)
    work.close()

    assert next(worker.run(say_process)).text == process


def test_printing_in_the_child_does_not_reach_standard_output(worker, capfd):
    list(worker.run(chatter))

    assert "library prints" not in capfd.readouterr().out


def test_the_child_ends_with_its_worker():
    worker = Worker()
    child = psutil.Process(int(next(worker.run(say_process)).text))
    worker.close()

    assert not child.is_running()


def test_a_worker_that_cannot_start_is_no_fault_of_a_file(tmp_path):
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from workbench.worker import Worker\n"
        "list(Worker().run('workbench.media.probe:probed', 'a.jpg'))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True)

    assert "WorkerUnavailable" in done.stderr
