"""The same command trains networks of native pixels, and a laboratory's single steps work."""

import msgspec
import pytest
from typer.testing import CliRunner

from analyzers.training import laboratory
from analyzers.training.pixels.__main__ import steps
from analyzers.training.pixels.laboratory import attacks, laundered
from analyzers.training.pixels.shelf import PictureShelf
from tests.analyzers.training.pixels.test_figures import picture
from workbench.errors import RecipeUnusable

RECIPE = """
name = "planted"
version = "1"
task = "upsampling"
[training]
steps = 1
[words]
title = "Planted"
licence = "none"
training_data = "none"
not_trained_on = "all"
limits = ["planted"]
reference = "none"
"""


def run(recipe, folder):
    return laboratory.run(
        recipe, folder, manifest=None, faces=None, zoo=None, device="cpu", workers=0, threads=1
    )


def test_a_recipe_of_native_pixels_asks_for_pictures(tmp_path):
    (tmp_path / "recipe.toml").write_text(RECIPE)
    with pytest.raises(RecipeUnusable, match="--pictures"):
        list(run(tmp_path / "recipe.toml", tmp_path))


def test_a_recipe_of_another_task_is_read_as_such(tmp_path):
    (tmp_path / "recipe.toml").write_text(RECIPE.replace("upsampling", "guessing"))
    with pytest.raises(RecipeUnusable, match="'guessing'"):
        list(run(tmp_path / "recipe.toml", tmp_path))


def test_an_empty_zoo_is_refused(gathered, tmp_path):
    with pytest.raises(RecipeUnusable, match="no trained autoencoder"):
        list(laundered(gathered, tmp_path, tmp_path / "laundered"))
    assert attacks(tmp_path) == {}


def test_pictures_are_gathered_by_a_step_of_its_own(listed, tmp_path):
    told = ["gather", "--manifest", str(listed), "-o", str(tmp_path), "--most", "1"]
    result = CliRunner().invoke(steps, told)
    assert result.exit_code == 0
    assert len(PictureShelf(tmp_path)) == 4


def test_tables_are_printed_in_markdown(tmp_path):
    for name in ("judged.jsonl", "validated.jsonl"):
        rows = map(msgspec.json.encode, [picture(0), picture(0, made="alpha")])
        (tmp_path / name).write_bytes(b"\n".join([b"key", *rows]))
    result = CliRunner().invoke(steps, ["tables", str(tmp_path)])
    assert result.exit_code == 0
    assert "| alpha | street | no data | 1 | 1 |" in result.stdout
