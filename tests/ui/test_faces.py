"""What the desk knows of faces is exact to the frame, and says where nobody could look."""

from dataclasses import replace

import numpy as np
import pytest

from tests.ui.made_faces import FACE_PASS, SHOTS, samples, seen, track, two_faces
from ui.face_colors import BRIGHT, DEEP, face_color, numbered
from ui.face_lanes import QualityLane, presences
from ui.face_words import edit_words, none_words, presence_at, quality_rows, unmeasured
from ui.faces import FacesView, colored, sightings
from ui.lanes import NOT_EXAMINED, SCORED, Lane, spans
from ui.theme import DARK, LIGHT, contrast
from ui.track_edits import newest_first, taken_back
from ui.views.rows import ScoreRow
from workbench.faces.tracks import merged, renamed, split
from workbench.model import (
    AnalyzerRun,
    FaceTrack,
    MediaItem,
    MediaKind,
    MediaState,
    RunState,
    Stream,
    TrackSpan,
)

RUN = AnalyzerRun(
    media_id="m",
    info=FACE_PASS,
    settings={},
    media_sha256="0" * 64,
    software={},
    state=RunState.FINISHED,
)
CLIP = MediaItem(
    case_id="c",
    exhibit="EX-001",
    original_name="a.mp4",
    sha256="0" * 64,
    size_bytes=1,
    state=MediaState.ACCEPTED,
    kind=MediaKind.VIDEO,
    stream=Stream(
        container="MP4",
        codec="h264",
        width=320,
        height=240,
        coded_width=320,
        coded_height=240,
        frame_count=30,
    ),
    id="m",
)


@pytest.fixture
def view():
    faces = two_faces()
    return FacesView(
        media_id="m",
        run=RUN,
        seen=seen([one for _, one in faces], damaged=(0,), undecoded=(1,)),
        shots=SHOTS,
        tracks=colored((track(RUN, label, one), sightings(one)) for label, one in faces),
    )


def labels(tracks):
    return [one.track.label for one in tracks]


# --- exact ----------------------------------------------------------------------------------


def test_a_face_is_in_the_frames_it_was_found_in_and_in_no_other(view):
    gap = sightings(samples(0, [2, 3, 7, 8]))
    assert [frame for frame in range(12) if gap.row(frame) is not None] == [2, 3, 7, 8]
    assert labels(view.at(20)) == ["Face 1", "Face 2"]
    assert view.at(1) == []


def test_one_label_has_one_colour(view):
    first, again, other = view.tracks
    assert first.color == again.color != other.color


def test_no_edit_changes_the_colour_of_another_face():
    found = ["Face 1", "Face 2", "Face 1", "Face 3"]
    origin = {"Jane": "Face 1", "Joe": "Face 2"}

    assert numbered(found) == {"Face 1": 0, "Face 2": 1, "Face 3": 2}
    one_renamed = numbered(["Face 1", "Face 2", "Jane", "Face 3"], found, origin)
    assert one_renamed == {"Face 1": 0, "Face 2": 1, "Jane": 3, "Face 3": 2}
    all_renamed = numbered(["Jane", "Joe", "Jane", "Face 3"], found, origin)
    assert all_renamed == {"Jane": 0, "Joe": 1, "Face 3": 2}


@pytest.mark.parametrize(("theme", "colors"), [(DARK, BRIGHT), (LIGHT, DEEP)])
def test_colours_of_faces_stand_out_from_what_they_are_drawn_on(theme, colors):
    assert [face_color(theme, number) for number in range(len(colors))] == list(colors)
    for color in colors:
        assert min(contrast(color, ground) for ground in (theme.field, theme.panel)) >= 3


def test_a_score_about_a_renamed_face_carries_its_new_name(view):
    old, again, other = (one.track for one in view.tracks)
    new = renamed(old, "Jane", **BY)
    standing = [(new, view.tracks[0].seen), *((o.track, o.seen) for o in view.tracks[1:])]
    now = replace(view, tracks=colored(standing), history=(old, again, other, new))
    scored = Lane(info=replace(FACE_PASS, title="A method"), track_id=old.id)

    row = ScoreRow(scored, face=now.of_lane(scored.track_id))
    assert row.detail.startswith("Jane: ")
    assert row.color(DARK) == BRIGHT[0]
    assert now.of_lane("gone") is None


# --- lanes ----------------------------------------------------------------------------------


def test_none_found_and_could_not_look_are_apart(view):
    said = {pts: presence_at(presences(view)[1], pts) for pts in (0.0, 0.04, 0.08, 0.8, 1.4)}

    assert said[0.0].endswith("could not look: the frame is damaged")
    assert said[0.04].endswith("could not look: the frame does not decode")
    assert said[0.08].endswith(": not found")
    assert said[0.8].endswith(": found")
    assert said[1.4].endswith("not examined")
    kinds = {span.kind for span in spans(presences(view)[1], 0, 1.2)}
    assert len(kinds - {SCORED}) == 3


def test_a_pass_that_was_cut_short_leaves_the_rest_unexamined(view):
    short = replace(view, tracks=(), seen=seen([], count=10))
    [lane] = presences(short)

    assert spans(lane, 0, 1.2)[-1].kind == NOT_EXAMINED
    assert none_words(short, CLIP) == "No face was found in 10 of 30 frames. Not examined: 20."


def test_a_track_is_drawn_without_its_gaps():
    one = colored([(track(RUN, "x", samples(0, [2, 3])), sightings(samples(0, [2, 3, 7, 8])))])[
        0
    ]
    assert [(round(s.first, 2), round(s.last, 2)) for s in one.stretches] == [
        (0.08, 0.16),
        (0.28, 0.36),
    ]


def test_a_quality_breaks_where_it_is_missing_and_where_the_face_is():
    found = samples(0, [0, 1, 2, 3, 8, 9], unmeasured=(2,))
    [one] = colored([(track(RUN, "x", found), sightings(found))])
    lane = QualityLane(track=one, quality="yaw")

    assert [(p.start, p.stop) for p in lane.pieces()] == [(0, 2), (3, 4), (4, 6)]
    assert lane.bounds == (-12, -12)


# --- words ----------------------------------------------------------------------------------


def test_a_missing_quality_is_no_number_and_has_its_reason(view):
    one = view.tracks[0]
    rows = {name: (words, known) for name, words, known in quality_rows(one, 5)}

    assert rows["yaw"] == ("not measurable: no mesh fits the face here", False)
    assert rows["width"] == ("50 px", True)
    assert quality_rows(one, 20) == []
    assert unmeasured(one, 2, "motion").endswith("not seen in the frame before")


def test_a_failed_pass_is_not_a_pass_that_found_nothing():
    failed = replace(RUN, state=RunState.FAILED, error="x\nmodel_missing: none at " + "a" * 80)
    words = none_words(FacesView(media_id="m", run=failed), CLIP)

    assert "failed, so nothing is known" in words
    assert "No face was found" not in words
    assert "aaaaaaaaaaaa…" in words
    assert none_words(FacesView(media_id="m"), CLIP).startswith("Examine to find faces")
    broken = FacesView(media_id="m", run=RUN, broken="The file is gone. Verify the case.")
    assert none_words(broken, CLIP).endswith("Verify the case.")


# --- edits ----------------------------------------------------------------------------------


def of_spans(span):
    return np.arange(span.first_frame, span.last_frame + 1)


def made(number, label="Face 1"):
    span = TrackSpan(number, number * 10, number * 10 + 9)
    return FaceTrack(media_id="m", run_id="r", label=label, spans=(span,), frames=10)


BY = {"examiner": "A. Examiner", "note": "n"}


def test_every_edit_is_told_newest_first():
    one, other = made(0), made(1, "Face 2")
    name = renamed(one, "Jane", **BY)
    whole = merged([name, other], of_spans, **BY)
    parts = split(whole, 15, of_spans, **BY)
    told = [edit_words(edit) for edit in newest_first([one, other, name, whole, *parts])]

    assert told == [
        "Jane split into Jane and Jane, from frame 15",
        "Jane and Face 2 merged into Jane",
        "Face 1 renamed to Jane",
    ]


def test_an_edit_is_taken_back_by_edits_that_name_what_they_supersede():
    three = [made(number, f"Face {number}") for number in range(3)]
    whole = merged(three, of_spans, **BY)
    steps = taken_back(newest_first([*three, whole])[0], **BY)

    assert [[one.label for one in step] for step in steps] == [
        ["Face 0", "Face 1"],
        ["Face 1", "Face 2"],
    ]
    assert {one.supersedes for one in steps[0]} == {(whole.id,)}
    assert {one.supersedes for one in steps[1]} == {(steps[0][1].id,)}
    assert steps[0][1].spans == three[1].spans + three[2].spans
    standing = [steps[0][0], *steps[1]]
    assert [one.spans for one in standing] == [one.spans for one in three]
    assert all(one.examiner == "A. Examiner" for one in standing)
