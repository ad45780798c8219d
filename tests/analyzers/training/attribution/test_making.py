"""From drawn faces to a pack: its makers, its figures, and where it goes on."""

import shutil

import numpy as np
import pytest

from analyzers.attribution.engine import MakerEngine
from analyzers.attribution.makers import FILE, parsed
from analyzers.runtime.onnx import start
from analyzers.runtime.packs import Pack
from analyzers.training.attribution import figures, making
from analyzers.training.attribution.codecs import UNCODED
from analyzers.training.attribution.judging import MakerExtent
from analyzers.training.attribution.making import (
    MakerLaboratory,
    make,
    read_outcome,
    rewritten,
)
from analyzers.training.laboratory import run
from tests.analyzers.training.attribution.recipes import TABLE, recipe
from workbench.errors import RecipeUnusable, TrainingError

EXTENT = MakerExtent(learned=3, judged=6, coded=2, photographs=2, conditions=(UNCODED, "webp"))
STRANGER = [
    one | {"learned": False} if one["name"] == "columns" else one for one in TABLE["makers"]
]


@pytest.fixture(scope="module")
def made(shelf, tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    laboratory = MakerLaboratory(
        folders=(shelf,), folder=folder, extent=EXTENT, workers=0, threads=1
    )
    asked = recipe(makers=STRANGER)
    *told, pack = make(asked, laboratory)
    again = list(make(asked, laboratory))
    return told, pack, folder, again


def test_the_pack_knows_its_makers(made):
    pack = made[1]
    assert isinstance(pack, Pack)
    makers = parsed(pack.read(FILE), "a test")
    assert [one.name for one in makers.makers][:2] == ["photograph", "doubled"]
    assert makers.length == 16
    assert makers.same_maker is not None
    assert all(0 < makers.allowed(one) <= makers.threshold for one in makers.makers)


def test_an_examination_can_run_the_pack(made):
    engine = MakerEngine(start(made[1]))
    crops = np.random.default_rng(0).integers(0, 256, (3, 256, 256, 3), np.uint8)
    embedding, described = engine.run(crops)
    assert embedding.shape == (3, 16)
    np.testing.assert_allclose(np.linalg.norm(embedding, axis=1), 1, atol=1e-4)
    np.testing.assert_allclose(described.sum(1), 4, atol=1e-4)  # four groups


def test_the_three_questions_stand_apart_on_the_card(made):
    told = made[1].card.measured
    for question in (figures.CLOSED, figures.OPEN, figures.ZERO):
        assert any(one.quantity.startswith(question) for one in told)
    assert all("chance" in one.conditions for one in told)
    strangers = [one for one in told if one.quantity == figures.STRANGER]
    assert {one.generator for one in strangers} == {"columns"}
    assert any("webp, never learned from" in one.conditions for one in told)


def test_it_goes_on_where_it_was(made):
    told, pack, folder, again = made
    assert {one.part for one in told} == {"release: training"}
    assert again[-1].sha256 == pack.sha256
    assert len(again) == 1
    assert [*read_outcome(folder).known] == ["photograph", "doubled", "rows", "checks"]


def test_makers_and_card_are_written_anew_without_training(made, monkeypatch):
    _, pack, folder, _ = made
    monkeypatch.setattr(making, "taught", None)  # nothing may train
    asked = recipe(makers=STRANGER, words=TABLE["words"] | {"title": "Told otherwise"})
    before = (folder / "checkpoint.pt").stat().st_mtime_ns
    again = rewritten(asked, folder)

    assert again.card.title == "Told otherwise" and again.folder == pack.folder
    assert again.card.measured == pack.card.measured
    assert again.card.files["model.onnx"] == pack.card.files["model.onnx"]
    assert (folder / "checkpoint.pt").stat().st_mtime_ns == before
    with pytest.raises(TrainingError, match="not been trained"):
        rewritten(
            asked, shutil.copytree(folder / "pack", folder.parent / "bare" / "pack").parent
        )


def test_the_one_command_knows_the_task(tmp_path):
    path = tmp_path / "makers.toml"
    path.write_text('task = "attribution_face"')
    asked = {"manifest": None, "faces": None, "zoo": None}
    with pytest.raises(RecipeUnusable, match=r"makers\.toml"):
        list(run(path, tmp_path, **asked, device="cpu", workers=0, threads=1))
