"""Work runs elsewhere, results arrive here, and there is always exactly one ending."""

import gc
import threading
import time
import weakref

import pytest
from PySide6.QtCore import QRunnable, QTimer
from shiboken6 import delete

from ui.jobs import Job, Jobs

PATIENCE = 120_000  # ms


@pytest.fixture
def jobs(qapp):
    jobs = Jobs(1)
    yield jobs
    jobs.close()


def listen(job):
    heard = []
    job.yielded.connect(lambda item: heard.append(item))
    for name in ("finished", "cancelled"):
        getattr(job, name).connect(lambda name=name: heard.append(name))
    job.failed.connect(lambda error: heard.append(f"failed: {error}"))
    return heard


def test_work_runs_off_this_thread_and_is_heard_on_it(qtbot, jobs):
    worked, heard = [], []

    def work():
        worked.append(threading.current_thread())
        yield 1

    job = Job(work)
    job.yielded.connect(lambda _: heard.append(threading.current_thread()))
    with qtbot.waitSignal(jobs.idle, timeout=PATIENCE):
        jobs.start(job)

    assert worked != [threading.main_thread()]
    assert heard == [threading.main_thread()]


def test_a_job_that_ends_says_so_once_and_last(qtbot, jobs):
    job = Job(lambda: iter([1, 2]))
    heard = listen(job)
    with qtbot.waitSignal(jobs.idle, timeout=PATIENCE):
        jobs.start(job)

    assert heard == [1, 2, "finished"]


def test_who_connects_after_the_start_still_hears_work_that_failed_at_once(qtbot, jobs):
    def work():
        raise ValueError("no")
        yield

    job = Job(work)
    jobs.start(job)
    jobs.finish()  # the work is over before anybody listens
    heard = listen(job)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=PATIENCE)

    assert heard == ["failed: no"]


def test_a_cancelled_job_closes_its_generator_and_says_so_once(qtbot, jobs):
    gate, closed = threading.Event(), threading.Event()

    def work():
        try:
            for number in range(9):
                yield number
                gate.wait(60)
        finally:
            closed.set()

    job = Job(work)
    heard = listen(job)
    with qtbot.waitSignal(job.yielded, timeout=PATIENCE):
        jobs.start(job)
    job.cancel()
    with qtbot.waitSignal(jobs.idle, timeout=PATIENCE):
        gate.set()

    # what was on its way when it was told to stop is delivered; nothing comes after the ending
    assert heard in ([0, "cancelled"], [0, 1, "cancelled"])
    assert closed.is_set()


def test_a_failure_carries_the_exception_after_what_was_done(qtbot, jobs):
    def work():
        yield 1
        raise ValueError("bad frame")

    job = Job(work)
    heard = listen(job)
    with qtbot.waitSignal(jobs.idle, timeout=PATIENCE):
        jobs.start(job)

    assert heard == [1, "failed: bad frame"]


def test_work_cancelled_while_it_waits_never_begins(qtbot, jobs):
    gate = threading.Event()
    begun = []
    first = Job(lambda: iter([gate.wait(60)]))
    second = Job(lambda: (begun.append(one) or one for one in (1, 2)))
    heard = listen(second)
    jobs.start(first)
    jobs.start(second)
    second.cancel()
    with qtbot.waitSignal(jobs.idle, timeout=PATIENCE):
        gate.set()

    assert heard == ["cancelled"]
    assert begun == []


def test_closing_waits_for_the_generators_to_be_closed(qapp):
    jobs, closed = Jobs(1), []

    def work():
        try:
            while True:
                yield 1
        finally:
            closed.append(True)

    jobs.start(Job(work))
    jobs.close()

    assert closed in ([True], [])  # closed after it began, or never begun
    assert jobs._pool.activeThreadCount() == 0


def test_no_finished_job_is_taken_for_another_qt_object(qtbot, jobs):
    """A runnable that the pool deleted must leave no Python side behind at its address."""
    for _ in range(20):
        jobs.start(Job(lambda: iter(())))
    qtbot.waitUntil(lambda: not jobs.busy, timeout=PATIENCE)

    assert [one for one in gc.get_objects() if type(one) is QRunnable] == []


def test_finishing_cancels_nothing_that_was_queued(qapp):
    jobs, done = Jobs(1), []
    for number in range(5):
        jobs.start(Job(lambda number=number: (done.append(n) or n for n in (number,))))
    jobs.finish()

    assert done == [0, 1, 2, 3, 4]


def test_jobs_that_ended_are_freed_with_what_was_connected_to_them(qtbot, jobs):
    class Listener:
        def hear(self, item):
            pass

    kept = []
    for _ in range(20):
        job, listener = Job(lambda: iter([1])), Listener()
        job.yielded.connect(lambda item, keep=listener: keep.hear(item))
        kept += [weakref.ref(job), weakref.ref(listener)]
        jobs.start(job)
    del job, listener
    qtbot.waitUntil(lambda: not jobs.busy, timeout=PATIENCE)
    qtbot.waitUntil(lambda: [one() for one in kept] == [None] * 40, timeout=PATIENCE)


def test_what_ends_after_its_owner_went_is_heard_without_trouble(qtbot, qapp):
    jobs = Jobs(1)
    job = jobs.start(Job(lambda: iter([1])))
    jobs.finish()  # it has ended, and that was not heard yet
    delete(jobs)
    with qtbot.waitSignal(job.finished, timeout=PATIENCE):
        pass
    assert not jobs.busy


def test_between_results_that_take_long_to_hear_the_window_answers(qtbot, jobs):
    def burst():
        yield from range(30)
        told.set()

    told, beats, heard = threading.Event(), [], []
    job = Job(burst)
    job.yielded.connect(lambda one: (heard.append((one, len(beats))), time.sleep(0.004)))
    beat = QTimer()
    beat.timeout.connect(lambda: beats.append(1))
    jobs.start(job)
    told.wait(PATIENCE / 1000)  # all of it waits to be heard
    beat.start(0)
    with qtbot.waitSignal(jobs.idle, timeout=PATIENCE):
        pass
    assert [one for one, _ in heard] == list(range(30))
    assert len({at for _, at in heard}) > 5  # the timer beat in between


def test_a_result_that_cannot_be_heard_keeps_none_of_the_others_back(qtbot, jobs):
    def hear(item):
        heard.append(item)
        if item == 1:
            raise ValueError("no")

    heard = []
    job = Job(lambda: iter([1, 2, 3]))
    job.yielded.connect(hear)
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(jobs.idle, timeout=PATIENCE):
        jobs.start(job)
    assert heard == [1, 2, 3] and len(raised) == 1


def test_results_are_heard_while_one_of_them_waits_in_a_loop_of_its_own(qtbot, jobs):
    def hear(item):
        heard.append(item)
        if item == 1:
            qtbot.waitUntil(lambda: 3 in heard, timeout=PATIENCE)

    heard = []
    job = Job(lambda: iter([1, 2, 3]))
    job.yielded.connect(hear)
    with qtbot.waitSignal(jobs.idle, timeout=PATIENCE):
        jobs.start(job)
    assert heard == [1, 2, 3]
