"""Translate TensorFlow Lite graphs to ONNX, as far as the networks of the face mesh need it."""

from typing import Any

import numpy as np
from ai_edge_litert import schema_py_generated as schema
from onnx import TensorProto, helper, numpy_helper

NUMBERS = {0: np.float32, 1: np.float16, 2: np.int32}
ALIKE = {
    "ADD": "Add",
    "SUB": "Sub",
    "MUL": "Mul",
    "DIV": "Div",
    "NEG": "Neg",
    "SQRT": "Sqrt",
    "LOGISTIC": "Sigmoid",
}
SAME = 0
RECTIFIED = 1


class Translation:
    """One TensorFlow Lite graph on its way to ONNX; `planar` puts the channels first."""

    def __init__(self, content: bytes, *, planar: bool) -> None:
        model = schema.ModelT.InitFromPackedBuf(content, 0)
        self.graph = model.subgraphs[0]
        self.planar = planar
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}
        self._model = model
        self._codes = {code: name for name, code in vars(schema.BuiltinOperator).items()}
        self._widened = {
            operator.outputs[0]: operator.inputs[0]
            for operator in self.graph.operators
            if len(operator.inputs) == 1
        }

    def run(self) -> None:
        """Translate every operator, in order."""
        for operator in self.graph.operators:
            code = self._model.operatorCodes[operator.opcodeIndex]
            name = self._codes[max(code.builtinCode, code.deprecatedBuiltinCode)]
            if name in ALIKE:
                operands = [self.name(i) for i in operator.inputs]
                self.put(ALIKE[name], operands, f"t{operator.outputs[0]}")
            else:
                getattr(self, name.lower())(operator)

    def value(self, index: int) -> np.ndarray | None:
        """Return a tensor's value as it lies in the file, None where it is computed."""
        tensor = self.graph.tensors[index]
        data = self._model.buffers[tensor.buffer].data
        if data is None:
            source = self._widened.get(index)
            return None if source is None else self.value(source)
        shape = [] if tensor.shape is None else tensor.shape
        return np.frombuffer(bytes(data), NUMBERS[tensor.type]).reshape(shape)

    def constant(self, name: str, value: np.ndarray) -> str:
        """Keep a constant once; half floats are widened where they are used."""
        if name in self.constants:
            return f"{name}.wide" if value.dtype == np.float16 else name
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        if value.dtype != np.float16:
            return name
        self.put("Cast", [name], f"{name}.wide", to=TensorProto.FLOAT)
        return f"{name}.wide"

    def put(
        self, kind: str, inputs: list[str], output: str, **settings: int | str | list[int]
    ) -> str:
        """Add one ONNX node."""
        self.nodes.append(helper.make_node(kind, inputs, [output], **settings))
        return output

    def weights(self, index: int, layout: tuple[int, ...] | None = None) -> str:
        """Return the name of a weight, its axes in the order of `layout`."""
        value = self.value(index)
        assert value is not None
        moved = value if layout is None else value.transpose(layout)
        return self.constant(f"w{index}.{layout}", moved)

    def name(self, index: int) -> str:
        """Return the name of an operand, constant or computed."""
        return f"t{index}" if self.value(index) is None else self.weights(index)

    def dequantize(self, operator: schema.OperatorT) -> None:
        """Weights are widened where they are used."""

    def conv_2d(self, operator: schema.OperatorT) -> None:
        """Translate a convolution; on rows of features it is a product of matrices."""
        pixels, weights, bias = operator.inputs
        out = f"t{operator.outputs[0]}"
        if self.planar:
            names = [f"t{pixels}", self.weights(weights, (0, 3, 1, 2)), self.weights(bias)]
            self.put("Conv", names, out, **_window(operator.builtinOptions))
            return
        self.put("MatMul", [f"t{pixels}", self._matrix(weights)], f"{out}.product")
        linear = f"{out}.sum" if operator.builtinOptions.fusedActivationFunction else out
        self.put("Add", [f"{out}.product", self.weights(bias)], linear)
        if operator.builtinOptions.fusedActivationFunction == RECTIFIED:
            self.put("Relu", [linear], out)

    def _matrix(self, index: int) -> str:
        value = self.value(index)
        assert value is not None
        return self.constant(f"m{index}", value.reshape(len(value), -1).T)

    def depthwise_conv_2d(self, operator: schema.OperatorT) -> None:
        """Translate a convolution of each channel by itself."""
        pixels, weights, bias = operator.inputs
        channels = int(self.graph.tensors[weights].shape[-1])
        names = [f"t{pixels}", self.weights(weights, (3, 0, 1, 2)), self.weights(bias)]
        settings = _window(operator.builtinOptions) | {"group": channels}
        self.put("Conv", names, f"t{operator.outputs[0]}", **settings)

    def prelu(self, operator: schema.OperatorT) -> None:
        """Translate the learned rectifier: a·x + (1 − a)·max(x, 0).

        ONNX Runtime keeps convolutions in blocks of channels, and its own operator is not made
        for them: written as products of each channel, a crop takes a third of the time.
        """
        pixels, slope = operator.inputs
        found = self.value(slope)
        assert found is not None
        below = found.astype(np.float32).reshape(-1, 1, 1, 1)
        out, channels = f"t{operator.outputs[0]}", {"group": len(below), "kernel_shape": [1, 1]}
        self.put("Relu", [f"t{pixels}"], f"{out}.positive")
        for name, given, factor in (
            (f"{out}.all", f"t{pixels}", below),
            (f"{out}.above", f"{out}.positive", 1 - below),
        ):
            self.put("Conv", [given, self.constant(f"{name}.by", factor)], name, **channels)
        self.put("Add", [f"{out}.above", f"{out}.all"], out)

    def max_pool_2d(self, operator: schema.OperatorT) -> None:
        """Translate the greatest of a window."""
        options = operator.builtinOptions
        settings = _window(options) | {
            "kernel_shape": [options.filterHeight, options.filterWidth]
        }
        del settings["dilations"]
        self.put("MaxPool", [f"t{operator.inputs[0]}"], f"t{operator.outputs[0]}", **settings)

    def pad(self, operator: schema.OperatorT) -> None:
        """Translate a border of zeros."""
        widths = self.value(operator.inputs[1])
        assert widths is not None
        ordered = widths[[0, 3, 1, 2]] if self.planar else widths
        pads = self.constant(
            f"pads{operator.outputs[0]}", ordered.T.reshape(-1).astype(np.int64)
        )
        self.put("Pad", [f"t{operator.inputs[0]}", pads], f"t{operator.outputs[0]}")

    def rsqrt(self, operator: schema.OperatorT) -> None:
        """Translate one over the square root."""
        out = f"t{operator.outputs[0]}"
        self.put("Sqrt", [f"t{operator.inputs[0]}"], f"{out}.root")
        self.put("Reciprocal", [f"{out}.root"], out)

    def squared_difference(self, operator: schema.OperatorT) -> None:
        """Translate the square of a difference."""
        out = f"t{operator.outputs[0]}"
        self.put("Sub", [self.name(i) for i in operator.inputs], f"{out}.difference")
        self.put("Mul", [f"{out}.difference"] * 2, out)

    def mean(self, operator: schema.OperatorT) -> None:
        """Translate a mean along axes that are kept."""
        self._reduced("ReduceMean", operator)

    def sum(self, operator: schema.OperatorT) -> None:
        """Translate a sum along axes that are kept."""
        self._reduced("ReduceSum", operator)

    def _reduced(self, kind: str, operator: schema.OperatorT) -> None:
        axes = np.atleast_1d(self.value(operator.inputs[1])).astype(np.int64)
        names = [f"t{operator.inputs[0]}", self.constant(f"axes{operator.outputs[0]}", axes)]
        self.put(kind, names, f"t{operator.outputs[0]}")

    def reshape(self, operator: schema.OperatorT) -> None:
        """Translate another shape of the same values."""
        shape = np.asarray(self.value(operator.inputs[1]), np.int64)
        names = [f"t{operator.inputs[0]}", self.constant(f"shape{operator.outputs[0]}", shape)]
        self.put("Reshape", names, f"t{operator.outputs[0]}")

    def transpose(self, operator: schema.OperatorT) -> None:
        """Translate another order of axes."""
        order = np.asarray(self.value(operator.inputs[1])).tolist()
        given, out = f"t{operator.inputs[0]}", f"t{operator.outputs[0]}"
        self.put("Transpose", [given], out, perm=order)

    def concatenation(self, operator: schema.OperatorT) -> None:
        """Translate values side by side."""
        names = [self.name(i) for i in operator.inputs]
        axis = operator.builtinOptions.axis
        self.put("Concat", names, f"t{operator.outputs[0]}", axis=axis)

    def strided_slice(self, operator: schema.OperatorT) -> None:
        """Translate a slice, from the shape that the file states for its result."""
        shape = self.graph.tensors[operator.outputs[0]].shape.tolist()
        out = f"t{operator.outputs[0]}"
        given = len(self.graph.tensors[operator.inputs[0]].shape)
        whole = [1] * (given - len(shape)) + shape
        ends = self.constant(f"ends{out}", np.array(whole, np.int64))
        starts = self.constant(f"starts{out}", np.zeros(given, np.int64))
        self.put("Slice", [f"t{operator.inputs[0]}", starts, ends], f"{out}.slice")
        kept = self.constant(f"shape{out}", np.array(shape, np.int64))
        self.put("Reshape", [f"{out}.slice", kept], out)


def _window(options: schema.Conv2DOptionsT) -> dict[str, Any]:
    dilations = [getattr(options, f"dilation{side}Factor", 1) for side in "HW"]
    return {
        "strides": [options.strideH, options.strideW],
        "dilations": dilations,
        "auto_pad": "SAME_UPPER" if options.padding == SAME else "VALID",
    }
