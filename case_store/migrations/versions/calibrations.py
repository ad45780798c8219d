"""Likelihood ratios of runs, the calibrations they were read by, and known authentic media."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "kept_calibration",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        *(sa.Column(n, sa.Text, nullable=False) for n in ("analyzer", "version", "document")),
        sa.Column("at", sa.String(27), nullable=False),
    )
    op.create_table(
        "support",
        sa.Column("id", sa.String(32), primary_key=True),
        _of("media_item", "media_id"),
        _of("analyzer_run", "run_id"),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("calibration", sa.String(64)),
        *(sa.Column(name, sa.Float) for name in ("llr", "lower", "upper")),
        *(sa.Column(name, sa.Text) for name in ("reason", "detail", "conditions")),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
    )
    op.create_table(
        "known_authentic",
        sa.Column("id", sa.String(32), primary_key=True),
        _of("media_item", "media_id"),
        sa.Column("known", sa.Boolean, nullable=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("said_by", "channel", "examiner", "note")
        ),
        sa.Column(
            "supersedes", sa.String(32), sa.ForeignKey("known_authentic.id"), unique=True
        ),
        sa.Column("at", sa.String(27), nullable=False),
    )


def _of(table: str, name: str) -> sa.Column[str]:
    key = sa.ForeignKey(f"{table}.id")
    return sa.Column(name, sa.String(32), key, nullable=False, index=True)
