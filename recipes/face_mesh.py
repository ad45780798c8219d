"""Make the packs of the face mesh, `resources/models/face-mesh` and `face-blendshapes`.

    python -m recipes.face_mesh BUNDLE.task

Needs onnx and ai-edge-litert. BUNDLE.task is Google's face_landmarker.task (Apache-2.0) of
3 May 2023; it is refused when its hash is another. Writes its mesh network and its blendshape
network as ONNX with the same half-float weights, and the canonical face of its geometry with
its triangles. The bundle's own interpreter and ONNX Runtime must agree before anything is
written. Prints the hashes for the cards.
"""

import hashlib
import io
import os
import struct
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from ai_edge_litert.interpreter import Interpreter
from onnx import TensorProto, helper

from recipes.tensorflow_lite import Translation

BUNDLE_SHA256 = "64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff"
MODELS = Path(__file__).parents[1] / "resources/models"
OPSET = 20
MESH, VERTICES, CORNERS, BASIS = 1, 3, 4, 2  # fields of MediaPipe's face geometry
PARITY = 0.02  # of a crop's 256 pixels; half-float weights, other orders of summing
# The landmarks that the blendshape network reads, in its order: face_blendshapes_graph.cc of
# MediaPipe (Apache-2.0). They are its input format.
READ = (
    "0 1 4 5 6 7 8 10 13 14 17 21 33 37 39 40 46 52 53 54 55 58 61 63 65 66 67 70 78 80 81 82 "
    "84 87 88 91 93 95 103 105 107 109 127 132 133 136 144 145 146 148 149 150 152 153 154 155 "
    "157 158 159 160 161 162 163 168 172 173 176 178 181 185 191 195 197 234 246 249 251 263 "
    "267 269 270 276 282 283 284 285 288 291 293 295 296 297 300 308 310 311 312 314 317 318 "
    "321 323 324 332 334 336 338 356 361 362 365 373 374 375 377 378 379 380 381 382 384 385 "
    "386 387 388 389 390 397 398 400 402 405 409 415 454 466 468 469 470 471 472 473 474 475 "
    "476 477"
)


def mesh_model(content: bytes) -> onnx.ModelProto:
    """Return the mesh network: pixels (h, w, 3) and where to read them, to landmarks.

    `theta` (1, 2, 3) takes the crop to the pixels, both from -1 to 1 between their edges; what
    lies outside of the pixels is black.
    """
    translation = Translation(content, planar=True)
    graph = translation.graph
    inside, outside = int(graph.inputs[0]), [int(index) for index in graph.outputs]
    translation.put("Cast", ["pixels"], "wide", to=TensorProto.FLOAT)
    full = translation.constant("full", np.array(255.0, np.float32))
    translation.put("Div", ["wide", full], "parts")
    translation.put("Transpose", ["parts"], "planes", perm=[2, 0, 1])
    first = translation.constant("first", np.array([0], np.int64))
    translation.put("Unsqueeze", ["planes", first], "picture")
    size = translation.constant("size", np.array([1, 3, 256, 256], np.int64))
    translation.put("AffineGrid", ["theta", size], "grid", align_corners=0)
    way = {"mode": "linear", "padding_mode": "zeros", "align_corners": 0}
    translation.put("GridSample", ["picture", "grid"], f"t{inside}", **way)
    translation.run()
    shape = translation.constant("points", np.array([478, 3], np.int64))
    translation.put("Reshape", [f"t{outside[0]}", shape], "landmarks")
    flat = translation.constant("flat", np.array([], np.int64))
    translation.put("Reshape", [f"t{outside[1]}", flat], "logit")
    translation.put("Sigmoid", ["logit"], "presence")
    given = [
        helper.make_tensor_value_info("pixels", TensorProto.UINT8, ["h", "w", 3]),
        helper.make_tensor_value_info("theta", TensorProto.FLOAT, [1, 2, 3]),
    ]
    found = [
        helper.make_tensor_value_info("landmarks", TensorProto.FLOAT, [478, 3]),
        helper.make_tensor_value_info("presence", TensorProto.FLOAT, []),
    ]
    return finished(translation, given, found)


def blendshape_model(content: bytes) -> onnx.ModelProto:
    """Return the blendshape network: landmarks (478, 2) in pixels to 52 coefficients."""
    translation = Translation(content, planar=False)
    graph = translation.graph
    read = translation.constant("read", np.array(READ.split(), np.int64))
    translation.put("Gather", ["landmarks", read], "chosen", axis=0)
    first = translation.constant("first", np.array([0], np.int64))
    translation.put("Unsqueeze", ["chosen", first], f"t{int(graph.inputs[0])}")
    translation.run()
    translation.put("Identity", [f"t{int(graph.outputs[0])}"], "blendshapes")
    given = helper.make_tensor_value_info("landmarks", TensorProto.FLOAT, [478, 2])
    found = helper.make_tensor_value_info("blendshapes", TensorProto.FLOAT, [52])
    return finished(translation, [given], [found])


def finished(translation: Translation, given: list[Any], found: list[Any]) -> onnx.ModelProto:
    """Return a checked model of what was translated, without what nothing asks for."""
    constants = list(translation.constants.values())
    graph = helper.make_graph(needed(translation.nodes, found), "face", given, found, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = 8
    used = {name for node in graph.node for name in node.input}
    kept = [constant for constant in graph.initializer if constant.name in used]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    onnx.checker.check_model(model, full_check=True)
    return model


def needed(nodes: list[Any], found: list[Any]) -> list[Any]:
    """Return the nodes on which the outputs depend, each once, in order."""
    wanted = {output.name for output in found}
    kept = {}
    for node in reversed(nodes):
        if node.output[0] in wanted:
            kept[node.output[0]] = node
            wanted.update(node.input)
    return list(reversed(kept.values()))


def geometry(content: bytes) -> tuple[np.ndarray, np.ndarray]:
    """Return the canonical face (468, 4) and its triangles (898, 3).

    The columns are x, y, z in centimetres and the vertex's weight when the pose is solved.
    """
    mesh = next(value for number, value in fields(content) if number == MESH)
    numbers = [value for number, value in fields(mesh) if number == VERTICES]
    vertices = np.frombuffer(b"".join(numbers), np.float32).reshape(-1, 5)[:, :3]
    corners = [value for number, value in fields(mesh) if number == CORNERS]
    face = np.concatenate([vertices, np.zeros((len(vertices), 1), np.float32)], axis=1)
    for number, value in fields(content):
        if number == BASIS:
            row = dict(fields(value))
            face[row.get(1, 0), 3] = struct.unpack("<f", row[2])[0]
    return face, np.array(corners, np.uint16).reshape(-1, 3)


def fields(message: bytes) -> Iterator[tuple[int, Any]]:
    """Yield the fields of a protocol buffer: number and value, bytes where it has a length."""
    at = 0
    while at < len(message):
        tag, at = varint(message, at)
        kind = tag & 7
        if kind == 0:
            value, at = varint(message, at)
            yield tag >> 3, value
            continue
        length, at = varint(message, at) if kind == 2 else ({1: 8, 5: 4}[kind], at)
        yield tag >> 3, message[at : at + length]
        at += length


def varint(message: bytes, at: int) -> tuple[int, int]:
    """Return a number of variable length, and where it ends."""
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return number, at


def original(content: bytes, given: np.ndarray) -> list[np.ndarray]:
    """Return what the bundle's own interpreter makes of an input."""
    interpreter = Interpreter(model_content=content)
    interpreter.allocate_tensors()
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], given)
    interpreter.invoke()
    details = interpreter.get_output_details()
    return [np.copy(interpreter.get_tensor(detail["index"])) for detail in details]


def compared(name: str, model: onnx.ModelProto, ours: np.ndarray, theirs: np.ndarray) -> None:
    """Refuse a translation that does not say what the bundle says."""
    greatest = float(np.abs(ours.ravel() - theirs.ravel()).max())
    if not greatest <= PARITY:
        raise SystemExit(f"{name} differs by {greatest}")
    print(f"{name}: largest difference {greatest:.2e}, {len(model.graph.node)} nodes")


def run(model: onnx.ModelProto, **given: np.ndarray) -> list[np.ndarray]:
    """Return what ONNX Runtime makes of an input; it would report its use over the network."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # noqa: PLC0415  # it reads the variable when it is loaded

    return onnxruntime.InferenceSession(model.SerializeToString()).run(None, given)


def noise() -> np.ndarray:
    """Return a crop (1, 256, 256, 3) of blurred noise that is always the same."""
    coarse = np.random.default_rng(0).integers(0, 256, (1, 8, 8, 3))
    return coarse.repeat(32, axis=1).repeat(32, axis=2).astype(np.uint8)


def save(path: Path, content: bytes) -> None:
    """Write a file of a pack and print its line of the card."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    print(f'{path.parent}: "{path.name}" = "{hashlib.sha256(content).hexdigest()}"')


def array_file(values: np.ndarray) -> bytes:
    """Return an array as the bytes of an .npy file."""
    file = io.BytesIO()
    np.save(file, values, allow_pickle=False)
    return file.getvalue()


def main() -> None:
    """Write both networks and the canonical face, once they agree with the bundle."""
    bundle = Path(sys.argv[1]).read_bytes()
    if hashlib.sha256(bundle).hexdigest() != BUNDLE_SHA256:
        raise SystemExit("this is another bundle than the one that was measured")
    with zipfile.ZipFile(io.BytesIO(bundle)) as parts:
        mesh_file = parts.read("face_landmarks_detector.tflite")
        blendshape_file = parts.read("face_blendshapes.tflite")
        face, triangles = geometry(parts.read("geometry_pipeline_metadata_landmarks.binarypb"))
    mesh, blendshapes = mesh_model(mesh_file), blendshape_model(blendshape_file)
    crop = noise()
    whole = np.array([[[1, 0, 0], [0, 1, 0]]], np.float32)
    points, presence = run(mesh, pixels=crop[0], theta=whole)
    theirs = original(mesh_file, (crop / np.float32(255)).astype(np.float32))
    compared("landmarks", mesh, points, theirs[0])
    compared("presence", mesh, presence, 1 / (1 + np.exp(-theirs[1])))
    flat = points[:, :2]
    theirs = original(blendshape_file, flat[None, np.array(READ.split(), int)])
    compared("blendshapes", blendshapes, run(blendshapes, landmarks=flat)[0], theirs[0])
    save(MODELS / "face-mesh/1/model.onnx", mesh.SerializeToString())
    save(MODELS / "face-mesh/1/canonical.npy", array_file(face))
    save(MODELS / "face-mesh/1/triangles.npy", array_file(triangles))
    save(MODELS / "face-blendshapes/1/model.onnx", blendshapes.SerializeToString())


if __name__ == "__main__":
    main()
