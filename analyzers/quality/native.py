"""The pixels of a frame as they were decoded, and parts of it: never resized or turned."""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzers.quality.tiling import in_colour
from workbench.analyzer import Frame, Source
from workbench.media.orientation import coded_box
from workbench.model import Box, Grid, MediaKind, Pixels

__all__ = ["Area", "areas", "decoded"]

EVEN = 2  # a part begins at even places, so that it has the phase of the whole picture


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A part of a frame that gets a score of its own: the whole picture, or one face.

    `pixels` is uint8 RGB (h, w, 3); `box` is where they lie on `grid`; `track` is the face's,
    None for the whole picture.
    """

    pixels: Pixels
    box: Box
    grid: Grid
    track: str | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Height and width in pixels."""
        return self.pixels.shape[0], self.pixels.shape[1]


def areas(frame: Frame, source: Source) -> Iterator[Area]:
    """Yield the whole picture, then its faces with a quarter of margin, the largest first."""
    pixels, grid = decoded(frame, source.kind)
    height, width = pixels.shape[:2]
    yield Area(pixels, Box(x=0, y=0, width=width, height=height), grid)
    for face in sorted(frame.faces, key=lambda face: -float(face.box[2] * face.box[3])):
        box = _even(_on(face.native_box, source, grid))
        part = pixels[box.y : box.y + box.height, box.x : box.x + box.width]
        yield Area(part, box, grid, face.track)


def decoded(frame: Frame, kind: MediaKind) -> tuple[Pixels, Grid]:
    """Return RGB pixels uint8 (H, W, 3) before colour management, and the grid they lie on.

    Of a still as they are coded; grey is written into all three colours, and of 16 bits the
    higher 8 are taken. Of a video, whose colours are coded apart, as they are shown.
    """
    if kind is not MediaKind.IMAGE:
        return frame.rgb, Grid.UPRIGHT
    return in_colour(frame.coded), Grid.CODED


def _on(box: Box, source: Source, grid: Grid) -> Box:
    """Return where a box of the upright picture lies on a grid."""
    stream = source.stream
    if grid is Grid.UPRIGHT:
        return box
    return coded_box(box, stream.coded_width, stream.coded_height, stream.orientation)


def _even(box: Box) -> Box:
    """Return the largest part of a box that begins at even places."""
    right, down = box.x % EVEN, box.y % EVEN
    return Box(
        x=box.x + right,
        y=box.y + down,
        width=max(box.width - right, 1),
        height=max(box.height - down, 1),
    )
