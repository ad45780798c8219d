"""The handle that an analyzer gets of a file."""

import hashlib

from workbench.analyzer import Source
from workbench.media.probe import probe


def source_of(path):
    """Return the handle of a file as intake would make it."""
    found, data = probe(path), path.read_bytes()
    return Source(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        kind=found.kind,
        stream=found.stream,
    )
