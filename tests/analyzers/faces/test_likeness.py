import numpy as np
import pytest
from PIL import Image

from analyzers.faces.likeness import DIFFERENT, SAME, Likeness, Persons, appearance, nearest


@pytest.fixture(scope="module")
def looks(portrait, portrait_box, landmarker):
    """A function that returns the appearance of the portrait's face in changed pixels."""

    def look(pixels, box=portrait_box):
        return appearance(pixels, landmarker.measure(pixels, np.float32(box)))

    return look


def likeness(*seen):
    made = Likeness()
    for one in seen:
        made.add(one)
    return made


def other_face(portrait):
    """A face that is not the portrait's: its parts moved, its hair and its skin another's."""
    image = Image.fromarray(portrait)
    image.paste(
        image.crop((185, 95, 262, 120)).transpose(Image.Transpose.FLIP_TOP_BOTTOM), (185, 92)
    )
    pixels = np.asarray(image).astype(np.float32)
    pixels[150:185, 190:260] *= (0.5, 0.55, 0.9)
    return np.clip(pixels * (0.6, 0.75, 1.1), 0, 255).astype(np.uint8)


def test_the_same_face_is_near_whatever_its_light_size_and_place(portrait, portrait_box, looks):
    known = likeness(looks(portrait))
    image = Image.fromarray(portrait)
    darker = (portrait * 0.8).astype(np.uint8)
    smaller = np.asarray(image.resize((358, 358), Image.Resampling.LANCZOS))
    leant = np.asarray(image.rotate(10, center=(224, 116)))
    for pixels, box in (
        (darker, portrait_box),
        (smaller, portrait_box * 0.7),
        (leant, portrait_box),
    ):
        seen = looks(pixels, box)
        assert known.distance(seen) < SAME
        assert not known.contradicts(seen)


def test_another_face_contradicts(portrait, looks):
    known = likeness(looks(portrait))
    seen = looks(other_face(portrait))
    assert known.distance(seen) > DIFFERENT
    assert known.contradicts(seen)


def test_one_strange_look_does_not_make_a_face_another(portrait, looks):
    known = likeness(*[looks(portrait)] * 9, looks(other_face(portrait)))
    assert known.distance(looks(portrait)) < SAME


def test_nothing_is_told_without_a_mesh_or_from_half_a_face(portrait, portrait_mesh, looks):
    assert appearance(portrait, None) is None
    assert appearance(portrait[:, :215], portrait_mesh) is None
    known = likeness(None)
    assert np.isnan(known.distance(looks(portrait)))
    assert not known.contradicts(looks(portrait))
    assert np.isnan(known.apart(likeness(looks(portrait))))


def test_the_nearest_is_taken_only_if_it_is_near_and_alone():
    assert nearest([0.3, 0.05, np.nan]) == 1
    assert nearest([0.3, np.nan]) is None
    assert nearest([0.05, 0.06]) is None
    assert nearest([]) is None


def test_faces_that_look_alike_are_one_person_unless_seen_together(portrait, looks):
    one, other = likeness(looks(portrait)), likeness(looks(other_face(portrait)))
    persons = Persons()
    persons.tell(1, one, (0.0, 2.0))
    persons.tell(2, other, (0.0, 2.0))
    persons.tell(3, one, (1.0, 3.0))
    persons.new_shot()
    persons.tell(4, other, (4.0, 5.0))
    persons.tell(4, one, (4.0, 5.0))
    assert persons.known == {1: 1, 2: 2, 3: 3, 4: 2}


@pytest.mark.laboratory
def test_people_of_different_clips_are_told_apart_and_each_is_like_itself(
    laboratory, landmarker
):
    from analyzers.faces.detection import Detector
    from tests.sources import source_of
    from workbench.media import decoding

    def clip(name):
        path = laboratory / "video" / f"{name}.mp4"
        for frame in decoding.frames(source_of(path)):
            if frame.index % 50 == 0:
                face = Detector().find(frame.rgb)[0]
                box = np.float32([face.x, face.y, face.width, face.height])
                yield appearance(frame.rgb, landmarker.measure(frame.rgb, box, face.points))

    names = (
        "liveportrait/d18",
        "liveportrait/d19",
        "liveportrait/d11",
        "hdtf_real/RD_Radio10_0_clip_0",
    )
    seen = {name: list(clip(name)) for name in names}
    for name in names:
        known = likeness(seen[name][0])
        assert all(known.distance(one) < DIFFERENT for one in seen[name])
        others = [one for other in names if other != name for one in seen[other]]
        assert all(known.distance(one) > SAME for one in others)
