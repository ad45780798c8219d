"""Whether families together tell more than the best one alone: judged on sources left out.

Every file of a calibrated cell is read by scales that were made without its source. Which
analyzers have a calibration at all was decided on every source, the judged one too, so that
the judgement is not wholly nested: what saw the judged source is said in `HOW`. The
statement over the families is then held, on the same files, against the best single family,
against plain averaging of standardised scores calibrated like any score, and against the
product of the ratios, which would be right only if families were independent.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

import numpy as np

from workbench.calibration.applying import HASH_LETTERS, objection, ratio
from workbench.calibration.words import NEARLY
from workbench.evaluation.calibration import cllr
from workbench.evaluation.calibration_fit import Sample, scale
from workbench.evaluation.calibration_making import Attempts
from workbench.evaluation.calibration_set import sample_of, sha256_of, source_name
from workbench.evaluation.items import LABELS, Document, Item, Items
from workbench.evaluation.metrics import Labels, Values, auc
from workbench.evaluation.parts import interval
from workbench.evaluation.resampling import Figure, resampled
from workbench.fusion import refused, tested, together, voice
from workbench.fusion_records import EVIDENCE, WEAK, Heard, Refusal, Voice
from workbench.model import AnalyzerSetup, Family
from workbench.model.calibration import Calibration, Scale

FUSED, BEST, AVERAGE, PRODUCT = "fused", "best_single_family", "plain_average", "product"
KEPT_AVERAGE = "average_of_calibrated"
METHODS = (FUSED, BEST, AVERAGE, KEPT_AVERAGE, PRODUCT)
CLLR, AUC = "cllr", "auc"
MISLED = "misleading"
HOW = (
    "every file is read by scales made without its source; who speaks for a family, and which "
    "family is the best single one, is chosen by what ratios cost on the other sources; "
    "plain_average is the mean of scores, each standardised on the other sources, calibrated "
    "like one score on them, of all analyzers, also those that no calibration was made of; "
    "average_of_calibrated is the same of the analyzers that have one, as the statement; not "
    "nested: which analyzers have a calibration was decided on all sources, also the judged "
    "one, and the costs by which speakers are chosen are of scales that saw it, which favours "
    "the statement, the best single family and average_of_calibrated; product is what families "
    "wholly independent would give, stated nowhere; intervals are over draws of sources, each "
    "weighing alike within its label"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One file as one analyzer reads it without its source, within one calibrated cell.

    `fit` makes the scale by which it was read once more, with its interval.
    """

    item: Item
    family: Family
    heard: Heard
    fit: Callable[[], Scale]

    @property
    def analyzer(self) -> str:
        """Who reads it."""
        return self.heard.analyzer

    @property
    def llr(self) -> float:
        """The log10 ratio that it is given."""
        return self.heard.llr or 0.0

    def with_interval(self) -> "Read":
        """Return it with the interval that a case would have.

        The scales that a calibration carries for its own sources reach from bound to bound,
        so that no contradiction could be told by them.
        """
        told = ratio(self.fit(), self.heard.score or 0.0)
        return replace(self, heard=replace(self.heard, lower=told.lower, upper=told.upper))


Attempted = Sequence[tuple[AnalyzerSetup, Attempts, Items]]


def fusing(attempted: Attempted) -> Document:
    """Return how fusion does on these files beside its rivals, or why it cannot be judged."""
    reads = [one for told in attempted for one in _reads(*told)]
    files = _by_file(reads)
    costs = _Costs(reads)
    voices = {path: _voices(own, costs) for path, own in files.items()}
    refusals = {path: refused(told) for path, told in voices.items()}
    stated = [path for path, why in refusals.items() if why is None]
    items = [files[path][0].item for path in stated]
    return {
        "families": sorted({one.family.value for one in reads}),
        "refused": _refused(attempted, files, refusals),
        "n": {LABELS[of]: sum(i.entry.altered is of for i in items) for of in LABELS},
        "sources": {LABELS[of]: _sources(items, altered=of) for of in LABELS},
        "how": HOW,
        **_compared(items, [voices[path] for path in stated], attempted),
    }


def _reads(setup: AnalyzerSetup, found: Attempts, items: Items) -> Iterator[Read]:
    """Yield the files of calibrated cells as a case would read them, without their source."""
    if setup.info.family not in EVIDENCE:
        return
    made = [one.calibration for one in found.cells if one.calibration is not None]
    by_hash = {sha256_of(item)[:HASH_LETTERS]: item for item in items if item.scored}
    for calibration in made:
        listed = {digest for source in calibration.sources for digest in source.files}
        yield from _of_cell(
            setup, calibration, [by_hash[d] for d in sorted(listed & set(by_hash))]
        )


def _of_cell(setup: AnalyzerSetup, made: Calibration, items: Items) -> Iterator[Read]:
    """Yield the files of a cell, each by the scale that was made without its source."""
    whole = sample_of(items)
    for source in made.sources:
        fit = cache(partial(scale, whole.without(source.name), made.how))
        for item in (i for i in items if sha256_of(i)[:HASH_LETTERS] in source.files):
            score = item.row.score
            if score is not None and not objection(made, source.without, score):
                heard = _heard(setup, made, source.without, score)
                yield Read(item=item, family=setup.info.family, heard=heard, fit=fit)


def _heard(setup: AnalyzerSetup, made: Calibration, known: Scale, score: float) -> Heard:
    told, name = ratio(known, score), setup.info.name
    return Heard(
        run_id=name,
        analyzer=name,
        title=setup.info.title,
        score=score,
        llr=told.llr,
        lower=told.lower,
        upper=told.upper,
        bounds=known.bounds,
        kinds=made.h1,
    )


def _by_file(reads: Iterable[Read]) -> dict[str, list[Read]]:
    """Return what is said of each file, with intervals where there may be a contradiction."""
    found: dict[str, list[Read]] = defaultdict(list)
    for one in reads:
        found[one.item.entry.path].append(one)
    return {
        path: [one.with_interval() for one in own] if _opposed(own) else own
        for path, own in found.items()
    }


def _opposed(own: Sequence[Read]) -> bool:
    """Return whether any two may contradict each other: none does that supports nothing."""
    llrs = [one.llr for one in own]
    return max(llrs) + NEARLY >= WEAK and min(llrs) - NEARLY <= -WEAK


class _Costs:
    """What each analyzer's ratios cost on all sources but one, each found once."""

    def __init__(self, reads: Iterable[Read]) -> None:
        self._reads: dict[str, list[Read]] = defaultdict(list)
        for one in reads:
            self._reads[one.analyzer].append(one)
        self._known: dict[tuple[str, str], float] = {}

    def of(self, analyzer: str, source: str) -> float:
        """Return the Cllr without a source; infinite where a class is lacking then."""
        if (analyzer, source) not in self._known:
            own = [r for r in self._reads[analyzer] if source_name(r.item) != source]
            llr = np.array([r.llr for r in own])
            self._known[analyzer, source] = _cost(llr, sample([r.item for r in own], llr))
        return self._known[analyzer, source]


def _cost(llr: Values, held: Sample) -> float:
    if held.altered.all() or not held.altered.any():
        return float("inf")
    return cllr(llr, held.altered, held.weights)


def sample(items: Items, scores: Values) -> Sample:
    """Return files with any numbers for scores, as arrays."""
    return Sample(
        scores=np.asarray(scores, np.float64),
        altered=np.array([item.entry.altered for item in items], np.bool_),
        sources=np.array([source_name(item) for item in items], np.str_),
        units=np.array([item.entry.unit for item in items], np.str_),
    )


def _voices(own: Sequence[Read], costs: _Costs) -> tuple[Voice, ...]:
    """Return the families of a file, those that cost least without its source first."""
    source = source_name(own[0].item)
    by_family: dict[Family, list[Heard]] = defaultdict(list)
    for one in own:
        cost = costs.of(one.analyzer, source)
        by_family[one.family].append(replace(one.heard, cllr=cost))
    found = [voice(family, told) for family, told in by_family.items()]
    return tuple(sorted(found, key=lambda told: min(map(tested, told.heard))))


def _refused(
    attempted: Attempted,
    files: Mapping[str, Sequence[Read]],
    refusals: Mapping[str, Refusal | None],
) -> Document:
    """Return of each label how many scored files have no statement, and why."""
    every = {
        item.entry.path: item.entry.altered
        for setup, _, items in attempted
        if setup.info.family in EVIDENCE
        for item in items
        if item.scored
    }
    found: dict[bool, Counter[str]] = {of: Counter() for of in LABELS}
    for path, altered in every.items():
        why = refusals[path] if path in files else Refusal.NOT_CALIBRATED
        found[altered][why.value if why else "stated"] += 1
    return {LABELS[of]: dict(sorted(found[of].items())) for of in LABELS}


def _sources(items: Items, *, altered: bool) -> list[str]:
    return sorted({source_name(i) for i in items if i.entry.altered is altered})


def _compared(
    items: Items, voices: Sequence[Sequence[Voice]], attempted: Attempted
) -> Document:
    """Return the figures of every method on the same files, and the differences."""
    nothing: Document = {"methods": None, "fused_minus": None}
    labels = {item.entry.altered for item in items}
    if len(labels) < len(LABELS):
        why = "no file of either label has two families with a ratio, or of one label alone"
        return {**nothing, "why_none": why}
    llrs = [[one.llr for one in told if one.llr is not None] for told in voices]
    told = {
        FUSED: np.array([together(own, llr) for own, llr in zip(voices, llrs, strict=True)]),
        BEST: np.array([own[0] for own in llrs]),
        PRODUCT: np.array(list(map(sum, llrs))),
    }
    kept = [one for one in attempted if any(cell.calibration for cell in one[1].cells)]
    for name, among in ((AVERAGE, attempted), (KEPT_AVERAGE, kept)):
        average = _averaged(items, among)
        if average is not None:
            told[name] = average
    held = sample(items, told[FUSED])
    return {
        "methods": {name: _figures(told[name], held) for name in METHODS if name in told},
        "fused_minus": _differences(told, held),
        "why_none": None,
    }


def _figures(llr: Values, held: Sample) -> Document:
    weights, altered = held.weights, held.altered
    figures: dict[str, Figure] = {
        CLLR: lambda w: cllr(llr, altered, weights * w),
        f"{MISLED}_authentic": _share(llr > 0, ~altered, weights),
        f"{MISLED}_altered": _share(llr < 0, altered, weights),
    }
    found = resampled(figures, held.sources)
    told = {name: interval(one) for name, one in found.items()}
    return {**told, AUC: auc(llr, altered), "greatest": float(np.abs(llr).max())}


def _share(wrong: Labels, of: Labels, weights: Values) -> Figure:
    """Return the weighed share of a class that a ratio misleads about."""

    def figure(drawn: Values) -> float:
        own = weights * drawn * of
        if own.sum() <= 0:
            raise ValueError("a draw without the class")
        return float((own * wrong).sum() / own.sum())

    return figure


def _differences(told: Mapping[str, Values], held: Sample) -> Document:
    """Return by how much fusion costs less (below 0) or more than each rival."""
    weights, altered = held.weights, held.altered

    def minus(rival: Values) -> Callable[[Values], float]:
        return lambda w: (
            cllr(told[FUSED], altered, weights * w) - cllr(rival, altered, weights * w)
        )

    figures = {name: minus(told[name]) for name in METHODS[1:] if name in told}
    return {name: interval(one) for name, one in resampled(figures, held.sources).items()}


def _averaged(items: Items, attempted: Attempted) -> Values | None:
    """Return ratios of plain averages of standardised scores; None where none can be made."""
    paths = [item.entry.path for item in items]
    table = np.array([_scores(own, paths) for _, _, own in _evident(attempted)])
    held, told = sample(items, np.zeros(len(items))), np.full(len(items), np.nan)
    for source in sorted(set(held.sources.tolist())):
        own = held.sources == source
        means = _standardised(table, own)
        rest = sample(items, means).without(source)
        if rest.altered.all() or not rest.altered.any():
            return None
        made = scale(rest, draws=0)
        told[own] = [ratio(made, score).llr for score in means[own].tolist()]
    return told if np.isfinite(told).all() else None


def _evident(attempted: Attempted) -> Attempted:
    return [told for told in attempted if told[0].info.family in EVIDENCE]


def _scores(items: Items, paths: Sequence[str]) -> list[float]:
    known = {i.entry.path: i.row.score for i in items if i.scored and i.row.score is not None}
    return [known.get(path, np.nan) for path in paths]


def _standardised(table: Values, left_out: Values) -> Values:
    """Return each file's mean over analyzers (k, n) of scores standardised on the others."""
    rest = np.where(left_out, np.nan, table)
    usable = np.isfinite(rest).sum(axis=1) > 1
    middle = np.nanmean(rest[usable], axis=1, keepdims=True)
    spread = np.nanstd(rest[usable], axis=1, keepdims=True)
    even = (table[usable] - middle) / np.where(spread > 0, spread, 1.0)
    return np.asarray(np.nanmean(even, axis=0), np.float64)
