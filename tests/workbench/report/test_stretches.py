"""Where a video that no operating point covers scores highest is said, as no finding."""

from dataclasses import replace

import numpy as np

from workbench.model import (
    AnalyzerInfo,
    AnalyzerRun,
    Family,
    MediaItem,
    MediaKind,
    MediaState,
    Need,
    OperatingPoint,
    ScoreSeries,
    Stream,
)
from workbench.report.content import RunContent
from workbench.report.stretches import NO_POINT, highest_words

STREAM = Stream(
    container="MP4",
    codec="h264",
    width=640,
    height=480,
    coded_width=640,
    coded_height=480,
    frame_count=240,
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
INFO = AnalyzerInfo(
    name="a.b",
    title="A method",
    version="1",
    media=frozenset(MediaKind),
    family=Family.BLENDING,
    needs=Need.FRAMES,
    reference="",
    limitations="",
    validated_range="",
)


def words(item=CLIP, info=INFO, height=5.0):
    scores = np.zeros(40)
    scores[12:16] = height
    series = ScoreSeries(
        run_id="r",
        track_id=None,
        frames=np.arange(40, dtype=np.int64) * 6,
        pts=np.arange(40) / 4,
        scores=scores,
        outcomes=np.zeros(40, np.uint8),
        reasons=np.zeros(40, np.uint16),
        reason_codes=("",),
    )
    run = AnalyzerRun(media_id="m", info=info, settings={}, media_sha256="", software={})
    return highest_words(RunContent(run=run, series=(series,)), series, item)


def test_times_frames_and_scores_are_named():
    told = words()

    assert told.startswith("Highest stretch: 0:03.000 to 0:03.750, frame indices 72 to 90, ")
    assert "over 4 frames scored" in told and told.endswith(NO_POINT)


def test_nothing_is_said_where_an_operating_point_judges_or_nothing_stands_out():
    point = OperatingPoint(kind=MediaKind.VIDEO, threshold=2.0, meaning="m")

    assert words(info=replace(INFO, operating_points=(point,))) == ""
    assert words(height=0.0) == "" == words(item=replace(CLIP, kind=MediaKind.IMAGE))
