"""A clip whose eyes are moved by a program, for the documentation's pictures of the desk.

    python -m benchmarks.drawn_eyes CLIP.mp4

The sample case's public-domain portrait, enlarged, sways a little; its eyes go from place to
place together, and from the middle on the left one comes late. It shows what the desk draws,
and is no measure of anything: there is one person, and nobody's eyes move like that.
"""

import sys
from collections.abc import Iterator
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from analyzers.faces.landmarks import Landmarker
from analyzers.gaze.geometry import IRISES, RIMS
from analyzers.training.gaze.irises import iris_shift, moved
from workbench.model import Pixels

RATE, SECONDS = 25, 8
LATE_FROM, LATE = SECONDS // 2 * RATE, 5  # frames: from when, and by how much
CROP, ENLARGED = (120, 20, 330, 250), 2  # of the portrait
FACE = (178, 57, 92, 119)  # left, top, width and height in the portrait
FARTHEST = 14.0  # degrees to a side
SWAY, SWAYS = 6, 0.35  # pixels, times a second
NOISE = 2.0  # levels
QUALITY = {"crf": "18", "preset": "veryfast"}

Floats = NDArray[np.float64]


def looks(chance: np.random.Generator) -> Floats:
    """Return where both eyes look in every frame (n, 2), in degrees to the subject's left."""
    right = np.zeros(RATE * SECONDS)
    at = 0
    while at < right.size:
        right[at:] = chance.uniform(-FARTHEST, FARTHEST)
        at += int(chance.integers(RATE // 2, RATE))
    late = np.where(np.arange(right.size) < LATE_FROM, right, np.roll(right, LATE))
    return np.stack([right, late], axis=1)


def pictures(chance: np.random.Generator) -> Iterator[Pixels]:
    """Yield the frames (h, w, 3)."""
    still, mesh = _enlarged()
    for frame, degrees in enumerate(looks(chance)):
        made = still
        for eye in (0, 1):
            rim = mesh[list(RIMS[eye]), :2]
            width = float(np.linalg.norm(rim[0] - rim[2]))
            middle = np.asarray(mesh[IRISES[eye], :2], np.float64)
            made = moved(made, middle, width, iris_shift(np.array([degrees[eye], 0]), width))
        left = SWAY + round(SWAY * np.sin(2 * np.pi * SWAYS * frame / RATE))
        wider = np.pad(made, ((0, 0), (SWAY, SWAY), (0, 0)), "edge")
        noisy = wider[:, left : left + made.shape[1]] + chance.normal(0, NOISE, made.shape)
        yield np.clip(np.rint(noisy), 0, 255).astype(np.uint8)


def _enlarged() -> tuple[Pixels, NDArray[np.float32]]:
    """Return the enlarged middle of the portrait and its mesh (478, 3)."""
    source = files("resources").joinpath("sample", "portrait.jpg")
    with source.open("rb") as file, Image.open(file) as portrait:
        part = portrait.convert("RGB").crop(CROP)
    size = (part.width * ENLARGED, part.height * ENLARGED)
    still = np.asarray(part.resize(size, Image.Resampling.BICUBIC))
    left, top, width, height = FACE
    box = np.array([left - CROP[0], top - CROP[1], width, height], np.float32) * ENLARGED
    mesh = Landmarker().measure(still, box)
    assert mesh is not None
    return still, mesh.points


def write(path: Path) -> None:
    """Write the clip."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(RATE), options=QUALITY)
        left, top, right, foot = CROP
        stream.width, stream.height = (right - left) * ENLARGED, (foot - top) * ENLARGED
        stream.pix_fmt = "yuv420p"
        for pixels in pictures(np.random.default_rng(0)):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode(None))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
