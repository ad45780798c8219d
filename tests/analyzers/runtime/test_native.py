"""Packs of native pixels: what their card makes of an analyzer, and what its engine refuses."""

import numpy as np
import pytest

from analyzers.frequency.upsampling import WORDS, Upsampling
from analyzers.runtime import native
from analyzers.runtime.native import carried_native, native_of
from analyzers.runtime.packs import carried
from tests.analyzers import made_native_packs as made
from workbench.errors import ModelMismatch


def test_a_card_gives_version_bounds_and_operating_points(tmp_path):
    pack = made.pack(tmp_path, "upsampling", least_side=300)
    analyzer = native_of(pack, Upsampling, WORDS)

    assert analyzer.least_side == 300
    assert analyzer.info.version == "1"
    assert analyzer.model_sha256 == pack.sha256 and analyzer.packs == (pack,)
    assert analyzer.info.operating_points[0].threshold == 1.0
    assert "no resampling" in analyzer.info.validated_range
    assert "Not trained on: Anything at all." in analyzer.info.limitations


def test_no_card_makes_an_analyzer_read_less_than_a_tile(tmp_path):
    pack = made.pack(tmp_path, "upsampling", least_side=16)

    assert native_of(pack, Upsampling, WORDS).least_side == 128


def test_settings_tell_the_gate(tmp_path):
    analyzer = native_of(made.pack(tmp_path, "upsampling"), Upsampling, WORDS)

    assert analyzer.within == native.WITHIN


def test_tiles_are_run_in_parts_and_answered_one_by_one(tmp_path):
    analyzer = native_of(made.pack(tmp_path, "upsampling"), Upsampling, WORDS)
    tiles = np.random.default_rng(1).integers(0, 256, (19, 128, 128, 3), np.uint8)
    engine = analyzer.engine()

    found = engine.run(tiles)
    assert found["score"].shape == (19,) and found["map"].shape == (19, 16, 16)
    alone = np.concatenate([engine.run(tiles[at : at + 1])["score"] for at in range(19)])
    assert np.array_equal(alone, found["score"])


def test_a_pack_of_another_network_is_refused(tmp_path):
    analyzer = native_of(made.pack(tmp_path, "laundering"), Upsampling, WORDS)

    with pytest.raises(ModelMismatch, match="no network from tiles to score, map"):
        analyzer.engine()


def test_a_damaged_pack_is_not_run(tmp_path):
    pack = made.pack(tmp_path, "upsampling")
    analyzer = native_of(pack, Upsampling, WORDS)
    (tmp_path / "upsampling" / "model.onnx").write_bytes(b"another")

    with pytest.raises(ModelMismatch):
        analyzer.engine()


def test_what_is_not_carried_is_not_offered():
    assert not list(carried_native("no-such-pack", Upsampling, WORDS))
    there = carried().joinpath("upsampling", "1").is_dir()
    assert len(list(carried_native("upsampling", Upsampling, WORDS))) == there
