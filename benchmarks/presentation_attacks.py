"""Prints and replays of faces, drawn on a moving sheet and read by the face pass.

Of each authentic clip: one frame of it (`print`), the same held with half the swing (`small`),
or its frames one after the other (`replay`) on a flat sheet that a hand moves before a pinhole
camera; blurred, with noise, and compressed as H.264. What is kept are meshes, no media.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from analyzers.faces.face_pass import Faces
from analyzers.presentation.forgeries import HandMotion, hand_motion, homographies
from benchmarks.face_pass import source_of
from benchmarks.gaze_tracks import ARRAYS, Clip
from workbench.media.decoding import frames
from workbench.model import FaceSamples, Pixels
from workbench.reading import batched

SWINGS = {"print": (25.0, 15.0, 6.0), "small": (12.0, 8.0, 5.0), "replay": (25.0, 15.0, 6.0)}
SIZE = (640, 480)
COUNT, RATE = 64, 25
FACE = 220.0  # pixels wide when the sheet is held straight
LARGEST = 1.05  # heights of the frame that the sheet may have
AROUND = 0.6, 0.48, 0.6, 0.6  # face sizes left, above, right and below that are on the sheet
BLUR, NOISE = 0.7, 1.5  # pixels, grey levels
CRF = 23


def attacked(clip: Clip, path: Path, kind: str, seed: int, kept: Path) -> None:
    """Make an attack of a clip's first frames, let the face pass read it, keep its arrays."""
    count = COUNT if kind == "replay" else 1
    pictures = [frame.rgb for frame in islice(frames(source_of(path)), count)]
    sheets = list(_sheets(clip, pictures))
    generator = np.random.default_rng(seed)
    motion = hand_motion(np.arange(COUNT) / RATE, generator, SWINGS[kind])
    width = float(np.median(clip.samples.boxes[: len(pictures), 2]))
    height = sheets[0].shape[0]
    size = min(FACE / width * height / SIZE[1], LARGEST)
    with TemporaryDirectory() as folder:
        video = Path(folder) / "attack.mp4"
        _write(video, _filmed(sheets, motion, size, generator))
        said = _faces(video)
    arrays = {name: np.concatenate([getattr(one, name) for one in said]) for name in ARRAYS}
    number = np.concatenate([np.full(len(one.frames), one.number) for one in said])
    np.savez_compressed(kept, number=number, turned=motion.turned, **arrays)


def _sheets(clip: Clip, pictures: Sequence[Pixels]) -> Iterator[Pixels]:
    """Yield what is on the sheet: the same part of each picture, around the face."""
    boxes = clip.samples.boxes[: len(pictures)]
    left, top, wide, high = np.median(boxes, axis=0)
    beside = np.array(AROUND) * max(wide, high)
    x, y = (int(max(edge, 0)) for edge in (left - beside[0], top - beside[1]))
    right, below = left + wide + beside[2], top + high + beside[3]
    for picture in pictures:
        yield picture[y : int(below), x : int(right)]


def _filmed(
    sheets: Sequence[Pixels], motion: HandMotion, size: float, generator: np.random.Generator
) -> Iterator[Pixels]:
    """Yield what the camera sees, before a background of soft patches."""
    height, width = sheets[0].shape[:2]
    planes = homographies(motion, (width, height), SIZE, size)
    patches = generator.normal(128, 60, (6, 8, 3)).astype(np.float32)
    behind = np.clip(cv2.resize(patches, SIZE, interpolation=cv2.INTER_CUBIC), 0, 255)
    for at, plane in enumerate(planes):
        sheet = sheets[min(at, len(sheets) - 1)]
        covered = cv2.warpPerspective(np.ones((height, width), np.float32), plane, SIZE)
        seen = cv2.warpPerspective(sheet, plane, SIZE).astype(np.float32)
        picture = behind * (1 - covered[..., None]) + seen * covered[..., None]
        picture = cv2.GaussianBlur(picture, (0, 0), BLUR)
        picture += generator.normal(0, NOISE, picture.shape)
        yield np.clip(picture, 0, 255).astype(np.uint8)


def _write(path: Path, pictures: Iterator[Pixels]) -> None:
    options = {"crf": str(CRF), "preset": "veryfast", "threads": "1"}
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(RATE), options=options)
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        for pixels in pictures:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode(None))


def _faces(path: Path) -> list[FaceSamples]:
    source = source_of(path)
    decoded = batched(frames(source, quantisers=True), source)
    return [one for one in Faces().read(source, decoded) if isinstance(one, FaceSamples)]


def kept_of(path: Path) -> tuple[FaceSamples, NDArray[np.float64]]:
    """Return the widest face of a kept attack, and by how many degrees the sheet was turned."""
    with np.load(path) as arrays:
        numbers = np.unique(arrays["number"])
        widths = [np.median(arrays["boxes"][arrays["number"] == one, 2]) for one in numbers]
        main = arrays["number"] == numbers[int(np.argmax(widths))]
        samples = FaceSamples(number=1, **{name: arrays[name][main] for name in ARRAYS})
        turned: NDArray[np.float64] = arrays["turned"]
    return samples, turned
