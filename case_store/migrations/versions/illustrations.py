"""The pictures side by side in which a run shows what it looked at."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    run = sa.ForeignKey("analyzer_run.id")
    op.create_table(
        "illustration",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("run_id", sa.String(32), run, nullable=False, index=True),
        sa.Column("illustration", sa.String(32), nullable=False),
        sa.Column("frame", sa.Integer, nullable=False),
        sa.Column("pts", sa.Float, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "caption", "meaning")),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("track_id", sa.String(32)),
        sa.Column("box", sa.Text),
        sa.Column("grid", sa.String(32), nullable=False),
    )
