"""The handle that an analyzer gets of a file."""

import hashlib

from workbench.media import probe


def source_of(path):
    """Return the handle of a file as intake would make it."""
    return probe.source_of(path, hashlib.sha256(path.read_bytes()).hexdigest())
