"""Coverage counts frames, also where several faces of one are answered for."""

from workbench.coverage import Tally
from workbench.model import (
    AnalyzerInfo,
    Family,
    FrameScore,
    MediaItem,
    MediaKind,
    MediaState,
    Need,
    Outcome,
)

INFO = AnalyzerInfo(
    name="test",
    title="Test",
    version="1",
    media=frozenset(MediaKind),
    family=Family.GAZE,
    needs=Need.FACES,
    reference="none",
    limitations="none",
    validated_range="any",
)
ITEM = MediaItem(
    case_id="c",
    exhibit="EX-001",
    original_name="a.mp4",
    sha256="0" * 64,
    size_bytes=1,
    state=MediaState.ACCEPTED,
    kind=MediaKind.VIDEO,
)


def answer(frame, outcome, reason=None, track="1"):
    score = 1.0 if outcome is Outcome.SCORED else None
    return FrameScore(
        frame=frame, pts=frame / 25, outcome=outcome, score=score, reason=reason, track_id=track
    )


def test_a_frame_with_several_faces_counts_once_by_what_tells_most():
    tally = Tally()
    tally.hear(answer(0, Outcome.WITHHELD, "too_small"))
    tally.hear(answer(0, Outcome.SCORED, track="2"))
    tally.hear(answer(0, Outcome.WITHHELD, "turned", track="3"))
    tally.hear(answer(1, Outcome.NOT_APPLICABLE, "no_face", track=None))
    coverage = tally.coverage(INFO, ITEM, present=3)

    assert (coverage.scored, coverage.withheld, coverage.not_applicable) == (1, 0, 1)
    assert coverage.not_examined == 1
    assert [(one.reason, one.count) for one in coverage.reasons] == [("no_face", 1)]


def test_it_does_not_matter_whether_faces_or_frames_are_answered_for_first():
    tally = Tally()
    for track in ("1", "2"):
        for frame in range(4):
            tally.hear(answer(frame, Outcome.SCORED, track=track))

    coverage = tally.coverage(INFO, ITEM, present=10)
    assert (coverage.scored, coverage.not_examined) == (4, 6)
