"""What snapshots keep from who is blind, and what handing out everything puts on record."""

import pytest

from analyzers.catalog import available
from case_store.store import CaseStore
from ui.blinding import seen_item, show_all
from workbench.controls import INDEPENDENT
from workbench.examination import examine, plan
from workbench.intake import receive
from workbench.model import (
    Blinding,
    Case,
    FindingState,
    Impression,
    KnownAuthentic,
    Opinion,
    Review,
    Sight,
)
from workbench.worker import Worker

SECOND, THIRD = "B. Second", "C. Third"


def named(store, name):
    [item] = [one for one in store.media() if one.original_name == name]
    return item


def review(store, found, examiner):
    told = {"media_id": found.media_id, "finding_id": found.id, "note": "A shadow."}
    return store.review(Review(examiner=examiner, state=FindingState.REJECTED, **told))


def test_who_issued_a_report_reviews_nothing_blind_that_it_held(case_folder, proposal):
    reviewed = proposal(case_folder, "clip.mp4", 0.2, 0.6)
    open_yet = proposal(case_folder, "clip.mp4", 0.7, 0.9)
    with CaseStore.open(case_folder) as store:
        assert review(store, reviewed, SECOND).blind
        seen_item(store, named(store, "clip.mp4").exhibit, THIRD)
        show_all(store, THIRD)
        assert not review(store, reviewed, THIRD).blind
        assert review(store, open_yet, THIRD).blind
        of = {one.media_id for one in store.showings() if one.what is Sight.RESULTS}
        assert of == {one.media_id for one in store.runs()}


@pytest.fixture
def two(tmp_path, scene, write_jpeg):
    """A case with two pictures that one analyzer scored, the second known to be authentic."""
    for name in ("a", "b"):
        write_jpeg(tmp_path / f"{name}.jpg", scene(128, 160, ord(name)))
    case = Case(number="1", examiner="A. Examiner")
    with CaseStore.create(tmp_path / "two.loupe", case) as store, Worker() as worker:
        list(receive(store, worker, [tmp_path / "a.jpg", tmp_path / "b.jpg"]))
        for item in store.media():
            setups = plan(worker, available, ["compression.noise_residual"])
            list(examine(store, worker, available, setups, item))
        by = {"examiner": "A. Examiner", "channel": "", "said_by": "J. Maas"}
        store.mark_known(KnownAuthentic(media_id=named(store, "b.jpg").id, known=True, **by))
        yield store


def test_controls_that_are_hidden_tell_nothing_and_are_named_as_left_out(two):
    def controls():
        view = seen_item(two, named(two, "a.jpg").exhibit, SECOND)
        return " ".join(one.weight.controls for one in view.current if one.weight)

    def write(name):
        said = {"examiner": SECOND, "text": "plain", "opinion": Opinion.NEITHER}
        two.write_impression(Impression(media_id=named(two, name).id, **said))

    everything = controls()
    assert INDEPENDENT in everything and "left out" not in everything
    two.hide_scores(Blinding(hidden=True, examiner="A. Examiner"))
    write("a.jpg")
    assert controls() == (
        "1 known authentic exhibit is left out: hidden until your impression."
    )
    write("b.jpg")
    assert controls() == everything
