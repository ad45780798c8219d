"""A pack that tells makers apart by a network that was written down: by the mean colour.

Red faces are a GAN's, blue ones those of a diffusion model, grey ones photographs. Where a face
lies between them, nobody made it that is known.
"""

import hashlib
from dataclasses import dataclass
from functools import cache

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from analyzers.attribution.description import Description
from analyzers.attribution.made_by import MadeBy
from analyzers.attribution.makers import FILE, Maker, Makers, written
from analyzers.attribution.words import FACE
from analyzers.runtime.learned import made_of
from analyzers.runtime.packs import load_folder
from tests.analyzers.made_native_packs import WORDS, node
from tests.analyzers.made_parts_pack import MadeFace, frames_of

FLOAT, UINT8 = TensorProto.FLOAT, TensorProto.UINT8
GREY = Description(kind="photograph", family="camera", upsampler="none", extent="whole")
RED = Description(kind="synthesis", family="gan", upsampler="bilinear", extent="whole")
BLUE = Description(kind="synthesis", family="diffusion", upsampler="nearest", extent="whole")
GREEN = Description(kind="swap", family="autoencoder", upsampler="transposed", extent="part")
PLAIN = 20.0  # the level by which a picture without colour points to photographs
SAME, THRESHOLD = 0.2, 0.15


def maker(name, direction, description, **changes):
    """Return a maker whose works lie in a direction of the four."""
    centre = np.array(direction, float) / np.linalg.norm(direction)
    told = {
        "title": name.replace("-", " ").capitalize(),
        "kind": description.kind,
        "family": description.family,
        "upsampler": description.upsampler,
        "extent": description.extent,
        "examples": 50,
    }
    return Maker(name=name, centre=tuple(centre.tolist()), **{**told, **changes})


def makers(**changes):
    """Return photographs and two generators."""
    known = (
        maker("photographs", (0, 0, 0, 1), GREY),
        maker("red-gan", (5, -2.5, -2.5, 1), RED, rejection=0.1, works="red faces"),
        maker("blue-diffusion", (-2.5, -2.5, 5, 1), BLUE),
    )
    told = {
        "makers": known,
        "threshold": THRESHOLD,
        "threshold_meaning": "19 of 20 known works lie within; n = 150.",
        "same_maker": SAME,
        "same_maker_meaning": "Drawn for the tests; n = 3.",
    }
    return Makers(**{**told, **changes})


@cache
def model():
    """Return the file of the network: mean colour beside the plain level, at length 1."""
    reads = np.stack([one.vector for one in (RED, GREEN, BLUE, GREY)])
    held = {
        "across": np.array([1, 2]),
        "last": np.array([1]),
        "middle": np.array([128.0], np.float32),
        "plain": np.array([[PLAIN]], np.float32),
        "reads": reads,
        "none": np.array(0.0, np.float32),
    }
    nodes = [
        node("Cast", ["picture"], "levels", to=FLOAT),
        node("ReduceMean", ["levels", "across"], "mean", keepdims=0),
        node("Sub", ["mean", "middle"], "colour"),
        node("ReduceMean", ["colour", "last"], "grey", keepdims=1),
        node("Sub", ["colour", "grey"], "tint"),
        node("Mul", ["grey", "none"], "zero"),
        node("Add", ["zero", "plain"], "level"),
        node("Concat", ["tint", "level"], "raw", axis=1),
        node("ReduceL2", ["raw", "last"], "length", keepdims=1),
        node("Div", ["raw", "length"], "embedding"),
        node("Max", ["embedding", "none"], "positive"),
        node("MatMul", ["positive", "reads"], "described"),
    ]
    ends = {
        "picture": (UINT8, ["n", "s", "s", 3]),
        "quarter": (UINT8, ["n", "s", "s", 3]),
        "parts": (UINT8, ["n", 32, 32]),
        "embedding": (FLOAT, ["n", 4]),
        "described": (FLOAT, ["n", 19]),
    }
    told = [helper.make_tensor_value_info(name, *of) for name, of in ends.items()]
    constants = [numpy_helper.from_array(value, name) for name, value in held.items()]
    graph = helper.make_graph(nodes, "makers", told[:3], told[3:], constants)
    opset = [helper.make_opsetid("", 18)]
    content = helper.make_model(graph, opset_imports=opset, ir_version=8)
    onnx.checker.check_model(content, full_check=True)
    return content.SerializeToString()


def pack(root, name="attribution_face", version="1", known=None):
    """Write a pack to `root`/name/version and return it."""
    files = {"model.onnx": model(), FILE: written(known or makers())}
    hashes = {file: hashlib.sha256(content).hexdigest() for file, content in files.items()}
    facts = "\n".join(f'{word} = "Written down for the tests"' for word in WORDS)
    listed = "".join(f'"{file}" = "{digest}"\n' for file, digest in hashes.items())
    folder = root / name / version
    folder.mkdir(parents=True)
    for file, content in files.items():
        (folder / file).write_bytes(content)
    (folder / "card.toml").write_text(
        f'name = "{name}"\nversion = "{version}"\n{facts}\nsources = []\nlimits = []\n'
        f'not_trained_on = "Anything at all"\n[files]\n{listed}'
        '[input]\ncrop = "face"\nlayout = "NHWC"\nnormalisation = "none"\n'
        '[validated]\nconditions = "Nothing was measured."\nleast_face_width = 40\n',
        "utf-8",
    )
    return load_folder(folder)


def coloured(red=128, green=128, blue=128, side=256, seed=0):
    """Return a picture (side, side, 3) of one colour under a little noise."""
    noise = np.random.default_rng(seed).normal(0, 4, (side, side, 3))
    return np.clip(np.array([red, green, blue]) + noise, 0, 255).astype(np.uint8)


RED_FACE, BLUE_FACE = (
    {"red": 228, "green": 78, "blue": 78},
    {"red": 78, "green": 78, "blue": 228},
)


@dataclass(eq=False)
class ColouredFace(MadeFace):
    """A face of one colour."""

    colour: tuple = ()

    @property
    def aligned(self):
        return coloured(**dict(self.colour), seed=self.seed)


def face(colour=None, **changes):
    """Return a face of a colour, grey without one."""
    return ColouredFace(colour=tuple((colour or {}).items()), **changes)


def said_of(folder, source, *faces):
    """Return what is said of one frame with these faces."""
    analyzer = made_of(pack(folder), MadeBy, FACE)
    reading = analyzer.begin(source)
    return [*reading.observe(frames_of(faces)), *reading.conclude()]
