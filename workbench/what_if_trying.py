"""Try what becomes of the scores of an exhibit when it is encoded again, and keep the record.

Runs in the process that owns the case. Each copy is made and read in the worker by the same
analyzers on the same path as the exhibit, and removed. What was said of it is on record before
the next one is begun: who stops, or is stopped, loses the copy under way and no other, and
asking the same again goes on from there.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from workbench.analyzer import Method, Source
from workbench.errors import HashMismatch, NothingToTry, WorkbenchError, WorkerUnavailable
from workbench.evaluation.hearing import NOT_CONCLUDED, Heard
from workbench.evaluation.one_pass import OnePass, reason_of
from workbench.evaluation.scoring import PROBED, digest
from workbench.examination import extra_seconds, plan
from workbench.model import (
    AnalyzerInfo,
    AnalyzerSetup,
    Family,
    MediaItem,
    MediaKind,
    Need,
    Outcome,
    Probe,
    Progress,
    Rank,
    Recoding,
    Tried,
    Variant,
    WhatIf,
    WhatIfAnswer,
    WhatIfCopy,
    WhatIfRecord,
)
from workbench.model_keeping import ModelRecord, keep_models
from workbench.what_if import TriedRecord, is_brief, record_of
from workbench.what_if_recipe import recipe, suffix
from workbench.what_if_recorded import RunsOnRecord, faces_as_found, recorded
from workbench.worker import Worker, WorkerBug

__all__ = ["Asked", "Ranking", "WhatIfStore", "setups_for", "try_out"]

COPIED = "workbench.what_if_copies:copied"
NOT_MADE = "copy_not_made"
NOT_KEPT = "model_not_kept"
MOST_FRAMES = 300  # of a stretch: some seconds, which are held as one small clip

Catalog = Callable[[], Iterable[Method]]
Ranking = Callable[[AnalyzerInfo, Source, float], Rank | None]
Step = Generator[Progress, None, Tried]


class WhatIfStore(ModelRecord, RunsOnRecord, TriedRecord, Protocol):
    """The part of a case store that is used."""

    def source(self, item: MediaItem) -> Source:
        """Return the working copy's handle."""

    def scratch(self, suffix: str) -> AbstractContextManager[Path]:
        """Offer a place for a file that is gone when the block ends."""

    def begin_what_if(self, what_if: WhatIf) -> None:
        """Put on record what is to be tried."""

    def add_tried(self, tried: Tried) -> None:
        """Put a copy on record with what was said of it."""

    def note(self, action: str, subject: str, detail: Mapping[str, str]) -> None:
        """Put an event into the audit log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be tried: an exhibit or some frames of it, by whom, with what."""

    item: MediaItem
    setups: Sequence[AnalyzerSetup]
    variants: tuple[Variant, ...]
    examiner: str = ""
    first_frame: int = 0
    last_frame: int = 0


def setups_for(
    worker: Worker, catalog: Catalog, item: MediaItem, names: Sequence[str] = ()
) -> list[AnalyzerSetup]:
    """Return the analyzers to ask: those named, or all that run by default and give scores.

    The face pass comes along where one of them reads faces. Raises UnknownAnalyzer, and
    NothingToTry where none of them gives scores of such media.
    """
    chosen = [s for s in plan(worker, catalog, names) if s.info.family is not Family.FACES]
    scoring = [s for s in chosen if s.info.score_meaning and item.kind in s.info.media]
    if not scoring:
        raise NothingToTry("none of these analyzers gives a score of such a file")
    if not any(s.info.needs is Need.FACES for s in scoring):
        return scoring
    found = plan(worker, catalog, [s.info.name for s in scoring], faces=True)
    return [s for s in found if s.info.family is Family.FACES or s in scoring]


def try_out(
    store: WhatIfStore, worker: Worker, catalog: Catalog, asked: Asked, ranking: Ranking
) -> Generator[Progress | WhatIf | Tried, None, None]:
    """Yield what is tried, progress, and each copy once it is on record with its scores.

    What an equal call has tried is not repeated. Closing it early keeps what is on record.
    Raises NothingToTry for frames that the medium does not have, HashMismatch where the
    exhibit is not what was received, WorkerUnavailable.
    """
    source = store.source(asked.item)
    _require(asked, source)
    record = _begun(store, asked)
    yield record.what_if
    yield from record.tried
    if record.left:
        trial = _Trial(store, worker, catalog, asked, ranking, record.what_if.id)
        yield from _all(trial, record, source)


def _require(asked: Asked, source: Source) -> None:
    count = source.stream.frame_count
    frames = f"{asked.first_frame} to {asked.last_frame}"
    if not 0 <= asked.first_frame <= asked.last_frame < count:
        raise NothingToTry(f"{asked.item.exhibit} has {count} frames, not {frames}")
    if asked.last_frame - asked.first_frame >= MOST_FRAMES:
        raise NothingToTry(f"a stretch holds {MOST_FRAMES} frames at most, not {frames}")


def _begun(store: WhatIfStore, asked: Asked) -> WhatIfRecord:
    """Return the what-if to go on with, or a new one."""
    wanted = WhatIf(
        media_id=asked.item.id,
        media_sha256=asked.item.sha256,
        first_frame=asked.first_frame,
        last_frame=asked.last_frame,
        variants=asked.variants,
        setups=tuple(asked.setups),
        examiner=asked.examiner,
    )
    for known in store.what_ifs(asked.item.id):
        if replace(wanted, id=known.id, at=known.at, in_report=known.in_report) == known:
            return record_of(store, known)
    store.begin_what_if(wanted)
    return WhatIfRecord(what_if=wanted, tried=())


def _all(
    trial: "_Trial", record: WhatIfRecord, source: Source
) -> Iterator[Progress | WhatIf | Tried]:
    total, done = len(record.what_if.variants), len(record.tried)
    try:
        yield Progress(done=done, total=total)
        if digest(source.path) != source.sha256:
            raise HashMismatch("the working copy is not the file that was taken in")
        trial.keep_models()
        for variant in record.left:
            tried = yield from _held(trial.one(source, variant), done, total)
            if trial.worker.interrupted:
                return
            trial.store.add_tried(tried)
            done += 1
            yield tried
            yield Progress(done=done, total=total)
    finally:
        ended = "what-if ended" if done == total else "what-if stopped"
        detail = {"exhibit": trial.asked.item.exhibit, "tried": f"{done} of {total}"}
        trial.store.note(ended, record.what_if.id, detail)


def _held(step: Step, done: int, total: int) -> Step:
    """Tell how many copies are tried, not how many frames: each word is a place to stop."""
    while True:
        try:
            next(step)
        except StopIteration as end:
            tried: Tried = end.value
            return tried
        yield Progress(done=done, total=total)


@dataclass
class _Trial:
    """One what-if under way."""

    store: WhatIfStore
    worker: Worker
    catalog: Catalog
    asked: Asked
    ranking: Ranking
    what_if_id: str
    without: Mapping[str, str] | None = None

    def keep_models(self) -> None:
        """Have the case keep the packs, so that what they said can be had again."""
        self.without = keep_models(self.store, self.worker, self.catalog, self.asked.setups)

    def one(self, source: Source, variant: Variant) -> Step:
        """Make a copy, have it read, and return what was said of it."""
        if variant.kind is not Recoding.UNTOUCHED:
            return (yield from self._copy(source, variant))
        copy = replace(
            self._described(variant), sha256=source.sha256, size_bytes=source.size_bytes
        )
        if source.kind is MediaKind.VIDEO:
            return Tried(copy=copy, answers=tuple(self._recorded(copy, source)))
        return (yield from self._read(copy, source))

    def _described(self, variant: Variant) -> WhatIfCopy:
        first, last = self.asked.first_frame, self.asked.last_frame
        return WhatIfCopy(
            what_if_id=self.what_if_id,
            kind=variant.kind,
            strength=variant.strength,
            recipe=recipe(self.asked.item, first, last, variant),
            parent_sha256=self.asked.item.sha256,
        )

    def _copy(self, source: Source, variant: Variant) -> Step:
        copy = self._described(variant)
        with self.store.scratch(suffix(self.asked.item, variant)) as target:
            try:
                made = yield from self._made(source, variant, target)
            except WorkerUnavailable:
                raise
            except (WorkbenchError, WorkerBug) as error:
                return self._unmade(copy, f"{reason_of(error)}: {error}")
            copy = replace(copy, sha256=made.sha256, size_bytes=made.size_bytes)
            return (yield from self._read(copy, made))

    def _made(
        self, source: Source, variant: Variant, target: Path
    ) -> Generator[Progress, None, Source]:
        """Make a copy and return its handle."""
        first, last = self.asked.first_frame, self.asked.last_frame
        idle = self.worker.limits.idle_seconds + extra_seconds(source.stream)
        yield from self.worker.run(
            *(COPIED, source, first, last, variant, target), idle_seconds=idle
        )
        probe: Probe
        [probe] = self.worker.run(PROBED, target, target.name)
        return Source(
            path=target,
            sha256=digest(target),
            size_bytes=target.stat().st_size,
            kind=probe.kind,
            stream=probe.stream,
        )

    def _unmade(self, copy: WhatIfCopy, problem: str) -> Tried:
        answers = (
            WhatIfAnswer(
                copy_id=copy.id,
                analyzer=setup.info.name,
                outcome=Outcome.FAILED,
                reason=NOT_MADE,
            )
            for setup in self._judged
        )
        return Tried(copy=replace(copy, problem=problem), answers=tuple(answers))

    def _read(self, copy: WhatIfCopy, source: Source) -> Step:
        """Have a file read by every analyzer on the path of an examination."""
        reader = OnePass(self.worker, self.catalog, self.asked.setups, extra_seconds)
        heard, _, broke = yield from reader.read(source)
        answers = [
            self._answer(copy, setup, source, heard[setup.info.name], broke)
            for setup in self._judged
        ]
        return Tried(copy=copy, answers=tuple(answers))

    @property
    def _judged(self) -> list[AnalyzerSetup]:
        return [s for s in self.asked.setups if s.info.family is not Family.FACES]

    def _answer(
        self, copy: WhatIfCopy, setup: AnalyzerSetup, source: Source, heard: Heard, broke: str
    ) -> WhatIfAnswer:
        item, info = self.asked.item, setup.info
        row = heard.row("", setup, source.kind)
        reason = broke if row.reason == NOT_CONCLUDED and broke else row.reason
        outcome, score = row.outcome, row.score
        if info.name in (self.without or {}):
            outcome, score, reason = Outcome.FAILED, None, NOT_KEPT
        brief = is_brief(item, self.asked.first_frame, self.asked.last_frame)
        rank = self.ranking(info, source, score) if score is not None and not brief else None
        point = None if brief else info.operating_point(item.kind, item.stream)
        return WhatIfAnswer(
            copy_id=copy.id,
            analyzer=info.name,
            outcome=outcome,
            score=score,
            reason=reason,
            percentile=rank.percentile if rank else None,
            reference=rank.reference if rank else None,
            low=rank.low if rank else None,
            high=rank.high if rank else None,
            threshold=point.threshold if point else None,
            covered=bool(point and point.covers(source.kind, source.stream)),
        )

    def _recorded(self, copy: WhatIfCopy, source: Source) -> Iterator[WhatIfAnswer]:
        """Yield what an examination said of the untouched frames of a video."""
        asked = self.asked
        found = faces_as_found(self.store, asked.item, asked.setups)
        for setup in self._judged:
            span = (asked.first_frame, asked.last_frame)
            heard = recorded(self.store, asked.item, setup, span, found)
            if heard is not None:
                yield self._answer(copy, setup, source, heard, "")
