"""A few made faces with their native windows, and an autoencoder that was hardly taught."""

import numpy as np
import pytest

from analyzers.training.faces import FaceShelf, gather
from analyzers.training.zoo.laundering import taught_network
from analyzers.training.zoo.pictures import PictureLessons
from workbench.evaluation.manifest import read_manifest

KL = "f4_kl4_nearest_l1"
TOML = """
name = "synthesis"
version = "2"
task = "synthesis"
[data]
validation = 0.25
[redrawn]
photographs = 3
autoencoders = ["f4_kl4_nearest_l1"]
tiny = 0
histories = 1
[[folds]]
leave_out_sources = ["studio"]
leave_out_generators = ["rows"]
[words]
title = "Short"
licence = "none"
training_data = "none"
not_trained_on = "all"
limits = ["a test"]
reference = "none"
"""


@pytest.fixture(scope="session")
def windowed(listed, tmp_path_factory):
    """The faces of the small manifest, gathered with their native windows.

    Some of the altered ones are of a second generator, so that one can be left out.
    """
    folder = tmp_path_factory.mktemp("windowed")
    lines = listed.read_text().splitlines()
    turned = [
        line.replace(",rows,", ",columns,") if "street" in line else line for line in lines
    ]
    manifest = listed.with_name("two.csv")
    manifest.write_text("\n".join(turned))
    list(gather(read_manifest(manifest), folder, windows=True))
    return folder


@pytest.fixture(scope="session")
def windowed_shelf(windowed):
    return FaceShelf(windowed)


@pytest.fixture(scope="session")
def zoo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("zoo")
    chance = np.random.default_rng(1)
    squares = chance.integers(0, 256, (6, 192, 192, 3), np.uint8)
    lessons = PictureLessons(
        squares=squares,
        pictures=6,
        sources=("noise",),
        held=(("noise", squares[0]),),
        manifest_sha256="5a3e",
    )
    list(taught_network(KL, lessons, folder / KL, steps=1))
    return folder
