"""A case is made whole, opened safely, and shared between threads."""

import os
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy.exc import StatementError

from case_store.store import CaseStore
from case_store.verification import verify
from workbench.errors import (
    AuditChainBroken,
    CaseError,
    CaseExists,
    NotACase,
    WorkbenchError,
)
from workbench.model import Label


def listing(folder):
    """Return every path below a folder with its state and bytes."""
    return {
        path: (path.lstat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    }


def test_case_comes_back_as_it_was_made(tmp_path, case):
    folder = tmp_path / "deep" / "case.loupe"
    CaseStore.create(folder, case).close()

    with CaseStore.open(folder, actor="Second Examiner") as store:
        assert store.case == case
        assert store.folder == folder.resolve()
        store.note("noted", "", {})
        assert [event.actor for event in store.events()] == ["Examiner", "Second Examiner"]
    assert sorted(path.name for path in folder.iterdir()) == [
        "case.lock",
        "case.sqlite",
        "derived",
        "evidence",
        "incoming",
        "models",
        "reports",
    ]
    assert [path.name for path in folder.parent.iterdir()] == ["case.loupe"]


def test_empty_folder_is_a_place_for_a_case(tmp_path, case):
    CaseStore.create(tmp_path, case).close()

    assert verify(tmp_path).ok


def test_case_is_never_made_where_something_lies(tmp_path, case):
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path)
    for place in (tmp_path, tmp_path / "notes.txt", tmp_path / "link"):
        with pytest.raises(CaseExists):
            CaseStore.create(place, case)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "notes.txt"]


def test_case_that_cannot_be_made_leaves_nothing(tmp_path, case):
    (tmp_path / "file").write_text("")
    with pytest.raises(CaseError):
        CaseStore.create(tmp_path / "file" / "case.loupe", case)
    with pytest.raises(StatementError):
        CaseStore.create(tmp_path / "case.loupe", replace(case, opened_at="yesterday"))

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    "make",
    [
        lambda folder: None,
        lambda folder: folder.mkdir(),
        lambda folder: folder.write_text("a file"),
        lambda folder: (folder.mkdir(), (folder / "case.sqlite").write_bytes(b"")),
        lambda folder: (folder.mkdir(), (folder / "case.sqlite").write_bytes(b"garbage" * 999)),
        lambda folder: (folder.mkdir(), (folder / "case.sqlite").mkdir()),
    ],
    ids=["nothing", "empty", "file", "zero bytes", "garbage", "folder"],
)
@pytest.mark.parametrize(
    "use",
    [CaseStore.open, lambda folder: CaseStore.open(folder, read_only=True), verify],
    ids=["open", "read", "verify"],
)
def test_what_is_no_case_is_said_to_be_none(tmp_path, make, use):
    make(tmp_path / "x")

    with pytest.raises(NotACase):
        use(tmp_path / "x")


@pytest.mark.parametrize("name", ["case.sqlite", "case.lock", "case.holder", "evidence"])
def test_case_whose_parts_lie_elsewhere_is_not_opened(filled, tmp_path, name):
    outside = tmp_path / "outside"
    if (filled / name).exists():
        (filled / name).rename(outside)
    else:
        outside.write_text("precious")
    (filled / name).symlink_to(outside)
    before = listing(tmp_path)

    with pytest.raises(NotACase):
        CaseStore.open(filled)
    with pytest.raises(NotACase):
        verify(filled)
    assert listing(tmp_path) == before


def test_database_shared_with_another_name_is_not_written(filled, tmp_path):
    os.link(filled / "case.sqlite", tmp_path / "other")

    with pytest.raises(NotACase):
        CaseStore.open(filled)
    assert verify(filled).ok


def test_rollback_journal_is_never_played_back(filled, tmp_path):
    (filled / "case.sqlite-journal").write_bytes(
        b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504)
    )

    for use in (CaseStore.open, verify):
        with pytest.raises(NotACase):
            use(filled)


@pytest.mark.parametrize("sha256", ["../../outside", "/etc/passwd", "", "A" * 64, "0" * 63])
def test_hash_that_is_none_is_no_path(filled, sha256):
    with sqlite3.connect(filled / "case.sqlite") as connection:
        connection.execute("UPDATE media_item SET sha256 = ?", (sha256,))
        connection.execute("UPDATE localization_map SET sha256 = ?", (sha256,))
        connection.execute("UPDATE report SET pdf_sha256 = ?", (sha256,))
        connection.execute("UPDATE derivative SET sha256 = ?", (sha256,))
    connection.close()

    with CaseStore.open(filled) as store:
        [item], [run, _], [report] = store.media(), store.runs(), store.reports()
        for use, record in (
            (store.evidence_path, item),
            (store.source, item),
            (store.map_values, store.maps(run.id)[0]),
            (store.face_samples, store.tracks(item.id)[0]),
            (store.faces_seen, item.id),
            (store.report_path, report),
        ):
            with pytest.raises(AuditChainBroken):
                use(record)
    assert not verify(filled).ok


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("media_item", "stream", "{}"),
        ("media_item", "stream", "no json"),
        ("media_item", "state", "excellent"),
        ("media_probe", "metadata", b"no stream"),
        ("media_probe", "thumbnail", b"no array"),
        ("receipt", "at", "yesterday"),
        ("analyzer_run", "info", "[]"),
        ("score_series", "frames", b"LPA1"),
        ("localization_map", "box", '{"x": "left"}'),
        ("shot", "first_pts", "early"),
        ("face_track", "spans", '[{"number": 1}]'),
        ("face_track", "author", "nobody"),
        ("derivative", "size_bytes", "large"),
        ("audit_event", "detail", '{"a": 1}'),
    ],
)
def test_damaged_row_is_an_expected_error(filled, table, column, value):
    with sqlite3.connect(filled / "case.sqlite") as connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
    connection.close()

    with CaseStore.open(filled, read_only=True) as store, pytest.raises(AuditChainBroken):
        [item, *_] = store.media()
        [run, _] = store.runs()
        store.metadata(item.id)
        store.thumbnail(item.id)
        store.receipts(item.id)
        store.series(run.id)
        store.maps(run.id)
        store.shots(item.id)
        store.tracks(item.id)
        store.derivatives()
        list(store.events())


def test_flipped_bits_in_the_database_end_in_a_sentence(filled):
    path = filled / "case.sqlite"
    whole = path.read_bytes()
    for place in range(0, len(whole), len(whole) // 60):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            verify(filled)
            CaseStore.open(filled).close()
        except WorkbenchError:
            shutil.rmtree(filled / "incoming", ignore_errors=True)


def test_case_that_lost_its_last_event_is_not_written_on(filled):
    with sqlite3.connect(filled / "case.sqlite") as connection:
        connection.execute(
            "DELETE FROM audit_event WHERE sequence = (SELECT MAX(sequence) FROM audit_event)"
        )
    connection.close()

    with pytest.raises(AuditChainBroken):
        CaseStore.open(filled)
    CaseStore.open(filled, read_only=True).close()


def test_reading_leaves_the_folder_as_it_is(filled):
    before = listing(filled)
    with CaseStore.open(filled, read_only=True) as store:
        [item], [run, _] = store.media(), store.runs()
        store.source(item)
        for track in store.tracks(item.id):
            store.face_samples(track, meshes=True)
        store.faces_seen(item.id)
        for stored in store.maps(run.id):
            store.map_values(stored)
        list(store.events())
    verify(filled)

    assert listing(filled) == before


def test_copied_case_opens_without_its_empty_folders(filled):
    (filled / "incoming").rmdir()

    assert verify(filled).ok
    with CaseStore.open(filled) as store:
        store.discard(store.stage([b"bytes"]))


def test_change_that_fails_leaves_neither_row_nor_event(store, make):
    item = make.item()
    finding = make.finding(item, make.end(make.run(item)))
    head = store.head()
    with pytest.raises(StatementError):
        store.propose([replace(finding, id="f" * 32), replace(finding, state="excellent")])

    assert store.findings() == [finding]
    assert store.head() == head
    assert verify(store.folder).ok


def together(*works):
    """Do pieces of work in a thread each; the first error of any is raised here."""
    with ThreadPoolExecutor(len(works)) as pool:
        for done in [pool.submit(*work) for work in works]:
            done.result()


def test_closed_case_takes_and_gives_nothing(store, make):
    item = make.item()
    store.close()

    for use in (store.media, lambda: store.note("noted", "", {}), lambda: make.run(item)):
        with pytest.raises(CaseError, match="closed"):
            use()
    store.close()
    assert verify(store.folder).ok


def test_threads_share_a_store(store, make):
    """Four intakes, two examinations and a reader at once end in one whole chain."""
    media = [make.item(b"first"), make.item(b"second")]

    def add(thread):
        for number in range(8):
            make.item(b"%d of %d" % (number % 6, thread % 2))

    def examine(item):
        for _ in range(3):
            run = make.run(item)
            make.frames(run, range(40))
            make.end(run)

    def read():
        for _ in range(20):
            items = store.media()
            assert len({item.exhibit for item in items}) == len(items)
            assert [event.sequence for event in store.events()][-1] <= store.head().sequence

    together(*[(add, n) for n in range(4)], *[(examine, item) for item in media], (read,))

    assert len(store.media()) == 14
    assert sum(len(store.receipts(item.id)) for item in store.media()) == 34
    assert [len(store.series(run.id)[0].frames) for run in store.runs()] == [40] * 6
    found = verify(store.folder)
    assert found.problems == () and found.files == 14 + 3 * 36  # a map, two pictures
    assert list((store.folder / "incoming").iterdir()) == []


def test_a_block_is_on_record_together_or_not_at_all(filled):
    with CaseStore.open(filled) as store:
        media_id, before = store.media()[0].id, store.head()
        one = Label(media_id=media_id, examiner="A", tags=(1,))

        def label_twice():
            with store.together():
                store.put_labels([one])
                assert store.labels() == [one], "the block reads what it recorded"
                store.put_labels([one])  # refused: it supersedes nothing

        with pytest.raises(CaseError, match="meanwhile"):
            label_twice()
        assert store.labels() == [] and store.head() == before
        with store.together():
            store.put_labels([one])
        assert store.labels() == [one]
    assert verify(filled).ok


def test_a_block_within_a_block_ends_with_the_outer_one(filled):
    with CaseStore.open(filled) as store:
        media_id, before = store.media()[0].id, store.head()
        one = Label(media_id=media_id, examiner="A", tags=(1,))

        def label_and_fail():
            with store.together():
                with store.together():
                    store.put_labels([one])
                assert store.labels() == [one], "the outer block still reads what it recorded"
                raise CaseError("after the inner block")

        with pytest.raises(CaseError, match="after the inner"):
            label_and_fail()
        assert store.labels() == [] and store.head() == before
