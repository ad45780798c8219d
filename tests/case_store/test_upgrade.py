"""A case of an earlier revision is sealed anew, and not before it verifies."""

import sqlite3
from contextlib import closing

import pytest

from case_store import migrations
from case_store.database import Database
from case_store.upgrade import upgrade
from case_store.verification import verify
from workbench.errors import AuditChainBroken

NEXT = """
from alembic import op
revision = "0002"
down_revision = "0001"

def upgrade():
    op.execute("UPDATE finding SET note = 'rewritten by the new revision'")
"""


@pytest.fixture
def next_revision(tmp_path, monkeypatch):
    """A second revision, which changes rows, in a folder of its own."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "next_tables.py").write_text(NEXT)
    monkeypatch.setattr(migrations, "REVISIONS", ("0001", "0002"))
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
