"""A pack for eyes with a network that was written down: it scores how bright they are."""

import hashlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from analyzers.runtime.packs import load_folder

WORDS = ("title", "task", "network", "reference", "licence", "training_data", "output")


def model():
    axes = numpy_helper.from_array(np.array([1, 2, 3, 4, 5]), "axes")
    nodes = [
        helper.make_node("Cast", ["eyes"], ["levels"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMean", ["levels", "axes"], ["score"], keepdims=0),
        helper.make_node("Identity", ["head"], ["direction"]),
    ]
    given = [
        helper.make_tensor_value_info("eyes", TensorProto.UINT8, ["n", 14, 2, 64, 96, 3]),
        helper.make_tensor_value_info("head", TensorProto.FLOAT, ["n", 14, 3]),
    ]
    made = [
        helper.make_tensor_value_info("score", TensorProto.FLOAT, ["n"]),
        helper.make_tensor_value_info("direction", TensorProto.FLOAT, ["n", 14, 3]),
    ]
    graph = helper.make_graph(nodes, "eyes", given, made, [axes])
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
        '[input]\ncrop = "eyes"\nlayout = "strips"\nnormalisation = "none"\n'
        f'[validated]\nconditions = "Nothing was measured."\n{measured}'
    )
    (folder / "gaze").mkdir(parents=True)
    (folder / "gaze" / "model.onnx").write_bytes(content)
    (folder / "gaze" / "card.toml").write_text(card, "utf-8")
    return load_folder(folder / "gaze")
