"""Forgeries of one part change that part alone; the control pastes nothing strange."""

import numpy as np
import pytest

from analyzers.parts.seen import PARTS
from analyzers.training.batches import Partners, face_image
from analyzers.training.fakes import MAKERS
from analyzers.training.parts.forgeries import AGAIN, ALONE, MADE, covered
from workbench.errors import CannotForge


@pytest.fixture(scope="module")
def faces(shelf):
    """Two people of one collection, and two times of a clip, by their places."""
    whole = [at for at, one in enumerate(shelf.examples) if one.meshed and not one.altered]
    stills = [at for at in whole if shelf.examples[at].source == "street"]
    clip = [at for at in whole if shelf.examples[at].video]
    return stills[:2], clip[:2]


def forged(shelf, way, places):
    face, chance = face_image(shelf, places[0]), np.random.default_rng(4)
    fake = MADE[way](face, Partners(shelf, np.array(places[1:])), chance)
    return face, fake


@pytest.mark.parametrize("way", sorted([*ALONE, *AGAIN]))
def test_one_part_alone_is_changed(shelf, faces, way):
    stills, clip = faces
    face, fake = forged(shelf, way, clip if "time" in way else stills)

    assert np.array_equal(fake.pixels[fake.mask == 0], face.pixels[fake.mask == 0])
    wanted = PARTS.index(way.split("_")[0])
    assert np.flatnonzero(covered(fake, face.points)).tolist() == [wanted]


def test_a_mouth_lies_below_the_eyes(shelf, faces):
    rows = [np.nonzero(forged(shelf, f"{part}_bent", faces[0])[1].mask)[0] for part in PARTS]
    eyes, nose, mouth = (one.mean() for one in rows)

    assert eyes < nose < mouth


def test_a_part_that_is_blended_in_again_is_nobody_elses(shelf, faces):
    face, fake = forged(shelf, "mouth_again", faces[0][:1])  # nobody to take it from
    within = fake.mask > 0.5

    assert 0 < np.abs(fake.pixels.astype(float) - face.pixels)[within].mean() < 20


def test_a_face_that_is_whole_has_no_part_from_elsewhere(shelf, faces):
    face, fake = forged(shelf, "mouth_bent", faces[0])
    fake.mask[:] = 0

    assert not covered(fake, face.points).any()
    assert not set(ALONE) & set(MAKERS)


def test_without_another_person_nothing_is_forged(shelf, faces):
    with pytest.raises(CannotForge, match="No other person"):
        forged(shelf, "mouth_bent", faces[0][:1])
