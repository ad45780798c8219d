"""Coverage over presentation time: nothing that was not looked at appears as looked at."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from workbench.model import Outcome, ScoreSeries, Stream
from workbench.report.content import Span
from workbench.report.spans import OUTCOMES, beside, coverage_spans

SCORED, WITHHELD = Outcome.SCORED, Outcome.WITHHELD


def stream(frame_count, last_pts):
    return Stream(
        container="mp4",
        codec="h264",
        width=8,
        height=8,
        coded_width=8,
        coded_height=8,
        frame_count=frame_count,
        last_pts=last_pts,
    )


def series(frames, pts, outcomes):
    return ScoreSeries(
        run_id="r",
        track_id=None,
        frames=np.array(frames, np.int64),
        pts=np.array(pts, np.float64),
        scores=np.where([o is SCORED for o in outcomes], 0.5, np.nan),
        outcomes=np.array([OUTCOMES.index(o) for o in outcomes], np.uint8),
        reasons=np.zeros(len(frames), np.uint16),
        reason_codes=("",),
    )


def test_neighbours_of_one_outcome_are_one_span_up_to_the_next_frames_time():
    read = series([0, 1, 2, 3], [0.0, 0.1, 0.2, 0.3], [SCORED, SCORED, WITHHELD, SCORED])

    assert coverage_spans(read, stream(4, 0.3), None) == (
        Span(0.0, 0.2, SCORED),
        Span(0.2, pytest.approx(0.3), WITHHELD),
    )


def test_a_long_frame_of_a_variable_rate_is_examined_until_the_next():
    read = series([0, 1, 2], [0.0, 5.0, 5.1], [SCORED] * 3)

    assert coverage_spans(read, stream(3, 5.1), None) == (Span(0.0, 5.1, SCORED),)


def test_what_a_cancelled_run_did_not_reach_is_not_examined():
    read = series([0, 1], [0.0, 0.1], [SCORED] * 2)
    spans = coverage_spans(read, stream(11, 1.0), None)

    assert spans[-1] == Span(pytest.approx(0.2), 1.0, None)
    assert spans[0].outcome is SCORED


def test_a_hole_between_frames_is_not_examined():
    read = series([0, 6], [0.0, 0.6], [SCORED] * 2)
    spans = coverage_spans(read, stream(7, 0.6), None)

    assert [span.outcome for span in spans] == [SCORED, None]
    assert spans[0].end == pytest.approx(0.1)


def test_sampled_frames_cover_their_interval_and_no_more():
    read = series([0, 12, 25, 75], [0.0, 0.48, 1.0, 3.0], [SCORED] * 4)
    spans = coverage_spans(read, stream(76, 3.0), 2.0)

    assert [(span.start, span.end, span.outcome) for span in spans] == [
        (0.0, 1.5, SCORED),
        (1.5, 3.0, None),
    ]


def test_without_an_observation_nothing_was_examined():
    assert coverage_spans(series([], [], []), stream(5, 2.0), None) == (Span(0.0, 2.0, None),)


def test_spans_leave_no_hole():
    read = series([2, 3, 9], [0.2, 0.3, 0.9], [WITHHELD, SCORED, SCORED])
    spans = coverage_spans(read, stream(20, 2.0), None)

    assert (spans[0].start, spans[-1].end) == (0.0, 2.0)
    assert all(a.end == b.start for a, b in pairwise(spans))


def test_where_a_face_is_not_the_question_does_not_arise():
    none, failed = Outcome.NOT_APPLICABLE, Outcome.FAILED
    one = replace(series([0, 1, 5], [0.0, 0.1, 0.5], [SCORED] * 3), track_id="a")
    other = replace(series([1, 2], [0.1, 0.2], [SCORED] * 2), track_id="b")
    nobody = series([3, 4], [0.3, 0.4], [none, failed])
    shown = beside(one, [one, other, nobody])

    assert shown.frames.tolist() == [0, 1, 2, 3, 4, 5]
    assert [OUTCOMES[n] for n in shown.outcomes] == [SCORED, SCORED, none, none, failed, SCORED]
    assert np.isfinite(shown.scores).tolist() == [True, True, False, False, False, True]
    spans = coverage_spans(shown, stream(7, 0.6), None)
    assert [span.outcome for span in spans] == [SCORED, none, failed, SCORED]


def test_a_series_of_whole_frames_is_left_alone():
    whole = series([0, 2], [0.0, 0.2], [SCORED] * 2)

    assert beside(whole, [whole]) is whole
