"""What was tried on exhibits: copies that were encoded again, and what was said of them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "what_if",
        sa.Column("id", sa.String(32), primary_key=True),
        _reference("media_id", "media_item.id"),
        sa.Column("media_sha256", sa.String(64), nullable=False),
        *(sa.Column(n, sa.Integer, nullable=False) for n in ("first_frame", "last_frame")),
        *(sa.Column(n, sa.Text, nullable=False) for n in ("variants", "setups", "examiner")),
        sa.Column("in_report", sa.Boolean, nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
    )
    op.create_table(
        "what_if_copy",
        sa.Column("id", sa.String(32), primary_key=True),
        _reference("what_if_id", "what_if.id"),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("strength", sa.Float, nullable=False),
        sa.Column("recipe", sa.Text, nullable=False),
        sa.Column("parent_sha256", sa.String(64), nullable=False),
        sa.Column("sha256", sa.String(64)),
        sa.Column("size_bytes", sa.BigInteger),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
    )
    op.create_table("what_if_answer", *_answer())


def _answer() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.Integer, primary_key=True),
        _reference("copy_id", "what_if_copy.id"),
        sa.Column("analyzer", sa.Text, nullable=False),
        sa.Column("outcome", sa.String(32), nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("percentile", sa.Float),
        sa.Column("reference", sa.Text),
        *(sa.Column(name, sa.Float) for name in ("low", "high", "threshold")),
        sa.Column("covered", sa.Boolean, nullable=False),
    ]


def _reference(name: str, key: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(32), sa.ForeignKey(key), nullable=False, index=True)
