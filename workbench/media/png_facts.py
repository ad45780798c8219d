"""How a PNG file was written, as rows of the metadata table."""

import struct
from collections import Counter
from collections.abc import Iterator

from workbench.media.png_chunks import Chunk, PngStructure

_METRE = 1
_PRESENT = {"sRGB": "sRGB chunk", "caBX": "C2PA manifest", "acTL": "Animation control"}


def png_facts(found: PngStructure) -> Iterator[tuple[str, str]]:
    """Yield name and text: header, order of chunks, density, time, gamma, colour space."""
    if found.header:
        width, height, bits, color = found.header
        yield "Header", f"{width} x {height}, {bits} bits, {color}"
    for chunk in found.chunks:
        if chunk.kind in _PRESENT:
            yield _PRESENT[chunk.kind], f"present, {chunk.length} bytes"
        elif told := _told(chunk):
            yield told
    kinds = Counter(chunk.kind for chunk in found.chunks)
    order = ", ".join(f"{kind} x {n}" if n > 1 else kind for kind, n in kinds.items())
    yield "Chunks", order
    damaged = [chunk.kind for chunk in found.chunks if chunk.sound is False]
    if damaged:
        yield "Wrong checksums", ", ".join(damaged[:20])


def _told(chunk: Chunk) -> tuple[str, str] | None:
    """Return name and text of a chunk of fixed layout."""
    try:
        if chunk.kind == "tIME":
            year, *rest = struct.unpack(">HBBBBB", chunk.data)
            month, day, hour, minute, second = rest
            return (
                "Last change",
                f"{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}",
            )
        if chunk.kind == "pHYs":
            x, y, unit = struct.unpack(">IIB", chunk.data)
            return "Density", f"{x} x {y} {'per metre' if unit == _METRE else '(aspect ratio)'}"
        if chunk.kind == "gAMA":
            return "Gamma", f"{struct.unpack('>I', chunk.data)[0] / 100_000:.5f}"
    except struct.error:
        pass
    return None
