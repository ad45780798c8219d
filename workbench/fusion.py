"""Evidence families set side by side, and one statement of support where enough was measured.

Inside a family analyzers read the same trace, so one of them speaks: the one whose calibration
did best on sources left out, chosen whatever it says here. Across families a kind of
alteration is weighed by the families whose calibrations know it: their ratios are multiplied,
and the product is held at the strongest of them on its side, since families may depend on each
other. The statement is the mean over the kinds, each as likely as the next: the ratio of
"altered or made by one of these" to "recorded". It never exceeds the greatest of the ratios,
nor their bounds. A family that does not know a kind says nothing about it; what was not
measured is left out, never filled in. Nothing is stated where any two analyzers, of one family
or of two, contradict each other about a kind that both know. docs/fusion.md says what that was
measured to be worth.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Protocol

from workbench.calibration import words
from workbench.calibration.weighing import file_score
from workbench.findings import MIN_FRAMES, segments, speaking
from workbench.fusion_records import (
    BESIDE,
    EVIDENCE,
    LEAST_FAMILIES,
    Beside,
    Disagreement,
    Fusion,
    Heard,
    Material,
    Refusal,
    Side,
    Voice,
)
from workbench.model import (
    AnalyzerRun,
    Calibration,
    Fact,
    Family,
    MediaItem,
    MediaKind,
    Outcome,
    RunState,
    ScoreSeries,
    Support,
)


class FusedRecord(Protocol):
    """The part of a case store that is read for a statement."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs on a medium, oldest first."""

    def series(self, run_id: str) -> list[ScoreSeries]:
        """Return a run's score series."""

    def facts(self, run_id: str) -> list[Fact]:
        """Return a run's facts."""

    def supports(self, media_id: str | None = None) -> list[Support]:
        """Return what results are worth, oldest first."""

    def calibrations(self) -> dict[str, Calibration]:
        """Return the calibrations that they were read by."""


def material(record: FusedRecord, item: MediaItem) -> Material:
    """Return what a case holds about one medium."""
    runs = counting(record.runs(item.id))
    supports = record.supports(item.id)
    return Material(
        item=item,
        runs=runs,
        series={run.id: record.series(run.id) for run in runs},
        supports=supports,
        calibrations=record.calibrations() if supports else {},
        facts={run.id: record.facts(run.id) for run in runs if run.info.family in BESIDE},
    )


def counting(runs: Iterable[AnalyzerRun]) -> list[AnalyzerRun]:
    """Return the last finished run of each analyzer, else its last, of families shown."""
    last: dict[str, AnalyzerRun] = {}
    for run in runs:
        held = last.get(run.info.name)
        if held is None or _finished(run) or not _finished(held):
            last[run.info.name] = run
    shown = (run for run in last.values() if run.info.family in {*EVIDENCE, *BESIDE})
    return sorted(shown, key=lambda run: run.info.name)


def _finished(run: AnalyzerRun) -> bool:
    return run.state is RunState.FINISHED


def fused(held: Material) -> Fusion:
    """Return the statement about a whole medium."""
    return _stated(held, None, lambda run: _of_file(held, run))


def by_track(held: Material) -> tuple[Fusion, ...]:
    """Return the families of each face track that has scores of its own.

    Ratios are of whole files, so that no statement is made of one track among several: its
    families are shown with the sides of their operating points.
    """
    tracks = {
        one.track_id: None
        for run in held.runs
        if run.info.family in EVIDENCE
        for one in held.series.get(run.id, ())
        if one.track_id is not None
    }
    return tuple(_of_track(held, track) for track in tracks)


def _of_track(held: Material, track: str) -> Fusion:
    return _stated(held, track, lambda run: _heard(held, run, track))


def _stated(held: Material, track: str | None, hear: Callable[[AnalyzerRun], Heard]) -> Fusion:
    voices = tuple(
        voice(family, [hear(run) for run in held.runs if run.info.family is family])
        for family in EVIDENCE
    )
    found = Fusion(
        media_id=held.item.id,
        track_id=track,
        voices=voices,
        disagreement=disagreement(voices),
        beside=tuple(_beside(held)),
    )
    refusal = refused(voices)
    if track is not None and refusal is not Refusal.NOTHING_MEASURED:
        refusal = Refusal.OF_A_TRACK
    return replace(found, refusal=refusal) if refusal else _combined(found)


def refused(voices: Sequence[Voice]) -> Refusal | None:
    """Return why nothing is stated over these families, None where something is."""
    ratios = [one for one in voices if one.llr is not None]
    if not ratios:
        measured = any(one.measured for one in voices)
        return Refusal.NOT_CALIBRATED if measured else Refusal.NOTHING_MEASURED
    if any(one.contradicted for one in ratios):
        return Refusal.DIVIDED
    if len(ratios) < LEAST_FAMILIES:
        return Refusal.ONE_FAMILY
    conflict = any(one.contradicts(other) for one, other in combinations(ratios, 2))
    return Refusal.CONFLICT if conflict else None


def _combined(found: Fusion) -> Fusion:
    """Return a statement with the ratio of its families together, interval and bounds."""
    own = found.speaking
    both = [one.bounds or (0.0, 0.0) for one in own]
    bounds = (together(own, [b[0] for b in both]), together(own, [b[1] for b in both]))
    return replace(
        found,
        llr=_within(together(own, [one.llr or 0.0 for one in own]), bounds),
        lower=_within(together(own, [one.lower or 0.0 for one in own]), bounds),
        upper=_within(together(own, [one.upper or 0.0 for one in own]), bounds),
        bounds=bounds,
        at_bound=any(one.at_bound for one in own),
    )


def _within(value: float, bounds: tuple[float, float]) -> float:
    """Return a value held within bounds, whatever was put on record of it."""
    return min(max(value, bounds[0]), bounds[1])


def together(voices: Sequence[Voice], llrs: Sequence[float]) -> float:
    """Return the log10 ratio of families together, given one (n,) for each of them.

    The mean over the kinds of alteration of the held product of the families that know each.
    It rises with every ratio, so that the ends of intervals and bounds are read alike.
    """
    kinds = sorted({kind for one in voices for kind in one.kinds})
    knowing = [
        [llr for one, llr in zip(voices, llrs, strict=True) if kind in one.kinds]
        for kind in kinds
    ]
    return mean_ratio([held_product(own) for own in knowing])


def held_product(llrs: Sequence[float]) -> float:
    """Return the sum of log10 ratios, held at the strongest of them on either side."""
    return min(max(sum(llrs), min(0.0, *llrs)), max(0.0, *llrs))


def mean_ratio(llrs: Sequence[float]) -> float:
    """Return the log10 of the arithmetic mean of ratios given as log10; it lies among them."""
    most = max(llrs)
    return most + math.log10(sum(10 ** (llr - most) for llr in llrs) / len(llrs))


def disagreement(voices: Sequence[Voice]) -> Disagreement:
    """Return how far families are apart, by their ratios and by their operating points."""
    llrs = [one.llr for one in voices if one.llr is not None]
    several = len(llrs) >= LEAST_FAMILIES
    total = sum(map(abs, llrs))
    return Disagreement(
        spread=max(llrs) - min(llrs) if several else None,
        cancelled=(1 - abs(sum(llrs)) / total if total else 0.0) if several else None,
        sides={side: sum(one.side is side for one in voices) for side in Side},
        within=tuple(one.family for one in voices if one.divided),
        proposing=tuple(one.family for one in voices if one.proposed is True),
        silent=tuple(one.family for one in voices if one.proposed is False),
    )


def voice(family: Family, heard: Sequence[Heard]) -> Voice:
    """Return a family by its best tested analyzer, with the hulls of what all of them say."""
    calibrated = [one for one in heard if one.llr is not None]
    if not calibrated:
        return Voice(family=family, heard=tuple(heard))
    best = min(calibrated, key=tested)
    lower, upper = _hull([_interval(one) for one in calibrated])
    return Voice(
        family=family,
        heard=tuple(heard),
        speaker=best.run_id,
        llr=best.llr,
        lower=lower,
        upper=upper,
        bounds=_hull([one.bounds for one in calibrated if one.bounds is not None]),
        at_bound=any(one.at_bound for one in calibrated),
        kinds=best.kinds,
    )


def _interval(one: Heard) -> tuple[float, float]:
    """Return what an analyzer's ratio is known to lie in: its bounds where no more is."""
    bounds = one.bounds or (-math.inf, math.inf)
    return (
        bounds[0] if one.lower is None else _within(one.lower, bounds),
        bounds[1] if one.upper is None else _within(one.upper, bounds),
    )


def _hull(told: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the least and the greatest end; endless on both sides where nothing is told."""
    ends = told or [(-math.inf, math.inf)]
    return min(low for low, _ in ends), max(high for _, high in ends)


def tested(one: Heard) -> tuple[float, str]:
    """Return what a calibration's ratios cost on sources left out: who costs least speaks."""
    return (math.inf if one.cllr is None else one.cllr), one.analyzer


def _of_file(held: Material, run: AnalyzerRun) -> Heard:
    """Return what a run says of the whole medium, with the last word on its weight."""
    plain = _heard(held, run, None)
    said = [one for one in held.supports if one.run_id == run.id]
    if not said or plain.score is None:
        return plain
    made = held.calibrations.get(said[-1].calibration or "")
    now = words.standing(said[-1], made)
    if now.llr is None or made is None:
        return replace(plain, why=words.why(now.reason or "", now.detail))
    return replace(
        plain,
        llr=now.llr,
        lower=now.lower,
        upper=now.upper,
        bounds=made.scale.bounds,
        calibration=made.digest,
        kinds=made.h1,
        cllr=made.tested.after.cllr,
        why="",
    )


def _heard(held: Material, run: AnalyzerRun, track: str | None) -> Heard:
    """Return the score of a medium, or of one track, and on which side of the point it lies."""
    item = held.item
    every = held.series.get(run.id, ()) if _finished(run) else ()
    own = speaking(every) if track is None else [s for s in every if s.track_id == track]
    score = file_score(own, item.kind) if own else None
    point = run.info.operating_point(item.kind, item.stream)
    least = MIN_FRAMES if item.kind is MediaKind.VIDEO else 1
    called = None
    if point is not None and score is not None:
        called = any(segments(one.scores, point.threshold, least) for one in own)
    return Heard(
        run_id=run.id,
        analyzer=run.info.name,
        title=run.info.title,
        score=score,
        threshold=point.threshold if point else None,
        proposed=called,
        why=words.UNWEIGHED if score is not None else _unscored(run, own),
    )


def _unscored(run: AnalyzerRun, own: Sequence[ScoreSeries]) -> str:
    """Return why a run gave no score here."""
    if not _finished(run):
        return f"the run is {run.state}"
    if run.coverage.scored:
        return "no score of it" if not own else "no score"
    told = [one for one in run.coverage.reasons if one.outcome is not Outcome.SCORED]
    reasons = (f"{one.outcome}: {one.reason}".replace("_", " ") for one in told)
    return "; ".join(reasons) or "nothing was scored"


def _beside(held: Material) -> Iterator[Beside]:
    """Yield what is shown beside a statement, by run."""
    for run in held.runs:
        if run.info.family is Family.PROVENANCE:
            told = sum(fact.telling for fact in held.facts.get(run.id, ()))
            said = f"{told} of its facts tell of the making" if told else "no telling fact"
            yield Beside(family=run.info.family, title=run.info.title, words=said)
        elif run.info.family is Family.PRESENTATION:
            heard = _heard(held, run, None)
            score = "no score" if heard.score is None else f"score {heard.score:.3g}"
            yield Beside(family=run.info.family, title=run.info.title, words=score)
