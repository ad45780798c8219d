"""Measure which items of evidence may speak on forged faces; the forgeries are made here.

    python -m benchmarks.face_explanations DATA OUT.json [--persons 10] [--analyzer NAME]...

DATA is a folder with a `manifest.csv` and photographs of faces of persons that no network here
was trained on. Of each person one photograph is reduced until its face is as large as an
aligned one, forged in each way of `analyzers.training.fakes`, put back in its place and saved
as JPEG 90; beside it stands the photograph saved alike. All of it once more after each later
handling. The unit is the person. OUT holds one item per analyzer, which `--faces OUT` of
`benchmarks.explanations` takes in.
"""

import argparse
import csv
import hashlib
import io
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from analyzers.catalog import BUILT_IN
from analyzers.faces.alignment import ALIGNED_SIZE, similarity
from analyzers.faces.face_pass import Faces
from analyzers.training.fakes import MAKERS, FaceImage
from analyzers.training.opencv import cv2
from benchmarks.explanations import (
    FACES,
    HANDLED,
    METHODS,
    File,
    handled,
    item_of,
    opened,
    test,
)
from benchmarks.planted_splices import jpeg
from workbench.errors import CannotForge
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.reading import batched

SOURCES = ("studio_canada", "studio_3dsk", "unsplash_man")  # the network never saw them
WAYS = ("self_blending", "nearest_blend", "mesh_swap", "part_swap_person", "reenactment")
QUALITY = 90
TRIES = 8  # chances of a way, until one fits the face
SHOWN = 0.05  # of the mask: from here on the forged pixels stand as they are
FORGED = 0.5  # of the mask: from here on a pixel counts as forged


@dataclass(frozen=True)
class Portrait:
    """A photograph (h, w, 3), the matrix (2, 3) to its aligned face, and that face."""

    unit: str
    source: str
    pixels: np.ndarray
    matrix: np.ndarray
    face: FaceImage


def portraits(data: Path, persons: int) -> Iterator[Portrait]:
    """Yield one photograph of each of so many persons of every source."""
    with (data / "manifest.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["label"] == "authentic"]
    for source in SOURCES:
        own = [row for row in rows if Path(row["path"]).parent.name == source]
        first = {row["person"] or row["path"]: data / row["path"] for row in reversed(own)}
        found = 0
        for person, path in sorted(first.items()):
            if found < persons and (one := portrait(f"{source}/{person}", source, path)):
                found += 1
                yield one


def portrait(unit: str, source: str, path: Path) -> Portrait | None:
    """Return a photograph whose face has about the size of an aligned one, None without one."""
    first = looked(path.read_bytes())
    if first is None:
        return None
    pixels, points, _ = first
    scale = float(np.sqrt(np.linalg.det(similarity(points)[:, :2])))
    if scale < 1:
        size = tuple(max(round(side * scale), 1) for side in pixels.shape[1::-1])
        pixels = np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS))
    found = looked(png(pixels))
    if found is None or found[2] is None:
        return None
    pixels, points, mesh = found
    matrix = similarity(points)
    crop = cv2.warpAffine(pixels, centred(matrix), (ALIGNED_SIZE, ALIGNED_SIZE))
    flat = (mesh[:, :2] @ matrix[:, :2].T + matrix[:, 2]).astype(np.float32)
    face = FaceImage(pixels=np.asarray(crop), points=flat, person=unit, source=source)
    return Portrait(unit, source, pixels, matrix, face)


def png(pixels: np.ndarray) -> bytes:
    """Return pixels as a file that loses nothing."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG")
    return buffer.getvalue()


def looked(data: bytes) -> tuple[np.ndarray, np.ndarray, np.ndarray | None] | None:
    """Return pixels, five points and mesh of the largest face of a picture, None without."""
    with tempfile.NamedTemporaryFile(suffix=".img") as file:
        file.write(data)
        file.flush()
        digest = hashlib.sha256(data).hexdigest()
        source = source_of(Path(file.name), digest)
        for told in Faces().read(source, batched(frames(source), source)):
            if isinstance(told, tuple) and told[0].faces:
                best = max(told[0].faces, key=lambda one: float(one.box[2]))
                return told[0].rgb.copy(), best.points, best.landmarks
    return None


def centred(matrix: np.ndarray) -> np.ndarray:
    """Return a matrix between edges as one between the middles of pixels."""
    moved = matrix.copy()
    moved[:, 2] += matrix[:, :2].sum(axis=1) / 2 - 0.5
    return moved


def forged(one: Portrait, others: list[FaceImage], way: str) -> tuple[np.ndarray, np.ndarray]:
    """Return a photograph with a forged face, and where (h, w). Raises CannotForge."""
    seed = int.from_bytes(hashlib.sha256(f"{one.unit} {way}".encode()).digest()[:4], "big")
    for turn in range(TRIES):
        fake = MAKERS[way](one.face, others, np.random.default_rng(seed + turn))
        if fake.original is None:
            break
    else:
        raise CannotForge("Only the picture that it is pasted on would be changed.")
    size = one.pixels.shape[1::-1]
    back = cv2.WARP_INVERSE_MAP
    there = centred(one.matrix)
    drawn = cv2.warpAffine(fake.pixels, there, size, flags=cv2.INTER_CUBIC | back)
    mask = cv2.warpAffine(fake.mask, there, size, flags=cv2.INTER_LINEAR | back)
    share = np.clip(mask / SHOWN, 0, 1)[..., None]
    mixed = one.pixels * (1 - share) + drawn * share
    return np.rint(mixed).astype(np.uint8), mask >= FORGED


def files(found: list[Portrait]) -> Iterator[File]:
    """Yield every photograph as it is and forged in each way, after each handling."""
    for one in found:
        plain = File(one.unit, one.source, HANDLED[0], one.pixels, QUALITY, None)
        twins = list(handled(plain))
        yield from twins
        others = [other.face for other in found if other.unit != one.unit]
        for way in WAYS:
            try:
                pixels, mask = forged(one, others, way)
            except CannotForge:
                continue
            made = handled(replace(plain, pixels=pixels, mask=mask, way=way))
            for told, twin in zip(made, twins, strict=True):
                yield replace(told, original=opened(twin.data))


def main() -> None:
    """Measure and write the items."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--persons", type=int, default=10, help="of each source")
    parser.add_argument("--analyzer", action="append", choices=("blending", *METHODS))
    parser.add_argument("--show", type=Path, help="a folder for the forgeries, to be looked at")
    asked = parser.parse_args()
    made = list(files(list(portraits(asked.data, asked.persons))))
    print(f"{len(made)} files of {len({one.unit for one in made})} persons", flush=True)
    if asked.show is not None:
        asked.show.mkdir(parents=True, exist_ok=True)
        for one in (one for one in made if one.handled == HANDLED[0]):
            name = f"{one.unit.replace('/', '_')}_{one.way or 'authentic'}.jpg"
            (asked.show / Path(name).name).write_bytes(jpeg(one.pixels, QUALITY))
    known = {one.info.name: one for one in BUILT_IN}
    items = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in asked.analyzer or ("blending", *METHODS):
            told = item_of(known[name], test(known[name], made, Path(scratch)))
            items.append(replace(told, forgeries=FACES, unit="person"))
            text = json.dumps([one.plain() for one in items], indent=1, ensure_ascii=False)
            asked.output.write_text(f"{text}\n", encoding="utf-8")
            print(items[-1], flush=True)


if __name__ == "__main__":
    main()
