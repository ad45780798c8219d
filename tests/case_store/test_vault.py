"""A full disk leaves the case as it was."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from case_store.store import CaseStore
from case_store.verification import verify
from workbench.errors import StorageFull

LIMITED = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from case_store.store import CaseStore
from conftest import Maker
from workbench.errors import StorageFull

store = CaseStore.open(Path(sys.argv[1]))
make = Maker(store)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    make.item(bytes(300_000))
except StorageFull as error:
    print(error.code, "copy")
try:
    for number in range(1000):
        store.note("noted", "x" * 1000, {})
except StorageFull as error:
    print(error.code, "event")
"""


def test_file_that_the_disk_does_not_take(filled):
    """The limit of file size refuses writes as a full disk does, copy and database alike."""
    before = verify(filled)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(filled), str(Path(__file__).parent)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "storage_full copy\nstorage_full event\n"
    assert list((filled / "incoming").iterdir()) == []
    after = verify(filled)
    assert after.ok and after.files == before.files and after.events > before.events


@pytest.fixture
def small_disk(tmp_path):
    """A file system of two megabytes, where the system lets one be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_full_disk_leaves_nothing_half_recorded(small_disk, case, maker):
    folder = small_disk / "case.loupe"
    with CaseStore.create(folder, case) as store:
        make = maker(store)
        kept = []
        with pytest.raises(StorageFull):
            for _ in range(100):
                kept.append(make.item(os.urandom(100_000)))
        with pytest.raises(StorageFull):
            for _ in range(5000):
                store.note("noted", "x" * 1000, {})
        with pytest.raises(StorageFull):
            make.item(bytes(10))
        found = verify(folder)
        assert found.problems == () and found.files == len(kept) > 3
        assert store.media() == kept
    CaseStore.open(folder, read_only=True).close()
    assert verify(folder).ok


def test_disk_too_small_for_a_case(small_disk, case):
    (small_disk / "ballast").write_bytes(bytes(2_000_000))
    with pytest.raises(StorageFull):
        CaseStore.create(small_disk / "case.loupe", case)

    assert [path.name for path in small_disk.iterdir()] == ["ballast"]
