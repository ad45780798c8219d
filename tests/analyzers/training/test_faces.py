"""Faces for training are those of the face pass, gathered once, and survive an interruption."""

import os
import shutil

import numpy as np
import pytest

from analyzers.training.faces import CROPS, INDEX, WITHOUT, FaceShelf, gather
from workbench.errors import ReadFailed
from workbench.evaluation.manifest import read_manifest


def test_every_file_is_kept_or_listed_with_the_reason(shelf, shelf_folder):
    paths = {example.path for example in shelf.examples}
    without = (shelf_folder / "without.csv").read_text()

    assert len(paths) == 2 * 8 * 2 + 1
    assert "empty.png,no_face" in without
    assert "broken.png," in without


def test_a_crop_is_what_an_analyzer_would_be_given(shelf, aligned_portrait):
    """The street portraits are that portrait, cut out and moved: one aligned face."""
    first = next(i for i, e in enumerate(shelf.examples) if e.path == "street0.png")

    apart = np.abs(shelf.crops[first].astype(int) - aligned_portrait.astype(int))
    assert np.median(apart) <= 2


def test_a_video_gives_its_main_face_at_several_times(shelf):
    clip = [example for example in shelf.examples if example.video]

    assert {example.path for example in clip} == {"clip.mp4"}
    assert len({example.frame for example in clip}) == len(clip) > 5
    assert np.diff([example.pts for example in clip]).min() > 0.3
    assert all(example.codec == "h264" and 0 < example.quantiser < 52 for example in clip)


def test_the_manifest_and_the_measures_stand_with_a_face(shelf):
    made = next(e for e in shelf.examples if e.path == "studio3m.png")

    assert (made.altered, made.source, made.person) == (True, "studio", "3")
    assert made.generator == made.family == "rows"
    assert made.columns == "age=23"
    assert made.width > 80 and made.sharpness > 0 and made.meshed


def test_black_beyond_the_edge_is_counted(shelf):
    whole = [e.outside for e in shelf.examples if e.path.startswith("street0")]

    assert max(whole) < 0.05


def test_an_interrupted_gathering_goes_on(shelf, shelf_folder, listed, tmp_path):
    manifest = read_manifest(listed)
    for done, _, _ in gather(manifest, tmp_path):
        if done == 5:
            break
    with (tmp_path / CROPS).open("ab") as file:
        file.write(b"torn")
    list(gather(manifest, tmp_path))

    again = FaceShelf(tmp_path)
    assert sorted(e.path for e in again.examples) == sorted(e.path for e in shelf.examples)
    assert (again.crops == shelf.crops).all()


def cut(path, rows, last):
    """Leave so many rows of a table and so many bytes of the next one."""
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[: rows + 1]) + lines[rows + 1][:last])


def test_a_row_that_was_torn_is_found_again(shelf, shelf_folder, listed, tmp_path):
    """Also where it is of a video, which then is read again as a whole."""
    folder = shutil.copytree(shelf_folder, tmp_path / "torn")
    rows = [example.path for example in shelf.examples]
    cut(folder / INDEX, rows.index("clip.mp4") + 2, 2)
    cut(folder / WITHOUT, 0, 3)
    with pytest.raises(ReadFailed):
        FaceShelf(folder)
    list(gather(read_manifest(listed), folder))

    again = FaceShelf(folder)
    assert repr(again.examples) == repr(shelf.examples)  # where NaN is like NaN
    assert (again.crops == shelf.crops).all()
    assert "broken.png," in (folder / WITHOUT).read_text()


def test_faces_without_their_pixels_are_refused(shelf_folder, listed, tmp_path):
    folder = shutil.copytree(shelf_folder, tmp_path / "short")
    os.truncate(folder / CROPS, 1000)

    with pytest.raises(ReadFailed, match=CROPS):
        list(gather(read_manifest(listed), folder))


def test_native_windows_are_not_added_to_faces_gathered_without(shelf_folder, listed):
    with pytest.raises(ReadFailed, match="found in another way"):
        list(gather(read_manifest(listed), shelf_folder, windows=True))


def test_faces_of_another_manifest_are_not_mixed_in(shelf_folder, listed, tmp_path):
    other = tmp_path / "manifest.csv"
    other.write_text(listed.read_text().replace("studio", "atelier"))

    with pytest.raises(ReadFailed, match="another manifest"):
        list(gather(read_manifest(other), shelf_folder))


def test_a_folder_without_faces_is_refused(tmp_path):
    (tmp_path / INDEX).write_text("nothing")

    with pytest.raises(ReadFailed):
        FaceShelf(tmp_path)
