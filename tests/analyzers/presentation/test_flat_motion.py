"""A flat picture is told from a head, and what cannot be told is withheld with a reason."""

import re

import numpy as np
import pytest

from analyzers.presentation.flat_motion import Presentation, PresentationReading
from analyzers.presentation.telling import (
    HEADS_REACH,
    MOST_FACES,
    SHEETS_FROM,
    FaceTold,
    summary,
)
from tests.analyzers.presentation.made_faces import (
    astray,
    flat,
    frames_of,
    speaking,
    times,
    turning,
)
from workbench.model import Curve, Fact, FrameScore, Illustration, Measurement, Outcome


def said_of(frames, batch=8):
    reading = PresentationReading(Presentation())
    batches = [tuple(frames[at : at + batch]) for at in range(0, len(frames), batch)]
    return [s for one in batches for s in reading.observe(one)] + list(reading.conclude())


def scores(said):
    return [one for one in said if isinstance(one, FrameScore)]


def highest(said):
    return max(one.score for one in scores(said) if one.score is not None)


def withheld(said):
    return {one.reason for one in scores(said) if one.outcome is Outcome.WITHHELD}


@pytest.fixture(scope="module")
def sheet():
    return said_of(frames_of(flat(times())))


@pytest.fixture(scope="module")
def head():
    return said_of(frames_of(turning(times())))


def test_a_moved_picture_scores_above_a_turning_head(sheet, head):
    assert highest(sheet) > 0.9 > SHEETS_FROM
    assert highest(head) < HEADS_REACH


@pytest.mark.parametrize("yaw, pitch", [(20.0, 0.0), (12.0, 8.0), (0.0, 14.0)])
def test_however_a_head_turns_it_is_no_plane(yaw, pitch):
    assert highest(said_of(frames_of(turning(times(), yaw, pitch)))) < HEADS_REACH


@pytest.mark.parametrize("seed", range(3))
def test_however_a_hand_moves_a_picture_it_is_a_plane(seed):
    assert highest(said_of(frames_of(flat(times(), seed=seed)))) > SHEETS_FROM


def test_every_frame_is_answered_once_and_in_order(sheet):
    assert [one.frame for one in scores(sheet)] == list(range(80))
    assert {one.track_id for one in scores(sheet)} == {"1"}


def test_what_it_says_does_not_depend_on_the_batches(sheet):
    other = said_of(frames_of(flat(times())), batch=1)

    assert scores(other) == scores(sheet)
    assert [o for o in other if isinstance(o, Fact | Measurement)] == [
        o for o in sheet if isinstance(o, Fact | Measurement)
    ]


def test_a_face_that_does_not_turn_is_withheld():
    still = np.repeat(turning(times(0.04), noise=0.0), 80, axis=0)
    noisy = still + np.random.default_rng(0).normal(0, 0.3, still.shape)

    assert withheld(said_of(frames_of(noisy))) == {"too_little_turning"}


def test_a_picture_that_is_only_shifted_and_turned_in_its_plane_is_withheld():
    moved = flat(times(), degrees=(0.0, 0.0, 15.0), reach=(0.2, 0.1, 0.1))

    assert withheld(said_of(frames_of(moved))) == {"too_little_turning"}


def test_a_mesh_that_trembles_more_than_the_face_turns_is_withheld():
    trembling = turning(times(), yaw=3.0, pitch=1.0, noise=3.0)

    assert withheld(said_of(frames_of(trembling))) == {"too_little_turning"}


def test_a_face_at_rest_that_speaks_is_no_plane():
    scored = [one.score for one in scores(said_of(frames_of(speaking(times()))))]

    assert all(score is None or score < HEADS_REACH for score in scored)


@pytest.mark.parametrize(
    ("quality", "reason"),
    [
        ({"width": 90.0}, "face_too_small"),
        ({"yaw": 45.0}, "face_turned_away"),
        ({"pitch": -33.0}, "face_turned_away"),
        ({"width": None}, "face_not_measured"),
    ],
)
def test_what_cannot_be_read_is_withheld(quality, reason):
    said = said_of(frames_of(flat(times(2.4)), **quality))

    assert withheld(said) == {reason}
    assert not [one for one in said if isinstance(one, Fact | Measurement | Illustration)]


def test_a_face_without_a_mesh_and_a_frame_without_a_face():
    frames = frames_of([None] * 3)
    frames[1].faces = ()
    said = scores(said_of(frames))

    assert [one.reason for one in said] == ["no_mesh", "no_face", "no_mesh"]
    assert said[1].outcome is Outcome.NOT_APPLICABLE and said[1].track_id is None


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_a_mesh_with_points_that_are_no_numbers_is_no_mesh(wrong):
    frames = frames_of(flat(times()))
    frames[30].faces = (astray(frames[30].faces[0], wrong),)
    said = scores(said_of(frames))

    assert [one.frame for one in said if one.reason == "no_mesh"] == [30]
    assert max(one.score or 0.0 for one in said) > SHEETS_FROM


def test_too_few_frames_are_withheld():
    assert withheld(said_of(frames_of(flat(times(1.6))))) == {"too_few_frames"}


@pytest.mark.parametrize("rate", [0.5, 3.0, 3.9])
def test_too_few_frames_a_second_are_withheld(rate):
    said = said_of(frames_of(flat(times(6.0, rate)), rate=rate))

    assert withheld(said) == {"too_few_frames_a_second"}


def test_a_video_that_stalls_is_withheld_and_a_face_out_of_sight_is_another_reason():
    stalled, hidden = (frames_of(flat(times(3.0))) for _ in range(2))
    for frame in stalled[40:]:
        frame.pts += 0.5
    for frame in hidden[35:50]:
        frame.faces = ()

    assert [one.reason for one in scores(said_of(stalled))] == [
        *["too_few_frames_a_second"] * 40,
        *["too_few_frames"] * 35,
    ]
    assert withheld(said_of(hidden)) == {"too_few_frames"}


def test_a_single_frame_is_too_few():
    assert withheld(said_of(frames_of(flat(times(0.04))))) == {"too_few_frames"}


def test_no_passage_reaches_over_a_cut():
    """Two stretches of 1.6 s under one track, as when an examiner merged them."""
    first = frames_of(flat(times(1.6)), track="t", stretch="1")
    second = frames_of(flat(times(1.6), seed=1), track="t", stretch="2", first=40)

    assert withheld(said_of(first + second)) == {"too_few_frames"}


@pytest.mark.parametrize("rate", [15.0, 60.0, 120.0])
def test_the_score_hardly_depends_on_the_frame_rate(sheet, rate):
    other = said_of(frames_of(flat(times(rate=rate)), rate=rate))

    assert highest(other) == pytest.approx(highest(sheet), abs=0.1)


def test_points_that_lie_on_one_another_raise_nothing():
    nothing = np.zeros((80, 478, 3))

    assert withheld(said_of(frames_of(nothing))) == {"too_little_turning"}


def test_memory_does_not_grow_with_the_video():
    reading = PresentationReading(Presentation())
    waiting = []
    for frame in frames_of(turning(times(8.0))):
        list(reading.observe((frame,)))
        waiting.append(len(reading._asked))
    assert max(waiting) <= 3.1 * 25


def test_pictures_do_not_grow_with_the_faces():
    """Of more faces, one after another, those with the highest scores keep theirs."""
    reading, said = PresentationReading(Presentation()), []
    for track in range(MOST_FACES + 3):
        meshes = flat(times(2.2, 10.0), seed=track)
        frames = frames_of(meshes, rate=10.0, track=str(track), first=30 * track)
        said += reading.observe(frames)
        assert sum(one.illustration is not None for one in reading.faces) <= MOST_FACES
    said += reading.conclude()
    best = sorted(reading.faces, key=lambda face: -face.score)[:MOST_FACES]
    drawn = [one.track_id for one in said if isinstance(one, Illustration)]

    assert sum(face.highest is not None for face in reading.faces) == MOST_FACES + 3
    assert sorted(drawn) == sorted(face.track for face in best)


# --- what is told ---------------------------------------------------------------------------


def test_a_flat_picture_is_told_in_words_and_never_a_living_one(sheet, head):
    [flatly], [deeply] = (
        [one for one in said if isinstance(one, Fact)] for said in (sheet, head)
    )

    assert flatly.text.startswith("flat motion") and "print" in flatly.text
    assert deeply.text.startswith("no evidence") and "does not speak for" in deeply.text
    for fact in (flatly, deeply):
        assert not fact.telling and not fact.stated
        assert not re.search(r"\b(?:is|are) authentic|genuine|is real|alive", fact.text)


def test_what_was_measured_is_told(sheet, head):
    one, other = (
        {m.name: m.value for m in said if isinstance(m, Measurement)} for said in (sheet, head)
    )

    assert one["residual_of_plane"] < other["residual_of_plane"]
    assert other["residual_of_head_of_skull"] < 0.3 * other["residual_of_plane_of_skull"]
    assert {"noise_of_mesh", "turn_of_mesh", "change_of_shape"} <= set(one)


def test_the_share_is_told_by_frames_apart(sheet):
    [curve] = [one for one in sheet if isinstance(one, Curve)]

    assert curve.x.tolist() == [1, 5, 15, 30] and (curve.y[1:] > 0.9).all()


def test_two_frames_are_drawn_with_what_a_plane_leaves(sheet):
    [illustration] = [one for one in sheet if isinstance(one, Illustration)]
    first, second = illustration.pictures

    assert first.pixels.shape == second.pixels.shape and first.box is not None
    assert (first.pixels != 128).any() and (second.pixels != first.pixels).any()


def test_two_faces_have_no_quantity_of_one_name():
    frames = frames_of(flat(times()))
    other = frames_of(turning(times()), track="2")
    for one, two in zip(frames[5:], other[5:], strict=True):
        one.faces = (*one.faces, *two.faces)
    said = said_of(frames)
    names = [one.name for one in said if isinstance(one, Measurement | Curve)]

    assert len(set(names)) == len(names)
    assert [(one.frame, one.track_id) for one in scores(said)] == [
        (at, track) for at in range(80) for track in ("1", "2") if track == "1" or at >= 5
    ]


def test_frames_at_uneven_times_are_read():
    pts = np.cumsum(np.tile((1 / 30, 2 / 30), 35))
    frames = frames_of(flat(pts))
    for frame, at in zip(frames, pts, strict=True):
        frame.pts = float(at)

    assert highest(said_of(frames)) > SHEETS_FROM


def test_a_last_passage_too_short_for_itself_is_answered_by_the_one_before():
    frames = frames_of(flat(times(4.0)))
    said = scores(said_of(frames))
    apart = frames_of(flat(times(0.8)), first=110)

    assert {one.score for one in said} == {said[0].score}
    assert [one.reason for one in scores(said_of(frames + apart))[100:]] == [
        "too_few_frames"
    ] * 20


@pytest.mark.parametrize(
    ("read", "flat_ones", "start"),
    [(1, 1, "flat motion"), (6, 1, "flat motion"), (7, 1, "unclear"), (7, 2, "flat motion")],
)
def test_of_many_passages_one_alone_is_unclear(read, flat_ones, start):
    reading = PresentationReading(Presentation())
    for frame in frames_of(flat(times())):
        list(reading.observe((frame,)))
    [face] = reading.faces
    assert isinstance(face, FaceTold) and (face.read, face.flat) == (1, 1)
    face.read, face.flat = read, flat_ones
    text = summary(face, face.highest)

    assert text.startswith(start)
    assert f"{flat_ones} of {read} reached" in text and "up to 6 passages" in text
