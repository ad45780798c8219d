"""The card that the page shows is one that can be used."""

import hashlib
import re
from pathlib import Path

from analyzers.imported.detector import analyzer_of
from analyzers.runtime.card import Calibration, Card, Detecting, Measured, Validated
from analyzers.runtime.packs import described
from tests import tiny_onnx
from workbench.model import Family, Need

PAGE = Path(__file__).parents[2] / "docs" / "model-packs.md"
BLOCK = re.compile(r"```toml title=\"card\.toml\"\n(.*?)```", re.DOTALL)


def test_the_shown_card_makes_an_analyzer(tmp_path):
    (shown,) = BLOCK.findall(PAGE.read_text("utf-8"))
    digest = hashlib.sha256(tiny_onnx.means()).hexdigest()
    (tmp_path / "card.toml").write_text(shown.replace("0" * 64, digest), "utf-8")
    (tmp_path / "model.onnx").write_bytes(tiny_onnx.means())

    analyzer = analyzer_of(described(tmp_path))

    assert analyzer.info.name == "imported.example-detector"
    assert (analyzer.info.family, analyzer.info.needs) == (Family.SYNTHESIS, Need.FACES)
    assert not analyzer.info.by_default and not analyzer.info.operating_points
    assert analyzer.info.per_second == 2
    assert (analyzer.mean, analyzer.manipulated) == ("0.485 0.456 0.406", "low")
    assert "CC-BY-NC-4.0" in analyzer.info.reference
    assert "80 pixels in width" in analyzer.info.validated_range


def test_the_page_names_every_key_of_a_detectors_card():
    (shown,) = BLOCK.findall(PAGE.read_text("utf-8"))
    for table in (Card, Detecting, Validated, Measured, Calibration):
        for key in set(table.__struct_fields__) - {"input", "source", "group", "unit"}:
            assert re.search(rf"^(# |\[+)?{key}\b", shown, re.MULTILINE), key
