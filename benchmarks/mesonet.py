"""MesoNet's Meso4, the baseline of 2018, with its authors' weights: a peer, never shipped.

Source: Afchar, Nozick, Yamagishi, Echizen, "MesoNet: a Compact Facial Video Forgery Detection
Network", WIFS 2018. Its output is high for authentic faces; here scores rise with manipulation.
"""

from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

WIDTHS = ((3, 8, 3, 2), (8, 8, 5, 2), (8, 16, 5, 2), (16, 16, 5, 4))  # in, out, kernel, pooling
KERAS_EPSILON = 1e-3
SLOPE = 0.1  # of the leaky rectifier


class Meso4(nn.Module):
    """Four convolutions with batch statistics and pooling, and two layers on top."""

    def __init__(self) -> None:
        super().__init__()
        self.convolutions = nn.ModuleList(
            nn.Conv2d(given, made, kernel, padding=kernel // 2)
            for given, made, kernel, _ in WIDTHS
        )
        self.statistics = nn.ModuleList(
            nn.BatchNorm2d(made, eps=KERAS_EPSILON) for _, made, _, _ in WIDTHS
        )
        self.first = nn.Linear(1024, 16)
        self.last = nn.Linear(16, 1)

    def forward(self, pixels: Tensor) -> Tensor:
        """Return logits (n,) of faces (n, 3, 256, 256) in 0 … 1, higher for authentic ones."""
        x = pixels
        for convolution, statistics, (_, _, _, pooling) in zip(
            self.convolutions, self.statistics, WIDTHS, strict=True
        ):
            x = nn.functional.max_pool2d(statistics(torch.relu(convolution(x))), pooling)
        flat = x.permute(0, 2, 3, 1).flatten(1)  # the order of Keras
        hidden = nn.functional.leaky_relu(self.first(flat), SLOPE)
        logits: Tensor = self.last(hidden)[:, 0]
        return logits


def meso4(path: Path) -> Meso4:
    """Return the network with the weights of a Keras file, its layers in order of name."""
    network = Meso4()
    named = _arrays(path)
    for kind, layers in (
        ("conv2d", network.convolutions),
        ("batch_normalization", network.statistics),
        ("dense", [network.first, network.last]),
    ):
        keys = {name.split("/")[0] for name in named if name.startswith(f"{kind}_")}
        in_order = sorted(keys, key=lambda key: int(key.rsplit("_", 1)[1]))
        for key, layer in zip(in_order, layers, strict=True):
            own = {n.rsplit("/", 1)[1]: v for n, v in named.items() if n.startswith(f"{key}/")}
            _fill(layer, own)
    return network.eval()


def scored(network: Meso4) -> Callable[[NDArray[np.uint8]], tuple[NDArray[np.float32], None]]:
    """Return the network as `analyzers.training.judging` runs one."""

    def run(faces: NDArray[np.uint8]) -> tuple[NDArray[np.float32], None]:
        pixels = torch.from_numpy(faces).permute(0, 3, 1, 2).float() / 255
        with torch.inference_mode():
            return -network(pixels).numpy(), None

    return run


def _arrays(path: Path) -> dict[str, NDArray[np.float32]]:
    found = {}

    def keep(name: str, item: h5py.HLObject) -> None:
        if isinstance(item, h5py.Dataset):
            found[name] = np.asarray(item, np.float32)

    with h5py.File(path) as file:
        file.visititems(keep)
    return found


def _fill(layer: nn.Module, values: dict[str, NDArray[np.float32]]) -> None:
    order = {
        nn.Conv2d: (("kernel:0", "weight", (3, 2, 0, 1)), ("bias:0", "bias", None)),
        nn.Linear: (("kernel:0", "weight", (1, 0)), ("bias:0", "bias", None)),
        nn.BatchNorm2d: (
            ("gamma:0", "weight", None),
            ("beta:0", "bias", None),
            ("moving_mean:0", "running_mean", None),
            ("moving_variance:0", "running_var", None),
        ),
    }[type(layer)]
    for theirs, ours, axes in order:
        value = values[theirs] if axes is None else values[theirs].transpose(axes)
        getattr(layer, ours).data.copy_(torch.from_numpy(np.ascontiguousarray(value)))
