"""A run keeps what it said, in order, however it ends."""

from dataclasses import replace

import numpy as np
import pytest

from case_store import observations
from case_store.store import CaseStore
from case_store.verification import verify
from workbench.errors import CaseError, HashMismatch, WorkerCrashed
from workbench.model import (
    Box,
    CaptionedPicture,
    Curve,
    Fact,
    FileOutcome,
    FrameScore,
    Grid,
    Illustration,
    Measurement,
    Outcome,
    RunState,
)


@pytest.fixture
def item(make):
    return make.item()


def test_run_comes_back_as_it_ended(store, make, item):
    ended = make.end(make.run(item), seconds=1.5)

    assert store.runs(item.id) == [ended]
    assert store.runs() == [ended]
    assert store.runs("another") == []


def test_scores_come_back_as_one_series(store, make, item):
    run = make.run(item)
    make.frames(run, range(12))
    make.end(run)

    [series] = store.series(run.id)
    assert list(series.frames) == list(range(12))
    np.testing.assert_allclose(series.pts, np.arange(12) / 25)
    assert np.isnan(series.scores[9]) and series.scores[7] == 1.0
    assert list(Outcome)[series.outcomes[9]] is Outcome.WITHHELD
    assert [series.reason_codes[code] for code in series.reasons] == [""] * 9 + ["dark", "", ""]


def test_parts_written_while_running_become_one_array(store, make, item, monkeypatch):
    run = make.run(item)
    make.frames(run, range(20))
    expected = make.run(item)
    make.frames(expected, range(20))
    monkeypatch.setattr(observations, "WRITE_SECONDS", 0.0)
    parts = make.run(item)
    make.frames(parts, range(20))
    assert rows(store, "score_series", parts) == 19  # the last frame may not be complete yet
    for each in (run, expected, parts):
        make.end(each)

    assert rows(store, "score_series", parts) == 1
    [one], [other] = store.series(parts.id), store.series(expected.id)
    for field in ("frames", "pts", "scores", "outcomes", "reasons"):
        np.testing.assert_array_equal(getattr(one, field), getattr(other, field))
    assert one.reason_codes == other.reason_codes


def rows(store, table, run):
    with store._database.reading() as connection:
        query = f"SELECT COUNT(*) FROM {table} WHERE run_id = ?"
        return connection.exec_driver_sql(query, (run.id,)).scalar()


def test_frame_is_never_torn_apart(store, make, item, monkeypatch):
    monkeypatch.setattr(observations, "WRITE_SECONDS", 0.0)
    run = make.run(item)
    for number in range(3):
        for observation in make.said(number):
            store.add_observations(run.id, [observation])

    assert [list(series.frames) for series in store.series(run.id)] == [[0, 1]]
    assert [stored.frame for stored in store.maps(run.id)] == [0, 1]
    assert [measured.frame for measured in store.measurements(run.id)] == [0, 1]


def test_tracks_have_a_series_each(store, make, item):
    run = make.run(item)
    for frame in range(3):
        for track in ("b", None, "a"):
            score = FrameScore(
                frame=frame, pts=0.0, outcome=Outcome.SCORED, score=1.0, track_id=track
            )
            store.add_observations(run.id, [score])
    make.end(run)

    assert [series.track_id for series in store.series(run.id)] == [None, "a", "b"]


def test_maps_are_pictures_that_come_back_unchanged(store, make, item):
    run = make.run(item)
    make.frames(run, range(3))
    make.end(run)

    maps = store.maps(run.id)
    assert [stored.frame for stored in maps] == [0, 1, 2]
    for stored in maps:
        np.testing.assert_array_equal(store.map_values(stored), np.full((6, 8), stored.frame))
        assert store.map_path(stored).suffix == ".png"


def test_changed_map_is_not_shown(store, make, item):
    run = make.run(item)
    make.frames(run, range(2))
    make.end(run)
    first, second = store.maps(run.id)
    path = store.map_path(first)
    path.chmod(0o600)
    path.write_bytes(store.map_path(second).read_bytes())

    with pytest.raises(HashMismatch):
        store.map_values(first)
    path.unlink()
    with pytest.raises(HashMismatch):
        store.map_values(first)


def test_illustrations_come_back_unchanged_with_their_words(store, make, item):
    run = make.run(item)
    make.frames(run, range(2))
    make.end(run)

    first, second = store.illustrations(run.id)
    assert (first.frame, second.frame) == (0, 1) and first.id != second.id
    assert (second.name, second.meaning) == ("rich and poor", "Left has more texture.")
    assert [shown.caption for shown in second.pictures] == ["rich", "poor"]
    rich, poor = second.pictures
    assert (rich.box, rich.grid) == (None, Grid.CODED)
    assert (poor.box, poor.grid) == (Box(x=1, y=2, width=16, height=8), Grid.UPRIGHT)
    np.testing.assert_array_equal(store.drawn(rich), np.full((5, 7, 3), 1))
    np.testing.assert_array_equal(store.drawn(poor), np.full((4, 4), 2))


def test_illustrations_of_a_frame_come_back_in_the_order_in_which_they_were_said(
    store, make, item
):
    run = make.run(item)
    pixels = np.zeros((2, 2), np.uint8)
    for name in ("b", "a", "b"):  # two of one name stay two
        picture = CaptionedPicture(caption="black", pixels=pixels)
        said = Illustration(frame=4, pts=0.2, name=name, pictures=(picture,), meaning="none")
        store.add_observations(run.id, [said])
    make.end(run)

    assert [one.name for one in store.illustrations(run.id)] == ["b", "a", "b"]


def test_changed_picture_is_not_shown(store, make, item):
    run = make.run(item)
    make.frames(run, range(1))
    make.end(run)
    [made] = store.illustrations(run.id)
    rich, poor = made.pictures
    path = store.drawn_path(rich)
    path.chmod(0o600)
    path.write_bytes(store.drawn_path(poor).read_bytes())

    with pytest.raises(HashMismatch):
        store.drawn(rich)
    path.unlink()
    with pytest.raises(HashMismatch):
        store.drawn(rich)


def test_other_observations_come_back_in_order(store, make, item):
    run = make.run(item)
    make.file_level(run)
    make.end(run)

    assert store.file_outcomes(run.id) == [FileOutcome(outcome=Outcome.SCORED)]
    assert store.measurements(run.id) == [Measurement(name="ratio", value=0.25)]
    [fact] = store.facts(run.id)
    assert fact == Fact(name="Software", text="Editor", where="EXIF", telling=True)
    [curve] = store.curves(run.id)
    assert isinstance(curve, Curve) and list(curve.y) == [0, 1, 2, 3, 4]
    [embedding] = store.embeddings(run.id)
    assert embedding.direction == pytest.approx(curve.y / np.sqrt(30))


def unkept(kind):
    """Return an observation that no record is, as a hostile sender would forge it."""
    if kind == "frame":
        odd = FrameScore(frame=0, pts=0.0, outcome=Outcome.SCORED, score=1.0)
        object.__setattr__(odd, "frame", 2**63)
    elif kind == "number":
        odd = Measurement(name="ratio", value=1.0)
        object.__setattr__(odd, "frame", 2**63)
    else:
        odd = Measurement(name="ratio", value=1.0)
        object.__setattr__(odd, "value", None)
    return odd


@pytest.mark.parametrize("kind", ["frame", "number", "none"])
def test_what_cannot_be_kept_fails_its_own_run_only(store, make, item, kind):
    run, other = make.run(item), make.run(item)
    make.frames(run, range(3))
    make.frames(other, range(3))
    store.add_observations(run.id, [unkept(kind)])
    with pytest.raises(WorkerCrashed, match="cannot keep"):
        make.end(run)
    for use in (lambda: make.end(run), lambda: make.frames(run, [4])):
        with pytest.raises(CaseError, match="failed"):
            use()
    make.end(run, RunState.FAILED, error="worker_crashed: nonsense")
    make.end(other)

    assert [one.state for one in store.runs()] == [RunState.FAILED, RunState.FINISHED]
    assert list(store.series(other.id)[0].frames) == [0, 1, 2]
    assert store.series(run.id) == [] and verify(store.folder).ok


def test_what_was_written_before_stays_with_the_run_that_fails(store, make, item, monkeypatch):
    run = make.run(item)
    make.frames(run, range(3))
    monkeypatch.setattr(observations, "WRITE_SECONDS", 0.0)
    make.frames(run, [3])
    store.add_observations(run.id, [unkept("number")])  # writes the earlier ones
    with pytest.raises(WorkerCrashed):
        make.end(run)
    make.end(run, RunState.FAILED)

    assert list(store.series(run.id)[0].frames) == [0, 1, 2, 3]
    assert verify(store.folder).ok


def test_closing_drops_what_cannot_be_kept_of_a_run(store, make, item):
    run, other = make.run(item), make.run(item)
    store.add_observations(run.id, [unkept("number")])
    make.frames(other, range(3))
    store.close()

    with CaseStore.open(store.folder) as again:
        assert [one.error for one in again.runs()] == ["interrupted"] * 2
        assert list(again.series(other.id)[0].frames) == [0, 1, 2]
    assert verify(store.folder).ok


def test_endless_reasons_do_not_make_a_run_that_cannot_end(store, make, item, monkeypatch):
    monkeypatch.setattr(observations, "WRITE_SECONDS", 0.0)
    run = make.run(item)
    said = (
        FrameScore(frame=n // 512, pts=0.0, outcome=Outcome.FAILED, reason=f"why_{n}")
        for n in range(70_000)
    )
    with pytest.raises(WorkerCrashed, match="reasons"):
        store.add_observations(run.id, said)
    make.end(run, RunState.FAILED)
    assert len(store.series(run.id)[0].reason_codes) < 5000


def test_scores_that_came_out_of_order_are_read_in_frame_order(store, make, item):
    run = make.run(item)
    make.frames(run, [7, 2, 5])
    make.end(run)

    [series] = store.series(run.id)
    assert list(series.frames) == [2, 5, 7]
    assert list(series.pts) == [2 / 25, 5 / 25, 7 / 25] and series.scores[0] == 2 / 7


def test_continued_run_holds_what_the_earlier_one_said_of_frames(store, make, item):
    first = make.run(item)
    make.frames(first, range(6))
    make.file_level(first)
    make.end(first, RunState.CANCELLED)
    second = make.run(item, continues=first.id)
    make.frames(second, range(6, 12))
    make.end(second)
    whole = make.run(item)
    make.frames(whole, range(12))
    make.end(whole)

    [continued], [expected] = store.series(second.id), store.series(whole.id)
    np.testing.assert_array_equal(continued.scores, expected.scores)
    np.testing.assert_array_equal(continued.reasons, expected.reasons)
    assert [m.frame for m in store.maps(second.id)] == [m.frame for m in store.maps(whole.id)]
    assert store.measurements(second.id) == store.measurements(whole.id)
    copied, made = store.illustrations(second.id), store.illustrations(whole.id)
    assert [one.frame for one in copied] == [one.frame for one in made]
    assert all(len(one.pictures) == 2 for one in copied)
    assert store.facts(second.id) == []
    assert verify(store.folder).problems == ()


def test_run_that_starts_over_copies_nothing(store, make, item):
    first = make.run(item)
    make.frames(first, range(6))
    make.end(first, RunState.CANCELLED)
    over = make.run(item, continues=first.id, info=replace(first.info, resumable=False))

    assert store.series(over.id) == [] and store.maps(over.id) == []


def test_end_is_one_event_with_all_that_was_said(store, make, item):
    run = make.run(item)
    before = store.head().sequence
    make.frames(run, range(12))
    make.file_level(run)
    assert store.head().sequence == before
    make.end(run)

    [event] = [event for event in store.events() if event.sequence > before]
    assert {key.split("/")[0] for key in event.records} == {
        "analyzer_run",
        "score_series",
        "localization_map",
        "illustration",
        "measurement",
        "fact",
        "curve",
        "embedding",
        "file_outcome",
    }


def test_run_ends_once_and_for_good(store, make, item):
    run = make.run(item)
    with pytest.raises(ValueError):
        store.end_run(run)
    ended = make.end(run)
    with pytest.raises(KeyError):
        store.add_observations(run.id, make.said(0))
    with pytest.raises(KeyError):
        store.end_run(ended)
