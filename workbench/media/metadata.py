"""The metadata table of a file, and the texts in it at full length.

Everything here is untrusted text from the evidence. In the table it is made printable and
cut; nothing that metadata can hold loses the file: what cannot be read is an entry.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.media.colour import profile_description
from workbench.media.container_facts import container_entries, container_texts
from workbench.media.embedded import Embedded, read_embedded
from workbench.media.exif import directory_texts, exif_entries, exif_texts, tiff_entries
from workbench.media.guards import PILLOW_ERRORS, pillow_limits
from workbench.media.identify import Format
from workbench.media.iptc import iptc_texts
from workbench.media.jpeg_facts import jpeg_facts
from workbench.media.jpeg_segments import read_jpeg_structure
from workbench.media.limits import PROFILE_BYTES, TEXT_BYTES
from workbench.media.png_chunks import read_png_structure
from workbench.media.png_facts import png_facts
from workbench.media.png_text import chunk_texts
from workbench.media.stills import open_image
from workbench.media.xmp import xmp_entries
from workbench.model import MetadataEntry
from workbench.text import bytes_text, printable

_READ_ERRORS = (*PILLOW_ERRORS, WorkbenchError)
_Section = Callable[[], Iterator[MetadataEntry]]


def read_metadata(path: Path, fmt: Format) -> tuple[MetadataEntry, ...]:
    """Return the rows of the metadata table: group, name, printable text of bounded length.

    Groups: EXIF, GPS, MakerNote, XMP, IPTC, ICC, JPEG, PNG, PNG text, Comment; Container,
    Stream n (kind), Codec, MP4. A part that cannot be read is one row that says why.
    """
    return tuple(row for name, part in _parts(path, fmt) for row in _safely(name, part))


def text_chunks(path: Path, fmt: Format) -> tuple[MetadataEntry, ...]:
    """Return the free texts of a file as they stand in it, each cut at 1 MiB.

    Groups: "PNG text" (keyword as name), "EXIF", "XMP" (whole packets), "IPTC", "Comment",
    "Container". They are for searching; show them only through `printable`.
    """
    rows = []
    for group, texts in _texts(path, fmt):
        try:
            rows += [MetadataEntry(group, name, text[:TEXT_BYTES]) for name, text in texts()]
        except _READ_ERRORS:
            continue  # the table has an entry that says so
    return tuple(rows)


def _parts(path: Path, fmt: Format) -> Iterator[tuple[str, _Section]]:
    if fmt.reader == "av":
        yield "Container", lambda: container_entries(path, fmt.name)
        return
    if fmt.name == "JPEG":
        yield "JPEG", lambda: _named("JPEG", jpeg_facts(read_jpeg_structure(path)))
    if fmt.name == "PNG":
        found = read_png_structure(path)
        yield "PNG", lambda: _named("PNG", png_facts(found))
        yield "PNG text", lambda: _named("PNG text", chunk_texts(found))
    if fmt.name == "TIFF":
        yield "EXIF", lambda: tiff_entries(path)
    try:
        blocks = read_embedded(path, fmt.name)
    except _READ_ERRORS as error:
        refusal = _refusal("Metadata", error)
        yield "Metadata", lambda: iter([refusal])
        return
    yield from _block_parts(blocks)


def _block_parts(blocks: Embedded) -> Iterator[tuple[str, _Section]]:
    yield "EXIF", lambda: exif_entries(blocks.exif or b"")
    yield "XMP", lambda: (row for packet in blocks.xmp for row in xmp_entries(packet))
    yield "IPTC", lambda: _named("IPTC", iptc_texts(blocks.iptc or b""))
    yield "ICC", lambda: _profile(blocks.icc)
    yield (
        "Comment",
        lambda: (
            MetadataEntry("Comment", "Comment", bytes_text(text)) for text in blocks.comments
        ),
    )


def _profile(icc: bytes | None) -> Iterator[MetadataEntry]:
    if icc is not None:
        described = profile_description(icc[: PROFILE_BYTES + 1])
        yield MetadataEntry("ICC", "Description", printable(described or "cannot be read"))
        yield MetadataEntry("ICC", "Size", f"{len(icc)} bytes")


def _named(group: str, rows: Iterator[tuple[str, str]]) -> Iterator[MetadataEntry]:
    for name, text in rows:
        yield MetadataEntry(group, printable(name, 120), printable(text))


def _safely(name: str, part: _Section) -> Iterator[MetadataEntry]:
    """Yield the rows of a part up to the first that cannot be read."""
    try:
        yield from part()
    except _READ_ERRORS as error:
        yield _refusal(name, error)


def _refusal(group: str, error: BaseException) -> MetadataEntry:
    said = str(error) or type(error).__name__
    return MetadataEntry(group, "(unreadable)", printable(f"cannot be read: {said}", 300))


def _texts(
    path: Path, fmt: Format
) -> Iterator[tuple[str, Callable[[], Iterator[tuple[str, str]]]]]:
    if fmt.reader == "av":
        yield "Container", lambda: container_texts(path, fmt.name)
        return
    if fmt.name == "PNG":
        yield "PNG text", lambda: chunk_texts(read_png_structure(path))
    if fmt.name == "TIFF":
        yield "EXIF", lambda: _tiff_texts(path)
    try:
        blocks = read_embedded(path, fmt.name)
    except _READ_ERRORS:
        return
    yield "EXIF", lambda: exif_texts(blocks.exif or b"")
    yield "XMP", lambda: (("packet", p.decode("utf-8", "replace")) for p in blocks.xmp)
    yield "IPTC", lambda: iptc_texts(blocks.iptc or b"")
    yield (
        "Comment",
        lambda: (("comment", c.decode("utf-8", "replace")) for c in blocks.comments),
    )


def _tiff_texts(path: Path) -> Iterator[tuple[str, str]]:
    with pillow_limits(), open_image(path, "TIFF") as image:
        found = list(directory_texts(image.getexif()))
    yield from found
