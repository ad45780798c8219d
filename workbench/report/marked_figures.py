"""The figures of what an examiner marked and wants to be seen: a frame and a part of it."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
from PIL import Image, ImageDraw

from workbench.model import (
    UNEQUAL,
    Annotation,
    Box,
    MediaItem,
    MediaKind,
    Picture,
    Pixels,
    Shape,
    Spot,
    first_stated,
    standing,
)
from workbench.report.content import Figure, FigureKind
from workbench.report.wording import clock

LEAST = 48  # native pixels across a part, so that its surroundings are seen
INK, EDGE = (255, 225, 77), (16, 16, 16)  # seen on any picture, also in grey print
SHARE = 170  # a line is this share of the longer side wide
SHAPES = {
    Shape.BOX: "a box",
    Shape.POLYGON: "a polygon",
    Shape.DISTANCE: "a distance",
    Shape.FRAME: "the frame as a whole",
}


def marked_figures(
    item: MediaItem, history: Sequence[Annotation], cited: Collection[str] = ()
) -> Iterator[Figure]:
    """Yield a figure for each annotation that stands and that its examiner chose, by place.

    `history` holds all that were ever made, for who marked a place first. Those of the ids
    `cited` are the regions of findings: they have a figure also where nobody chose them.
    """
    shown = {one.id: one for one in history if one.id in cited}
    shown |= {one.id: one for one in standing(history) if one.in_report}
    for one in sorted(shown.values(), key=lambda one: (one.frame, one.at)):
        yield Figure(
            number=0,
            kind=FigureKind.MARKED,
            exhibit=item.exhibit,
            caption=_caption(item, one, history),
            frame=one.frame,
            pts=one.pts,
            box=_part(one.box) if one.spots else None,
            annotation_id=one.id,
            shape=one.shape.value,
            spots=one.spots,
        )


def marked_panels(figure: Figure, whole: Picture, part: Picture | None) -> tuple[Pixels, ...]:
    """Return the frame with what is marked (h, w, 3), and the part around it where it has one.

    Both are drawn on copies of what is shown; the part is enlarged to the frame's height with
    each pixel a square.
    """
    shape = Shape(figure.shape)
    framed = drawn(whole.pixels, shape, figure.spots, whole.scale)
    if part is None or figure.box is None:
        return (framed,)
    box = figure.box
    near = tuple((x - box.x, y - box.y) for x, y in figure.spots)
    height, width = part.pixels.shape[:2]
    factor = min(framed.shape[0] / height, framed.shape[1] / width)
    size = max(round(width * factor), 1), max(round(height * factor), 1)
    way = Image.Resampling.NEAREST if factor > 1 else Image.Resampling.LANCZOS
    enlarged = np.asarray(Image.fromarray(part.pixels).resize(size, way), np.uint8)
    return framed, drawn(enlarged, shape, near, part.scale * size[0] / width)


def drawn(pixels: Pixels, shape: Shape, spots: Iterable[Spot], scale: float) -> Pixels:
    """Return pixels (h, w, 3) with a shape drawn on them, at `scale` of the native size."""
    image = Image.fromarray(np.ascontiguousarray(pixels))
    line = _line(shape, [(x * scale, y * scale) for x, y in spots])
    if line:
        pen = ImageDraw.Draw(image)
        width = max(max(image.size) // SHARE, 2)
        for color, thick in ((EDGE, width + 2), (INK, width)):
            pen.line(line, fill=color, width=thick, joint="curve")
    return np.asarray(image, np.uint8)


def _line(shape: Shape, spots: list[Spot]) -> list[Spot]:
    """Return the corners in the order in which the pen goes."""
    if shape is Shape.BOX:
        (left, top), (right, bottom) = spots
        return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    return [*spots, spots[0]] if shape is Shape.POLYGON else spots


def _part(box: Box) -> Box:
    """Return the box with half of its size on each side, and at least some surroundings."""
    across, down = max(box.width // 2, LEAST // 2), max(box.height // 2, LEAST // 2)
    left, top = max(box.x - across, 0), max(box.y - down, 0)
    right, bottom = box.x + box.width + across, box.y + box.height + down
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def _caption(item: MediaItem, one: Annotation, history: Sequence[Annotation]) -> str:
    video = item.kind is MediaKind.VIDEO
    at = f", frame {one.frame} at {clock(one.pts)}" if video else ""
    sides = " Left the frame, right the part around it, enlarged." if one.spots else ""
    note = f" “{one.note}”" if one.note else ""
    unequal = f" {UNEQUAL}" if one.spots and item.stream and not item.stream.square else ""
    return (
        f"{item.exhibit}: {_maker(one, history)}, {SHAPES[one.shape]}{at}"
        f"{_places(one)}.{unequal}{note}{sides}"
    )


def _maker(one: Annotation, history: Sequence[Annotation]) -> str:
    first = first_stated(one, history)
    again = "" if first.examiner == one.examiner else f", stated again by {one.examiner}"
    return f"marked by {first.examiner}{again}"


def _places(one: Annotation) -> str:
    """Return where it lies and how large it is, in native pixels of the upright frame."""
    if not one.spots:
        return ""
    if one.shape is Shape.DISTANCE:
        ends = " to ".join(f"({x:.1f}, {y:.1f})" for x, y in (one.spots[0], one.spots[-1]))
        return f", {one.length:.1f} native pixels, from column and row {ends}"
    box = one.box
    return f", {box.width} × {box.height} native pixels from column {box.x}, row {box.y}"
