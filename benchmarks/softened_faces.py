"""How faces score when the whole file was softened, which is what a blurred photograph is.

    python -m benchmarks.softened_faces MANIFEST.csv --of ffhq SDXL --without ffhq256

Draws so many stills of each source or generator that is named, always the same ones, changes
each as a whole, saves it as JPEG 90, and reads it as an examination does, faces found anew.
Printed is how many are scored, how many of these at a level and above, and their median.
"""

import argparse
import hashlib
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from analyzers.catalog import by_name
from analyzers.faces.face_pass import Faces
from analyzers.training.opencv import cv2
from workbench.evaluation.manifest import Entry, read_manifest
from workbench.media.probe import source_of
from workbench.model import FrameScore, Pixels, Start
from workbench.reading import read_once

LARGEST = 3000  # pixels along a side: a larger picture is halved before anything else
JPEG_90 = [cv2.IMWRITE_JPEG_QUALITY, 90]
HEADS = ("source or generator", "done to the file", "files", "scored", "reach it", "median")


def _half(picture: Pixels) -> Pixels:
    return np.asarray(cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))


def _half_and_back(picture: Pixels) -> Pixels:
    size = picture.shape[1::-1]
    return np.asarray(cv2.resize(_half(picture), size, interpolation=cv2.INTER_CUBIC))


def _jpeg_50(picture: Pixels) -> Pixels:
    _, kept = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 50])
    return np.asarray(cv2.imdecode(kept, cv2.IMREAD_COLOR))


CHANGES: Mapping[str, Callable[[Pixels], Pixels]] = {
    "JPEG 90 alone": lambda picture: picture,
    "blurred by 1 pixel": lambda picture: np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.0)),
    "halved and enlarged": _half_and_back,
    "JPEG 50 before": _jpeg_50,
}


def main() -> None:
    """Read, and print a row for every group and change."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--of", nargs="+", required=True, help="sources and generators")
    parser.add_argument("--without", default="", help="part of paths that are left out")
    parser.add_argument("--analyzer", default="synthesis")
    parser.add_argument("--level", type=float, default=2.0862)
    parser.add_argument("--most", type=int, default=24, help="files of each")
    asked = parser.parse_args()
    entries = read_manifest(asked.manifest, absolute=True).entries
    print(f"| {' | '.join(HEADS)} |\n" + "|---" * len(HEADS) + "|")
    for name in asked.of:
        files = drawn(entries, name, asked.without, asked.most)
        for change in CHANGES:
            scores = [s for file in files for s in scored(file, change, asked.analyzer)]
            reached = sum(score >= asked.level for score in scores)
            middle = f"{np.median(scores):.2f}" if scores else "–"
            cells = (name, change, len(files), len(scores), reached, middle)
            print(f"| {' | '.join(map(str, cells))} |", flush=True)


def drawn(entries: Sequence[Entry], name: str, without: str, most: int) -> list[Path]:
    """Return so many files of a source or generator by chance, always the same ones."""
    files = {
        one.path: one.file
        for one in entries
        if not one.refused
        and (one.columns.get("generator") or one.columns.get("source")) == name
        and not (without and without in one.path)
    }
    paths = sorted(files)
    random.Random(12).shuffle(paths)
    return [files[path] for path in paths[:most]]


def scored(file: Path, change: str, analyzer: str) -> list[float]:
    """Return the highest score of the faces of a file after a change, none if all withheld."""
    picture = cv2.imread(str(file))
    if picture is None:
        return []
    if max(picture.shape[:2]) > LARGEST:
        picture = _half(picture)
    methods = (Faces(), by_name()[analyzer])
    with TemporaryDirectory() as folder:
        changed = Path(folder) / "changed.jpg"
        cv2.imwrite(str(changed), CHANGES[change](picture), JPEG_90)
        starts = {method.info.name: Start() for method in methods}
        source = source_of(changed, hashlib.sha256(changed.read_bytes()).hexdigest())
        told = [one for _, one in read_once(lambda: methods, source, starts)]
    scores = [one.score for one in told if isinstance(one, FrameScore)]
    known = [score for score in scores if score is not None]
    return [max(known)] if known else []


if __name__ == "__main__":
    main()
