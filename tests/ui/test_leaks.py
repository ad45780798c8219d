"""A case that is closed leaves nothing behind: no object, no thread, no process, no window."""

import gc
import threading
from collections import Counter
from contextlib import suppress

import psutil
import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

PATIENCE = 120_000
TIMES = 5
ENDING = 10  # s; a process that was killed is gone when a busy machine gets to it


def objects(root):
    """Return how many Qt objects of each kind live under a root."""
    return Counter(type(one).__name__ for one in root.findChildren(QObject))


def settle():
    """Let what was to be deleted later be deleted."""
    for _ in range(3):
        QTest.qWait(30)
        gc.collect()


def threads():
    return sorted(one.name for one in threading.enumerate() if one.is_alive())


def children():
    return psutil.Process().children(recursive=True)


def said(process):
    """Return what a process is, to be read where one was left."""
    with suppress(psutil.NoSuchProcess):
        return process.pid, process.ppid(), process.status(), process.cmdline()[-3:]
    return process.pid, "ended meanwhile"


@pytest.fixture
def sitting(qtbot, desk, open_case, case_folder, show):
    """Return a function that opens the case, looks at what there is, and closes it."""

    def sat():
        open_case(desk, case_folder)
        show(desk, "clip.mp4")
        for at in range(desk.window.tabs.count()):
            desk.window.tabs.setCurrentIndex(at)
        desk.window.inspector.expand("frequency.spectrum")
        show(desk, "photo.jpg")
        qtbot.waitUntil(lambda: not desk.session.busy, timeout=PATIENCE)
        desk.close_case()
        settle()

    return sat


def test_opening_and_closing_a_case_leaves_no_object_and_no_thread_behind(desk, sitting):
    sitting()  # what is made once, is made now
    before, running = objects(desk.window) + objects(desk), threads()
    tops = len(QApplication.topLevelWidgets())
    for _ in range(TIMES):
        sitting()
    after = objects(desk.window) + objects(desk)
    assert after - before == Counter()
    assert threads() == running
    assert len(QApplication.topLevelWidgets()) == tops


def test_dialogs_that_are_closed_are_gone(desk):
    def opened():
        for name in ("settings", "keys", "palette", "new_case", "about"):
            desk.window.actions_by_name[name].trigger()
            QApplication.activeModalWidget().reject()
        settle()

    opened()
    before = objects(desk.window)
    for _ in range(TIMES):
        opened()
    assert objects(desk.window) - before == Counter()


def test_a_desk_that_is_closed_has_ended_its_threads_and_readers(
    make_desk, open_case, case_folder, show
):
    running, others = threads(), children()  # what an earlier test left is not this desk's
    desk = make_desk()
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    mine = [one for one in desk.findChildren(QThread) if one.isRunning()]
    readers = [one for one in children() if one not in others]
    assert readers
    desk.window.close()
    settle()

    assert desk.session is None
    assert not any(one.isRunning() for one in mine)
    assert threads() == running
    _, left = psutil.wait_procs(readers, timeout=ENDING)
    assert [said(one) for one in left] == []
