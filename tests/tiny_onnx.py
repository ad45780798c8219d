"""Tiny ONNX models and packs, written field by field: no library is needed to make them.

The numbers are those of onnx.proto. The honest model gives the mean of each channel.
"""

import hashlib
import re
import struct

FLOAT, INT64, BOOL = 1, 7, 9  # TensorProto.DataType
INT, INTS, GRAPH = 2, 7, 5  # AttributeProto.AttributeType
NCHW, NHWC = (1, 3, 8, 8), (1, 8, 8, 3)

CARD = """\
name = "means"
version = "1"
title = "Mean of a channel"
task = "tells how bright one channel is"
network = "one mean; no weights"
reference = "Made for the tests of Loupe"
licence = "CC0-1.0"
sources = ["Written by the tests"]
training_data = "None"
not_trained_on = "Anything"
limits = ["It knows nothing of faces"]
output = "three means"

[files]
"model.onnx" = "{sha256}"

[validated]
conditions = "Nothing was measured."
{validated}

[detector]
family = "synthesis"
crop = "aligned"
width = 8
height = 8
output = "means"
manipulated = "high"
{detector}
"""


def field(number, *values):
    """Return the bytes of one field, repeated for each value."""
    return b"".join(_field(number, value) for value in values)


def _field(number, value):
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def varint(value):
    parts = []
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def node(kind, inputs, outputs, *attributes, domain=""):
    body = field(1, *inputs) + field(2, *outputs) + field(4, kind) + field(5, *attributes)
    return body + field(7, domain)


def ints(name, *values):
    return field(1, name) + field(8, *values) + field(20, INTS)


def whole(name, value):
    return field(1, name) + field(3, value) + field(20, INT)


def within(name, body):
    return field(1, name) + field(6, body) + field(20, GRAPH)


def value_info(name, kind, shape):
    dims = field(2, field(1, *(field(1, size) for size in shape)))
    return field(1, name) + field(2, field(1, field(1, kind) + dims))


def tensor(name, kind, dims, raw):
    return field(1, *dims) + field(2, kind) + field(8, name) + field(9, raw)


def elsewhere(name, kind, dims, path):
    """A tensor whose values lie in another file."""
    entry = field(1, "location") + field(2, path)
    return field(1, *dims) + field(2, kind) + field(8, name) + field(13, entry) + field(14, 1)


def graph(nodes, inputs, outputs, tensors=()):
    ends = field(11, *inputs) + field(12, *outputs)
    return field(1, *nodes) + field(2, "graph") + field(5, *tensors) + ends


def model(body, domains=("",)):
    sets = field(8, *(field(1, domain) + field(2, 13) for domain in domains))
    return field(1, 8) + field(7, body) + sets


def given(shape):
    return value_info("pixels", FLOAT, shape)


def flag(name):
    return value_info(name, BOOL, ())


def means(shape=NCHW):
    """The mean of each channel of one picture (1, 3)."""
    axes = (2, 3) if shape[1] == 3 else (1, 2)
    mean = node("ReduceMean", ["pixels"], ["means"], ints("axes", *axes), whole("keepdims", 0))
    return model(graph([mean], [given(shape)], [value_info("means", FLOAT, (1, 3))]))


def reading(path):
    """A model that adds what another file holds."""
    add = node("Add", ["pixels", "secret"], ["means"])
    secret = elsewhere("secret", FLOAT, (1,), path)
    return model(graph([add], [given(NCHW)], [value_info("means", FLOAT, NCHW)], [secret]))


def reading_within(path):
    """The same, within a branch."""
    secret = elsewhere("secret", FLOAT, (1,), path)
    branch = graph(
        [node("Identity", ["secret"], ["b"])], [], [value_info("b", FLOAT, (1,))], [secret]
    )
    yes = tensor("yes", BOOL, (), b"\1")
    either = [within("then_branch", branch), within("else_branch", branch)]
    asks = node("If", ["yes"], ["means"], *either)
    return model(graph([asks], [given(NCHW)], [value_info("means", FLOAT, (1,))], [yes]))


def custom(domain="odd"):
    """A model with an operator that no engine has."""
    odd = node("Burglary", ["pixels"], ["means"], domain=domain)
    body = graph([odd], [given(NCHW)], [value_info("means", FLOAT, NCHW)])
    return model(body, ("", domain))


def endless():
    """A model that loops for ever."""
    step = graph(
        [node("Identity", ["go"], ["go_on"]), node("Identity", ["old"], ["new"])],
        [
            value_info("n", INT64, ()),
            value_info("go", BOOL, ()),
            value_info("old", FLOAT, NCHW),
        ],
        [value_info("go_on", BOOL, ()), value_info("new", FLOAT, NCHW)],
    )
    loop = node("Loop", ["", "yes", "pixels"], ["means"], within("body", step))
    yes = tensor("yes", BOOL, (), b"\1")
    return model(graph([loop], [given(NCHW)], [value_info("means", FLOAT, NCHW)], [yes]))


def huge(count=1 << 40):
    """A model that asks for more memory than there is."""
    shape = tensor("shape", INT64, (1,), struct.pack("<q", count))
    made = node("ConstantOfShape", ["shape"], ["much"])
    total = node("ReduceMean", ["much"], ["mean"], whole("keepdims", 0))
    added = node("Add", ["pixels", "mean"], ["means"])
    body = graph(
        [made, total, added], [given(NCHW)], [value_info("means", FLOAT, NCHW)], [shape]
    )
    return model(body)


def pack(folder, content=None, detector="", validated="", **renamed):
    """Write a pack into a folder and return it; `renamed` are entries of the card."""
    content = means() if content is None else content
    card = CARD.format(
        sha256=hashlib.sha256(content).hexdigest(), detector=detector, validated=validated
    )
    for key, value in renamed.items():
        card = re.sub(rf"^{key} = .*$", f'{key} = "{value}"', card, flags=re.MULTILINE)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "card.toml").write_text(card, "utf-8")
    (folder / "model.onnx").write_bytes(content)
    return folder
