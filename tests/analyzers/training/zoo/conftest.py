"""A small shelf of the repository's own face, and each generator after two steps on it."""

import csv
from dataclasses import astuple, fields, replace

import numpy as np
import pytest
import torch

from analyzers.training.faces import CROPS, INDEX, LANDMARKS_FILE, ORIGIN, Example, FaceShelf
from analyzers.training.zoo import GENERATORS
from analyzers.training.zoo.teaching import taught
from tests.analyzers.training.fakes.conftest import SAMPLE, found

FRAMES = 16


@pytest.fixture(scope="session", autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def face():
    return found(SAMPLE / "portrait.jpg", "astronaut")[0]


@pytest.fixture(scope="session")
def shelf_folder(tmp_path_factory, face):
    """Frames of one video, the portrait with fresh noise, and an altered face to leave out."""
    folder, chance = tmp_path_factory.mktemp("shelf"), np.random.default_rng(0)
    noisy = [chance.normal(face.pixels, 6).clip(0, 255).astype(np.uint8) for _ in range(FRAMES)]
    examples = [_example("clip.mp4", video=True, frame=n) for n in range(FRAMES)]
    examples.append(_example("forged.png", altered=True))
    crops = [*noisy, np.zeros_like(face.pixels)]
    return written(folder, examples, crops, face.points)


@pytest.fixture(scope="session")
def shelf(shelf_folder):
    return FaceShelf(shelf_folder)


@pytest.fixture(scope="session")
def zoo(tmp_path_factory, shelf):
    """A folder with every generator, hardly taught."""
    folder = tmp_path_factory.mktemp("zoo")
    for name, kind in GENERATORS.items():
        assert len(list(taught(kind, shelf, folder / name, steps=2))) == 2
    return folder


@pytest.fixture(scope="session")
def mixed_folder(tmp_path_factory, face):
    """A shelf of photographs of two sources."""
    examples = [
        _example(f"{source}{n}.jpg", source=source, person=f"{n}")
        for source in ("kept", "left")
        for n in range(12)
    ]
    folder = tmp_path_factory.mktemp("mixed")
    return written(folder, examples, [face.pixels] * len(examples), face.points)


def written(folder, examples, crops, points):
    """Return the folder, filled as `analyzers.training.faces.gather` does."""
    np.stack(crops).tofile(folder / CROPS)
    np.stack([points] * len(crops)).tofile(folder / LANDMARKS_FILE)
    (folder / ORIGIN).write_text('{"manifest": "5a3e"}')
    with (folder / INDEX).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([field.name for field in fields(Example)])
        writer.writerows(list(map(str, astuple(example))) for example in examples)
    return folder


def _example(path, **differs):
    usual = Example(
        path=path,
        altered=False,
        source="sample",
        generator="",
        family="",
        person="astronaut",
        width=92.0,
        meshed=True,
    )
    return replace(usual, **differs)
