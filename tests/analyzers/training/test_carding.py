"""A card that was written here is read back as it was meant, the worst figures on top."""

import hashlib
import tomllib

import msgspec
import pytest

from analyzers.runtime.card import Calibration, Measured, parsed
from analyzers.runtime.packs import load_folder
from analyzers.training import carding
from tests.analyzers import made_packs
from workbench.errors import ModelMismatch


def card(**facts):
    training = carding.trained(made_packs.recipe(), manifest_sha256="1" * 64, device="cpu")
    unmeasured = carding.card_of(made_packs.recipe(), b"model", training)
    return carding.with_figures(unmeasured, **{"validated": None, **facts})


def test_a_pack_is_read_back_with_the_card_that_was_written(tmp_path):
    calibration = Calibration(
        method="logistic", fitted_on="chance", n=3, parameters={"slope": 1.5, "offset": -2}
    )
    pack = made_packs.pack(tmp_path, calibration=calibration)
    again = load_folder(tmp_path / "blending" / "1")

    assert again.card == pack.card and again.card.calibration == calibration
    assert again.card.files == {"model.onnx": _sha256(made_packs.model())}
    assert again.card.measured[1].interval == (0.4, 0.6)
    assert again.card.operating_points[0].threshold == 1.5
    assert again.card.training.versions["torch"]


def _sha256(content):
    return hashlib.sha256(content).hexdigest()


def test_a_changed_model_is_no_longer_the_one_on_the_card(tmp_path):
    pack = made_packs.pack(tmp_path)

    with pytest.raises(ModelMismatch, match=r"model\.onnx"):
        carding.write_pack(tmp_path / "blending" / "1", pack.card, b"another")


def test_every_text_survives(tmp_path):
    odd = 'a "quoted" \\ text × σ’, with\nlines\tand tabs'
    figure = Measured(quantity="AUC", value=1e-7, n=1, conditions=odd, unit="%")
    text = carding.text_of(card(measured=[figure]))

    assert tomllib.loads(text)["measured"][0]["conditions"] == odd


def test_hidden_characters_do_not_get_into_a_card():
    figure = Measured(quantity="AUC", value=0.5, n=1, conditions="right\u202eleft")

    with pytest.raises(ModelMismatch, match="hidden"):
        carding.text_of(card(measured=[figure]))


def test_a_figure_that_was_not_measured_is_not_written():
    figure = Measured(quantity="AUC", value=float("nan"), n=1, conditions="-")

    with pytest.raises(ValueError, match="only figures"):
        carding.text_of(card(measured=[figure]))


def test_the_worst_of_each_quantity_comes_first_and_what_a_program_needs_last():
    text = carding.text_of(card(measured=made_packs.FIGURES))
    tables = [line for line in text.splitlines() if line.startswith("[")]

    assert [one.value for one in parsed(text.encode(), "-").measured] == [0.25, 0.5, 0.2, 0.1]
    assert tables == [*["[[measured]]"] * 4, "[training]", "[input]", "[files]"]
    assert parsed(text.encode(), "-").measured[0].source == "the worst"


def test_what_was_tried_without_benefit_is_said():
    recipe = made_packs.recipe()
    switches = msgspec.structs.replace(recipe.switches, difficulty=0.9)
    recipe = msgspec.structs.replace(recipe, switches=switches)
    said = carding.tried(recipe, {"frequency_mask": "AUC 0.70 with, 0.71 without"})

    assert said == (
        "Dropping high frequencies in training (ACMF): no measured benefit, switched off; "
        "AUC 0.70 with, 0.71 without",
        "Weighing faces by their difficulty (Diffusion Deepfake): on; its benefit was not "
        "measured",
    )


def test_a_recipe_is_known_by_what_changes_weights():
    def digest(**changed):
        recipe = msgspec.structs.replace(made_packs.recipe(), **changed)
        return carding.trained(recipe, manifest_sha256="", device="").recipe_sha256

    assert digest() == digest(version="2") != digest(seed=2)
