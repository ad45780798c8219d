"""Torch gives what ONNX Runtime gives, from the same file, or does not run it."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnx_library = pytest.importorskip("onnx")

from analyzers.imported.agreement import sample_faces  # noqa: E402
from analyzers.runtime import engines, onnx, torch_engine  # noqa: E402
from analyzers.runtime.packs import carried, load_folder  # noqa: E402
from analyzers.runtime.parity import TOLERATED, compared, difference, probes  # noqa: E402
from tests.analyzers import made_packs  # noqa: E402
from workbench.errors import ModelMismatch  # noqa: E402


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return made_packs.pack(tmp_path_factory.mktemp("packs")).folder


@pytest.fixture(scope="module")
def pack(folder):
    return load_folder(folder)


@pytest.fixture(scope="module")
def by_onnx(pack):
    return onnx.start(pack)


@pytest.fixture(scope="module")
def by_torch(pack):
    return torch_engine.start(pack, "torch cpu")


def test_on_real_faces_both_give_the_same(by_onnx, by_torch):
    faces = sample_faces()
    (scores, maps), (others, drawn) = (one.run({"face": faces}) for one in (by_onnx, by_torch))

    assert by_torch.outputs == by_onnx.outputs == ("score", "map")
    assert np.ptp(scores) > 0 and scores.shape == (4,) and maps.shape == (4, 64, 64)
    assert np.abs(scores - others).max() <= TOLERATED
    assert np.abs(maps - drawn).max() <= TOLERATED
    assert compared(by_onnx, by_torch, faces) == difference(by_onnx, by_torch, faces)


def test_on_a_graphics_card_too(pack, by_onnx):
    if torch_engine.best() == "torch cpu":
        pytest.skip("torch has no CUDA and no MPS here")
    there = torch_engine.start(pack)
    first, again = (there.run({"face": sample_faces()}) for _ in range(2))

    assert compared(by_onnx, there, sample_faces()) <= TOLERATED
    for one, other in zip(first, again, strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_same_faces_give_the_same_bits(by_torch):
    first, again = (by_torch.run({"face": probes()}) for _ in range(2))

    for one, other in zip(first, again, strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_batch_is_its_faces_one_by_one(by_onnx, by_torch):
    """ONNX Runtime to the bit, 32 at once; torch as closely as the engines must agree."""
    faces = np.concatenate([sample_faces(), made_packs.noise(28)])
    for engine, given, most in ((by_onnx, faces, 0.0), (by_torch, faces[:6], TOLERATED)):
        together = engine.run({"face": given})[0]
        alone = [engine.run({"face": face[np.newaxis]})[0][0] for face in given]
        assert np.abs(together - alone).max() <= most


def test_many_faces_go_part_by_part(by_torch, monkeypatch):
    faces = made_packs.noise(5)
    whole = by_torch.run({"face": faces})
    monkeypatch.setattr(torch_engine, "AT_ONCE", 2)

    for one, other in zip(whole, by_torch.run({"face": faces}), strict=True):
        np.testing.assert_allclose(one, other, atol=TOLERATED)


@pytest.mark.parametrize(
    "given",
    [
        {"face": np.zeros((1, 3, 256, 256), np.uint8)},
        {"face": np.zeros((1, 256, 256, 3), np.float32)},
        {"face": np.zeros((0, 256, 256, 3), np.uint8)},
        {"pixels": np.zeros((1, 256, 256, 3), np.uint8)},
        {},
    ],
    ids=["order of axes", "type", "no face", "name", "nothing"],
)
def test_an_input_that_does_not_fit_is_refused(by_torch, given):
    with pytest.raises(ModelMismatch, match="refused its input"):
        by_torch.run(given)


def altered(folder, tmp_path, change):
    """A pack whose model was changed, with a card that says so."""
    made = onnx_library.load_from_string((folder / "model.onnx").read_bytes())
    change(made.graph)
    content = made.SerializeToString()
    card = (folder / "card.toml").read_text("utf-8")
    old = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    card = card.replace(old, hashlib.sha256(content).hexdigest())
    (tmp_path / "card.toml").write_text(card, "utf-8")
    (tmp_path / "model.onnx").write_bytes(content)
    return load_folder(tmp_path)


def initialiser(graph, name):
    return next(stored for stored in graph.initializer if stored.name == name)


def without_a_weight(graph):
    graph.initializer.remove(initialiser(graph, "network.head.weight"))


def of_another_shape(graph):
    del initialiser(graph, "network.head.bias").dims[:]


def with_one_more(graph):
    more = graph.initializer.add()
    more.CopyFrom(initialiser(graph, "network.head.bias"))
    more.name = "network.tail.bias"


@pytest.mark.parametrize("change", [without_a_weight, of_another_shape, with_one_more])
def test_weights_fill_the_network_to_the_last_or_it_does_not_run(folder, tmp_path, change):
    with pytest.raises(ModelMismatch, match=r"cannot be run by torch|another network"):
        torch_engine.start(altered(folder, tmp_path, change))


def test_a_graph_that_is_not_its_weights_is_found_at_the_start(folder, tmp_path, monkeypatch):
    """Torch would run the weights; the file's own graph does something else with them."""

    def turned_round(graph):
        score = next(node for node in graph.node if "score" in node.output)
        score.output[list(score.output).index("score")] = "before"
        graph.node.add(op_type="Neg", input=["before"], output=["score"], name="turned")

    pack = altered(folder, tmp_path, turned_round)
    assert torch_engine.runs(pack)
    monkeypatch.setenv(onnx.CHOICE, "torch")
    with pytest.raises(ModelMismatch, match="scores differently on cpu and on torch"):
        engines.start(pack)


def test_the_provider_chooses_the_engine(pack, monkeypatch):
    monkeypatch.delenv(onnx.CHOICE, raising=False)
    assert (engines.device(), engines.start(pack).device) == ("cpu", "cpu")
    monkeypatch.setenv(onnx.CHOICE, "Torch")
    assert onnx.chosen() == onnx.PROVIDERS  # imported detectors stay on the CPU
    started = engines.start(pack)
    assert engines.device() == started.device == torch_engine.best()
    np.testing.assert_allclose(
        started.run({"face": probes()})[0],
        onnx.start(pack).run({"face": probes()})[0],
        atol=TOLERATED,
    )


def test_other_packs_are_not_run(pack, tmp_path):
    other = load_folder(carried().joinpath("retinaface-mobilenet025", "1"))

    assert torch_engine.runs(pack) and not torch_engine.runs(other)
    with pytest.raises(ModelMismatch, match="no face network"):
        torch_engine.start(other)


WITHOUT = """
import sys
sys.modules["torch"] = None
from pathlib import Path
from analyzers.runtime import engines
from analyzers.runtime.packs import load_folder
from workbench.errors import AnalyzerUnavailable

try:
    engines.start(load_folder(Path(sys.argv[1])))
except AnalyzerUnavailable as error:
    print(error.code, "extra `train`" in str(error), "LOUPE_PROVIDER" in str(error))
"""


def test_without_torch_a_sentence_says_what_to_do(folder):
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(folder)],
        cwd=Path(__file__).parents[3],
        env={**os.environ, onnx.CHOICE: "torch"},
        capture_output=True,
        text=True,
    )

    assert done.stdout == "analyzer_unavailable True True\n", done.stderr
