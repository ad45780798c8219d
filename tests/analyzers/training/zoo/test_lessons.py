import numpy as np
import torch

from analyzers.training.zoo.lessons import lessons_of, warped
from analyzers.training.zoo.window import WINDOW, floats_of, pixels_of, window_of


def test_only_authentic_faces_are_learned_from(shelf):
    lessons = lessons_of(shelf, np.random.default_rng(0))

    assert lessons.windows.shape == (16, 144, 144, 3)
    assert lessons.windows.min(axis=(1, 2, 3)).max() < lessons.windows.max()
    assert np.array_equal(lessons.windows[3], window_of(shelf.crops[3]))


def test_only_faces_that_may_be_learned_from_are(shelf):
    lessons = lessons_of(shelf, np.random.default_rng(0), among=[2, 5, 16])

    assert len(lessons.windows) == 2
    assert np.array_equal(lessons.windows[1], window_of(shelf.crops[5]))
    assert lessons.people == ()


def test_a_person_seen_often_in_one_video_is_known(shelf):
    ((name, frames),) = lessons_of(shelf, np.random.default_rng(0)).people

    assert name == "clip.mp4"
    assert frames.tolist() == list(range(16))


def test_the_window_holds_the_face(face):
    rows, columns = WINDOW
    inner = face.points[[33, 263, 1, 61, 291, 105, 334, 17]]

    assert (inner[:, 0] > columns.start).all()
    assert (inner[:, 0] < columns.stop).all()
    assert (inner[:, 1] > rows.start).all()
    assert (inner[:, 1] < rows.stop).all()


def test_pictures_survive_being_numbers():
    pictures = np.random.default_rng(0).integers(0, 256, (2, 8, 6, 3), np.uint8)

    assert np.array_equal(pixels_of(floats_of(pictures)), pictures)


def test_warped_faces_differ_from_each_other_and_stay_in_range():
    chance = torch.Generator().manual_seed(2)
    faces = torch.rand(2, 3, 32, 32, generator=chance).repeat(2, 1, 1, 1) * 2 - 1

    bent = warped(faces, torch.Generator().manual_seed(3))

    assert bent.shape == faces.shape
    assert bent.abs().max() <= 1
    assert not torch.allclose(bent[0], bent[2])
    assert not torch.allclose(bent, faces)
