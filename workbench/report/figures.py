"""Choose a report's figures and make their pictures: frames through the worker, maps on top."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from workbench.analyzer import Source
from workbench.errors import HashMismatch, WorkbenchError
from workbench.media.orientation import upright
from workbench.model import (
    Grid,
    MediaItem,
    MediaState,
    Picture,
    Pixels,
    StoredIllustration,
    StoredMap,
    StoredPicture,
)
from workbench.report.content import Figure, FigureKind
from workbench.report.marked_figures import drawn, marked_panels
from workbench.report.palette import blended, colored
from workbench.report.plan import Planned
from workbench.report.redaction import NOTHING, SAID, Veil, tiled

T = TypeVar("T", bound=np.generic)
MAX_SIDE = 1000  # pixels: about 300 dpi at the width of half a page
DRAWN_SIDE = 400  # pixels: what an analyzer drew is enlarged to it, each pixel as a square
FACE_SIDE = 480  # pixels: a face is printed about 4 cm wide
READER = "workbench.media.reader:pictures"  # by name: only the worker may load a codec
CUTTER = "workbench.report.cuttings:cuttings"  # likewise


class FrameWorker(Protocol):
    """The part of a worker that a report needs."""

    def run(self, work: str, *args: object) -> Iterator[Any]:
        """Yield what a generator function yields in the worker process."""


class PictureRecord(Protocol):
    """The part of a case store that pictures come from."""

    def source(self, item: MediaItem) -> Source:
        """Return a read-only handle of the evidence file."""

    def map_values(self, stored: StoredMap) -> Pixels:
        """Return a map's values (h, w)."""

    def drawn(self, stored: StoredPicture) -> Pixels:
        """Return a picture (h, w) or (h, w, 3) of an illustration."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A drawn picture: encoded bytes and its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure with the panels it shows, left to right."""

    figure: Figure
    panels: tuple[Panel, ...] = ()


def draw(
    record: PictureRecord,
    worker: FrameWorker,
    item: MediaItem,
    planned: Sequence[Planned],
    veil: Veil = NOTHING,
) -> Iterator[Drawn]:
    """Yield each planned figure of one exhibit, with its pictures where it has any.

    A frame that cannot be decoded leaves a figure that says why. The pictures come from the
    worker; only validated arrays are encoded here, and faces under the veil before all else.
    """
    for one in _unveiled(record, worker, item, planned, veil):
        hidden = one.panels and veil.hides(one.figure)
        caption = f"{one.figure.caption} {SAID}" if hidden else one.figure.caption
        yield replace(one, figure=replace(one.figure, caption=caption))


def _unveiled(
    record: PictureRecord,
    worker: FrameWorker,
    item: MediaItem,
    planned: Sequence[Planned],
    veil: Veil,
) -> Iterator[Drawn]:
    """Yield each figure, whose caption does not tell yet that something is hidden."""
    whole = [one for one in planned if _shows_whole(one)]
    wanted = sorted({plan.figure.frame for plan in whole if plan.figure.frame is not None})
    seen, problem = fetch(record, worker, item, wanted)
    fetched = {frame: veil.whole(picture) for frame, picture in seen.items()}
    figures = [one.figure for one in planned]
    cut, missing = fetch_faces(record, worker, item, figures)
    origin = {one.number: one.box for one in figures if one.box is not None}
    cut = {number: veil.part(one, origin[number]) for number, one in cut.items()}
    for plan in planned:
        if plan.illustrated is not None:
            yield _illustrated(record, plan.figure, plan.illustrated, (veil, item))
        elif plan.figure.kind is FigureKind.MARKED:
            yield _marked(plan.figure, fetched, cut.get(plan.figure.number), problem)
        elif plan.figure.box is None:
            yield _drawn(record, item, plan, fetched, problem, veil=veil)
        else:
            yield _face(plan.figure, cut.get(plan.figure.number), missing)


def _shows_whole(plan: Planned) -> bool:
    """Tell whether a figure shows a frame from edge to edge."""
    marked = plan.figure.kind is FigureKind.MARKED
    return marked or (plan.figure.box is None and plan.illustrated is None)


def undrawn(planned: Sequence[Planned], problem: str) -> Iterator[Drawn]:
    """Yield the figures without their pictures, each saying why."""
    for plan in planned:
        shows_frame = plan.figure.frame is not None
        yield Drawn(replace(plan.figure, problem=problem) if shows_frame else plan.figure)


def fetch(
    record: PictureRecord, worker: FrameWorker, item: MediaItem, frames: Sequence[int]
) -> tuple[Mapping[int, Picture], str]:
    """Return the pictures of these frames, and why any is missing."""
    pictures: dict[int, Picture] = {}
    if not frames or item.state is not MediaState.ACCEPTED:
        return pictures, "the file could not be read"
    try:
        for picture in worker.run(READER, record.source(item), tuple(frames), MAX_SIDE):
            pictures[picture.frame] = picture
    except (WorkbenchError, OSError) as error:
        return pictures, str(error)
    return pictures, "the reader returned no such frame"


def fetch_faces(
    record: PictureRecord, worker: FrameWorker, item: MediaItem, figures: Iterable[Figure]
) -> tuple[Mapping[int, Picture], str]:
    """Return the pictures of faces by the number of their figure, and why any is missing."""
    wanted = [
        (one.number, one.frame, one.box)
        for one in figures
        if one.box is not None and one.frame is not None
    ]
    names = {str(number): number for number, _, _ in wanted}
    pictures: dict[int, Picture] = {}
    if not wanted or item.state is not MediaState.ACCEPTED:
        return pictures, "the file could not be read"
    try:
        source = record.source(item)
        for said in worker.run(CUTTER, source, tuple(wanted), FACE_SIDE):
            match said:  # the worker is not trusted: a face that nobody asked for is dropped
                case (str(name), Picture() as picture) if name in names:
                    pictures[names[name]] = picture
    except (WorkbenchError, OSError) as error:
        return pictures, str(error)
    return pictures, "the reader returned no such frame"


def _illustrated(
    record: PictureRecord,
    figure: Figure,
    stored: StoredIllustration,
    hidden: tuple[Veil, MediaItem],
) -> Drawn:
    veil, item = hidden
    try:
        drawn = ((veil.stored(record.drawn(one), one, item)) for one in stored.pictures)
        panels = tuple(chart(enlarged(picture)) for picture in drawn)
    except (HashMismatch, OSError) as error:
        return Drawn(replace(figure, problem=f"The pictures cannot be shown: {error}."))
    return Drawn(figure, panels)


def enlarged(pixels: Pixels) -> Pixels:
    """Return a picture (h, w) or (h, w, 3) as RGB, each pixel a square as large as fits."""
    factor = max(DRAWN_SIDE // max(pixels.shape[:2]), 1)
    color = pixels if pixels.ndim == 3 else pixels[..., None].repeat(3, axis=2)  # noqa: PLR2004
    return color.repeat(factor, axis=0).repeat(factor, axis=1)


def _marked(
    figure: Figure, fetched: Mapping[int, Picture], part: Picture | None, problem: str
) -> Drawn:
    picture = None if figure.frame is None else fetched.get(figure.frame)
    if picture is None:
        return Drawn(replace(figure, problem=f"The frame cannot be shown: {problem}."))
    shown = replace(figure, frame_sha256=picture.sha256, pts=picture.pts)
    return Drawn(shown, tuple(map(photograph, marked_panels(figure, picture, part))))


def _face(figure: Figure, picture: Picture | None, problem: str) -> Drawn:
    if picture is None:
        return Drawn(replace(figure, problem=f"The face cannot be shown: {problem}."))
    shown = replace(figure, frame_sha256=picture.sha256, pts=picture.pts)
    return Drawn(shown, (photograph(picture.pixels),))


def _drawn(
    record: PictureRecord,
    item: MediaItem,
    plan: Planned,
    fetched: Mapping[int, Picture],
    problem: str,
    *,
    veil: Veil,
) -> Drawn:
    if plan.figure.frame is None:
        return Drawn(plan.figure)
    picture = fetched.get(plan.figure.frame)
    if picture is None:
        return Drawn(replace(plan.figure, problem=f"The frame cannot be shown: {problem}."))
    figure = replace(plan.figure, frame_sha256=picture.sha256, pts=picture.pts)
    if plan.stored is None:
        return Drawn(figure, (photograph(picture.pixels),))
    try:
        panels = _with_map(record, item, picture, plan.stored, plan.figure, veil=veil)
    except (HashMismatch, OSError) as error:
        problem = f"The map cannot be shown: {error}."
        return Drawn(replace(figure, problem=problem), (photograph(picture.pixels),))
    return Drawn(figure, panels)


def _with_map(
    record: PictureRecord,
    item: MediaItem,
    picture: Picture,
    stored: StoredMap,
    figure: Figure,
    *,
    veil: Veil,
) -> tuple[Panel, Panel]:
    """Return the frame under the map, and the map alone; of a face only the part around it.

    The regions of findings are enclosed in both.
    """
    height, width = picture.pixels.shape[:2]
    values, inside = spread(item, stored, record.map_values(stored), (height, width))
    values = tiled(values, veil.boxes(picture.frame), picture.scale)  # maps can show a face
    alone = np.where(inside[..., None], colored(values), np.uint8(255))
    part = around(item, stored, (height, width))
    over = _enclosed(blended(picture.pixels, values, inside), figure, picture.scale)
    return photograph(over[part]), chart(_enclosed(alone, figure, picture.scale)[part])


def _enclosed(pixels: Pixels, figure: Figure, scale: float) -> Pixels:
    """Return pixels (h, w, 3) of a frame with a line around the regions of findings."""
    for one in figure.regions:
        pixels = drawn(pixels, one.shape, one.spots, scale)
    return pixels


def around(item: MediaItem, stored: StoredMap, shape: tuple[int, int]) -> tuple[slice, slice]:
    """Return the rows and columns of a frame (h, w) that a figure of this map shows.

    The whole frame, but of a face's map the box with half of its size on each side: in a frame
    of many a face would be too small to be judged on paper.
    """
    if stored.track_id is None or stored.grid is not Grid.UPRIGHT:
        return np.s_[:, :]
    left, top, right, bottom = _scaled(stored, _grid_size(item, stored), shape)
    across, down = (right - left) // 2, (bottom - top) // 2
    return np.s_[max(top - down, 0) : bottom + down, max(left - across, 0) : right + across]


def spread(
    item: MediaItem, stored: StoredMap, values: Pixels, shape: tuple[int, int]
) -> tuple[Pixels, NDArray[np.bool_]]:
    """Return a map's values over the whole upright picture (h, w), and where it has any.

    A map on the coded grid is laid on the coded frame first and then turned with it.
    """
    stream = item.stream
    coded = stored.grid is Grid.CODED and stream is not None
    code = stream.orientation if coded and stream is not None else 1
    full = _grid_size(item, stored)
    canvas = shape[::-1] if code > 4 else shape  # noqa: PLR2004  # EXIF 5..8 swap the axes
    left, top, right, bottom = _scaled(stored, full, canvas)
    painted, inside = np.zeros(canvas, np.uint8), np.zeros(canvas, np.bool_)
    patch = Image.fromarray(values).resize((right - left, bottom - top), Image.Resampling.BOX)
    painted[top:bottom, left:right] = np.asarray(patch)
    inside[top:bottom, left:right] = True
    return _fit(upright(painted, code), shape), _fit(upright(inside, code), shape)


def _grid_size(item: MediaItem, stored: StoredMap) -> tuple[int, int]:
    """Return (width, height) of the grid on which the map's box is given."""
    stream, box = item.stream, stored.box
    if stream is None:
        return box.x + box.width, box.y + box.height
    if stored.grid is Grid.CODED:
        return stream.coded_width, stream.coded_height
    return stream.width, stream.height


def _scaled(
    stored: StoredMap, full: tuple[int, int], canvas: tuple[int, int]
) -> tuple[int, int, int, int]:
    """Return the box on the canvas, at least one pixel large and never outside."""
    box, (width, height), (rows, columns) = stored.box, full, canvas
    left = min(max(round(box.x / width * columns), 0), columns - 1)
    top = min(max(round(box.y / height * rows), 0), rows - 1)
    right = min(max(round((box.x + box.width) / width * columns), left + 1), columns)
    bottom = min(max(round((box.y + box.height) / height * rows), top + 1), rows)
    return left, top, right, bottom


def _fit(array: NDArray[T], shape: tuple[int, int]) -> NDArray[T]:
    """Return the array at exactly this shape, by its nearest samples."""
    rows = np.arange(shape[0]) * array.shape[0] // shape[0]
    columns = np.arange(shape[1]) * array.shape[1] // shape[1]
    fitted: NDArray[T] = array[rows][:, columns]
    return fitted


def photograph(pixels: Pixels) -> Panel:
    """Encode pixels (h, w, 3) for print, with compression that the eye does not see."""
    return _panel(pixels, "JPEG", quality=90, subsampling=0)


def chart(pixels: Pixels) -> Panel:
    """Encode pixels (h, w, 3) exactly."""
    return _panel(pixels, "PNG")


def _panel(pixels: Pixels, kind: str, **options: int) -> Panel:
    stream = BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(stream, kind, **options)
    height, width = pixels.shape[:2]
    return Panel(stream.getvalue(), width, height)


def panels_by_number(drawn: Iterable[Drawn]) -> dict[int, tuple[Panel, ...]]:
    """Return the panels by the number of their figure."""
    return {one.figure.number: one.panels for one in drawn}
