"""Pictures are kept as they were decoded, and a broken run leaves nothing half."""

import numpy as np
import pytest
from PIL import Image

from analyzers.training.pixels.gathering import gather
from analyzers.training.pixels.shelf import GENERATED, Picture, PictureShelf, PictureWriter
from tests.analyzers.training.pixels.conftest import EACH, SIDE
from workbench.errors import ReadFailed
from workbench.evaluation.manifest import read_manifest


def test_pixels_are_those_of_the_files(shelf, listed):
    for index in (0, EACH, len(shelf) - 1):
        with Image.open(listed.parent / shelf.pictures[index].path) as picture:
            assert np.array_equal(shelf.pixels(index), np.asarray(picture))


def test_what_the_manifest_says_is_kept(shelf):
    assert len(shelf) == 4 * EACH
    alpha = next(one for one in shelf.pictures if one.generator == "alpha")
    assert (alpha.made, alpha.altered, alpha.source) == (GENERATED, True, "alpha_set")
    assert (alpha.height, alpha.width, alpha.family) == (SIDE, SIDE, "gan")


def test_at_most_so_many_of_a_source_always_the_same(listed, shelf, tmp_path):
    told = list(gather(read_manifest(listed), tmp_path, most=3))
    few = PictureShelf(tmp_path)
    assert len(few) <= 4 * 3 == len(told)
    assert {one.path for one in few.pictures} < {one.path for one in shelf.pictures}


def test_a_torn_run_is_gone_on_with(listed, gathered, tmp_path):
    rows = (gathered / "index.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "pictures").mkdir()
    (tmp_path / "origin.json").write_bytes((gathered / "origin.json").read_bytes())
    (tmp_path / "index.jsonl").write_bytes(b"".join(rows[:-2]) + rows[-2][:20])
    for file in sorted((gathered / "pictures").iterdir()):
        (tmp_path / "pictures" / file.name).write_bytes(file.read_bytes())
    told = [problem for _, _, problem in gather(read_manifest(listed), tmp_path) if problem]
    assert told == ["unsupported"]  # the file that is no picture is tried again
    again, before = PictureShelf(tmp_path), PictureShelf(gathered)
    assert sorted(one.path for one in again.pictures) == sorted(
        one.path for one in before.pictures
    )


def test_other_pictures_are_refused(gathered, tmp_path):
    with pytest.raises(ReadFailed, match="no gathered pictures"):
        PictureShelf(tmp_path)
    PictureWriter(tmp_path, {"manifest": "another"})
    with pytest.raises(ReadFailed, match="different manifests"):
        PictureShelf(gathered, tmp_path)
    with pytest.raises(ReadFailed, match="in another way"):
        PictureWriter(tmp_path, {"manifest": "a third"})


def test_pixels_of_another_shape_are_refused(tmp_path):
    writer = PictureWriter(tmp_path, {"manifest": "none"})
    picture = Picture(path="a.png", source="street", height=9, width=7)
    writer.add(picture, np.zeros((7, 9, 3), np.uint8))
    with pytest.raises(ReadFailed, match="not as they were gathered"):
        PictureShelf(tmp_path).pixels(0)


def test_a_picture_that_was_drawn_anew_makes_another_shelf(tmp_path):
    picture = Picture(path="zoo/a/1", source="zoo", height=8, width=8, made=GENERATED)
    digests = set()
    for level in (0, 1):
        writer = PictureWriter(tmp_path / str(level), {"manifest": "none"})
        writer.add(picture, np.full((8, 8, 3), level, np.uint8))
        digests.add(PictureShelf(tmp_path / str(level)).sha256)
    assert len(digests) == 2
