"""The tables of what examiners add to a case: names, marks, labels, trials and weights."""

from collections.abc import Mapping

import sqlalchemy as sa

from case_store.columns import Nested, Text, UTCDateTime, Word
from case_store.schema import Strings, belongs_to, metadata, number, row_id
from workbench.model import (
    AnalyzerSetup,
    Conditions,
    FindingState,
    Opinion,
    Outcome,
    Recoding,
    Shape,
    Sight,
    Spot,
    Variant,
)

maker_naming = sa.Table(
    "maker_naming",
    metadata,
    row_id(),
    belongs_to("media_item"),
    sa.Column("track_id", sa.String(32)),
    sa.Column("name", Text, nullable=False),
    sa.Column("examiner", Text, nullable=False),
    sa.Column("note", Text, nullable=False),
    sa.Column("supersedes", sa.String(32), sa.ForeignKey("maker_naming.id"), unique=True),
    sa.Column("at", UTCDateTime, nullable=False),
)

annotation = sa.Table(
    "annotation",
    metadata,
    row_id(),
    belongs_to("media_item"),
    sa.Column("shape", Word(Shape), nullable=False),
    sa.Column("spots", Nested(tuple[Spot, ...]), nullable=False),
    sa.Column("frame", sa.Integer, nullable=False),
    sa.Column("pts", sa.Float, nullable=False),
    sa.Column("examiner", Text, nullable=False),
    sa.Column("note", Text, nullable=False),
    sa.Column("in_report", sa.Boolean, nullable=False),
    sa.Column("withdrawn", sa.Boolean, nullable=False),
    sa.Column("supersedes", sa.String(32), sa.ForeignKey("annotation.id"), unique=True),
    sa.Column("at", UTCDateTime, nullable=False),
)

label = sa.Table(
    "label",
    metadata,
    row_id(),
    belongs_to("media_item"),
    sa.Column("examiner", Text, nullable=False),
    sa.Column("tags", Nested(tuple[int, ...]), nullable=False),
    sa.Column("note", Text, nullable=False),
    sa.Column("supersedes", sa.String(32), sa.ForeignKey("label.id"), unique=True),
    sa.Column("at", UTCDateTime, nullable=False),
)

what_if = sa.Table(
    "what_if",
    metadata,
    row_id(),
    belongs_to("media_item"),
    sa.Column("media_sha256", sa.String(64), nullable=False),
    sa.Column("first_frame", sa.Integer, nullable=False),
    sa.Column("last_frame", sa.Integer, nullable=False),
    sa.Column("variants", Nested(tuple[Variant, ...]), nullable=False),
    sa.Column("setups", Nested(tuple[AnalyzerSetup, ...]), nullable=False),
    sa.Column("examiner", Text, nullable=False),
    sa.Column("in_report", sa.Boolean, nullable=False),
    sa.Column("at", UTCDateTime, nullable=False),
)

what_if_copy = sa.Table(
    "what_if_copy",
    metadata,
    row_id(),
    belongs_to("what_if"),
    sa.Column("kind", Word(Recoding), nullable=False),
    sa.Column("strength", sa.Float, nullable=False),
    sa.Column("recipe", Text, nullable=False),
    sa.Column("parent_sha256", sa.String(64), nullable=False),
    sa.Column("sha256", sa.String(64)),
    sa.Column("size_bytes", sa.BigInteger),
    sa.Column("problem", Text, nullable=False),
    sa.Column("at", UTCDateTime, nullable=False),
)

what_if_answer = sa.Table(
    "what_if_answer",
    metadata,
    number(),
    belongs_to("what_if_copy"),
    sa.Column("analyzer", Text, nullable=False),
    sa.Column("outcome", Word(Outcome), nullable=False),
    sa.Column("score", sa.Float),
    sa.Column("reason", Text, nullable=False),
    sa.Column("percentile", sa.Float),
    sa.Column("reference", Text),
    sa.Column("low", sa.Float),
    sa.Column("high", sa.Float),
    sa.Column("threshold", sa.Float),
    sa.Column("covered", sa.Boolean, nullable=False),
)

kept_calibration = sa.Table(
    "kept_calibration",
    metadata,
    row_id(),
    sa.Column("digest", sa.String(64), nullable=False, unique=True),
    sa.Column("analyzer", Text, nullable=False),
    sa.Column("version", Text, nullable=False),
    sa.Column("document", Text, nullable=False),
    sa.Column("at", UTCDateTime, nullable=False),
)

support = sa.Table(
    "support",
    metadata,
    row_id(),
    belongs_to("media_item"),
    belongs_to("analyzer_run"),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("calibration", sa.String(64)),
    sa.Column("llr", sa.Float),
    sa.Column("lower", sa.Float),
    sa.Column("upper", sa.Float),
    sa.Column("reason", Text),
    sa.Column("detail", Text),
    sa.Column("conditions", Nested(Conditions)),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("at", UTCDateTime, nullable=False),
)

known_authentic = sa.Table(
    "known_authentic",
    metadata,
    row_id(),
    belongs_to("media_item"),
    sa.Column("known", sa.Boolean, nullable=False),
    sa.Column("said_by", Text, nullable=False),
    sa.Column("channel", Text, nullable=False),
    sa.Column("examiner", Text, nullable=False),
    sa.Column("note", Text, nullable=False),
    sa.Column("supersedes", sa.String(32), sa.ForeignKey("known_authentic.id"), unique=True),
    sa.Column("at", UTCDateTime, nullable=False),
)

blinding = sa.Table(
    "blinding",
    metadata,
    row_id(),
    sa.Column("hidden", sa.Boolean, nullable=False),
    sa.Column("examiner", Text, nullable=False),
    sa.Column("supersedes", sa.String(32), sa.ForeignKey("blinding.id"), unique=True),
    sa.Column("at", UTCDateTime, nullable=False),
)

showing = sa.Table(
    "showing",
    metadata,
    row_id(),
    belongs_to("media_item"),
    sa.Column("examiner", Text, nullable=False),
    sa.Column("what", Word(Sight), nullable=False),
    sa.Column("finding_id", sa.String(32), sa.ForeignKey("finding.id")),
    sa.Column("at", UTCDateTime, nullable=False),
)

impression = sa.Table(
    "impression",
    metadata,
    row_id(),
    belongs_to("media_item"),
    sa.Column("examiner", Text, nullable=False),
    sa.Column("text", Text, nullable=False),
    sa.Column("opinion", Word(Opinion), nullable=False),
    sa.Column("seen", Nested(Strings), nullable=False),
    sa.Column("withdrawn", sa.Boolean, nullable=False),
    sa.Column("supersedes", sa.String(32), sa.ForeignKey("impression.id"), unique=True),
    sa.Column("at", UTCDateTime, nullable=False),
)

review = sa.Table(
    "review",
    metadata,
    row_id(),
    belongs_to("media_item"),
    belongs_to("finding"),
    sa.Column("examiner", Text, nullable=False),
    sa.Column("state", Word(FindingState), nullable=False),
    sa.Column("note", Text, nullable=False),
    sa.Column("seen", Nested(Strings), nullable=False),
    sa.Column("withdrawn", sa.Boolean, nullable=False),
    sa.Column("supersedes", sa.String(32), sa.ForeignKey("review.id"), unique=True),
    sa.Column("at", UTCDateTime, nullable=False),
)

# By which column the rows of these tables are named in the audit chain.
BY_EXAMINERS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("maker_naming", "annotation", "label", "what_if", "what_if_copy"),
            *("kept_calibration", "support", "known_authentic"),
            *("blinding", "showing", "impression", "review"),
        ),
        "id",
    ),
    "what_if_answer": "copy_id",
}
