"""From a picture to what a network takes, and from what it gives to a score."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from workbench.model import Pixels

Values = NDArray[np.generic]
Three = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """How a crop is made ready; the fields are those of `analyzers.runtime.card.Detecting`."""

    width: int
    height: int
    layout: str
    channels: str
    type: str
    scale: float
    mean: Three
    std: Three

    def apply(self, rgb: Pixels) -> Values:
        """Return one crop (h, w, 3) as a batch of one, (1, 3, H, W) or (1, H, W, 3)."""
        values = self._normalised(self._resized(rgb))
        if self.layout == "NCHW":
            values = values.transpose(2, 0, 1)
        if self.type == "uint8":
            values = np.clip(np.rint(values), 0, 255)
        return np.ascontiguousarray(values[np.newaxis], dtype=np.dtype(self.type))

    def _resized(self, rgb: Pixels) -> Pixels:
        size = (self.width, self.height)
        if rgb.shape[1::-1] == size:
            return rgb
        picture = Image.fromarray(np.ascontiguousarray(rgb))
        return np.asarray(picture.resize(size, Image.Resampling.BILINEAR))

    def _normalised(self, rgb: Pixels) -> NDArray[np.float32]:
        ordered = rgb if self.channels == "RGB" else rgb[..., ::-1]
        mean, std = np.array(self.mean, np.float32), np.array(self.std, np.float32)
        return np.asarray((ordered / np.float32(self.scale) - mean) / std, np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Where a network's output has the score; rises with manipulation."""

    index: int
    activation: str
    manipulated: str

    def score(self, output: Values) -> float:
        """Return the score in one picture's output; not finite where the network's is not.

        Raises ValueError where the output has no such place, or holds no numbers.
        """
        values = np.asarray(output, np.float64).ravel()
        if self.index >= len(values):
            raise ValueError(f"its output has {len(values)} numbers, none at {self.index}")
        value = self._activated(values)
        if self.manipulated == "high":
            return value
        return -value if self.activation == "none" else 1.0 - value

    def _activated(self, values: NDArray[np.float64]) -> float:
        if self.activation == "sigmoid":
            return float(0.5 * (1.0 + np.tanh(0.5 * values[self.index])))
        if self.activation == "softmax":
            powers = np.exp(values - values.max())
            return float(powers[self.index] / powers.sum())
        return float(values[self.index])
