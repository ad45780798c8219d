"""The embeddings by which the items of a case are compared without their media."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    run = sa.ForeignKey("analyzer_run.id")
    op.create_table(
        "embedding",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("run_id", sa.String(32), run, nullable=False, index=True),
        sa.Column("space", sa.Text, nullable=False),
        sa.Column("direction", sa.LargeBinary, nullable=False),
        sa.Column("frame", sa.Integer, nullable=False),
        sa.Column("pts", sa.Float, nullable=False),
        sa.Column("track_id", sa.String(32)),
        sa.Column("alike", sa.Float),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("alike_meaning", "known_as")),
    )
