"""What pixels tell of planted resampling, compression and blur, and what the gate withholds.

    python -m benchmarks.quality_gate MANIFEST.csv [docs/validation/quality_gate.md]

The manifest has the columns `path` (relative to it), `label`, `generator`. Planted are known
treatments of photographs at their full size; the ranges rest on the authentic collections,
and what they withhold of altered pictures is only counted. Everything is drawn by lot.
"""

import csv
import io
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

from analyzers.compression.noise_residual import WITHIN as NOISE_WITHIN
from analyzers.compression.noise_residual import NoiseResidual
from analyzers.frequency.lattice import measure_lattice
from analyzers.frequency.spectrum import WITHIN, FrequencySpectrum, find_traces
from analyzers.quality.blur import estimate_blur
from analyzers.quality.picture import measure_quality
from analyzers.quality.quantisation import estimate_compression
from analyzers.quality.resampling import estimate_resampling
from analyzers.quality.tiles import textured_tiles
from benchmarks.casia1 import source_of
from workbench.errors import WorkbenchError
from workbench.media.decoding import frames
from workbench.model import Fact, FrameScore, Measurement, MediaKind

OUTPUT = Path("docs/validation/quality_gate.md")
INTRODUCTION = """\
# Quality of the pixels: what is read of it, and what the gate withholds

Written by `python -m benchmarks.quality_gate MANIFEST.csv`.

Before `frequency.spectrum` and `compression.noise_residual` score a picture, its resampling,
its coarsest JPEG compression and its blur are read from the pixels alone
(`analyzers/quality`). Outside the range of the authentic media on which their figures rest,
they withhold the score, and say why. **The ranges were set from authentic pictures before any
altered one was read, and changed once afterwards:** the spectrum's least quality was raised
from 65 to 75, the range that the method had always stated. It withholds none of the altered
pictures below. What cannot be measured withholds nothing.

- `frequency.spectrum`: {spectrum}
- `compression.noise_residual`: {noise}

Cost: {cost}

The planted tables rest on {n} native crops of {side} pixels of full-size photographs. These
were JPEGs from the camera; a picture that was never a JPEG before shows interpolation alone,
and an enlargement by exactly 2 of such a picture is not seen.
"""
SAYS = {
    "Resampling: planted and read": (
        "Crops resized (bicubic, bilinear and Lanczos in turn) and saved once more. A factor "
        "is stated only where no other explains the lines as well; otherwise up to four "
        "candidates are named. Behind a JPEG about half of the factors are wrong, so a picture "
        "that shows a compression is called resampled without a factor. Reducing and a coarse "
        "JPEG afterwards hide what is looked for."
    ),
    "Compression: planted and read": (
        "Crops reduced to 0.7, which removes their own history, then saved once; shifted off "
        "the grid; and saved a second time at 93. Median (range; how many were read)."
    ),
    "Blur: planted and read": (
        "The width of a Gaussian in pixels. Expected is what the picture's own blur and the "
        "planted one add up to. A JPEG afterwards sharpens what is read of wide blurs."
    ),
    "Authentic pictures that reach the operating point of `frequency.spectrum`": (
        "{n} authentic crops of 640 pixels, treated as they may be on their way; too few for "
        "a rate. A first such trial, and the quality and blur of the photographs and of the "
        "collections below, set the bounds of the method."
    ),
    "Authentic collections as published": (
        "Drawn by lot. A publisher's resize that is not seen is no fault of the picture: "
        "reduced pictures show little."
    ),
    "Altered collections as published": (
        "Read after the ranges were set. Each cell is below n = 30: no rate is stated."
    ),
}
SIDE = 768
PER_PHOTOGRAPH = 2
PER_FOLDER = 6
FACES = 8
FACTORS = (0.5, 0.75, 0.9, 1.1, 1.3, 1.5, 2.0, 2.7)
AFTER = (None, 85)
QUALITIES = (50, 60, 70, 75, 80, 90, 95)
BLURS = (0.0, 0.5, 1.0, 2.0, 3.0)
KERNELS = (Image.Resampling.BICUBIC, Image.Resampling.BILINEAR, Image.Resampling.LANCZOS)
METHODS = (FrequencySpectrum(), NoiseResidual())

Pixels = np.ndarray


def luma(pixels: Pixels) -> Pixels:
    """Return luma (H, W) in 0..255."""
    return pixels.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)


def saved(pixels: Pixels, quality: int | None) -> Pixels:
    """Return pixels after one JPEG of this quality, or as they are."""
    if quality is None:
        return pixels
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file).convert("RGB"))


def scaled(pixels: Pixels, factor: float, kernel: int = KERNELS[0]) -> Pixels:
    """Return pixels resized by a factor."""
    picture = Image.fromarray(pixels)
    size = round(picture.width * factor), round(picture.height * factor)
    return np.asarray(picture.resize(size, kernel))


def blurred(pixels: Pixels, width: float) -> Pixels:
    """Return pixels behind a Gaussian of this width."""
    parts = [gaussian_filter(pixels[..., n].astype(np.float32), width) for n in range(3)]
    return np.clip(np.rint(np.stack(parts, -1)), 0, 255).astype(np.uint8)


def crops(folder: Path) -> list[Pixels]:
    """Return native crops of the photographs in a folder, with texture."""
    found = []
    for path in sorted(folder.glob("*.jpg")):
        with Image.open(path) as picture:
            pixels = np.asarray(picture.convert("RGB"))
        middle, left = (length - SIDE for length in pixels.shape[:2])
        for n in range(PER_PHOTOGRAPH):
            y, x = middle // 2, left * (n + 1) // (PER_PHOTOGRAPH + 1)
            found.append(pixels[y : y + SIDE, x : x + SIDE])
    return found


def resampling_table(pictures: list[Pixels]) -> Iterator[str]:
    """Yield how often each planted factor was seen, and what was said of it."""
    yield "\n| factor | saved after | seen | factor stated | right | among candidates |"
    yield "|---" * 6 + "|"
    for factor in (1.0, *FACTORS):
        for quality in AFTER:
            read = [
                estimate_resampling(luma(saved(_scaled_nth(one, factor, n), quality)))
                for n, one in enumerate(pictures)
            ]
            yield _factor_row(factor, quality, read)


def _scaled_nth(pixels: Pixels, factor: float, n: int) -> Pixels:
    return pixels if factor == 1 else scaled(pixels, factor, KERNELS[n % len(KERNELS)])


def _factor_row(factor: float, quality: int | None, read: list) -> str:
    seen = [one for one in read if one.resampled]
    stated = [one.factor.value for one in seen if one.factor.value is not None]
    right = sum(abs(value / factor - 1) < 0.01 for value in stated)
    named = sum(any(abs(c / factor - 1) < 0.01 for c in one.candidates) for one in seen)
    after = "not" if quality is None else f"JPEG {quality}"
    name = "1 (untouched)" if factor == 1 else f"{factor:g}"
    return (
        f"| {name} | {after} | {len(seen)} of {len(read)} | {len(stated)} | {right} | {named} |"
    )


def quality_table(pictures: list[Pixels]) -> Iterator[str]:
    """Yield the qualities read: on the grid of one compression, shifted, and saved again."""
    yield "\n| planted | read | largest error | shifted by 3, 5 | grid found | again at 93 |"
    yield "|---" * 6 + "|"
    reduced = [scaled(one, 0.7) for one in pictures]
    yield f"| none | {_qualities(reduced)} | – | – | – | – |"
    for quality in QUALITIES:
        once = [saved(one, quality) for one in reduced]
        shifted = [one[3:, 5:] for one in once]
        grids = [estimate_compression(textured_tiles(luma(one))) for one in shifted]
        found = sum((one.dx, one.dy) == (3, 5) for one in grids)
        again = [saved(one, 93) for one in shifted]
        errors = [abs(value - quality) for value in _read(once)]
        worst = f"{max(errors):.1f}" if errors else "–"
        yield (
            f"| {quality} | {_qualities(once)} | {worst} | {_qualities(shifted)} | "
            f"{found} of {len(grids)} | {_qualities(again)} |"
        )


def _read(pictures: list[Pixels]) -> list[float]:
    read = [estimate_compression(textured_tiles(luma(one))).quality.value for one in pictures]
    return [value for value in read if value is not None]


def _qualities(pictures: list[Pixels]) -> str:
    read = _read(pictures)
    if not read:
        return f"none seen in {len(pictures)}"
    spread = f"{min(read):.0f} to {max(read):.0f}"
    return f"{np.median(read):.0f} ({spread}; {len(read)} of {len(pictures)})"


def blur_table(pictures: list[Pixels]) -> Iterator[str]:
    """Yield the blur read for each planted one, beside what both widths add up to."""
    yield "\n| planted | saved after | read, median (range) | expected from the picture's own |"
    yield "|---" * 4 + "|"
    own = np.array([_blur(one) for one in pictures])
    for width in BLURS:
        for quality in (None, 75):
            made = [saved(blurred(one, width) if width else one, quality) for one in pictures]
            read = np.array([_blur(one) for one in made])
            after = "not" if quality is None else f"JPEG {quality}"
            expected = np.nanmedian(np.hypot(own, width))
            yield (
                f"| {width:g} | {after} | {np.nanmedian(read):.2f} ({np.nanmin(read):.2f} to "
                f"{np.nanmax(read):.2f}) | {expected:.2f} |"
            )


def _blur(pixels: Pixels) -> float:
    value = estimate_blur(textured_tiles(luma(pixels))).value
    return np.nan if value is None else value


CELLS: dict[str, Callable[[Pixels], Pixels]] = {
    "JPEG 90": lambda one: saved(one, 90),
    "JPEG 50": lambda one: saved(one, 50),
    "JPEG 30": lambda one: saved(one, 30),
    "× 0.5, JPEG 90": lambda one: saved(scaled(one, 0.5), 90),
    "× 1.5, JPEG 90": lambda one: saved(scaled(one, 1.5), 90),
    "× 2, JPEG 90": lambda one: saved(scaled(one, 2), 90),
    "× 0.5 × 2, JPEG 90": lambda one: saved(scaled(scaled(one, 0.5), 2), 90),
    "blur 2, JPEG 90": lambda one: saved(blurred(one, 2), 90),
}


def cell_table(pictures: list[Pixels]) -> Iterator[str]:
    """Yield how many authentic pictures reach the operating point, the gate off and on."""
    point = FrequencySpectrum.info.operating_points[0].threshold
    yield "\n| treatment | n | at or above, gate off | withheld | at or above, gate on |"
    yield "|---" * 5 + "|"
    for name, treat in CELLS.items():
        read = [luma(treat(one[:640, :640])) for one in pictures]
        high = [find_traces(measure_lattice(one), 8).score >= point for one in read]
        out = [WITHIN.outside(measure_quality(one)) for one in read]
        left = sum(h and not o for h, o in zip(high, out, strict=True))
        yield f"| {name} | {len(read)} | {sum(high)} | {_counted(out)} | {left} |"


def _counted(reasons: list[str]) -> str:
    counts = Counter(one.replace("_", " ") for one in reasons if one)
    return ", ".join(f"{n} {reason}" for reason, n in counts.most_common()) or "0"


def drawn(manifest: Path, authentic: bool) -> dict[str, list[Path]]:
    """Return pictures of each collection, at most `PER_FOLDER`, drawn by lot."""
    found = defaultdict(list)
    with manifest.open(newline="", encoding="utf-8") as file:
        for line in csv.DictReader(file):
            path = manifest.parent / line["path"]
            image = path.suffix.lower() in {".jpg", ".jpeg", ".png"}
            wanted = {"authentic", "camera"} if authentic else {"altered"}
            if line["label"] in wanted and image:
                found[path.parent.name].append(path)
    chosen = random.Random(0)
    return {
        folder: chosen.sample(paths, min(PER_FOLDER, len(paths)))
        for folder, paths in sorted(found.items())
    }


def source_table(manifest: Path, authentic: bool) -> Iterator[str]:
    """Yield, per collection, what was read and what each method withheld for its range."""
    yield (
        "\n| collection | n | resampled | quality, median (range) | blur, median (range) | "
        "`frequency.spectrum` withholds | `compression.noise_residual` withholds |"
    )
    yield "|---" * 7 + "|"
    for folder, paths in drawn(manifest, authentic).items():
        said = [one for one in (_said(path) for path in paths) if one]
        if said:
            yield _source_row(folder, said)


def _said(path: Path) -> dict | None:
    """Return what both methods say about one picture, None where it cannot be read."""
    try:
        source = source_of(path)
        if source.kind is not MediaKind.IMAGE:
            return None
        batch = (next(iter(frames(source))),)
    except WorkbenchError:
        return None
    told: dict = {"withheld": {}, "text": "", "values": {}}
    for method in METHODS:
        reading = method.begin(source)
        for one in (*reading.observe(batch), *reading.conclude()):
            if isinstance(one, FrameScore):
                told["withheld"][method.info.name] = one.reason or ""
            if isinstance(one, Measurement):
                told["values"][one.name] = one.value
            if isinstance(one, Fact) and one.name == "quality of the pixels":
                told["text"] = one.text
    return told


def _source_row(folder: str, said: list[dict]) -> str:
    measured = [one for one in said if one["text"]]
    unknown = sum("resampling not measurable" in one["text"].lower() for one in measured)
    none = sum("no resampling seen" in one["text"].lower() for one in measured)
    aside = f" ({unknown} not measurable)" if unknown else ""
    cells = [
        folder,
        str(len(said)),
        f"{len(measured) - unknown - none}{aside}",
        _range(measured, "compression_quality", 0),
        _range(measured, "blur", 2),
        *(_counted([one["withheld"][m.info.name] for one in said]) for m in METHODS),
    ]
    return f"| {' | '.join(cells)} |"


def _range(said: list[dict], name: str, digits: int) -> str:
    values = [one["values"][name] for one in said if name in one["values"]]
    if not values:
        return "–"
    middle, low, high = (f"{f(values):.{digits}f}" for f in (np.median, min, max))
    return f"{middle} ({low} to {high})"


def speed(folder: Path) -> str:
    """Return how long the three take on the largest photograph, on one core."""
    path = max(folder.glob("*.jpg"), key=lambda one: one.stat().st_size)
    with Image.open(path) as picture:
        plane = luma(np.asarray(picture.convert("RGB")))
    started = time.process_time()
    tiles = textured_tiles(plane)
    estimate_resampling(plane), estimate_blur(tiles), estimate_compression(tiles)
    seconds = time.process_time() - started
    return f"{plane.size / 1e6:.1f} megapixels: {seconds:.2f} s of one core for all three."


def written(manifest: Path) -> Iterator[str]:
    """Yield the page, part by part."""
    folder = manifest.parent / "photographs"
    pictures = crops(folder)
    yield INTRODUCTION.format(
        spectrum=WITHIN.sentence,
        noise=NOISE_WITHIN.sentence,
        cost=speed(folder),
        n=len(pictures),
        side=SIDE,
    )
    tables = (
        resampling_table(pictures),
        quality_table(pictures),
        blur_table(pictures),
        cell_table(_faces(manifest) + pictures[::PER_PHOTOGRAPH]),
        source_table(manifest, True),
        source_table(manifest, False),
    )
    for (title, said), table in zip(SAYS.items(), tables, strict=True):
        yield f"\n## {title}\n\n{said.format(n=len(pictures) // PER_PHOTOGRAPH + FACES)}"
        yield from table


def _faces(manifest: Path) -> list[Pixels]:
    """Return authentic portraits that are large enough, of several collections, by lot."""
    paths = [path for some in drawn(manifest, True).values() for path in some]
    found = []
    for path in random.Random(1).sample(paths, len(paths)):
        with Image.open(path) as picture:
            if min(picture.size) >= 400 and "faces" in path.parts and len(found) < FACES:
                found.append(np.asarray(picture.convert("RGB")))
    return found


def main(manifest: Path, output: Path) -> None:
    """Write the page."""
    with output.open("w", encoding="utf-8") as file:
        for line in written(manifest):
            print(line, file=file, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else OUTPUT)
