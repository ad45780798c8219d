"""The outermost boxes of an MP4 or MOV file (ISO/IEC 14496-12 §4.2)."""

from collections.abc import Iterator
from pathlib import Path

ISO_NAMES = frozenset({"MP4", "MOV"})

_MOST_BOXES = 64


def top_boxes(path: Path) -> Iterator[tuple[str, int]]:
    """Yield type and size of the outermost boxes."""
    total = path.stat().st_size
    at = 0
    with path.open("rb") as file:
        for _ in range(_MOST_BOXES):
            file.seek(at)
            head = file.read(16)
            if len(head) < 8:  # noqa: PLR2004  # size and type
                return
            size = int.from_bytes(head[:4])
            size = int.from_bytes(head[8:16]) if size == 1 else size or total - at
            yield head[4:8].decode("latin-1"), size
            if size < 8:  # noqa: PLR2004
                return
            at += size
    yield "…", total - at
