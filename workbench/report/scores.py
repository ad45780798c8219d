"""The scores of every family side by side, and whether they agree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from workbench.model import AnalyzerInfo, Family, Measurement, MediaItem, RunState, ScoreSeries
from workbench.report.content import FamilyScore, short
from workbench.report.dossier import RunRecord
from workbench.report.face_content import is_face_pass
from workbench.report.wording import FAMILY_WORDS, RUN_WORDS, code

CENTRAL = (2.5, 97.5)  # percentiles that bound the central 95 % of a reference population

MOST_UNUSUAL = (
    "Of several ranked quantities of one analyzer the most unusual is compared, so values "
    "outside are to be expected now and then in authentic media too."
)
NO_SCORE = "No score was given here, so there is nothing to compare between the families."
NO_PERCENTILE = (
    "Scores of different analyzers lie on different scales. None of them has a percentile "
    "against a named reference population here, so neither agreement nor conflict between "
    "the families can be stated."
)


def current(runs: Iterable[RunRecord]) -> tuple[RunRecord, ...]:
    """Return, for each analyzer, its last finished run, or else its last run."""
    chosen: dict[str, RunRecord] = {}
    for record in runs:
        name = record.run.info.name
        held = chosen.get(name)
        if held is None or _finished(record) or not _finished(held):
            chosen[name] = record
    return tuple(sorted(chosen.values(), key=_place))


def _finished(record: RunRecord) -> bool:
    return record.run.state is RunState.FINISHED


def _place(record: RunRecord) -> tuple[str, str]:
    return record.run.info.family.value, record.run.info.name


def family_scores(
    runs: Iterable[RunRecord],
    item: MediaItem,
    first: float | None = None,
    last: float | None = None,
    *,
    names: Mapping[str, str] | None = None,
) -> tuple[FamilyScore, ...]:
    """Return a row per current run, over the whole medium or from `first` to `last` seconds.

    The face pass is no evidence and has none; who made a file enters no support, and has none.
    `names` are the labels of face tracks by id.
    """
    rows = (
        _score(record, item, first, last)
        for record in current(runs)
        if not is_face_pass(record.run) and record.run.info.family is not Family.ATTRIBUTION
    )
    return tuple(replace(row, face=_face(row, names or {})) for row in rows)


def _face(row: FamilyScore, names: Mapping[str, str]) -> str:
    if row.track_id is None:
        return ""
    return names.get(row.track_id, f"track {short(row.track_id)}")


def _score(
    record: RunRecord, item: MediaItem, first: float | None, last: float | None
) -> FamilyScore:
    run = record.run
    best: _Best | None = None
    scored = 0
    for series in record.series:
        inside = _inside(series, first, last)
        scored += int(inside.sum())
        best = _higher(best, series, inside)
    quantity = _ranked(record.measurements)
    return FamilyScore(
        family=run.info.family,
        run_id=run.id,
        title=run.info.title,
        frames_scored=scored,
        score=best.score if best else None,
        pts=best.pts if best else None,
        track_id=best.track_id if best else None,
        quantity=quantity.name if quantity else "",
        percentile=quantity.percentile if quantity else None,
        reference=quantity.reference if quantity else None,
        threshold=_threshold(run.info, item),
        remark=_remark(record),
    )


def _threshold(info: AnalyzerInfo, item: MediaItem) -> float | None:
    """Return the score from which a finding is proposed, where one was measured."""
    point = info.operating_point(item.kind, item.stream)
    return point.threshold if point else None


def _inside(series: ScoreSeries, first: float | None, last: float | None) -> NDArray[np.bool_]:
    """Return which positions hold a score within the stretch."""
    inside = np.isfinite(series.scores)
    if first is not None and last is not None:
        inside = inside & (series.pts >= first) & (series.pts <= last)
    return inside


@dataclass(frozen=True, slots=True)
class _Best:
    """The highest score so far, when it was, and of which face track if of one."""

    score: float
    pts: float
    track_id: str | None


def _higher(best: _Best | None, series: ScoreSeries, inside: NDArray[np.bool_]) -> _Best | None:
    if not inside.any():
        return best
    place = int(np.argmax(np.where(inside, series.scores, -np.inf)))
    here = _Best(float(series.scores[place]), float(series.pts[place]), series.track_id)
    return here if best is None or here.score > best.score else best


def _ranked(measurements: Iterable[Measurement]) -> Measurement | None:
    """Return the measurement whose percentile lies farthest from the middle, if any has one."""
    ranked = [entry for entry in measurements if entry.percentile is not None]
    return max(ranked, key=lambda entry: abs((entry.percentile or 0.0) - 50), default=None)


def _remark(record: RunRecord) -> str:
    """Say why there is no score, where there is none."""
    run = record.run
    if run.state is not RunState.FINISHED:
        return f"run {RUN_WORDS[run.state]}"
    if run.coverage.scored and not record.series:
        return "reads facts, gives no score"
    if not run.coverage.scored:
        reasons = [f"{entry.outcome.value}: {entry.reason}" for entry in run.coverage.reasons]
        return code("; ".join(reasons)) or "nothing was scored"
    return ""


def conflict(scores: Iterable[FamilyScore]) -> str:
    """Say whether the families agree, as far as percentiles of named populations tell."""
    rows = tuple(scores)
    if all(row.score is None and row.percentile is None for row in rows):
        return NO_SCORE
    ranked = [row for row in rows if row.percentile is not None]
    if not ranked:
        return NO_PERCENTILE
    outside = [row for row in ranked if not CENTRAL[0] <= (row.percentile or 0.0) <= CENTRAL[1]]
    inside = [row for row in ranked if row not in outside]
    if outside and inside:
        return (
            f"Conflict: {_names(outside)} lies outside the central 95 % of its named reference "
            f"population, {_names(inside)} inside. {MOST_UNUSUAL}"
        )
    where = "outside" if outside else "inside"
    return f"Compared: {_names(ranked)}, {where} the central 95 % of {_moral(ranked, where)}"


def _moral(ranked: Sequence[FamilyScore], where: str) -> str:
    """Say what an agreement is worth: nothing from one family, little from several."""
    if len({row.family for row in ranked}) == 1:
        return (
            "the named reference population. This is one family, so agreement or conflict "
            "between families cannot be stated."
        )
    if where == "inside":
        return "the named reference populations. Such agreement does not show authenticity."
    return (
        "the named reference populations. Such agreement does not show an alteration by "
        f"itself. {MOST_UNUSUAL}"
    )


def _names(rows: Iterable[FamilyScore]) -> str:
    return ", ".join(f"{row.title} ({FAMILY_WORDS[row.family].lower()})" for row in rows)
