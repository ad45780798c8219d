"""The queue of examinations: its order is the examiner's, and a pause is one."""

import pytest

from case_store.store import CaseStore
from tests.ui.conftest import PATIENCE
from ui.examinations import Pace
from ui.jobs import Job, Jobs
from ui.models.media_list import MediaRole
from workbench.model import MediaItem, MediaState, RunState


@pytest.fixture
def added(qtbot, desk, new_case, media):
    """The desk with a picture, a clip and a broken file that were not examined."""
    with qtbot.waitSignal(new_case.intake_ended, timeout=PATIENCE):
        desk.drop([media])
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 3, timeout=PATIENCE)
    return desk


def ids(desk):
    rows = desk.window.media.rows()
    return {row.item.original_name: row.item.id for row in rows}


def choose(desk, name):
    rows = [row.item.original_name for row in desk.window.media.rows()]
    desk.window.media_list.open_row(rows.index(name))


def pace(desk, name):
    model = desk.window.media
    return model.data(model.index(model.row_of(ids(desk)[name])), MediaRole.PACE)


def test_paused_work_stands_at_its_yield_and_goes_on(qtbot):
    jobs, got = Jobs(1), []
    job = Job(lambda: iter(range(5)))
    job.yielded.connect(got.append)
    job.pause()
    with qtbot.waitSignal(job.held):
        jobs.start(job)
    qtbot.wait(50)
    assert got == []
    with qtbot.waitSignal(job.finished):
        job.resume()
    assert got == [0, 1, 2, 3, 4]


def test_paused_work_that_is_closed_is_ended_properly(qtbot):
    ended = []

    def work():
        try:
            while True:
                yield 1
        finally:
            ended.append(True)

    jobs, job = Jobs(1), Job(work)
    job.yielded.connect(lambda _: job.pause())
    with qtbot.waitSignals([job.held, job.cancelled]):
        jobs.start(job)
        qtbot.waitUntil(lambda: job._work is not work)
        qtbot.wait(30)
        jobs.close()
    assert ended == [True]


def test_nothing_begins_while_it_is_paused_and_the_order_can_be_changed(qtbot, added):
    examinations = added.session.examinations
    examinations.pause(True)
    added.examine()
    names = {media_id: name for name, media_id in ids(added).items()}
    assert [names[one] for one in examinations.waiting] == ["clip.mp4", "photo.jpg"]
    qtbot.waitUntil(lambda: pace(added, "photo.jpg") == Pace(waiting=True, place=2))
    choose(added, "photo.jpg")
    qtbot.waitUntil(added.window.actions_by_name["queue_front"].isEnabled)
    added.window.actions_by_name["queue_front"].trigger()
    assert [names[one] for one in examinations.waiting] == ["photo.jpg", "clip.mp4"]
    added.window.actions_by_name["queue_down"].trigger()
    assert [names[one] for one in examinations.waiting] == ["clip.mp4", "photo.jpg"]
    added.window.actions_by_name["queue_up"].trigger()
    added.window.actions_by_name["queue_up"].trigger()  # there is nothing before the first
    assert [names[one] for one in examinations.waiting] == ["photo.jpg", "clip.mp4"]

    added.window.actions_by_name["queue_leave"].trigger()
    assert [names[one] for one in examinations.waiting] == ["clip.mp4"]
    assert pace(added, "photo.jpg") is None
    assert not added.session._store.runs(ids(added)["photo.jpg"])


@pytest.mark.parametrize(
    ("chosen", "by", "then"),
    [
        ("ab", -1, "abcd"),
        ("bc", -1, "bcad"),
        ("bd", -1, "badc"),
        ("cd", 1, "abcd"),
        ("ac", 1, "badc"),
        ("ad", 9, "bcad"),
        ("bd", None, "bdac"),
        ("abcd", None, "abcd"),
    ],
)
def test_what_is_moved_together_keeps_its_order_also_at_the_ends(new_case, chosen, by, then):
    queue = new_case.examinations
    queue.pause(True)
    for name in "abcd":
        queue.start(
            MediaItem(
                id=name,
                case_id="c",
                exhibit=name,
                original_name=name,
                sha256="0" * 64,
                size_bytes=1,
                state=MediaState.ACCEPTED,
            )
        )
    queue.move(set(chosen), by)
    assert "".join(queue.waiting) == then


def test_a_pass_is_paused_goes_on_and_answers_as_if_it_had_not_been(qtbot, added, examined):
    examinations, clip = added.session.examinations, ids(added)["clip.mp4"]
    begun = []
    examinations.observed.connect(lambda *_: begun or begun.append(examinations.pause(True)))
    added.session.examine([added.window.media.item_of(clip)], ("frequency.spectrum",))
    qtbot.waitUntil(
        lambda: (told := pace(added, "clip.mp4")) is not None and told.paused, timeout=PATIENCE
    )
    [run] = added.session._store.runs(clip)
    assert run.state is RunState.RUNNING
    assert added.window.actions_by_name["pause"].text() == "Go on examining"
    seen = []
    examinations.observed.connect(lambda *_: seen.append(1))
    qtbot.wait(300)
    assert seen == []

    with qtbot.waitSignal(examinations.ended, timeout=PATIENCE):
        added.window.actions_by_name["pause"].trigger()
    assert told(added.session._store) == told_in(examined)


def told(store):
    """Return what the spectrum says of the clip."""
    [item] = [one for one in store.media() if one.original_name == "clip.mp4"]
    [run] = [one for one in store.runs(item.id) if one.info.name == "frequency.spectrum"]
    assert run.state is RunState.FINISHED
    return [(one.frames.tolist(), one.scores.tolist()) for one in store.series(run.id)]


def told_in(folder):
    with CaseStore.open(folder, read_only=True) as store:
        return told(store)


def test_a_paused_case_is_closed_and_its_run_is_cancelled_on_record(
    qtbot, added, open_case, tmp_path
):
    examinations, clip = added.session.examinations, ids(added)["clip.mp4"]
    begun = []
    examinations.observed.connect(lambda *_: begun or begun.append(examinations.pause(True)))
    added.session.examine([added.window.media.item_of(clip)], ("frequency.spectrum",))
    qtbot.waitUntil(
        lambda: (told := pace(added, "clip.mp4")) is not None and told.paused, timeout=PATIENCE
    )
    added.close_case()
    session = open_case(added, tmp_path / "new.loupe")
    [run] = session._store.runs(clip)
    assert run.state is RunState.CANCELLED
    assert not session.examinations.paused


def test_the_menu_of_the_list_offers_the_queue(added):
    words = [action.text() for action in added.queueing.menu().actions()]
    assert {"Examine chosen", "Examine next", "Pause examining"} <= {*words}
    states = {row.item.state for row in added.window.media.rows()}
    assert MediaState.ACCEPTED in states
