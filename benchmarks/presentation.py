"""How well the planar test tells pictures of faces from faces, clip by clip.

    python -m benchmarks.presentation make DATA FOLDER     prints and replays, by the face pass
    python -m benchmarks.presentation figures DATA FOLDER  the tables of docs/validation

DATA is the laboratory's media. FOLDER holds the face pass's arrays of the authentic clips, as
`python -m benchmarks.gaze find` keeps them, and in `attacks` those of the attacks. The attacks
are drawn, not filmed: flat and stiff sheets, cleaner than real ones, of few people.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analyzers.faces.face import FaceView, rows_of
from analyzers.presentation.flat_motion import Presentation, PresentationReading
from analyzers.presentation.passage import SKIPS, PairsRead
from analyzers.presentation.telling import FaceTold
from benchmarks.gaze_tracks import Clip, clips
from benchmarks.presentation_attacks import attacked, kept_of
from workbench.analyzer import Frame
from workbench.evaluation.metrics import auc
from workbench.model import Box, FaceSamples, FrameScore

PRINTED = ("d10", "d11", "d18", "634", "original", "d19", "RD_Radio10_0_clip_0")
ATTACKED = {  # by kind: clips and the seed of each
    "print": {stem: seed for seed, stem in enumerate(PRINTED, 1)},
    "small": {"d10": 41, "d11": 42, "d18": 43},
    "replay": {"d12": 30, "d11": 22, "634": 24, "original": 25, "d19": 26},
}
NO_PIXELS = (Box(x=0, y=0, width=8, height=8), np.zeros((8, 8, 3), np.uint8))


def main() -> None:
    """Do what is asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("make", "figures"))
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    known = clips(options.data, options.folder)
    if options.what == "make":
        make(known, options.data, options.folder / "attacks")
    else:
        figures(known, options.folder / "attacks")


def make(known: Sequence[Clip], data: Path, folder: Path) -> None:
    """Make every attack that is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    by_stem = {clip.name.split("/")[1]: clip for clip in known}
    for kind, seeds in ATTACKED.items():
        for stem, seed in seeds.items():
            clip = by_stem[stem]
            kept = folder / f"{clip.name.replace('/', '__')}__{kind}.npz"
            if not kept.exists():
                path = data / "video" / f"{clip.name}.mp4"
                attacked(clip, path, kind, seed, kept)
                print(kept.name, flush=True)


@dataclass(frozen=True)
class ReadClip:
    """What the analyzer said of one clip's main face."""

    name: str
    kind: str
    width: float
    turned: float  # degrees: of the sheet, or of the mesh where there is none
    scores: tuple[FrameScore, ...]
    face: FaceTold | None

    @property
    def score(self) -> float:
        """The highest of its passages, NaN where none was scored."""
        return max((s.score for s in self.scores if s.score is not None), default=float("nan"))

    @property
    def reasons(self) -> str:
        """Why frames were withheld."""
        found = {s.reason for s in self.scores if s.reason}
        return ", ".join(sorted(found)) or "–"


def read(name: str, kind: str, samples: FaceSamples, turned: float | None = None) -> ReadClip:
    """Let the analyzer read one face."""
    reading = PresentationReading(Presentation())
    said = [one for frame in _frames(samples) for one in reading.observe((frame,))]
    said += reading.conclude()
    scores = tuple(one for one in said if isinstance(one, FrameScore))
    face = next((one for one in reading.faces if one.highest is not None), None)
    mesh = float(np.ptp(np.nanpercentile(samples.qualities[:, 2:4], (5, 95), axis=0), 0).max())
    width = float(np.nanmedian(samples.qualities[:, 0]))
    return ReadClip(name, kind, width, mesh if turned is None else turned, scores, face)


def _frames(samples: FaceSamples) -> Iterator[Frame]:
    for row in rows_of(samples):
        frame = Frame(row.frame, row.pts, None)
        frame.faces = (FaceView("1", row, lambda: NO_PIXELS),)
        yield frame


def figures(known: Sequence[Clip], folder: Path) -> None:
    """Print every table."""
    started = time.process_time()
    read_clips = [
        read(clip.name, "authentic" if clip.authentic else clip.generator, clip.samples)
        for clip in known
    ]
    count = sum(len(clip.samples.frames) for clip in known)
    spent = 1000 * (time.process_time() - started) / count
    print(f"{spent:.2f} ms of processor time per face-frame, n = {count}\n")
    for path in sorted(folder.glob("*.npz"), key=lambda path: path.stem.split("__")[::-1]):
        source, stem, kind = path.stem.split("__")
        samples, turned = kept_of(path)
        span = float(np.ptp(np.percentile(turned[:, :2], (5, 95), axis=0), axis=0).max())
        read_clips.append(read(f"{source}/{stem}", kind, samples, span))
    by_clip(read_clips)
    told_apart(read_clips)
    by_skip(read_clips)


def by_clip(read_clips: Sequence[ReadClip]) -> None:
    """Print every clip by itself."""
    print(
        "| clip | shown | face | turned | passages read, withheld | score | skull alone | "
        "left by plane, by head (skull) | noise | frames withheld |"
    )
    print("|---" * 10 + "|")
    for one in read_clips:
        cells = ["– | – | – | – | –"]
        if one.face is not None and one.face.highest is not None:
            used, noise = one.face.highest.used, one.face.highest.noise
            plane, head = (mean(used, n) for n in ("rigid_plane", "rigid_head"))
            cells = [
                f"{one.face.read}, {one.face.withheld} | {one.score:.2f} | "
                f"{mean(used, 'rigid_share'):.2f} | {plane:.1f}, {head:.1f} | {noise:.1f}"
            ]
        print(
            f"| {one.name} | {one.kind} | {one.width:.0f} | {one.turned:.0f}° | {cells[0]} | "
            f"{one.reasons} |",
            flush=True,
        )


def mean(used: Sequence[PairsRead], name: str) -> float:
    """Return the mean of one figure over skips."""
    return float(np.mean([getattr(one, name) for one in used]))


def told_apart(read_clips: Sequence[ReadClip]) -> None:
    """Print the AUC of every kind of attack against authentic clips that were scored."""
    print("\n| attack | scored of | AUC, whole mesh | AUC, skull alone |")
    print("|---|---|---|---|")
    real = [one for one in read_clips if one.kind == "authentic"]
    for kind in ("print", "small", "replay"):
        fakes = [one for one in read_clips if one.kind == kind]
        scored = [one for one in fakes if one.face is not None]
        both = [one for one in real if one.face is not None] + scored
        truth = [one.kind == kind for one in both]
        if not scored:
            continue
        cells = [
            f"{auc(values, truth):.2f}"
            for values in ([one.score for one in both], [_skull(one) for one in both])
        ]
        against = f"{len(both) - len(scored)} of {len(real)} authentic"
        print(f"| {kind} | {len(scored)} of {len(fakes)}, {against} | {' | '.join(cells)} |")


def _skull(one: ReadClip) -> float:
    highest = one.face.highest if one.face is not None else None
    return mean(highest.used, "rigid_share") if highest is not None else float("nan")


def by_skip(read_clips: Sequence[ReadClip]) -> None:
    """Print what each number of skipped frames shows: the least and the most over clips."""
    print("\n| frames apart | authentic | print | small | replay |")
    print("|---|---|---|---|---|")
    for skip in SKIPS:
        cells = []
        for kind in ("authentic", "print", "small", "replay"):
            found = [_at(one, skip) for one in read_clips if one.kind == kind]
            shares = sorted(value for value in found if value is not None)
            cells.append(f"{shares[0]:.2f} to {shares[-1]:.2f}" if shares else "–")
        print(f"| {skip} | {' | '.join(cells)} |")


def _at(one: ReadClip, skip: int) -> float | None:
    highest = one.face.highest if one.face is not None else None
    pairs = highest.by_skip if highest is not None else ()
    return next((pair.share for pair in pairs if pair.skip == skip), None)


if __name__ == "__main__":
    main()
