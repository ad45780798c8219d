"""Edits of tracks lose no face, invent none, and are somebody's."""

from dataclasses import replace

import numpy as np
import pytest

from workbench import listing
from workbench.errors import (
    LabelUnfit,
    NoExaminer,
    NothingToSplit,
    TrackError,
    TracksOverlap,
    UnknownTrack,
    WorkbenchError,
)
from workbench.faces import tracks
from workbench.model import Author, FaceTrack, TrackSpan

FOUND = {  # by number: the frames in which the face was found
    1: [0, 1, 2, 3, 10, 11],  # out of sight from 4 to 9
    2: [5, 6, 7],
    3: [3, 4],
    4: [20, 21],
}


def frames_of(span):
    frames = np.array(FOUND.get(span.number, []), np.int64)
    return frames[(frames >= span.first_frame) & (frames <= span.last_frame)]


def track(number, **changes):
    frames = FOUND[number]
    made = FaceTrack(
        media_id="m",
        run_id="r",
        label=f"Face {number}",
        spans=(TrackSpan(number, frames[0], frames[-1]),),
        frames=len(frames),
    )
    return replace(made, **changes)


@pytest.fixture
def one():
    return track(1)


def standing(*found):
    return {each.id: each for each in found}


def test_merged_track_holds_all_spans_and_is_named_like_the_first(one):
    two, four = track(2), track(4)
    merged = tracks.merged([four, two, one], frames_of, examiner=" A. Vos ", note="same scar")

    assert merged.label == "Face 1"
    assert merged.spans == (*one.spans, *two.spans, *four.spans)
    assert merged.frames == 11
    assert (merged.first_frame, merged.last_frame) == (0, 21)
    assert merged.supersedes == (one.id, two.id, four.id)
    assert (merged.author, merged.examiner) == (Author.EXAMINER, "A. Vos")
    assert merged.note == "same scar"
    assert merged.id not in merged.supersedes and merged.at >= one.at
    assert tracks.act([merged], standing(one, two, four), frames_of) == tracks.MERGED


def test_merged_track_may_have_a_name_of_its_own(one):
    merged = tracks.merged([one, track(2)], frames_of, examiner="A. Vos", label="Speaker")

    assert merged.label == "Speaker"


def test_two_faces_in_one_frame_are_two_persons(one):
    with pytest.raises(TracksOverlap, match="frame 3"):
        tracks.merged([one, track(3)], frames_of, examiner="A. Vos")


def test_spans_may_interlock_where_the_face_was_out_of_sight(one):
    assert tracks.merged([one, track(2)], frames_of, examiner="A. Vos").frames == 9


def test_one_track_is_not_merged(one):
    for alone in ([one], [one, one], []):
        with pytest.raises(TrackError, match="two tracks"):
            tracks.merged(alone, frames_of, examiner="A. Vos")


def test_excluded_track_is_not_merged_with_another(one):
    out = track(2, excluded=True)
    with pytest.raises(TrackError, match="excluded"):
        tracks.merged([one, out], frames_of, examiner="A. Vos")


@pytest.mark.parametrize(
    ("at", "before", "after"),
    [
        (2, TrackSpan(1, 0, 1), TrackSpan(1, 2, 11)),
        (5, TrackSpan(1, 0, 3), TrackSpan(1, 10, 11)),  # between: both end where a face is
        (11, TrackSpan(1, 0, 10), TrackSpan(1, 11, 11)),
    ],
)
def test_split_track(one, at, before, after):
    left, right = tracks.split(one, at, frames_of, examiner="A. Vos")

    assert (left.spans, right.spans) == ((before,), (after,))
    assert left.frames + right.frames == 6
    assert left.supersedes == right.supersedes == (one.id,)
    assert (left.label, right.label) == ("Face 1", f"Face 1, from frame {at}")
    assert tracks.act([left, right], standing(one), frames_of) == tracks.SPLIT


@pytest.mark.parametrize("at", [-5, 0, 12, 100])
def test_split_that_leaves_a_part_empty(one, at):
    with pytest.raises(NothingToSplit):
        tracks.split(one, at, frames_of, examiner="A. Vos")


def test_split_after_a_merge_separates_the_spans_again(one):
    merged = tracks.merged([one, track(4)], frames_of, examiner="A. Vos")
    left, right = tracks.split(merged, 20, frames_of, examiner="A. Vos", label="Guest")

    assert left.spans == one.spans and right.spans == track(4).spans
    assert right.label == "Guest"


def test_names_exclusions_and_inclusions(one):
    named = tracks.renamed(one, "  Speaker ", examiner="A. Vos")
    out = tracks.excluded(named, examiner="A. Vos", note="a poster")
    back = tracks.included(out, examiner="A. Vos")

    assert named.label == out.label == "Speaker"
    assert (named.excluded, out.excluded, back.excluded) == (False, True, False)
    assert tracks.act([named], standing(one), frames_of) == tracks.RENAMED
    assert tracks.act([out], standing(named), frames_of) == tracks.EXCLUDED
    assert tracks.act([back], standing(out), frames_of) == tracks.INCLUDED
    with pytest.raises(TrackError, match="already"):
        tracks.excluded(out, examiner="A. Vos")
    with pytest.raises(TrackError, match="not excluded"):
        tracks.included(back, examiner="A. Vos")
    with pytest.raises(TrackError, match="needs a name"):
        tracks.renamed(one, " ", examiner="A. Vos")


@pytest.mark.parametrize("examiner", ["", "  "])
def test_nothing_is_changed_by_nobody(one, examiner):
    for edit in (
        lambda: tracks.merged([one, track(2)], frames_of, examiner=examiner),
        lambda: tracks.split(one, 2, frames_of, examiner=examiner),
        lambda: tracks.renamed(one, "Speaker", examiner=examiner),
        lambda: tracks.excluded(one, examiner=examiner),
        lambda: tracks.included(track(2, excluded=True), examiner=examiner),
    ):
        with pytest.raises(NoExaminer):
            edit()


def test_several_tracks_are_put_right_in_the_same_way_at_once(one):
    two = track(2)
    out = [tracks.excluded(each, examiner="A. Vos") for each in (one, two)]
    assert tracks.act(out, standing(one, two), frames_of) == tracks.EXCLUDED

    mixed = [out[0], tracks.renamed(two, "Guest", examiner="A. Vos")]
    with pytest.raises(TrackError, match="one way"):
        tracks.act(mixed, standing(one, two), frames_of)


def test_track_in_two_changes_at_once_is_refused(one):
    two = track(2)
    merged = tracks.merged([one, two], frames_of, examiner="A. Vos")
    named = tracks.renamed(one, "Guest", examiner="A. Vos")
    with pytest.raises(TrackError, match="once"):
        tracks.act([merged, named], standing(one, two), frames_of)


@pytest.mark.parametrize(
    "changes",
    [
        {"spans": (TrackSpan(1, 0, 3),)},
        {"spans": (TrackSpan(1, 0, 11), TrackSpan(4, 20, 21))},
        {"spans": (TrackSpan(9, 0, 1),)},
        {"label": "Face 1"},
    ],
)
def test_change_must_hold_the_same_faces_and_change_something(one, changes):
    named = replace(tracks.renamed(one, "Guest", examiner="A. Vos"), **changes)
    with pytest.raises(TrackError):
        tracks.act([named], standing(one), frames_of)


def test_part_without_a_face_is_refused(one):
    left, right = tracks.split(one, 5, frames_of, examiner="A. Vos")
    empty = replace(right, spans=(TrackSpan(1, 5, 9),))
    whole = replace(left, spans=one.spans)
    with pytest.raises(TrackError):
        tracks.act([whole, empty], standing(one), frames_of)


def test_change_of_what_does_not_stand(one):
    named = tracks.renamed(one, "Guest", examiner="A. Vos")
    with pytest.raises(UnknownTrack):
        tracks.act([named], standing(track(2)), frames_of)
    with pytest.raises(TrackError):
        tracks.act([], standing(one), frames_of)


def test_each_error_tells_what_to_do():
    for error in (NoExaminer, NothingToSplit, TrackError, TracksOverlap, UnknownTrack):
        assert len(error.advice) > 20 and error.advice != WorkbenchError.advice


@pytest.mark.parametrize("label", ["a\x1b[31mb", "two\nlines", "\u202eevil", "a\0", "x" * 121])
def test_name_that_cannot_be_shown_as_it_is_is_refused(label):
    one, two = track(1), track(2)
    for change in (
        lambda: tracks.renamed(one, label, examiner="A. Vos"),
        lambda: tracks.merged([two, track(4)], frames_of, examiner="A. Vos", label=label),
        lambda: tracks.split(one, 10, frames_of, examiner="A. Vos", label=label),
    ):
        with pytest.raises(LabelUnfit) as told:
            change()
        assert told.value.advice and str(told.value).isprintable()
    forged = replace(tracks.renamed(one, "Guest", examiner="A. Vos"), label=label)
    with pytest.raises(LabelUnfit):
        tracks.act([forged], {one.id: one}, frames_of)


def test_longest_name_leaves_room_for_what_a_split_adds():
    named = tracks.renamed(track(1), "é" * 120, examiner="A. Vos")
    left, right = tracks.split(named, 10, frames_of, examiner="A. Vos")

    assert left.label == "é" * 120
    assert len(right.label) == 120 and right.label.endswith("é, from frame 10")
    assert tracks.act([left, right], {named.id: named}, frames_of) == "tracks split"


def test_track_that_was_badly_named_before_can_be_put_right():
    old = replace(track(1), label="a\x1b[31mb")
    out = tracks.excluded(old, examiner="A. Vos")

    assert tracks.act([out], {old.id: old}, frames_of) == "tracks excluded"
    row = listing.track_row(replace(old, author=Author.EXAMINER, examiner="A\nVos"))
    assert r"a\u001b[31mb" in row and r"A\u000aVos" in row
