"""Makers that examiners know: what the maker of an item, or of a face in it, is called."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table."""
    media = sa.ForeignKey("media_item.id")
    before = sa.ForeignKey("maker_naming.id")
    op.create_table(
        "maker_naming",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("media_id", sa.String(32), media, nullable=False, index=True),
        sa.Column("track_id", sa.String(32)),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "examiner", "note")),
        sa.Column("supersedes", sa.String(32), before, unique=True),
        sa.Column("at", sa.String(27), nullable=False),
    )
