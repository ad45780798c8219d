"""The metadata table of a file."""

from pathlib import Path

from workbench.media.identify import Format
from workbench.model import MetadataEntry


def read_metadata(path: Path, fmt: Format) -> tuple[MetadataEntry, ...]:
    """Return the rows of the metadata table."""
    return ()


def text_chunks(path: Path, fmt: Format) -> tuple[MetadataEntry, ...]:
    """Return raw text chunks at full length."""
    return ()
