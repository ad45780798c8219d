"""Times of alterations are held against what is proposed, beside cuts and chance."""

from dataclasses import replace

import numpy as np
import pytest

from workbench.evaluation.records import Series
from workbench.evaluation.stretches import (
    NO_CLIP,
    NO_TIMES,
    boundary_error,
    overlap,
    stretches,
)
from workbench.temporal import course, highest

TIMES = ((4.0, 6.0),)


@pytest.fixture(scope="module")
def clip(make_item):
    """Return a maker of one clip of 12 s, whose scores rise by `height` from 4 s to 6 s."""

    def make(number, altered, height, segments=(), splices=(), faces=1):
        rng = np.random.default_rng(number)
        item = make_item(f"{number}.mp4", altered, 0.0, kind="video", person=f"p{number}")
        pts = np.tile(np.arange(48) / 4, faces)
        scores = rng.normal(size=48 * faces) * 0.3 + height * ((pts >= 4) & (pts < 6))
        series = Series(
            path=item.entry.path,
            analyzer="a",
            faces=tuple(np.repeat(np.arange(faces), 48).tolist()),
            frames=tuple((pts * 25).astype(int).tolist()),
            scores=tuple(scores.tolist()),
            pts=tuple(pts.tolist()),
        )
        entry = replace(item.entry, segments=segments, splices=splices)
        return replace(item, entry=entry, series=series)

    return make


def clips_of(clip, height, cut=0.0):
    forged = [clip(n, True, height, segments=TIMES) for n in range(6)]
    spliced = [clip(10 + n, False, cut, splices=TIMES) for n in range(6)]
    return [*forged, *spliced, *(clip(20 + n, False, 0.0) for n in range(4))]


def test_a_planted_alteration_is_found_and_a_splice_is_not(clip):
    told = stretches(clips_of(clip, 5.0), told=True)

    assert told["why"] is None and told["n"] == {"authentic": 10, "altered": 6}
    assert told["average_precision"]["0.75"]["value"] == 1
    assert told["average_precision"]["0.75"]["by_chance"] < 0.2
    assert told["average_recall"]["at_2"] > 0.7
    altered, spliced = told["altered"], told["spliced"]
    assert altered["found"]["0.75"]["value"] == 1 and altered["found_by_chance"]["0.5"] < 0.3
    assert altered["boundary_error"]["value"] < 0.13
    assert (altered["clips"], spliced["clips"], spliced["segments"]) == (6, 6, 6)
    assert spliced["found"]["0.75"]["value"] < 0.5
    assert spliced["median_rise"] < 1 < altered["median_rise"]


def test_what_finds_cuts_finds_splices_too_and_loses_its_precision(clip):
    told = stretches(clips_of(clip, 5.0, cut=5.5), told=True)

    assert told["spliced"]["found"]["0.75"]["value"] == 1
    assert told["average_precision"]["0.75"]["value"] < 0.8


def test_one_time_over_several_faces_is_one_stretch(clip):
    told = stretches([clip(n, True, 5.0, segments=TIMES, faces=3) for n in range(3)], told=True)

    assert told["average_precision"]["0.5"]["value"] == 1


def test_what_is_missing_is_said(clip, make_item):
    still = make_item("a.jpg", True, 1.0)

    assert stretches(clips_of(clip, 1.0), told=False)["why"] == NO_TIMES
    none = stretches([still, clip(1, False, 0.0)], told=True)
    assert none["why"] == NO_CLIP and none["average_precision"] is None
    assert none["altered"] is None and none["spliced"] is None
    old = clip(2, True, 5.0, segments=TIMES)
    old = replace(old, series=replace(old.series, pts=()))  # of an earlier version
    assert stretches([old], told=True)["why"] == NO_CLIP


def test_one_person_bounds_an_error_by_the_length_of_the_clip(clip):
    side = stretches([clip(1, True, 5.0, segments=TIMES)], told=True)["altered"]

    assert (side["boundary_error"]["lower"], side["boundary_error"]["upper"]) == (0.0, 11.75)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [((0, 1), (0, 1), 1), ((0, 1), (1, 2), 0), ((0, 2), (1, 3), 1 / 3), ((1, 1), (1, 1), 0)],
)
def test_temporal_overlap(one, two, expected):
    assert overlap(one, two) == pytest.approx(expected)


def test_the_error_is_of_the_nearest_segment():
    found = highest(course(range(40), np.arange(40) / 4, [0] * 16 + [5] * 8 + [0] * 16))

    assert boundary_error(found, ((0.0, 1.0), (4.0, 6.5))) == pytest.approx((0.125 + 0.625) / 2)
