from dataclasses import replace

import numpy as np
import pytest

from analyzers.training.fakes.partners import another_person, another_time
from workbench.errors import CannotForge


@pytest.fixture
def chance():
    return np.random.default_rng(5)


def test_another_person_is_never_the_same_one(clip_faces, stranger, chance):
    found = {
        another_person(clip_faces[0], (*clip_faces, stranger), chance).person for _ in "12345"
    }

    assert found == {"stranger"}


def test_one_persons_faces_alone_offer_no_partner(clip_faces, chance):
    with pytest.raises(CannotForge):
        another_person(clip_faces[0], clip_faces, chance)


def test_faces_that_look_elsewhere_are_no_partners(clip_faces, stranger, chance):
    far = replace(stranger, points=stranger.points + 60)

    with pytest.raises(CannotForge):
        another_person(clip_faces[0], (far,), chance)


def test_nearer_meshes_are_preferred(portrait_face, stranger, chance):
    near = [
        replace(portrait_face, points=portrait_face.points + n / 10, person=f"{n}")
        for n in range(1, 6)
    ]

    found = {another_person(portrait_face, (*near, stranger), chance).person for _ in range(40)}

    assert found == {"1", "2", "3", "4", "5"}


def test_without_names_two_files_show_two_people(clip_faces, stranger, chance):
    target, other = (replace(face, person="") for face in (clip_faces[0], stranger))
    later = replace(clip_faces[1], person="")

    assert another_person(target, (later, other), chance) is other


def test_another_time_is_of_the_same_video(clip_faces, stranger, chance):
    partners = (stranger, *clip_faces)

    for _ in range(8):
        found = another_time(clip_faces[0], partners, chance)
        assert found.video == "clip.mp4"
        assert found is not clip_faces[0]


def test_a_photograph_has_no_other_time(portrait_face, clip_faces, chance):
    with pytest.raises(CannotForge):
        another_time(portrait_face, clip_faces, chance)
