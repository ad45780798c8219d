"""What-if at the desk: begun by a key, stopped by a click, with everything on record."""

import pytest

from tests.workbench.test_worker import hang
from ui.jobs import Job
from ui.what_ifs import WhatIfs
from workbench.errors import WorkerCrashed
from workbench.model import Recoding
from workbench.what_if import on_record

PATIENCE = 120_000  # ms; a spawned reader on a busy machine takes its time


@pytest.fixture
def sitting(desk, open_case, case_folder, show):
    session = open_case(desk, case_folder)
    show(desk, "photo.jpg")
    return session


def test_a_key_tries_the_picture_and_a_click_stops_it_with_what_was_tried(qtbot, desk, sitting):
    panel, item = desk.window.what_if, desk.reviewing.view.item
    qtbot.waitUntil(lambda: "Press E" in panel.empty_words, timeout=PATIENCE)
    desk.window.actions_by_name["what_if"].trigger()
    assert desk.window.tabs.currentWidget() is panel
    assert desk.window.actions_by_name["cancel"].isEnabled()

    qtbot.waitUntil(lambda: bool(panel.plots) and panel.count == 1, timeout=PATIENCE)
    with qtbot.waitSignal(sitting.what_ifs.ended, timeout=PATIENCE):
        panel._cancel.click()
    qtbot.waitUntil(lambda: panel.chosen.left != (), timeout=PATIENCE)
    [record] = on_record(sitting._store, item.id)

    assert record.tried[0].copy.kind is Recoding.UNTOUCHED
    assert record.left and not sitting.busy
    panel._in_report.click()
    qtbot.waitUntil(lambda: sitting._store.what_ifs()[0].in_report, timeout=PATIENCE)
    assert [e.action for e in sitting._store.events()][-1] == "what-if chosen"


def test_what_was_not_tried_is_offered_for_every_kind_of_exhibit(qtbot, desk, sitting, show):
    panel = desk.window.what_if
    qtbot.waitUntil(lambda: "this picture" in panel.empty_words, timeout=PATIENCE)
    show(desk, "clip.mp4")
    qtbot.waitUntil(lambda: "frame on show" in panel.empty_words, timeout=PATIENCE)
    show(desk, "broken.jpg")
    qtbot.waitUntil(lambda: "cannot be examined" in panel.empty_words, timeout=PATIENCE)


def test_a_case_open_for_reading_tries_nothing(qtbot, desk, open_case, case_folder, show):
    open_case(desk, case_folder, read_only=True)
    show(desk, "photo.jpg")
    panel = desk.window.what_if
    qtbot.waitUntil(lambda: "reading only" in panel.empty_words, timeout=PATIENCE)

    assert not panel._try.isEnabled()
    assert not desk.window.actions_by_name["what_if"].isEnabled()


def test_closing_waits_for_no_reader(qtbot, store):
    trying = WhatIfs(store)
    reading = Job(lambda: trying._worker.run(hang))
    with qtbot.waitSignal(reading.yielded, timeout=PATIENCE):
        trying._trials.start(reading)
    with qtbot.waitSignal(reading.failed, timeout=PATIENCE) as broken:
        trying.close()

    assert isinstance(broken.args[0], WorkerCrashed)  # and did not sleep on to its end
