"""What a JPEG file's tables and segments tell of the program that wrote it."""

import hashlib
import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analyzers.provenance.plain import fact
from workbench.media.jpeg_segments import APP2, APP13, APP14, DQT, read_jpeg_structure
from workbench.model import Fact

Table = NDArray[np.int64]

APP12 = 0xEC
BLOCK_VALUES = 64
BEST_QUALITY = 100
WHERE = "JPEG segments"
# ITU-T T.81, tables K.1 (luminance) and K.2 (chrominance), row by row.
LUMINANCE = np.array(
    [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55,
        14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    ]
)  # fmt: skip
CHROMINANCE = np.full(BLOCK_VALUES, 99)
CHROMINANCE[[0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 24, 25]] = [
    17, 18, 24, 47, 18, 21, 26, 66, 24, 26, 56, 47, 66,
]  # fmt: skip


def coding_facts(path: Path) -> Iterator[Fact]:
    """Yield the kind of quantisation tables, and segments that name a program or pictures."""
    structure = read_jpeg_structure(path)
    tables = [table for data in structure.payloads(DQT) for table in tables_of(data)]
    if tables:
        yield fact("jpeg_quantisation", described(tables), "JPEG quantisation tables")
    if structure.payloads(APP14, b"Adobe"):
        yield fact("jpeg_segment", "Adobe segment: written by an Adobe-style encoder", WHERE)
    if structure.payloads(APP13, b"Photoshop 3.0"):
        yield fact("jpeg_segment", "Photoshop resource block (also written by others)", WHERE)
    if structure.payloads(APP12, b"Ducky"):
        yield fact("jpeg_segment", "Ducky segment of Photoshop's 'Save for Web'", WHERE)
    if structure.payloads(APP2, b"MPF\0"):
        yield fact("further_pictures", "index of several pictures in one file (MPF)", WHERE)


def tables_of(data: bytes) -> Iterator[Table]:
    """Yield the 8x8 tables (64 values, row by row) of one DQT segment, as far as it goes."""
    order = zigzag()
    while data:
        wide = data[0] >> 4
        size = BLOCK_VALUES * (2 if wide else 1)
        if len(data) <= size:
            return
        values = struct.unpack(f">{BLOCK_VALUES}{'H' if wide else 'B'}", data[1 : 1 + size])
        table = np.zeros(BLOCK_VALUES, np.int64)
        table[order] = values
        yield table
        data = data[1 + size :]


def described(tables: list[Table]) -> str:
    """Say which standard quality the tables are, or that they are a maker's own."""
    quality = next((q for q in range(1, BEST_QUALITY + 1) if _is_standard(tables, q)), None)
    if quality is not None:
        return (
            f"the standard's tables at quality {quality} (as IJG's and many programs' encoders)"
        )
    digest = hashlib.sha256(b"".join(table.astype(">i8").tobytes() for table in tables))
    return (
        f"not the standard's tables: a camera's or program's own; mean step "
        f"{tables[0].mean():.1f}, digest {digest.hexdigest()[:16]}"
    )


def _is_standard(tables: list[Table], quality: int) -> bool:
    """Say whether all tables are the standard ones scaled to a quality by IJG's rule."""
    wanted = [standard(LUMINANCE, quality), standard(CHROMINANCE, quality)]
    return np.array_equal(tables[0], wanted[0]) and all(
        any(np.array_equal(table, each) for each in wanted) for table in tables[1:]
    )


def standard(table: Table, quality: int) -> Table:
    """Return a standard table scaled to a quality of 1 to 100, as IJG's encoder scales it."""
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality  # noqa: PLR2004
    return np.clip((table * scale + 50) // 100, 1, 255)


def zigzag() -> NDArray[np.intp]:
    """Return for each place in zigzag order its place in row order (T.81, figure A.6)."""
    rows, columns = np.divmod(np.arange(BLOCK_VALUES), 8)
    diagonal = rows + columns
    along = np.where(diagonal % 2, rows, columns)
    return np.lexsort((along, diagonal))
