"""Make the media of docs/validation/calibration.md: both classes alike from outside.

    python -m benchmarks.calibration_media MANIFEST.csv OUT

MANIFEST is the laboratory's list of stills. Nothing made is to be shipped; the rule is:

- *generated*, small and large: photographs against generators' pictures. Each is reduced by a
  factor between the window's least and 0.9, drawn from its name (its own JPEG grid is gone
  then), a window is cut from its middle, and the window saved at three qualities. Of the
  candidates those pairs are kept, one of each class, that look alike from outside (size of the
  file, sharpness, mean colours at quality 85: `evaluation.shortcuts.matched`), and then sources
  of ten kept files and more. `everything` is what the rule chose from, at quality 85.
- *swapped*: photographs reduced until the face is between 140 and 200 pixels wide, a window of
  256 cut about it, saved at 60, 70 or 80 and then at a last quality; and the same with the face
  of the next photograph of the collection in its place before the last save.

One manifest for each condition. The same file at several qualities is one person.
"""

import argparse
import csv
import hashlib
import io
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from analyzers.faces.alignment import similarity_onto
from analyzers.faces.face_pass import Faces
from analyzers.training.opencv import cv2
from workbench.evaluation.records import Look
from workbench.evaluation.shortcuts import matched
from workbench.evaluation.traits import traits
from workbench.media.decoding import frames
from workbench.media.probe import source_of

COLUMNS = ("path", "label", "source", "generator", "family", "person", "licence")
QUALITIES, FIRST = (95, 85, 70), (60, 70, 80)
LOOK = 85  # the quality at which files are compared from outside
WINDOWS = {"small": 160, "large": 320}
SMALLEST = {"small": 0.6, "large": 0.7}
LARGEST = 0.9
LEAST = 10  # files of a source
MOST = {"small": 150, "large": 700}  # candidates of a source
FACE, ABOUT = (140, 200), 256
ONE_MAKER = "omi_stylegan2"  # three folders of one generator's pictures
SWAPS = {"poisson": "Poisson face swap made here", "feathered": "feathered face swap made here"}


@dataclass(frozen=True)
class Still:
    """One picture made: its pixels (h, w, 3), and the row of its manifest but for the path."""

    name: str
    pixels: np.ndarray
    row: dict[str, str]


def drawn(name: str, low: float, high: float) -> float:
    """Return a number between two that depends on a name alone."""
    share = int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF
    return low + (high - low) * share


def ordered(path: Path) -> list[dict[str, str]]:
    """Return the stills of a manifest in an order that is drawn from their names."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["media"] == "image"]
    known = [r for r in rows if r["label"] in {"authentic", "altered"}]
    return sorted(known, key=lambda r: drawn(r["path"], 0, 1))


def entry(row: dict[str, str]) -> dict[str, str]:
    """Return the columns that a manifest of this laboratory has, without the path."""
    source = ONE_MAKER if row["source"].startswith(ONE_MAKER) else row["source"]
    known = {name: row[name] for name in COLUMNS if name in row}
    return {**known, "source": source, "person": row["person"] or Path(row["path"]).stem}


def candidates(rows: Sequence[dict[str, str]], folder: Path, size: str) -> Iterator[Still]:
    """Yield windows of stills, at most so many of a source, that this size can be cut from."""
    side, had = WINDOWS[size], Counter[str]()
    for row in rows:
        told, least = entry(row), min(int(row["width"]), int(row["height"]))
        fits = side / LARGEST < least and (size == "large" or least < WINDOWS["large"] * 2)
        if not fits or had[told["source"]] >= MOST[size]:
            continue
        had[told["source"]] += 1
        factor = drawn(row["path"], max(SMALLEST[size], (side + 1) / least), LARGEST)
        name = f"{size}_{told['source']}_{Path(row['path']).stem}".replace(" ", "_")
        yield Still(name, middle(reduced(folder / row["path"], factor), side), told)


def reduced(path: Path, factor: float) -> np.ndarray:
    """Return a picture made smaller."""
    with Image.open(path) as picture:
        size = [round(length * factor) for length in picture.size]
        return np.asarray(picture.convert("RGB").resize(size, Image.Resampling.LANCZOS))


def middle(pixels: np.ndarray, side: int) -> np.ndarray:
    """Return the square window in the middle."""
    top, left = ((length - side) // 2 for length in pixels.shape[:2])
    return pixels[top : top + side, left : left + side]


def jpeg(pixels: np.ndarray, quality: int) -> bytes:
    """Return the file of one save, like every other of this quality."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=quality, subsampling="4:2:0")
    return buffer.getvalue()


def written(stills: Sequence[Still], out: Path, name: str, quality: int) -> None:
    """Write stills at one quality and their manifest."""
    (out / name).mkdir(parents=True, exist_ok=True)
    with (out / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        for one in stills:
            path = f"{name}/{one.name}.jpg"
            (out / path).write_bytes(jpeg(one.pixels, quality))
            table.writerow({**one.row, "path": path})
    counts = Counter((one.row["label"], one.row["source"]) for one in stills)
    print(name, len(stills), dict(sorted(counts.items())), flush=True)


def alike(stills: Sequence[Still], folder: Path) -> list[Still]:
    """Return the pairs that look alike from outside, of sources with enough of them."""
    looks = [look(one, folder) for one in stills]
    altered = np.array([one.row["label"] == "altered" for one in stills])
    kept = [stills[place] for place in matched(looks, altered)]
    counts = Counter((one.row["label"], one.row["source"]) for one in kept)
    return [one for one in kept if counts[one.row["label"], one.row["source"]] >= LEAST]


def look(one: Still, folder: Path) -> Look:
    """Return what a still looks like from outside at quality 85."""
    path = folder / "look.jpg"
    path.write_bytes(jpeg(one.pixels, LOOK))
    told = {trait.name: trait.value for trait in traits(source_of(path))}
    return Look(path=one.name, sha256="", kind="image", codec="jpeg", traits=told)


@dataclass(frozen=True)
class Portrait:
    """A window about a face: pixels (256, 256, 3), the face's five points, its row."""

    name: str
    pixels: np.ndarray
    points: np.ndarray
    row: dict[str, str]


def portraits(
    rows: Sequence[dict[str, str]], folder: Path, scratch: Path
) -> dict[str, list[Portrait]]:
    """Return the photographs with one face that is wide enough, by collection."""
    found = defaultdict(list)
    for row in rows:
        large = min(int(row["width"]), int(row["height"])) > ABOUT
        if row["label"] != "authentic" or not large or row["source"] == "camera_originals":
            continue
        made = portrait(row, folder / row["path"], scratch)
        if made is not None:
            found[row["source"]].append(made)
    return found


def portrait(row: dict[str, str], path: Path, scratch: Path) -> Portrait | None:
    """Return a photograph about its face, None where there is not one of the width asked."""
    seen = faces(path)
    if len(seen) != 1:
        return None
    factor = drawn(row["path"], *FACE) / float(seen[0].box[2])
    least = min(int(row["width"]), int(row["height"]))
    if factor > LARGEST or round(least * factor) < ABOUT:
        return None
    pixels = reduced(path, factor)
    left, top, width, height = (float(value) * factor for value in seen[0].box)
    y = int(np.clip(top + height / 2 - ABOUT / 2, 0, pixels.shape[0] - ABOUT))
    x = int(np.clip(left + width / 2 - ABOUT / 2, 0, pixels.shape[1] - ABOUT))
    name = f"{row['source']}_{path.stem}".replace(" ", "_")
    window = pixels[y : y + ABOUT, x : x + ABOUT]
    Image.fromarray(window).save(scratch / "window.png")
    again = faces(scratch / "window.png")
    if len(again) != 1:
        return None
    return Portrait(name, window, np.array(again[0].points), entry(row))


def faces(path: Path) -> tuple:
    """Return the faces of a still."""
    source = source_of(path)
    said = Faces().read(source, iter([tuple(frames(source))]))
    return next((part[0].faces for part in said if isinstance(part, tuple)), ())


def swapped(found: dict[str, list[Portrait]]) -> list[Still]:
    """Return each portrait as it is and with the next one's face, after one save at most."""
    made = []
    for own in found.values():
        for place, one in enumerate(own):
            first = FIRST[int(drawn(one.name, 0, len(FIRST) - 0.01))]
            again = np.asarray(Image.open(io.BytesIO(jpeg(one.pixels, first))).convert("RGB"))
            clean = Still(f"swap_{one.name}_clean", again, one.row)
            way = tuple(SWAPS)[place % len(SWAPS)]
            pixels = pasted(again, one.points, own[(place + 1) % len(own)], way)
            row = {**one.row, "label": "altered", "generator": SWAPS[way], "family": "swap"}
            made += [
                clean,
                replace(clean, name=f"swap_{one.name}_{way}", pixels=pixels, row=row),
            ]
    return made


def pasted(base: np.ndarray, points: np.ndarray, donor: Portrait, way: str) -> np.ndarray:
    """Return a picture with the face of another in its place."""
    matrix = similarity_onto(np.asarray(donor.points, np.float32), points)
    size = base.shape[1::-1]
    face = cv2.warpAffine(donor.pixels, matrix, size, borderMode=cv2.BORDER_REFLECT)
    mask = oval(base.shape[:2], points)
    if way == "poisson":
        rows, columns = np.nonzero(mask)
        centre = tuple(int(low + high) // 2 for low, high in (span(columns), span(rows)))
        return cv2.seamlessClone(face, base, mask, centre, cv2.NORMAL_CLONE)
    soft = cv2.GaussianBlur(mask.astype(np.float32) / 255, (0, 0), 3)[..., None]
    inside = mask > 0
    shift = base[inside].mean(axis=0) - face[inside].mean(axis=0)
    mixed = base + (face + shift - base) * soft
    return np.rint(np.clip(mixed, 0, 255)).astype(np.uint8)


def span(places: np.ndarray) -> tuple[int, int]:
    """Return the first and the last of places."""
    return int(places.min()), int(places.max()) + 1


def oval(shape: tuple[int, int], points: np.ndarray) -> np.ndarray:
    """Return the mask (h, w) of a face from the brows to below the mouth, by its points."""
    eyes, mouth = points[:2].mean(axis=0), points[3:].mean(axis=0)
    centre, down = (eyes + mouth) / 2, mouth - eyes
    reach = float(np.hypot(*down))
    angle = float(np.degrees(np.arctan2(down[1], down[0])))
    mask = np.zeros(shape, np.uint8)
    axes = (round(reach * 1.05), round(reach * 0.9))
    cv2.ellipse(mask, tuple(map(round, centre.tolist())), axes, angle, 0, 360, 255, -1)
    mask[[0, -1]], mask[:, [0, -1]] = 0, 0
    return mask


def main() -> None:
    """Make all media."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("manifest", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    rows, folder = ordered(asked.manifest), asked.manifest.parent
    for size in WINDOWS:
        every = list(candidates(rows, folder, size))
        chosen = alike(every, asked.out)
        written(every, asked.out, f"{size}_everything_{LOOK}", LOOK)
        for quality in QUALITIES:
            written(chosen, asked.out, f"{size}_{quality}", quality)
    made = swapped(portraits(rows, folder, asked.out))
    for quality in QUALITIES:
        written(made, asked.out, f"swapped_{quality}", quality)


if __name__ == "__main__":
    main()
