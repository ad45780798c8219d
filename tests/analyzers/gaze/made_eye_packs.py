"""A pack with a network that was written down: it scores how far open the right eye is."""

import hashlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from analyzers.runtime.packs import load_folder

OPENING = 8  # the column of the right eye's opening among the measures
WORDS = ("title", "task", "network", "reference", "licence", "training_data", "output")


def model():
    axes = numpy_helper.from_array(np.array([1]), "axes")
    column = numpy_helper.from_array(np.array(OPENING), "column")
    begin, end = (numpy_helper.from_array(np.array([n]), f"at{n}") for n in (0, 3))
    last = numpy_helper.from_array(np.array([2]), "last")
    nodes = [
        helper.make_node("Gather", ["measures", "column"], ["opening"], axis=2),
        helper.make_node("ReduceMean", ["opening", "axes"], ["score"], keepdims=0),
        helper.make_node("Slice", ["measures", "at0", "at3", "last"], ["direction"]),
    ]
    given = [
        helper.make_tensor_value_info("measures", TensorProto.FLOAT, ["n", 14, 21]),
    ]
    made = [
        helper.make_tensor_value_info("score", TensorProto.FLOAT, ["n"]),
        helper.make_tensor_value_info("direction", TensorProto.FLOAT, ["n", 14, 3]),
    ]
    graph = helper.make_graph(nodes, "eyes", given, made, [axes, column, begin, end, last])
    opset = [helper.make_opsetid("", 18)]
    content = helper.make_model(graph, opset_imports=opset, ir_version=8)
    onnx.checker.check_model(content, full_check=True)
    return content.SerializeToString()


def pack(folder, measured=""):
    """Write a pack to `folder`/gaze and return it; `measured` are tables of its card."""
    facts = "\n".join(f'{word} = "Written down for the tests"' for word in WORDS)
    content = model()
    card = (
        f'name = "gaze"\nversion = "1"\n{facts}\nsources = []\nlimits = []\n'
        'not_trained_on = "Anything at all"\n'
        f'[files]\n"model.onnx" = "{hashlib.sha256(content).hexdigest()}"\n'
        '[input]\ncrop = "none"\nlayout = "measures"\nnormalisation = "none"\n'
        f'[validated]\nconditions = "Nothing was measured."\n{measured}'
    )
    (folder / "gaze").mkdir(parents=True)
    (folder / "gaze" / "model.onnx").write_bytes(content)
    (folder / "gaze" / "card.toml").write_text(card, "utf-8")
    return load_folder(folder / "gaze")
