"""What-ifs in a report: those that were chosen on the pages, all of them in the document."""

import json
from dataclasses import replace

import pytest

from tests.workbench.test_what_if import INFO, record
from workbench.report.what_if_chart import columns, what_if_chart
from workbench.what_if import strips


@pytest.fixture
def tried(store, examined_photo):
    """Put a what-if of the photograph on record: three scores and a gate that closed."""
    item, _ = examined_photo

    def put(*, in_report):

        made = record((0.3, 0.7, "too_blurred"), threshold=0.5)
        asked = replace(made.what_if, media_id=item.id, in_report=in_report)
        store.begin_what_if(asked)
        for one in made.tried:
            store.add_tried(one)
        return asked

    return put


def test_a_chosen_one_is_a_numbered_figure_with_its_range_and_what_was_not_tried(
    tried, issue, text_of
):
    tried(in_report=True)
    _, pdf = issue()
    text = text_of(pdf)

    assert "Encoded again: what if" in text
    assert "scores over copies that were encoded again" in text
    assert f"{INFO.title} ({INFO.name} {INFO.version}). Untouched: 0.2." in text
    assert "keeps its side (below 0.5) at 90; changes sides (at or above 0.5) at 70" in text
    assert "withheld (too blurred) at 50; not examined at 30" in text
    assert "It was stopped: 1 of 6 were not tried." in text
    assert "Not tried: other strengths" in text
    assert "a real recapture" in text


def test_one_that_was_not_chosen_stands_in_the_attached_document_alone(tried, issue, text_of):
    asked = tried(in_report=False)
    _, pdf = issue()
    text, [attached] = text_of(pdf), pdf.attachments["report.json"]
    exhibit = json.loads(attached)["exhibits"][0]

    assert "What-ifs shown of those tried: EX-001, 0 of 1. The others stand in the" in text
    assert "changes sides" not in text
    assert exhibit["what_ifs"][0]["what_if"]["id"] == asked.id
    scores = [one["answers"][0]["score"] for one in exhibit["what_ifs"][0]["tried"]]
    assert scores == [0.2, 0.21, 0.3, 0.7, None]


def test_how_many_of_those_tried_are_shown_is_said_of_each_exhibit(tried, issue, text_of):
    tried(in_report=False)
    tried(in_report=True)
    _, pdf = issue()
    text = text_of(pdf)

    assert "shown of those tried: EX-001, 1 of 2. The others stand in the attached" in text
    assert "scores over copies that were encoded again" in text


def test_a_report_of_a_case_without_any_says_nothing_of_it(examined_photo, issue, text_of):
    _, pdf = issue()

    assert "what if" not in text_of(pdf).lower()


def test_the_chart_marks_each_score_and_each_gate():
    [strip] = strips(record((0.3, 0.7, "too_blurred", 0.4), threshold=0.5))
    shapes = what_if_chart(strip, 400).contents
    circles = [one for one in shapes if type(one).__name__ == "Circle"]
    dashed = [one for one in shapes if getattr(one, "strokeDashArray", None)]

    assert len(circles) == 4  # the control and three scored copies; the fourth is a gate
    assert len(dashed) == 1
    assert [title for title, _ in columns(strip)] == ["Saved anew", "JPEG quality"]
