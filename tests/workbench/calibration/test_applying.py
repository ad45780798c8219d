"""The calibration that fits is chosen, and what taught it is read without its own source."""

from dataclasses import replace
from datetime import timedelta

import pytest

from workbench.calibration import applying
from workbench.calibration.applying import chosen, held_apart, ratio
from workbench.model import Conditions, MediaKind

HERE = Conditions(
    kind=MediaKind.IMAGE, coding="jpeg", megapixels=0.3, coarseness=1500.0, face_width=None
)


def test_a_ratio_rises_with_the_score_and_stays_within_bounds_and_interval(calibration):
    low, high = calibration.scale.bounds
    told = [ratio(calibration.scale, score / 4) for score in range(-40, 60)]

    assert [one.llr for one in told] == sorted(one.llr for one in told)
    assert all(low <= one.lower <= one.llr <= one.upper <= high for one in told)
    assert ratio(calibration.scale, 1e9).llr == told[-1].llr


@pytest.mark.parametrize(
    "change",
    [
        {"coding": "png", "coarseness": None},
        {"coarseness": 1900.0},
        {"coarseness": None},
        {"megapixels": 0.5},
        {"megapixels": 0.05},
    ],
)
def test_none_is_taken_outside_its_conditions(calibration, change):
    assert chosen([calibration], calibration.method, HERE).calibration == calibration
    found = chosen([calibration], calibration.method, replace(HERE, **change))

    assert (found.calibration, found.reason) == (None, applying.ELSEWHERE)


@pytest.mark.parametrize(
    "change",
    [{"version": "2"}, {"settings": {"tile": 16}}, {"model_sha256": "1" * 64}, {"faces": "2"}],
)
def test_none_is_taken_of_another_method(calibration, change):
    found = chosen([calibration], replace(calibration.method, **change), HERE)

    assert (found.calibration, found.reason) == (None, applying.OTHER_METHOD)


def test_no_video_is_read_by_any(calibration):
    film = replace(calibration.cell, kind=MediaKind.VIDEO)
    made = replace(calibration, cell=film)
    found = chosen([made], made.method, replace(HERE, kind=MediaKind.VIDEO))

    assert (found.calibration, found.reason) == (None, applying.VIDEO)


def test_scores_beyond_those_it_was_made_from_are_refused(calibration):
    scale = calibration.scale
    ends = scale.points[0][0], scale.points[-1][0]

    assert [applying.objection(calibration, scale, end) for end in ends] == ["", ""]
    for score in (ends[0] - 1e-6, ends[1] + 1e-6, 1e9):
        assert applying.objection(calibration, scale, score) == applying.OUTSIDE


def test_one_of_confounded_files_gives_way_and_is_refused(calibration):
    tested = replace(calibration.tested, confounded=True)
    later = calibration.made_at + timedelta(days=1)
    confounded = replace(calibration, tested=tested, made_at=later)

    assert applying.objection(confounded, confounded.scale, 1.0) == applying.CONFOUNDED
    both = [confounded, calibration]
    assert chosen(both, calibration.method, HERE).calibration is calibration


def test_of_an_analyzer_without_any_it_is_said(calibration):
    other = replace(calibration.method, analyzer="frequency.trial")

    assert chosen([calibration], other, HERE).reason == applying.NOT_AT_HAND
    assert chosen([], calibration.method, HERE).reason == applying.NOT_AT_HAND
    assert chosen([calibration], calibration.method, None).reason == applying.ELSEWHERE


def test_the_newest_of_several_is_taken(calibration):
    newer = replace(calibration, made_at=calibration.made_at + timedelta(days=1))

    assert chosen([newer, calibration], calibration.method, HERE).calibration is newer


def test_a_file_it_was_made_from_is_read_without_its_source(calibration):
    own = calibration.sources[0]

    assert held_apart(calibration, own.files[0] + "0" * 48) == own.without
    assert held_apart(calibration, "f" * 64, own.name) == own.without
    assert held_apart(calibration, "f" * 64, "elsewhere") == calibration.scale
    assert own.without != calibration.scale
