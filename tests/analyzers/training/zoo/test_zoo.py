"""What holds for every generator, and how they are kept and found."""

import json
import shutil

import numpy as np
import pytest
import torch

from analyzers.training.fakes import FaceImage
from analyzers.training.zoo import GENERATORS, makers
from analyzers.training.zoo.teaching import loaded, taught
from workbench.errors import CannotForge, ModelMismatch, ModelMissing, TrainingError

NAMES = sorted(GENERATORS)


@pytest.fixture(scope="module")
def forging(zoo):
    return makers(zoo)


@pytest.mark.parametrize("name", NAMES)
def test_a_generator_draws_the_face_anew_within_its_mask(name, forging, face):
    fake = forging[name](face, (), np.random.default_rng(4))

    assert (fake.kind, fake.family) == (name, GENERATORS[name].family)
    beyond = fake.mask == 0
    assert beyond.mean() > 0.5
    assert np.array_equal(fake.pixels[beyond], face.pixels[beyond])
    inside = fake.mask > 0.9
    assert inside.sum() > 2000
    assert np.abs(fake.pixels[inside].astype(int) - face.pixels[inside]).mean() > 0.5


@pytest.mark.parametrize("name", NAMES)
def test_the_same_chance_gives_the_same_fake(name, forging, face):
    first, second = (forging[name](face, (), np.random.default_rng(4)) for _ in range(2))

    assert np.array_equal(first.pixels, second.pixels)
    assert np.array_equal(first.mask, second.mask)


@pytest.mark.parametrize("name", NAMES)
def test_a_face_without_a_mesh_cannot_be_forged(name, forging, face):
    blind = FaceImage(face.pixels, np.full_like(face.points, np.nan))

    with pytest.raises(CannotForge):
        forging[name](blind, (), np.random.default_rng(4))


def test_the_record_says_how_the_weights_came_about(zoo):
    record = json.loads((zoo / "autoencoder_swap" / "record.json").read_text())

    assert record["name"] == "autoencoder_swap"
    assert (record["seed"], record["steps"], record["faces"]) == (
        1,
        2,
        16,
    )  # the altered left out
    assert record["sources"] == ["sample"]
    assert record["manifest_sha256"] == "5a3e"
    assert record["people"] == ["clip.mp4"]
    assert record["versions"]["torch"] == torch.__version__


def test_the_same_seed_gives_the_same_weights(zoo, shelf, tmp_path):
    for folder, seed in (("same", 1), ("other", 2)):
        list(taught(GENERATORS["vq"], shelf, tmp_path / folder, seed=seed, steps=2))
    first, same, other = (
        loaded(GENERATORS["vq"], folder).state_dict()
        for folder in (zoo / "vq", tmp_path / "same", tmp_path / "other")
    )

    assert all(torch.equal(first[name], same[name]) for name in first)
    assert not all(torch.equal(first[name], other[name]) for name in first)


def test_a_generator_learns(shelf, tmp_path):
    errors = [error for _, _, error in taught(GENERATORS["vae"], shelf, tmp_path, steps=8)]

    assert errors[-1] < 0.8 * errors[0]


def test_a_training_that_goes_astray_leaves_no_generator(shelf, tmp_path):
    class Astray(GENERATORS["vae"]):
        def learn(self, lessons, chance, progress):
            return 0.1 + progress

    with pytest.raises(TrainingError, match="did not learn"):
        list(taught(Astray, shelf, tmp_path, steps=50))

    assert list(tmp_path.iterdir()) == []


def test_only_generators_that_are_there_are_offered(zoo, tmp_path):
    assert makers(tmp_path) == {}

    shutil.copytree(zoo / "vae", tmp_path / "vae")

    assert list(makers(tmp_path)) == ["vae"]


def test_weights_of_another_generator_are_refused(zoo, tmp_path):
    shutil.copytree(zoo / "vae", tmp_path / "vq")

    with pytest.raises(ModelMismatch):
        makers(tmp_path)


def test_a_file_that_is_no_weights_is_refused(zoo, tmp_path):
    shutil.copytree(zoo / "vae", tmp_path / "vae")
    (tmp_path / "vae" / "weights.pt").write_bytes(b"\x80\x04N.")

    with pytest.raises(ModelMismatch):
        makers(tmp_path)


def test_weights_that_are_not_there_are_named(tmp_path):
    with pytest.raises(ModelMissing):
        loaded(GENERATORS["vae"], tmp_path)


def test_a_shelf_without_authentic_faces_is_refused(shelf, tmp_path):
    class Forged:
        examples = shelf.examples[-1:]

    with pytest.raises(TrainingError, match="no authentic face"):
        list(taught(GENERATORS["vae"], Forged(), tmp_path))
