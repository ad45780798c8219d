"""Each cue has one value for living eyes and another where its trace was planted."""

from dataclasses import replace

import numpy as np
import pytest

from analyzers.gaze import forgeries
from analyzers.gaze.cues import CUES, measured
from analyzers.gaze.lids import blinks
from tests.analyzers.gaze.made_eyes import alive, late, meshes_of, resting

SECONDS = 2.0


@pytest.fixture
def living(window):
    return measured(window(alive(SECONDS)))


def value(cues, name):
    found = cues[name]
    assert found.value is not None, found.reason
    return found.value


def test_living_eyes_move_as_one(living):
    assert value(living, "eyes_together") > 0.9
    assert value(living, "lids_together") > 0.9
    assert value(living, "eye_delay") < 0
    assert value(living, "lid_delay") < 0
    assert value(living, "jitter") < 1.5


@pytest.mark.parametrize("frames", [2, 4, 7])
@pytest.mark.parametrize("eye", [0, 1])
def test_a_late_eye_moves_by_itself(window, frames, eye):
    cues = measured(window(late(alive(SECONDS), frames, eye)))

    assert value(cues, "eyes_together") < 0.7
    assert value(cues, "eye_delay") > 0.3
    assert value(cues, "lids_together") < 0.7
    assert value(cues, "lid_delay") > 0.3


def test_frozen_eyes_rest_where_living_lids_move(window, living):
    acted = alive(SECONDS)
    frozen = measured(window(acted, *frozen_of(acted)))

    assert value(living, "lid_rest") > value(frozen, "lid_rest") + 2
    assert frozen["eyes_together"].value is None
    assert frozen["eyes_together"].reason == "eyes_rest"
    assert frozen["lids_together"].reason == "lids_rest"


def frozen_of(acted):
    meshes, poses = meshes_of(acted)
    return forgeries.frozen_eyes(meshes, poses), poses


def test_jitter_is_told_from_the_meshs_own_noise(window, living):
    acted = alive(SECONDS)
    meshes, poses = meshes_of(acted)
    shaken = forgeries.jitter(meshes, poses, 2.0, np.random.default_rng(0))

    assert value(measured(window(acted, shaken, poses)), "jitter") > value(living, "jitter") + 1
    noisier = measured(window(replace(acted, noise=0.4)))
    assert value(noisier, "jitter") < value(living, "jitter") + 1


def test_eyes_that_hold_their_aim_turn_against_the_head(window, living):
    acted = alive(SECONDS)
    meshes, poses = meshes_of(acted)
    carried = forgeries.broken_compensation(meshes, poses, acted.head)

    assert value(living, "head_coupling") == pytest.approx(-1, abs=0.35)
    assert value(measured(window(acted, carried, poses)), "head_coupling") > -0.35


def test_a_resting_head_asks_nothing_of_the_eyes(window):
    cues = measured(window(resting(SECONDS)))

    assert cues["head_coupling"].reason == "head_rests"
    assert cues["eyes_together"].reason == cues["eye_delay"].reason == "eyes_rest"


def test_an_iris_that_grows_is_told(window, living):
    acted = alive(SECONDS)
    meshes, poses = meshes_of(acted)
    for eye, points in enumerate(forgeries.IRIS_POINTS):
        middle = meshes[:, [points[0]]]
        grown = 1 + (eye == 0) * np.linspace(0, 0.5, len(meshes))[:, None, None]
        meshes[:, points] = middle + (meshes[:, points] - middle) * grown
    cues = measured(window(acted, meshes, poses))

    assert value(cues, "iris_size") > 0.05 > value(living, "iris_size")
    assert value(cues, "iris_pair") > 0.08 > value(living, "iris_pair")


def test_vergence_is_measured_on_wide_faces_only(window):
    narrow = measured(window(alive(SECONDS)))
    wide = replace(alive(SECONDS), width=400.0)
    apart = wide.yaw + np.linspace(0, 15, len(wide.yaw))[:, None] * (1, -1)

    assert narrow["vergence"].reason == "face_too_narrow"
    steady, wandering = (
        value(measured(window(one)), "vergence") for one in (wide, replace(wide, yaw=apart))
    )
    assert steady < 2 < 4 < wandering


def test_jumps_and_blinks_are_counted(window, living):
    assert 0.5 <= value(living, "saccade_rate") <= 2.5  # one in 0.7 s
    assert value(measured(window(resting(SECONDS))), "saccade_rate") == 0
    shut = np.zeros((50, 2))
    shut[20:26] = 1.0
    cues = measured(window(replace(resting(SECONDS), shut=shut)))
    assert value(cues, "blink_duration") == pytest.approx(0.24)
    assert measured(window(resting(SECONDS)))["blink_duration"].reason == "no_blink"


def test_a_closing_that_is_cut_off_has_no_duration():
    pts = np.arange(10) / 10
    closed = np.array([1, 1, 0, 0, 1, 1, 1, 0, 0, 1], bool)

    assert blinks(closed, pts).tolist() == pytest.approx(np.array([[0.4, 0.7]]))
    assert not blinks(np.ones(10, bool), pts).size


def test_what_is_no_number_is_not_measured(window):
    seen = window(alive(SECONDS))
    nowhere = np.full_like(seen.iris, np.nan)
    cues = measured(replace(seen, iris=nowhere, rigid_opening=nowhere))

    assert cues["iris_size"].value is None and cues["iris_size"].control is None
    assert cues["iris_size"].reason == cues["iris_pair"].reason == "not_a_number"
    assert value(cues, "eyes_together") > 0.9
    told = [number for one in cues.values() for number in (one.value, one.control)]
    assert np.isfinite([number for number in told if number is not None]).all()


def test_every_cue_says_itself_and_has_the_noise_beside_it(living):
    assert list(living) == [cue.name for cue in CUES]
    for cue in CUES:
        assert cue.means.count("{value}") == 1 and cue.side in (-1, 1) and cue.unit
    of_points = [name for name, found in living.items() if found.control is None]
    assert of_points == ["blink_duration"]
