"""The network of the eyes scores where the cues can read, beside them, and claims no more."""

import pytest

from analyzers.gaze.agreement import EXPERIMENTAL
from analyzers.gaze.learned_eyes import (
    BETTER,
    NOT_BETTER,
    REACH,
    EyesEngine,
    LearnedEyesReading,
    carried_eyes,
    eyes_of,
)
from analyzers.gaze.standard import authentic
from analyzers.runtime import onnx
from analyzers.runtime.packs import carried
from tests.analyzers.gaze.made_eye_packs import pack
from tests.analyzers.gaze.made_eyes import alive, frames_of
from workbench.model import Fact, FrameScore, Outcome


def figure(quantity, value, interval="[-0.1, 0.1]"):
    return (
        f'[[measured]]\nquantity = "{quantity}"\nvalue = {value}\nn = 3\nconditions = "none"\n'
        f"interval = {interval}\n"
    )


def said_of(made, frames):
    reading = LearnedEyesReading(eyes_of(made), authentic(), EyesEngine(onnx.start(made)))
    return [one for frame in frames for one in reading.observe((frame,))] + list(
        reading.conclude()
    )


def test_every_frame_is_scored_and_the_cues_are_told_beside_it(tmp_path):
    made = pack(tmp_path, figure(REACH, 100.0))
    said = said_of(made, frames_of(alive(4.0)))
    scores = [one for one in said if isinstance(one, FrameScore)]
    assert {one.outcome for one in scores} == {Outcome.SCORED}
    assert all(0.1 < one.score < 1 for one in scores)  # eye widths: it is handed the measures
    (fact,) = [one for one in said if isinstance(one, Fact)]
    assert fact.text.startswith(EXPERIMENTAL + "No evidence")
    assert "windows that both could read" in fact.text


def test_what_the_cues_cannot_read_is_withheld_with_their_reason(tmp_path):
    said = said_of(pack(tmp_path), frames_of(alive(3.0), width=80.0))
    assert {one.reason for one in said} == {"face_too_small"}


@pytest.mark.parametrize(
    ("interval", "marked"), [("[0.01, 0.2]", False), ("[-0.01, 0.2]", True), (None, True)]
)
def test_it_is_experimental_unless_it_was_better_than_the_cues(tmp_path, interval, marked):
    told = "" if interval is None else figure(BETTER, 0.1, interval)
    made = eyes_of(pack(tmp_path, told))
    info = made.info
    assert made.experimental == marked
    assert info.title.endswith("(experimental)") == marked
    assert (NOT_BETTER in info.limitations) == marked
    assert not info.by_default
    assert info.name == "gaze.network"


def test_it_is_offered_only_where_its_pack_is_carried():
    there = carried().joinpath("gaze", "1").is_dir()
    assert len(list(carried_eyes())) == there
