"""Clips in which only a moment is forged, and clips with a real moment of elsewhere.

    python -m benchmarks.forged_segments DATA FOLDER [--analyzer blending]

Each host is a stretch of an authentic clip of DATA/video. It is kept as it is, altered as a
whole, given half a second, one and two seconds of its altered version, and, as the control,
as much of an authentic clip of the same size or of its own at another time. All are sampled
and coded alike into FOLDER, then read by `loupe evaluate`, which goes on where it stopped.
Printed are the scores clip by clip, by the mean of all frames and by the highest second, their
AUC, and where the highest stretch lies. A handful of persons is no statistic.
"""

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from workbench.evaluation.metrics import auc

RATE = Fraction(4)  # frames a second of what is made: as many as the analyzer asks for
QUALITY = {"crf": "20", "preset": "veryfast"}
LENGTHS = (0.5, 1.0, 2.0)  # seconds that are replaced
PLACES = (0.62, 0.25, 0.4)  # where such a stretch begins, as a share of the clip
MANIFEST, RESULTS = "manifest.csv", "results"
COLUMNS = ("path", "label", "source", "person", "generator", "host", "segments", "splices")

Frames = NDArray[np.uint8]
Document = dict[str, Any]


@dataclass(frozen=True)
class Host:
    """A stretch of an authentic clip, its altered version, and where a real splice is from."""

    clip: str
    start: float
    seconds: float
    elsewhere: tuple[str, float]  # a clip of the same size, and from when
    altered: str = ""

    @property
    def name(self) -> str:
        """What its files are called by."""
        return f"{Path(self.clip).stem}_{self.start:g}" + (
            f"_{Path(self.altered).stem}" if self.altered else ""
        )


FF, LIPS, HEADS = "ffpp_c23/{}.mp4", "lipsync/{}.mp4", "liveportrait/{}.mp4"
LIPSYNC, SIX = LIPS.format("original"), 6.0
HOSTS = (
    Host(FF.format(519), 0, SIX, (FF.format(519), 9), FF.format("519_515")),
    Host(FF.format(519), 12, SIX, (FF.format(519), 3), FF.format("519_515")),
    Host(FF.format(634), 0, SIX, (FF.format(634), 8), FF.format("634_660")),
    Host(LIPSYNC, 0, 5.25, (LIPSYNC, 3.1), LIPS.format("retalking")),
    Host(HEADS.format("d18"), 0, SIX, (HEADS.format("d20"), 2)),
    Host(HEADS.format("d12"), 0, SIX, (HEADS.format("d11"), 2)),
)


@dataclass(frozen=True)
class Made:
    """One clip to be written: its frames (n, h, w, 3), and what is true of it."""

    name: str
    altered: bool
    frames: Frames
    segments: str = ""
    splices: str = ""


def main() -> None:
    """Make the clips that are missing, evaluate them all and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--analyzer", default="blending")
    options = parser.parse_args()
    make(options.data / "video", options.folder)
    results = options.folder / RESULTS
    asked = ["evaluate", str(options.folder / MANIFEST), "-o", str(results)]
    told = [sys.executable, "-m", "workbench", *asked, "--analyzer", options.analyzer]
    subprocess.run(told, check=True)
    show(json.loads((results / "metrics.json").read_text()), _rows(options.folder))


# --- making -------------------------------------------------------------------------------


def make(video: Path, folder: Path) -> None:
    """Write every clip that is not in the folder yet, and the manifest of all."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / MANIFEST).exists():
        return
    rows = {}
    for host in HOSTS:
        for made in clips(video, host):
            write(folder / made.name, made.frames)
            rows[made.name] = _row(host, made)
    with (folder / MANIFEST).open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows.values())


def _row(host: Host, made: Made) -> dict[str, str]:
    clip = Path(host.clip)
    return {
        "path": made.name,
        "label": "altered" if made.altered else "authentic",
        "source": clip.parent.name,
        "person": f"{clip.parent.name} {clip.stem}",
        "generator": Path(host.altered).stem if made.altered else "",
        "host": host.name,
        "segments": made.segments,
        "splices": made.splices,
    }


def clips(video: Path, host: Host) -> Iterator[Made]:
    """Yield a host as it is, altered as a whole, altered for a moment, and spliced."""
    own = sampled(video / host.clip, host.start, host.seconds)
    other = sampled(video / host.elsewhere[0], host.elsewhere[1], max(LENGTHS))
    yield Made(f"{host.name}__untouched.mp4", False, own)
    if host.altered:
        changed = sampled(video / host.altered, host.start, host.seconds)
        yield Made(f"{host.name}__altered.mp4", True, changed)
    for length, place in zip(LENGTHS, PLACES, strict=True):
        first = round(place * len(own))
        last = first + round(length * float(RATE))
        times = f"{first / float(RATE):.2f}-{last / float(RATE):.2f}"
        if host.altered:
            forged = np.concatenate([own[:first], changed[first:last], own[last:]])
            yield Made(f"{host.name}__forged_{length:g}s.mp4", True, forged, segments=times)
        spliced = np.concatenate([own[:first], other[: last - first], own[last:]])
        yield Made(f"{host.name}__spliced_{length:g}s.mp4", False, spliced, splices=times)


def sampled(path: Path, start: float, seconds: float) -> Frames:
    """Return the frames (n, h, w, 3) on show at each tick, from `start` on."""
    ticks = start + np.arange(int(seconds * RATE)) / float(RATE)
    with av.open(str(path)) as container:
        within = takewhile(
            lambda frame: (frame.time or 0.0) <= ticks[-1], container.decode(video=0)
        )
        shown = [frame for frame in within if (frame.time or 0.0) > start - 1]
    times = [frame.time or 0.0 for frame in shown]
    places = np.maximum(np.searchsorted(times, ticks + 1e-6) - 1, 0)
    return np.stack([shown[place].to_ndarray(format="rgb24") for place in places.tolist()])


def write(path: Path, frames: Frames) -> None:
    """Code frames (n, h, w, 3) as all of these clips are coded."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options=QUALITY)
        stream.height, stream.width = frames.shape[1:3]
        stream.pix_fmt = "yuv420p"
        for pixels in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode(None))


# --- telling ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Scored:
    """One clip as it was scored: by the mean of all frames, and by its highest second."""

    row: dict[str, str]
    mean: float
    highest: float

    @property
    def altered(self) -> bool:
        """Whether any of it is altered."""
        return self.row["label"] == "altered"

    @property
    def kind(self) -> str:
        """What was done to the host."""
        return self.row["path"].rsplit("__", 1)[1].removesuffix(".mp4")


def _rows(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / MANIFEST).open(newline="") as file:
        return {row["path"]: row for row in csv.DictReader(file)}


def show(document: Document, rows: dict[str, dict[str, str]]) -> None:
    """Print the clips one by one, and the figures."""
    [one] = document["analyzers"]
    scored = [
        Scored(rows[clip["path"]], clip["mean"], clip["score"])
        for clip in one["clips"]
        if clip["score"] is not None
    ]
    console = Console(width=130)
    console.print(_listed(scored))
    for source in sorted({s.row["source"] for s in scored if s.altered}):
        console.print(_ranked(source, [s for s in scored if s.row["source"] == source]))
    console.print(_raised(scored))
    console.print_json(json.dumps(one["stretches"]))


def _listed(scored: Sequence[Scored]) -> Table:
    shown = Table(title="clip by clip")
    for name in ("host", "what was done", "mean of all frames", "highest second", "where"):
        shown.add_column(name)
    for one in sorted(scored, key=lambda one: (one.row["host"], one.kind)):
        where = one.row["segments"] or one.row["splices"]
        numbers = f"{one.mean:.2f}", f"{one.highest:.2f}"
        shown.add_row(one.row["host"], one.kind, *numbers, where)
    return shown


def _ranked(source: str, scored: Sequence[Scored]) -> Table:
    """Return the AUC of both rules against all authentic clips of the source."""
    authentic = [one for one in scored if not one.altered]
    shown = Table(title=f"{source}: AUC against {len(authentic)} authentic clips")
    for name in ("what was done", "n", "mean of all frames", "highest second"):
        shown.add_column(name)
    for kind in sorted({one.kind for one in scored if one.altered}):
        altered = [one for one in scored if one.kind == kind]
        truth = [True] * len(altered) + [False] * len(authentic)
        told = [*altered, *authentic]
        mean = auc([one.mean for one in told], truth)
        highest = auc([one.highest for one in told], truth)
        shown.add_row(kind, str(len(altered)), f"{mean:.2f}", f"{highest:.2f}")
    return shown


def _raised(scored: Sequence[Scored]) -> Table:
    """Return how many clips score higher than their own host untouched, by both rules."""
    hosts = {one.row["host"]: one for one in scored if one.kind == "untouched"}
    shown = Table(title="higher than the same host untouched")
    for name in (
        "source",
        "what was done",
        "n",
        "by the mean",
        "by the highest second",
        "rise",
    ):
        shown.add_column(name)
    others = [one for one in scored if one.kind != "untouched" and one.row["host"] in hosts]
    for source, kind in sorted({(one.row["source"], one.kind) for one in others}):
        told = [o for o in others if (o.row["source"], o.kind) == (source, kind)]
        rises = [(o.mean - hosts[o.row["host"]].mean) for o in told]
        peaks = [(o.highest - hosts[o.row["host"]].highest) for o in told]
        more = [str(sum(rise > 0 for rise in of)) for of in (rises, peaks)]
        rise = f"{np.median(rises):+.2f}, {np.median(peaks):+.2f}"
        shown.add_row(source, kind, str(len(told)), *more, rise)
    return shown


if __name__ == "__main__":
    main()
