"""Eyes drawn on whole pictures: what a plan asks for, and nothing but the eyes."""

from dataclasses import replace

import numpy as np
import pytest

from analyzers.training.gaze.forgeries import Scene, repainted
from analyzers.training.gaze.irises import iris_shift, moved
from analyzers.training.gaze.painting import Scenery, painted
from tests.analyzers.gaze.made_eyes import alive, meshes_of

SHAPE = (480, 640, 3)
EYES = ((33, 133, 468), (362, 263, 473))


def picture(mesh, level):
    """Return a face of one level with a dark disc for each iris."""
    y, x = np.mgrid[: SHAPE[0], : SHAPE[1]] + 0.5
    drawn = np.full(SHAPE, level, np.float32)
    for *_, iris in EYES:
        away = np.hypot(x - mesh[iris, 0], y - mesh[iris, 1])
        drawn *= 1 - 0.8 * np.clip(7 - away, 0, 1)[..., None]
    return drawn.astype(np.uint8)


def scenery(seed, level, n=12):
    meshes = meshes_of(alive(1.0, seed), seed)[0][:n]
    return Scenery([picture(mesh, level) for mesh in meshes], meshes)


@pytest.fixture(scope="module")
def own():
    return scenery(0, 180)


@pytest.fixture(scope="module")
def plan():
    return repainted(Scene(rate=25.0, head=np.zeros((12, 2))))


def around(mesh, eye, reach=9):
    first, last, _ = EYES[eye]
    x, y = ((mesh[first, :2] + mesh[last, :2]) / 2).astype(int)
    return np.s_[y - reach : y + reach, x - 2 * reach : x + 2 * reach]


def test_eyes_drawn_over_themselves_change_next_to_nothing(own, plan):
    made = painted(own, None, plan, 5).astype(int)
    assert np.abs(made - own.pictures[5]).max() <= 2


def test_only_the_eye_that_is_asked_for_changes(own, plan):
    source = plan.source.copy()
    source[:, 0] = 0
    made = painted(own, None, replace(plan, source=source), 9).astype(int)
    apart = np.abs(made - own.pictures[9]).max(axis=2)
    right, left = (around(own.meshes[9], eye) for eye in (0, 1))
    assert apart[left].max() <= 2
    assert apart[right].max() > 40
    apart[around(own.meshes[9], 0, 40)] = 0
    assert apart.max() <= 2


def test_a_strange_eye_has_the_colours_of_the_face(own, plan):
    other = scenery(4, 90)
    asked = replace(plan, other=np.ones_like(plan.other))
    made = painted(own, other, asked, 3)
    eye = made[around(own.meshes[3], 0)]
    assert np.median(eye) == pytest.approx(180, abs=25)


def test_an_iris_moves_by_what_its_size_tells():
    assert iris_shift(np.array((30.0, 0.0)), 11.7) == pytest.approx((6.0, 0.0))
    assert iris_shift(np.array((0.0, -30.0)), 11.7) == pytest.approx((0.0, 6.0))
    middle = np.array((320.0, 240.0))
    drawn = np.full(SHAPE, 200, np.uint8)
    drawn[234:246, 314:326] = 20
    made = moved(drawn, middle, 12.0, np.array((5.0, 0.0)))
    columns = np.flatnonzero(made[240, :, 0] < 100)
    assert columns.mean() == pytest.approx(324.5, abs=1.0)
    assert np.array_equal(moved(drawn, middle, 12.0, np.zeros(2)), drawn)
