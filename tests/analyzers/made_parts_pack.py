"""A pack for parts of faces with a network that was written down: what it explains is known.

Each part is restored as the mean colour of the face, so that its residual is its contrast; its
misfit is the contrast of what was cut out of it, and the score is the largest.
"""

import hashlib
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from analyzers.faces.alignment import similarity
from analyzers.parts.cuts import CUTS, cuts
from analyzers.parts.engine import GIVEN, Restored
from analyzers.parts.explained import explained
from analyzers.parts.seen import PARTS, part_areas, seen
from analyzers.parts.standard import FILE, QUANTITIES, Standard, measured, written
from analyzers.parts.telling import Followed
from analyzers.runtime.packs import load_folder
from tests.analyzers.made_native_packs import WORDS, node
from workbench.analyzer import Frame
from workbench.model import FacePart, FaceQuality

FLOAT, UINT8 = TensorProto.FLOAT, TensorProto.UINT8
CONSTANTS = {
    "across": [1, 2],
    "channel": [3],
    "face": [1, 2, 3],
    "thrice": [1, 3, 112, 112, 3],
    "last": [1],
}
SHAPES = {
    "faces": (UINT8, ["n", 112, 112, 3]),
    "parts": (UINT8, ["n", 112, 112]),
    **{part: (UINT8, ["n", cut.height, cut.width, 3]) for part, cut in CUTS.items()},
    "score": (FLOAT, ["n"]),
    "misfits": (FLOAT, ["n", 3]),
    "residuals": (FLOAT, ["n", 3]),
    "recovered": (UINT8, ["n", 3, 112, 112, 3]),
}
POINT = '[[operating_points]]\nkind = "image"\nthreshold = 40.0\nmeaning = "by chance; n = 0"\n'
POPULATION = "authentic faces made for the tests"
LIMITS = {"sharpness": (0.05,), "width": (60.0, 200.0)}


def _mean_within(number):
    """Return nodes to the mean of what differs in the part of a number (n, 1)."""
    return [
        node("Equal", ["places", f"n{number}"], f"is_{number}"),
        node("Cast", [f"is_{number}"], f"own_{number}", to=FLOAT),
        node("Mul", [f"own_{number}", "differs"], f"within_{number}"),
        node("ReduceSum", [f"within_{number}", "face"], f"total_{number}", keepdims=0),
        node("ReduceSum", [f"own_{number}", "face"], f"count_{number}", keepdims=0),
        node("Max", [f"count_{number}", "one"], f"some_{number}"),
        node("Div", [f"total_{number}", f"some_{number}"], f"mean_{number}"),
        node("Unsqueeze", [f"mean_{number}", "last"], f"residual_{number}"),
    ]


def _contrast(part):
    """Return nodes to how much a picture of a part differs from its mean (n, 1)."""
    return [
        node("Cast", [part], f"{part}_levels", to=FLOAT),
        node("ReduceMean", [f"{part}_levels", "across"], f"{part}_mean", keepdims=1),
        node("Sub", [f"{part}_levels", f"{part}_mean"], f"{part}_signed"),
        node("Abs", [f"{part}_signed"], f"{part}_absolute"),
        node("ReduceMean", [f"{part}_absolute", "face"], f"{part}_contrast", keepdims=0),
        node("Unsqueeze", [f"{part}_contrast", "last"], f"{part}_misfit"),
    ]


def _nodes():
    return [
        node("Cast", ["faces"], "levels", to=FLOAT),
        node("ReduceMean", ["levels", "across"], "mean", keepdims=1),
        node("Sub", ["levels", "mean"], "signed"),
        node("Abs", ["signed"], "absolute"),
        node("ReduceMean", ["absolute", "channel"], "differs", keepdims=1),
        node("Cast", ["parts"], "whole", to=FLOAT),
        node("Unsqueeze", ["whole", "channel"], "places"),
        *(one for number in (1, 2, 3) for one in _mean_within(number)),
        node("Concat", ["residual_1", "residual_2", "residual_3"], "residuals", axis=1),
        *(one for part in PARTS for one in _contrast(part)),
        node("Concat", [f"{part}_misfit" for part in PARTS], "misfits", axis=1),
        node("ReduceMax", ["misfits", "last"], "score", keepdims=0),
        node("Round", ["mean"], "rounded"),
        node("Unsqueeze", ["rounded", "last"], "one_each"),
        node("Expand", ["one_each", "thrice"], "wide"),
        node("Cast", ["wide"], "recovered", to=UINT8),
    ]


@cache
def model():
    """Return the file of the network."""
    real = {"one": 1.0, "n1": 1.0, "n2": 2.0, "n3": 3.0}
    held = [numpy_helper.from_array(np.array(v), k) for k, v in CONSTANTS.items()]
    held += [numpy_helper.from_array(np.array(v, np.float32), k) for k, v in real.items()]
    ends = {name: helper.make_tensor_value_info(name, *of) for name, of in SHAPES.items()}
    given, made = list(ends.values())[: len(GIVEN)], list(ends.values())[len(GIVEN) :]
    graph = helper.make_graph(_nodes(), "face_parts", given, made, held)
    opset = [helper.make_opsetid("", 18)]
    content = helper.make_model(graph, opset_imports=opset, ir_version=8)
    onnx.checker.check_model(content, full_check=True)
    return content.SerializeToString()


def standard(n=200):
    """Return a standard in which all is spread evenly from 0 to 15, of n media."""
    asked = Standard(population=POPULATION, conditions="drawn by no camera", **LIMITS)
    even = np.linspace(0, 15, n)
    quality = np.tile([0.1, 90.0], (n, 1))
    known = np.stack([even] * len(QUANTITIES), 1)
    return measured(asked, quality, known, [str(at) for at in range(n)])


def pack(folder, *, least_width=40, point=True, of=None):
    """Write a pack to `folder`/face_parts and return it."""
    files = {"model.onnx": model(), FILE: written(of or standard())}
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    facts = "\n".join(f'{word} = "Written down for the tests"' for word in WORDS)
    listed = "".join(f'"{name}" = "{digest}"\n' for name, digest in hashes.items())
    card = (
        f'name = "face_parts"\nversion = "1"\n{facts}\nsources = []\nlimits = []\n'
        f'not_trained_on = "Anything at all"\n[files]\n{listed}'
        '[input]\ncrop = "face"\nlayout = "NHWC"\nnormalisation = "none"\n'
        f'[validated]\nconditions = "Nothing was measured."\nleast_face_width = {least_width}\n'
        "least_sharpness = 0.02\ncoarsest_jpeg_step = 58\ncoarsest_h264_qp = 40\n"
        f"{POINT if point else ''}"
    )
    (folder / "face_parts").mkdir(parents=True)
    for name, content in files.items():
        (folder / "face_parts" / name).write_bytes(content)
    (folder / "face_parts" / "card.toml").write_text(card, "utf-8")
    return load_folder(folder / "face_parts")


GOOD = FaceQuality(width=90.0, sharpness=0.1, quantiser=25.0)


@dataclass(eq=False)
class MadeFace:
    """A face of noise whose parts are three bands."""

    track: str = "t0"
    seed: int = 1
    mouth: float = 1.0  # contrast of the mouth, beside 1 of the others
    quality: FaceQuality = GOOD
    meshed: bool = True

    box = np.float32([120, 60, 90, 120])
    points = np.float32([(145, 100), (185, 100), (165, 125), (150, 150), (180, 150)])

    @property
    def aligned(self):
        noise = np.random.default_rng(self.seed).normal(0, 12, (256, 256, 3))
        noise[200:] *= self.mouth
        return np.clip(128 + noise, 0, 255).astype(np.uint8)

    @cached_property
    def landmarks(self):
        """A mesh (478, 3) whose parts lie in the middle of their bands, None without one."""
        if not self.meshed:
            return None
        matrix = similarity(self.points)
        there = np.linalg.solve(matrix[:, :2], (MESH - matrix[:, 2]).T).T
        return np.column_stack([there, np.zeros(len(there))]).astype(np.float32)

    @property
    def parts(self):
        """Eyes in the rows from 100, nose from 148, mouth from 200; hair above."""
        mask = np.zeros((256, 256), np.uint8)
        mask[100:148], mask[148:200], mask[200:] = FacePart.EYES, FacePart.NOSE, FacePart.MOUTH
        return mask


def frames_of(*faces):
    """Return a frame, four in a second, for each tuple of faces."""
    made = []
    for index, shown in enumerate(faces):
        frame = Frame(index, index / 4, None)
        frame.faces = tuple(shown)
        made.append(frame)
    return tuple(made)


def _mesh():
    """Return a mesh (478, 2) on the aligned face: each part's points around a place."""
    drawn = np.full((478, 2), 128.0)
    for part, middle, *reach in (
        ("eyes", 124, 52, 16),
        ("nose", 174, 14, 20),
        ("mouth", 228, 26, 14),
    ):
        points = list(CUTS[part].points)
        turn = np.linspace(0, 2 * np.pi, len(points))
        around = np.stack([np.cos(turn), np.sin(turn)], 1) * reach
        drawn[points] = around + np.array([128, middle])
    return drawn


MESH = _mesh()


def followed(**contrast):
    """Return a made face through a medium of one frame, as the written network explains it."""
    face, (frame,) = MadeFace(**contrast), frames_of(())
    pixels, parts = seen(face.aligned), part_areas(face.parts)
    mean = pixels.mean(axis=(0, 1))
    differs = np.abs(pixels - mean).mean(axis=2)
    residuals = np.array([differs[parts == number].mean() for number in (1, 2, 3)])
    cut = cuts(face.aligned, MESH.astype(np.float32))
    misfits = np.array([np.abs(cut[p] - cut[p].mean((0, 1))).mean() for p in PARTS])
    recovered = np.broadcast_to(np.rint(mean).astype(np.uint8), (3, *pixels.shape))
    found = Restored(
        pixels=pixels,
        parts=parts,
        score=float(misfits.max()),
        misfits=misfits,
        residuals=residuals,
        recovered=recovered,
    )
    one = explained(frame, face, found, standard())
    return Followed(one, one)
