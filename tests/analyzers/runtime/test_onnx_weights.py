"""The weights in an ONNX file are read as they are stored, or not at all."""

import struct
from importlib import resources

import numpy as np
import onnxruntime
import pytest

from analyzers.runtime import onnx_weights
from analyzers.runtime.onnx_weights import weights
from tests import tiny_onnx
from tests.tiny_onnx import FLOAT, INT64, field, tensor, varint
from workbench.errors import ModelMismatch

HALF, DOUBLE = 10, 11
HALVES = np.array([[1.5, -2], [0.25, 65504]], np.float16)
SINGLES = np.array([3, -0.0, np.float32(0.1)], np.float32)


def model(*tensors):
    return field(7, field(2, "graph") + field(5, *tensors))


def honest():
    return (
        tensor("halves", HALF, (2, 2), HALVES.tobytes()),
        tensor("singles", FLOAT, (3,), SINGLES.tobytes()),
        tensor("one", FLOAT, (), struct.pack("<f", 7)),
        tensor("none", FLOAT, (0, 3), b""),
        tensor("shape", INT64, (1,), struct.pack("<q", 5)),
    )


def test_halves_and_singles_are_read_by_name_and_shapes_are_not():
    found = weights(model(*honest()), "the model")

    assert list(found) == ["halves", "singles", "one", "none"]
    assert all(values.dtype == np.float32 for values in found.values())
    np.testing.assert_array_equal(found["halves"], HALVES.astype(np.float32))
    np.testing.assert_array_equal(found["singles"], SINGLES)
    assert found["one"].shape == () and found["none"].shape == (0, 3)


def test_dimensions_may_be_written_one_after_the_other():
    dims = field(1, b"".join(map(varint, (2, 2))))
    packed = dims + field(2, HALF) + field(8, "halves") + field(9, HALVES.tobytes())

    np.testing.assert_array_equal(weights(model(packed), "it")["halves"], HALVES)


def test_they_are_those_that_the_engine_sees():
    path = resources.files("resources") / "models" / "retinaface-mobilenet025" / "1"
    content = (path / "model.onnx").read_bytes()
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])

    found = weights(content, "the detector")
    assert session.get_inputs() and len(found) > 100
    assert 400_000 < sum(values.size for values in found.values()) < 500_000


def said(*parts):
    """A tensor, part by part."""
    return b"".join(parts)


NAMED = field(8, "w")
HOSTILE = {
    "no model": b"not a model",
    "empty": b"",
    "two graphs": model(*honest()) * 2,
    "cut short": model(*honest())[:-3],
    "the same name twice": model(honest()[0], honest()[0]),
    "fewer bytes than it says": model(tensor("w", FLOAT, (5,), bytes(16))),
    "more bytes than it says": model(tensor("w", FLOAT, (3,), bytes(16))),
    "more than memory holds": model(tensor("w", FLOAT, (1 << 40, 1 << 40), bytes(16))),
    "dimensions below nothing": model(tensor("w", FLOAT, ((1 << 64) - 1,), bytes(16))),
    "more dimensions than there are": model(tensor("w", FLOAT, (1,) * 99, bytes(4))),
    "no kind": model(said(field(1, 1), NAMED, field(9, bytes(4)))),
    "two kinds": model(said(tensor("w", FLOAT, (1,), bytes(4)), field(2, HALF))),
    "two names": model(said(tensor("w", FLOAT, (1,), bytes(4)), field(8, "v"))),
    "bytes twice": model(said(tensor("w", FLOAT, (1,), bytes(4)), field(9, bytes(4)))),
    "numbers in another field": model(
        said(field(1, 1), field(2, FLOAT), NAMED, field(4, bytes(4)))
    ),
    "no name": model(said(field(1, 1), field(2, FLOAT), field(9, bytes(4)))),
    "a name that is no text": model(tensor(b"\xff\xfe", FLOAT, (1,), bytes(4))),
    "a number for a name": model(said(field(2, FLOAT), field(8, 3), field(9, bytes(4)))),
    "a number for a graph": field(7, 3),
    "elsewhere": model(tiny_onnx.elsewhere("w", FLOAT, (1,), "../secret")),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_cannot_be_read_in_one_way_is_refused(kind):
    with pytest.raises(ModelMismatch, match="the weights of it cannot be read"):
        weights(HOSTILE[kind], "it")


def test_there_is_an_end_to_tensors(monkeypatch):
    monkeypatch.setattr(onnx_weights, "MOST_TENSORS", 4)

    with pytest.raises(ModelMismatch, match="more than 4 tensors"):
        weights(model(*honest()), "it")


@pytest.mark.parametrize("seed", range(60))
def test_damage_ends_in_a_sentence_or_in_other_numbers(seed):
    rng = np.random.default_rng(seed)
    content = bytearray(model(*honest()))
    for at in rng.integers(0, len(content), 3):
        content[at] = rng.integers(0, 256)

    try:
        found = weights(bytes(content), "it")
    except ModelMismatch:
        return
    assert sum(values.nbytes for values in found.values()) <= 2 * len(content)
