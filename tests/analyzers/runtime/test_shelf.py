"""A pack is copied in whole and as its card says, or nothing is left of it."""

import os
import sys
from pathlib import Path

import pytest

from analyzers.runtime import shelf
from analyzers.runtime.packs import load_folder
from tests import tiny_onnx
from workbench.errors import ModelExists, ModelMismatch, ModelMissing, ModelNotKept


@pytest.fixture
def own(tmp_path, monkeypatch):
    folder = tmp_path / "own"
    monkeypatch.setenv(shelf.PLACE, str(folder))
    return folder


@pytest.fixture
def given(tmp_path):
    return tiny_onnx.pack(tmp_path / "given")


def add(folder):
    with shelf.staged(folder) as staged:
        return staged


def left(own):
    """Return every file below, staging folders included."""
    return sorted(str(f.relative_to(own)) for f in own.rglob("*") if f.is_file())


def refused(own, folder, error, match):
    with pytest.raises(error, match=match):
        add(folder)
    assert left(own) == []


def test_what_the_card_lists_is_copied_and_nothing_else(own, given):
    (given / "notes.txt").write_text("not listed")

    assert add(given).is_new

    assert left(own) == ["means/1/card.toml", "means/1/model.onnx"]
    assert load_folder(own / "means" / "1").sha256 == load_folder(given).sha256
    assert [p.card.called for p in shelf.newest()] == ["means 1"]


def test_adding_it_again_changes_nothing_and_another_one_is_refused(own, given, tmp_path):
    add(given)
    before = left(own)

    assert not add(given).is_new
    other = tiny_onnx.pack(tmp_path / "other", tiny_onnx.means(tiny_onnx.NHWC))
    with pytest.raises(ModelExists, match="other files"):
        add(other)
    reworded = tiny_onnx.pack(tmp_path / "reworded", title="Another")
    with pytest.raises(ModelExists, match="another card"):
        add(reworded)
    assert left(own) == before
    add(tiny_onnx.pack(tmp_path / "later", version="2"))
    assert len(left(own)) == 4


def test_a_name_that_loupe_carries_is_refused(own, tmp_path):
    named = tiny_onnx.pack(tmp_path / "named", name="face-mesh")
    refused(own, named, ModelExists, "carries")


def test_an_error_before_it_stands_leaves_nothing(own, given):
    with pytest.raises(ValueError, match="tried"), shelf.staged(given):
        raise ValueError("tried")
    assert left(own) == []


def test_other_bytes_than_the_card_lists_are_refused(own, given):
    (given / "model.onnx").write_bytes(tiny_onnx.means(tiny_onnx.NHWC))
    refused(own, given, ModelMismatch, "its card says")
    (given / "model.onnx").unlink()
    refused(own, given, ModelMissing, r"model\.onnx")
    (given / "card.toml").unlink()
    refused(own, given, ModelMissing, r"card\.toml")
    refused(own, given / "nowhere", ModelMissing, r"card\.toml")


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are made otherwise")
@pytest.mark.parametrize("file", ["card.toml", "model.onnx"])
def test_links_and_pipes_are_refused(own, given, file):
    moved = (given / file).rename(given / "moved")
    (given / file).symlink_to(moved)
    refused(own, given, ModelMismatch, "is a link")
    (given / file).unlink()
    os.mkfifo(given / file)
    refused(own, given, ModelMismatch, "no regular file")


def test_a_pack_of_too_many_bytes_is_refused(own, given, monkeypatch):
    monkeypatch.setattr(shelf, "MOST_BYTES", 64)
    refused(own, given, ModelMismatch, "at most")


def test_a_card_of_too_many_bytes_is_refused(own, given):
    with (given / "card.toml").open("a") as card:
        card.write("#" * (1 << 20))
    refused(own, given, ModelMismatch, "more than")


def test_a_place_that_cannot_be_written_is_an_expected_error(own, given):
    own.write_text("a file")
    with pytest.raises(ModelNotKept, match="cannot be written"):
        add(given)


def test_the_last_version_by_its_numbers_is_used(own, tmp_path):
    for version in ("9", "10", "2.5", "10-rc"):
        add(tiny_onnx.pack(tmp_path / version, version=version))

    assert [pack.card.version for pack in shelf.newest()] == ["10"]


def test_a_pack_in_the_wrong_place_or_without_a_card_offers_nothing(own, given):
    add(given)
    Path(own / "means" / "1").rename(own / "means" / "7")
    (own / "empty" / "1").mkdir(parents=True)

    assert shelf.newest() == []
    errors = [type(place.error) for place in shelf.placed() if place.origin == shelf.OWN]
    assert errors == [ModelMissing, ModelMismatch]
