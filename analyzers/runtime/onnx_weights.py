"""The weights in an ONNX file, read without any engine: torch runs what the one file holds.

Only the tensors of the main graph are read, and only such as hold their numbers plainly, as
those do that Loupe exports. The file may be built to harm: every size is checked against the
bytes that are there before anything is made of it, and what could be read in two ways is
refused, so that two engines cannot see two models in one file.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.runtime.onnx_file import fields, varint
from workbench.errors import ModelMismatch
from workbench.text import printable

__all__ = ["weights"]

GRAPH, TENSOR = 7, 5  # fields of a model and of a graph
DIMENSION, KIND, NAME, PLAIN = 1, 2, 8, 9  # fields of a tensor
TYPES: dict[int, np.dtype[Any]] = {1: np.dtype("<f4"), 10: np.dtype("<f2")}  # of numbers
MOST_TENSORS = 4096
MOST_DIMENSIONS = 8

Floats = NDArray[np.float32]
Value = int | memoryview


def weights(content: bytes, origin: str) -> dict[str, Floats]:
    """Return the floating numbers that a model's main graph stores, by name, as float32.

    Tensors of other numbers, such as shapes, are left out. Raises `ModelMismatch` for what is
    no ONNX file, and for weights that are not stored plainly or not once.
    """
    try:
        return _named(memoryview(content))
    except ValueError as error:
        why = printable(str(error))
        raise ModelMismatch(f"the weights of {origin} cannot be read: {why}") from error


@dataclass(frozen=True, slots=True)
class _Tensor:
    name: str
    kind: int
    dimensions: tuple[int, ...]
    plain: memoryview | None

    def values(self) -> Floats:
        """Return its numbers; ValueError where it holds more or fewer than it says."""
        kind = TYPES[self.kind]
        size = math.prod(self.dimensions) * kind.itemsize
        if self.plain is None or len(self.plain) != size:
            raise ValueError(f"{self.name!r} does not hold the {size} bytes that it says")
        flat: Floats = np.frombuffer(self.plain, kind).astype(np.float32)
        return flat.reshape(self.dimensions)


def _named(model: memoryview) -> dict[str, Floats]:
    graphs = list(_messages(model, GRAPH))
    if len(graphs) != 1:
        raise ValueError(f"it holds {len(graphs)} graphs")
    found: dict[str, Floats | None] = {}
    for message in _messages(graphs[0], TENSOR):
        tensor = _tensor(message)
        if tensor.name in found:
            raise ValueError(f"it holds {tensor.name!r} twice")
        if len(found) == MOST_TENSORS:
            raise ValueError(f"it holds more than {MOST_TENSORS} tensors")
        found[tensor.name] = tensor.values() if tensor.kind in TYPES else None
    return {name: values for name, values in found.items() if values is not None}


def _messages(message: memoryview, wanted: int) -> Iterator[memoryview]:
    for number, value in fields(message):
        if number == wanted:
            yield _bytes(value)


def _tensor(message: memoryview) -> _Tensor:
    """Return a tensor as it is told; ValueError where it says one thing twice."""
    told: dict[int, Value] = {}
    dimensions: list[int] = []
    for number, value in fields(message):
        if number == DIMENSION:
            dimensions += [value] if isinstance(value, int) else _packed(value)
        elif number in told and number in {KIND, NAME, PLAIN}:
            raise ValueError("a tensor says one thing twice")
        else:
            told[number] = value
    kind = told.get(KIND)
    if not isinstance(kind, int) or len(dimensions) > MOST_DIMENSIONS:
        raise ValueError("a tensor has no kind, or too many dimensions")
    name = str(_bytes(told.get(NAME)), "utf-8")
    plain = _bytes(told[PLAIN]) if PLAIN in told else None
    return _Tensor(name, kind, tuple(dimensions), plain)


def _packed(message: memoryview) -> list[int]:
    """Return numbers that are written one after the other."""
    numbers, at = [], 0
    while at < len(message):
        number, at = varint(message, at)
        numbers.append(number)
    return numbers


def _bytes(value: Value | None) -> memoryview:
    if not isinstance(value, memoryview):
        raise ValueError("a number stands where a name, a tensor or a graph should")
    return value
