"""Make the sheets of faces in `docs/images`: what was found, aligned, its parts and its eyes.

    python -m recipes.contact_sheets
    python -m recipes.contact_sheets TARGET.jpg CLIP...

Without arguments, from the public-domain portrait in `resources/sample`: `faces-portrait.jpg`,
a synthetic composition, the one face at several sizes and tilts, mirrored, covered and cut by
the frame. With arguments, one row for each clip, of the middle frame of a tenth of it; whether
such a sheet may be published is for the licence of the clip to say.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from analyzers.faces.alignment import aligned, similarity
from analyzers.faces.crops import eyes, native_box
from analyzers.faces.detection import Detector
from analyzers.faces.landmarks import Landmarker, Mesh, face_box, five_points
from analyzers.faces.parts import outlines, part_mask
from workbench.model import FacePart, Pixels

ROOT = Path(__file__).parents[1]
PORTRAIT = ROOT / "resources/sample/portrait.jpg"
FACE = np.float32([178, 57, 92, 119])
FONT = ImageFont.truetype(ROOT / "resources/fonts/DejaVuSans.ttf", 11)
SIDE = 176
FACES_A_CLIP = 4
COLOURS = {
    FacePart.EYES: (235, 87, 87),
    FacePart.NOSE: (39, 174, 96),
    FacePart.MOUTH: (214, 51, 132),
    FacePart.CHEEKS: (242, 201, 76),
    FacePart.JAW: (47, 128, 237),
    FacePart.FOREHEAD: (155, 81, 224),
}


def row(frame: Pixels, mesh: Mesh, title: str) -> Image.Image:
    """Return the face as found with its outlines, aligned, with its parts, and its eyes."""
    points = five_points(mesh.points)
    face = Image.fromarray(aligned(frame, (0, 0), points))
    mask = part_mask(mesh.points, similarity(points))
    strips = np.concatenate(list(eyes(frame, (0, 0), mesh.points)))
    sheet = Image.new("RGB", (SIDE * 4, SIDE + 18), "white")
    ImageDraw.Draw(sheet).text((2, 2), title, "black", FONT)
    sheet.paste(found(frame, mesh), (0, 18))
    for place, picture in enumerate((face, tinted(face, mask)), start=1):
        sheet.paste(picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS), (place * SIDE, 18))
    sheet.paste(Image.fromarray(strips).resize((128, 171)), (3 * SIDE + 24, 20))
    return sheet


def found(frame: Pixels, mesh: Mesh) -> Image.Image:
    """Return the native crop at the sheet's size, the parts outlined."""
    box = native_box(face_box(mesh.points), (frame.shape[0], frame.shape[1]))
    part = frame[box.y : box.y + box.height, box.x : box.x + box.width]
    scale = SIDE / max(box.width, box.height)
    size = (round(box.width * scale), round(box.height * scale))
    way = Image.Resampling.NEAREST if scale > 1 else Image.Resampling.LANCZOS
    sheet = Image.new("RGB", (SIDE, SIDE), "white")
    sheet.paste(Image.fromarray(np.ascontiguousarray(part)).resize(size, way))
    for colour, polygons in ((COLOURS[k], v) for k, v in outlines(mesh.points).items()):
        for polygon in polygons:
            corners = ((polygon - (box.x, box.y)) * scale).ravel().tolist()
            ImageDraw.Draw(sheet).polygon(corners, outline=colour)
    return sheet


def tinted(face: Image.Image, mask: Pixels) -> Image.Image:
    """Return the aligned face with each part in its colour."""
    palette = np.zeros((len(FacePart), 3), np.uint8)
    for part, colour in COLOURS.items():
        palette[part] = colour
    colours = Image.fromarray(palette[mask])
    share = Image.fromarray(np.where(mask, 110, 0).astype(np.uint8))
    return Image.composite(colours, face, share)


def stacked(rows: list[Image.Image], columns: int) -> Image.Image:
    """Return the rows of a sheet, side by side in columns."""
    width, height = rows[0].size
    sheet = Image.new("RGB", (width * columns, height * -(-len(rows) // columns)), "white")
    for place, picture in enumerate(rows):
        sheet.paste(picture, (place % columns * width, place // columns * height))
    return sheet


def compositions() -> Iterator[tuple[str, Pixels, np.ndarray, np.ndarray]]:
    """Yield pictures made of the portrait: title, pixels, box and five points of the face."""
    with Image.open(PORTRAIT) as opened:
        portrait = opened.convert("RGB")
    pixels = np.asarray(portrait)
    mesh = Landmarker().measure(pixels, FACE)
    assert mesh is not None
    points = five_points(mesh.points)
    yield "92 px, as it is", pixels, FACE, points
    yield "mirrored", pixels[:, ::-1].copy(), reflected(FACE), points
    for width in (20, 40, 1000):
        scale = width / 92
        size = (round(512 * scale),) * 2
        small = np.asarray(portrait.resize(size, Image.Resampling.LANCZOS))
        yield f"{width} px", small, FACE * scale, points * scale
    for degrees in (35, 90, 180):
        turned = np.asarray(portrait.rotate(-degrees, Image.Resampling.BICUBIC))
        there = rolled(points, degrees)
        middle = rolled(FACE[None, :2] + FACE[2:] / 2, degrees)[0]
        yield f"turned by {degrees}°", turned, np.r_[middle - 60, 120, 120], there
    yield (
        "cut by the frame",
        pixels[:, 200:],
        FACE - np.float32([200, 0, 0, 0]),
        points - (200, 0),
    )
    covered = pixels.copy()
    covered[135:185, 180:270] = 96
    yield "mouth and chin covered: a guess", covered, FACE, points


def reflected(box: np.ndarray) -> np.ndarray:
    """Return a box in the mirrored portrait."""
    return np.float32([512 - box[0] - box[2], *box[1:]])


def rolled(points: np.ndarray, degrees: float) -> np.ndarray:
    """Return points of the portrait, turned clockwise about its middle."""
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return (points - 256) @ turn.T + 256


def portrait_sheet() -> Image.Image:
    """Return the sheet of the portrait."""
    rows, landmarker = [], Landmarker()
    for title, pixels, box, points in compositions():
        five = None if title == "mirrored" else points.astype(np.float32)
        mesh = landmarker.measure(pixels, box.astype(np.float32), five)
        if mesh is None:
            raise SystemExit(f"no mesh: {title}")
        rows.append(row(pixels, mesh, title))
    return stacked(rows, 2)


def clip_rows(path: Path) -> Iterator[Image.Image]:
    """Yield rows of frames spread over a clip; a face without a mesh is named and left out."""
    detector, landmarker = Detector(), Landmarker()
    with av.open(str(path)) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    for index in np.linspace(0, len(frames) - 1, FACES_A_CLIP + 2).astype(int)[1:-1]:
        for face in detector.find(frames[index])[:1]:
            box = np.float32([face.x, face.y, face.width, face.height])
            mesh = landmarker.measure(frames[index], box, face.points)
            title = f"{path.stem}, frame {index}, {face.width:.0f} px"
            if mesh is None:
                print(f"no mesh: {title}")
            else:
                yield row(frames[index], mesh, title)


def main() -> None:
    """Write the sheet that the arguments ask for."""
    if len(sys.argv) == 1:
        portrait_sheet().save(ROOT / "docs/images/faces-portrait.jpg", quality=85)
        return
    target, *clips = map(Path, sys.argv[1:])
    stacked([line for clip in clips for line in clip_rows(clip)], 2).save(target, quality=85)


if __name__ == "__main__":
    main()
