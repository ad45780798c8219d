"""How long `face_parts`, `gaze` and the network of the eyes take for one face in one frame.

    python -m benchmarks.face_evidence CLIP [--frames 160] [--parts PACK] [--eyes PACK]

The face pass reads the clip first. What is timed begins with its rows and the native pixels
that it cut for each face, so the crops are in it; decoding and the face pass are not. Every
frame is read, also by `face_parts`, which reads four a second in an examination. Frames are
handed over 32 at a time; 8 at a time, as an examination does; and one by one, with each half
second of eyes alone: in turn, round after round, on two cores. On a machine that does other
work only the times of the processor compare.
"""

import argparse
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.face import FaceRow, FaceView, rows_of
from analyzers.faces.face_pass import Faces
from analyzers.gaze.learned_eyes import EyesEngine, LearnedEyes, LearnedEyesReading, eyes_of
from analyzers.gaze.living_eyes import LivingEyes
from analyzers.gaze.standard import authentic
from analyzers.gaze.window import EyeSample
from analyzers.parts.face_parts import WORDS, FaceParts
from analyzers.runtime import onnx
from analyzers.runtime.learned import made_of
from analyzers.runtime.packs import carried, load_folder
from benchmarks.face_pass import first
from workbench.analyzer import Analyzer, Frame, FrameBatch, Reading, Source
from workbench.media.probe import source_of
from workbench.model import Box, FaceSamples, FrameScore, Outcome, Pixels
from workbench.reading import batched

TARGET = 35.0  # milliseconds for a face in a frame, of all of them together, 32 at once
CORES = 2
ROUNDS = 3
AT_ONCE = (32, 8, 1)
MILLI = 1000.0


def main() -> None:
    """Find the faces, time every way in turn, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clip", type=Path)
    parser.add_argument("--frames", type=int, default=160)
    for name, pack in (("parts", "face_parts"), ("eyes", "gaze")):
        there = carried().joinpath(pack, "1")
        parser.add_argument(f"--{name}", type=Path, default=there, help="a folder of its pack")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    source = source_of(options.clip)
    kept = kept_faces(source, options.frames)
    methods = (
        made_of(load_folder(options.parts), FaceParts, WORDS),
        LivingEyes(),
        eyes_of(load_folder(options.eyes)),
    )
    told(methods, measured(methods, source, kept), kept)


# --- the faces ------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class KeptFace:
    """A face as the face pass hands it over, before anything is cut from its region."""

    track: str
    stretch: str
    row: FaceRow
    box: Box
    region: Pixels

    def anew(self) -> FaceView:
        """Return the face without the crops that were made of it."""
        return FaceView(self.track, self.row, lambda: (self.box, self.region), self.stretch)


def kept_faces(source: Source, count: int) -> list[list[KeptFace]]:
    """Return the faces of the first frames, frame by frame."""
    seen, rows = {}, {}
    for said in Faces().read(source, batched(first(source, count, quantisers=True), source)):
        if isinstance(said, FaceSamples):
            rows |= {(str(said.number), row.frame): row for row in rows_of(said)}
        elif isinstance(said, tuple):
            seen |= {
                (face.track, frame.index): (face.stretch, face.region_box, face.region.copy())
                for frame in said
                for face in frame.faces
            }
    found: dict[int, list[KeptFace]] = {}
    for (track, frame), (stretch, box, region) in seen.items():
        face = KeptFace(track, stretch, rows[track, frame], box, region)
        found.setdefault(frame, []).append(face)
    return [found[frame] for frame in sorted(found)]


def frames_of(kept: Sequence[Sequence[KeptFace]]) -> list[Frame]:
    """Return frames with these faces and no picture, which none of the analyzers asks for."""
    made = []
    for faces in kept:
        frame = Frame(faces[0].row.frame, faces[0].row.pts, None)
        frame.faces = tuple(face.anew() for face in faces)
        made.append(frame)
    return made


# --- the time -------------------------------------------------------------------------------


class Single(EyesEngine):
    """A network of the eyes that is asked for one half second at a time."""

    def scores(self, samples: Sequence[EyeSample], at: Sequence[int]) -> NDArray[np.float32]:
        """Return the scores of the windows, each by itself."""
        return np.concatenate([super(Single, self).scores(samples, [one]) for one in at])


def measured(
    methods: Sequence[Analyzer], source: Source, kept: Sequence[Sequence[KeptFace]]
) -> NDArray[np.float64]:
    """Return milliseconds (rounds, ways, methods, 2) for each face: wall and processor."""
    faces = sum(map(len, kept))
    taken = [
        [[spent(method, source, kept, count) for method in methods] for count in AT_ONCE]
        for _ in range(ROUNDS + 1)  # the first makes plans and fills caches
    ]
    return np.array(taken[1:]) * MILLI / faces


def spent(
    method: Analyzer, source: Source, kept: Sequence[Sequence[KeptFace]], count: int
) -> tuple[float, float]:
    """Return the seconds, of the wall and the processor, in which a method reads all faces."""
    reading, frames = begun(method, source, alone=count == 1), frames_of(kept)
    started = time.perf_counter(), time.process_time()
    scored = sum(map(is_scored, everything(reading, frames, count)))
    wall, busy = time.perf_counter() - started[0], time.process_time() - started[1]
    if not scored:
        raise SystemExit(f"{method.info.name} scores no face of this clip: nothing to time")
    return wall, busy


def begun(method: Analyzer, source: Source, *, alone: bool) -> Reading:
    """Start a method; that of the eyes asks for each half second `alone`."""
    if alone and isinstance(method, LearnedEyes):
        engine = Single(onnx.start(load_folder(method.folder), 1))
        return LearnedEyesReading(method, authentic(), engine)
    return method.begin(source)


def everything(reading: Reading, frames: Sequence[Frame], count: int) -> Iterator[object]:
    """Yield all that is said of frames that are handed over so many at once."""
    for at in range(0, len(frames), count):
        batch: FrameBatch = tuple(frames[at : at + count])
        yield from reading.observe(batch)
    yield from reading.conclude()


def is_scored(said: object) -> bool:
    """Say whether an observation is a score."""
    return isinstance(said, FrameScore) and said.outcome is Outcome.SCORED


def told(
    methods: Sequence[Analyzer], taken: NDArray[np.float64], kept: Sequence[Sequence[KeptFace]]
) -> None:
    """Print the medians over the rounds."""
    faces = sum(map(len, kept))
    print(f"{faces} faces in {len(kept)} frames, {ROUNDS} rounds, {CORES} cores at most")
    print("milliseconds for a face in a frame: wall, processor\n")
    names = [method.info.name for method in methods]
    print("| frames at once | " + " | ".join((*names, "together")) + " |")
    print("|---" * (2 + len(names)) + "|")
    for count, way in zip(AT_ONCE, np.moveaxis(taken, 1, 0), strict=True):
        columns = np.concatenate([way, way.sum(axis=1, keepdims=True)], axis=1)
        cells = [f"{wall:.2f}, {busy:.2f}" for wall, busy in np.median(columns, axis=0)]
        print(f"| {count} | " + " | ".join(cells) + " |")
    together = float(np.median(taken[:, 0].sum(axis=1), axis=0)[0])
    verdict = "reached" if together <= TARGET else "missed"
    print(f"\ntarget {TARGET:.0f} ms, {AT_ONCE[0]} at once, wall: {verdict}")


if __name__ == "__main__":
    main()
