"""Every kind of tampering is found; what a crash explains is not called tampering."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Event

import pytest

from case_store import inspection
from case_store.store import CaseStore
from case_store.tables import SEALED_BY, metadata
from case_store.verification import verify
from workbench import audit
from workbench.errors import CaseReadOnly, HashMismatch
from workbench.faces.file import FaceFileWriter
from workbench.model import ChainHead

DERIVED = ("derived", "derived/*.picture.png", "derived/*.faces.zip")
SHELVES = ("evidence", *DERIVED, "reports", "models")
ROWS = sorted(set(SEALED_BY) - {"alembic_version"})
CHANGES = {  # one column of each table, and what an intruder makes of it
    "case_record": ("examiner", "Someone Else"),
    "media_item": ("original_name", "other.mov"),
    "media_probe": ("metadata", b"x"),
    "receipt": ("received_from", "nobody"),
    "analyzer_run": ("state", "cancelled"),
    "score_series": ("scores", b"x"),
    "localization_map": ("meaning", "nothing"),
    "illustration": ("caption", "nothing"),
    "measurement": ("value", 0.1),
    "fact": ("telling", 0),
    "curve": ("name", "other"),
    "embedding": ("known_as", "another maker"),
    "file_outcome": ("detail", "said later"),
    "shot": ("last_frame", 3),
    "face_track": ("spans", '[{"number": 9, "first_frame": 0, "last_frame": 1}]'),
    "derivative": ("recipe", "Trust me."),
    "finding": ("state", "rejected"),
    "report": ("draft", 1),
    "kept_model": ("licence", "free"),
    "model_use": ("id", 77),
    "annotation": ("note", "nothing here"),
    "label": ("tags", "[2]"),
    "blinding": ("hidden", 0),
    "showing": ("examiner", "Nobody"),
    "impression": ("seen", '["everything"]'),
    "review": ("state", "rejected"),
    "maker_naming": ("name", "a camera"),
    "known_authentic": ("said_by", "nobody"),
    "kept_calibration": ("analyzer", "another"),
    "support": ("llr", 9.0),
    "what_if": ("in_report", 1),
    "what_if_copy": ("sha256", "0" * 64),
    "what_if_answer": ("score", 0.1),
}


def tamper(folder, *statements):
    """Change the database as an intruder with any SQLite client would."""
    with closing(sqlite3.connect(folder / "case.sqlite")) as connection, connection:
        for statement, *values in statements:
            assert connection.execute(statement, values).rowcount != 0


def codes(folder, **kwargs):
    found = verify(folder, **kwargs)
    assert found.ok == (not found.problems)
    return {problem.code for problem in found.problems}


def only_file(folder, shelf):
    name, _, pattern = shelf.partition("/")
    return min((folder / name).glob(pattern or "*"))


def test_untouched_case_is_whole(filled):
    found = verify(filled)

    assert found.ok and found.problems == () and found.notes == ()
    assert found.files == 1 + 11 + 22 + 1 + 1 + 1
    assert found.events == found.head.sequence == 13


@pytest.mark.parametrize("shelf", SHELVES)
def test_flipped_byte(filled, shelf):
    path = only_file(filled, shelf)
    path.chmod(0o644)
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))

    assert codes(filled) == {"file_changed"}
    assert verify(filled).problems[0].subject == f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("shelf", SHELVES)
def test_removed_file(filled, shelf):
    only_file(filled, shelf).unlink()

    assert codes(filled) == {"file_removed"}


@pytest.mark.parametrize("shelf", SHELVES)
def test_added_file(filled, shelf):
    planted = only_file(filled, shelf).with_name("0" * 64)
    planted.write_bytes(b"planted")

    assert codes(filled) == {"file_added"}


@pytest.mark.parametrize("shelf", SHELVES)
def test_file_replaced_by_a_link_to_an_equal_one(filled, tmp_path, shelf):
    path = only_file(filled, shelf)
    path.rename(tmp_path / "equal")
    path.symlink_to(tmp_path / "equal")

    assert codes(filled) == {"not_a_file"}


@pytest.mark.parametrize("shelf", SHELVES)
def test_pipe_in_place_of_a_file_does_not_block(filled, shelf):
    path = only_file(filled, shelf)
    path.unlink()
    os.mkfifo(path)

    assert codes(filled) == {"not_a_file"}


def test_every_table_is_tampered_with():
    assert sorted(CHANGES) == ROWS


@pytest.mark.parametrize("table", ROWS)
def test_edited_row(whole, table):
    column, value = CHANGES[table]
    tamper(whole, (f"UPDATE {table} SET {column} = ?", value))

    assert "row_edited" in codes(whole)


@pytest.mark.parametrize("table", ROWS)
def test_removed_rows(whole, table):
    tamper(whole, (f"DELETE FROM {table}",))

    assert "row_removed" in codes(whole)


@pytest.mark.parametrize("table", sorted(set(ROWS) - {"media_probe"}))
def test_added_row(whole, table):
    columns = [column.name for column in metadata.tables[table].columns if column.name != "id"]
    unique = {"exhibit", "sha256", "number", "supersedes", "digest"}
    values = [f"'other-{name}'" if name in unique else f'"{name}"' for name in columns]
    key = "99" if str(metadata.tables[table].c.id.type) == "INTEGER" else "'planted'"
    names = ", ".join(f'"{name}"' for name in columns)
    tamper(
        whole,
        (
            f"INSERT INTO {table} (id, {names})"
            f" SELECT {key}, {', '.join(values)} FROM {table} LIMIT 1",
        ),
    )

    assert codes(whole) & {"row_added", "row_edited"}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("label", "Somebody"),
        ("frames", 7),
        ("excluded", 1),
        ("examiner", "Nobody"),
        ("supersedes", "[]"),
        ("at", "2020-01-01T00:00:00.000000Z"),
    ],
)
def test_edited_track(filled, column, value):
    where = "WHERE author = 'examiner'"
    tamper(filled, (f"UPDATE face_track SET {column} = ? {where}", value))

    assert codes(filled) == {"row_edited"}


def test_face_file_under_the_hash_of_another_one(filled):
    """A file that is whole in itself, but not the one that the run made."""
    path = only_file(filled, "derived/*.faces.zip")
    path.chmod(0o644)
    with path.open("wb") as file:
        writer = FaceFileWriter(file)
        writer.finish()

    assert codes(filled) == {"file_changed"}
    with CaseStore.open(filled, read_only=True) as store, pytest.raises(HashMismatch):
        store.faces_seen(store.media()[0].id)


def test_derivative_that_no_run_made(filled):
    """Neither a planted file nor a planted row with it passes."""
    data = b"planted"
    sha256 = hashlib.sha256(data).hexdigest()
    (filled / "derived" / f"{sha256}.faces.zip").write_bytes(data)
    assert codes(filled) == {"file_added"}
    tamper(
        filled,
        (
            "INSERT INTO derivative (id, media_id, run_id, kind, recipe, sha256, size_bytes)"
            " SELECT 'x', media_id, run_id, kind, recipe, ?, 7 FROM derivative",
            sha256,
        ),
    )
    assert codes(filled) == {"row_added"}


@pytest.mark.parametrize("column", ["at", "actor", "action", "subject", "host"])
def test_edited_event(filled, column):
    tamper(filled, (f"UPDATE audit_event SET {column} = '2020-01-01T00:00:00.000000Z'"
                    " WHERE sequence = 3",))  # fmt: skip

    assert codes(filled) == {"event_edited"}


@pytest.mark.parametrize("column", ["detail", "records"])
def test_event_with_other_content(filled, column):
    tamper(filled, (f"UPDATE audit_event SET {column} = '{{}}' WHERE sequence = 2",))

    assert "event_edited" in codes(filled)


def test_event_that_cannot_be_read(filled):
    tamper(filled, ("UPDATE audit_event SET detail = 'no json' WHERE sequence = 3",))

    assert "event_edited" in codes(filled)


def test_event_rehashed_after_an_edit(filled):
    with CaseStore.open(filled, read_only=True) as store:
        event = list(store.events())[2]
    forged = audit.event_hash(replace(event, actor="Someone"))
    tamper(
        filled,
        ("UPDATE audit_event SET actor = 'Someone', hash = ? WHERE sequence = 3", forged),
    )

    assert codes(filled) == {"event_unlinked"}


def test_event_deleted_in_the_middle(filled):
    tamper(filled, ("DELETE FROM audit_event WHERE sequence = 3",))

    assert "event_missing" in codes(filled)


def test_event_deleted_at_the_end(filled):
    tamper(filled, ("DELETE FROM audit_event WHERE sequence = 13",))

    assert codes(filled) == {"head_mismatch"}


def rewind(folder, sequence):
    """Cut the chain after an event and make the case state that one as its last."""
    with CaseStore.open(folder, read_only=True) as store:
        last = list(store.events())[sequence - 1]
    tamper(
        folder,
        ("DELETE FROM audit_event WHERE sequence > ?", sequence),
        ("UPDATE audit_head SET sequence = ?, hash = ?", sequence, last.hash),
    )


def test_end_cut_off_with_the_head_moved_back_leaves_rows_without_events(filled):
    rewind(filled, 10)

    assert codes(filled) == {"row_added"}


def test_end_cut_off_with_its_rows_leaves_the_file(filled):
    rewind(filled, 10)
    tamper(
        filled,
        ("DELETE FROM report",),
        ("DELETE FROM receipt WHERE duplicate = 1",),
    )

    assert codes(filled) == {"file_added"}


def test_end_cut_off_without_a_trace_is_found_by_a_printed_head(filled):
    printed = verify(filled).head
    rewind(filled, 12)  # the last event was a note: it has neither row nor file

    assert codes(filled) == set()
    assert codes(filled, expected=printed) == {"printed_head_mismatch"}


def test_head_printed_in_a_report_must_be_in_the_chain(filled):
    tamper(
        filled, ("UPDATE report SET head = ?", json.dumps({"sequence": 4, "hash": "0" * 64}))
    )

    assert codes(filled) == {"row_edited", "printed_head_mismatch"}


def test_printed_head_that_is_in_the_chain(filled):
    with CaseStore.open(filled) as store:
        heads = [ChainHead(event.sequence, event.hash) for event in store.events()]
        store.note("noted", "", {})

    assert all(verify(filled, expected=head).ok for head in heads)
    assert codes(filled, expected=ChainHead(99, heads[-1].hash)) == {"printed_head_mismatch"}


def test_edited_head(filled):
    tamper(filled, ("UPDATE audit_head SET sequence = 7",))
    assert codes(filled) == {"head_mismatch"}

    tamper(filled, ("DELETE FROM audit_head",))
    assert codes(filled) == {"head_mismatch"}


def test_rewound_revision(filled):
    tamper(filled, ("INSERT INTO alembic_version VALUES ('0000')",))

    assert "row_added" in codes(filled)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE planted (id INTEGER)",
        "CREATE VIEW planted AS SELECT * FROM finding",
        "CREATE TRIGGER planted AFTER INSERT ON finding BEGIN DELETE FROM receipt; END",
        "ALTER TABLE audit_event ADD COLUMN planted TEXT",
        "ALTER TABLE finding ADD COLUMN planted TEXT",
        "DROP TABLE fact",
    ],
)
def test_changed_schema(filled, statement):
    tamper(filled, (statement,))

    assert "schema_changed" in codes(filled)


def test_damage_in_one_place_does_not_hide_another(filled):
    tamper(filled, ("DROP TABLE curve",))
    only_file(filled, "evidence").unlink()

    assert {"unreadable", "file_removed"} <= codes(filled)


def test_a_step_that_breaks_is_a_problem_and_the_next_ones_go_on(filled, monkeypatch):
    def breaks(*_):
        raise ValueError("invalid literal")

    monkeypatch.setattr(inspection, "signature_problems", breaks)
    only_file(filled, "evidence").unlink()

    found = verify(filled)
    told = {one.code: one.sentence for one in found.problems}
    assert told.keys() == {"unreadable", "file_removed"}
    assert "ValueError" in told["unreadable"]


@pytest.fixture
def medium(tmp_path):
    """A place to fill and then make read-only, where the system lets one be mounted."""
    place = tmp_path / "medium"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.parametrize("lost", [(), ("-shm",), ("-shm", "-wal")])
def test_read_only_medium(filled, medium, lost):
    """A case copied while it was open, whole or in part, to where nothing can be written."""
    with CaseStore.open(filled) as store:
        store.note("noted", "", {})
        shutil.copytree(filled, medium / "case.loupe")
    for suffix in lost:
        (medium / "case.loupe" / f"case.sqlite{suffix}").unlink()
    subprocess.run(["mount", "-o", "remount,ro", str(medium)], check=True)

    found = verify(medium / "case.loupe")
    assert found.ok and found.events == (13 if "-wal" in lost else 14)
    with CaseStore.open(medium / "case.loupe", read_only=True) as store:
        assert store.source(store.item("EX-001")).path.read_bytes() == b"a video"
    with pytest.raises(CaseReadOnly):
        CaseStore.open(medium / "case.loupe")


def test_verification_can_run_beside_a_writer(store, make):
    enough, results = Event(), []

    def write():
        for number in count():
            if enough.is_set():
                return
            make.item(b"%d" % number)

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        try:
            while len({result.events for result in results}) < 4 and not writing.done():
                results.append(verify(store.folder))
        finally:
            enough.set()
        writing.result()

    assert [result.problems for result in results] == [()] * len(results)
    assert len({result.events for result in results}) == 4


def test_standard_library_can_repeat_it(whole):
    """What the documentation says of the chain is enough to check it without this program."""
    guide = (Path(__file__).parents[2] / "docs" / "audit-chain.md").read_text()
    script = guide.split("```python\n")[1].split("```")[0]
    checked = {}
    exec(compile(script, "audit-chain.md", "exec"), checked)

    assert checked["check"](whole) == []
    tamper(whole, ("UPDATE finding SET note = 'x'",))
    assert [problem.split("/")[0] for problem in checked["check"](whole)] == ["finding"] * 2
    assert checked["SEALED_BY"] == SEALED_BY
