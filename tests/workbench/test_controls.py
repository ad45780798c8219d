"""Local negative controls: exact intervals, and which media count for which result."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from tests.made_scores import INFO
from workbench.controls import (
    Answer,
    alarm_words,
    answers_of,
    height_words,
    local_rate,
    share,
    words,
)
from workbench.model import (
    AnalyzerRun,
    KnownAuthentic,
    MediaItem,
    MediaKind,
    MediaState,
    RunState,
    ScoreSeries,
)
from workbench.model.calibration import Method

METHOD = Method(analyzer="a", version="1", settings={"tile": 8})


def answer(media_id, score, called=None, **changes):
    made = Answer(
        media_id=media_id, method=METHOD, kind=MediaKind.IMAGE, score=score, called=called
    )
    return replace(made, **changes)


@pytest.mark.parametrize(
    ("count", "n", "lower", "upper"),
    [(0, 5, 0.0, 0.5218), (5, 5, 0.4782, 1.0), (1, 10, 0.0025, 0.4450), (0, 60, 0.0, 0.0596)],
)
def test_intervals_are_the_exact_binomial_ones(count, n, lower, upper):
    found = share(count, n)

    assert (found.lower, found.upper) == pytest.approx((lower, upper), abs=1e-4)


def test_intervals_are_those_of_a_library():
    stats = pytest.importorskip("scipy.stats")
    for count in range(8):
        peer = stats.binomtest(count, 7).proportion_ci(method="exact")
        found = share(count, 7)
        assert (found.lower, found.upper) == pytest.approx((peer.low, peer.high), abs=1e-9)


def test_alarms_and_heights_are_counted_over_like_media_only():
    here = answer("q", 2.0, True)
    every = [
        answer("k1", 1.0, False),
        answer("k2", 2.0, True),
        answer("k3", None, None),
        answer("video", 9.0, True, kind=MediaKind.VIDEO),
        answer("newer", 9.0, True, method=replace(METHOD, version="2")),
        answer("set", 9.0, True, method=replace(METHOD, settings={"tile": 16})),
    ]
    found = local_rate(here, every)

    assert (found.alarms.count, found.alarms.n) == (1, 2)
    assert (found.as_high.count, found.as_high.n) == (1, 2)
    assert found.unscored == 1


def test_a_marked_exhibit_is_no_control_of_itself():
    marked = answer("k1", 1.0, False)

    assert local_rate(marked, [marked]) is None
    assert local_rate(answer("q", 1.0), [marked]).as_high.n == 1


def test_without_an_operating_point_there_is_no_false_alarm_rate():
    found = local_rate(answer("q", 1.0), [answer("k1", 2.0)])

    assert found.alarms is None and "no false alarm rate" in alarm_words(found)
    assert "1 of 1 score as high" in height_words(found)


def test_without_a_score_nothing_is_compared():
    found = local_rate(answer("q", None), [answer("k1", 2.0, False)])

    assert found.as_high is None and height_words(found) == ""
    assert found.alarms.n == 1


def test_few_controls_say_how_little_they_say():
    five = [answer(f"k{n}", 0.0, False) for n in range(5)]
    many = [answer(f"k{n}", 0.0, False) for n in range(25)]

    told = words(local_rate(answer("q", 1.0), five))
    assert told.startswith("0 of 5 known authentic exhibits") and "0 % to 52 %" in told
    assert "so few say little: rates from 0 % to 52 %" in told
    assert "so few" not in words(local_rate(answer("q", 1.0), many))


ITEM = MediaItem(
    case_id="c",
    exhibit="EX-001",
    original_name="p.jpg",
    sha256="0" * 64,
    size_bytes=1,
    state=MediaState.ACCEPTED,
    kind=MediaKind.IMAGE,
)
MARKED = KnownAuthentic(
    media_id=ITEM.id, known=True, said_by="J. Maas", channel="telephone", examiner="A. Vos"
)


def run_of(state=RunState.FINISHED, after=timedelta(0)):
    """A run that ended so long after the exhibit was marked."""
    return AnalyzerRun(
        media_id=ITEM.id,
        info=INFO,
        settings={},
        media_sha256=ITEM.sha256,
        software={},
        state=state,
        ended_at=MARKED.at + after,
    )


def series_of(run_id):
    none = np.zeros(1, np.uint8)
    said = ScoreSeries(
        run_id=run_id,
        track_id=None,
        frames=none,
        pts=none,
        scores=np.ones(1),
        outcomes=none,
        reasons=none,
        reason_codes=("",),
    )
    return [said]


def test_a_run_that_did_not_finish_said_nothing():
    done, broken = run_of(), run_of(RunState.FAILED)

    assert list(answers_of(ITEM, [done, broken], series_of)) == [done.id]
    assert answers_of(ITEM, [broken], series_of) == {}


def test_a_control_marked_after_its_result_was_known_is_told():
    later, before = (run_of(after=timedelta(hours=hours)) for hours in (1, -1))
    [blind] = answers_of(ITEM, [later], series_of, MARKED).values()
    [seeing] = answers_of(ITEM, [before], series_of, MARKED).values()
    here = replace(blind, media_id="q", channel="", late=False)

    assert (blind.late, seeing.late, seeing.channel) == (False, True, "telephone")
    assert "1 of 1 were marked after their result" in words(local_rate(here, [seeing]))
    assert "were marked after" not in words(local_rate(here, [blind]))


def test_several_channels_are_told_apart():
    here = answer("q", 1.0)
    one = [answer(f"a{n}", 2.0, True, channel="telephone") for n in range(2)]
    two = [answer(f"b{n}", 0.0, False, channel="") for n in range(3)]
    both, alone = local_rate(here, [*one, *two]), local_rate(here, one)

    assert [(part.channels, part.alarms.count, part.alarms.n) for part in both.apart] == [
        (("",), 0, 3),
        (("telephone",), 2, 2),
    ]
    assert "“telephone”: 2 of 2 would be proposed, 2 of 2 score as high" in words(both)
    assert "channel not stated: 0 of 3" in words(both)
    assert not alone.apart and "shared: “telephone”" in words(alone)
