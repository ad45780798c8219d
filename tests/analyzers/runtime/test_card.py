"""A card says enough, says it in known words, and says nothing that would not show."""

import re

import pytest

from analyzers.runtime.card import parsed
from tests import tiny_onnx
from workbench.errors import ModelMismatch


@pytest.fixture
def text(tmp_path):
    return (tiny_onnx.pack(tmp_path) / "card.toml").read_text("utf-8")


def read(text):
    return parsed(text.encode(), "here")


def test_figures_calibration_and_range_are_read(text):
    card = read(
        text.replace('"Nothing was measured."', '"Small."\nleast_face_width = 80')
        + """
[[measured]]
quantity = "AUC"
value = 0.9
interval = [0.8, 0.95]
n = 40
conditions = "c23"
generator = "Deepfakes"
group = "women"
[calibration]
method = "logistic"
fitted_on = "others"
n = 100
parameters = { slope = 2.0 }
"""
    )

    assert card.measured[0].interval == (0.8, 0.95)
    assert (card.measured[0].generator, card.measured[0].group) == ("Deepfakes", "women")
    assert card.calibration.parameters == {"slope": 2.0}
    assert card.validated.least_face_width == 80
    assert card.detector.mean == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('crop = "aligned"', 'crop = "mouth"'),
        ('manipulated = "high"', 'manipulated = "yes"'),
        ('manipulated = "high"', ""),
        ('family = "synthesis"', 'family = "faces"'),
        ("width = 8", "width = 100000"),
        ("height = 8", "height = 0"),
        ("height = 8", "height = 8\nstd = [1.0, 0.0, 1.0]"),
        ("height = 8", "height = 8\nmean = [nan, 0.0, 1.0]"),
        ("height = 8", "height = 8\nmean = [1.0]"),
        ("height = 8", "height = 8\nscale = inf"),
        ("height = 8", "height = 8\nindex = -1"),
        ("height = 8", "height = 8\nper_second = 0"),
        ("height = 8", "height = 8\ncode = 'x'"),
        ('licence = "CC0-1.0"', 'licence = ""'),
        ('title = "Mean of a channel"', f'title = "{"x" * 81}"'),
        ('title = "Mean of a channel"', 'title = "\\u202Egnp.exe"'),
        ('name = "means"', 'name = "../means"'),
        ('version = "1"', 'version = ".."'),
        ('"model.onnx" =', '"card.toml" ='),
        ("[detector]", "[others]"),
        ("[validated]", "[others]"),
        ('name = "means"', 'name = "means"\n"\\u001B[31m" = 1'),
        ("[files]", f"[files]\n{'[' * 9000}"),
    ],
)
def test_what_cannot_be_believed_is_refused(text, old, new):
    assert old in text
    with pytest.raises(ModelMismatch, match="card") as caught:
        read(text.replace(old, new))
    assert "\x1b" not in str(caught.value)


def test_a_detector_without_a_range_or_with_words_for_its_input_is_refused(text):
    without = re.sub(r'\[validated\]\nconditions = "[^"]*"\n', "", text)
    with pytest.raises(ModelMismatch, match="validated"):
        read(without)
    words = '\n[input]\ncrop = "face"\nlayout = "-"\nnormalisation = "-"\n'
    with pytest.raises(ModelMismatch, match="either"):
        read(text + words)


def test_the_identity_does_not_depend_on_the_order_of_files(text):
    line = f'"a.txt" = "{"0" * 64}"'
    before = read(text.replace("[files]\n", f"[files]\n{line}\n"))
    after = read(text.replace("\n\n[validated]", f"\n{line}\n\n[validated]"))

    assert list(before.files) != list(after.files)
    assert before.sha256 == after.sha256 != read(text).sha256
