"""Tags and notes of exhibits."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table."""
    media = sa.ForeignKey("media_item.id")
    op.create_table(
        "label",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("media_id", sa.String(32), media, nullable=False, index=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("examiner", "tags", "note")),
        sa.Column("supersedes", sa.String(32), sa.ForeignKey("label.id"), unique=True),
        sa.Column("at", sa.String(27), nullable=False),
    )
