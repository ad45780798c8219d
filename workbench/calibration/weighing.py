"""Weigh the results of a case: read each score by the calibration that fits, or say why none.

Runs where the case is owned. What was said once stays on record; a calibration that comes
later is a further record beside it.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np

from workbench.analyzer import Source
from workbench.calibration.applying import (
    EDITED,
    ELSEWHERE,
    NOT_AT_HAND,
    OTHER_METHOD,
    OWN_FILE,
    UNMEASURED,
    Chosen,
    chosen,
    face_pass,
    objection,
    ratio,
    source_of,
)
from workbench.calibration.conditions import PICTURE_SIZE, cell_of, conditions
from workbench.calibration.face_traits import medians, of_faces
from workbench.calibration.soundness import objection as disbelief
from workbench.errors import WorkbenchError, WorkerUnavailable
from workbench.faces.digest import FACES_READ, digest
from workbench.findings import speaking
from workbench.model import (
    AnalyzerRun,
    Calibration,
    Conditions,
    FaceSamples,
    FaceTrack,
    Family,
    Measurement,
    MediaItem,
    MediaKind,
    Need,
    RunState,
    ScoreSeries,
    Support,
)
from workbench.model.calibration import Method
from workbench.temporal import clip_score, course
from workbench.worker import Worker, WorkerBug

TABLE_STEPS = "workbench.calibration.table_steps:table_steps"
NO_EVIDENCE = {Family.FACES, Family.PROVENANCE, Family.ATTRIBUTION}
ABSENT = {NOT_AT_HAND, OTHER_METHOD, ELSEWHERE}  # what is true of a workstation, not of a score


class WeighedRecord(Protocol):
    """The part of a case store that weighing uses."""

    def source(self, item: MediaItem) -> Source:
        """Return the working copy's handle."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs on a medium, oldest first."""

    def series(self, run_id: str) -> list[ScoreSeries]:
        """Return a run's score series."""

    def face_run(self, media_id: str) -> AnalyzerRun | None:
        """Return the face pass that counts."""

    def tracks(self, media_id: str, *, superseded: bool = False) -> list[FaceTrack]:
        """Return the face tracks that stand; also those replaced by an edit, when asked."""

    def face_samples(self, track: FaceTrack) -> FaceSamples:
        """Return what was measured of a track."""

    def supports(self, media_id: str | None = None) -> list[Support]:
        """Return what was said of results before, oldest first."""

    def calibrations(self) -> dict[str, Calibration]:
        """Return the calibrations that results were read by before, by their digests."""

    def add_supports(
        self, supports: Iterable[Support], calibrations: Iterable[Calibration]
    ) -> None:
        """Put results and what they were read by on record."""


def weigh(
    record: WeighedRecord, worker: Worker, item: MediaItem, at_hand: Sequence[Calibration]
) -> list[Support]:
    """Put on record what each finished run's score is worth, where that is news; return it.

    The calibrations of the case itself are at hand on every workstation. Analyzers of which
    there is none are not spoken of: nothing was applied.
    """
    known = _believed(record, at_hand)
    names = {one.method.analyzer for one in known}
    runs = [run for run in _counting(record.runs(item.id)) if run.info.name in names]
    if not runs:
        return []
    found = measured_conditions(record, worker, item)
    last = {one.run_id: one for one in record.supports(item.id)}
    said = [one for run in runs if (one := _weighed(record, item, run, known, found))]
    news = [one for one in said if _is_news(one, last.get(one.run_id))]
    used = {one.calibration for one in news}
    record.add_supports(news, [made for made in known if made.digest in used])
    return news


def _believed(record: WeighedRecord, at_hand: Sequence[Calibration]) -> list[Calibration]:
    """Return the calibrations at hand and those of the case, each once, if they can be used."""
    every = {one.digest: one for one in at_hand} | record.calibrations()
    return [one for one in every.values() if not disbelief(one)]


def _counting(runs: Iterable[AnalyzerRun]) -> list[AnalyzerRun]:
    """Return the last finished run of each analyzer whose score could support a proposition."""
    finished = {
        run.info.name: run
        for run in runs
        if run.state is RunState.FINISHED and run.info.family not in NO_EVIDENCE
    }
    return list(finished.values())


def _weighed(
    record: WeighedRecord,
    item: MediaItem,
    run: AnalyzerRun,
    known: Sequence[Calibration],
    found: Conditions | None,
) -> Support | None:
    score = file_score(record.series(run.id), item.kind)
    if score is None:
        return None
    pick = _picked(record, item, run, known, found)
    made, lack = pick.calibration, _lack(run, found) if pick.reason == UNMEASURED else None
    reason = pick.reason
    if made is not None:
        own = source_of(made, item.sha256) is not None
        reason = OWN_FILE if own else objection(made, made.scale, score)
    said = Support(
        media_id=item.id,
        run_id=run.id,
        score=score,
        calibration=made.digest if made else None,
        reason=reason or NOT_AT_HAND,
        detail=lack,
        conditions=found,
    )
    return said if made is None or reason else _read(said, made)


def _picked(
    record: WeighedRecord,
    item: MediaItem,
    run: AnalyzerRun,
    known: Sequence[Calibration],
    found: Conditions | None,
) -> Chosen:
    """Return the calibration for a run, or why none, as far as the score does not decide."""
    faces = record.face_run(item.id)
    pick = chosen(known, method_of(run, faces), found)
    if pick.reason == ELSEWHERE and _lack(run, found):
        return Chosen(None, UNMEASURED)
    if pick.calibration and run.info.needs is Need.FACES and not _as_found(record, run, faces):
        return Chosen(None, EDITED)
    return pick


def _as_found(record: WeighedRecord, run: AnalyzerRun, faces: AnalyzerRun | None) -> bool:
    """Return whether a run read the faces as the pass that counts found them, all of them.

    A calibration knows scores of no others: who leaves a face out changes mean and maximum.
    """
    if faces is None or (run.ended_at is not None and faces.started_at > run.ended_at):
        return False
    every = record.tracks(run.media_id, superseded=True)
    found = digest(one for one in every if not one.supersedes)
    read = run.settings.get(FACES_READ)
    return read == found == digest(record.tracks(run.media_id))


def _lack(run: AnalyzerRun, found: Conditions | None) -> str | None:
    """Return which condition could not be measured, None where all could."""
    _, lack = cell_of(found, run.info.needs)
    return f"not measured: {lack}" if lack else None


def _read(said: Support, made: Calibration) -> Support:
    told = ratio(made.scale, said.score)
    return Support(
        media_id=said.media_id,
        run_id=said.run_id,
        score=said.score,
        calibration=made.digest,
        llr=told.llr,
        lower=told.lower,
        upper=told.upper,
        conditions=said.conditions,
    )


def _is_news(one: Support, last: Support | None) -> bool:
    """Return whether something is to be said of a run that its last word did not say.

    A ratio that was stated stays the last word where all that changed is what lies on this
    workstation, or that a condition could not be measured this time.
    """
    if last is None:
        return True
    if last.llr is not None and one.llr is None and one.score == last.score:
        lost = one.reason in ABSENT and one.conditions == last.conditions
        return not lost and one.reason != UNMEASURED
    told = (one.calibration, one.llr, one.reason)
    return told != (last.calibration, last.llr, last.reason)


def file_score(series: Sequence[ScoreSeries], kind: MediaKind | None) -> float | None:
    """Return the score of a file, as an evaluation makes it of the same observations.

    Of a clip that of its highest second, of a still picture the mean over its faces.
    """
    told = [course(one.frames, one.pts, one.scores) for one in speaking(series)]
    if kind is MediaKind.VIDEO:
        return clip_score(told)
    known = [one.scores for one in told if one.scores.size]
    return float(np.concatenate(known).mean()) if known else None


def method_of(run: AnalyzerRun, faces: AnalyzerRun | None) -> Method:
    """Return what gave a run's scores, exactly, as a calibration names it."""
    settings = {name: value for name, value in run.settings.items() if name != FACES_READ}
    reads = run.info.needs is Need.FACES and faces is not None
    return Method(
        analyzer=run.info.name,
        version=run.info.version,
        settings=settings,
        model_sha256=run.model_sha256,
        faces=face_pass(faces.info.version, faces.model_sha256) if reads and faces else "",
    )


def measured_conditions(
    record: WeighedRecord, worker: Worker, item: MediaItem
) -> Conditions | None:
    """Return under which conditions a medium was examined; what cannot be had is missing."""
    if item.kind is None or item.stream is None:
        return None
    size = item.stream.width * item.stream.height
    told = {PICTURE_SIZE: float(np.log10(max(size, 1)))}
    told |= _faces(record, item.id) | _tables(record, worker, item)
    return conditions(item.kind, item.stream.codec, told)


def _faces(record: WeighedRecord, media_id: str) -> dict[str, float]:
    """Return the medians over all faces, as an evaluation takes them."""
    try:
        standing = [track for track in record.tracks(media_id) if not track.excluded]
        samples = [record.face_samples(track) for track in standing]
    except WorkbenchError:
        return {}  # a damaged face file: no width is known, and no cell holds
    return medians(of_faces(samples))


def _tables(record: WeighedRecord, worker: Worker, item: MediaItem) -> dict[str, float]:
    if item.kind is not MediaKind.IMAGE:
        return {}
    try:
        said = worker.run(TABLE_STEPS, record.source(item))
        return {one.name: one.value for one in said if isinstance(one, Measurement)}
    except WorkerUnavailable:
        raise  # it says nothing about the file, and would stand on record as if it did
    except (WorkbenchError, WorkerBug):
        return {}  # a file that breaks its reader has no known coarseness, and no cell
