"""How the JPEG methods do on splices whose truth is known, and on files nobody altered.

    python -m benchmarks.planted_splices docs/validation/planted_splices.md FOLDER...

Each folder holds photographs. Each of them is reduced, which removes its own history, and
becomes files saved once or twice, which nobody altered, and files saved at a first quality,
given a region of the next photograph, and saved at a last quality. Where the name says
"cropped", 3 columns and 5 rows were cut off before the last save.
"""

import io
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from analyzers.catalog import BUILT_IN
from analyzers.compression.block_grid import BlockGrid
from benchmarks.casia1 import read, source_of
from workbench.evaluation.metrics import auc_interval, pixel_auc, spread_over

AT_MOST = 12  # photographs
LONGEST = 900  # pixels after the reduction
METHODS = (
    "compression.error_level",
    "compression.ghosts",
    "compression.double_quantisation",
    "compression.block_grid",
)
PAIRS = ((60, 95), (70, 90), (80, 90), (85, 95), (90, 95), (75, 80), (90, 75))
CROPPED = ((70, 90), (80, 95))


@dataclass(frozen=True)
class Case:
    """One file: what was done, its bytes, and which pixels are foreign (None for a control)."""

    kind: str
    data: bytes
    mask: np.ndarray | None


def jpeg(pixels: np.ndarray, quality: int) -> bytes:
    """Return the file of one save."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def saved(pixels: np.ndarray, quality: int) -> np.ndarray:
    """Return the pixels after one save."""
    return np.asarray(Image.open(io.BytesIO(jpeg(pixels, quality))).convert("RGB")).copy()


def reduced(path: Path) -> np.ndarray:
    """Return a photograph reduced by at least two, so that its own blocks are gone."""
    with Image.open(path) as picture:
        factor = max(2, -(-max(picture.size) // LONGEST))
        return np.asarray(picture.convert("RGB").reduce(factor))


def cases(background: np.ndarray, foreground: np.ndarray) -> Iterator[Case]:
    """Yield the files made of one photograph and its neighbour."""
    height = min(background.shape[0], foreground.shape[0])
    width = min(background.shape[1], foreground.shape[1])
    region = np.s_[height // 4 : height * 3 // 5, width // 5 : width // 2]
    mask = np.zeros(background.shape[:2], np.bool_)
    mask[region] = True
    for quality in (75, 90, 95):
        yield Case(f"once {quality}", jpeg(background, quality), None)
    for first, last in PAIRS:
        base = saved(background, first)
        yield Case(f"{first}, {last}", jpeg(base, last), None)
        base[region] = foreground[region]
        yield Case(f"{first}, {last}", jpeg(base, last), mask)
    for first, last in CROPPED:
        base = saved(background, first)
        yield Case(f"{first}, cropped, {last}", jpeg(base[5:, 3:], last), None)
        base[region] = foreground[region]
        yield Case(f"{first}, cropped, {last}", jpeg(base[5:, 3:], last), mask[5:, 3:])


@dataclass
class Found:
    """What one method says of one kind of file: scores, and pixel AUC where it drew a map."""

    altered: dict[str, float | None]
    control: dict[str, float | None]
    pixels: dict[str, float]


def gather(folder: Path) -> tuple[int, dict[str, dict[str, Found]]]:
    """Return how many photographs there are, and by method and kind what was found."""
    photographs = [(path.name, reduced(path)) for path in sorted(folder.iterdir())[:AT_MOST]]
    known = {one.info.name: one for one in (*BUILT_IN, BlockGrid())}
    found = {name: defaultdict(lambda: Found({}, {}, {})) for name in METHODS}
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "case.jpg"
        for number, (name, background) in enumerate(photographs):
            foreground = photographs[(number + 1) % len(photographs)][1]
            for case in cases(background, foreground):
                path.write_bytes(case.data)
                for method in METHODS:
                    score, maps = read(known[method], source_of(path))
                    add(found[method][case.kind], name, case, score, maps)
    return len(photographs), found


def add(found: Found, name: str, case: Case, score: float | None, maps: list) -> None:
    """Enter one result."""
    if case.mask is None:
        found.control[name] = score
        return
    found.altered[name] = score
    for drawn in maps:
        values, covered = spread_over(drawn.values, drawn.box, *case.mask.shape)
        found.pixels[name] = pixel_auc(values[covered], case.mask[covered])


def row(kind: str, found: Found) -> str:
    """Return one line of a method's table."""
    pixels = list(found.pixels.values())
    drawn = f"{np.mean(pixels):.2f} ({min(pixels):.2f})" if pixels else "–"
    altered, control = (
        [score for score in scores.values() if score is not None]
        for scores in (found.altered, found.control)
    )
    image = "– | –"
    if altered and control:
        units = [
            name
            for scores in (found.altered, found.control)
            for name, score in scores.items()
            if score is not None
        ]
        labels = [True] * len(altered) + [False] * len(control)
        figure = auc_interval([*altered, *control], labels, units)
        image = f"{figure.value:.2f} | {figure.lower:.2f} to {figure.upper:.2f}"
    middle = [f"{np.median(one):.1f}" if one else "–" for one in (altered, control)]
    highest = f"{max(control):.1f}" if control else "–"
    return (
        f"| {kind} | {len(pixels)} of {len(found.altered)} | {drawn} | {middle[0]} | "
        f"{middle[1]} | {highest} | {image} |"
    )


def report(folder: Path) -> Iterator[str]:
    """Yield the lines of one folder's tables."""
    count, found = gather(folder)
    yield f"## {count} photographs of `{folder.name}`"
    for method, kinds in found.items():
        yield ""
        yield f"### `{method}`"
        yield ""
        yield (
            "| saved at | maps | pixel AUC mean (least) | median score, spliced | "
            "median, not altered | highest, not altered | image AUC | 95 % interval |"
        )
        yield "|---" * 8 + "|"
        yield from (row(kind, one) for kind, one in kinds.items())
    yield ""


INTRODUCTION = """\
# Planted splices: where the JPEG methods work, and where they do not

Written by `python -m benchmarks.planted_splices OUTPUT FOLDER...`.

Photographs are reduced, so that their own history is gone, saved at a first quality, given a
rectangle (about a tenth of the picture) of another photograph that never was saved as JPEG, and
saved at a last quality, all by Pillow with the tables of the Independent JPEG Group. Beside
each stands the same file without the rectangle. "cropped": 3 columns and 5 rows were cut off
between.
These are the easiest splices there are: no resizing, no blending, no third save, standard
tables. **The figures say what each method reads, not how often it is right in casework.** The
methods' constants were chosen on `photographs`; the other folder was not looked at.

Pixel AUC: how often a foreign pixel is brighter in the map than another. Image AUC: how often a
spliced file scores above the same files unaltered, with the 95 % interval over photographs.
"""


def main(output: Path, folders: list[Path]) -> None:
    """Examine all photographs of the folders and write the report."""
    lines = [line for folder in folders for line in report(folder)]
    output.write_text(INTRODUCTION + "\n" + "\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
