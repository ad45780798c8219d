"""A pack that a run uses is in the case afterwards, whole, once, and under its hashes."""

import hashlib
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from workbench.errors import CaseError, CaseReadOnly, WorkerCrashed
from workbench.model import Case, Fact, ModelPiece


def actions(store):
    return [event.action for event in store.events()]


def nothing_is_kept(store):
    found = verify(store.folder)
    return (
        store.models() == []
        and found.ok
        and found.notes == ()
        and not any((store.folder / "models").iterdir())
    )


def test_a_kept_pack_unpacks_to_its_card_and_its_files(store, make):
    pack, pieces = make.model()
    store.keep_model(pack, iter(pieces))
    (kept,) = store.models()

    assert (kept.sha256, kept.card_sha256, kept.licence) == (
        pack.sha256,
        pack.card_sha256,
        "CC0-1.0",
    )
    path = store.model_path(kept)
    assert path.parent.name == "models" and not path.stat().st_mode & 0o222
    assert hashlib.sha256(path.read_bytes()).hexdigest() == kept.archive_sha256
    with ZipFile(path) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert found["model.onnx"] == b"weights" * 9 and found["notes.txt"] == b""
    assert hashlib.sha256(found["card.toml"]).hexdigest() == pack.card_sha256
    result = verify(store.folder)
    assert result.ok and result.files == 1


def test_the_same_pack_is_kept_once_and_another_card_beside_it(store, make):
    pack, pieces = make.model()
    assert not store.keeps_model(pack)
    for _ in range(2):
        store.keep_model(pack, pieces)
        assert store.keeps_model(pack)
    assert actions(store).count("model kept") == 1

    other, others = make.model(version="2")
    assert other.sha256 == pack.sha256 and not store.keeps_model(other)
    store.keep_model(other, others)
    assert [kept.version for kept in store.models()] == ["1", "2"]
    assert len({archive.sha256 for archive in store.model_archives()}) == 2


def test_a_run_names_the_packs_that_it_uses_and_none_that_is_not_kept(store, make):
    pack, pieces = make.model()
    other, _ = make.model(version="2")
    item = make.item()
    store.keep_model(pack, pieces)
    run = make.run(item, models=[pack])

    assert [kept.card_sha256 for kept in store.models_of(run.id)] == [pack.card_sha256]
    with pytest.raises(CaseError, match="means 2 is not in the case"):
        make.run(item, models=[other])
    assert len(store.runs()) == 1 and verify(store.folder).ok


def spoilt(pieces):
    """Return what a reader that lies, or errs, could send in place of a pack."""
    byte = ModelPiece(file="model.onnx", content=np.frombuffer(b"x", np.uint8))
    stranger = replace(byte, file="../../evidence")
    return {
        "nothing": [],
        "cut short": pieces[:-4],
        "one byte more": [*pieces, byte],
        "another file": [*pieces, stranger],
        "another file first": [stranger, *pieces],
        "without its card": pieces[3:],
        "out of order": [*pieces[3:], *pieces[:3]],
        "a file twice": [*pieces, *pieces[3:6]],
        "no piece at all": [*pieces, Fact(name="x", text="y", where="z")],
    }


@pytest.mark.parametrize("kind", list(spoilt([])))
def test_other_bytes_than_those_of_the_pack_are_refused(store, make, kind):
    pack, pieces = make.model()

    with pytest.raises(WorkerCrashed, match="other bytes than those of means 1"):
        store.keep_model(pack, spoilt(pieces)[kind])
    assert nothing_is_kept(store)


def test_a_pack_without_end_is_refused(store, make, monkeypatch):
    monkeypatch.setattr("case_store.model_archive.MOST_BYTES", 1 << 20)
    pack, pieces = make.model()
    more = ModelPiece(file="model.onnx", content=np.zeros(1 << 16, np.uint8))

    def endless():
        yield from pieces[:4]
        while True:
            yield more

    with pytest.raises(WorkerCrashed):
        store.keep_model(pack, endless())
    assert nothing_is_kept(store)


def test_a_reader_that_breaks_off_leaves_nothing(store, make):
    pack, pieces = make.model()

    def broken():
        yield from pieces[:4]
        raise WorkerCrashed("gone")

    with pytest.raises(WorkerCrashed, match="gone"):
        store.keep_model(pack, broken())
    assert nothing_is_kept(store)


def test_two_at_once_keep_one(store, make):
    pack, pieces = make.model()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: store.keep_model(pack, pieces), range(8)))
    assert len(store.models()) == 1 and actions(store).count("model kept") == 1
    found = verify(store.folder)
    assert found.ok and found.notes == () and found.files == 1


def test_an_archive_that_is_gone_is_told_and_put_back(store, make):
    pack, pieces = make.model()
    store.keep_model(pack, pieces)
    store.model_path(store.models()[0]).unlink()

    assert [problem.code for problem in verify(store.folder).problems] == ["file_removed"]
    assert not store.keeps_model(pack)
    store.keep_model(pack, pieces)
    assert verify(store.folder).ok and store.keeps_model(pack)
    assert actions(store)[-1] == "model put back"


def test_a_case_that_is_open_to_read_keeps_nothing(store, make):
    pack, pieces = make.model()
    store.close()

    with CaseStore.open(store.folder, read_only=True) as other:
        with pytest.raises(CaseReadOnly):
            other.keep_model(pack, pieces)
        assert nothing_is_kept(other)


KEEPING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from case_store.store import CaseStore
from conftest import Maker

store = CaseStore.open(Path(sys.argv[1]))
make = Maker(store)
print("open", flush=True)
for number in range(100_000):
    pack, pieces = make.model(version=str(number))
    store.keep_model(pack, pieces)
    make.end(make.run(make.item(str(number).encode()), models=[pack]))
"""


def test_killed_while_it_keeps_packs(tmp_path):
    folder = tmp_path / "case.loupe"
    CaseStore.create(folder, Case(number="1", examiner="Examiner")).close()
    for seconds in (0.1, 0.4):
        process = subprocess.Popen(
            [sys.executable, "-c", KEEPING, str(folder), str(Path(__file__).parent)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout.readline() == "open\n"
        time.sleep(seconds)
        process.kill()
        process.communicate()
        assert verify(folder).problems == ()
        with CaseStore.open(folder) as store:
            assert all(store.model_path(kept).is_file() for kept in store.models())
            assert list((folder / "incoming").iterdir()) == []
        folder.rename(tmp_path / f"{seconds}.loupe")
        CaseStore.create(folder, Case(number="1", examiner="Examiner")).close()


FULL = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from case_store.store import CaseStore
from conftest import Maker
from workbench.errors import StorageFull

store = CaseStore.open(Path(sys.argv[1]))
pack, pieces = Maker(store).model(**{"model.onnx": bytes(300_000)})
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    store.keep_model(pack, pieces)
except StorageFull as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file size there")
def test_a_full_disk_keeps_nothing(store):
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(store.folder), str(Path(__file__).parent)],
        capture_output=True,
        text=True,
    )

    assert done.stdout == "storage_full\n", done.stderr
    with CaseStore.open(store.folder) as again:
        assert nothing_is_kept(again)
