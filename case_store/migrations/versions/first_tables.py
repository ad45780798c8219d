"""The first tables: a case, its media, the runs over them, findings, reports, audit chain.

Written out in plain types, so that later changes to the program do not change this revision.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _case()
    _media()
    _runs()
    _observations()
    _conclusions()
    _audit()


def _case() -> None:
    op.create_table(
        "case_record",
        _id(),
        *_texts("number", "examiner", "title", "agency", "question"),
        _word("opened_at", 27),
        _word("closed_at", 27, nullable=True),
    )


def _media() -> None:
    op.create_table(
        "media_item",
        _id(),
        _reference("case_id", "case_record.id", index=True),
        sa.Column("exhibit", sa.Text, nullable=False, unique=True),
        sa.Column("sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("size_bytes", sa.BigInteger, nullable=False),
        *_texts("original_name"),
        *_texts("stream", "reason", "detail", nullable=True),
        _word("state"),
        _word("kind", nullable=True),
        _word("role"),
    )
    op.create_table(
        "media_probe",
        sa.Column("media_id", sa.String(32), sa.ForeignKey("media_item.id"), primary_key=True),
        sa.Column("metadata", sa.LargeBinary, nullable=False),
        sa.Column("thumbnail", sa.LargeBinary),
    )
    op.create_table(
        "receipt",
        _id(),
        _reference("media_id", "media_item.id", index=True),
        *_texts("path", "name", "received_from", "received_by"),
        _word("modified_at", 27, nullable=True),
        sa.Column("duplicate", sa.Boolean, nullable=False),
        _word("at", 27),
    )


def _runs() -> None:
    op.create_table(
        "analyzer_run",
        _id(),
        _reference("media_id", "media_item.id", index=True),
        *_texts("info", "settings", "software", "device", "coverage"),
        *_texts("error", nullable=True),
        _word("media_sha256", 64),
        _word("model_sha256", 64, nullable=True),
        sa.Column("seed", sa.BigInteger),
        _word("state"),
        sa.Column("seconds", sa.Float, nullable=False),
        _word("started_at", 27),
        _word("ended_at", 27, nullable=True),
        _reference("continues", "analyzer_run.id", nullable=True),
    )


def _observations() -> None:
    arrays = ("frames", "pts", "scores", "outcomes", "reasons")
    _observed("score_series", _track(), *_blobs(*arrays), *_texts("reason_codes"))
    op.create_table(
        "localization_map",
        _id(),
        _reference("run_id", "analyzer_run.id", index=True),
        sa.Column("frame", sa.Integer, nullable=False),
        sa.Column("pts", sa.Float, nullable=False),
        *_texts("name", "box", "meaning"),
        _word("grid"),
        _word("sha256", 64),
        sa.Column("rank", sa.Integer, nullable=False),
        _track(),
    )
    _observed(
        "measurement",
        *_texts("name", "unit"),
        sa.Column("value", sa.Float, nullable=False),
        sa.Column("percentile", sa.Float),
        *_texts("reference", nullable=True),
        sa.Column("frame", sa.Integer),
    )
    _observed(
        "fact",
        *_texts("name", "text", "where"),
        sa.Column("telling", sa.Boolean, nullable=False),
        sa.Column("stated", sa.Boolean, nullable=False),
    )
    _observed(
        "curve",
        *_texts("name", "x_label", "y_label", "meaning"),
        *_blobs("x", "y"),
        *_blobs("lower", "upper", nullable=True),
        *_texts("reference", nullable=True),
        sa.Column("frame", sa.Integer),
    )
    _observed("file_outcome", _word("outcome"), *_texts("reason", "detail", nullable=True))


def _conclusions() -> None:
    op.create_table(
        "finding",
        _id(),
        _reference("media_id", "media_item.id", index=True),
        *_texts("statement", "h1", "h2", "examiner", "note"),
        *_texts("run_ids", "map_ids", "limitations"),
        _word("author"),
        _word("state"),
        sa.Column("first_pts", sa.Float),
        sa.Column("last_pts", sa.Float),
        sa.Column("supersedes", sa.String(32), sa.ForeignKey("finding.id"), unique=True),
        _word("at", 27),
    )
    op.create_table(
        "report",
        _id(),
        sa.Column("number", sa.Text, nullable=False, unique=True),
        *_texts("author", "template", "head", "finding_ids"),
        sa.Column("draft", sa.Boolean, nullable=False),
        sa.Column("evidence_intact", sa.Boolean, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        _word("pdf_sha256", 64),
        _word("content_sha256", 64),
        _reference("supersedes", "report.id", nullable=True),
        _word("issued_at", 27),
    )


def _audit() -> None:
    op.create_table(
        "audit_event",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        _word("at", 27),
        *_texts("actor", "os_user", "host", "program", "action", "subject"),
        *_texts("detail", "records"),
        _word("previous_hash", 64),
        _word("hash", 64),
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        _word("hash", 64),
    )


def _observed(name: str, *columns: sa.Column[Any]) -> None:
    """Make a table of observations, numbered in their order."""
    run = _reference("run_id", "analyzer_run.id", index=True)
    op.create_table(name, sa.Column("id", sa.Integer, primary_key=True), run, *columns)


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.String(32), primary_key=True)


def _track() -> sa.Column[str]:
    return _word("track_id", nullable=True)


def _reference(
    name: str, target: str, *, nullable: bool = False, index: bool = False
) -> sa.Column[str]:
    key = sa.ForeignKey(target)
    return sa.Column(name, sa.String(32), key, nullable=nullable, index=index)


def _word(name: str, length: int = 32, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=nullable) for name in names]


def _blobs(*names: str, nullable: bool = False) -> list[sa.Column[bytes]]:
    return [sa.Column(name, sa.LargeBinary, nullable=nullable) for name in names]
