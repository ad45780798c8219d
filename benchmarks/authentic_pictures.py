"""What the analyzers score on pictures that nobody is known to have altered.

    python -m benchmarks.authentic_pictures MANIFEST.csv [docs/validation/authentic_pictures.md]

The manifest has the columns `path` (relative to it) and `label`; rows labelled authentic or
camera are read, some of each folder, drawn by lot. Operating points rest on this table.
"""

import csv
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from analyzers.catalog import BUILT_IN
from analyzers.compression.block_grid import BlockGrid
from benchmarks.casia1 import source_of
from workbench.analyzer import Analyzer
from workbench.errors import WorkbenchError
from workbench.media.decoding import frames
from workbench.model import FrameScore, MediaKind, Need

OUTPUT = Path("docs/validation/authentic_pictures.md")
LABELS = {"authentic", "camera"}
PER_FOLDER = 25

INTRODUCTION = """\
# Authentic pictures: how high they score

Written by `python -m benchmarks.authentic_pictures MANIFEST.csv`.

Pictures as published, {n} of {folders} collections, at most {most} of each, drawn by lot.
Nobody is known to have altered them; most were resized and saved again by their publishers,
many were scraped, and nothing of their earlier life is certain. "not scored" counts what could
not be measured: it is no low score. An operating point is the score from which a finding is
proposed. **The points of the JPEG methods were chosen with such pictures in view, so the counts
at or above them are no error rates.** Double quantisation asks for 400 blocks because of two
pictures of fewer that scored up to 3.0 and are now withheld.
"""


def pictures(manifest: Path) -> Iterator[tuple[str, Path]]:
    """Yield folder and path of the pictures to be read."""
    found = defaultdict(list)
    with manifest.open(newline="", encoding="utf-8") as file:
        for line in csv.DictReader(file):
            if line["label"] in LABELS and line["media"] == "image":
                path = manifest.parent / line["path"]
                found[path.parent.name].append(path)
    for folder, members in sorted(found.items()):
        drawn = random.Random(0).sample(sorted(members), len(members))
        yield from ((folder, path) for path in drawn[:PER_FOLDER])


def outcomes(path: Path, methods: list[Analyzer]) -> Iterator[tuple[str, FrameScore]]:
    """Yield what each method says about the first frame of a picture."""
    source = source_of(path)
    if source.kind is not MediaKind.IMAGE:
        return
    batch = (next(iter(frames(source))),)
    for method in methods:
        reading = method.begin(source)
        for one in (*reading.observe(batch), *reading.conclude()):
            if isinstance(one, FrameScore):
                yield method.info.name, one


def table(name: str, points: list[float], said: dict[str, list[FrameScore]]) -> Iterator[str]:
    """Yield the table of one method."""
    point = points[0] if points else None
    yield f"\n## `{name}`\n"
    yield f"Operating point: {'none' if point is None else f'{point:g}'}.\n"
    yield "| collection | scored | median | 90 % below | highest | at or above | not scored |"
    yield "|---" * 7 + "|"
    everything = [one for many in said.values() for one in many]
    for folder, found in [*said.items(), ("all", everything)]:
        scores = [one.score for one in found if one.score is not None]
        reasons = Counter(one.reason for one in found if one.reason)
        withheld = ", ".join(f"{reason} {count}" for reason, count in reasons.items()) or "0"
        figures = [f"{np.percentile(scores, p):.2f}" if scores else "–" for p in (50, 90, 100)]
        above = "–" if point is None else str(sum(score >= point for score in scores))
        yield f"| {folder} | {len(scores)} | {' | '.join(figures)} | {above} | {withheld} |"


def main(manifest: Path, output: Path) -> None:
    """Read all pictures with every built-in method that scores them, and write the report."""
    methods = {one.info.name: one for one in (*BUILT_IN, BlockGrid())}
    methods = {
        name: one
        for name, one in methods.items()
        if one.info.needs is Need.FRAMES and MediaKind.IMAGE in one.info.media
    }
    said = {name: defaultdict(list) for name in methods}
    read = Counter()
    for folder, path in pictures(manifest):
        try:
            for name, one in outcomes(path, list(methods.values())):
                said[name][folder].append(one)
            read[folder] += 1
        except WorkbenchError as error:
            print(f"{path}: {error}", file=sys.stderr)
    lines = [
        line
        for name, method in methods.items()
        for line in table(
            name,
            [p.threshold for p in method.info.operating_points if p.kind is MediaKind.IMAGE],
            said[name],
        )
    ]
    head = INTRODUCTION.format(n=read.total(), folders=len(read), most=PER_FOLDER)
    output.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else OUTPUT)
