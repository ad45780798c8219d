"""What a face pass found is on record whole, or not at all; examiners put it right."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from workbench.errors import (
    CaseError,
    CaseReadOnly,
    HashMismatch,
    TrackError,
    TracksOverlap,
    TrackSuperseded,
    UnknownTrack,
    WorkerCrashed,
)
from workbench.faces import tracks
from workbench.faces.file import FaceFile
from workbench.model import (
    PNG_SIGNATURE,
    Author,
    FaceCrop,
    RunState,
    Shot,
    TrackFound,
    TrackSpan,
)

ALL = ("frames", "pts", "boxes", "points", "detected", "meshed", "poses", "qualities")
MESH = ("landmarks", "blendshapes")


@pytest.fixture
def item(make):
    return make.item()


@pytest.fixture
def found(make, item):
    """The three tracks of a finished face pass: 1 and 2 one after the other, 3 beside both."""
    run = make.face_run(item)
    made = make.faces(run)
    make.end(run)
    return made


def test_faces_come_back_as_they_were_found(store, make, item, found):
    assert store.tracks(item.id) == [found[0], found[2], found[1]]  # by their first frames
    assert store.shots(item.id) == [
        Shot(first_frame=0, last_frame=11, first_pts=0.0, last_pts=11 / 25),
        Shot(first_frame=12, last_frame=39, first_pts=12 / 25, last_pts=39 / 25),
    ]
    seen = store.faces_seen(item.id)
    assert list(seen.frames) == list(range(40)) and list(seen.faces[:6]) == [1] * 5 + [2]
    for track, frames in zip(found, (range(10), range(12, 20), range(5, 15)), strict=True):
        samples = store.face_samples(track, meshes=True)
        expected = make.samples(track.spans[0].number, frames)
        for name in (*ALL, *MESH):
            np.testing.assert_array_equal(getattr(samples, name), getattr(expected, name))


def test_part_of_a_track(store, found):
    samples = store.face_samples(found[0], 3, 5)

    assert list(samples.frames) == [3, 4, 5]
    assert list(samples.meshed) == [0, 1, 1]
    assert not samples.landmarks.any()  # not asked for
    assert store.face_samples(found[0], 30, 35).frames.shape == (0,)


def test_known_faces_are_those_of_a_finished_pass(store, make, item, found):
    known = store.known_faces(item)
    assert [track.id for track in known.tracks] == [track.id for track in store.tracks(item.id)]
    with FaceFile.open(known.path, known.sha256) as file:
        assert file.numbers == (1, 2, 3)
        image = PNG_SIGNATURE + b"1"
        assert file.crop(1, 0) == FaceCrop(number=1, frame=0, x=3, y=4, image=image)
    [kept] = store.derivatives(item.id)
    assert (kept.kind, kept.sha256) == ("faces", known.sha256)
    assert kept.size_bytes == known.path.stat().st_size
    assert known.path.parent.name == "derived"

    out = tracks.excluded(found[2], examiner="A. Vos")
    store.revise_tracks(item.id, [out])
    assert out.id not in [track.id for track in store.known_faces(item).tracks]


def test_medium_that_nobody_looked_at_has_no_faces_to_tell_of(store, item):
    assert store.tracks(item.id) == store.shots(item.id) == store.derivatives() == []
    assert store.faces_seen(item.id) is None
    assert store.face_run(item.id) is None and store.known_faces(item) is None


def test_medium_without_a_face_is_another_thing(store, make, item):
    run = make.face_run(item)
    store.add_observations(run.id, [make.seen(range(40), [0] * 40)])
    ended = make.end(run)

    assert store.tracks(item.id) == []
    assert not store.faces_seen(item.id).faces.any()
    assert store.face_run(item.id) == ended
    assert store.known_faces(item).tracks == ()


def test_end_is_one_event_with_tracks_shots_and_file(store, make, item):
    run = make.face_run(item)
    before = store.head().sequence
    make.faces(run)
    assert store.tracks(item.id) == [] and store.head().sequence == before
    make.end(run)

    [event] = [event for event in store.events() if event.sequence > before]
    tables = [key.split("/")[0] for key in event.records]
    assert sorted(tables) == ["analyzer_run", "derivative", *["face_track"] * 3, "shot"]
    assert event.detail["derivative"] == store.derivatives()[0].sha256
    assert verify(store.folder).ok


def test_failed_pass_leaves_nothing(store, make, item):
    run = make.face_run(item)
    make.faces(run)
    make.end(run, RunState.FAILED, error="worker_crashed: it ended")

    assert store.tracks(item.id) == store.shots(item.id) == store.derivatives() == []
    assert list((store.folder / "incoming").iterdir()) == []
    found = verify(store.folder)
    assert found.ok and found.files == 1


def test_cancelled_pass_keeps_what_it_has_until_one_finishes(store, make, item):
    stopped = make.face_run(item)
    make.faces(stopped, [(1, range(3))])
    stopped = make.end(stopped, RunState.CANCELLED)
    assert [track.frames for track in store.tracks(item.id)] == [3]
    assert store.face_run(item.id) == stopped and store.known_faces(item) is None

    whole = make.face_run(item)
    make.faces(whole)
    whole = make.end(whole)
    again = make.face_run(item)
    make.faces(again, [(1, range(2))])
    make.end(again, RunState.CANCELLED)
    assert store.face_run(item.id) == whole
    assert [track.run_id for track in store.tracks(item.id)] == [whole.id] * 3


def test_closing_the_case_in_the_middle_is_an_interruption(store, make, item):
    run = make.face_run(item)
    make.faces(run)
    store.close()
    assert list((store.folder / "incoming").iterdir()) == []

    with CaseStore.open(store.folder) as again:
        assert [run.error for run in again.runs()] == ["interrupted"]
        assert again.tracks(item.id) == [] and again.known_faces(item) is None
    assert verify(store.folder).ok


def test_other_media_have_other_faces(store, make, item, found):
    other = make.item(b"another video")
    run = make.face_run(other)
    make.faces(run, [(1, range(4))])
    make.end(run)

    assert len(store.tracks(item.id)) == 3 and len(store.tracks(other.id)) == 1
    assert len(store.derivatives()) == 2 and len(store.derivatives(other.id)) == 1
    with pytest.raises(TrackError):
        store.revise_tracks(other.id, [tracks.excluded(found[0], examiner="A. Vos")])


def test_two_passes_that_found_the_same_share_a_file(store, make, item, found):
    run = make.face_run(item)
    make.faces(run)
    make.end(run)

    assert len({kept.sha256 for kept in store.derivatives()}) == 1
    assert len(list((store.folder / "derived").iterdir())) == 1
    assert verify(store.folder).ok


def test_tracks_are_put_right_step_by_step(store, item, found):
    one, two, three = found
    frames_of = store.frames_of(item.id)
    whole = tracks.merged([two, one], frames_of, examiner="A. Vos", note="same scar")
    store.revise_tracks(item.id, [whole])
    assert store.tracks(item.id) == [whole, three]
    assert store.face_samples(whole).frames.tolist() == [*range(10), *range(12, 20)]
    named = tracks.renamed(whole, "Speaker", examiner="A. Vos")
    store.revise_tracks(item.id, [named])
    left, right = tracks.split(named, 15, frames_of, examiner="B. Maas")
    store.revise_tracks(item.id, [left, right])
    out = tracks.excluded(right, examiner="B. Maas")
    store.revise_tracks(item.id, [out])
    back = tracks.included(out, examiner="B. Maas")
    store.revise_tracks(item.id, [back])

    assert store.tracks(item.id) == [left, three, back]
    everything = store.tracks(item.id, superseded=True)
    assert {track.id for track in everything} == {
        track.id for track in (*found, whole, named, left, right, out, back)
    }
    events = list(store.events())[-5:]
    assert [event.action for event in events] == [
        "tracks merged",
        "tracks renamed",
        "tracks split",
        "tracks excluded",
        "tracks included",
    ]
    assert events[0].subject == "EX-001"
    assert events[0].detail == {
        "tracks": whole.id,
        "labels": "Face 1",
        "supersedes": " ".join(sorted([one.id, two.id])),
        "examiner": "A. Vos",
    }
    assert verify(store.folder).ok


def test_track_is_superseded_once(store, item, found):
    one, two, three = found
    store.revise_tracks(item.id, [tracks.renamed(one, "Speaker", examiner="A. Vos")])
    head = store.head()
    frames_of = store.frames_of(item.id)
    for change in (
        [tracks.renamed(one, "Guest", examiner="B. Maas")],
        [tracks.merged([one, two], frames_of, examiner="B. Maas")],
        [*tracks.split(one, 5, frames_of, examiner="B. Maas")],
        [
            tracks.excluded(three, examiner="B. Maas"),
            tracks.excluded(one, examiner="B. Maas"),
        ],
    ):
        with pytest.raises(TrackSuperseded):
            store.revise_tracks(item.id, change)

    assert store.head() == head
    assert [track.label for track in store.tracks(item.id)] == ["Speaker", "Face 3", "Face 2"]


def test_two_threads_do_not_supersede_one_track_twice(store, item, found):
    changes = [tracks.renamed(found[0], f"Name {n}", examiner="A. Vos") for n in range(6)]

    def revise(change):
        try:
            store.revise_tracks(item.id, [change])
        except TrackSuperseded:
            return 0
        return 1

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(revise, changes)) == 1
    assert len(store.tracks(item.id)) == 3
    assert verify(store.folder).ok


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda track: {"supersedes": ("f" * 32,)}, UnknownTrack),
        (lambda track: {"supersedes": ()}, TrackError),
        (lambda track: {"author": Author.MACHINE}, TrackError),
        (lambda track: {"examiner": " "}, TrackError),
        (lambda track: {"spans": (TrackSpan(1, 0, 8),)}, TrackError),
        (lambda track: {"spans": (TrackSpan(2, 12, 19),)}, TrackError),
        (lambda track: {"spans": track.spans * 2}, TrackError),
        (lambda track: {"label": "Face 1"}, TrackError),
        (lambda track: {"run_id": "f" * 32}, TrackError),
    ],
)
def test_change_that_does_not_hold_the_same_faces_is_refused(store, item, found, spoil, error):
    named = tracks.renamed(found[0], "Speaker", examiner="A. Vos")
    head = store.head()
    with pytest.raises(error):
        store.revise_tracks(item.id, [replace(named, **spoil(named))])

    assert store.head() == head


def test_two_persons_in_one_frame_are_not_merged(store, item, found):
    one, _, three = found
    both = replace(
        tracks.renamed(one, "Both", examiner="A. Vos"),
        spans=(*one.spans, *three.spans),
        frames=20,
        supersedes=(one.id, three.id),
    )
    with pytest.raises(TracksOverlap):
        store.revise_tracks(item.id, [both])


def test_face_records_belong_to_face_passes(store, make, item):
    other, run = make.run(item), make.face_run(item)
    track = make.track(run, 1, range(3))
    with pytest.raises(WorkerCrashed, match="finds none"):
        store.add_observations(other.id, [track])
    with pytest.raises(ValueError):
        store.add_observations(run.id, [replace(track, run_id=other.id)])
    found = TrackFound(number=1, person=1, shot=0, first_frame=0, last_frame=2, frames=3)
    with pytest.raises(ValueError):
        store.add_observations(run.id, [found])


@pytest.mark.parametrize(
    "said",
    [
        lambda make, run: make.track(run, 7, range(3)),  # of no row
        lambda make, run: make.track(run, 1, range(10)),  # for the second time
        lambda make, run: replace(make.track(run, 9, range(20, 23)), frames=2),
        lambda make, run: make.track(run, 9, range(20, 24)),
        lambda make, run: make.track(run, 9, range(19, 23)),
        lambda make, run: make.samples(1, range(30, 33)),  # after its track has ended
        lambda make, run: make.samples(9, [22]),
        lambda make, run: make.seen([39], [0]),
        lambda make, run: Shot(first_frame=39, last_frame=40, first_pts=0.0, last_pts=1.0),
        lambda make, run: Shot(first_frame=2, last_frame=5, first_pts=0.0, last_pts=1.0),
    ],
)
def test_worker_that_was_taken_over_ends_its_own_run_only(store, make, item, said):
    run = make.face_run(item)
    make.faces(run)
    store.add_observations(run.id, [make.samples(9, range(20, 23))])
    with pytest.raises(WorkerCrashed):
        store.add_observations(run.id, [said(make, run)])
    with pytest.raises(CaseError):
        make.end(run)
    make.end(run, RunState.FAILED, error="worker_crashed: nonsense")

    assert store.tracks(item.id) == [] and verify(store.folder).ok
    assert list((store.folder / "incoming").iterdir()) == []


def test_track_is_told_with_the_rows_it_has(store, make, item):
    run = make.face_run(item)
    store.add_observations(run.id, [make.samples(9, [20, 22]), make.samples(9, [25])])
    found = replace(make.track(run, 9, [20, 22, 25]), id="9" * 32)
    store.add_observations(run.id, [found])
    make.end(run)

    assert store.tracks(item.id) == [found]


def test_end_that_the_database_refuses_leaves_a_pass_to_fail(store, make, item, found):
    run = make.face_run(item)
    store.add_observations(run.id, [make.samples(1, range(3))])
    taken = replace(make.track(run, 1, range(3)), id=found[0].id)  # an id that is on record
    store.add_observations(run.id, [taken])
    with pytest.raises(WorkerCrashed, match="cannot keep"):
        make.end(run)
    make.end(run, RunState.FAILED)

    assert len(store.tracks(item.id)) == 3
    assert list((store.folder / "incoming").iterdir()) == []
    assert verify(store.folder).ok


def test_pass_whose_file_was_lost_cannot_finish(store, make, item):
    run = make.face_run(item)
    with pytest.raises(WorkerCrashed):
        store.add_observations(run.id, [make.samples(1, [3]), make.samples(1, [2])])
    for use in (
        lambda: store.add_observations(run.id, [make.samples(1, range(3))]),
        lambda: make.end(run),
    ):
        with pytest.raises(CaseError):
            use()
    make.end(run, RunState.FAILED)
    assert verify(store.folder).ok


def test_changed_face_file_is_not_read(store, item, found):
    store.face_samples(found[0])
    [path] = (store.folder / "derived").iterdir()
    path.chmod(0o600)
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(HashMismatch):
        store.face_samples(found[0])

    path.write_bytes(data)
    assert len(store.face_samples(found[0]).frames) == 10
    path.unlink()
    with pytest.raises(HashMismatch):
        store.faces_seen(item.id)


def test_second_window_reads_and_does_not_write(store, make, item, found):
    with CaseStore.open(store.folder, read_only=True) as window:
        assert window.tracks(item.id) == store.tracks(item.id)
        run = make.face_run(item)
        make.faces(run)
        assert len(window.face_samples(found[0], meshes=True).frames) == 10
        with pytest.raises(CaseReadOnly):
            window.revise_tracks(item.id, [tracks.excluded(found[0], examiner="A. Vos")])
        store.revise_tracks(item.id, [tracks.excluded(found[0], examiner="A. Vos")])
        assert [track.excluded for track in window.tracks(item.id)] == [True, False, False]
        make.end(run)
        assert window.face_run(item.id).id == run.id


LIMITED = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from case_store.store import CaseStore
from conftest import Maker
from workbench.errors import StorageFull
from workbench.model import RunState

store = CaseStore.open(Path(sys.argv[1]))
make = Maker(store)
item = make.item(b"another video")
grown, sealed = make.face_run(item), make.face_run(item)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
try:
    for first in range(0, 25_600, 256):
        store.add_observations(grown.id, [make.samples(1, range(first, first + 256))])
except StorageFull as error:
    print(error.code, "while it grew")
make.end(grown, RunState.FAILED, error="storage_full")
try:
    store.add_observations(sealed.id, [make.samples(n, [n]) for n in range(230)])
    make.end(sealed)
except StorageFull as error:
    print(error.code, "at its end")
make.end(sealed, RunState.FAILED, error="storage_full")
print(len(store.derivatives(item.id)), len(store.tracks(item.id)))
"""


def test_face_file_that_the_disk_does_not_take(filled):
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(filled), str(Path(__file__).parent)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "storage_full while it grew\nstorage_full at its end\n0 0\n"
    assert done.stderr == ""
    assert list((filled / "incoming").iterdir()) == []
    assert verify(filled).ok


def test_ten_minutes_of_a_face_are_read_at_once(store, make, item):
    """Not a benchmark: it fails when reading has become slower by a multiple."""
    run = make.face_run(item)
    stretch = make.samples(1, range(256))
    stretch = replace(stretch, landmarks=np.zeros_like(stretch.landmarks))
    for first in range(0, 18_000, 256):
        frames = np.arange(first, first + 256)
        part = replace(stretch, frames=frames, pts=frames / 30)
        store.add_observations(run.id, [part, make.seen(frames, [1] * 256)])
    track = make.track(run, 1, range(18_176))
    store.add_observations(run.id, [track])
    make.end(run)
    store.face_samples(track, 0, 0)  # hashes the file
    started = time.thread_time()  # what others do on this machine does not count
    samples = store.face_samples(track)

    assert time.thread_time() - started < 0.5
    assert len(samples.frames) == 18_176
    assert samples.landmarks.base.nbytes < 100  # zeros that take no memory


def test_a_transaction_waits_for_no_face_file(store, item, found, monkeypatch):
    within = []
    frames = FaceFile.frames

    def watched(file, span):
        within.append(getattr(store._database._own, "connection", None) is not None)
        return frames(file, span)

    monkeypatch.setattr(FaceFile, "frames", watched)
    frames_of = store.frames_of(item.id)
    steps = [[*tracks.split(found[0], 5, frames_of, examiner="A. Vos")]]
    steps.append([tracks.renamed(steps[0][0], "Speaker", examiner="A. Vos")])
    for span in {span for new in steps for track in new for span in track.spans}:
        frames_of(span)
    with store.together():
        for new in steps:
            store.revise_tracks(item.id, new, frames_of)
    assert within and not any(within)
    within.clear()
    store.revise_tracks(item.id, [tracks.renamed(steps[0][1], "Guest", examiner="A. Vos")])
    assert within, "without what was read before, the store reads it itself"
