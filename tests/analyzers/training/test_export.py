"""What is exported is the network that was trained, in one small file, every time the same."""

import hashlib

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from analyzers.networks.packed import packed
from analyzers.training.export import FACE, MAP, SCORE, exported, parity
from tests.analyzers import made_packs
from workbench.errors import ExportDiffers


@pytest.fixture(scope="module")
def content():
    return made_packs.model()


@pytest.fixture(scope="module")
def graph(content):
    return onnx.load_from_string(content).graph


@pytest.fixture(scope="module")
def session(content):
    return onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])


def test_torch_and_onnx_runtime_agree_on_a_real_face(content, aligned_portrait):
    faces = np.concatenate([aligned_portrait[None], made_packs.noise(2)])

    assert parity(made_packs.network(), content, faces) < 1e-4


def test_another_network_is_found_out(content):
    other = made_packs.network()
    with torch.no_grad():
        other.network.head.bias += 0.01

    with pytest.raises(ExportDiffers, match=r"0\.01"):
        parity(other, content, made_packs.noise(1))
    with torch.no_grad():
        other.network.head.bias[:] = float("nan")
    with pytest.raises(ExportDiffers, match="nan"):
        parity(other, content, made_packs.noise(1))


def test_weights_are_halves_in_one_file_under_their_own_names(content, graph):
    known = made_packs.network().state_dict()
    stored = {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}

    assert len(content) < 10e6
    assert known.keys() <= stored.keys()
    for name, values in known.items():
        assert np.array_equal(stored[name], values.numpy()), name
        half = name.startswith("network.") and values.ndim > 1
        assert stored[name].dtype == (np.float16 if half else np.float32), name


def test_nothing_tells_of_the_machine_it_was_made_on(content, graph):
    assert not [node.name for node in graph.node if node.metadata_props or node.doc_string]
    assert b"packed.py" not in content and b"site-packages" not in content


@pytest.mark.parametrize("n", [1, 2, 5, 33])
def test_a_face_scores_the_same_whatever_is_beside_it(session, n):
    faces = made_packs.noise(n)
    together = session.run([SCORE, MAP], {FACE: faces})
    alone = session.run([SCORE, MAP], {FACE: faces[-1:]})

    assert together[0].shape == (n,) and together[1].shape == (n, 64, 64)
    assert np.array_equal(together[0][-1:], alone[0])
    assert np.array_equal(together[1][-1:], alone[1])


def test_the_same_weights_give_the_same_bytes(content):
    again = exported(made_packs.network())

    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(content).hexdigest()


def test_a_network_that_was_not_rounded_is_refused():
    network = packed(made_packs.network().network)
    with torch.no_grad():
        network.network.head.weight += 1e-5

    with pytest.raises(ExportDiffers, match="not rounded"):
        exported(network)
