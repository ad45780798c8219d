"""A case has the newest schema, and one newer than that is refused."""

import logging
import sqlite3

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from case_store import migrations
from case_store.store import CaseStore
from case_store.tables import metadata
from case_store.verification import verify
from workbench.errors import CaseTooNew, NotACase


@pytest.fixture
def empty():
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_revisions_make_the_tables_that_the_program_uses(empty):
    migrations.upgrade(empty)

    found = compare_metadata(MigrationContext.configure(empty), metadata)
    assert [step for step in found if "alembic_version" not in str(step)] == []
    assert migrations.revision(empty) == migrations.REVISIONS[-1]


def test_known_revisions_are_those_there_are():
    scripts = ScriptDirectory(migrations.__path__[0])
    revisions = [script.revision for script in scripts.walk_revisions()]

    assert tuple(reversed(revisions)) == migrations.REVISIONS
    assert Config().config_file_name is None


def test_making_a_case_leaves_logging_alone(empty):
    before = (logging.root.level, list(logging.root.handlers), logging.root.disabled)
    other = logging.getLogger("another")
    migrations.upgrade(empty)

    assert (logging.root.level, list(logging.root.handlers), logging.root.disabled) == before
    assert not other.disabled


@pytest.mark.parametrize("read_only", [False, True])
def test_case_of_a_newer_program_is_refused(filled, read_only):
    with sqlite3.connect(filled / "case.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(CaseTooNew, match="9999"):
        CaseStore.open(filled, read_only=read_only)
    with pytest.raises(CaseTooNew):
        verify(filled)


def test_database_of_something_else_is_no_case_and_stays_as_it_is(tmp_path):
    path = tmp_path / "case.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE tsk_files (id INTEGER)")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(NotACase):
        CaseStore.open(tmp_path)
    assert path.read_bytes() == before
