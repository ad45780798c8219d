"""From a trained network to the one file that an examination runs: ONNX, in half precision."""

import logging
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from analyzers.networks.packed import PackedNetwork
from analyzers.networks.reading import ALIGNED
from workbench.errors import ExportDiffers
from workbench.model import Pixels

__all__ = [
    "FACE",
    "MAP",
    "SCORE",
    "exported",
    "exported_as",
    "exported_like",
    "parity",
    "parity_of",
]

FACE, SCORE, MAP = "face", "score", "map"  # the names of the input and of the outputs
OPSET = 18
TOLERATED = 1e-3  # by which torch and ONNX Runtime may differ in a score
AT_ONCE = 16
TRACED = 2

Floats = NDArray[np.float32]


def exported(network: PackedNetwork) -> bytes:
    """Return a packed network as an ONNX file; the same weights give the same bytes.

    Its input `face` is uint8 (n, 256, 256, 3), n free; its outputs are `score` (n,) and, of a
    network with maps, `map` (n, 64, 64). Initialisers are named as the module's
    parameters. Weights are stored in half precision, to which `packed` rounded them.
    """
    names = (SCORE, MAP) if network.network.maps else (SCORE,)
    return exported_as(network, (FACE,), names, ALIGNED)


def exported_as(
    network: nn.Module, inputs: Sequence[str], outputs: Sequence[str], side: int
) -> bytes:
    """Return a packed network of these inputs uint8 (n, side, side, 3) and outputs likewise."""
    shape = TRACED, side, side, 3
    given = {name: torch.zeros(shape, dtype=torch.uint8) for name in inputs}
    return exported_like(network, given, outputs)


def exported_like(
    network: nn.Module,
    given: Mapping[str, Tensor],
    outputs: Sequence[str],
    *,
    symbolic: bool = False,
    named: bool = True,
) -> bytes:
    """Return a packed network whose inputs, by name and in its order, look like those `given`.

    Their first axis, of two, is set free: nothing in the network may depend on it, unless it
    is traced with a `symbolic` one, which takes longer. Initialisers are not `named` as the
    parameters are where torch may turn weights round and keep equal ones once; torch cannot
    run such a file.
    """
    made = _translated(network, given, outputs, symbolic=symbolic)
    for part in (made, made.graph, *made.graph.node, *made.graph.input, *made.graph.output):
        del part.metadata_props[:]  # they tell where on this machine the code lies
        part.doc_string = ""
    del made.graph.value_info[:]
    made.producer_name, made.producer_version = "loupe", ""
    if named:
        _name_all(made.graph, network)
        _halve(made.graph, {name for name, _ in network.named_parameters()})
    else:
        _halve(made.graph, _exact_in_half(made.graph))
    onnx.checker.check_model(made, full_check=True)
    content: bytes = made.SerializeToString(deterministic=True)
    return content


def parity(network: PackedNetwork, content: bytes, faces: Pixels) -> float:
    """Return by how much the scores of torch and ONNX Runtime differ at most.

    `faces` (n, 256, 256, 3) are real ones. Raises `ExportDiffers` above 0.001, or where a score
    is not finite.
    """
    return parity_of(network, content, {FACE: faces}, (SCORE,))


def parity_of(
    network: nn.Module,
    content: bytes,
    given: Mapping[str, NDArray[Any]],
    outputs: Sequence[str],
) -> float:
    """Return by how much the first outputs, those named, differ; raises as above.

    `given` are the inputs by name, in the network's order, each (n, …).
    """
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    apart = [0.0]
    for start in range(0, len(next(iter(given.values()))), AT_ONCE):
        part = {k: np.ascontiguousarray(v[start : start + AT_ONCE]) for k, v in given.items()}
        theirs = session.run(list(outputs), part)
        with torch.inference_mode():
            ours = network(*map(torch.from_numpy, part.values()))
        pairs = zip(ours, theirs, strict=False)
        apart += [float(np.abs(one.numpy() - other).max()) for one, other in pairs]
        if not np.max(apart) <= TOLERATED:  # also where it is not a number
            worst = np.max(apart)
            raise ExportDiffers(f"the exported network differs by {worst:.2g} in its score")
    return max(apart)


def _translated(
    network: nn.Module,
    given: Mapping[str, Tensor],
    outputs: Sequence[str],
    *,
    symbolic: bool,
) -> onnx.ModelProto:
    """Return what torch makes of the network.

    It is traced with a fixed number of faces, which takes a third of the time, and the number
    is set free afterwards: nothing in the network depends on it, or other numbers would fail.
    """
    with _quiet():  # of one tensor given twice torch would make one input
        free = tuple({0: torch.export.Dim.DYNAMIC} for _ in given) if symbolic else None
        tensors = tuple(given.values())
        traced = torch.export.export(network.eval(), tensors, dynamic_shapes=free)
        program = torch.onnx.export(
            traced,
            dynamo=True,
            opset_version=OPSET,
            input_names=list(given),
            output_names=list(outputs),
            verbose=False,
        )
    if program is None:
        raise ExportDiffers("torch did not translate the network")
    made: onnx.ModelProto = program.model_proto
    for value in (*made.graph.input, *made.graph.output):
        value.type.tensor_type.shape.dim[0].dim_param = "n"
    return made


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep to itself what torch says of its own insides while it translates."""
    log = logging.getLogger("torch.onnx")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    finally:
        log.setLevel(before)


def _name_all(graph: onnx.GraphProto, network: nn.Module) -> None:
    """Let every parameter be found by its name, also biases of zeros, which torch leaves out.

    Raises `ExportDiffers` where one is missing.
    """
    known = network.state_dict()
    stored = {one.name for one in graph.initializer}
    for node in graph.node:
        bias = node.input[1].removesuffix("weight") + "bias" if node.op_type == "Conv" else ""
        if bias in known and bias not in node.input:
            if bias not in stored:  # a convolution that is used twice has it already
                graph.initializer.append(numpy_helper.from_array(known[bias].numpy(), bias))
                stored.add(bias)
            node.input.append(bias)
    missing = known.keys() - stored
    if missing:
        raise ExportDiffers(f"the exported network lacks {', '.join(sorted(missing))}")


def _halve(graph: onnx.GraphProto, learned: Collection[str]) -> None:
    """Store the weights in half precision, each followed by its way back to single."""
    casts = []
    for stored in graph.initializer:
        values = numpy_helper.to_array(stored)
        if stored.name not in learned or values.ndim < 2:  # noqa: PLR2004  # a bias
            continue
        half = values.astype(np.float16)
        if not np.array_equal(half, values):
            raise ExportDiffers(f"{stored.name} was not rounded before it was exported")
        single = f"{stored.name}.single"
        _rewire(graph, stored.name, single)
        stored.CopyFrom(numpy_helper.from_array(half, stored.name))
        casts.append(
            helper.make_node("Cast", [stored.name], [single], single, to=TensorProto.FLOAT)
        )
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def _exact_in_half(graph: onnx.GraphProto) -> set[str]:
    """Return which initialisers lose nothing in half precision."""
    known = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    return {
        name
        for name, values in known.items()
        if values.dtype == np.float32 and np.array_equal(values.astype(np.float16), values)
    }


def _rewire(graph: onnx.GraphProto, before: str, after: str) -> None:
    for node in graph.node:
        for at, name in enumerate(node.input):
            if name == before:
                node.input[at] = after
