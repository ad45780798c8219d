"""What a JPEG file's tables and segments tell of the program that wrote it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from analyzers.provenance.plain import fact
from workbench.media.jpeg_segments import APP2, APP13, APP14, read_jpeg_structure
from workbench.model import Fact, MetadataEntry

APP12 = 0xEC
WHERE = "JPEG segments"
# Segments that name a writer: marker, how they begin, what that means.
TOLD_BY = (
    (APP14, b"Adobe", "Adobe segment: written by an Adobe-style encoder"),
    (APP13, b"Photoshop 3.0", "Photoshop resource block (other programs write it too)"),
    (APP12, b"Ducky", "Ducky segment of Photoshop's 'Save for Web'"),
    (APP2, b"MPF\0", "index of several pictures in one file (MPF)"),
)
TABLE = "Quantisation table"


def coding_facts(path: Path, rows: Iterable[MetadataEntry]) -> Iterator[Fact]:
    """Yield the kind of quantisation tables, and segments that name a writer or pictures."""
    tables = [
        f"{row.name.removeprefix(TABLE).strip()}: {row.text}"
        for row in rows
        if row.group == "JPEG" and row.name.startswith(TABLE)
    ]
    if tables:
        where = "JPEG quantisation tables"
        yield fact("jpeg_quantisation", "; ".join(tables), where, stated=False)
    structure = read_jpeg_structure(path)
    for marker, start, meaning in TOLD_BY:
        if structure.payloads(marker, start):
            yield fact("jpeg_segment", meaning, WHERE, stated=False)
