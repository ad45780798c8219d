"""A score stands beside its operating point, and one above it is told without colour."""

import pytest
from reportlab.platypus import Paragraph, Table

from workbench.model import Family
from workbench.report.content import FamilyScore
from workbench.report.families import score_table
from workbench.report.style import styles


@pytest.fixture
def printed():
    """Return the rows of the table as text, and the lines below it."""

    def make(*rows, letters=None, video=False, whole=True):
        styles()
        parts = list(score_table(rows, letters or {}, 470.0, video=video, whole=whole))
        tables = [part for part in parts if isinstance(part, Table)]
        texts = [part.getPlainText() for part in parts if isinstance(part, Paragraph)]
        rows = [[cell.getPlainText() for cell in row] for row in tables[0]._cellvalues[1:]]
        return rows, texts

    return make


def row(title="Noise level", family=Family.COMPRESSION, **fields):
    return FamilyScore(
        family=family, run_id="0123456789", title=title, frames_scored=1, **fields
    )


def test_above_at_and_below_the_operating_point(printed):
    rows, _ = printed(
        row(score=8.54, threshold=5.0),
        row(score=5.0, threshold=5.0),
        row(score=4.999, threshold=5.0),
        row(score=4.0),
    )

    assert [line[2:4] for line in rows] == [
        ["▲ 8.54", "above 5"],
        ["▲ 5", "above 5"],
        ["5.00", "below 5"],
        ["4", "none set"],
    ]


def test_a_population_is_named_once_by_its_letter(printed):
    long = "authentic photographs of eight collections; n = 259"
    rows, texts = printed(
        row(score=1.0, percentile=97.93, quantity="region_share", reference=long),
        row(score=1.0, percentile=2.0, quantity="slope", reference=long),
        letters={long: "a"},
    )

    assert [line[4:] for line in rows] == [["97.9", "region share (a)"], ["2.0", "slope (a)"]]
    assert texts == [f"Reference population a: {long}."]


def test_those_without_a_score_share_a_line_per_reason(printed):
    silent = {"remark": "not applicable: reads no video"}
    rows, texts = printed(
        row(score=1.0, pts=1.5),
        row("Ghosts", **silent),
        row("Error level", **silent),
        row("File facts", Family.PROVENANCE, remark="reads facts, gives no score"),
        video=True,
    )

    assert [line[3] for line in rows] == ["0:01.500"]
    assert texts == [
        "No score, not applicable: reads no video: Ghosts (compression, 01234567), "
        "Error level (compression, 01234567)."
    ]
