"""Measure which items of evidence may speak: usefulness, stability, pointing, deletion.

    python -m benchmarks.explanations docs/validation/explanations.md FOLDER... --faces OUT.json

Forgeries are made here, so that all is known of them: each folder holds photographs of one
source; each is reduced, saved as JPEG, given a region of the next, and saved again. Beside each
stands the same file without the region. All of it once more after a later handling. What is
measured is written to resources/explanations.json, by which `workbench.explaining` lets items
speak, with what `benchmarks.face_explanations` measured on faces, and as a document for people.
An item is an analyzer's score at its operating point.
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

import msgspec
import numpy as np
from PIL import Image

from analyzers.catalog import BUILT_IN
from analyzers.faces.face_pass import Faces
from benchmarks.planted_splices import jpeg, reduced
from workbench.analyzer import Analyzer, FrameBatch, Source
from workbench.evaluation.resampling import resampled
from workbench.explaining import ITEMS, PLACE, SPLICES, Item, judged
from workbench.media.decoding import frames
from workbench.media.probe import probe
from workbench.model import (
    Box,
    FrameScore,
    LocalizationMap,
    MediaKind,
    Need,
    StoredMap,
)
from workbench.reading import batched
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
FACES = "face forgeries"


@dataclass(frozen=True)
class File:
    """One made file; `mask` is where it is forged, None for one that nobody forged.

    `original` is the same file without the forgery, where nothing else tells them apart.
    """

    unit: str
    source: str
    handled: str
    pixels: np.ndarray
    quality: int
    mask: np.ndarray | None
    way: str = ""
    original: np.ndarray | None = None

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return jpeg(self.pixels, self.quality)


@dataclass(frozen=True)
class Answer:
    """What an analyzer says of a file; `covers` is the box of the map that `place` is of."""

    score: float | None
    speaks: bool
    place: Region | None = None
    covers: Box | None = None


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
    ways: list[str] = field(default_factory=list)


def opened(data: bytes) -> np.ndarray:
    """Return the pixels of a file."""
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).copy()


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
    yield File(made.unit, made.source, HANDLED[1], pixels, 85, made.mask, made.way)
    size = (pixels.shape[1] * 3 // 4, pixels.shape[0] * 3 // 4)
    smaller = np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS))
    mask = None
    if made.mask is not None:
        mask = np.asarray(Image.fromarray(made.mask).resize(size)).astype(np.bool_)
    yield File(made.unit, made.source, HANDLED[2], smaller, 90, mask, made.way)


def read(analyzer: Analyzer, path: Path) -> Answer:
    """Return what an analyzer says of a file: its highest score, and the region it cites."""
    data, found = path.read_bytes(), probe(path)
    source = Source(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        kind=found.kind,
        stream=found.stream,
    )
    reading = analyzer.begin(source)
    said = [one for batch in batches(analyzer, source) for one in reading.observe(batch)]
    said += reading.conclude()
    scores = [
        one.score for one in said if isinstance(one, FrameScore) and one.score is not None
    ]
    point = analyzer.info.operating_point(MediaKind.IMAGE, found.stream)
    score = max(scores, default=None)
    speaks = point is not None and score is not None and score >= point.threshold
    maps = [one for one in said if isinstance(one, LocalizationMap)]
    places = [(place, one.box) for one in maps if (place := region(stored(one), one.values))]
    rises = [place.peak - place.usual for place, _ in places]
    best = places[int(np.argmax(rises))] if places else (None, None)
    return Answer(score, speaks, *best)


def batches(analyzer: Analyzer, source: Source) -> Iterator[FrameBatch]:
    """Yield what an analyzer is given of a picture, with its faces where it reads them."""
    decoded = batched(frames(source, quantisers=True), source)
    if analyzer.info.needs is not Need.FACES:
        yield from decoded
        return
    yield from (told for told in Faces().read(source, decoded) if isinstance(told, tuple))


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


def restored(forged: np.ndarray, original: np.ndarray, box: Box, *, rest: bool) -> np.ndarray:
    """Return forged pixels with the authentic ones back in a region, or in all the `rest`."""
    here = np.zeros(forged.shape[:2], np.bool_)
    here[box.y : box.y + box.height, box.x : box.x + box.width] = True
    return np.where((here != rest)[..., None], original, forged)


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
        said = read(analyzer, path)
        found.units.append(one.unit)
        found.sources.append(one.source)
        found.handled.append(one.handled)
        found.forged.append(one.mask is not None)
        found.said.append(said.speaks)
        found.ways.append(one.way)
        if said.speaks and one.mask is not None and said.place is not None:
            found.hits.append(hit(said.place, one.mask))
            whole = said.covers if analyzer.info.needs is Need.FACES else None
            found.chances.append(float(within(one.mask, whole).mean()))
            fallen = [fall_of(analyzer, one, said, path, chance) for chance in (None, rng)]
            if None not in fallen:
                found.falls.append((fallen[0] or 0.0, fallen[1] or 0.0))
    return found


def within(mask: np.ndarray, box: Box | None) -> np.ndarray:
    """Return the part of a mask that a box covers, all of it for none."""
    if box is None:
        return mask
    return mask[box.y : box.y + box.height, box.x : box.x + box.width]


def fall_of(
    analyzer: Analyzer, one: File, said: Answer, path: Path, rng: np.random.Generator | None
) -> float | None:
    """Return by how much the score falls once the region cited, or (`rng`) another, is gone.

    None where nothing is scored any more though its face is there: that is no fall of a score.
    """
    if said.place is None or said.score is None:
        return None
    pixels = opened(one.data)
    if one.original is not None:
        rest = rng is not None
        changed = restored(pixels, one.original, said.place.box, rest=rest)
    else:
        changed = covered(pixels, said.place.box, rng)
    path.write_bytes(jpeg(changed, one.quality))
    after = read(analyzer, path).score
    if after is None:
        return None if one.original is not None else said.score
    return said.score - after


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
    ways = np.array(found.ways)
    first_said = {way: said[first & (ways == way)] for way in sorted({*found.ways} - {""})}
    return judged(
        Item(
            ways={way: (int(own.sum()), int(own.size)) for way, own in first_said.items()},
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
- **Stable**: of files that nobody forged, at most 5 % spoke, as made and after each later
  handling. That is what was seen, and no bound: the handlings and qualities are of the same
  photographs, so that counts may not be added up, and none of 17 photographs leaves up to 20 %
  open, none of 36 persons up to 10 % (95 %, exact). Each sentence says it. That an item falls
  silent when a file is handled further costs only its silence.
- **Pointing game** (Zhang et al., IJCV 2018): of the forged files that speak and draw a map,
  how often the middle of the region that the sentence names is forged. By chance: that share.
- **Deletion test**: the region named is covered with what lies beside it, on the grid of
  blocks, and the file saved as before; beside it the same with a region of the same size
  elsewhere. How often the score falls more for the region named, and how far in the median.

**Face forgeries** (`benchmarks/face_explanations.py`): one photograph of each person, of
collections that the network never saw, reduced until its face is as large as an aligned one;
forged by self-blending, by a like face's piece, by mesh swap, with parts of another person and
by bending, put back in place and saved once, as JPEG 90; beside it the photograph saved alike.
The unit is the person. Chance in the pointing game is the forged share of the face's map.
Covering a region of a face leaves no face to score, so the deletion test puts the authentic
pixels back in the region named, and beside it in all the rest. The network knew all these ways
of forging, and none of the persons: what is measured is no promise for other ways. Compression
analyzers have nothing to read there, since host and forgery are saved once, together.

"""


def document(items: Sequence[Item]) -> Iterator[str]:
    """Yield the lines of the document."""
    yield INTRODUCTION
    for kind, heading in ((SPLICES, "Splices"), (FACES, "Face forgeries")):
        own = [one for one in items if one.forgeries == kind]
        if own:
            yield f"## {heading}\n"
            yield from table(own)
    yield (
        "Every other item is silent: the networks that are carried record no measured benefit "
        "on their cards or have no operating point (`synthesis` draws no region either), and "
        "the analyzers without a network that are not in the tables have none either. No "
        "language model is used anywhere."
    )


def table(items: Sequence[Item]) -> Iterator[str]:
    """Yield what was measured on one kind of forgeries."""
    for one in items:
        yield f"- {one.analyzer}: {one.photographs} {one.unit}s of {', '.join(one.sources)}"
    yield ""
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
    for one in (one for one in items if one.ways and any(n for n, _ in one.ways.values())):
        told = ", ".join(f"{way} {share(count)}" for way, count in one.ways.items())
        yield f"{one.analyzer}, ways that speak, as made: {told}.\n"


def share(told: tuple[int, int]) -> str:
    """Return a count of a number."""
    return f"{told[0]} of {told[1]}"


def main() -> None:
    """Measure, and write both files."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", type=Path)
    parser.add_argument(
        "folders", type=Path, nargs="*", help="none: splices as measured before"
    )
    parser.add_argument("--faces", type=Path, action="append", help="items on faces, JSON")
    parser.add_argument("--most", type=int, default=6, help="photographs of each folder")
    asked = parser.parse_args()
    items = (
        spliced(asked.folders, asked.most) if asked.folders else kept(Path("resources") / PLACE)
    )
    items = [one for one in items if one.forgeries == SPLICES]
    items += [one for path in asked.faces or () for one in kept(path)]
    items.sort(key=lambda one: -one.balanced_accuracy[1])
    asked.output.write_text("\n".join(document(items)) + "\n", encoding="utf-8")
    text = json.dumps([one.plain() for one in items], indent=1, ensure_ascii=False)
    (Path("resources") / PLACE).write_text(f"{text}\n", encoding="utf-8")
    print(f"{sum(one.speaks for one in items)} of {len(items)} items speak; {ITEMS}")


def kept(path: Path) -> list[Item]:
    """Return the items of a file."""
    return msgspec.convert(json.loads(path.read_text("utf-8")), list[Item])


def spliced(folders: Sequence[Path], most: int) -> list[Item]:
    """Return the items that are measured on splices."""
    made = [one for folder in folders for one in files(folder, most)]
    known = {one.info.name: one for one in BUILT_IN}
    with tempfile.TemporaryDirectory() as scratch:
        return [
            item_of(known[name], test(known[name], made, Path(scratch))) for name in METHODS
        ]


if __name__ == "__main__":
    main()
