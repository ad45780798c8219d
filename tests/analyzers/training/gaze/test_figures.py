"""Figures are of persons, of what the network never learned, and say what forbids its use."""

import msgspec
import pytest
from typer.testing import CliRunner

from analyzers.gaze.learned_eyes import BETTER, REACH
from analyzers.training.gaze.__main__ import steps
from analyzers.training.gaze.figures import (
    CLIP,
    TEMPORAL,
    WITHIN,
    WITHOUT,
    compared,
    figures,
    is_temporal,
)
from analyzers.training.gaze.judging import FORGED, MADE, RECORDED, REDRAWN, JudgedEyes
from analyzers.training.making import JUDGED


def window(person, made="", *, score, cues=0.0, shuffled=0.0, condition=None, at=0):
    return JudgedEyes(
        network="one",
        path=f"{person}{made}.mp4",
        frame=at,
        pts=float(at),
        person=person,
        source="made",
        made=made,
        condition=condition or (FORGED if made else REDRAWN),
        score=score,
        shuffled=shuffled,
        sharpness=1.0,
        width=200.0,
        cues=cues,
    )


def judged(network=1.0, cues=0.0, shuffled=0.0):
    """Three persons whose scores lie far apart, each with forged eyes that score more."""
    found = []
    for number, person in enumerate("abc"):
        for at in range(3):
            base = 10.0 * number + 0.1 * at
            found.append(window(person, score=base, cues=0.1 * at, shuffled=0.1 * at, at=at))
            found.append(
                window(
                    person,
                    "late eye",
                    score=base + network,
                    cues=0.1 * at + cues,
                    shuffled=0.1 * at + shuffled,
                    at=at,
                )
            )
    return found


def value(told, quantity, said="", group="", made=None):
    (found,) = [
        one
        for one in told
        if (one.quantity, one.group) == (quantity, group)
        and one.conditions.startswith(said)
        and made in (None, one.generator)
    ]
    return found


def test_persons_are_compared_with_themselves():
    told = figures(judged(), ())
    assert value(told, WITHIN, "the network;").value == 1.0
    assert value(told, WITHIN, "the cues").value == 0.5
    assert value(told, WITHIN, "the network;").n == 3
    assert value(told, "AUC across persons", "the network;").value < 0.8


@pytest.mark.parametrize(("cues", "better"), [(0.0, True), (1.0, False)])
def test_the_network_is_set_beside_the_cues(cues, better):
    found = value(figures(judged(cues=cues), ()), BETTER)
    assert (found.interval[0] > 0) == better
    assert found.value == (0.5 if better else 0.0)


@pytest.mark.parametrize(("shuffled", "temporal"), [(0.0, True), (1.0, False)])
def test_a_score_that_needs_no_order_is_not_temporal(shuffled, temporal):
    told = figures(judged(shuffled=shuffled), ())
    assert is_temporal(told) == temporal
    assert value(told, TEMPORAL).n == 3


def test_the_wider_and_the_sharper_half_are_told_apart():
    widths = {"a": 150.0, "b": 200.0, "c": 250.0}
    measured = [msgspec.structs.replace(o, width=widths[o.person]) for o in judged()]
    told = figures(measured, ())
    assert value(told, WITHIN, "the network;", "width below 200 pixels").n == 1
    wide = value(told, WITHIN, "the network;", "width from 200 pixels")
    assert (wide.n, wide.value) == (2, 1.0)
    assert value(told, WITHIN, "the cues;", "sharpness from 1").n == 3


def test_authentic_windows_of_another_network_are_no_comparison():
    others = [
        msgspec.structs.replace(one, network="two", score=1000.0)
        for one in judged()
        if not one.made
    ]
    assert value(figures([*judged(), *others], ()), WITHIN, "the network;").value == 1.0


def test_the_reach_is_of_authentic_eyes_and_clips_are_told_one_by_one():
    recorded = window("a", score=77.0, condition=RECORDED)
    made = [window("v", "VASA", score=float(at), condition=MADE, at=at) for at in range(6)]
    told = figures([*judged(), recorded], made)
    assert value(told, REACH).value == 77.0
    altered, recording = value(told, CLIP, "vVASA.mp4"), value(told, CLIP, "a.mp4")
    assert (altered.value, altered.n, altered.generator) == (4.5, 6, "VASA")
    assert (recording.value, recording.n, recording.generator) == (77.0, 1, "")


def test_nothing_is_told_of_nothing():
    assert figures((), ()) == []
    assert not is_temporal(())


def test_a_part_of_the_method_is_compared_over_the_persons_that_both_were_judged_by():
    strong, weak = judged(network=1.0), judged(network=0.0)
    told = compared(strong, [one for one in weak if one.person != "c"])
    overall, way = (value(told, WITHOUT, made=made) for made in ("", "late eye"))
    assert (overall.value, overall.n, overall.interval) == (0.5, 2, (0.5, 0.5))
    assert (way.value, way.n) == (0.5, 2)
    assert value(told, WITHIN, "with it", made="late eye").value == 1.0
    assert value(told, WITHIN, "without", made="late eye").value == 0.5
    assert value(compared(weak, strong), WITHOUT, made="").value == -0.5


def test_a_difference_and_both_sides_of_it_are_of_the_same_persons():
    unknown = [
        msgspec.structs.replace(one, score=float("nan")) if one.person == "c" else one
        for one in judged(network=0.0)
    ]
    told = compared(judged(network=1.0), unknown)
    sides = [value(told, WITHIN, said, made="late eye").n for said in ("with it", "without")]
    assert [value(told, WITHOUT, made="late eye").n, *sides] == [2, 2, 2]


def test_folds_that_only_one_has_are_not_compared(tmp_path):
    def kept(folder, windows):
        folder.mkdir(parents=True)
        lines = [b"key", *(msgspec.json.encode(one) for one in windows)]
        (folder / JUDGED).write_bytes(b"\n".join(lines))

    made = window("a", "late eye", score=-1e9, condition=MADE)
    kept(tmp_path / "whole" / "fold-1", [*judged(network=1.0), made])
    kept(tmp_path / "whole" / "fold-2", judged(network=0.0))
    kept(tmp_path / "less" / "fold-1", judged(network=0.0))
    told = CliRunner().invoke(
        steps, ["compare", str(tmp_path / "whole"), str(tmp_path / "less")]
    )
    assert told.exit_code == 0, told.output
    assert "1 folds" in told.output
    assert "| AUC within a person, more with it than without |  | 0.50 | 0.50 to 0.50 |" in (
        told.output
    )
