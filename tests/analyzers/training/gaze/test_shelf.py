"""What was kept is read again, and what is damaged is refused."""

import numpy as np
import pytest

from analyzers.training.gaze.shelf import EyeShelf, EyeWriter
from analyzers.training.listing import INDEX
from workbench.errors import ReadFailed


def test_a_clip_is_read_as_it_was_kept(clips, shelf_folder):
    shelf = EyeShelf(shelf_folder)
    assert shelf.clips[0].person == "a"
    assert len(shelf.clips[0].sha256) == 64
    kept = shelf.clip(0)
    for name in ("eyes", "readable", "gaze", "features", "head", "meshes"):
        assert np.array_equal(getattr(kept, name), getattr(clips[0], name))
    assert len({one.file for one in shelf.clips}) == len(shelf)


def test_a_torn_line_is_forgotten_and_another_origin_refused(clips, shelf_folder, tmp_path):
    origin = {"manifest": "1"}
    writer = EyeWriter(tmp_path, origin)
    writer.add(clips[0])
    with (tmp_path / INDEX).open("ab") as file:
        file.write(b'{"path": "torn')
    assert EyeWriter(tmp_path, origin).done == {clips[0].listed.file}
    with pytest.raises(ReadFailed, match="in another way"):
        EyeWriter(tmp_path, {"manifest": "2"})


def test_damaged_arrays_and_empty_folders_are_refused(clips, tmp_path):
    with pytest.raises(ReadFailed, match="no gathered eyes"):
        EyeShelf(tmp_path)
    EyeWriter(tmp_path, {"manifest": "1"}).add(clips[0])
    (tmp_path / "clips" / clips[0].listed.file).write_bytes(b"no arrays")
    with pytest.raises(ReadFailed, match="cannot be read"):
        EyeShelf(tmp_path).clip(0)
