"""The models that runs use: packs kept in the case, and which run used which."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "kept_model",
        sa.Column("id", sa.String(32), primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "version", "licence")),
        *(
            sa.Column(name, sa.String(64), nullable=False)
            for name in ("sha256", "card_sha256", "archive_sha256")
        ),
        sa.Column("size_bytes", sa.BigInteger, nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.UniqueConstraint("sha256", "card_sha256"),
    )
    run = sa.ForeignKey("analyzer_run.id")
    model = sa.ForeignKey("kept_model.id")
    op.create_table(
        "model_use",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("run_id", sa.String(32), run, nullable=False, index=True),
        sa.Column("model_id", sa.String(32), model, nullable=False),
    )
