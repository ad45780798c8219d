"""How light skin is in a picture: known colours, a real face, and what cannot be measured."""

import csv
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from analyzers.compression.ghosts import Ghosts
from analyzers.faces.face_pass import Faces
from workbench.evaluation.evaluating import evaluate
from workbench.evaluation.ledger import Ledger
from workbench.evaluation.manifest import read_manifest
from workbench.evaluation.scoring import Scorer
from workbench.evaluation.skin import (
    BANDS,
    EDGES,
    LIGHTNESS,
    NOT_MEASURED,
    band,
    typology_angle,
)
from workbench.examination import extra_seconds, plan
from workbench.model import FacePart

PORTRAIT = Path(__file__).parents[3] / "resources" / "sample" / "portrait.jpg"
SKIN = np.full((256, 256), FacePart.CHEEKS, np.uint8)


def drawn(*colour):
    return np.full((256, 256, 3), colour, np.uint8)


@pytest.mark.parametrize(
    ("colour", "angle"),
    [((115, 82, 68), -40.5), ((194, 150, 130), 41.4)],  # X-Rite's ColorChecker, skins
)
def test_the_angle_of_printed_skin_is_that_of_its_published_colour(colour, angle):
    assert typology_angle(drawn(*colour), SKIN) == pytest.approx(angle, abs=4)


def test_hair_shine_and_what_lies_beyond_the_picture_do_not_count():
    crop = drawn(194, 150, 130)
    known = typology_angle(crop, SKIN)
    crop[:80], crop[-30:] = (30, 25, 20), (255, 255, 255)
    assert typology_angle(crop, SKIN) == known
    crop[100:200] = 0
    assert typology_angle(crop, SKIN) != known  # hair is now over half of what is left
    crop[:80] = 0
    assert typology_angle(crop, SKIN) == known


def test_other_parts_of_the_face_are_not_its_skin():
    crop, parts = drawn(194, 150, 130), np.full((256, 256), FacePart.JAW, np.uint8)
    assert typology_angle(crop, parts) is None
    parts[:100] = FacePart.FOREHEAD
    crop[100:] = (40, 30, 25)
    assert typology_angle(crop, parts) == typology_angle(drawn(194, 150, 130), SKIN)


def test_grey_and_blue_pictures_and_faces_without_a_mask_are_not_measured():
    assert typology_angle(drawn(120, 120, 120), SKIN) is None
    assert typology_angle(drawn(90, 100, 140), SKIN) is None
    assert typology_angle(drawn(194, 150, 130), None) is None
    assert band(None) == NOT_MEASURED


def test_bands_are_open_below_as_they_were_published():
    assert [band(edge) for edge in EDGES] == list(BANDS[:-1])
    assert [band(edge + 0.1) for edge in EDGES] == list(BANDS[1:])


def catalog():
    return (Faces(), Ghosts())


def evaluated(worker, folder, files, *, measures):
    """Return what is known of files after an evaluation that goes on in `folder`."""
    rows = "\n".join(f"{path},authentic" for path in files)
    (folder / "m.csv").write_text(f"path,label\n{rows}\n")
    setups = plan(worker, catalog, [Ghosts.info.name], faces=measures)
    scorer = Scorer(worker, catalog, setups, extra_seconds)
    with Ledger(folder / "out", setups) as ledger:
        manifest = read_manifest(folder / "m.csv", absolute=True)
        list(evaluate(ledger, scorer, manifest, measures=measures))
        return ledger.looks, ledger.rows


def test_files_scored_before_are_measured_once_they_are_asked_for(worker, tmp_path, write_jpeg):
    with Image.open(PORTRAIT) as picture:
        pixels = np.asarray(picture.convert("RGB"))
    dim, grey = pixels // 2, np.repeat(pixels[..., 1:2], 3, axis=2)
    files = [
        write_jpeg(tmp_path / f"{name}.jpg", of, 95)
        for name, of in (("plain", pixels), ("dim", dim), ("grey", grey))
    ]
    before, rows = evaluated(worker, tmp_path, files, measures=False)
    assert {look.measured for look in before.values()} == {None}

    looks, after = evaluated(worker, tmp_path, files, measures=True)
    plain, dim, grey = (looks[str(file)] for file in files)
    assert after == rows  # nothing was scored anew
    assert 41 < plain.measured[LIGHTNESS] < 65 and grey.measured == {}
    assert dim.measured[LIGHTNESS] < plain.measured[LIGHTNESS] - 30  # it is the picture's
    assert plain.traits["faces"] == 1 and "faces" not in before[str(files[0])].traits


@pytest.mark.laboratory
def test_people_with_dark_skin_are_measured_darker(worker, tmp_path, laboratory):
    text = (laboratory / "manifest.csv").read_text(encoding="utf-8")
    listed = csv.DictReader(text.splitlines())
    rows = [row for row in listed if row["source"] == "utkface" and row["age"] in {"26", "35"}]
    files = {
        race: [
            laboratory / row["path"]
            for row in islice((r for r in rows if r["race"] == race), 8)
        ]
        for race in ("black", "white")
    }
    looks, _ = evaluated(
        worker, tmp_path, [f for of in files.values() for f in of], measures=True
    )
    black, white = (
        np.nanmedian([looks[str(f)].measured.get(LIGHTNESS, np.nan) for f in of])
        for of in files.values()
    )
    assert black < 10 and white - black > 15
