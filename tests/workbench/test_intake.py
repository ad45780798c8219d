"""Every path gets an answer, every file its hash, and no original is touched."""

import hashlib
import os
import shutil
import stat
import threading
from pathlib import Path

import pytest
from PIL import Image

from case_store.store import CaseStore
from case_store.verification import verify
from workbench import intake
from workbench.intake import receive
from workbench.model import Arrival, Case, MediaKind, Progress
from workbench.worker import Limits, Worker


def add(store, worker, *paths, **options):
    found = receive(store, worker, paths, **options)
    return [arrival for arrival in found if isinstance(arrival, Arrival)]


@pytest.fixture
def photo(tmp_path, scene, write_jpeg):
    return write_jpeg(tmp_path / "photo.jpg", scene())


def test_a_photo_is_hashed_kept_probed_and_receipted(store, worker, photo):
    before = photo.stat()
    [arrival] = add(store, worker, photo, received_from="J. Maas")

    item = store.item(arrival.exhibit)
    digest = hashlib.sha256(photo.read_bytes()).hexdigest()
    assert (arrival.state, arrival.sha256, item.sha256) == ("accepted", digest, digest)
    assert (item.kind, item.stream.width, item.stream.height) == (MediaKind.IMAGE, 320, 240)
    assert store.evidence_path(item).read_bytes() == photo.read_bytes()
    assert not store.evidence_path(item).stat().st_mode & stat.S_IWUSR
    [receipt] = store.receipts(item.id)
    assert (receipt.received_from, receipt.received_by) == ("J. Maas", "A. Vos")
    assert store.thumbnail(item.id).shape[2] == 3
    assert store.metadata(item.id)
    assert photo.stat().st_mtime_ns == before.st_mtime_ns
    assert verify(store.folder).ok


def test_a_duplicate_gets_a_receipt_and_no_second_item(store, worker, photo, tmp_path):
    copy = tmp_path / "another name.jpg"
    copy.write_bytes(photo.read_bytes())
    first, second = add(store, worker, photo, copy)

    assert (second.state, second.exhibit) == ("duplicate", first.exhibit)
    assert [r.duplicate for r in store.receipts(first.media_id)] == [False, True]
    assert len(store.media()) == 1
    assert verify(store.folder).ok


def test_a_folder_is_walked_once_in_order_and_its_loop_is_not_followed(
    store, worker, tmp_path, scene, write_jpeg
):
    folder = tmp_path / "in"
    (folder / "deeper").mkdir(parents=True)
    write_jpeg(folder / "b.jpg", scene(seed=1))
    write_jpeg(folder / "deeper" / "a.jpg", scene(seed=2))
    (folder / "deeper" / "up").symlink_to(folder)
    states = [(Path(a.path).name, a.state, a.reason) for a in add(store, worker, folder)]

    assert states == [
        ("b.jpg", "accepted", None),
        ("a.jpg", "accepted", None),
        ("up", "unsupported", "not_a_regular_file"),
    ]


def test_links_devices_and_pipes_are_recorded_and_not_followed(store, worker, photo, tmp_path):
    link, pipe = tmp_path / "link.jpg", tmp_path / "pipe.jpg"
    link.symlink_to(photo)
    os.mkfifo(pipe)
    found = add(store, worker, link, pipe, "/dev/zero")

    assert {a.reason for a in found} == {"not_a_regular_file"}
    assert store.media() == []
    assert sum(event.action == "arrival refused" for event in store.events()) == 3
    assert verify(store.folder).ok


def test_missing_empty_and_foreign_files_are_listed_with_reason_and_advice(
    store, worker, tmp_path
):
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "letter.mp4").write_text("Dear examiner, this is no video.")
    found = add(
        store, worker, tmp_path / "gone.jpg", tmp_path / "empty.jpg", tmp_path / "letter.mp4"
    )

    assert [a.state for a in found] == ["unreadable", "unreadable", "unsupported"]
    assert found[0].reason == "not_found"
    assert all(a.reason and a.detail and a.advice for a in found)
    assert found[0].exhibit is None
    assert len(store.media()) == 2


def test_a_name_with_line_breaks_and_a_reversed_suffix_is_shown_escaped(
    store, worker, photo, tmp_path
):
    wild = tmp_path / "a\nb\u202egpj.exe"
    wild.write_bytes(photo.read_bytes())
    [arrival] = add(store, worker, wild)

    assert store.item(arrival.exhibit).original_name == "a\\u000ab\\u202egpj.exe"


def test_a_name_that_is_no_text_is_taken_in(store, worker, photo, tmp_path):
    wild = os.fsencode(tmp_path) + b"/\xff\xfe.jpg"
    Path(os.fsdecode(wild)).write_bytes(photo.read_bytes())
    [arrival] = add(store, worker, os.fsdecode(wild))

    assert arrival.state == "accepted"


def test_the_suffix_does_not_decide_what_a_file_is(store, worker, photo, tmp_path):
    lying = tmp_path / "movie.mp4"
    lying.write_bytes(photo.read_bytes())
    [arrival] = add(store, worker, lying)

    assert store.item(arrival.exhibit).kind is MediaKind.IMAGE


def test_a_decompression_bomb_ends_as_a_typed_reason(store, worker, tmp_path):
    bomb = tmp_path / "bomb.png"
    Image.new("1", (40000, 40000)).save(bomb)
    [arrival] = add(store, worker, bomb)

    assert (arrival.state, arrival.reason) == ("unsupported", "too_large")


def test_a_huge_sparse_file_is_refused_for_want_of_room(store, worker, tmp_path):
    huge = tmp_path / "huge.mp4"
    with huge.open("wb") as target:
        target.truncate(shutil.disk_usage(tmp_path).free + (1 << 40))
    [arrival] = add(store, worker, huge)

    assert (arrival.state, arrival.reason, arrival.exhibit) == (
        "unreadable",
        "storage_full",
        None,
    )
    assert not list((store.folder / "incoming").iterdir())


def test_the_case_does_not_swallow_itself(store, worker, tmp_path):
    [arrival] = add(store, worker, store.folder)

    assert (arrival.state, arrival.reason) == ("unsupported", "unsupported")


def test_a_file_that_grows_while_it_is_copied_says_so(store, worker, photo, tmp_path):
    growing = tmp_path / "growing.jpg"
    growing.write_bytes(photo.read_bytes() + bytes(64 << 20))
    over = threading.Event()

    def grow():
        while not over.is_set():
            with growing.open("ab") as target:
                target.write(b"more")

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        [arrival] = add(store, worker, growing)
    finally:
        over.set()
        writer.join()

    assert "changed while it was copied" in store.item(arrival.exhibit).detail


def test_closing_early_leaves_no_half_copy(store, worker, tmp_path, photo, monkeypatch):
    monkeypatch.setattr(intake, "PROGRESS_SECONDS", 0)  # however fast the disk is
    large = tmp_path / "large.jpg"
    large.write_bytes(photo.read_bytes() + bytes(3 << 20))
    work = receive(store, worker, [large])
    assert isinstance(next(work), Progress)
    work.close()

    assert store.media() == []
    assert not list((store.folder / "incoming").iterdir())


def test_neither_this_case_nor_another_is_taken_for_evidence(store, worker, tmp_path, photo):
    add(store, worker, photo)
    with CaseStore.create(tmp_path / "other.loupe", Case(number="8", examiner="x")):
        found = add(store, worker, store.folder / "evidence", tmp_path / "other.loupe")

    assert [(a.state, a.exhibit) for a in found] == [("unsupported", None)] * 2
    assert len(store.media()) == 1


def test_the_original_keeps_its_time_of_access(store, worker, photo):
    os.utime(photo, (1_500_000_000, 1_500_000_000))
    add(store, worker, photo)

    assert photo.stat().st_atime == 1_500_000_000


def test_what_failed_for_the_readers_sake_is_read_again(store, tmp_path, photo):
    with Worker(Limits(memory_bytes=1 << 20)) as starved:
        [first] = add(store, starved, photo)
    assert (first.state, first.reason) == ("unreadable", "worker_out_of_memory")

    with Worker() as fed:
        [second] = add(store, fed, photo)
    assert (second.state, second.reason, second.exhibit) == ("duplicate", None, first.exhibit)
    item = store.item(first.exhibit)
    assert (item.state, item.reason) == ("accepted", None)
    assert store.thumbnail(item.id) is not None
    assert verify(store.folder).ok


def test_a_stop_while_a_file_is_probed_leaves_no_copy(store, tmp_path, photo):
    class Interrupted(Worker):
        def run(self, *work, **limits):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(store, Interrupted(), photo)

    assert store.media() == []
    assert not list((store.folder / "incoming").iterdir())
