"""A worker delivers records, and whatever it dies of becomes a typed error here."""

import ctypes
import gc
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from workbench import worker as workers
from workbench.errors import (
    UnreadableMedia,
    WorkerCrashed,
    WorkerOutOfMemory,
    WorkerTimedOut,
    WorkerUnavailable,
)
from workbench.model import Fact, Picture, Progress
from workbench.worker import Limits, Worker, WorkerBug

SOON = 60  # seconds within which a busy machine does what takes milliseconds; others wait 600


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


def hang_in_native_code():
    yield fact("before")
    sum(range(10**12))  # never gives Python's lock back


def devour_unheard():
    yield fact("before")
    hoard = []
    while True:
        hoard.append(np.ones(1 << 22))


def devour_by_proxy():
    code = "hoard = b'x' * (400 << 20); print(1, flush=True); import time; time.sleep(600)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as proxy:
        proxy.stdout.readline()
        while True:
            yield fact("innocent")
            time.sleep(0.05)


def leave_a_child_on_the_line():
    child = subprocess.Popen(["sleep", "600"], close_fds=False)
    yield fact(str(child.pid))
    os._exit(3)


def real_time_signal():
    yield fact("before")
    os.kill(os.getpid(), signal.SIGRTMIN + 2)


def channel():
    """The descriptor of the line to the owner, past all rules."""
    return int(sys.argv[1])


def begin_a_message_without_end():
    os.write(channel(), struct.pack("!i", 1 << 20) + b"x")
    time.sleep(600)
    yield


def announce_too_much():
    os.write(channel(), struct.pack("!i", 1 << 30) + b"x")
    time.sleep(600)
    yield


def never_stop():
    try:
        yield from endless()
    finally:
        while True:
            os.write(channel(), struct.pack("!i", 3) + b"abc")


def large_pictures(count, side):
    for number in range(count):
        pixels = np.full((side, side, 3), number, np.uint8)
        yield Picture(frame=number, pts=0.5, pixels=pixels, scale=1.0, sha256="")


def chatter():
    print("a library prints to standard output")
    os.write(1, b"a library prints to standard output")
    os.write(2, b"a library prints to standard error")
    yield fact("after")


def endless():
    for number in range(10**9):
        yield Progress(done=number, total=None)


def soon(holds):
    """Say whether something holds before long; the system ends processes in its own time."""
    end = time.monotonic() + SOON
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


def has_ended(process):
    """Say whether a process runs no more; whoever adopted it may not have buried it."""
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.fixture(scope="module")
def worker():
    with Worker(Limits(idle_seconds=300, memory_bytes=1 << 30)) as worker:
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


def test_a_signal_without_a_name_is_told_by_its_number(worker):
    with pytest.raises(WorkerCrashed, match=f"signal {signal.SIGRTMIN + 2}"):
        list(worker.run(real_time_signal))


@pytest.mark.parametrize("work", [hang, hang_in_native_code, begin_a_message_without_end])
def test_a_hang_ends_at_the_limit(worker, work):
    started = time.monotonic()
    with pytest.raises(WorkerTimedOut, match="no progress"):
        list(worker.run(work, idle_seconds=0.5))

    assert time.monotonic() - started < SOON
    assert list(worker.run(say_process))


def test_time_does_not_run_while_the_owner_does_not_listen(worker):
    work = worker.run(send_pictures, 3, idle_seconds=3.0)
    next(work)
    time.sleep(4)

    assert len(list(work)) == 2


def test_a_limit_on_the_whole_work_ends_what_never_stops_talking():
    started = time.monotonic()
    with (
        Worker(Limits(total_seconds=1.0)) as brief,
        pytest.raises(WorkerTimedOut, match="not done"),
    ):
        for _ in brief.run(endless):
            pass

    assert time.monotonic() - started < SOON


def test_a_flood_does_not_grow_the_owner(worker):
    flood = worker.run(endless)
    owner = psutil.Process()
    before = next(flood) and owner.memory_info().rss
    time.sleep(1)  # the child would send hundreds of thousands of records meanwhile
    for _ in range(20_000):
        next(flood)
    flood.close()

    assert owner.memory_info().rss - before < 16 << 20


def test_a_message_that_announces_too_much_is_not_waited_for(worker):
    with pytest.raises(WorkerCrashed, match="broke off"):
        list(worker.run(announce_too_much))


def test_a_child_that_ignores_the_stop_is_ended(worker):
    process = psutil.Process(int(next(worker.run(say_process)).text))
    work = worker.run(never_stop)
    next(work)
    started = time.monotonic()
    work.close()

    assert time.monotonic() - started < SOON
    assert not process.is_running()


def test_another_thread_can_break_the_work_off():
    with Worker() as worker:
        work = worker.run(hang)
        next(work)
        threading.Timer(0.3, worker.interrupt).start()
        started = time.monotonic()
        with pytest.raises(WorkerCrashed, match="broken off"):
            next(work)

    assert time.monotonic() - started < SOON


def test_what_is_broken_off_before_the_process_is_ready_says_so_too():
    with Worker() as worker:
        worker.interrupt()
        with pytest.raises(WorkerCrashed, match="broken off"):
            list(worker.run(hang))


@pytest.mark.parametrize("work", [devour, devour_unheard])
def test_a_memory_bomb_ends_at_the_limit(worker, work):
    with pytest.raises(WorkerOutOfMemory):
        list(worker.run(work))


def test_memory_is_watched_while_the_owner_is_busy_elsewhere(worker):
    process = psutil.Process(int(next(worker.run(say_process)).text))
    work = worker.run(devour_unheard)
    next(work)

    assert soon(lambda: has_ended(process))
    with pytest.raises(WorkerOutOfMemory):
        next(work)


def test_memory_of_the_childs_own_children_counts():
    with Worker(Limits(memory_bytes=300 << 20)) as small, pytest.raises(WorkerOutOfMemory):
        list(small.run(devour_by_proxy))


def test_a_dead_child_is_noticed_though_another_process_holds_its_line(worker):
    started = time.monotonic()
    work = worker.run(leave_a_child_on_the_line)
    left = psutil.Process(int(next(work).text))
    with pytest.raises(WorkerCrashed, match="exit code 3"):
        next(work)

    assert time.monotonic() - started < SOON
    assert soon(lambda: has_ended(left))


def test_pixels_cross_whole_and_in_order(worker):
    for number, picture in enumerate(worker.run(large_pictures, 9, 700)):
        assert picture.frame == number
        assert picture.pixels.shape == (700, 700, 3)
        assert (picture.pixels == number).all()


def test_ended_processes_leave_nothing_open(worker):
    next(worker.run(say_process))
    gc.collect()  # what other tests left must not go away meanwhile
    files, threads = psutil.Process().num_fds(), threading.active_count()
    for _ in range(4):
        pictures = worker.run(large_pictures, 9, 700)
        next(pictures)
        os.kill(worker.pid, signal.SIGKILL)
        with pytest.raises(WorkerCrashed, match="SIGKILL"):
            list(pictures)
    next(worker.run(say_process))

    assert soon(lambda: psutil.Process().num_fds() <= files)
    assert soon(lambda: threading.active_count() <= threads)


def test_closing_early_stops_the_work_but_keeps_the_process(worker, monkeypatch):
    monkeypatch.setattr(workers, "GRACE_SECONDS", SOON)
    process = next(worker.run(say_process)).text
    work = worker.run(endless)
    next(work)
    work.close()

    assert next(worker.run(say_process)).text == process


def test_what_is_printed_in_the_child_reaches_no_terminal(worker, capfd):
    list(worker.run(chatter))
    captured = capfd.readouterr()

    assert "library prints" not in captured.out + captured.err


def test_the_child_ends_with_its_worker():
    worker = Worker()
    child = psutil.Process(int(next(worker.run(say_process)).text))
    worker.close()

    assert not child.is_running()


OWNER = """
import time
from tests.workbench import test_worker
from workbench.worker import Worker
worker = Worker()
work = worker.run(test_worker.large_pictures, 9, 700)
next(work)
print(worker.pid, flush=True)
{then}
"""


def owner(then):
    """Start a process that owns a worker, and return both with the worker at work."""
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", OWNER.format(then=then)],
        cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    return process, psutil.Process(int(process.stdout.readline()))


def test_the_child_ends_with_an_owner_that_is_killed():
    process, child = owner("time.sleep(600)")
    process.kill()
    process.communicate()

    assert soon(lambda: has_ended(child))


def test_an_owner_that_forgets_its_worker_leaves_nothing_and_says_nothing():
    process, child = owner("")
    _, said = process.communicate(timeout=2 * SOON)

    assert (said, process.returncode) == ("", 0)
    assert not child.is_running()


@pytest.mark.parametrize("program", ["/bin/false", "/absent"])
def test_a_worker_that_cannot_start_is_no_fault_of_a_file(monkeypatch, program):
    monkeypatch.setattr(sys, "executable", program)
    with Worker() as worker, pytest.raises(WorkerUnavailable):
        list(worker.run(say_process))


def test_a_module_in_the_folder_of_the_evidence_is_not_run(monkeypatch, tmp_path):
    (tmp_path / "ctypes.py").write_text("import os; os._exit(9)")
    monkeypatch.chdir(tmp_path)
    with Worker() as worker:
        assert list(worker.run(say_process))
