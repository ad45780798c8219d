"""A row is a record's keyword arguments: every field has its column."""

from dataclasses import fields

import pytest

from case_store import examiner_tables, tables
from workbench import model

RECORDS = [
    (model.Case, tables.case_record, set()),
    (model.MediaItem, tables.media_item, set()),
    (model.Receipt, tables.receipt, set()),
    (model.AnalyzerRun, tables.analyzer_run, set()),
    (model.ScoreSeries, tables.score_series, {"id"}),
    (model.StoredMap, tables.localization_map, set()),
    (model.StoredPicture, tables.illustration, set()),
    (model.Measurement, tables.measurement, {"id", "run_id"}),
    (model.Fact, tables.fact, {"id", "run_id"}),
    (model.Curve, tables.curve, {"id", "run_id"}),
    (model.Embedding, tables.embedding, {"id", "run_id"}),
    (model.FileOutcome, tables.file_outcome, {"id", "run_id"}),
    (model.Shot, tables.shot, {"id", "run_id"}),
    (model.FaceTrack, tables.face_track, set()),
    (model.Derivative, tables.derivative, set()),
    (model.Finding, tables.finding, set()),
    (model.Annotation, examiner_tables.annotation, set()),
    (model.Label, examiner_tables.label, set()),
    (model.Blinding, examiner_tables.blinding, set()),
    (model.Showing, examiner_tables.showing, set()),
    (model.Impression, examiner_tables.impression, set()),
    (model.Review, examiner_tables.review, set()),
    (model.Report, tables.report, set()),
    (model.AuditEvent, tables.audit_event, set()),
    (model.KeptCalibration, examiner_tables.kept_calibration, set()),
    (model.Support, examiner_tables.support, set()),
    (model.KnownAuthentic, examiner_tables.known_authentic, set()),
]


@pytest.mark.parametrize(("record", "table", "own"), RECORDS, ids=lambda value: str(value)[:40])
def test_every_field_has_its_column(record, table, own):
    assert set(table.columns.keys()) == {field.name for field in fields(record)} | own


def test_every_table_is_sealed_but_those_of_the_chain():
    chain = {"audit_event", "audit_head"}

    assert set(tables.metadata.tables) - chain == set(tables.SEALED_BY) - {"alembic_version"}
