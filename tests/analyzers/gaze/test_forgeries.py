"""A forgery changes the eyes that it is about, and nothing else."""

import numpy as np
import pytest

from analyzers.gaze import forgeries
from analyzers.gaze.geometry import eye_angles, in_head
from tests.analyzers.gaze.made_eyes import alive, meshes_of

EYES = [
    [*ring, *iris] for ring, iris in zip(forgeries.RING, forgeries.IRIS_POINTS, strict=True)
]


@pytest.fixture(scope="module")
def face():
    return meshes_of(alive(2.0))


def angles(meshes, poses):
    return eye_angles(in_head(meshes, poses))[..., 0]


def changed(before, after):
    return set(np.flatnonzero(np.abs(after - before).max(axis=(0, 2)) > 1e-6).tolist())


@pytest.mark.parametrize("eye", [0, 1])
def test_a_delayed_eye_does_what_it_did(face, eye):
    meshes, poses = face
    forged = forgeries.delayed_eye(meshes, poses, 3, eye)

    assert changed(meshes, forged) <= set(EYES[eye])
    before, after = angles(meshes, poses), angles(forged, poses)
    assert after[3:, eye] == pytest.approx(before[:-3, eye], abs=0.5)
    assert after[:, 1 - eye] == pytest.approx(before[:, 1 - eye], abs=0.5)


def test_frozen_eyes_stay_in_the_head_from_a_frame_on(face):
    meshes, poses = face
    forged = forgeries.frozen_eyes(meshes, poses, first=10)

    assert changed(meshes, forged) <= {*EYES[0], *EYES[1]}
    assert forged[:11] == pytest.approx(meshes[:11])
    assert np.ptp(angles(forged, poses)[10:], axis=0).max() < 1e-6


def test_another_faces_eye_repeats_where_it_is_shorter(face):
    other = meshes_of(alive(0.8, seed=5))
    forged = forgeries.swapped_eye(*face, *other, eye=1)

    assert changed(face[0], forged) <= set(EYES[1])
    found, given = angles(forged, face[1])[:, 1], angles(*other)[:, 1]
    assert found[:20] == pytest.approx(given, abs=1.0)
    assert found[20:40] == pytest.approx(found[:20], abs=1e-6)


def test_jitter_is_as_large_as_it_is_asked_for(face):
    meshes, poses = face
    forged = forgeries.jitter(meshes, poses, 2.0, np.random.default_rng(0))

    added = angles(forged, poses) - angles(meshes, poses)
    assert changed(meshes, forged) == set(np.ravel(forgeries.IRIS_POINTS).tolist())
    assert added.std(axis=0) == pytest.approx(2.0, rel=0.35)


def test_broken_compensation_adds_the_heads_turn(face):
    meshes, poses = face
    head = alive(2.0).head
    forged = forgeries.broken_compensation(meshes, poses, head)

    added = angles(forged, poses) - angles(meshes, poses)
    for eye in (0, 1):
        assert added[:, eye] == pytest.approx(head[:, 0] - np.median(head[:, 0]), abs=1.0)
