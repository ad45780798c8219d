"""A case of an earlier revision is sealed anew, and not before it verifies."""

import sqlite3
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from case_store import migrations
from case_store.database import Database
from case_store.store import CaseStore
from case_store.upgrade import upgrade
from case_store.verification import verify
from workbench.errors import AuditChainBroken

NEXT = f"""
from alembic import op
revision = "next"
down_revision = "{migrations.REVISIONS[-1]}"

def upgrade():
    op.execute("UPDATE finding SET note = 'rewritten by the new revision'")
"""


@pytest.fixture
def next_revision(tmp_path, monkeypatch):
    """A further revision, which changes rows, in a folder of its own."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "next_tables.py").write_text(NEXT)
    monkeypatch.setattr(migrations, "REVISIONS", (*migrations.REVISIONS, "next"))
    return tmp_path / "scripts"


def upgraded(folder, *scripts):
    with closing(Database(folder)) as database:
        upgrade(database, folder, "Examiner", *scripts)
    return verify(folder)


def test_case_of_the_newest_revision_stays_as_it_is(filled):
    before = verify(filled)

    assert upgraded(filled) == before


def test_earlier_case_is_sealed_anew_under_one_event(filled, next_revision):
    before = verify(filled)
    after = upgraded(filled, next_revision)

    assert after.ok and after.events == before.events + 1
    assert verify(filled, expected=before.head).ok


def test_upgrade_covers_up_no_tampering(filled, next_revision):
    with closing(sqlite3.connect(filled / "case.sqlite")) as connection, connection:
        connection.execute("UPDATE receipt SET received_from = 'nobody'")

    with pytest.raises(AuditChainBroken, match="cannot be upgraded"):
        upgraded(filled, next_revision)
    assert {problem.code for problem in verify(filled).problems} == {"row_edited"}


CASES = Path(__file__).parent / "cases"


def unpacked(revision, folder):
    case = folder / f"{revision}.loupe"
    with ZipFile(CASES / f"revision_{revision}.loupe.zip") as archive:
        archive.extractall(case)
    (case / "incoming").mkdir(exist_ok=True)
    return case


@pytest.fixture
def first(tmp_path):
    """A case as the program made it whose schema had the first revision."""
    return unpacked("0001", tmp_path)


def test_case_of_the_first_revision_verifies_before_and_after(first):
    before = verify(first)
    assert before.ok and (before.events, before.files) == (9, 13)

    CaseStore.open(first).close()
    after = verify(first, expected=before.head)
    assert after.ok and after.events == 10 and after.files == 13
    with CaseStore.open(first, read_only=True) as store:
        assert [event.action for event in store.events()][-1] == "case upgraded"


def test_case_of_the_first_revision_is_read_without_faces(first):
    with CaseStore.open(first, read_only=True) as store:
        [item] = store.media()
        assert store.tracks(item.id) == store.shots(item.id) == store.derivatives() == []
        assert store.faces_seen(item.id) is None and store.known_faces(item) is None
        assert len(store.runs()) == len(store.findings()) == 1
    assert migration_of(first) == "0001"


def test_case_of_the_first_revision_takes_faces_once_upgraded(first, maker):
    with CaseStore.open(first) as store:
        make = maker(store)
        [item] = store.media()
        run = make.face_run(item)
        make.faces(run)
        make.end(run)
        assert len(store.tracks(item.id)) == 3
    assert verify(first).ok


@pytest.fixture
def second(tmp_path):
    """A case as the program made it whose schema had the second revision: all but models."""
    return unpacked("0002", tmp_path)


def test_case_of_the_second_revision_takes_models_once_upgraded(second, maker):
    before = verify(second)
    assert before.ok and (before.events, before.files) == (12, 14)
    with CaseStore.open(second, read_only=True) as store:
        pack, pieces = maker(store).model()
        assert store.models() == [] and store.model_archives() == ()
        assert not store.keeps_model(pack) and store.models_of(store.runs()[0].id) == []
    with CaseStore.open(second) as store:
        store.keep_model(pack, pieces)
        run = maker(store).run(store.media()[0], models=[pack])
        maker(store).end(run)
        assert [kept.name for kept in store.models_of(run.id)] == ["means"]
    after = verify(second, expected=before.head)
    assert after.ok and after.files == before.files + 1


@pytest.fixture
def third(tmp_path):
    """A case as the program made it whose schema had the third revision: all but pictures."""
    return unpacked("0003", tmp_path)


def test_case_of_the_third_revision_takes_illustrations_once_upgraded(third, maker):
    before = verify(third)
    assert before.ok and (before.events, before.files) == (13, 15)
    with CaseStore.open(third, read_only=True) as store:
        assert [store.illustrations(run.id) for run in store.runs()] == [[], []]
    with CaseStore.open(third) as store:
        run = maker(store).run(store.media()[0])
        maker(store).frames(run, range(2))
        maker(store).end(run)
        assert [one.frame for one in store.illustrations(run.id)] == [0, 1]
    after = verify(third, expected=before.head)
    assert after.ok and after.files == before.files + 4


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE receipt SET received_from = 'nobody'",
        "UPDATE alembic_version SET version_num = '0002'",
        "CREATE TABLE shot (id INTEGER)",
    ],
)
def test_tampering_with_a_case_of_the_first_revision_is_found(first, statement):
    with closing(sqlite3.connect(first / "case.sqlite")) as connection, connection:
        connection.execute(statement)

    assert not verify(first).ok


def test_newer_case_cannot_pass_for_an_earlier_one(filled):
    with closing(sqlite3.connect(filled / "case.sqlite")) as connection, connection:
        for table in migrations.ADDED:
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")

    assert {"row_added", "row_removed"} <= {problem.code for problem in verify(filled).problems}
    with pytest.raises(AuditChainBroken, match="cannot be upgraded"):
        CaseStore.open(filled)


def migration_of(folder):
    with closing(sqlite3.connect(folder / "case.sqlite")) as connection:
        return connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]


@pytest.fixture
def fourth(tmp_path):
    """A case as the program made it whose schema had the fourth revision: no embeddings."""
    return unpacked("0004", tmp_path)


def test_case_of_the_fourth_revision_takes_embeddings_once_upgraded(fourth, maker):
    before = verify(fourth)
    assert before.ok and (before.events, before.files) == (13, 37)
    with CaseStore.open(fourth, read_only=True) as store:
        assert [store.embeddings(run.id) for run in store.runs()] == [[], []]
    with CaseStore.open(fourth) as store:
        run = maker(store).run(store.media()[0])
        maker(store).file_level(run)
        maker(store).end(run)
        assert [one.space for one in store.embeddings(run.id)] == ["means 1"]
    assert verify(fourth, expected=before.head).ok


@pytest.fixture
def eleventh(tmp_path):
    """A case as the program made it whose schema had the eleventh revision: no regions."""
    return unpacked("0011", tmp_path)


def test_findings_of_the_eleventh_revision_have_no_region_and_take_one_once_upgraded(
    eleventh, maker
):
    before = verify(eleventh)
    assert before.ok
    with CaseStore.open(eleventh, read_only=True) as store:
        kept = store.findings(superseded=True)
        assert kept and {one.regions for one in kept} == {()}
    with CaseStore.open(eleventh) as store:
        item = store.media()[0]
        run = next(run for run in store.runs(item.id))
        made = maker(store).finding(item, run)
        assert {one.regions for one in store.findings() if one.id != made.id} == {()}
        assert next(one for one in store.findings() if one.id == made.id) == made
        assert made.regions[0].box.width == 9
    assert verify(eleventh, expected=before.head).ok


def test_a_column_of_a_later_revision_in_an_earlier_case_is_found(eleventh):
    with closing(sqlite3.connect(eleventh / "case.sqlite")) as connection, connection:
        connection.execute("ALTER TABLE finding ADD COLUMN regions TEXT NOT NULL DEFAULT '[]'")

    assert "schema_changed" in {problem.code for problem in verify(eleventh).problems}


@pytest.mark.parametrize("held", ["'[{}]'", "'none'", "'[[1,2]]'"])
def test_regions_that_an_intruder_planted_are_not_read(filled, held):
    with closing(sqlite3.connect(filled / "case.sqlite")) as connection, connection:
        connection.execute(f"UPDATE finding SET regions = {held}")

    found = {problem.code for problem in verify(filled).problems}
    assert found == {"row_edited", "unreadable"}
    with CaseStore.open(filled, read_only=True) as store, pytest.raises(AuditChainBroken):
        store.findings()
