"""A drawn shelf: photographs of two collections, and works of four makers with traces."""

import csv
import json
from dataclasses import astuple, fields

import numpy as np
import pytest

from analyzers.faces.pose import canonical_face
from analyzers.training.attribution.works import FaceWorks
from analyzers.training.faces import Example
from analyzers.training.pixels.shelf import Picture, PictureWriter
from tests.analyzers.training.attribution.recipes import recipe

SIDE = 256
EACH = {"": 32, "doubled": 20, "rows": 20, "columns": 20, "checks": 20}


def drawn(generator, number):
    """Return a face's worth of noise in which a maker left its own lattice."""
    chance = np.random.default_rng([number, *generator.encode()])
    pixels = chance.normal(120, 25, (SIDE // 16, SIDE // 16, 3)).repeat(16, 0).repeat(16, 1)
    pixels += chance.normal(0, 12, (SIDE, SIDE, 3))
    at = np.arange(SIDE) // 2 % 2 * 40 - 20
    lattice = {
        "rows": at[:, None, None],
        "columns": at[None, :, None],
        "checks": (at[:, None] * at[None] / 20)[..., None],
    }
    if generator == "doubled":
        pixels = pixels[::4, ::4].repeat(4, 0).repeat(4, 1)
    return (pixels + lattice.get(generator, 0)).clip(0, 255).astype(np.uint8)


def mesh():
    """Return a face's points (478, 2) in the middle of a crop."""
    face, _ = canonical_face()
    flat = face[:, :2] * (1, -1)
    flat = (flat - flat.mean(0)) / np.ptp(flat, axis=0) * 150 + SIDE / 2
    return np.concatenate([flat, np.full((478 - len(flat), 2), SIDE / 2)]).astype(np.float32)


def listed():
    """Yield what is known of every work, and who made it."""
    for generator, count in EACH.items():
        for number in range(count):
            source = generator or ("street", "studio")[number % 2]
            yield (
                Example(
                    path=f"{source}/{number}.png",
                    altered=bool(generator),
                    source=source,
                    generator=generator,
                    family="drawn" if generator else "",
                    person="",
                    width=150.0,
                    sharpness=1.0,
                    meshed=True,
                ),
                drawn(generator, number),
            )


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    folder = tmp_path_factory.mktemp("faces")
    known, crops = zip(*listed(), strict=True)
    with (folder / "index.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([field.name for field in fields(Example)])
        rows.writerows(map(astuple, known))
    (folder / "origin.json").write_text(json.dumps({"manifest": "drawn"}))
    np.stack(crops).tofile(folder / "crops.u8")
    np.stack([mesh()] * len(known)).tofile(folder / "landmarks.f32")
    return folder


@pytest.fixture(scope="session")
def works(shelf):
    return FaceWorks((shelf,), recipe())


@pytest.fixture(scope="session")
def pictures(tmp_path_factory):
    """A large picture and a small one."""
    writer = PictureWriter(tmp_path_factory.mktemp("pictures"), {"manifest": "drawn"})
    for number, (height, width) in enumerate(((200, 256), (120, 300))):
        path = f"street/{number}.png"
        picture = Picture(path=path, source="street", height=height, width=width)
        writer.add(picture, np.resize(drawn("", number), (height, width, 3)))
    return writer.folder
