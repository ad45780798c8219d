"""A pack loads whole and unchanged, or not at all."""

import hashlib
import shutil
from importlib import resources
from pathlib import Path

import pytest

from analyzers.runtime.packs import load, load_folder
from workbench.errors import ModelMismatch, ModelMissing

MODELS = Path(str(resources.files("resources"))) / "models"
SHIPPED = sorted(path.parent for path in MODELS.glob("*/*/card.toml"))


@pytest.fixture
def folder(tmp_path):
    """A copy of the detector's pack that a test may spoil."""
    return Path(shutil.copytree(MODELS / "retinaface-mobilenet025" / "1", tmp_path / "pack"))


def reworded(folder, old, new):
    card = folder / "card.toml"
    text = card.read_text("utf-8")
    assert old in text
    card.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_every_shipped_pack_loads_and_says_where_it_is_from(path):
    pack = load(path.parent.name, path.name)

    made_here = pack.card.training is not None  # its media permit no other use
    allowed = ("Research and evaluation only",) if made_here else ("MIT", "Apache-2.0")
    assert pack.card.licence.startswith(allowed)
    assert pack.card.sources and pack.card.training_data and pack.card.limits
    assert set(pack.card.files) == {file.name for file in path.iterdir()} - {"card.toml"}
    for file, digest in pack.card.files.items():
        assert hashlib.sha256(pack.read(file)).hexdigest() == digest
    assert load(path.parent.name, path.name) is pack


def test_no_shipped_pack_names_the_machine_it_was_made_on():
    for path in MODELS.glob("*/*/model.onnx"):
        assert b"/recipes/" not in path.read_bytes() and b"stack_trace" not in path.read_bytes()


def test_one_changed_byte_is_found(folder):
    model = folder / "model.onnx"
    content = bytearray(model.read_bytes())
    content[1000] ^= 1
    model.write_bytes(content)

    with pytest.raises(ModelMismatch, match=r"model\.onnx has the sha256"):
        load_folder(folder)


def test_a_change_after_loading_is_found_when_the_file_is_read(folder):
    pack = load_folder(folder)
    (folder / "model.onnx").write_bytes(b"another")

    with pytest.raises(ModelMismatch):
        pack.read("model.onnx")


def test_a_missing_file_a_missing_card_and_a_missing_pack_are_told_apart_from_a_changed_one(
    folder,
):
    (folder / "model.onnx").unlink()
    with pytest.raises(ModelMissing, match=r"model\.onnx"):
        load_folder(folder)
    (folder / "card.toml").unlink()
    with pytest.raises(ModelMissing, match=r"card\.toml"):
        load_folder(folder)
    with pytest.raises(ModelMissing):
        load("no-such-model", "1")


def test_a_file_that_the_card_does_not_list_is_not_read(folder):
    (folder / "other.onnx").write_bytes(b"other")

    with pytest.raises(ModelMissing, match=r"other\.onnx"):
        load_folder(folder).read("other.onnx")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('licence = "MIT"', 'license = "MIT"'),
        ('version = "1"', "version = 1"),
        ('"model.onnx" =', '"../model.onnx" ='),
        ('name = "retina', 'name = retina"'),
        ('"model.onnx" = "', '"model.onnx" = "F'),
        ("[files]", "[files]\n[other]"),
    ],
    ids=["unknown key", "wrong type", "path that leads away", "no TOML", "no hash", "no files"],
)
def test_a_card_that_cannot_be_trusted_is_refused(folder, old, new):
    reworded(folder, old, new)

    with pytest.raises(ModelMismatch, match="card"):
        load_folder(folder)


def test_a_card_of_other_bytes_than_text_is_refused(folder):
    (folder / "card.toml").write_bytes(b"\xff\xfe\x00name")

    with pytest.raises(ModelMismatch, match="card"):
        load_folder(folder)


@pytest.mark.parametrize("name", ["../models", "", "a/b", "A", "."])
def test_a_name_cannot_lead_out_of_the_packs(name):
    with pytest.raises(ModelMissing, match="can be called"):
        load(name, "1")


def test_the_identity_is_of_the_files_not_of_the_wording(folder):
    before = load_folder(folder).sha256
    reworded(folder, "RetinaFace with MobileNet 0.25", "RetinaFace")
    assert load_folder(folder).sha256 == before

    (folder / "notes.txt").write_bytes(b"x")
    digest = hashlib.sha256(b"x").hexdigest()
    reworded(folder, "[files]", f'[files]\n"notes.txt" = "{digest}"')
    assert load_folder(folder).sha256 != before
