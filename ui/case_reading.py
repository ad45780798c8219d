"""Open a case, and read its thumbnails: generators for a job off the GUI thread."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from case_store.store import CaseStore
from ui.images import small_image
from workbench.model import Case, same_examiner

THUMBNAIL_SIDE = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCase:
    """An opened store; `shared` says that who looks at it must be known before it is shown."""

    store: CaseStore
    shared: bool = False


def opening(folder: Path, *, read_only: bool = False) -> Iterator[OpenedCase]:
    """Yield the opened case; raises NotACase, CaseBusy, CaseTooNew."""
    store = CaseStore.open(folder, read_only=read_only)
    try:
        shared = is_shared(store)
    except BaseException:
        store.close()
        raise
    yield OpenedCase(store=store, shared=shared)


def creating(folder: Path, case: Case) -> Iterator[OpenedCase]:
    """Yield a new case; raises CaseExists."""
    yield OpenedCase(store=CaseStore.create(folder, case))


def is_shared(store: CaseStore) -> bool:
    """Say whether results are hidden in a case, or anybody but its examiner did anything."""
    rule = store.blinding()
    if rule is not None and rule.hidden:
        return True
    names = (
        name.strip()
        for event in store.events()
        for name in (event.actor, event.detail.get("examiner", ""))
    )
    return any(name and not same_examiner(name, store.case.examiner) for name in names)


def thumbnails(store: CaseStore, media_ids: Iterable[str]) -> Iterator[tuple[str, QImage]]:
    """Yield media id and thumbnail of those that have one."""
    for media_id in media_ids:
        pixels = store.thumbnail(media_id)
        if pixels is not None:
            yield media_id, small_image(np.ascontiguousarray(pixels), THUMBNAIL_SIDE)
