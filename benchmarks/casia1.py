"""How well each map finds the altered pixels of CASIA 1 pictures, and each score the pictures.

    python -m benchmarks.casia1 FOLDER [docs/validation/casia1.md]

FOLDER holds PNG files with the altered picture, the original and the mask side by side. Every
built-in analyzer that draws maps of still pictures is run on the altered and on the original.
"""

import hashlib
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from analyzers.catalog import BUILT_IN
from workbench.analyzer import Analyzer, Source
from workbench.evaluation.metrics import auc_interval, pixel_auc, spread_over
from workbench.media.decoding import frames
from workbench.media.probe import probe
from workbench.model import FrameScore, LocalizationMap, MediaKind

OUTPUT = Path("docs/validation/casia1.md")

INTRODUCTION = """\
# CASIA 1: maps against masks, scores against originals

Written by `python -m benchmarks.casia1 FOLDER`; run it again after a change to an analyzer.

{n} pictures of the CASIA 1 set, each with its original and the mask of what was altered. All
were handed on as PNG after an unknown number of JPEG saves and resizes, so **the history that
the compression methods read is lost, and little is to be expected of them**. With {n} pictures
nothing here is a measured error rate. It shows that the methods run on pictures that their
authors did not make, and keeps anyone from quoting only the better figures of planted splices.

Pixel AUC: how often a pixel that was altered is brighter in the map than one that was not; 0.5
is chance. It is computed within the area that the map covers. Image AUC: how often an altered
picture scores above an original, with the 95 % bootstrap interval over pairs.
"""


@dataclass
class Result:
    """What one analyzer said about all pictures."""

    altered: dict[str, float] = field(default_factory=dict)
    original: dict[str, float] = field(default_factory=dict)
    pixels: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))


@dataclass(frozen=True)
class Triple:
    """One altered picture, its original, and which pixels (h, w) differ on purpose."""

    name: str
    altered: Image.Image
    original: Image.Image
    mask: np.ndarray


def triples(folder: Path) -> Iterator[Triple]:
    """Yield the pictures of a folder, cut into their three parts."""
    for path in sorted(folder.glob("*.png")):
        with Image.open(path) as picture:
            whole = picture.convert("RGB")
        width = whole.width // 3
        altered, original, mask = (
            whole.crop((part * width, 0, (part + 1) * width, whole.height)) for part in range(3)
        )
        yield Triple(path.stem, altered, original, np.asarray(mask.convert("L")) > 127)


def source_of(path: Path) -> Source:
    """Return the handle that an analyzer gets of a file."""
    data, found = path.read_bytes(), probe(path)
    digest = hashlib.sha256(data).hexdigest()
    return Source(
        path=path, sha256=digest, size_bytes=len(data), kind=found.kind, stream=found.stream
    )


def read(analyzer: Analyzer, source: Source) -> tuple[float | None, list[LocalizationMap]]:
    """Return the score of the picture, None when there is none, and its maps."""
    reading = analyzer.begin(source)
    said = [one for frame in frames(source) for one in reading.observe((frame,))]
    said += reading.conclude()
    scores = [one.score for one in said if isinstance(one, FrameScore)]
    return scores[0] if scores else None, [o for o in said if isinstance(o, LocalizationMap)]


def examine(analyzer: Analyzer, triple: Triple, folder: Path, result: Result) -> None:
    """Add to `result` what an analyzer says about one altered picture and its original."""
    for kind, picture in (("altered", triple.altered), ("original", triple.original)):
        path = folder / f"{kind}.png"
        picture.save(path)
        score, maps = read(analyzer, source_of(path))
        if score is not None:
            getattr(result, kind)[triple.name] = score
        for drawn in maps if kind == "altered" else ():
            values, covered = spread_over(drawn.values, drawn.box, *triple.mask.shape)
            name = re.sub(r"( at quality)?[ ,]*\d.*", "", drawn.name)
            figure = pixel_auc(values[covered], triple.mask[covered])
            result.pixels[name][triple.name] = figure


def table(results: dict[str, Result], names: list[str]) -> Iterator[str]:
    """Yield the lines of the report's tables."""
    yield "| analyzer | map | maps drawn | mean pixel AUC | least | most |"
    yield "|---|---|---|---|---|---|"
    for analyzer, result in results.items():
        for drawn, found in result.pixels.items() or {"none drawn": {}}.items():
            values = list(found.values())
            figures = (
                f"{np.mean(values):.2f} | {min(values):.2f} | {max(values):.2f}"
                if values
                else "– | – | –"
            )
            yield f"| `{analyzer}` | {drawn} | {len(values)} of {len(names)} | {figures} |"
    yield ""
    yield "| analyzer | altered scored | originals scored | image AUC | 95 % interval |"
    yield "|---|---|---|---|---|"
    for analyzer, result in results.items():
        scored = f"{len(result.altered)} | {len(result.original)}"
        yield f"| `{analyzer}` | {scored} | {image(result)} |"
    yield from per_picture(results, names)


def image(result: Result) -> str:
    """Return the image-level figure and its interval, or dashes."""
    if not result.altered or not result.original:
        return "– | –"
    scores = [*result.altered.values(), *result.original.values()]
    labels = [True] * len(result.altered) + [False] * len(result.original)
    found = auc_interval(scores, labels, [*result.altered, *result.original])
    return f"{found.value:.2f} | {found.lower:.2f} to {found.upper:.2f}"


def per_picture(results: dict[str, Result], names: list[str]) -> Iterator[str]:
    """Yield the table of pixel AUC by picture."""
    maps = [(result, drawn) for result in results.values() for drawn in result.pixels]
    yield ""
    yield "Pixel AUC by picture:"
    yield ""
    yield "| picture | " + " | ".join(drawn for _, drawn in maps) + " |"
    yield "|---" * (len(maps) + 1) + "|"
    for name in names:
        figures = [result.pixels[drawn].get(name) for result, drawn in maps]
        cells = ["–" if figure is None else f"{figure:.2f}" for figure in figures]
        yield f"| {name.removesuffix('_combine')} | " + " | ".join(cells) + " |"


def main(folder: Path, output: Path) -> None:
    """Examine every picture of the folder and write the report."""
    mapping = [
        one for one in BUILT_IN if one.info.map_meaning and MediaKind.IMAGE in one.info.media
    ]
    results = {analyzer.info.name: Result() for analyzer in mapping}
    pictures = list(triples(folder))
    with tempfile.TemporaryDirectory() as scratch:
        for triple in pictures:
            for analyzer in mapping:
                examine(analyzer, triple, Path(scratch), results[analyzer.info.name])
    lines = table(results, [triple.name for triple in pictures])
    report = INTRODUCTION.format(n=len(pictures)) + "\n" + "\n".join(lines) + "\n"
    output.write_text(report, encoding="utf-8")
    print(report)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else OUTPUT)
