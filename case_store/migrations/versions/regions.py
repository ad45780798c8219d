"""The regions of findings: which part of a frame a finding is about."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the column; findings of earlier programs have no region on record."""
    regions = sa.Column("regions", sa.Text, nullable=False, server_default="[]")
    op.add_column("finding", regions)
