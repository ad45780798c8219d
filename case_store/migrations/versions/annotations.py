"""What examiners mark in frames."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table."""
    media = sa.ForeignKey("media_item.id")
    op.create_table(
        "annotation",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("media_id", sa.String(32), media, nullable=False, index=True),
        sa.Column("shape", sa.String(32), nullable=False),
        sa.Column("spots", sa.Text, nullable=False),
        sa.Column("frame", sa.Integer, nullable=False),
        sa.Column("pts", sa.Float, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("examiner", "note")),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in ("in_report", "withdrawn")),
        sa.Column("supersedes", sa.String(32), sa.ForeignKey("annotation.id"), unique=True),
        sa.Column("at", sa.String(27), nullable=False),
    )
