"""The analyzer tells forged eyes from the same eyes unforged, and withholds with a reason."""

import re
from dataclasses import replace

import numpy as np
import pytest

from analyzers.gaze import forgeries
from analyzers.gaze.living_eyes import LivingEyes, LivingEyesReading
from analyzers.gaze.standard import authentic
from tests.analyzers.gaze.made_eyes import alive, frames_of, late, meshes_of, resting
from workbench.analyzer import Frame
from workbench.model import Fact, FrameScore, Measurement, MediaKind, Outcome


def said_of(frames, batch=8):
    reading = LivingEyesReading(LivingEyes(), authentic())
    batches = [tuple(frames[at : at + batch]) for at in range(0, len(frames), batch)]
    return [s for one in batches for s in reading.observe(one)] + list(reading.conclude())


def scores(said):
    return [one for one in said if isinstance(one, FrameScore)]


def highest(said):
    return max(one.score for one in scores(said))


def withheld(said):
    return {one.reason for one in scores(said) if one.outcome is Outcome.WITHHELD}


@pytest.fixture(scope="module")
def living():
    return said_of(frames_of(alive()))


def forged(kind):
    acted = alive()
    meshes, poses = meshes_of(acted)
    if kind == "late":
        return frames_of(late(acted, 4))
    made = {
        "frozen": lambda: forgeries.frozen_eyes(meshes, poses),
        "swapped": lambda: forgeries.swapped_eye(meshes, poses, *meshes_of(alive(seed=3))),
        "jitter": lambda: forgeries.jitter(meshes, poses, 3.0, np.random.default_rng(0)),
    }
    return frames_of(acted, made[kind](), poses)


KINDS = ("late", "frozen", "swapped", "jitter")  # broken compensation: see test_cues


@pytest.mark.parametrize("kind", KINDS)
def test_forged_eyes_score_higher_than_the_same_eyes(living, kind):
    assert highest(said_of(forged(kind))) > highest(living) + 0.5


def test_every_frame_is_answered_once_and_in_order(living):
    assert [one.frame for one in scores(living)] == list(range(150))
    assert {one.track_id for one in scores(living)} == {"1"}
    assert all(one.score >= 0 for one in scores(living))


def test_what_it_says_does_not_depend_on_the_batches(living):
    other = said_of(frames_of(alive()), batch=1)

    assert scores(other) == scores(living)
    assert [o for o in other if isinstance(o, Fact)] == [
        o for o in living if isinstance(o, Fact)
    ]


def test_stills_are_not_its_question():
    assert LivingEyes.info.media == {MediaKind.VIDEO}


def test_a_frame_without_a_face_is_not_applicable_and_keeps_its_place():
    frames = frames_of(alive(3.0))
    for at in (0, 30, 31, 74):
        frames[at].faces = ()
    said = scores(said_of(frames))

    assert [one.frame for one in said] == list(range(75))
    none = [one.frame for one in said if one.outcome is Outcome.NOT_APPLICABLE]
    assert none == [0, 30, 31, 74]
    assert said[15].outcome is Outcome.SCORED  # a gap of two frames does not end a stretch


@pytest.mark.parametrize(
    ("quality", "reason"),
    [
        ({"width": 90.0}, "face_too_small"),
        ({"yaw": 40.0}, "face_turned_away"),
        ({"pitch": -33.0}, "face_turned_away"),
        ({"width": None}, "face_not_measured"),
        ({"quantiser": 45.0}, "face_too_compressed"),
        ({"width": 301.0}, "face_too_large"),
    ],
)
def test_what_cannot_be_read_is_withheld(quality, reason):
    said = said_of(frames_of(alive(2.4), **quality))

    assert withheld(said) == {reason}
    assert not [one for one in said if isinstance(one, Fact | Measurement)]


def test_a_hidden_eye_and_a_face_without_a_mesh_are_withheld():
    acted = alive(2.4)
    meshes, poses = meshes_of(acted)
    meshes[:, 33, :2] = meshes[:, 133, :2] + (meshes[:, 33, :2] - meshes[:, 133, :2]) * 0.3

    assert withheld(said_of(frames_of(acted, meshes, poses))) == {"eye_hidden"}
    bare = frames_of(acted, [None] * len(meshes), poses)
    assert withheld(said_of(bare)) == {"no_mesh"}


def test_closed_eyes_and_a_mesh_that_trembles_are_withheld():
    shut = replace(resting(2.4), shut=np.ones((60, 2)))
    assert withheld(said_of(frames_of(shut))) == {"eyes_closed"}
    trembling = frames_of(replace(alive(2.4), noise=5.0))
    assert "mesh_too_unsteady" in withheld(said_of(trembling))


def test_frames_without_a_quantiser_hide_no_coarse_compression():
    acted = alive(2.4)
    frames = frames_of(acted, quantiser=45.0)
    for at, plain in enumerate(frames_of(acted)):
        if at % 10 == 0:
            frames[at].faces = plain.faces

    assert withheld(said_of(frames)) == {"face_too_compressed"}


@pytest.mark.parametrize("rate", [15.0, 19.0, 33.0, 50.0, 60.0, 100.0])
def test_frame_rates_that_the_reference_does_not_know_are_withheld(rate):
    assert withheld(said_of(frames_of(alive(2.4, rate=rate)))) == {
        "frame_rate_outside_reference"
    }


@pytest.mark.parametrize("rate", [20.0, 24.0, 30.0])
def test_frame_rates_of_the_reference_are_scored(rate):
    assert not withheld(said_of(frames_of(alive(2.4, rate=rate))))


def test_too_few_frames_a_second_are_withheld():
    assert withheld(said_of(frames_of(alive(4.0, rate=8.0)))) == {"too_few_frames"}


def test_no_window_reaches_over_a_cut():
    """Two stretches of 1.6 s under one track, as when an examiner merged them."""
    first = frames_of(alive(1.6), track="t", stretch="1")
    second = frames_of(alive(1.6), track="t", stretch="2", first=40)
    whole = frames_of(alive(3.2), track="t", stretch="1")

    assert withheld(said_of(first + second)) == {"too_few_frames"}
    assert not withheld(said_of(whole))


def test_each_face_has_its_own_score_in_one_frame():
    frames = frames_of(alive(3.0))
    other = frames_of(late(alive(3.0), 4), track="2")
    for one, two in zip(frames, other, strict=True):
        one.faces = (*one.faces, *two.faces)
    said = scores(said_of(frames))

    assert [(one.frame, one.track_id) for one in said] == [
        (at, track) for at in range(75) for track in ("1", "2")
    ]
    by_track = {t: max(s.score for s in said if s.track_id == t) for t in ("1", "2")}
    assert by_track["2"] > by_track["1"] + 0.5


def test_two_faces_have_no_quantity_of_one_name(living):
    frames = frames_of(alive(3.0))
    other = frames_of(late(alive(3.0), 4), track="2")
    for one, two in zip(frames[5:], other[5:], strict=True):
        one.faces = (*one.faces, *two.faces)
    names = [one.name for one in said_of(frames) if isinstance(one, Measurement)]

    assert len(set(names)) == len(names)
    assert {name.split(", ", 1)[1] for name in names} == {
        "the face at 200, 100 in frame 0, 0.00 s to 2.96 s",
        "the face at 200, 100 in frame 5, 0.20 s to 2.96 s",
    }
    assert all("," not in one.name for one in living if isinstance(one, Measurement))


def test_memory_does_not_grow_with_the_video():
    reading = LivingEyesReading(LivingEyes(), authentic())
    waiting = []
    for frame in frames_of(alive(7.0)):
        list(reading.observe((frame,)))
        waiting.append(len(reading._asked))
    assert max(waiting) <= 2.5 * 25


# --- what is told ---------------------------------------------------------------------------


def test_usual_eyes_are_no_evidence_and_never_called_authentic(living):
    [summary, *cues] = [one for one in living if isinstance(one, Fact)]

    assert summary.name == "eyes" and summary.text.startswith("no evidence")
    assert "does not speak for the face" in summary.text
    for fact in (summary, *cues):
        assert not fact.telling and not fact.stated
        assert not re.search(r"\b(?:is|are) authentic|genuine|real eyes move", fact.text)
    assert len(cues) == 12


def test_unusual_eyes_are_told_by_their_cue_and_their_time():
    said = said_of(forged("jitter"))
    summary, first = [one for one in said if isinstance(one, Fact)][:2]

    assert summary.text.startswith("unusual") and "jitter" in summary.text
    assert "no operating point" in summary.text
    assert first.name == "jitter" and "rigid points" in first.text
    assert "the face at 200, 100 in frame 0" in summary.where


def test_a_cue_that_cannot_be_measured_says_why(living):
    text = {one.name: one.text for one in living if isinstance(one, Fact)}

    assert text["vergence"].startswith("withheld")
    assert "300 pixels" in text["vergence"]


def test_values_and_their_noise_are_measured_at_the_most_unusual_window(living):
    found = {one.name: one for one in living if isinstance(one, Measurement)}

    assert {"jitter", "jitter_of_rigid_points", "lids_together"} <= set(found)
    assert found["jitter"].frame == found["jitter_of_rigid_points"].frame
    assert found["jitter"].percentile is None  # the reference is too small for a rank


def test_blinks_are_counted_where_enough_was_watched(living):
    assert not [o for o in living if isinstance(o, Measurement) and "blink_rate" in o.name]

    said = said_of(frames_of(alive(24.0)))
    [rate] = [o for o in said if isinstance(o, Measurement) and "blink_rate" in o.name]
    assert rate.value == pytest.approx(60 / 1.6, rel=0.1)


def test_a_lost_frame_is_only_a_gap():
    frames = [f for f in frames_of(alive(3.0)) if f.index != 40]

    assert [one.outcome for one in scores(said_of(frames))] == [Outcome.SCORED] * 74


def test_a_face_that_is_gone_at_once_is_answered_at_the_end():
    frame = Frame(0, 0.0, None)
    frame.faces = frames_of(alive(0.1))[0].faces
    reading = LivingEyesReading(LivingEyes(), authentic())

    assert list(reading.observe((frame,))) == []
    assert [one.reason for one in scores(reading.conclude())] == ["too_few_frames"]
