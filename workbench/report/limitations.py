"""Limitations drawn from recorded outcomes, each sentence tied to the row it follows from."""

from collections.abc import Iterator

from workbench.findings import recorded_limits
from workbench.model import (
    AnalyzerRun,
    FindingState,
    MediaItem,
    MediaKind,
    MediaState,
    Outcome,
    RunState,
)
from workbench.report.content import Exhibit, Limitation, RunContent, short
from workbench.report.face_content import is_face_pass
from workbench.report.face_limits import face_coverage, of_faces
from workbench.report.wording import ENDINGS, OUTCOME_WORDS, amount, code, shortened, unit

RATIOS = Limitation(
    "A likelihood ratio weighs the kinds of alteration that its calibration names against "
    "media like its authentic ones, under like conditions. It says nothing about other kinds "
    "of alteration, and where it rests on few sources it is held near 1. What it rests on is "
    "stated by the maker of the calibration.",
    "calibrations",
)
NO_CALIBRATION = Limitation(
    "No likelihood ratio is stated for this case: no calibration applies to the analyzers that "
    "ran. Their scores are no probabilities.",
    "all runs",
)
SOME_UNCALIBRATED = "no likelihood ratio is stated. A score without one is no probability."
NO_RATE = Limitation(
    "No rate of false alarms of this case is known: no analyzer that ran was counted on an "
    "exhibit known to be authentic.",
    "all runs",
)
LOCAL_RATES = Limitation(
    "The rates of false alarms are those of the known authentic exhibits of this case alone; "
    "how often alterations are missed is not known for it.",
    "known authentic exhibits",
)


def limitations(exhibits: tuple[Exhibit, ...]) -> tuple[Limitation, ...]:
    """Return the limitations of the whole report, in the order of the exhibits."""
    found = [entry for exhibit in exhibits for entry in _of_exhibit(exhibit)]
    runs = any(exhibit.analyzed for exhibit in exhibits)
    return (*(_of_evidence(exhibits) if runs else []), *found)


def _of_evidence(exhibits: tuple[Exhibit, ...]) -> Iterator[Limitation]:
    """Yield how far ratios and local rates go, and which analyzers have none."""
    every = [one for exhibit in exhibits for one in exhibit.weights]
    if any(one.llr is not None for one in every):
        yield RATIOS
        silent = [one for one in every if one.llr is None and not one.support_id]
        if silent:
            titles = ", ".join(sorted({one.title for one in silent}))
            runs = ", ".join(dict.fromkeys(short(one.run_id) for one in silent))
            text = f"{titles}: {silent[0].reason}; {SOME_UNCALIBRATED}"
            yield Limitation(text, f"runs {runs}")
    else:
        yield NO_CALIBRATION
    yield LOCAL_RATES if any(exhibit.controls for exhibit in exhibits) else NO_RATE


def _of_exhibit(exhibit: Exhibit) -> Iterator[Limitation]:
    item = exhibit.item
    if not exhibit.custody.matches:
        yield Limitation(
            f"{item.exhibit}: the bytes in the case are not those received at intake. Nothing "
            "drawn from the file after the change holds; its pictures here are not evidence.",
            item.exhibit,
        )
    yield from _of_state(item)
    yield from _of_runs(exhibit)
    yield from _of_weights(exhibit)
    if item.state is MediaState.ACCEPTED:
        yield from of_faces(exhibit)
        yield from _of_silence(exhibit)
    yield from _of_findings(exhibit)


def _of_findings(exhibit: Exhibit) -> Iterator[Limitation]:
    """Yield what findings add; the limitations of a method stand once, with the methods."""
    known = {section.run.info.limitations for section in exhibit.runs}
    known |= {text for section in exhibit.runs for text in recorded_limits(section.run)}
    for entry in (*exhibit.proposed, *exhibit.decided):
        if entry.finding.state is not FindingState.REJECTED:
            for text in entry.finding.limitations:
                if text not in known:
                    yield Limitation(
                        f"{exhibit.item.exhibit}: {text}", f"finding {entry.label}"
                    )


def _of_weights(exhibit: Exhibit) -> Iterator[Limitation]:
    """Yield where a calibration was at hand and gave no likelihood ratio."""
    for one in exhibit.weights:
        if one.llr is None and one.support_id:
            text = f"{exhibit.item.exhibit}, {one.title}: no likelihood ratio, {one.reason}."
            yield Limitation(text, f"result {short(one.support_id)}")


def _of_state(item: MediaItem) -> Iterator[Limitation]:
    if item.state is not MediaState.ACCEPTED:
        reason = item.detail or code(item.reason or "no reason recorded")
        yield Limitation(
            f"{item.exhibit} could not be examined ({item.state.value}): {reason} "
            "Nothing is stated about it.",
            item.exhibit,
        )
    for remark in item.stream.remarks if item.stream else ():
        yield Limitation(f"{item.exhibit}: {remark}", item.exhibit)


def _of_silence(exhibit: Exhibit) -> Iterator[Limitation]:
    """Yield what was not looked for at all."""
    item = exhibit.item
    if not exhibit.analyzed:
        text = f"{item.exhibit}: no analyzer was run, so nothing is stated about its content."
        yield Limitation(text, item.exhibit)
    elif exhibit.not_run:
        names = ", ".join(exhibit.not_run)
        text = f"{item.exhibit}: not run, so nothing is stated about their traces: {names}."
        yield Limitation(text, item.exhibit)


def _of_runs(exhibit: Exhibit) -> Iterator[Limitation]:
    """Yield what the runs did not answer; analyzers of which the same is true share a line."""
    groups: dict[str, list[AnalyzerRun]] = {}
    for section in exhibit.runs:
        for text in _of_run(exhibit.item, section):
            groups.setdefault(text, []).append(section.run)
    for text, runs in groups.items():
        titles = ", ".join(dict.fromkeys(run.info.title for run in runs))
        noun = "run" if len(runs) == 1 else "runs"
        basis = f"{noun} {', '.join(short(run.id) for run in runs)}"
        yield Limitation(f"{exhibit.item.exhibit}, {titles}: {text}", basis)


def _of_run(item: MediaItem, section: RunContent) -> Iterator[str]:
    run = section.run
    if run.media_sha256 != item.sha256:
        yield "the run read other bytes than those received; its results do not count."
    if run.state is not RunState.FINISHED:
        error = f" ({shortened(run.error)})" if run.error else ""
        yield f"{ENDINGS[run.state]}{error}."
    yield from face_coverage(run) if is_face_pass(run) else _of_coverage(run)
    if run.info.per_second is not None and item.kind is MediaKind.VIDEO and section.series:
        rate = f"{run.info.per_second:g} of the frames of each second"
        yield f"by design, no more than {rate} were looked at."


def _of_coverage(run: AnalyzerRun) -> Iterator[str]:
    coverage = run.coverage
    for outcome in (Outcome.NOT_APPLICABLE, Outcome.WITHHELD, Outcome.FAILED):
        count = getattr(coverage, outcome.value)
        if count:
            yield _missing(run, outcome, count)
    if coverage.not_examined:
        units = amount(coverage.not_examined, unit(run))
        yield f"not examined for {units}; nothing is stated about their content."


def _missing(run: AnalyzerRun, outcome: Outcome, count: int) -> str:
    """Say how many scores are missing, of what kind, and for which reasons."""
    reasons = [
        f"{code(entry.reason)} ({entry.count})" if count > 1 else code(entry.reason)
        for entry in run.coverage.reasons
        if entry.outcome is outcome
    ]
    because = f": {', '.join(reasons)}" if reasons else ""
    units = amount(count, unit(run))
    return f"{OUTCOME_WORDS[outcome]} for {units}{because}."
