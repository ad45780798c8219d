"""Show what `blending` draws: forgeries of the sample portrait, `docs/images/blending.jpg`.

    python -m recipes.pasted_portraits

Each row is a picture, where it was altered in truth, and what the analyzer draws over it, with
its score. The forgeries are made of NASA's public-domain portrait of the astronaut Eileen
Collins and of its mirror image alone, since no laboratory's media may be published. Needs the
extra `train`.
"""

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
from workbench.analyzer import Face, Frame, Source, is_analyzer
from workbench.media.decoding import frames
from workbench.media.probe import probe
from workbench.model import FrameScore, LocalizationMap, Pixels
from workbench.report.palette import blended

ROOT = Path(__file__).parents[1]
PORTRAIT = ROOT / "resources" / "sample" / "portrait.jpg"
FONT = ROOT / "resources" / "fonts" / "DejaVuSans.ttf"
TARGET = ROOT / "docs" / "images" / "blending.jpg"
WAYS = {
    "mesh_swap": "Mirror image laid on the face by its mesh, colours matched",
    "part_swap_person": "One part of the mirror image pasted in",
    "self_blending": "The face blended with a changed copy of itself",
}
SEED, QUALITY = 3, 92
ABOUT_FACE = (128, 8, 360, 240)  # of the portrait, left, top, right, bottom
LINE = 26
EDGES = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])  # from pixels' middles to their edges

Floats = NDArray[np.float32]


def main() -> None:
    """Write the picture."""
    with TemporaryDirectory() as folder:
        rows = [shown("Not altered", PORTRAIT, None)]
        for name, words in WAYS.items():
            pixels, mask = forged(name, Path(folder))
            path = Path(folder) / f"{name}.jpg"
            Image.fromarray(pixels).save(path, quality=QUALITY)
            rows.append(shown(words, path, mask))
    Image.fromarray(np.concatenate(rows)).save(TARGET, quality=90)


def forged(name: str, folder: Path) -> tuple[Pixels, Floats]:
    """Return the portrait (h, w, 3) forged in one way, and the mask (h, w) of the forgery."""
    frame, face, own = found(PORTRAIT)
    mirrored = folder / "mirrored.png"
    Image.fromarray(np.ascontiguousarray(frame.rgb[:, ::-1])).save(mirrored)
    _, _, other = found(mirrored)
    fake = MAKERS[name](own, [other], np.random.default_rng(SEED))
    return put_back(frame.rgb, face, fake)


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


def source_of(path: Path) -> Source:
    """Return the handle of a file; nobody compares its hash here."""
    seen = probe(path)
    size = path.stat().st_size
    return Source(path=path, sha256="", size_bytes=size, kind=seen.kind, stream=seen.stream)


def put_back(picture: Pixels, face: Face, fake: Fake) -> tuple[Pixels, Floats]:
    """Return a picture with the forged part of an aligned face in its place, and the mask."""
    size = picture.shape[1::-1]
    matrix = np.linalg.inv(EDGES) @ np.vstack([similarity(face.points), (0, 0, 1)]) @ EDGES
    back = np.linalg.inv(matrix)[:2]
    pixels = cv2.warpAffine(fake.pixels.astype(np.float32), back, size, flags=cv2.INTER_CUBIC)
    mask = cv2.warpAffine(np.asarray(fake.mask, np.float32), back, size)
    mixed = picture + (pixels - picture) * mask[..., None]
    return np.rint(np.clip(mixed, 0, 255)).astype(np.uint8), mask


def shown(words: str, path: Path, mask: Floats | None) -> Pixels:
    """Return a row: the picture, the truth, the map over the picture, and a line of words."""
    score, drawn = said(path)
    picture = np.asarray(Image.open(path).convert("RGB"))
    truth = np.zeros(picture.shape[:2], np.float32) if mask is None else mask
    values, inside = np.zeros(truth.shape, np.uint8), np.zeros(truth.shape, np.bool_)
    box = drawn.box
    place = np.s_[box.y : box.y + box.height, box.x : box.x + box.width]
    patch = Image.fromarray(drawn.values).resize((box.width, box.height))
    values[place], inside[place] = np.asarray(patch), True
    white = np.rint(truth * 255).astype(np.uint8)[..., None].repeat(3, axis=2)
    panels = (picture, white, blended(picture, values, inside))
    left, top, right, bottom = ABOUT_FACE
    row = np.concatenate([panel[top:bottom, left:right] for panel in panels], axis=1)
    return np.concatenate([_line(f"{words}: score {score:.2f}", row.shape[1]), row])


def said(path: Path) -> tuple[float, LocalizationMap]:
    """Return the analyzer's score and map of the face in a picture."""
    analyzer = by_name()["blending"]
    assert is_analyzer(analyzer)
    frame, _, _ = found(path)
    reading = analyzer.begin(source_of(path))
    records = [*reading.observe((frame,)), *reading.conclude()]
    (score,) = [one.score for one in records if isinstance(one, FrameScore)]
    (drawn,) = [one for one in records if isinstance(one, LocalizationMap)]
    return float(score or 0.0), drawn


def _line(text: str, width: int) -> Pixels:
    line = Image.new("RGB", (width, LINE), "white")
    font = ImageFont.truetype(str(FONT), 14)
    ImageDraw.Draw(line).text((6, 4), text, fill="black", font=font)
    return np.asarray(line)


if __name__ == "__main__":
    main()
