"""The one command that teaches a generator."""

import json

import pytest
import typer
from PIL import Image
from typer.testing import CliRunner

from analyzers.training.zoo.__main__ import teach
from analyzers.training.zoo.laundering import autoencoders

RECIPE = """
name = "small"
version = "1"
task = "blending"
fakes = { self_blending = 1.0 }
data = { leave_out_sources = ["left"], validation = 0.3 }
training = { steps = 1 }

[words]
title = "Small"
licence = "None"
training_data = "Twelve photographs"
not_trained_on = "All others"
limits = ["Nothing is learned"]
reference = "None"
"""


@pytest.fixture
def command():
    app = typer.Typer()
    app.command()(teach)
    return lambda *given: CliRunner().invoke(app, list(map(str, given)))


def test_it_teaches_and_keeps_a_generator(command, shelf_folder, tmp_path):
    done = command("vq", "--faces", shelf_folder, "-o", tmp_path, "--steps", 1)

    assert done.exit_code == 0, done.output
    assert "1 of 1" in done.output
    assert (tmp_path / "vq" / "record.json").exists()


def test_it_teaches_networks_that_draw_whole_pictures(command, scene, tmp_path):
    rows = ["path,label,source"]
    for n in range(5):
        Image.fromarray(scene(200, 200, seed=n)).save(tmp_path / f"{n}.png")
        rows += [f"{n}.png,authentic,{'left' if n > 3 else 'kept'}"]
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("\n".join(rows))
    names = ("f4_kl4_nearest_l1", "fingerprint_removal")

    done = command(
        *names, "--pictures", manifest, "-o", tmp_path, "--steps", 1,
        "--leave-out-source", "left",
    )  # fmt: skip

    assert done.exit_code == 0, done.output
    assert "fingerprint_removal: 1 of 1" in done.output
    assert list(autoencoders(tmp_path)) == [names[0]]
    record = json.loads((tmp_path / names[1] / "record.json").read_text())
    assert record["sources"] == ["kept"]


@pytest.mark.parametrize(
    ("name", "needed"), [("vq", "--faces"), ("fingerprint_removal", "--pict")]
)
def test_what_there_is_to_learn_from_must_be_named(command, name, needed, tmp_path):
    done = command(name, "-o", tmp_path)

    assert done.exit_code == 2
    assert needed in done.output


def test_it_learns_from_no_face_that_a_recipe_leaves_out(command, mixed_folder, tmp_path):
    recipe = tmp_path / "r.toml"
    recipe.write_text(RECIPE)

    done = command(
        "vq", "--faces", mixed_folder, "-o", tmp_path, "--steps", 1, "--recipe", recipe
    )

    assert done.exit_code == 0, done.output
    record = json.loads((tmp_path / "vq" / "record.json").read_text())
    assert record["sources"] == ["kept"]
    assert record["faces"] < 12  # some decide when to stop


def test_a_name_that_is_not_known_is_refused_with_those_that_are(command, tmp_path):
    done = command("nothing", "--faces", tmp_path, "-o", tmp_path)

    assert done.exit_code == 2
    assert "autoencoder_swap" in done.output


def test_a_folder_without_faces_is_refused(command, tmp_path):
    done = command("vae", "--faces", tmp_path, "-o", tmp_path)

    assert done.exit_code == 1
    assert "holds no gathered faces" in " ".join(done.output.split())
