"""A small manifest: photographs of two collections, and doubled pictures of two makers."""

import numpy as np
import pytest
from PIL import Image

from analyzers.training.pixels.gathering import gather
from analyzers.training.pixels.laundering import launder
from analyzers.training.pixels.shelf import PictureShelf
from workbench.evaluation.manifest import read_manifest

SIDE = 160
EACH = 10


def photograph(number):
    """Return noise of several finenesses, which no up-sampling made."""
    chance = np.random.default_rng([3, number])
    pixels = np.full((SIDE, SIDE, 3), 120.0)
    for size in (4, 20, 80, SIDE):
        coarse = chance.normal(0, 14, (size, size, 3))
        pixels += coarse.repeat(SIDE // size, 0).repeat(SIDE // size, 1)
    return pixels.clip(0, 255).astype(np.uint8)


def doubled(number):
    """Return a photograph of half the size with each pixel four times."""
    half = photograph(number)[: SIDE // 2, : SIDE // 2]
    return half.repeat(2, 0).repeat(2, 1)


@pytest.fixture(scope="session")
def listed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("media")
    rows = ["path,label,source,person,generator,family"]
    for source in ("street", "studio"):
        for number in range(EACH):
            rows.append(f"{source}{number}.png,authentic,{source},,,")
            at = number if source == "street" else number + EACH
            Image.fromarray(photograph(at)).save(folder / f"{source}{number}.png")
    for maker in ("alpha", "beta"):
        for number in range(EACH):
            rows.append(f"{maker}{number}.png,altered,{maker}_set,,{maker},gan")
            at = 1000 + number if maker == "alpha" else 2000 + number
            Image.fromarray(doubled(at)).save(folder / f"{maker}{number}.png")
    (folder / "broken.png").write_bytes(b"no picture")
    rows.append("broken.png,authentic,street,,,")
    (folder / "manifest.csv").write_text("\n".join(rows))
    return folder / "manifest.csv"


@pytest.fixture(scope="session")
def gathered(listed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pictures")
    list(gather(read_manifest(listed), folder))
    return folder


def darkened(picture):
    return picture - picture // 4


def drawn(shape, chance):
    return chance.integers(0, 256, (*shape, 3), np.uint8)


@pytest.fixture(scope="session")
def laundered(gathered, tmp_path_factory):
    folder = tmp_path_factory.mktemp("laundered")
    list(launder(gathered, folder, {"dark": darkened}, {"dark": drawn}, of_a_source=6))
    return folder


@pytest.fixture(scope="session")
def shelf(gathered):
    return PictureShelf(gathered)


@pytest.fixture(scope="session")
def both(gathered, laundered):
    return PictureShelf(gathered, laundered)
