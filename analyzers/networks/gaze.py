"""The network of the eyes: half a second of two eyes to a score, and to where they look.

After GazeForensics (He et al., "GazeForensics: DeepFake Detection via Gaze-guided Spatial
Inconsistency Learning", 2023), in our reading: a part of what is seen of each frame is taught
to be what a teacher of gaze sees, some leaky dimensions are left free, and attention joins the
frames. Theirs sees pixels; this one the measures of the mesh, see `analyzers.gaze.measures`.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn

from analyzers.networks.gaze_windows import FRAMES
from analyzers.networks.packed import folded, rounded

__all__ = ["GazeNetwork", "GazeOutput", "PackedGaze", "packed_gaze"]

MOVED = 7  # pairs of which only the change within a window counts, and their difference
HEAD = 3
# How much of each pair of measures counts as one: degrees, eye widths, millimetres, degrees.
SCALES = (5.0, 5.0, 5.0, 5.0, 0.1, 0.1, 1.0, 10.0, 10.0)
OF_HEAD = 10.0  # degrees
FURTHEST = 4.0
STEPS = 3.0  # by how much a change from one frame to the next counts for more
HEADS, OF_EACH = 4, 16
KEPT = 32  # numbers of each frame, after attention
DROPOUT = 0.2
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
    """Measures of 14 frames, through convolutions over time, with attention over the frames.

    Of each frame it keeps `gaze` dimensions, which a teacher may teach, and `leaky` ones;
    `width` is that of the convolutions.
    """

    scales: Tensor

    def __init__(self, gaze: int = 128, leaky: int = 32, width: int = 32) -> None:
        super().__init__()
        if gaze < DIRECTION or width < 1 or leaky < 0:
            raise ValueError("a network of the eyes has a direction, and no less than nothing")
        self.gaze, self.leaky = gaze, leaky
        scales = [scale for scale in SCALES for _ in (0, 1)] + [OF_HEAD] * HEAD
        self.register_buffer("scales", torch.tensor(scales), persistent=False)
        given, seen, inner = 2 * (len(scales) + MOVED), gaze + leaky, HEADS * OF_EACH
        self.first = nn.Conv1d(given, width, 3, padding=1)
        self.second = nn.Conv1d(width, width, 3, padding=1)
        self.seen = nn.Linear(width, seen)
        self.query, self.key, self.value = (nn.Linear(seen, inner) for _ in range(3))
        self.each = nn.Sequential(nn.Linear(inner + seen, KEPT), nn.ReLU())
        self.head = nn.Sequential(
            nn.Linear(3 * KEPT, KEPT), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(KEPT, 1)
        )

    def forward(self, measures: Tensor) -> GazeOutput:
        """Return what is seen in `measures` (n, 14, 21), as `measures_of` gives them."""
        given = self._given(measures).transpose(1, 2)
        moved = torch.relu(self.second(torch.relu(self.first(given))))
        # Layers are given (n * 14, d): so their weights keep their names in a pack.
        frames = self.seen(moved.transpose(1, 2).flatten(0, 1))
        kept = self.each(torch.cat((self._attended(frames), frames), 1))
        kept = kept.reshape(-1, FRAMES, KEPT)
        # The mean over the frames, the largest, and how far they are spread: whenever it was.
        spread = (kept - kept.mean(1, keepdim=True)).square().mean(1).add(1e-6).sqrt()
        pooled = torch.cat((kept.mean(1), kept.amax(1), spread), 1)
        gaze = frames[:, : self.gaze].reshape(-1, FRAMES, self.gaze)
        return GazeOutput(self.head(pooled)[:, 0], gaze)

    def _given(self, measures: Tensor) -> Tensor:
        """Return what is looked at (n, 14, 56): changes, differences of the eyes, steps."""
        scaled = measures / self.scales
        middle = scaled.mean(1, keepdim=True)
        moved = scaled[..., : 2 * MOVED] - middle[..., : 2 * MOVED]
        looking = scaled[..., 2 * MOVED : -HEAD]
        head = scaled[..., -HEAD:] - middle[..., -HEAD:]
        apart = moved[..., 0::2] - moved[..., 1::2]
        all_of_it = torch.cat((moved, looking, head, apart), 2).clamp(-FURTHEST, FURTHEST)
        steps = (all_of_it[:, 1:] - all_of_it[:, :-1]).abs() * STEPS
        return torch.cat((all_of_it, torch.cat((steps[:, :1], steps), 1)), 2)

    def _attended(self, frames: Tensor) -> Tensor:
        """Let each frame (n * 14, d) look at all of its window (Vaswani et al., 2017)."""
        query, key, value = (
            part(frames).reshape(-1, FRAMES, HEADS, OF_EACH).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = torch.softmax(query @ key.transpose(-1, -2) / OF_EACH**0.5, -1)
        seen: Tensor = weights @ value
        return seen.transpose(1, 2).reshape(-1, HEADS * OF_EACH)


class PackedGaze(nn.Module):
    """Measures of the eyes to a score and to directions.

    Its parameters bear the names of the initialisers of a pack's `model.onnx`: `network.…`.
    """

    inputs = ("measures",)
    outputs = ("score", "direction")

    def __init__(self, network: GazeNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, measures: Tensor) -> tuple[Tensor, Tensor]:
        """Return scores (n,) and directions (n, 14, 3) of measures (n, 14, 21).

        A direction has the camera's axes, x to the right of the picture and y up, and is not
        of length 1.
        """
        said = self.network(measures)
        aside, ahead = (
            said.gaze[..., : DIRECTION - 1],
            said.gaze[..., DIRECTION - 1 : DIRECTION],
        )
        return said.logit, torch.cat((aside, ahead - 1), -1)


def packed_gaze(network: GazeNetwork) -> PackedGaze:
    """Return the network that becomes a pack: rounded, for examination only."""
    return rounded(PackedGaze(folded(network)))
