"""The network of the eyes: half a second of two eyes to a score, and to where they look.

After GazeForensics (He et al., "GazeForensics: DeepFake Detection via Gaze-guided Spatial
Inconsistency Learning", 2023): a part of what is seen of each frame is taught to be what a
teacher of gaze sees, and some leaky dimensions are left free. Attention joins the frames.
"""

from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor, nn

from analyzers.networks.gaze_windows import FRAMES, STRIP
from analyzers.networks.packed import folded, rounded

__all__ = ["GazeNetwork", "GazeOutput", "PackedGaze", "packed_gaze"]

CELLS = 4 * 6  # of the last stage
HEADS, OF_HEAD = 4, 32
KEPT = 32  # numbers of each frame, after attention
HEAD_ANGLES = 3
TENTH = 10.0  # degrees of the head's turn that count as one
DROPOUT = 0.2
LEVELS = 255.0
DIRECTION = 3


class GazeOutput(NamedTuple):
    """What the network says of n windows.

    `logit` (n,), positive for forged; no probability. `gaze` (n, 14, g) is what the teacher
    teaches; the first three are the direction that it sees, less that into the
    camera.
    """

    logit: Tensor
    gaze: Tensor


class GazeNetwork(nn.Module):
    """Eye strips of 14 frames, through one backbone for all eyes, attention over the frames.

    Of each frame it keeps `gaze` dimensions, which a teacher may teach, and `leaky` ones;
    `width` is that of the first stage. The left eye is mirrored, so that both look alike.
    """

    def __init__(self, gaze: int = 128, leaky: int = 32, width: int = 16) -> None:
        super().__init__()
        if gaze < DIRECTION or width < 1 or leaky < 0:
            raise ValueError("a network of the eyes has a direction, and no less than nothing")
        self.gaze, self.leaky = gaze, leaky
        widths = (3, width, 2 * width, 3 * width, 4 * width)
        self.backbone = nn.Sequential(*(_Stage(*pair) for pair in pairwise(widths)))
        seen, each, inner = gaze + leaky, gaze + leaky + HEAD_ANGLES, HEADS * OF_HEAD
        self.seen = nn.Linear(widths[-1] * CELLS, seen)
        self.joined = nn.Linear(2 * seen, seen)
        self.query, self.key, self.value = (nn.Linear(each, inner) for _ in range(3))
        self.each = nn.Sequential(
            nn.Linear(inner + each, 128), nn.ReLU(), nn.Linear(128, KEPT), nn.ReLU()
        )
        self.head = nn.Sequential(
            nn.Linear(FRAMES * KEPT, 128), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(128, 1)
        )

    def forward(self, eyes: Tensor, head: Tensor) -> GazeOutput:
        """Return what is seen in `eyes` (n, 14, 2, 3, 64, 96), 0 … 1, and `head` (n, 14, 3).

        The subject's right eye comes first; `head` are yaw, pitch and roll in degrees.
        """
        frames = self._frames(eyes)
        turned = (head - head.mean(1, keepdim=True)) / TENTH
        told = torch.cat((frames, turned.clamp(-3, 3).reshape(-1, HEAD_ANGLES)), 1)
        kept = self.each(torch.cat((self._attended(told), told), 1))
        logit = self.head(kept.reshape(-1, FRAMES * KEPT))[:, 0]
        return GazeOutput(logit, frames[:, : self.gaze].reshape(-1, FRAMES, self.gaze))

    def _frames(self, eyes: Tensor) -> Tensor:
        """Return what is seen of each frame (n * 14, gaze + leaky)."""
        right, left = eyes[:, :, 0], eyes[:, :, 1].flip(-1)
        both = torch.stack((right, left), 2).reshape(-1, 3, *STRIP)
        seen = self.seen(self.backbone(both - 0.5).flatten(1)).relu()
        joined: Tensor = self.joined(seen.reshape(-1, 2 * seen.shape[1]))
        return joined

    def _attended(self, told: Tensor) -> Tensor:
        """Let each frame (n * 14, d) look at all of its window (Vaswani et al., 2017)."""
        query, key, value = (
            part(told).reshape(-1, FRAMES, HEADS, OF_HEAD).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = torch.softmax(query @ key.transpose(-1, -2) / OF_HEAD**0.5, -1)
        seen: Tensor = weights @ value
        return seen.transpose(1, 2).reshape(-1, HEADS * OF_HEAD)


class _Stage(nn.Sequential):
    """A convolution that halves the picture."""

    def __init__(self, given: int, made: int) -> None:
        convolution = nn.Conv2d(given, made, 3, stride=2, padding=1, bias=False)
        super().__init__(convolution, nn.BatchNorm2d(made), nn.ReLU())


class PackedGaze(nn.Module):
    """Eye strips as they are cut from frames, to a score and to directions.

    Its parameters bear the names of the initialisers of a pack's `model.onnx`: `network.…`.
    """

    inputs = ("eyes", "head")
    outputs = ("score", "direction")

    def __init__(self, network: GazeNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, eyes: Tensor, head: Tensor) -> tuple[Tensor, Tensor]:
        """Return scores (n,) and directions (n, 14, 3).

        `eyes` uint8 (n, 14, 2, 64, 96, 3) are strips, red, green, blue, the subject's right eye
        first; `head` (n, 14, 3) are yaw, pitch and roll in degrees. A direction has the
        camera's axes, x to the right of the picture and y up, and is not of length 1.
        """
        pixels = eyes.permute(0, 1, 2, 5, 3, 4).to(torch.float32) / LEVELS
        said = self.network(pixels, head)
        aside, ahead = (
            said.gaze[..., : DIRECTION - 1],
            said.gaze[..., DIRECTION - 1 : DIRECTION],
        )
        return said.logit, torch.cat((aside, ahead - 1), -1)


def packed_gaze(network: GazeNetwork) -> PackedGaze:
    """Return the network that becomes a pack: folded, rounded, for examination only."""
    return rounded(PackedGaze(folded(network)))
