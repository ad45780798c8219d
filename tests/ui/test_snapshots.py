"""A snapshot says which run speaks for an analyzer and which findings stand."""

from dataclasses import replace
from datetime import timedelta

from case_store.store import CaseStore
from ui.snapshots import current_runs, read_item, read_rows
from workbench.model import (
    Author,
    Finding,
    FindingState,
    Impression,
    Opinion,
    RunState,
)


def test_the_last_finished_run_speaks_over_a_later_cancelled_one(examined):
    with CaseStore.open(examined, read_only=True) as store:
        run = store.runs()[0]
    cancelled = replace(run, id="2", state=RunState.CANCELLED)
    again = replace(run, id="3")

    assert current_runs([run, cancelled]) == [run]
    assert current_runs([run, cancelled, again]) == [again]
    assert current_runs([cancelled]) == [cancelled]


def test_the_map_of_a_finding_comes_before_the_others_of_its_analyzer(examined):
    with CaseStore.open(examined, read_only=True) as store:
        photo = next(row for row in read_rows(store) if row.item.original_name == "photo.jpg")
        view = read_item(store, photo.item.exhibit)
    one = next(v for v in view.current if v.maps)
    about = Finding(media_id=view.item.id, statement="s", h1="1", h2="2", author=Author.MACHINE)
    resting = replace(about, run_ids=(one.run.id,))
    other = next(m for v in view.current if v is not one for m in v.maps)
    pointing = replace(resting, id="p", map_ids=(other.id,))
    said = [stored.id for stored in one.maps]

    assert replace(view, findings=(resting,)).told_maps() == said
    assert replace(view, findings=(pointing,)).told_maps() == [other.id, *said]
    rejected = replace(pointing, state=FindingState.REJECTED)
    assert replace(view, findings=(rejected,)).told_maps() == []


def test_an_item_is_read_with_everything_on_record(examined):
    with CaseStore.open(examined, read_only=True) as store:
        clip = next(row for row in read_rows(store) if row.item.original_name == "clip.mp4")
        view = read_item(store, clip.item.exhibit)
        broken = read_item(store, "EX-001")

    assert view.source.sha256 == view.item.sha256
    assert [view.run.id for view in view.current] == [run.id for run in clip.runs]
    assert any(lane.pts.size for lane in view.lanes())
    assert view.maps()
    assert len(view.lanes()) == len(view.current)
    assert broken.source is None
    assert broken.receipts


def test_ones_last_impression_is_what_nothing_supersedes_whatever_the_clock_says(examined):
    with CaseStore.open(examined, read_only=True) as store:
        view = read_item(store, "EX-001")
    said = {"media_id": view.item.id, "examiner": "A", "opinion": Opinion.NEITHER}
    first = Impression(text="one", **said)
    last = Impression(text="two", supersedes=first.id, at=first.at - timedelta(1), **said)
    assert replace(view, written=(last, first), seen_by="a").own_impression == last
    assert replace(view, written=(last, first), seen_by="b").own_impression is None
