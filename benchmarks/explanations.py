"""Measure which items of evidence may speak: usefulness, stability, pointing, deletion.

    python -m benchmarks.explanations docs/validation/explanations.md FOLDER...

Forgeries are made here, so that all is known of them: each folder holds photographs of one
source; each is reduced, saved as JPEG, given a region of the next, and saved again. Beside each
stands the same file without the region. All of it once more after a later handling. What is
measured is written to resources/explanations.json, by which `workbench.explaining` lets items
speak, and as a document for people. An item is an analyzer's score at its operating point.
"""

import argparse
import hashlib
import io
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from analyzers.catalog import BUILT_IN
from workbench.analyzer import Analyzer, Source
from workbench.evaluation.resampling import resampled
from workbench.explaining import ITEMS, PLACE, Item, judged
from workbench.media.decoding import frames
from workbench.media.probe import probe
from workbench.model import (
    Box,
    FrameScore,
    LocalizationMap,
    MediaKind,
    StoredMap,
)
from workbench.regions import Region, region

METHODS = (
    "compression.ghosts",
    "compression.double_quantisation",
    "compression.noise_residual",
    "frequency.spectrum",
)
PAIRS = ((70, 90), (80, 90), (85, 95))
BLOCK = 8
HANDLED = ("as made", "saved again as JPEG 85", "reduced to 3/4, JPEG 90")
LONGEST = 900


@dataclass(frozen=True)
class File:
    """One made file; `mask` is where it is forged, None for one that nobody forged."""

    unit: str
    source: str
    handled: str
    pixels: np.ndarray
    quality: int
    mask: np.ndarray | None

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return jpeg(self.pixels, self.quality)


@dataclass
class Tested:
    """What one analyzer said of all files, in lists that go together."""

    units: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    handled: list[str] = field(default_factory=list)
    forged: list[bool] = field(default_factory=list)
    said: list[bool] = field(default_factory=list)
    hits: list[bool] = field(default_factory=list)
    chances: list[float] = field(default_factory=list)
    falls: list[tuple[float, float]] = field(default_factory=list)


def jpeg(pixels: np.ndarray, quality: int) -> bytes:
    """Return the file of one save."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def opened(data: bytes) -> np.ndarray:
    """Return the pixels of a file."""
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).copy()


def reduced(path: Path) -> np.ndarray:
    """Return a photograph reduced by two at least, so that its own blocks are gone."""
    with Image.open(path) as picture:
        factor = max(2, -(-max(picture.size) // LONGEST))
        return np.asarray(picture.convert("RGB").reduce(factor))


def files(folder: Path, most: int) -> Iterator[File]:
    """Yield the forged files of a source and those that were only saved."""
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in {".jpg", ".png"})
    step = max(1, len(paths) // most)
    pictures = [(path.name, reduced(path)) for path in paths[::step][:most]]
    for place, (name, host) in enumerate(pictures):
        other = pictures[(place + 1) % len(pictures)][1]
        high, wide = (min(pair) for pair in zip(host.shape[:2], other.shape[:2], strict=True))
        where = np.s_[
            high // 4 // BLOCK * BLOCK : high // 2 // BLOCK * BLOCK,
            wide // 4 // BLOCK * BLOCK : wide // 2 // BLOCK * BLOCK,
        ]
        mask = np.zeros(host.shape[:2], np.bool_)
        mask[where] = True
        for first, last in PAIRS:
            plain = opened(jpeg(host, first))
            forged = plain.copy()
            forged[where] = other[where]
            unit = f"{folder.name}/{name}"
            yield from handled(File(unit, folder.name, HANDLED[0], plain, last, None))
            yield from handled(File(unit, folder.name, HANDLED[0], forged, last, mask))


def handled(made: File) -> Iterator[File]:
    """Yield a file as it was made, and after each later handling."""
    yield made
    pixels = opened(made.data)
    yield File(made.unit, made.source, HANDLED[1], pixels, 85, made.mask)
    size = (pixels.shape[1] * 3 // 4, pixels.shape[0] * 3 // 4)
    smaller = np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS))
    mask = None
    if made.mask is not None:
        mask = np.asarray(Image.fromarray(made.mask).resize(size)).astype(np.bool_)
    yield File(made.unit, made.source, HANDLED[2], smaller, 90, mask)


def read(analyzer: Analyzer, path: Path) -> tuple[float | None, bool, Region | None]:
    """Return the score, whether it reaches the operating point, and the region it cites."""
    data, found = path.read_bytes(), probe(path)
    source = Source(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        kind=found.kind,
        stream=found.stream,
    )
    reading = analyzer.begin(source)
    said = [one for frame in frames(source) for one in reading.observe((frame,))]
    said += reading.conclude()
    scores = [
        one.score for one in said if isinstance(one, FrameScore) and one.score is not None
    ]
    point = analyzer.info.operating_point(MediaKind.IMAGE, found.stream)
    score = scores[0] if scores else None
    speaks = point is not None and score is not None and score >= point.threshold
    maps = [one for one in said if isinstance(one, LocalizationMap)]
    places = [place for one in maps if (place := region(stored(one), one.values))]
    return score, speaks, max(places, key=lambda one: one.peak - one.usual, default=None)


def stored(one: LocalizationMap) -> StoredMap:
    """Return a map as a case keeps it."""
    return StoredMap(
        id="", run_id="", frame=0, pts=0.0, name=one.name, box=one.box, grid=one.grid,
        meaning=one.meaning, sha256="",
    )  # fmt: skip


def hit(found: Region, mask: np.ndarray) -> bool:
    """Return whether the middle of the region cited was forged: the pointing game."""
    box = found.box
    row = min(box.y + box.height // 2, mask.shape[0] - 1)
    column = min(box.x + box.width // 2, mask.shape[1] - 1)
    return bool(mask[row, column])


def covered(pixels: np.ndarray, box: Box, rng: np.random.Generator | None) -> np.ndarray:
    """Return pixels in which a region is covered by what lies beside it, on the grid of blocks.

    With `rng` it is a region of the same size elsewhere that is covered.
    """
    height, width = pixels.shape[:2]
    high, wide = min(box.height, height // 2), min(box.width, width // 2)
    top, left = min(box.y, height - high), min(box.x, width - wide)
    if rng is not None:
        places = [
            (y, x)
            for y in range(0, height - high + 1, BLOCK)
            for x in range(0, width - wide + 1, BLOCK)
        ]
        apart = [(y, x) for y, x in places if abs(y - top) >= high or abs(x - left) >= wide]
        top, left = apart[rng.integers(len(apart))] if apart else (0, 0)
    shift = -(-wide // BLOCK) * BLOCK
    beside = left - shift if left >= shift else min(left + shift, width - wide)
    told = pixels.copy()
    told[top : top + high, left : left + wide] = pixels[
        top : top + high, beside : beside + wide
    ]
    return told


def test(analyzer: Analyzer, made: Sequence[File], scratch: Path) -> Tested:
    """Return what one analyzer says of every file."""
    found, rng, path = Tested(), np.random.default_rng(0), scratch / "made.jpg"
    for one in made:
        path.write_bytes(one.data)
        score, speaks, place = read(analyzer, path)
        found.units.append(one.unit)
        found.sources.append(one.source)
        found.handled.append(one.handled)
        found.forged.append(one.mask is not None)
        found.said.append(speaks)
        if speaks and one.mask is not None and place is not None and score is not None:
            found.hits.append(hit(place, one.mask))
            found.chances.append(float(one.mask.mean()))
            ends = []
            for chance in (None, rng):
                path.write_bytes(
                    jpeg(covered(opened(one.data), place.box, chance), one.quality)
                )
                after = read(analyzer, path)[0]
                ends.append(score - (after if after is not None else 0.0))
            found.falls.append((ends[0], ends[1]))
    return found


def item_of(analyzer: Analyzer, found: Tested) -> Item:
    """Return what was measured, as an item that may speak or not."""
    said, forged = np.array(found.said), np.array(found.forged)
    handled_, units = np.array(found.handled), np.array(found.units)
    first = handled_ == HANDLED[0]

    def balanced(weights: np.ndarray) -> float:
        sides = [
            float((weights * (said[first] == of) * (forged[first] == of)).sum())
            / float((weights * (forged[first] == of)).sum())
            for of in (True, False)
        ]
        return sum(sides) / 2

    told = resampled({"": balanced}, units[first])[""]
    counts: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for how in HANDLED:
        for name, of in (("spoken", True), ("false", False)):
            own = said[(handled_ == how) & (forged == of)]
            counts[name][how] = (int(own.sum()), int(own.size))
    return judged(
        Item(
            analyzer=analyzer.info.name,
            version=analyzer.info.version,
            title=analyzer.info.title,
            balanced_accuracy=(told.value, told.lower, told.upper),
            spoken=counts["spoken"],
            false=counts["false"],
            pointing=(sum(found.hits), len(found.hits)),
            chance=float(np.mean(found.chances)) if found.chances else None,
            deletion=(sum(a > b for a, b in found.falls), len(found.falls)),
            falls=tuple(float(np.median(side)) for side in zip(*found.falls, strict=True))
            if found.falls
            else None,
            photographs=len(set(found.units)),
            sources=tuple(sorted(set(found.sources))),
        )
    )


INTRODUCTION = """\
# Which items of evidence may speak

Written by `python -m benchmarks.explanations docs/validation/explanations.md FOLDER...`, which
also writes `resources/explanations.json`, by which `loupe explain` lets items speak.

Forgeries made here: photographs reduced by two at least, saved as JPEG 70, 80 or 85, given a
rectangle (about a sixteenth) of the next photograph that never was saved, and saved at 90 or
95; beside each the same file without the rectangle. All of it again after a later handling.
These are the easiest splices there are: what does not speak rightly here has no business to
speak at all; what does is not thereby right in casework.

- **Useful**: balanced accuracy of "score at or above its operating point" on the files as made;
  the lower end of its 95 % interval, over draws of photographs, is 0.6 or more.
- **Stable**: of files that nobody forged, at most 5 % speak, as made and after each later
  handling. That an item falls silent when a file is handled further costs only its silence.
- **Pointing game** (Zhang et al., IJCV 2018): of the forged files that speak and draw a map,
  how often the middle of the region that the sentence names is forged. By chance: that share.
- **Deletion test**: the region named is covered with what lies beside it, on the grid of
  blocks, and the file saved as before; beside it the same with a region of the same size
  elsewhere. How often the score falls more for the region named, and how far in the median.

"""


def document(items: Sequence[Item]) -> Iterator[str]:
    """Yield the lines of the document."""
    yield INTRODUCTION
    first = items[0]
    yield f"{first.photographs} photographs of {', '.join(first.sources)}.\n"
    heads = (
        "analyzer",
        "balanced accuracy",
        *(f"speaks, {how}: forged / not" for how in HANDLED),
    )
    yield f"| {' | '.join([*heads, 'pointing (chance)', 'deletion', 'speaks'])} |"
    yield "|---" * (len(heads) + 3) + "|"
    for one in items:
        value, low, high = one.balanced_accuracy
        said = [f"{share(one.spoken[how])} / {share(one.false[how])}" for how in HANDLED]
        chance = "" if one.chance is None else f" ({one.chance:.2f})"
        falls = (
            ""
            if one.falls is None
            else f"; falls {one.falls[0]:.2f}, elsewhere {one.falls[1]:.2f}"
        )
        cells = [
            f"{one.analyzer} {one.version}",
            f"{value:.2f} ({low:.2f} to {high:.2f})",
            *said,
            f"{share(one.pointing)}{chance}",
            f"{share(one.deletion)}{falls}",
            "yes" if one.speaks else f"no: {one.why}",
        ]
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield (
        "Every other item is silent: the networks that are carried record no measured benefit "
        "on their cards or have no operating point, and the analyzers without a network that "
        "are not in the table have none either. No language model is used anywhere."
    )


def share(told: tuple[int, int]) -> str:
    """Return a count of a number."""
    return f"{told[0]} of {told[1]}"


def main() -> None:
    """Measure, and write both files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=6, help="photographs of each folder")
    asked = parser.parse_args()
    made = [one for folder in asked.folders for one in files(folder, asked.most)]
    known = {one.info.name: one for one in BUILT_IN}
    with tempfile.TemporaryDirectory() as scratch:
        items = [
            item_of(known[name], test(known[name], made, Path(scratch))) for name in METHODS
        ]
    items.sort(key=lambda one: -one.balanced_accuracy[1])
    asked.output.write_text("\n".join(document(items)) + "\n", encoding="utf-8")
    text = json.dumps([one.plain() for one in items], indent=1, ensure_ascii=False)
    (Path("resources") / PLACE).write_text(f"{text}\n", encoding="utf-8")
    print(f"{len(made)} files; {sum(one.speaks for one in items)} items speak; {ITEMS}")


if __name__ == "__main__":
    main()
