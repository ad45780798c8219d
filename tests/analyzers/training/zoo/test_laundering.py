"""The autoencoders of whole pictures and the removal of fingerprints, hardly taught."""

import json
import shutil

import numpy as np
import pytest

from analyzers.training.zoo.laundering import (
    PICTURE_NETWORKS,
    autoencoders,
    fingerprint_removal,
    taught_network,
)
from analyzers.training.zoo.picture_teaching import psnr
from analyzers.training.zoo.pictures import PictureLessons
from analyzers.training.zoo.redrawing import DESIGNS
from workbench.errors import ModelMismatch, ModelMissing

KL, ROUNDED = "f4_kl4_nearest_l1", "f4_rounded8_bilinear_l1"
DIFFERENT = (KL, ROUNDED, "f4_vq8_transposed_gradient", "f8_kl32_pixel_shuffle_gan")
REMOVAL = "fingerprint_removal"


@pytest.fixture(scope="module")
def lessons(scene):
    squares = np.stack([scene(192, 192, seed=seed) for seed in range(6)])
    return PictureLessons(
        squares=squares,
        pictures=6,
        sources=("scenes",),
        held=(("scenes", scene(192, 192, seed=9)),),
        manifest_sha256="5a3e",
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory, lessons):
    """A folder with networks of every kind that draw pictures, after one step."""
    folder = tmp_path_factory.mktemp("launder")
    for name in (*DIFFERENT, REMOVAL):
        list(taught_network(name, lessons, folder / name, steps=1))
    return folder


@pytest.fixture(scope="module")
def zoo(folder):
    return autoencoders(folder)


def test_every_design_and_the_removal_can_be_taught_by_name():
    assert set(PICTURE_NETWORKS) == {*DESIGNS, REMOVAL}
    assert set(DIFFERENT) < set(PICTURE_NETWORKS)


def test_designs_differ_in_everything_that_leaves_a_trace():
    designs = DESIGNS.values()

    assert len(designs) >= 6
    assert {design.factor for design in designs} == {4, 8}
    for part, kinds in (("latent", 3), ("upsampler", 4), ("loss", 3)):
        shared = [getattr(design, part) for design in designs]
        assert len(set(shared)) == kinds
        # with any one left out, each way has been seen in another
        assert all(shared.count(kind) > 1 for kind in shared)


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_picture_of_any_size_comes_back_in_its_own(name, zoo, scene):
    picture = scene(75, 50)

    laundered = zoo[name].reconstructed(picture)

    assert zoo[name].name == name
    assert (laundered.shape, laundered.dtype) == (picture.shape, np.uint8)
    assert not np.array_equal(laundered, picture)
    assert np.array_equal(laundered, zoo[name].reconstructed(picture))


# untaught, one that rounds has nothing but zeros to draw from
@pytest.mark.parametrize("name", [name for name in DIFFERENT if name != ROUNDED])
def test_generated_pictures_are_drawn_by_chance(name, zoo):
    first, again, other = (
        zoo[name].generated((50, 75), np.random.default_rng(seed)) for seed in (3, 3, 4)
    )

    assert (first.shape, first.dtype) == ((50, 75, 3), np.uint8)
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_an_autoencoder_learns_from_pictures(lessons, tmp_path):
    steps = taught_network(KL, lessons, tmp_path / KL, steps=12)
    errors = [error for _, _, error in steps]

    assert len(errors) == 12
    assert np.mean(errors[-2:]) < 0.8 * errors[0]


def test_a_removal_gives_pictures_of_any_size_back(folder, scene):
    picture = scene(50, 75)

    removed = fingerprint_removal(folder).removed(picture)

    assert (removed.shape, removed.dtype) == (picture.shape, np.uint8)
    assert not np.array_equal(removed, picture)


@pytest.mark.parametrize("name", (KL, REMOVAL))
def test_the_record_tells_how_close_held_pictures_come_back(name, folder, lessons):
    record = json.loads((folder / name / "record.json").read_text())

    assert (record["name"], record["steps"], record["pictures"]) == (name, 1, 6)
    assert "never learned from" in record["kept_back"]
    assert record["closeness"]["pictures"] == 1
    assert record["closeness"]["psnr"] == record["closeness"]["by_source"]["scenes"]


def test_what_lies_there_already_is_not_taught_anew(folder, lessons):
    assert list(taught_network(KL, lessons, folder / KL, steps=1)) == []


def test_an_autoencoder_without_a_sampler_launders_and_cannot_generate(folder, tmp_path, scene):
    shutil.copytree(folder / KL, tmp_path / KL, ignore=shutil.ignore_patterns("sampler"))
    (alone,) = autoencoders(tmp_path).values()

    assert alone.reconstructed(scene(32, 32)).shape == (32, 32, 3)
    with pytest.raises(ModelMissing, match="no sampler"):
        alone.generated((32, 32), np.random.default_rng(0))


def test_weights_of_another_autoencoder_are_refused(folder, tmp_path):
    shutil.copytree(folder / KL, tmp_path / ROUNDED)

    with pytest.raises(ModelMismatch):
        autoencoders(tmp_path)


def test_weights_of_a_removal_that_are_not_there_are_named(tmp_path):
    with pytest.raises(ModelMissing):
        fingerprint_removal(tmp_path)


def test_closeness_is_told_in_decibels(scene):
    picture = scene(32, 32).clip(0, 250)

    assert psnr(picture, picture) == np.inf
    assert psnr(picture, picture + np.uint8(5)) == pytest.approx(34.15, abs=0.01)
