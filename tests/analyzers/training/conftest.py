"""Real faces for the laboratory's tests."""

import shutil

import numpy as np
import pytest
from PIL import Image

from analyzers.faces.face_pass import Faces
from analyzers.runtime.packs import carried
from analyzers.training.faces import FaceShelf, gather
from tests.sources import source_of
from workbench.evaluation.manifest import read_manifest
from workbench.media.decoding import frames

SAMPLE = carried().parent / "sample"


@pytest.fixture(scope="session")
def aligned_portrait():
    """The face of the sample portrait, aligned."""
    source = source_of(SAMPLE / "portrait.jpg")
    said = Faces().read(source, iter([tuple(frames(source))]))
    (batch,) = [part for part in said if isinstance(part, tuple)]
    return batch[0].faces[0].aligned


@pytest.fixture(scope="session")
def listed(tmp_path_factory):
    """A manifest of small files: one face, turned and coloured into people of two collections.

    In the altered ones every second row is darkened, as no camera would.
    """
    folder = tmp_path_factory.mktemp("media")
    with Image.open(SAMPLE / "portrait.jpg") as picture:
        portrait = np.asarray(picture.convert("RGB"))[30:330, 70:370]
    rows = ["path,label,source,person,generator,family,age"]
    for source, gain in (("street", 1.0), ("studio", 0.8)):
        for person in range(8):
            shown = np.roll(portrait, 3 * person, axis=1) * gain
            rows.append(_written(folder, f"{source}{person}.png", shown, source, person, ""))
            made = shown * (1 - 0.25 * (np.arange(len(shown)) % 2))[:, None, None]
            name = f"{source}{person}m.png"
            rows.append(_written(folder, name, made, source, person, "rows"))
    Image.fromarray(np.full((64, 64, 3), 90, np.uint8)).save(folder / "empty.png")
    (folder / "broken.png").write_bytes(b"no picture")
    shutil.copy(SAMPLE / "clip.mp4", folder / "clip.mp4")
    rows += ["empty.png,authentic,street,nobody,,,", "broken.png,authentic,street,nobody,,,"]
    rows += ["clip.mp4,authentic,clips,astronaut,,,"]
    (folder / "manifest.csv").write_text("\n".join(rows))
    return folder / "manifest.csv"


def _written(folder, name, pixels, source, person, generator):
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(folder / name)
    label, family = ("altered", "rows") if generator else ("authentic", "")
    return f"{name},{label},{source},{person},{generator},{family},{20 + person}"


@pytest.fixture(scope="session")
def shelf_folder(listed, tmp_path_factory):
    """The faces of that manifest, gathered."""
    folder = tmp_path_factory.mktemp("shelf")
    list(gather(read_manifest(listed), folder))
    return folder


@pytest.fixture(scope="session")
def shelf(shelf_folder):
    return FaceShelf(shelf_folder)
