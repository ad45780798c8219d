"""Series whose truth is known: a moment counts, one frame does not, and nothing is made up."""

import numpy as np
import pytest

from workbench.temporal import (
    clip_score,
    course,
    highest,
    proposals,
    series_score,
)

RATE = 4  # frames asked about in a second


def noise(seconds, rate=RATE, seed=0):
    return np.random.default_rng(seed).normal(size=round(seconds * rate)) * 0.5


def over_time(scores, rate=RATE):
    n = len(scores)
    return course(np.arange(n) * 6, np.arange(n) / rate, scores)


def test_half_a_second_raises_the_score_and_drowns_in_the_mean():
    scores = noise(20)
    quiet = series_score(over_time(scores))
    scores[30:32] += 6

    assert series_score(over_time(scores)) > quiet + 2
    assert scores.mean() < quiet


@pytest.mark.parametrize("rate", [1, 4, 25])
@pytest.mark.parametrize("place", [0, 7, -1])
def test_one_frame_alone_moves_neither_score_nor_stretch(rate, place):
    quiet = noise(20, rate)
    loud = quiet.copy()
    loud[place] = 1e6

    assert series_score(over_time(loud, rate)) < series_score(over_time(quiet, rate)) + 1
    assert all(one.mean < 10 or one.scored > 1 for one in proposals(over_time(loud, rate)))


def test_a_whole_clip_scores_as_its_mean_does():
    scores = noise(20) + 5

    assert series_score(over_time(scores)) == pytest.approx(scores.mean(), abs=1)


@pytest.mark.parametrize("scores", [[3.0], [3.0, 5.0], [3.0, 5.0, 4.0]])
def test_few_frames_score_as_their_median(scores):
    assert series_score(over_time(scores)) == pytest.approx(np.median(scores))


def test_nothing_scored_is_no_score():
    empty = course([0, 6], [0.0, 0.25], [np.nan, np.nan])

    assert series_score(empty) is None and highest(empty) is None
    assert clip_score([]) is None and clip_score([empty]) is None


def test_missing_frames_are_left_out_and_not_taken_for_low_ones():
    scores = noise(20)
    scores[30:38] += 6
    gapped = scores.copy()
    gapped[[32, 35]] = np.nan

    whole, told = (series_score(over_time(one)) for one in (scores, gapped))
    assert told == pytest.approx(whole, abs=0.6)
    found = highest(over_time(gapped))
    assert (found.first_frame, found.last_frame, found.scored) == (180, 222, 6)


def test_a_clip_is_scored_by_its_highest_face_not_by_the_mean_of_all():
    calm = [over_time(noise(10, seed=n)) for n in range(4)]
    forged = over_time(noise(10, seed=9) + 5)

    assert clip_score([*calm, forged]) == pytest.approx(series_score(forged))


def test_a_face_seen_for_one_frame_is_filled_up_with_what_is_usual():
    calm = over_time(noise(20))
    glimpse = course([600], [25.0], [40.0])

    assert clip_score([calm, glimpse]) == pytest.approx(clip_score([calm]))


@pytest.mark.parametrize("rate", [4, 12.5, 25])
@pytest.mark.parametrize("seconds", [0.75, 1.0, 2.0])
def test_the_highest_stretch_begins_and_ends_where_it_was_altered(rate, seconds):
    scores = noise(12, rate)
    first, n = round(5 * rate), round(seconds * rate)
    scores[first : first + n] += 6
    found = highest(over_time(scores, rate))

    assert found.start == pytest.approx(first / rate, abs=0.6 / rate)
    assert found.end == pytest.approx((first + n) / rate, abs=0.6 / rate)
    assert found.scored == n and found.rise > 3
    assert found.peak == scores[first : first + n].max()
    assert found.mean == pytest.approx(scores[first : first + n].mean())


def test_frames_at_uneven_times_are_read_by_their_times():
    rng = np.random.default_rng(3)
    pts = np.cumsum(rng.uniform(0.02, 0.06, 300))
    inside = (pts > 4) & (pts < 5)
    found = highest(course(np.arange(300), pts, np.where(inside, 5.0, rng.normal(size=300))))

    assert (found.start, found.end) == pytest.approx((4, 5), abs=0.1)


def test_no_stretch_reaches_over_a_pause():
    pts = np.concatenate([np.arange(20), np.arange(20) + 400]) / 4
    scores = np.zeros(40)
    scores[18:22] = 5
    first, second = list(proposals(course(np.arange(40), pts, scores)))

    assert {(first.first_pts, first.last_pts), (second.first_pts, second.last_pts)} == {
        (4.5, 4.75),
        (100.0, 100.25),
    }
    edges = sorted([(first.start, first.end), (second.start, second.end)])
    assert edges == [(4.375, 4.875), (100.0, 100.375)]


def test_stretches_come_highest_first_and_apart():
    scores = noise(30)
    for place, height in ((20, 4), (60, 8), (90, 6)):
        scores[place : place + 6] += height
    found = list(proposals(over_time(scores), most=3))

    assert [one.first_pts for one in found] == pytest.approx([15.0, 22.5, 5.0])
    assert found[0].rise > found[1].rise > found[2].rise
    assert len(list(proposals(over_time(scores)))) <= 5


def test_a_face_that_is_high_throughout_stands_out_of_the_clip_and_not_of_itself():
    whole = over_time(noise(4) + 5)

    assert highest(whole).rise < 1.5
    [found] = proposals(whole, most=1, usual=0.0)
    assert found.rise > 4 and found.scored == 16
    assert (found.start, found.end) == (0.0, 3.875)


@pytest.mark.parametrize("score", [1.0, 0.1, -7.3])
def test_a_flat_series_has_no_highest_stretch(score):
    assert highest(over_time(np.full(40, score))) is None


def alone(place, rate, high):
    """One frame between two pauses of a clip that is low all along."""
    pts = np.arange(40) / rate
    pts[place:] += 10 / rate
    pts[place + 1 :] += 10 / rate
    return pts, np.where(np.arange(40) == place, high, 0.1)


@pytest.mark.parametrize("rate", [1, 4, 25])
def test_a_lone_frame_between_pauses_moves_nothing(rate):
    pts, scores = alone(20, rate, 0.95)
    told = course(np.arange(40), pts, scores)

    assert series_score(told) == clip_score([told]) == pytest.approx(0.1)
    assert highest(told) is None


def test_two_frames_between_pauses_move_less_than_three():
    pts = np.concatenate([np.arange(20), np.arange(2) + 40, np.arange(3) + 60.0])
    calm, two, three = np.zeros(20), [1, 1], [1, 1, 1]
    told = [
        series_score(course(np.arange(25), pts, [*calm, *one, *other]))
        for one, other in ((two, [0] * 3), ([0] * 2, three))
    ]

    assert told == pytest.approx([2 / 3, 1])


@pytest.mark.parametrize("time", [0.0, 3.5])
def test_a_clip_of_one_time_has_the_score_of_its_highest_face(time):
    faces = [course([0], [time], [score]) for score in (0.1, 0.9, 0.2)]

    assert clip_score(faces) == 0.9
    assert clip_score([*faces, course([9], [time], [np.nan])]) == 0.9


def test_the_highest_second_of_sparse_scores_is_the_shortest_run_of_three():
    scores = np.zeros(20)
    scores[8:11] = 3.0

    assert series_score(over_time(scores, rate=1)) == pytest.approx(3.0)
