"""In which words a what-if tells over which strengths a score keeps its side."""

from dataclasses import replace

import pytest

from workbench.model import (
    AnalyzerInfo,
    AnalyzerSetup,
    Family,
    MediaItem,
    MediaKind,
    MediaState,
    Need,
    Outcome,
    Recoding,
    Stream,
    Tried,
    Variant,
    WhatIf,
    WhatIfAnswer,
    WhatIfCopy,
    WhatIfRecord,
)
from workbench.temporal import WINDOW
from workbench.what_if import (
    CLIP_SECONDS,
    NOT_TRIED,
    OTHER_FACES,
    compared_words,
    is_brief,
    stability,
    strips,
    subject,
    told,
    tried_words,
    variants,
)

INFO = AnalyzerInfo(
    name="frequency.trial",
    title="Trial",
    version="1",
    media=frozenset(MediaKind),
    family=Family.FREQUENCY,
    needs=Need.FRAMES,
    reference="A. Author (2009)",
    limitations="None.",
    validated_range="any",
    score_meaning="How strong.",
)
STILL = MediaItem(
    case_id="c",
    exhibit="EX-001",
    original_name="a.jpg",
    sha256="0" * 64,
    size_bytes=1,
    state=MediaState.ACCEPTED,
    kind=MediaKind.IMAGE,
    stream=Stream(
        container="JPEG",
        codec="jpeg",
        width=64,
        height=64,
        coded_width=64,
        coded_height=64,
        frame_count=1,
    ),
)
CLIP = replace(STILL, kind=MediaKind.VIDEO, exhibit="EX-002")
JPEG = [Variant(Recoding.JPEG, quality) for quality in (90, 70, 50, 30)]


def record(scores, *, threshold=None, ranks=None, covered=True, untouched=0.2, asked=None):
    """Return what was tried: by quality a score, or the reason why there is none."""
    asked = asked or (Variant(Recoding.UNTOUCHED), Variant(Recoding.SAVED), *JPEG)
    what_if = WhatIf(
        media_id="m",
        media_sha256="0" * 64,
        first_frame=0,
        last_frame=0,
        variants=asked,
        setups=(AnalyzerSetup(info=INFO, settings={}, software={}),),
    )
    values = {asked[0]: untouched, asked[1]: 0.21, **dict(zip(JPEG, scores, strict=False))}
    made = []
    for variant, value in values.items():
        copy = WhatIfCopy(
            what_if_id=what_if.id,
            kind=variant.kind,
            strength=variant.strength,
            recipe="",
            parent_sha256="0" * 64,
        )
        scored = not isinstance(value, str)
        answer = WhatIfAnswer(
            copy_id=copy.id,
            analyzer=INFO.name,
            outcome=Outcome.SCORED if scored else Outcome.WITHHELD,
            score=value if scored else None,
            reason="" if scored else value,
            percentile=(ranks or {}).get(value),
            reference="of trials" if ranks else None,
            threshold=threshold,
            covered=covered,
        )
        made.append(Tried(copy=copy, answers=(answer,)))
    return WhatIfRecord(what_if=what_if, tried=tuple(made))


def words(**options):
    [strip] = strips(record(**options))
    return strip.kinds[0].stability


def test_strengths_stand_by_the_side_of_the_operating_point_on_which_the_score_lies():
    assert words(scores=(0.3, 0.4, 0.6, 0.7), threshold=0.5) == (
        "keeps its side (below 0.5) at 90 and 70; changes sides (at or above 0.5) at 50 and 30"
    )
    assert words(scores=(0.6, 0.7, 0.8, 0.5), threshold=0.5, untouched=0.9) == (
        "keeps its side (at or above 0.5) at 90, 70, 50 and 30"
    )


def test_a_gate_that_closes_is_told_with_its_reason_and_counts_for_no_side():
    assert words(scores=(0.3, "too_blurred", "too_blurred", 0.6), threshold=0.5) == (
        "keeps its side (below 0.5) at 90; changes sides (at or above 0.5) at 30; "
        "withheld (too blurred) at 70 and 50"
    )


def test_a_point_that_was_measured_on_other_files_is_said_so():
    told_of = words(scores=(0.3, 0.3, 0.3, 0.3), threshold=0.5, covered=False)

    assert told_of.endswith("not measured on files like the copy at 90, 70, 50 and 30")


def test_without_a_point_the_spread_is_told_in_percentile_points_where_all_are_ranked():
    ranks = {0.2: 40.0, 0.3: 55.0, 0.4: 61.0}
    assert words(scores=(0.3, 0.4, 0.4, 0.3), ranks=ranks) == (
        "no operating point holds here; percentile 40 to 61 among authentic media, "
        "21 points apart (score 0.2 to 0.4)"
    )
    assert "no population ranks in full" in words(scores=(0.3, 0.5, 0.4, 0.3), ranks=ranks)


def test_without_an_untouched_score_the_control_is_what_copies_are_compared_with():
    told_of = words(scores=(0.3, 0.3, 0.6, 0.6), threshold=0.5, untouched="too_small")

    assert told_of.startswith(
        "against the copy saved anew: keeps its side (below 0.5) at 90 and 70; changes sides"
    )
    ranks = {0.21: 40.0, 0.3: 55.0}
    spread = words(scores=(0.3, 0.3, 0.3, 0.3), ranks=ranks, untouched="too_small")
    assert spread.startswith("against the copy saved anew: no operating point holds here; perc")
    assert "against" not in words(scores=(0.3, 0.3, 0.3, 0.3), threshold=0.5)


def test_copies_that_were_not_tried_are_not_examined_and_said_to_be_left():
    stopped = record((0.3, 0.3), threshold=0.5)
    [strip] = strips(stopped)

    assert [v.strength for v in stopped.left] == [50, 30]
    assert strip.kinds[0].stability.endswith("not examined at 50 and 30")
    assert told(strip.kinds[0].cells[-1]) == "not examined"
    assert "It was stopped: 2 of 6 were not tried." in tried_words(stopped, STILL)


def test_no_score_at_all_is_no_side():
    [strip] = strips(record((0.3,), untouched="too_small"))
    silent = replace(strip.saved, answer=None)

    assert stability(silent, strip.kinds[0].cells).startswith("no score of the untouched")


def test_no_word_promises_anything():
    told_of = [words(scores=(0.3, 0.4, 0.6, 0.7), threshold=0.5), NOT_TRIED]

    for word in ("robust", "probab", "reliab", "certain", "proof", "prove"):
        assert not any(word in text.lower() for text in told_of)


def test_everything_is_tried_from_mild_to_strong_after_the_exhibit_and_its_control():
    every = variants()

    assert [one.kind for one in every[:2]] == [Recoding.UNTOUCHED, Recoding.SAVED]
    assert {one.kind for one in every} == set(Recoding)
    assert len(set(every)) == len(every)


def test_the_subject_names_the_frames_of_a_video():
    asked = record(())
    longer = replace(asked, what_if=replace(asked.what_if, first_frame=3, last_frame=9))

    assert subject(asked, STILL) == "EX-001"
    assert subject(asked, CLIP) == "EX-002, frame 0"
    assert subject(longer, CLIP) == "EX-002, frames 3 to 9"


def test_less_than_a_second_of_a_video_is_too_brief_for_an_operating_point():
    stream = replace(CLIP.stream, frame_count=301, last_pts=10.0)  # 30 frames a second
    clip = replace(CLIP, stream=stream)
    asked = record((0.3, 0.3, 0.3, 0.3))

    assert CLIP_SECONDS == WINDOW  # what the score of a clip is measured over
    assert [is_brief(clip, 10, last) for last in (10, 38, 39, 40)] == [True, True, False, False]
    assert is_brief(CLIP, 0, 0)  # a video of one frame
    assert not is_brief(STILL, 0, 0)
    assert tried_words(asked, clip).endswith("less was tried here, and none is applied.")
    assert "less was tried" not in tried_words(asked, STILL)


def test_a_score_on_record_of_other_faces_is_said_not_to_be_compared():
    [strip] = strips(record((0.3,), threshold=0.5, untouched=OTHER_FACES))
    [other] = strips(record((0.3,), threshold=0.5, untouched="too_small"))

    assert compared_words(strip).startswith(
        "Untouched: withheld (other faces read). Saved anew: 0.21. What is on record was read"
    )
    assert "on record" not in compared_words(other)


def test_records_refuse_what_cannot_be():
    with pytest.raises(ValueError, match="goes with the outcome"):
        WhatIfAnswer(copy_id="c", analyzer="a", outcome=Outcome.WITHHELD, score=1.0, reason="r")
    with pytest.raises(ValueError, match="has a reason"):
        WhatIfAnswer(copy_id="c", analyzer="a", outcome=Outcome.WITHHELD)
    with pytest.raises(ValueError, match="ends before"):
        replace(record(()).what_if, first_frame=5)
