"""Forgeries of one part change that part and nothing else."""

import numpy as np
import pytest

from analyzers.parts.tokens import PARTS
from analyzers.training.batches import Partners, face_image
from analyzers.training.fakes import MAKERS
from analyzers.training.parts.batches import tokens_of
from analyzers.training.parts.forgeries import ALONE, OF_PART
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
    fake = ALONE[way](face, Partners(shelf, np.array(places[1:])), chance)
    return face, fake


@pytest.mark.parametrize("way", sorted(ALONE))
def test_one_part_alone_is_changed(shelf, faces, way):
    stills, clip = faces
    face, fake = forged(shelf, way, clip if "time" in way else stills)

    assert np.array_equal(fake.pixels[fake.mask == 0], face.pixels[fake.mask == 0])
    tokens = tokens_of(face.points)
    assert OF_PART[way] == 1 + PARTS.index(way.split("_")[0])
    assert OF_PART[way] in tokens


def test_a_mouth_lies_below_the_eyes(shelf, faces):
    rows = [np.nonzero(forged(shelf, f"{part}_bent", faces[0])[1].mask)[0] for part in PARTS]
    eyes, nose, mouth = (one.mean() for one in rows)

    assert eyes < nose < mouth


def test_nobody_is_taught_any_of_them():
    assert not set(ALONE) & set(MAKERS)


def test_without_another_person_nothing_is_forged(shelf, faces):
    with pytest.raises(CannotForge, match="No other person"):
        forged(shelf, "mouth_bent", faces[0][:1])
