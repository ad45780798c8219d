"""How fast the face pass is, against decoding alone, a naive pipeline and real time.

    python -m benchmarks.face_pass CLIP [--frames 300]

Side by side in one run, without a cache:
- decoding alone, frame by frame, without converting pixels;
- the naive pipeline: on every frame the detector over the full picture, then the mesh of every
  face that it found, one after the other;
- the face pass as an examination runs it: decoding ahead, detection where needed, the mesh
  in every frame, quality, shots, tracks and kept crops.
"""

import argparse
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np

from analyzers.faces.detection import Detector
from analyzers.faces.face_pass import Faces
from analyzers.faces.landmarks import Landmarker
from workbench.ahead import ahead
from workbench.analyzer import Frame, Source
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.reading import batched

DETECTION_SIDE = 1920  # of the naive pipeline: the frame as it is


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clip", type=Path)
    parser.add_argument("--frames", type=int, default=300)
    options = parser.parse_args()
    source = source_of(options.clip)
    rate = source.stream.frame_rate or 30.0
    print(f"{source.stream.width} x {source.stream.height}, {rate:.2f} frames/s")
    for name, work in (("decode", decode), ("naive", naive), ("face pass", face_pass)):
        started = time.perf_counter()
        done, found = work(source, options.frames)
        speed = done / (time.perf_counter() - started)
        print(
            f"{name:10} {speed:7.1f} frames/s, {speed / rate:5.2f} of real time, "
            f"faces in {found} of {done} frames"
        )


def first(source: Source, count: int, *, quantisers: bool = False) -> Iterator[Frame]:
    """Yield the first frames of a clip."""
    with closing(frames(source, quantisers=quantisers)) as decoded:  # type: ignore[type-var]
        yield from islice(decoded, count)


def decode(source: Source, count: int) -> tuple[int, int]:
    """Decode and do nothing."""
    return sum(1 for _ in first(source, count)), 0


def naive(source: Source, count: int) -> tuple[int, int]:
    """Detect and measure on every full frame."""
    detector = Detector(side=DETECTION_SIDE)
    done = found = 0
    landmarker = Landmarker()
    for frame in first(source, count):
        meshes = [
            landmarker.measure(frame.rgb, np.array([d.x, d.y, d.width, d.height]), d.points)
            for d in detector.find(frame.rgb)
        ]
        done += 1
        found += any(mesh is not None for mesh in meshes)
    return done, found


def face_pass(source: Source, count: int) -> tuple[int, int]:
    """Read as an examination does."""
    done = found = 0
    batches = ahead(batched(first(source, count, quantisers=True), source))
    for said in ahead(Faces().read(source, batches), depth=1):
        if isinstance(said, tuple):
            done += len(said)
            found += sum(bool(frame.faces) for frame in said)
    return done, found


if __name__ == "__main__":
    main()
