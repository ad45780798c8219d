"""Look into the bytes of an ONNX file before any engine does: a model is one file, or none.

A tensor of an ONNX model may name another file that holds its values; whoever wrote the model
would choose which file of this machine is read. The bytes are walked by their wire format
(protobuf: each field is a key, then a number or so many bytes), nothing is built from them.
"""

from collections.abc import Iterator

from workbench.errors import ModelMismatch

DEEPEST = 32  # graphs within graphs
VARINT, EIGHT_BYTES, COUNTED, FOUR_BYTES = 0, 1, 2, 5
WIDTHS = {EIGHT_BYTES: 8, FOUR_BYTES: 4}
LONGEST_VARINT = 10
EXTERNAL_DATA, DATA_LOCATION = 13, 14  # fields of a tensor

# Fields of the messages of onnx.proto that lead to tensors: number -> message.
LEADING = {
    "model": {7: "graph", 20: "training", 25: "function"},
    "training": {1: "graph", 2: "graph"},
    "function": {7: "node", 11: "attribute"},
    "graph": {1: "node", 5: "tensor", 15: "sparse"},
    "node": {5: "attribute"},
    "attribute": {
        5: "tensor",
        6: "graph",
        10: "tensor",
        11: "graph",
        22: "sparse",
        23: "sparse",
    },
    "sparse": {1: "tensor", 2: "tensor"},
    "tensor": {},
}

Field = tuple[int, int | memoryview]


def require_one_file(content: bytes, origin: str) -> None:
    """Raise `ModelMismatch` for a model that names other files, or is no ONNX model at all."""
    try:
        found = _is_external(memoryview(content), "model", 0)
    except ValueError as error:
        raise ModelMismatch(f"{origin} cannot be run: it is no ONNX file: {error}") from error
    if found:
        raise ModelMismatch(
            f"{origin} cannot be run: its weights lie in other files; store them in the model"
        )


def _is_external(message: memoryview, kind: str, depth: int) -> bool:
    """Say whether any tensor of this message keeps its values elsewhere."""
    if depth > DEEPEST * len(LEADING):
        raise ValueError("it is nested too deep")
    for number, value in fields(message):
        if kind == "tensor" and _leads_away(number, value):
            return True
        below = LEADING[kind].get(number)
        if below and isinstance(value, memoryview) and _is_external(value, below, depth + 1):
            return True
    return False


def _leads_away(number: int, value: int | memoryview) -> bool:
    return number == EXTERNAL_DATA or (number == DATA_LOCATION and bool(value))


def fields(message: memoryview) -> Iterator[Field]:
    """Yield the number and the value of each field of a message of protobuf.

    A value is a whole number, or the bytes of anything longer. Raises ValueError where the
    message is cut short or not of that format.
    """
    at = 0
    while at < len(message):
        key, at = varint(message, at)
        number, wire = key >> 3, key & 7
        if wire == VARINT:
            value, at = varint(message, at)
            yield number, value
            continue
        if wire == COUNTED:
            length, at = varint(message, at)
        elif wire in WIDTHS:
            length = WIDTHS[wire]
        else:
            raise ValueError(f"a field of the unknown kind {wire}")
        if at + length > len(message):
            raise ValueError("it is cut short")
        yield number, message[at : at + length]
        at += length


def varint(message: memoryview, at: int) -> tuple[int, int]:
    """Return the number at a place, seven bits to a byte, and the place after it.

    Raises ValueError where it does not end.
    """
    number = 0
    for read in range(LONGEST_VARINT):
        if at + read >= len(message):
            raise ValueError("it is cut short")
        byte = message[at + read]
        number |= (byte & 0x7F) << (7 * read)
        if byte < 0x80:  # noqa: PLR2004  # the top bit says that more follows
            return number, at + read + 1
    raise ValueError("a number that does not end")
