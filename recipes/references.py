"""Measure what authentic media show, for every analyzer that scores whole frames.

    python recipes/references.py MANIFEST.csv [-o resources/references] [--analyzer NAME]...

The manifest names files (`path`, relative to it), `label` and `licence`; rows labelled
authentic or camera are measured, at most `--most` of each folder, drawn by lot. Written are
statistics only: no medium and no part of one. Repeat it after every change of a version.
"""

import argparse
import csv
import hashlib
import itertools
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from analyzers.catalog import BUILT_IN
from analyzers.references import Band, Contribution, Population
from workbench.analyzer import Analyzer, Source, is_analyzer
from workbench.errors import WorkbenchError
from workbench.media.probe import probe
from workbench.model import (
    Curve,
    FrameScore,
    Measurement,
    MediaKind,
    Need,
    ReadingEnded,
    Start,
)
from workbench.reading import read_once
from workbench.software import versions

TARGET = Path(__file__).parents[1] / "resources" / "references"
LABELS = {"authentic", "camera"}
SEED = 0
MEASURING = ("loupe", "python", "numpy", "scipy", "pillow", "av", "jpeglib")
MINIMUM_SIDE = 256
DEPTH = 8
POPULATIONS = {
    MediaKind.IMAGE: ("authentic photographs, as published", ("jpeg",)),
    MediaKind.VIDEO: ("authentic clips, as published, one value a clip", ()),
}


@dataclass(frozen=True)
class Row:
    """A file to be measured, and where it comes from."""

    path: Path
    folder: str
    licence: str


@dataclass(frozen=True)
class Measured:
    """What one analyzer said about one medium: its highest score, its first of all else."""

    row: Row
    kind: MediaKind
    score: float
    values: dict[str, float] = field(default_factory=dict)
    curves: dict[str, Curve] = field(default_factory=dict)


def media(manifest: Path, most: int) -> Iterator[tuple[Row, Source]]:
    """Yield authentic files within the conditions, at most `most` of a folder, drawn by lot."""
    for members in folders(manifest):
        drawn = random.Random(SEED).sample(members, len(members))
        fit = ((row, source) for row in drawn if (source := source_of(row.path)))
        yield from itertools.islice(fit, most)


def folders(manifest: Path) -> list[list[Row]]:
    """Return the authentic files of a manifest, folder by folder."""
    found = defaultdict(list)
    with manifest.open(newline="", encoding="utf-8") as file:
        for line in csv.DictReader(file):
            if line["label"] in LABELS:
                folder = str(Path(line["path"]).parent)
                row = Row(manifest.parent / line["path"], folder, line["licence"])
                found[folder].append(row)
    return list(found.values())


def source_of(path: Path) -> Source | None:
    """Return a file as a source, or None where it lies outside the populations' conditions."""
    try:
        found = probe(path)
    except WorkbenchError as error:
        print(f"passed over: {path.name}: {error.code}", file=sys.stderr)
        return None
    stream = found.stream
    small = min(stream.coded_width, stream.coded_height) < MINIMUM_SIDE
    codecs = POPULATIONS[found.kind][1]
    if (
        small
        or stream.bit_depth > DEPTH
        or (codecs and stream.codec.split(" ")[0] not in codecs)
    ):
        return None
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    size = path.stat().st_size
    return Source(path=path, sha256=digest, size_bytes=size, kind=found.kind, stream=stream)


def measure(
    analyzers: tuple[Analyzer, ...], row: Row, source: Source
) -> Iterator[tuple[str, Measured]]:
    """Yield the name of each analyzer that scored the medium, and what it said."""
    names = {a.info.name: Start() for a in analyzers if source.kind in a.info.media}
    said = defaultdict(list)
    for name, record in read_once(lambda: analyzers, source, names):
        if isinstance(record, ReadingEnded) and record.error:
            raise RuntimeError(f"{name} failed on {row.path.name}: {record.error}")
        said[name].append(record)
    for name in names:
        if found := gathered(row, source.kind, said[name]):
            yield name, found


def gathered(row: Row, kind: MediaKind, said: list[object]) -> Measured | None:
    """Return what was said as one value per quantity, or None where no frame was scored."""
    scores = [s.score for s in said if isinstance(s, FrameScore) and s.score is not None]
    if not scores:
        return None
    found = Measured(row, kind, max(scores), {"score": max(scores)})
    for record in said:
        if isinstance(record, Measurement) and not _relative(record):
            found.values.setdefault(record.name, record.value)
        elif isinstance(record, Curve):
            found.curves.setdefault(record.name, record)
    return found


def _relative(measurement: Measurement) -> bool:
    """Return whether a value is itself a distance from a population."""
    return measurement.reference is not None and measurement.percentile is None


def population(analyzer: Analyzer, kind: MediaKind, found: list[Measured]) -> Population:
    """Return the statistics of one analyzer's population of one kind."""
    text, codecs = POPULATIONS[kind]
    scores = rounded(np.sort([one.score for one in found]))
    listed = ", ".join(codecs) or "any codec"
    return Population(
        analyzer=analyzer.info.name,
        version=analyzer.info.version,
        kind=kind,
        population=f"{text}; {len({one.row.folder for one in found})} collections",
        conditions=f"{listed}, shortest side from {MINIMUM_SIDE} pixels, {DEPTH} bit",
        n=len(found),
        minimum_side=MINIMUM_SIDE,
        maximum_depth=DEPTH,
        codecs=codecs,
        sources=contributions(found),
        scores_sha256=hashlib.sha256(msgspec.json.encode(scores)).hexdigest(),
        measured_with=", ".join(f"{name} {version}" for name, version in software().items()),
        quantiles=dict(quantiles(found)),
        bands=tuple(bands(found)),
    )


def software() -> dict[str, str]:
    """Return the versions of what decodes and measures."""
    known = versions()
    return {name: known[name] for name in MEASURING if name in known}


def contributions(found: list[Measured]) -> tuple[Contribution, ...]:
    """Return how many media each collection gave, by name."""
    counts = Counter((one.row.folder, one.row.licence) for one in found)
    return tuple(
        Contribution(name=folder, n=n, licence=licence)
        for (folder, licence), n in sorted(counts.items())
    )


def quantiles(found: list[Measured]) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield the 0th to 100th percentile of every quantity that all media have."""
    names = [name for name in found[0].values if all(name in one.values for one in found)]
    for name in names:
        values = [one.values[name] for one in found]
        yield name, rounded(np.percentile(values, np.arange(101)))


def bands(found: list[Measured]) -> Iterator[Band]:
    """Yield the band of every curve that all media have at the same places."""
    for name, first in found[0].curves.items():
        curves = [one.curves.get(name) for one in found]
        if all(curve is not None and np.array_equal(curve.x, first.x) for curve in curves):
            lower, median, upper = np.percentile(
                [c.y for c in curves if c], (5, 50, 95), axis=0
            )
            yield Band(
                name=name,
                x=rounded(first.x),
                lower=rounded(lower),
                median=rounded(median),
                upper=rounded(upper),
            )


def rounded(values: np.ndarray) -> tuple[float, ...]:
    """Return values with six significant digits, as a file keeps them."""
    return tuple(float(f"{value:.6g}") for value in values)


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("manifest", type=Path)
    parser.add_argument("-o", "--out", type=Path, default=TARGET)
    parser.add_argument("--analyzer", action="append", help="only this one; may be repeated")
    parser.add_argument("--most", type=int, default=40, help="files of each folder")
    return parser.parse_args()


def main() -> None:
    """Measure, write one file per analyzer, and print the upper percentiles of the scores."""
    asked = arguments()
    analyzers = tuple(
        a
        for a in BUILT_IN
        if is_analyzer(a)
        and a.info.needs is Need.FRAMES
        and a.info.name in (asked.analyzer or [a.info.name])
    )
    found: dict[tuple[str, MediaKind], list[Measured]] = defaultdict(list)
    for row, source in media(asked.manifest, asked.most):
        for name, one in measure(analyzers, row, source):
            found[name, source.kind].append(one)
    asked.out.mkdir(parents=True, exist_ok=True)
    for analyzer in analyzers:
        write(asked.out, analyzer, found)


def write(
    folder: Path, analyzer: Analyzer, found: dict[tuple[str, MediaKind], list[Measured]]
) -> None:
    """Write one analyzer's populations."""
    name = analyzer.info.name
    kinds = [kind for kind in MediaKind if found.get((name, kind))]
    measured = tuple(population(analyzer, kind, found[name, kind]) for kind in kinds)
    indented = msgspec.json.format(msgspec.json.encode(measured), indent=1).decode()
    flat = re.sub(
        r"\[[-+.,\de\s]+\]", lambda numbers: re.sub(r"\s+", " ", numbers[0]), indented
    )
    (folder / f"{name}.json").write_text(flat + "\n", encoding="utf-8")
    for one in measured:
        score = one.quantiles["score"]
        print(f"{name} {one.kind} n={one.n} median {score[50]} p95 {score[95]} p99 {score[99]}")


if __name__ == "__main__":
    main()
