"""The faces that the repository carries (public domain), as makers of fakes take them."""

from itertools import islice

import numpy as np
import pytest
from PIL import Image

from analyzers.faces.alignment import similarity
from analyzers.faces.face_pass import Faces
from analyzers.runtime.packs import carried
from analyzers.training.fakes import FaceImage
from tests.sources import source_of
from workbench.media.decoding import frames

SAMPLE = carried().parent / "sample"


def found(path, person, video="", take=slice(1)):
    """Return the main faces of a file's frames, aligned, with their meshes."""
    source = source_of(path)
    decoded = tuple(islice(frames(source), take.start, take.stop, take.step))
    said = Faces().read(source, iter([decoded]))
    (batch,) = [part for part in said if isinstance(part, tuple)]
    return [face_image(frame.faces[0], person, video) for frame in batch if frame.faces]


def face_image(face, person, video):
    matrix = similarity(face.points)
    flat = face.landmarks[:, :2] @ matrix[:, :2].T + matrix[:, 2]
    return FaceImage(face.aligned, flat.astype(np.float32), person, "sample", video)


@pytest.fixture(scope="session")
def portrait_face():
    return found(SAMPLE / "portrait.jpg", "astronaut")[0]


@pytest.fixture(scope="session")
def clip_faces():
    """Two times of one video, with fresh noise in every frame."""
    return found(SAMPLE / "clip.mp4", "astronaut", "clip.mp4", slice(0, 41, 20))


@pytest.fixture(scope="session")
def stranger(tmp_path_factory):
    """The portrait mirrored and narrowed, under another name: there is one face to be had."""
    path = tmp_path_factory.mktemp("stranger") / "mirrored.png"
    with Image.open(SAMPLE / "portrait.jpg") as picture:
        mirrored = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        mirrored.resize((470, 512)).convert("RGB").save(path)
    return found(path, "stranger")[0]


@pytest.fixture
def unmeshed(portrait_face):
    """A face without a mesh."""
    points = np.full_like(portrait_face.points, np.nan)
    return FaceImage(portrait_face.pixels, points, "astronaut", "sample")
