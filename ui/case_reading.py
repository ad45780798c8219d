"""Open a case, and read its thumbnails: generators for a job off the GUI thread."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from case_store.store import CaseStore
from ui.images import small_image
from workbench.model import Case, examiner_key

THUMBNAIL_SIDE = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCase:
    """An opened store; `shared` says that who looks at it must be known before it is shown.

    `examiners` are those who did anything in it, as first entered, and who is responsible.
    """

    store: CaseStore
    shared: bool = False
    examiners: tuple[str, ...] = ()


def opening(folder: Path, *, read_only: bool = False) -> Iterator[OpenedCase]:
    """Yield the opened case; raises NotACase, CaseBusy, CaseTooNew."""
    store = CaseStore.open(folder, read_only=read_only)
    try:
        examiners = examiners_of(store)
        shared = len(examiners) > 1 or results_hidden(store)
    except BaseException:
        store.close()
        raise
    yield OpenedCase(store=store, shared=shared, examiners=examiners)


def creating(folder: Path, case: Case) -> Iterator[OpenedCase]:
    """Yield a new case; raises CaseExists."""
    yield OpenedCase(store=CaseStore.create(folder, case))


def results_hidden(store: CaseStore) -> bool:
    """Say whether results are hidden in a case until a first impression."""
    rule = store.blinding()
    return rule is not None and rule.hidden


def examiners_of(store: CaseStore) -> tuple[str, ...]:
    """Return who is responsible for a case and who did anything in it, by their names."""
    known = {examiner_key(store.case.examiner): store.case.examiner}
    for name in filter(None, (one.strip() for one in store.names())):
        known.setdefault(examiner_key(name), name)
    return tuple(known[key] for key in sorted(known))


def thumbnails(store: CaseStore, media_ids: Iterable[str]) -> Iterator[tuple[str, QImage]]:
    """Yield media id and thumbnail of those that have one."""
    for media_id in media_ids:
        pixels = store.thumbnail(media_id)
        if pixels is not None:
            yield media_id, small_image(np.ascontiguousarray(pixels), THUMBNAIL_SIDE)
