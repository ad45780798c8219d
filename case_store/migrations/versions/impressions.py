"""First impressions, what was shown to whom, and second examiners' reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def _table(name: str, words: tuple[str, ...], *columns: sa.Column[object]) -> None:
    """Make a table whose rows supersede each other."""
    op.create_table(
        name,
        sa.Column("id", sa.String(32), primary_key=True),
        *columns,
        *(sa.Column(word, sa.Text, nullable=False) for word in words),
        sa.Column("supersedes", sa.String(32), sa.ForeignKey(f"{name}.id"), unique=True),
        sa.Column("at", sa.String(27), nullable=False),
    )


def _of(table: str, column: str, *, nullable: bool = False) -> sa.Column[object]:
    key = sa.ForeignKey(f"{table}.id")
    return sa.Column(column, sa.String(32), key, nullable=nullable, index=not nullable)


def _word(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(32), nullable=False)


def _flag(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean, nullable=False)


def upgrade() -> None:
    """Make the tables."""
    _table("blinding", ("examiner",), _flag("hidden"))
    own = (_of("media_item", "media_id"), _word("opinion"), _flag("withdrawn"))
    _table("impression", ("examiner", "text", "seen"), *own)
    own = (_of("media_item", "media_id"), _of("finding", "finding_id"), _word("state"))
    _table("review", ("examiner", "note", "seen"), *own, _flag("withdrawn"))
    op.create_table(
        "showing",
        sa.Column("id", sa.String(32), primary_key=True),
        _of("media_item", "media_id"),
        sa.Column("examiner", sa.Text, nullable=False),
        _word("what"),
        _of("finding", "finding_id", nullable=True),
        sa.Column("at", sa.String(27), nullable=False),
    )
