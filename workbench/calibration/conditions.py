"""The conditions that decide which calibration fits a medium, and the cells they fall into.

The same measures are taken of the media that a calibration is made from and of those in a
case. The cells are fixed, so that calibrations of different laboratories can stand together.
"""

from collections.abc import Mapping
from itertools import pairwise

from workbench.calibration.face_traits import FACE_WIDTH, QUANTISER
from workbench.model import MediaKind, Need
from workbench.model.calibration import Cell, Conditions, Range, within

TABLE_SUM = "jpeg_table_sum"
PICTURE_SIZE = "log_picture_size"
LOSSLESS = frozenset({"png", "bmp"})
JPEG, H264 = "jpeg", "h264"
MILLION = 1e6

Measured = Mapping[str, float]


def _ranges(*edges: float) -> tuple[Range, ...]:
    known = tuple(map(float, edges))
    return (*pairwise(known), (known[-1], None))


MEGAPIXELS = _ranges(0, 0.1, 0.5, 2, 8)
FACE_WIDTHS = _ranges(0, 64, 128, 256, 512)  # native pixels
COARSENESS = {
    JPEG: _ranges(0, 1900, 4700, 9300),  # both standard tables of quality 90, 75, 50
    H264: _ranges(0, 20, 28, 36),
}


def conditions(kind: MediaKind, codec: str, measured: Measured) -> Conditions | None:
    """Return the conditions of a medium, None where not even its size is known.

    `measured` holds what the traits of an evaluation hold: decimal logarithms of the picture's
    pixels and of the median face width, the sum of a JPEG's tables, the quantiser at faces.
    """
    if PICTURE_SIZE not in measured:
        return None
    coding = codec.split(" ", maxsplit=1)[0]
    coarse = measured.get(TABLE_SUM if kind is MediaKind.IMAGE else QUANTISER)
    width = measured.get(FACE_WIDTH)
    return Conditions(
        kind=kind,
        coding=coding,
        megapixels=round(10 ** measured[PICTURE_SIZE]) / MILLION,
        coarseness=coarse if coding in COARSENESS else None,
        face_width=None if width is None else round(10**width, 3),
    )


def cell_of(found: Conditions | None, need: Need) -> tuple[Cell | None, str]:
    """Return the cell of a medium for an analyzer, or None and what could not be measured."""
    if found is None:
        return None, "the size of the picture"
    if found.kind is MediaKind.VIDEO:
        return None, "how long a video is and how many faces it shows"
    coarse = _in(COARSENESS.get(found.coding, ()), found.coarseness)
    if coarse is None and found.coding not in LOSSLESS:
        return None, f"how coarsely it is compressed ({found.coding})"
    width = _in(FACE_WIDTHS, found.face_width)
    if need is Need.FACES and width is None:
        return None, "the width of a face"
    size = _in(MEGAPIXELS, found.megapixels)
    assert size is not None  # noqa: S101  # the last range has no end
    faces = width if need is Need.FACES else None
    cell = Cell(
        kind=found.kind,
        coding=found.coding,
        megapixels=size,
        coarseness=coarse,
        face_width=faces,
    )
    return cell, ""


def on_grid(cell: Cell) -> bool:
    """Return whether a cell is one that a medium can fall into."""
    coarse = COARSENESS.get(cell.coding, ()) if cell.coding not in LOSSLESS else (None,)
    return (
        cell.kind is MediaKind.IMAGE
        and cell.megapixels in MEGAPIXELS
        and cell.coarseness in coarse
        and cell.face_width in (None, *FACE_WIDTHS)
    )


def _in(ranges: tuple[Range, ...], value: float | None) -> Range | None:
    return next((one for one in ranges if within(one, value)), None)


def told(cell: Cell) -> str:
    """Return a cell in words, for a page and for the table of calibrations."""
    size = f"{cell.kind}, {cell.coding}, {_span(cell.megapixels, 'megapixels')}"
    coarse = cell.coarseness
    scales = {JPEG: "JPEG tables that sum to", H264: "quantiser at the face"}
    how = f", {scales.get(cell.coding, 'coarseness')} {_span(coarse)}" if coarse else ""
    faces = f", faces {_span(cell.face_width, 'pixels wide')}" if cell.face_width else ""
    return f"{size}{how}{faces}"


def _span(where: Range, unit: str = "") -> str:
    low, high = where
    span = f"{low:g} and more" if high is None else f"{low:g} to below {high:g}"
    if high is not None and not low:
        span = f"below {high:g}"
    return f"{span} {unit}".strip()
