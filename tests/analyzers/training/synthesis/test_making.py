"""From made faces to a pack by the one command; its card tells folds and what was fitted."""

import hashlib

import pytest
from msgspec.structs import replace

from analyzers.faces.face_pass import Faces
from analyzers.runtime.learned import made_of
from analyzers.runtime.onnx import start
from analyzers.runtime.packs import Pack, carried
from analyzers.synthesis.engine import GeneratedEngine
from analyzers.synthesis.generated_face import WORDS, GeneratedFace
from analyzers.training.judging import CLEAN, Extent
from analyzers.training.laboratory import run
from analyzers.training.making import Laboratory
from analyzers.training.synthesis.features import given
from analyzers.training.synthesis.making import REDRAWN, make
from analyzers.training.synthesis.recipe import read
from analyzers.training.synthesis.redrawing import DRAWN_BY
from analyzers.training.zoo.teaching import WEIGHTS
from tests.analyzers.training.synthesis.conftest import KL, TOML
from tests.sources import source_of
from workbench.errors import ReadFailed, RecipeUnusable
from workbench.model import FrameScore, Outcome, Start
from workbench.reading import read_once

PORTRAIT = carried().parent / "sample" / "portrait.jpg"
MOST_BYTES = 10_000_000


@pytest.fixture(scope="module")
def recipe(tmp_path_factory):
    path = tmp_path_factory.mktemp("recipe") / "synthesis.toml"
    path.write_text(TOML)
    return path


@pytest.fixture(scope="module")
def pack(recipe, windowed, zoo, tmp_path_factory):
    laboratory = Laboratory(
        shelf=windowed,
        folder=tmp_path_factory.mktemp("made"),
        extent=Extent(faces=8, conditions=(CLEAN,)),
        workers=0,
        threads=1,
    )
    *_, pack = make(read(recipe), laboratory, zoo)
    return pack


def test_the_pack_is_small_and_adds_a_little_of_the_traces(pack, windowed_shelf):
    assert isinstance(pack, Pack)
    assert len(pack.read("model.onnx")) < MOST_BYTES
    engine = GeneratedEngine(start(pack))
    told = list(engine.run([given(windowed_shelf, at, CLEAN) for at in range(5)]))

    assert len({one.score for one in told}) > 1
    for one in told:
        assert one.score == pytest.approx(one.content + 0.25 * one.drawn, abs=1e-5)
        assert one.content <= 2 and one.drawn <= 2


def test_the_card_tells_the_fold_first_and_gives_no_unearned_point(pack, windowed_shelf):
    card = pack.card
    [pair] = [one for one in card.measured if one.quantity == "AUC" and one.source == "studio"]

    assert pair.generator == "rows" and "taught without rows, studio" in pair.conditions
    assert "of another network" in pair.conditions
    assert card.training.manifest_sha256 == windowed_shelf.manifest_sha256
    assert card.training.steps == 0
    assert card.operating_points == () and card.calibration is None


def test_the_card_names_the_weights_that_drew_photographs_anew(pack, zoo):
    weights = (zoo / KL / WEIGHTS).read_bytes()
    told = [one for one in pack.card.sources if KL in one]

    assert told and told[0].endswith(hashlib.sha256(weights).hexdigest())


def test_a_zoo_without_the_tiny_autoencoder_is_refused(recipe, zoo, windowed, tmp_path):
    laboratory = Laboratory(shelf=windowed, folder=tmp_path, workers=0, threads=1)
    asked = read(recipe)
    tiny = replace(asked, redrawn=replace(asked.redrawn, tiny=0.5))

    with pytest.raises(RecipeUnusable, match="taef2"):
        list(make(tiny, laboratory, zoo))


def test_what_other_weights_drew_is_not_gone_on_with(recipe, zoo, windowed, tmp_path):
    laboratory = Laboratory(shelf=windowed, folder=tmp_path, workers=0, threads=1)
    drawn = tmp_path / REDRAWN / DRAWN_BY
    drawn.parent.mkdir()
    drawn.write_text("{}")

    with pytest.raises(RecipeUnusable, match="other weights"):
        list(make(read(recipe), laboratory, zoo))


def test_the_analyzer_scores_a_portrait(pack):
    methods = (Faces(), made_of(pack, GeneratedFace, WORDS))
    starts = {method.info.name: Start() for method in methods}
    read_all = read_once(lambda: methods, source_of(PORTRAIT), starts)
    score = next(record for name, record in read_all if name == "synthesis")

    assert isinstance(score, FrameScore) and score.outcome is Outcome.SCORED


def test_faces_without_windows_are_refused(recipe, shelf_folder, zoo, tmp_path):
    laboratory = Laboratory(shelf=shelf_folder, folder=tmp_path, workers=0, threads=1)
    asked = read(recipe)

    with pytest.raises(ReadFailed, match="native window"):
        list(make(asked, laboratory, zoo))


def test_the_one_command_asks_for_a_zoo(recipe, tmp_path):
    none = {"manifest": None, "faces": None, "zoo": None}

    with pytest.raises(RecipeUnusable, match="--zoo"):
        list(run(recipe, tmp_path, **none, device="cpu", workers=0, threads=1))


def test_a_zoo_without_the_named_autoencoders_is_refused(recipe, windowed, tmp_path):
    laboratory = Laboratory(shelf=windowed, folder=tmp_path / "out", workers=0, threads=1)

    with pytest.raises(RecipeUnusable, match="f4_kl4_nearest_l1"):
        list(make(read(recipe), laboratory, tmp_path))
