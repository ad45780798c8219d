"""What the tables of the schema share: their registry, and the columns that name rows."""

import sqlalchemy as sa

metadata = sa.MetaData()

Strings = tuple[str, ...]
Words = dict[str, str]


def row_id() -> sa.Column[str]:
    """Return a key that the record brings along."""
    return sa.Column("id", sa.String(32), primary_key=True)


def number() -> sa.Column[int]:
    """Return a key that numbers rows in the order in which they were observed."""
    return sa.Column("id", sa.Integer, primary_key=True)


def belongs_to(table: str) -> sa.Column[str]:
    """Name the row of another table that this one belongs to."""
    owners = {
        "case_record": "case_id",
        "media_item": "media_id",
        "analyzer_run": "run_id",
        "finding": "finding_id",
        "what_if": "what_if_id",
        "what_if_copy": "copy_id",
    }
    key = sa.ForeignKey(f"{table}.id")
    return sa.Column(owners[table], sa.String(32), key, nullable=False, index=True)
