"""What the face pass finds: shots, face tracks, and the files that are derived from media."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "shot",
        sa.Column("id", sa.Integer, primary_key=True),
        _reference("run_id", "analyzer_run.id"),
        *_counts("first_frame", "last_frame"),
        sa.Column("first_pts", sa.Float, nullable=False),
        sa.Column("last_pts", sa.Float, nullable=False),
    )
    op.create_table(
        "face_track",
        *_owned(),
        *_texts("label", "spans", "examiner", "note", "supersedes"),
        *_counts("frames"),
        sa.Column("excluded", sa.Boolean, nullable=False),
        sa.Column("author", sa.String(32), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
    )
    op.create_table(
        "derivative",
        *_owned(),
        *_texts("kind", "recipe"),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size_bytes", sa.BigInteger, nullable=False),
    )


def _owned() -> list[sa.Column[str]]:
    """Return the key of a row, and the medium and the run that it belongs to."""
    return [
        sa.Column("id", sa.String(32), primary_key=True),
        _reference("media_id", "media_item.id"),
        _reference("run_id", "analyzer_run.id"),
    ]


def _reference(name: str, target: str) -> sa.Column[str]:
    key = sa.ForeignKey(target)
    return sa.Column(name, sa.String(32), key, nullable=False, index=True)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _counts(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]
