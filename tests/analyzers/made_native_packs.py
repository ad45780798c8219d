"""Packs for native pixels with networks that were written down: what they see is known.

They take and give what the real ones do. `upsampling` scores how little pixels differ from the
one to their left within a cell of 2, `texture` how much more the rich mosaic varies than the
poor one. `laundering` takes traces: S1 is how loud the finest detail of luma is, S2 how much
louder that of red less green is than that of blue less green.
"""

import hashlib
from functools import cache

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from analyzers.laundering.traces import TRACES
from analyzers.runtime.packs import load_folder

LOUDNESS = 981  # the trace that is the logarithm of the mean size of crosses of luma
WORDS = ("title", "task", "network", "reference", "licence", "training_data", "output")
POINT = '[[operating_points]]\nkind = "image"\nthreshold = 1.0\nmeaning = "by chance; n = 0"\n'


def node(kind, inputs, output, **attributes):
    return helper.make_node(kind, inputs, [output], **attributes)


def pixels(name, made):
    """Return nodes from uint8 (n, s, s, 3) to float (n, 3, s, s)."""
    return [
        node("Cast", [name], f"{made}_levels", to=TensorProto.FLOAT),
        node("Transpose", [f"{made}_levels"], made, perm=[0, 3, 1, 2]),
    ]


def steps(name, made, stride):
    """Return nodes to how much every other column differs from the one before (n, 3, …)."""
    return [
        node("Slice", [name, "from_0", "end", "across", stride], f"{made}_left"),
        node("Slice", [name, "from_1", "end", "across", stride], f"{made}_right"),
        node("Sub", [f"{made}_right", f"{made}_left"], f"{made}_signed"),
        node("Abs", [f"{made}_signed"], made),
    ]


def upsampling():
    return [
        *pixels("tiles", "rgb"),
        *steps("rgb", "differences", "by_2"),
        node("ReduceMean", ["differences", "channel"], "grey", keepdims=1),
        node("AveragePool", ["grey"], "cells", kernel_shape=[8, 4], strides=[8, 4]),
        node("Squeeze", ["cells", "channel"], "even"),
        node("Sub", ["four", "even"], "map"),
        node("ReduceMean", ["map", "area"], "score", keepdims=0),
    ]


def texture():
    both = [
        *pixels("rich", "rich_rgb"),
        *pixels("poor", "poor_rgb"),
        *steps("rich_rgb", "rich_steps", "by_2"),
        *steps("poor_rgb", "poor_steps", "by_2"),
    ]
    return [
        *both,
        node("ReduceMean", ["rich_steps", "all_axes"], "of_rich", keepdims=0),
        node("ReduceMean", ["poor_steps", "all_axes"], "of_poor", keepdims=0),
        node("Sub", ["of_rich", "of_poor"], "score"),
    ]


def laundering():
    return [
        *(column(name, name) for name in ("of_luma", "of_red", "of_blue")),
        node("Sub", ["of_luma", "calm"], "over"),
        node("Mul", ["over", "twenty"], "synthetic"),
        node("Sub", ["of_red", "of_blue"], "redder"),
        node("Mul", ["redder", "twenty"], "laundered"),
    ]


def column(at, made):
    """Return the node to one number (n,) of the traces (n, many)."""
    return node("Gather", ["traces", f"{at}_at"], made, axis=1)


NODES = {"upsampling": upsampling, "texture": texture, "laundering": laundering}
INPUTS = {"upsampling": ["tiles"], "texture": ["rich", "poor"], "laundering": ["traces"]}
OUTPUTS = {
    "upsampling": {"score": ["n"], "map": ["n", 16, 16]},
    "texture": {"score": ["n"]},
    "laundering": {"synthetic": ["n"], "laundered": ["n"]},
}
CONSTANTS = {
    "from_0": [0],
    "from_1": [1],
    "one": [1],
    "end": [2**31],
    "across": [3],
    "by_1": [1],
    "by_2": [2],
    "channel": [1],
    "area": [1, 2],
    "all_axes": [1, 2, 3],
    "of_luma_at": LOUDNESS,
    "of_red_at": LOUDNESS + 10,
    "of_blue_at": LOUDNESS + 14,
}


@cache
def model(name):
    nodes = NODES[name]()
    used = {given for one in nodes for given in one.input}
    whole = [numpy_helper.from_array(np.array(v), k) for k, v in CONSTANTS.items() if k in used]
    real = {"four": 4.0, "calm": 1.2, "twenty": 20.0}
    whole += [
        numpy_helper.from_array(np.array(v, np.float32), k)
        for k, v in real.items()
        if k in used
    ]
    kind, shape = TensorProto.UINT8, ["n", 128, 128, 3]
    if name == "laundering":
        kind, shape = TensorProto.FLOAT, ["n", TRACES]
    given = [helper.make_tensor_value_info(one, kind, shape) for one in INPUTS[name]]
    made = [
        helper.make_tensor_value_info(one, TensorProto.FLOAT, shape)
        for one, shape in OUTPUTS[name].items()
    ]
    graph = helper.make_graph(nodes, name, given, made, whole)
    opset = [helper.make_opsetid("", 18)]
    content = helper.make_model(graph, opset_imports=opset, ir_version=8)
    onnx.checker.check_model(content, full_check=True)
    return content.SerializeToString()


def pack(folder, name, *, least_side=None, point=True):
    """Write a pack to `folder`/name and return it."""
    facts = "\n".join(f'{word} = "Written down for the tests"' for word in WORDS)
    content = model(name)
    least = "" if least_side is None else f"least_side = {least_side}\n"
    card = (
        f'name = "{name}"\nversion = "1"\n{facts}\nsources = []\nlimits = []\n'
        'not_trained_on = "Anything at all"\n'
        f'[files]\n"model.onnx" = "{hashlib.sha256(content).hexdigest()}"\n'
        '[input]\ncrop = "tiles"\nlayout = "NHWC"\nnormalisation = "none"\n'
        f'[validated]\nconditions = "Nothing was measured."\n{least}{POINT if point else ""}'
    )
    (folder / name).mkdir(parents=True)
    (folder / name / "model.onnx").write_bytes(content)
    (folder / name / "card.toml").write_text(card, "utf-8")
    return load_folder(folder / name)
