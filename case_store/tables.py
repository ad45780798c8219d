"""The schema. Column names are field names, so a row is a record's keyword arguments."""

from collections.abc import Mapping

import sqlalchemy as sa

from case_store.columns import Array, Compressed, Nested, Repeated, Text, UTCDateTime, Word
from case_store.examiner_tables import BY_EXAMINERS
from case_store.schema import Strings, Words, belongs_to, metadata, number, row_id
from workbench.model import (
    AnalyzerInfo,
    Author,
    Box,
    ChainHead,
    Coverage,
    FindingRegion,
    FindingState,
    Grid,
    MediaKind,
    MediaState,
    MetadataEntry,
    Outcome,
    Role,
    RunState,
    Setting,
    Stream,
    TrackSpan,
)

__all__ = ["OBSERVED", "SEALED_BY", "metadata"]  # and every table; in `metadata` all are

Regions = tuple[FindingRegion, ...]

case_record = sa.Table(
    "case_record",
    metadata,
    row_id(),
    sa.Column("number", Text, nullable=False),
    sa.Column("examiner", Text, nullable=False),
    sa.Column("title", Text, nullable=False),
    sa.Column("agency", Text, nullable=False),
    sa.Column("question", Text, nullable=False),
    sa.Column("opened_at", UTCDateTime, nullable=False),
    sa.Column("closed_at", UTCDateTime),
)

media_item = sa.Table(
    "media_item",
    metadata,
    row_id(),
    belongs_to("case_record"),
    sa.Column("exhibit", Text, nullable=False, unique=True),
    sa.Column("original_name", Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False, unique=True),
    sa.Column("size_bytes", sa.BigInteger, nullable=False),
    sa.Column("state", Word(MediaState), nullable=False),
    sa.Column("kind", Word(MediaKind)),
    sa.Column("stream", Nested(Stream)),
    sa.Column("reason", Text),
    sa.Column("detail", Text),
    sa.Column("role", Word(Role), nullable=False),
)

media_probe = sa.Table(
    "media_probe",
    metadata,
    sa.Column("media_id", sa.String(32), sa.ForeignKey("media_item.id"), primary_key=True),
    sa.Column("metadata", Compressed(tuple[MetadataEntry, ...]), nullable=False),
    sa.Column("thumbnail", Array("|u1", 3)),
)

receipt = sa.Table(
    "receipt",
    metadata,
    row_id(),
    belongs_to("media_item"),
    sa.Column("path", Text, nullable=False),
    sa.Column("name", Text, nullable=False),
    sa.Column("modified_at", UTCDateTime),
    sa.Column("received_from", Text, nullable=False),
    sa.Column("received_by", Text, nullable=False),
    sa.Column("duplicate", sa.Boolean, nullable=False),
    sa.Column("at", UTCDateTime, nullable=False),
)

analyzer_run = sa.Table(
    "analyzer_run",
    metadata,
    row_id(),
    belongs_to("media_item"),
    sa.Column("info", Repeated(AnalyzerInfo), nullable=False),
    sa.Column("settings", Nested(dict[str, Setting]), nullable=False),
    sa.Column("media_sha256", sa.String(64), nullable=False),
    sa.Column("software", Nested(Words), nullable=False),
    sa.Column("device", Text, nullable=False),
    sa.Column("seed", sa.BigInteger),
    sa.Column("model_sha256", sa.String(64)),
    sa.Column("state", Word(RunState), nullable=False),
    sa.Column("coverage", Nested(Coverage), nullable=False),
    sa.Column("error", Text),
    sa.Column("seconds", sa.Float, nullable=False),
    sa.Column("started_at", UTCDateTime, nullable=False),
    sa.Column("ended_at", UTCDateTime),
    sa.Column("continues", sa.String(32), sa.ForeignKey("analyzer_run.id")),
)

score_series = sa.Table(
    "score_series",
    metadata,
    number(),
    belongs_to("analyzer_run"),
    sa.Column("track_id", sa.String(32)),
    sa.Column("frames", Array("<i8"), nullable=False),
    sa.Column("pts", Array("<f8"), nullable=False),
    sa.Column("scores", Array("<f8"), nullable=False),
    sa.Column("outcomes", Array("|u1"), nullable=False),
    sa.Column("reasons", Array("<u2"), nullable=False),
    sa.Column("reason_codes", Nested(Strings), nullable=False),
)

localization_map = sa.Table(
    "localization_map",
    metadata,
    row_id(),
    belongs_to("analyzer_run"),
    sa.Column("frame", sa.Integer, nullable=False),
    sa.Column("pts", sa.Float, nullable=False),
    sa.Column("name", Text, nullable=False),
    sa.Column("box", Nested(Box), nullable=False),
    sa.Column("grid", Word(Grid), nullable=False),
    sa.Column("meaning", Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("rank", sa.Integer, nullable=False),
    sa.Column("track_id", sa.String(32)),
)

# One row for each picture; those of one illustration share its id.
illustration = sa.Table(
    "illustration",
    metadata,
    row_id(),
    belongs_to("analyzer_run"),
    sa.Column("illustration", sa.String(32), nullable=False),
    sa.Column("frame", sa.Integer, nullable=False),
    sa.Column("pts", sa.Float, nullable=False),
    sa.Column("name", Text, nullable=False),
    sa.Column("caption", Text, nullable=False),
    sa.Column("meaning", Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("rank", sa.Integer, nullable=False),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("track_id", sa.String(32)),
    sa.Column("box", Nested(Box)),
    sa.Column("grid", Word(Grid), nullable=False),
)

measurement = sa.Table(
    "measurement",
    metadata,
    number(),
    belongs_to("analyzer_run"),
    sa.Column("name", Text, nullable=False),
    sa.Column("value", sa.Float, nullable=False),
    sa.Column("unit", Text, nullable=False),
    sa.Column("percentile", sa.Float),
    sa.Column("reference", Text),
    sa.Column("frame", sa.Integer),
)

fact = sa.Table(
    "fact",
    metadata,
    number(),
    belongs_to("analyzer_run"),
    sa.Column("name", Text, nullable=False),
    sa.Column("text", Text, nullable=False),
    sa.Column("where", Text, nullable=False),
    sa.Column("telling", sa.Boolean, nullable=False),
    sa.Column("stated", sa.Boolean, nullable=False),
)

curve = sa.Table(
    "curve",
    metadata,
    number(),
    belongs_to("analyzer_run"),
    sa.Column("name", Text, nullable=False),
    sa.Column("x", Array("<f4"), nullable=False),
    sa.Column("y", Array("<f4"), nullable=False),
    sa.Column("x_label", Text, nullable=False),
    sa.Column("y_label", Text, nullable=False),
    sa.Column("meaning", Text, nullable=False),
    sa.Column("lower", Array("<f4")),
    sa.Column("upper", Array("<f4")),
    sa.Column("reference", Text),
    sa.Column("frame", sa.Integer),
)

embedding = sa.Table(
    "embedding",
    metadata,
    number(),
    belongs_to("analyzer_run"),
    sa.Column("space", Text, nullable=False),
    sa.Column("direction", Array("<f4"), nullable=False),
    sa.Column("frame", sa.Integer, nullable=False),
    sa.Column("pts", sa.Float, nullable=False),
    sa.Column("track_id", sa.String(32)),
    sa.Column("alike", sa.Float),
    sa.Column("alike_meaning", Text, nullable=False),
    sa.Column("known_as", Text, nullable=False),
)

file_outcome = sa.Table(
    "file_outcome",
    metadata,
    number(),
    belongs_to("analyzer_run"),
    sa.Column("outcome", Word(Outcome), nullable=False),
    sa.Column("reason", Text),
    sa.Column("detail", Text),
)

shot = sa.Table(
    "shot",
    metadata,
    number(),
    belongs_to("analyzer_run"),
    sa.Column("first_frame", sa.Integer, nullable=False),
    sa.Column("last_frame", sa.Integer, nullable=False),
    sa.Column("first_pts", sa.Float, nullable=False),
    sa.Column("last_pts", sa.Float, nullable=False),
)

face_track = sa.Table(
    "face_track",
    metadata,
    row_id(),
    belongs_to("media_item"),
    belongs_to("analyzer_run"),
    sa.Column("label", Text, nullable=False),
    sa.Column("spans", Nested(tuple[TrackSpan, ...]), nullable=False),
    sa.Column("frames", sa.Integer, nullable=False),
    sa.Column("excluded", sa.Boolean, nullable=False),
    sa.Column("author", Word(Author), nullable=False),
    sa.Column("examiner", Text, nullable=False),
    sa.Column("note", Text, nullable=False),
    sa.Column("supersedes", Nested(Strings), nullable=False),
    sa.Column("at", UTCDateTime, nullable=False),
)

derivative = sa.Table(
    "derivative",
    metadata,
    row_id(),
    belongs_to("media_item"),
    belongs_to("analyzer_run"),
    sa.Column("kind", Text, nullable=False),
    sa.Column("recipe", Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("size_bytes", sa.BigInteger, nullable=False),
)

finding = sa.Table(
    "finding",
    metadata,
    row_id(),
    belongs_to("media_item"),
    sa.Column("statement", Text, nullable=False),
    sa.Column("h1", Text, nullable=False),
    sa.Column("h2", Text, nullable=False),
    sa.Column("author", Word(Author), nullable=False),
    sa.Column("state", Word(FindingState), nullable=False),
    sa.Column("examiner", Text, nullable=False),
    sa.Column("note", Text, nullable=False),
    sa.Column("first_pts", sa.Float),
    sa.Column("last_pts", sa.Float),
    sa.Column("run_ids", Nested(Strings), nullable=False),
    sa.Column("map_ids", Nested(Strings), nullable=False),
    sa.Column("regions", Nested(Regions), nullable=False, server_default="[]"),
    sa.Column("limitations", Nested(Strings), nullable=False),
    sa.Column("supersedes", sa.String(32), sa.ForeignKey("finding.id"), unique=True),
    sa.Column("at", UTCDateTime, nullable=False),
)

report = sa.Table(
    "report",
    metadata,
    row_id(),
    sa.Column("number", Text, nullable=False, unique=True),
    sa.Column("author", Text, nullable=False),
    sa.Column("draft", sa.Boolean, nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("pdf_sha256", sa.String(64), nullable=False),
    sa.Column("content_sha256", sa.String(64), nullable=False),
    sa.Column("head", Nested(ChainHead), nullable=False),
    sa.Column("template", Text, nullable=False),
    sa.Column("finding_ids", Nested(Strings), nullable=False),
    sa.Column("evidence_intact", sa.Boolean, nullable=False),
    sa.Column("supersedes", sa.String(32), sa.ForeignKey("report.id")),
    sa.Column("issued_at", UTCDateTime, nullable=False),
)

kept_model = sa.Table(
    "kept_model",
    metadata,
    row_id(),
    sa.Column("name", Text, nullable=False),
    sa.Column("version", Text, nullable=False),
    sa.Column("licence", Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("card_sha256", sa.String(64), nullable=False),
    sa.Column("archive_sha256", sa.String(64), nullable=False),
    sa.Column("size_bytes", sa.BigInteger, nullable=False),
    sa.Column("at", UTCDateTime, nullable=False),
    sa.UniqueConstraint("sha256", "card_sha256"),
)

model_use = sa.Table(
    "model_use",
    metadata,
    number(),
    belongs_to("analyzer_run"),
    sa.Column("model_id", sa.String(32), sa.ForeignKey("kept_model.id"), nullable=False),
)

audit_event = sa.Table(
    "audit_event",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", UTCDateTime, nullable=False),
    sa.Column("actor", Text, nullable=False),
    sa.Column("os_user", Text, nullable=False),
    sa.Column("host", Text, nullable=False),
    sa.Column("program", Text, nullable=False),
    sa.Column("action", Text, nullable=False),
    sa.Column("subject", Text, nullable=False),
    sa.Column("detail", Nested(Words), nullable=False),
    sa.Column("records", Nested(Words), nullable=False),
    sa.Column("previous_hash", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)

audit_head = sa.Table(
    "audit_head",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)

# Alembic's own table: which revision of the schema a case has. It is sealed like the others.
alembic_version = sa.table("alembic_version", sa.column("version_num", sa.String(32)))

# What a run said, kept while it is running and sealed as one when it ends.
OBSERVED = (
    score_series,
    localization_map,
    illustration,
    measurement,
    fact,
    curve,
    embedding,
    file_outcome,
    shot,
)

# By which column the rows of a table are named in the audit chain. Several rows of one name,
# such as the measurements of a run, have one digest.
SEALED_BY: Mapping[str, str] = {
    "alembic_version": "version_num",
    "case_record": "id",
    "media_item": "id",
    "media_probe": "media_id",
    "receipt": "id",
    "analyzer_run": "id",
    **dict.fromkeys((table.name for table in OBSERVED), "run_id"),
    "face_track": "id",
    "derivative": "id",
    "finding": "id",
    "report": "id",
    "kept_model": "id",
    "model_use": "run_id",
    **BY_EXAMINERS,
}
