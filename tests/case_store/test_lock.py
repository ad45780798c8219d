"""One process writes a case; others are told who."""

import subprocess
import sys

import pytest

from case_store.lock import HOLDER_NAME, holder
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
