"""A lane shows what was answered, and never hides what was not."""

from dataclasses import replace
from itertools import pairwise

import numpy as np

from ui.lanes import NOT_EXAMINED, OUTCOMES, SCORED, Lane, LiveLane, recorded_lane, spans
from workbench.model import (
    AnalyzerInfo,
    AnalyzerRun,
    Family,
    FrameScore,
    MediaItem,
    MediaKind,
    MediaState,
    Need,
    OperatingPoint,
    Outcome,
    RunState,
    ScoreSeries,
    Stream,
)

WITHHELD = OUTCOMES.index(Outcome.WITHHELD)
INFO = AnalyzerInfo(
    name="x.y",
    title="X",
    version="1",
    media=frozenset(MediaKind),
    family=Family.FREQUENCY,
    needs=Need.FRAMES,
    reference="r",
    limitations="l",
    validated_range="v",
    operating_points=(OperatingPoint(kind=MediaKind.VIDEO, threshold=2.0, meaning="m"),),
)


STREAM = Stream(
    container="MP4",
    codec="h264",
    width=1,
    height=1,
    coded_width=1,
    coded_height=1,
    frame_count=9,
)
CLIP = MediaItem(
    case_id="c",
    exhibit="EX-001",
    original_name="a.mp4",
    sha256="0" * 64,
    size_bytes=1,
    state=MediaState.ACCEPTED,
    kind=MediaKind.VIDEO,
    stream=STREAM,
)


def lane(pts, outcomes=None, frames=None):
    pts = np.asarray(pts, np.float64)
    outcomes = (
        np.zeros(pts.size, np.uint8) if outcomes is None else np.array(outcomes, np.uint8)
    )
    scores = np.where(outcomes == SCORED, pts, np.nan)
    return Lane(
        info=INFO,
        frames=(pts * 10).astype(np.int64) if frames is None else np.array(frames, np.int64),
        pts=pts,
        scores=scores,
        outcomes=outcomes,
        reasons=("",) * pts.size,
    )


def test_spans_cover_the_whole_medium_without_overlap():
    found = spans(lane([0, 1, 2, 5, 6], [SCORED, SCORED, WITHHELD, SCORED, SCORED]), 0, 9)

    for before, after in pairwise(found):
        assert before.last == after.first
    assert (found[0].first, found[-1].last) == (0, 9)


def test_a_frame_that_stands_long_is_no_hole():
    found = spans(lane([0, 1, 2, 6, 7], frames=[0, 10, 20, 30, 40]), 0, 8)

    assert [(s.first, s.last, s.kind) for s in found] == [(0, 8, SCORED)]


def test_a_hole_and_an_unread_end_are_not_examined():
    kinds = [(round(s.first, 2), s.kind) for s in spans(lane([0, 1, 2, 6, 7]), 0, 12)]

    assert kinds == [(0, SCORED), (3.6, NOT_EXAMINED), (6, SCORED), (8.6, NOT_EXAMINED)]


def test_nothing_read_is_not_examined_and_has_no_bounds():
    assert [s.kind for s in spans(lane([]), 0, 4)] == [NOT_EXAMINED]
    assert lane([]).bounds is None


def test_a_withheld_frame_is_no_score():
    one = lane([0, 1], [WITHHELD, WITHHELD])

    assert one.bounds is None
    assert next(s.kind for s in spans(one, 0, 2)) == WITHHELD


def test_a_frame_between_samples_is_spoken_for_by_the_one_before():
    one = lane([0, 1, 2])

    assert one.at(0) == 0
    assert one.at(9) == 0
    assert one.at(25) == 2
    assert one.at(60) is None


def test_a_single_still_stands_for_itself():
    one = lane([0.0])

    assert [(s.first, s.last, s.kind) for s in spans(one, 0, 0.05)] == [(0, 0.05, SCORED)]


def test_a_lane_on_record_knows_where_it_is_highest_unless_a_point_judges_it():
    run = AnalyzerRun(
        media_id=CLIP.id,
        info=replace(INFO, operating_points=()),
        settings={},
        media_sha256=CLIP.sha256,
        software={},
        state=RunState.FINISHED,
    )
    pts = np.arange(40) / 4
    series = ScoreSeries(
        run_id=run.id,
        track_id=None,
        frames=np.arange(40),
        pts=pts,
        scores=np.where((pts >= 3) & (pts < 5), 4.0, 1.0),
        outcomes=np.zeros(40, np.uint8),
        reasons=np.zeros(40, np.uint16),
        reason_codes=("",),
    )

    found = recorded_lane(run, series, CLIP).highest
    assert (found.first_pts, found.last_pts, found.mean) == (3.0, 4.75, 4.0)
    judged = recorded_lane(replace(run, info=INFO), series, CLIP)
    assert judged.threshold == 2.0 and judged.highest is None


def test_a_live_lane_grows_with_what_is_said():
    live = LiveLane(INFO, CLIP)
    live.append(FrameScore(frame=0, pts=0.0, outcome=Outcome.SCORED, score=1.5))
    assert live.lane().bounds == (1.5, 1.5)
    live.append(FrameScore(frame=5, pts=0.2, outcome=Outcome.WITHHELD, reason="too_small"))

    grown = live.lane()
    assert grown.frames.tolist() == [0, 5]
    assert [*grown.reasons] == ["", "too_small"]
    assert grown.threshold == 2.0
    assert np.isnan(grown.scores[1])
