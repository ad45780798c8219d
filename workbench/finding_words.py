"""What stands beside a finding wherever it is shown: its degree of support, and error rates."""

from collections.abc import Mapping, Sequence

from workbench.calibration import words
from workbench.calibration.applying import NOT_AT_HAND
from workbench.calibration.weighing import NO_EVIDENCE
from workbench.controls import Answer, answers_of, local_rate
from workbench.controls import words as control_words
from workbench.model import (
    AnalyzerRun,
    Calibration,
    Finding,
    KnownAuthentic,
    MediaItem,
    RunState,
    ScoreSeries,
    Support,
)

INCONCLUSIVE = "Inconclusive as to degree"
WHOLE_FILE = "The ratio is of the score of the whole file, not of a segment"
NO_RATIO = "what a file says of itself enters no likelihood ratio"
NO_POINT = "no rate of false alarms is known for media like this one"
MISSES = "How often alterations are missed under these conditions is not known"


def support_words(
    finding: Finding,
    runs: Mapping[str, AnalyzerRun],
    last: Mapping[str, Support],
    calibrations: Mapping[str, Calibration],
) -> str:
    """Return the degree of support on the verbal scale, or that it is inconclusive and why.

    `last` is the last word on each run's score. Each ratio is by the propositions of its own
    calibration, which are named.
    """
    own = [runs[run_id] for run_id in finding.run_ids if run_id in runs]
    told = [_of_run(run, last.get(run.id), calibrations) for run in own]
    given = [text for text, ratio in told if ratio]
    if given:
        return f"{' '.join(given)} {words.OWN_PROPOSITIONS} {WHOLE_FILE}."
    return " ".join([f"{INCONCLUSIVE}.", *(text for text, _ in told)])


def _of_run(
    run: AnalyzerRun, said: Support | None, calibrations: Mapping[str, Calibration]
) -> tuple[str, bool]:
    if run.info.family in NO_EVIDENCE:
        return f"{run.info.title}: {NO_RATIO}.", False
    if said is None:
        return f"{run.info.title}: {words.withheld(NOT_AT_HAND, words.UNWEIGHED)}.", False
    made = calibrations.get(said.calibration or "")
    text = f"{run.info.title}: {words.statement(said, made)}."
    if made is None or words.standing(said, made).llr is None:
        return text, False
    c1, c2 = words.propositions(made)
    return f"{text} C1: {c1} C2: {c2} {words.grounds(made)}.", True


def error_rates(
    finding: Finding, item: MediaItem, runs: Mapping[str, AnalyzerRun], local: Mapping[str, str]
) -> str:
    """Return the known rates of false alarms under conditions like these, and what is unknown.

    Those of the operating point that covers the medium, and (`local`, by run) of exhibits of
    the case that are known to be authentic. Empty where a finding rests on no score.
    """
    own = [runs[run_id] for run_id in finding.run_ids if run_id in runs]
    scored = [run for run in own if run.info.score_meaning]
    told = [_rates(run, item, local.get(run.id, "")) for run in scored]
    return " ".join([*told, f"{MISSES}."]) if told else ""


def _rates(run: AnalyzerRun, item: MediaItem, local: str) -> str:
    point = run.info.operating_point(item.kind, item.stream)
    like = f"at its operating point, {point.meaning}" if point else NO_POINT
    here = f" In this case: {local}." if local else ""
    return f"{run.info.title}: {like}.{here}"


def local_words(
    item: MediaItem,
    runs: Sequence[AnalyzerRun],
    series: Mapping[str, Sequence[ScoreSeries]],
    known: Sequence[Answer],
    marked: KnownAuthentic | None = None,
) -> dict[str, str]:
    """Return by run what the known authentic exhibits of the case say of its analyzer."""
    finished = [run for run in runs if run.state is RunState.FINISHED]
    here = answers_of(item, finished, lambda run_id: series.get(run_id, ()), marked)
    rates = {run_id: local_rate(said, known) for run_id, said in here.items()}
    return {run_id: control_words(rate) for run_id, rate in rates.items() if rate is not None}
