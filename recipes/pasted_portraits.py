"""Show what `blending` draws: forgeries of the sample portrait, `docs/images/blending.jpg`.

    python -m recipes.pasted_portraits

Each row is a picture, where it was altered in truth, and what the analyzer draws over it. Of
every way of forging that is shown, it is the forgery that scored highest of some, and how many
of them reach the operating point. The forgeries are made of NASA's public-domain portrait of
the astronaut Eileen Collins and of its mirror image alone, since no laboratory's media may be
published. Needs the extra `train`.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from analyzers.catalog import by_name
from analyzers.faces.alignment import similarity
from analyzers.faces.face_pass import Faces
from analyzers.training.fakes import MAKERS, FaceImage, Fake
from analyzers.training.opencv import cv2
from workbench.analyzer import Face, Frame, is_analyzer
from workbench.errors import CannotForge
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.model import FrameScore, LocalizationMap, Pixels
from workbench.report.palette import blended

ROOT = Path(__file__).parents[1]
PORTRAIT = ROOT / "resources" / "sample" / "portrait.jpg"
FONT = ROOT / "resources" / "fonts" / "DejaVuSans.ttf"
TARGET = ROOT / "docs" / "images" / "blending.jpg"
WAYS = {
    "mesh_swap": "Mirror image laid on the face",
    "part_swap_person": "One part of the mirror image pasted in",
    "self_blending": "The face blended with a changed copy of itself",
}
DRAWS, QUALITY = 16, 92
ABOUT_FACE = (128, 8, 360, 240)  # of the portrait, left, top, right, bottom
LINE = 26
EDGES = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])  # from pixels' middles to their edges

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Read:
    """A picture (h, w, 3), the mask (h, w) of its forgery, and what the analyzer says of it."""

    picture: Pixels
    mask: Floats
    score: float
    drawn: LocalizationMap


def main() -> None:
    """Write the picture."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "portrait.jpg"
        path.write_bytes(PORTRAIT.read_bytes())
        clean = read(path, None)
        rows = [row(f"Not altered: score {clean.score:.2f}", clean)]
        rows += [row_of(name, words, Path(folder)) for name, words in WAYS.items()]
    Image.fromarray(np.concatenate(rows)).save(TARGET, quality=90)


def row_of(name: str, words: str, folder: Path) -> Pixels:
    """Return the row of the highest-scoring forgery of one way."""
    made = list(forged(name, folder))
    highest = max(made, key=lambda one: one.score)
    points = by_name()["blending"].info.operating_points
    told = f"{words}: score {highest.score:.2f}, the highest of {len(made)}"
    if points:
        least = points[0].threshold
        reach = sum(one.score >= least for one in made)
        told += f"; {reach} reach the operating point {least:.2f}"
    return row(told, highest)


def forged(name: str, folder: Path) -> Iterator[Read]:
    """Yield the portrait forged in one way, again and again."""
    frame, face, own = found(PORTRAIT)
    mirrored = folder / "mirrored.png"
    Image.fromarray(np.ascontiguousarray(frame.rgb[:, ::-1])).save(mirrored)
    _, _, other = found(mirrored)
    for seed in range(DRAWS):
        with suppress(CannotForge):
            fake = MAKERS[name](own, [other], np.random.default_rng(seed))
            pixels, mask = put_back(frame.rgb, face, fake)
            path = folder / f"{name}.jpg"
            Image.fromarray(pixels).save(path, quality=QUALITY)
            yield read(path, mask)


def found(path: Path) -> tuple[Frame, Face, FaceImage]:
    """Return a picture, its face, and that face as makers of fakes want it."""
    source = source_of(path)
    said = Faces().read(source, iter([tuple(frames(source))]))
    frame = next(part[0] for part in said if isinstance(part, tuple))
    face = frame.faces[0]
    matrix = similarity(face.points)
    if face.landmarks is None:
        raise SystemExit(f"{path.name}: the face has no mesh")
    points = face.landmarks[:, :2] @ matrix[:, :2].T + matrix[:, 2]
    image = FaceImage(face.aligned, points.astype(np.float32), person=path.name)
    return frame, face, image


def put_back(picture: Pixels, face: Face, fake: Fake) -> tuple[Pixels, Floats]:
    """Return a picture with the forged part of an aligned face in its place, and the mask."""
    size = picture.shape[1::-1]
    matrix = np.linalg.inv(EDGES) @ np.vstack([similarity(face.points), (0, 0, 1)]) @ EDGES
    back = np.linalg.inv(matrix)[:2]
    pixels = cv2.warpAffine(fake.pixels.astype(np.float32), back, size, flags=cv2.INTER_CUBIC)
    mask = cv2.warpAffine(np.asarray(fake.mask, np.float32), back, size)
    mixed = picture + (pixels - picture) * mask[..., None]
    return np.rint(np.clip(mixed, 0, 255)).astype(np.uint8), mask


def read(path: Path, mask: Floats | None) -> Read:
    """Return what the analyzer says of the face in a picture."""
    analyzer = by_name()["blending"]
    assert is_analyzer(analyzer)
    frame, _, _ = found(path)
    reading = analyzer.begin(source_of(path))
    records = [*reading.observe((frame,)), *reading.conclude()]
    (score,) = [one.score for one in records if isinstance(one, FrameScore)]
    (drawn,) = [one for one in records if isinstance(one, LocalizationMap)]
    if score is None:
        raise SystemExit(f"{path.name}: no score")
    nothing = np.zeros(frame.rgb.shape[:2], np.float32)
    return Read(frame.rgb, nothing if mask is None else mask, score, drawn)


def row(words: str, one: Read) -> Pixels:
    """Return the picture, the truth and the map over the picture, under a line of words."""
    values, inside = np.zeros(one.mask.shape, np.uint8), np.zeros(one.mask.shape, np.bool_)
    box = one.drawn.box
    place = np.s_[box.y : box.y + box.height, box.x : box.x + box.width]
    patch = Image.fromarray(one.drawn.values).resize((box.width, box.height))
    values[place], inside[place] = np.asarray(patch), True
    white = np.rint(one.mask * 255).astype(np.uint8)[..., None].repeat(3, axis=2)
    panels = (one.picture, white, blended(one.picture, values, inside))
    left, top, right, bottom = ABOUT_FACE
    side = np.concatenate([panel[top:bottom, left:right] for panel in panels], axis=1)
    return np.concatenate([_line(words, side.shape[1]), side])


def _line(text: str, width: int) -> Pixels:
    line = Image.new("RGB", (width, LINE), "white")
    font = ImageFont.truetype(str(FONT), 12)
    ImageDraw.Draw(line).text((6, 4), text, fill="black", font=font)
    return np.asarray(line)


if __name__ == "__main__":
    main()
