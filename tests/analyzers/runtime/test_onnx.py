"""The engine runs a pack the same way every time, and says what it ran on."""

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from analyzers.runtime.onnx import engine, start
from analyzers.runtime.packs import load_folder
from workbench.errors import ModelMismatch, ModelMissing

NAME = ("retinaface-mobilenet025", "1")


@pytest.fixture(scope="module")
def noise():
    return np.random.default_rng(3).integers(0, 256, (1, 96, 128, 3), dtype=np.uint8)


def test_it_records_pack_provider_and_threads():
    ready = engine(*NAME)

    assert ready.providers == ("CPUExecutionProvider",)
    assert (ready.inputs, ready.outputs) == (("pixels",), ("scores", "boxes", "points"))
    assert ready.threads == 1 and len(ready.pack.sha256) == 64
    assert engine(*NAME) is ready


def test_the_same_input_gives_the_same_bits_on_any_number_of_threads(noise):
    one, two = engine(*NAME), engine(*NAME, threads=2)
    first = one.run({"pixels": noise})

    with ThreadPoolExecutor(4) as pool:
        others = list(pool.map(lambda _: one.run({"pixels": noise}), range(8)))
    for other in [*others, two.run({"pixels": noise})]:
        for a, b in zip(first, other, strict=True):
            np.testing.assert_array_equal(a, b)


def test_a_batch_is_its_pictures_one_by_one(noise):
    ready = engine(*NAME)
    batch = np.concatenate([noise, 255 - noise])

    together = ready.run({"pixels": batch})
    alone = [ready.run({"pixels": batch[i : i + 1]}) for i in range(2)]
    for values, one, other in zip(together, *alone, strict=True):
        np.testing.assert_allclose(values, np.concatenate([one, other]), atol=1e-4)


@pytest.mark.parametrize(
    "given",
    [
        {"pixels": np.zeros((1, 3, 64, 64), np.uint8)},
        {"pixels": np.zeros((1, 64, 64, 3), np.float32)},
        {"others": np.zeros((1, 64, 64, 3), np.uint8)},
    ],
    ids=["order of axes", "type", "name"],
)
def test_an_input_that_does_not_fit_is_refused(given):
    with pytest.raises(ModelMismatch, match="refused its input"):
        engine(*NAME).run(given)


def test_a_file_that_is_no_model_is_refused_though_its_hash_is_right(tmp_path):
    source = Path(str(resources.files("resources"))) / "models" / NAME[0] / NAME[1]
    folder = Path(shutil.copytree(source, tmp_path / "pack"))
    card = (folder / "card.toml").read_text("utf-8")
    old = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    (folder / "model.onnx").write_bytes(b"not a model")
    card = card.replace(old, hashlib.sha256(b"not a model").hexdigest())
    (folder / "card.toml").write_text(card, "utf-8")

    with pytest.raises(ModelMismatch, match="cannot be run"):
        start(load_folder(folder))


def test_a_pack_without_a_model_for_this_engine_is_said_to_lack_it(tmp_path):
    source = Path(str(resources.files("resources"))) / "models" / NAME[0] / NAME[1]
    folder = Path(shutil.copytree(source, tmp_path / "pack"))
    card = (folder / "card.toml").read_text("utf-8").replace("model.onnx", "weights.bin")
    (folder / "card.toml").write_text(card, "utf-8")
    (folder / "model.onnx").rename(folder / "weights.bin")

    with pytest.raises(ModelMissing, match=r"model\.onnx"):
        start(load_folder(folder))
