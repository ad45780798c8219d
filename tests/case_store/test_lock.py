"""One process writes a case; others are told who."""

import subprocess
import sys

import pytest

from case_store.lock import HOLDER_NAME, LOCK_NAME, holder, is_held
from case_store.store import CaseStore
from case_store.verification import verify
from workbench.errors import CaseBusy

HOLD = """
import sys
from pathlib import Path
from case_store.store import CaseStore
store = CaseStore.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def writer(filled):
    """Another process that writes the case."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(filled)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.communicate()


def test_second_writer_is_told_who_writes(filled, writer):
    with pytest.raises(CaseBusy, match=rf"process {writer.pid}\)"):
        CaseStore.open(filled)
    assert holder(filled).pid == writer.pid


def test_case_being_written_can_be_read_and_verified(filled, writer):
    with CaseStore.open(filled, read_only=True) as reader:
        assert len(reader.media()) == 1
    assert verify(filled).ok


def test_crash_frees_the_case(filled, writer):
    writer.kill()
    writer.wait()
    with CaseStore.open(filled) as store:
        assert len(store.media()) == 1


def test_one_process_writes_a_case_once(store):
    with pytest.raises(CaseBusy):
        CaseStore.open(store.folder)


def test_closing_frees_the_case(store):
    store.close()

    assert not (store.folder / HOLDER_NAME).exists()
    CaseStore.open(store.folder).close()


@pytest.mark.parametrize("text", [b"", b"no json", b'{"user": 1}', b"\xff" * 9000])
def test_illegible_holder_is_nobody(filled, text):
    (filled / HOLDER_NAME).write_bytes(text)

    assert holder(filled) is None


def test_lock_is_held_as_long_as_its_holder_lives(filled, writer):
    assert is_held(filled)
    with CaseStore.open(filled, read_only=True) as reader:
        assert reader.is_being_written()
        writer.kill()
        writer.wait()
        assert not reader.is_being_written()
    assert (filled / HOLDER_NAME).exists()  # the dead one's word counts for nothing


def test_asking_leaves_the_lock_to_others(filled):
    (filled / LOCK_NAME).unlink(missing_ok=True)
    assert not is_held(filled) and not (filled / LOCK_NAME).exists()
    with CaseStore.open(filled) as store:
        assert store.is_being_written() and is_held(filled)
    for _ in range(3):
        assert not is_held(filled)
        CaseStore.open(filled).close()
