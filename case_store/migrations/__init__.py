"""The revisions of the schema, and the one way to reach the newest."""

from pathlib import Path

import sqlalchemy as sa

from workbench.errors import CaseTooNew, NotACase

# oldest first; one script in `versions` each
REVISIONS = tuple(f"{number:04}" for number in range(1, 13))
ADDED = {  # tables that came later than the first
    **dict.fromkeys(("derivative", "face_track", "shot"), "0002"),
    **dict.fromkeys(("kept_model", "model_use"), "0003"),
    "illustration": "0004",
    "embedding": "0005",
    **dict.fromkeys(("what_if", "what_if_copy", "what_if_answer"), "0006"),
    **dict.fromkeys(("kept_calibration", "known_authentic", "support"), "0007"),
    "maker_naming": "0008",
    "annotation": "0009",
    "label": "0010",
    **dict.fromkeys(("blinding", "impression", "review", "showing"), "0011"),
}
COLUMNS = {("finding", "regions"): "0012"}  # that came later than their table
HERE = Path(__file__).parent


def revision(connection: sa.Connection) -> str | None:
    """Return the revision of a case; None for an empty database.

    Raises NotACase for a database of something else, CaseTooNew for an unknown revision.
    """
    tables = sa.inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables or "case_record" not in tables:
        raise NotACase("The database holds no case.")
    found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    if found not in REVISIONS:
        raise CaseTooNew(f"The case has revision {found}, this program knows {REVISIONS[-1]}.")
    return str(found)


def has_table(found: str, table: str) -> bool:
    """Say whether a case of the revision `found` has a table that the newest one has."""
    since = ADDED.get(table, REVISIONS[0])
    return found in REVISIONS[REVISIONS.index(since) :]


def has_column(found: str, table: str, column: str) -> bool:
    """Say whether a table of a case of the revision `found` has a column of the newest one."""
    since = COLUMNS.get((table, column), REVISIONS[0])
    return found in REVISIONS[REVISIONS.index(since) :]


def upgrade(connection: sa.Connection, *scripts: Path) -> None:
    """Bring the schema to the newest revision, within the connection's transaction.

    `scripts` are folders of further revisions.
    """
    from alembic import command  # noqa: PLC0415  # slow to load, and seldom needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", _escaped(HERE))
    config.set_main_option("path_separator", "newline")
    if scripts:
        folders = map(_escaped, (HERE / "versions", *scripts))
        config.set_main_option("version_locations", "\n".join(folders))
    command.upgrade(config, "head")


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
