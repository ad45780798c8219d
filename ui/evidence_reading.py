"""What the inspector says of the weight of a score: its ratio, and local controls."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analyzers.references import rank_of_score
from case_store.store import CaseStore
from ui import wording
from ui.bands import banded
from ui.snapshots import ItemView, WeightView
from workbench.analyzer import Source
from workbench.blind import Onlooker
from workbench.calibration import words
from workbench.calibration.applying import NOT_AT_HAND
from workbench.controls import INDEPENDENT, Answer, answers_of, local_rate, weighs_in
from workbench.controls import words as control_words
from workbench.explaining import explanation
from workbench.fusion import by_track, fused, material
from workbench.fusion_records import EVIDENCE, Fusion
from workbench.model import AnalyzerRun, Calibration, KnownAuthentic, Support

NO_POPULATION = (
    "No percentile: no population of authentic media was measured with this version for media "
    "of this format and size."
)


def weighed(store: CaseStore, view: ItemView, eyes: Onlooker) -> ItemView:
    """Return an exhibit with the weight of its results, and what is known of it.

    Controls whose own results are hidden from who looks are left out, and that is said.
    """
    last = {one.run_id: one for one in store.supports(view.item.id)}
    calibrations = store.calibrations() if last else {}
    decided = {one.media_id: one for one in store.known_authentic()}
    hidden = {item.id for item in store.media() if eyes.hides(item)}
    known = [one for one in decided.values() if one.known]
    every = control_answers(store, [one for one in known if one.media_id not in hidden])
    closed = _closed_words(sum(one.media_id in hidden for one in known))
    own = answers_of(view.item, store.runs(view.item.id), store.series)

    def weight(run: AnalyzerRun) -> WeightView | None:
        if not (weighs_in(run) and run.coverage.scored):
            return None
        here, found = own.get(run.id), last.get(run.id)
        said = _with(_told(found, calibrations), here, every, closed)
        made = calibrations.get(found.calibration or "") if found else None
        said = replace(said, banded=banded(found, made, view.item.kind))
        return _ranked(said, run, view.source, here.score if here else None)

    current = tuple(replace(one, weight=weight(one.run)) for one in view.current)
    return replace(
        view,
        known=decided.get(view.item.id),
        current=current,
        fusion=_together(store, view) if current else (),
        explanation=explanation(store, view.item, rank_of_score) if current else None,
    )


def _together(store: CaseStore, view: ItemView) -> tuple[Fusion, ...]:
    """Return the statement over the evidence families, then those of face tracks."""
    held = material(store, view.item)
    if not any(run.info.family in EVIDENCE for run in held.runs):
        return ()
    return fused(held), *by_track(held)


def _ranked(
    said: WeightView, run: AnalyzerRun, source: Source | None, score: float | None
) -> WeightView:
    """Return the weight of a score with where it lies among a population, if one speaks."""
    if source is None or score is None:
        return said
    rank = rank_of_score(run.info, source, score)
    if rank is None:
        return replace(said, ranked=NO_POPULATION)
    usual = f"{wording.number(rank.low)} to {wording.number(rank.high)}"
    return replace(
        said,
        rank=f"Percentile {rank.percentile:.0f} among authentic media like this one.",
        ranked=(
            f"The file's score {wording.number(score)} is at percentile {rank.percentile:.0f}; "
            f"nine in ten of them score {usual}. Population: {rank.reference}."
        ),
    )


def _with(
    said: WeightView, here: Answer | None, every: Sequence[Answer], closed: str
) -> WeightView:
    """Return the weight of a run's score with what the known authentic exhibits say."""
    rate = local_rate(here, every) if here else None
    told = [f"{control_words(rate)}. {INDEPENDENT}"] if rate else []
    return replace(said, controls=" ".join([*told, *([closed] if closed else [])]))


def _closed_words(hidden: int) -> str:
    """Return how many known authentic exhibits are left out; empty for none."""
    if not hidden:
        return ""
    verb = "s are" if hidden > 1 else " is"
    return f"{hidden} known authentic exhibit{verb} left out: hidden until your impression."


def _told(found: Support | None, calibrations: Mapping[str, Calibration]) -> WeightView:
    """Return the ratio and all that it rests on, or why there is none."""
    if found is None:
        return WeightView(words=_closed(words.withheld(NOT_AT_HAND, words.UNWEIGHED)))
    made = calibrations.get(found.calibration or "")
    said = _closed(words.statement(found, made))
    if made is None or words.standing(found, made).llr is None:
        return WeightView(words=said)
    c1, c2 = words.propositions(made)
    grounds = (("C1", c1), ("C2", c2), ("Calibration", _closed(words.grounds(made))))
    return WeightView(words=said, grounds=grounds, given=True)


def _closed(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def control_answers(store: CaseStore, known: Sequence[KnownAuthentic]) -> list[Answer]:
    """Return what the last finished runs said of the media known to be authentic."""
    decided = {one.media_id: one for one in known}
    return [
        one
        for item in store.media()
        if item.id in decided
        for one in answers_of(
            item, store.runs(item.id), store.series, decided[item.id]
        ).values()
    ]
