"""Whatever moment a crash picks, the case verifies and work goes on."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from case_store.store import CaseStore
from case_store.vault import EVIDENCE, FACES, MAPS, PICTURES, Vault
from case_store.verification import verify
from workbench.model import Case, Coverage, ReasonCount, RunState

KILLS = 5  # and on until one has met a run, which is soon
MOST_KILLS = 100

WORK = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from case_store import observations
from case_store.store import CaseStore
from conftest import Maker

observations.WRITE_SECONDS = 0.0
store = CaseStore.open(Path(sys.argv[1]))
make = Maker(store)
print("open", flush=True)
while True:
    item = make.item(os.urandom(200_000))
    store.stage([os.urandom(100_000)])
    run = make.run(item)
    make.frames(run, range(12))
    make.end(run)
    make.finding(item, run)
    passed = make.face_run(item)
    make.faces(passed)
    make.end(passed)
    make.report(os.urandom(50_000))
"""


def test_killed_at_random_moments(tmp_path, maker):
    folder = tmp_path / "case.loupe"
    CaseStore.create(folder, Case(number="1", examiner="Examiner")).close()
    rng = random.Random(2025)
    interrupted = False
    for kill in range(MOST_KILLS):
        if interrupted and kill >= KILLS:
            break
        work = [sys.executable, "-c", WORK, str(folder), str(Path(__file__).parent)]
        process = subprocess.Popen(work, stdout=subprocess.PIPE, text=True)
        assert process.stdout.readline() == "open\n"
        time.sleep(rng.uniform(0.02, 0.4))
        process.kill()
        process.communicate()
        assert verify(folder).problems == ()
        with CaseStore.open(folder) as store:
            interrupted |= any(run.error == "interrupted" for run in store.runs())
            maker(store).item(rng.randbytes(10))
            assert list((folder / "incoming").iterdir()) == []
        found = verify(folder)
        assert found.problems == () and found.notes == ()
    assert interrupted
    assert found.files > KILLS


FINDING_FACES = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from case_store.store import CaseStore
from conftest import Maker

store = CaseStore.open(Path(sys.argv[1]))
make = Maker(store)
run = make.face_run(make.item(b"another video"))
make.faces(run)
frame = 40
while True:
    frames = range(frame, frame + 256)
    store.add_observations(run.id, [make.samples(4, frames), make.seen(frames, [1] * 256)])
    frame += 256
    print(frame, flush=True)
"""


def shown_tracks(folder):
    """Return what the command line tells of the faces of the second exhibit."""
    command = [sys.executable, "-m", "workbench", "tracks", str(folder), "--exhibit", "EX-002"]
    return subprocess.run(command, capture_output=True, text=True).stdout


def test_killed_while_a_face_file_grows(filled):
    work = [sys.executable, "-c", FINDING_FACES, str(filled), str(Path(__file__).parent)]
    process = subprocess.Popen(work, stdout=subprocess.PIPE, text=True)
    for _ in range(4):
        process.stdout.readline()
    assert "face pass is under way" in shown_tracks(filled)
    process.kill()
    process.communicate()
    assert "face pass was interrupted" in shown_tracks(filled)
    [part] = (filled / "incoming").iterdir()
    assert part.stat().st_size > 100_000
    before = verify(filled)
    assert before.problems == () and len(before.notes) == 1

    with CaseStore.open(filled) as store:
        [_, item] = store.media()
        [run] = store.runs(item.id)
        assert (run.state, run.error) == (RunState.FAILED, "interrupted")
        assert store.tracks(item.id) == store.shots(item.id) == []
        assert store.derivatives(item.id) == []
        assert store.faces_seen(item.id) is None and store.known_faces(item) is None
    assert unfinished(filled) == []
    after = verify(filled)
    assert after.ok and after.files == before.files and after.notes == ()


def unfinished(folder):
    return [path.name for path in (folder / "incoming").iterdir()]


def test_copy_in_the_making_is_dropped(filled):
    (filled / "incoming" / "0123.part").write_bytes(b"half")
    found = verify(filled)
    assert found.ok and len(found.notes) == 1

    with CaseStore.open(filled) as store:
        [event] = [event for event in store.events() if event.action == "case recovered"]
    assert event.detail == {"completed": "0", "dropped": "1"}
    assert unfinished(filled) == []
    assert verify(filled).notes == ()


def test_copy_claimed_for_a_row_that_never_came_is_dropped(filled):
    (filled / "incoming" / EVIDENCE.claim_name("0" * 64)).write_bytes(b"claimed")
    assert verify(filled).ok

    CaseStore.open(filled).close()
    assert unfinished(filled) == []
    assert verify(filled).ok


@pytest.mark.parametrize("shelf", [EVIDENCE, MAPS, PICTURES, FACES])
def test_file_that_was_not_yet_moved_is_found_and_then_moved(filled, shelf):
    place = min((filled / shelf.folder).glob(f"{'?' * 64}{shelf.suffix}"))
    sha256 = place.name.removesuffix(shelf.suffix)
    place.rename(Vault(filled).claimed(shelf, sha256))
    found = verify(filled)
    assert found.ok and len(found.notes) == 1
    with CaseStore.open(filled, read_only=True) as store:
        [item], [run, _] = store.media(), store.runs()
        assert store.evidence_path(item).exists()
        assert all(store.map_path(stored).exists() for stored in store.maps(run.id))
        assert len(store.faces_seen(item.id).frames) == 40

    CaseStore.open(filled).close()
    assert place.exists() and unfinished(filled) == []
    assert verify(filled).ok


def test_changed_file_that_was_not_yet_moved_is_found_out(filled):
    place = min((filled / "evidence").iterdir())
    claimed = Vault(filled).claimed(EVIDENCE, place.name)
    place.unlink()
    claimed.write_bytes(b"other bytes")

    assert [problem.code for problem in verify(filled).problems] == ["file_changed"]


def test_link_in_incoming_is_dropped_and_not_followed(filled, tmp_path):
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (filled / "incoming" / EVIDENCE.claim_name("0" * 64)).symlink_to(precious)
    (filled / "incoming" / "x.part").symlink_to(tmp_path)
    CaseStore.open(filled).close()

    assert precious.read_text() == "mine"
    assert unfinished(filled) == []


def test_run_found_running_is_ended_with_what_it_said(store, make):
    run = make.run(make.item())
    make.frames(run, range(12))
    store.close()
    found = verify(store.folder)
    assert found.ok and "not sealed" in found.notes[0]

    with CaseStore.open(store.folder) as again:
        [ended] = again.runs()
        assert (ended.state, ended.error) == (RunState.FAILED, "interrupted")
        assert ended.ended_at is not None
        [reason] = ended.coverage.reasons
        assert ended.coverage == Coverage(
            scored=11, withheld=1, not_examined=28, reasons=(reason,)
        )
        assert reason == ReasonCount("withheld", "dark", 1)
        assert len(again.series(run.id)[0].frames) == 12
        assert [event.action for event in again.events()][-1] == "run ended"
    assert verify(store.folder).notes == ()


def test_opening_a_case_in_order_adds_no_event(filled):
    before = verify(filled).head
    CaseStore.open(filled).close()

    assert verify(filled).head == before
