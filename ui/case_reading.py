"""Open a case, and read its thumbnails: generators for a job off the GUI thread."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from case_store.store import CaseStore
from ui.images import small_image
from workbench.model import Case

THUMBNAIL_SIDE = 128


def opening(folder: Path, *, read_only: bool = False) -> Iterator[CaseStore]:
    """Yield the opened store; raises NotACase, CaseBusy, CaseTooNew."""
    yield CaseStore.open(folder, read_only=read_only)


def creating(folder: Path, case: Case) -> Iterator[CaseStore]:
    """Yield the store of a new case; raises CaseExists."""
    yield CaseStore.create(folder, case)


def thumbnails(store: CaseStore, media_ids: Iterable[str]) -> Iterator[tuple[str, QImage]]:
    """Yield media id and thumbnail of those that have one."""
    for media_id in media_ids:
        pixels = store.thumbnail(media_id)
        if pixels is not None:
            yield media_id, small_image(np.ascontiguousarray(pixels), THUMBNAIL_SIDE)
