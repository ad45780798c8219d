"""What became of a run, in words, and which runs share the same outcome."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.model import AnalyzerRun, Outcome, RunState
from workbench.report.content import Exhibit, RunContent, short
from workbench.report.face_content import is_face_pass
from workbench.report.wording import OUTCOME_WORDS, RUN_WORDS, amount, code, unit

MISSING = (Outcome.NOT_APPLICABLE, Outcome.WITHHELD, Outcome.FAILED)


@dataclass(frozen=True, slots=True)
class Shared:
    """Runs of one exhibit that ended with the same words."""

    words: str
    runs: tuple[AnalyzerRun, ...]

    @property
    def names(self) -> str:
        """The analyzers with their versions."""
        return ", ".join(f"{run.info.title} {run.info.version}" for run in self.runs)

    @property
    def titles(self) -> str:
        """The analyzers without their versions."""
        return ", ".join(dict.fromkeys(run.info.title for run in self.runs))

    @property
    def ids(self) -> str:
        """The short ids of the runs."""
        return ", ".join(short(run.id) for run in self.runs)


def outcome(run: AnalyzerRun) -> str:
    """Write what a run answered for: "scored 12 of 150 frames; 138 not examined"."""
    words = list(_parts(run))
    if run.state is not RunState.FINISHED:
        words.insert(0, RUN_WORDS[run.state])
    return "; ".join(words) or "nothing to read"


def _parts(run: AnalyzerRun) -> Iterator[str]:
    covered = run.coverage
    counts = {missing: getattr(covered, missing.value) for missing in MISSING}
    total = covered.scored + sum(counts.values()) + covered.not_examined
    if is_face_pass(run):
        yield from _faces(run, total)
        counts.pop(Outcome.NOT_APPLICABLE)
    elif covered.scored:
        units = amount(total, unit(run))
        yield (
            "read the file" if covered.unit == "file" else f"scored {covered.scored} of {units}"
        )
    for missing, count in counts.items():
        if count:
            number = "" if count == total else f"{count} "
            yield f"{number}{OUTCOME_WORDS[missing]}{_because(run, missing)}"
    if covered.not_examined:
        yield f"{covered.not_examined} not examined"


def _faces(run: AnalyzerRun, total: int) -> Iterator[str]:
    """Yield where a face was found and where none was, which is an answer too."""
    found, none = run.coverage.scored, run.coverage.not_applicable
    if found:
        yield f"a face found in {found} of {amount(total, run.coverage.unit)}"
    if none:
        yield (
            f"looked at {amount(none, run.coverage.unit)} more and found none"
            if found
            else (f"looked at {none} of {amount(total, run.coverage.unit)} and found no face")
        )


def _because(run: AnalyzerRun, missing: Outcome) -> str:
    entries = [entry for entry in run.coverage.reasons if entry.outcome is missing]
    counted = len(entries) > 1
    reasons = [
        f"{code(entry.reason)} ({entry.count})" if counted else code(entry.reason)
        for entry in entries
    ]
    return f": {', '.join(reasons)}" if reasons else ""


def shared(sections: Iterable[RunContent]) -> list[Shared]:
    """Return the runs in their order; those without a score that say the same are one."""
    groups: dict[str, list[AnalyzerRun]] = {}
    for section in sections:
        run = section.run
        alone = run.coverage.scored or run.state is not RunState.FINISHED
        groups.setdefault(run.id if alone else outcome(run), []).append(run)
    return [Shared(outcome(runs[0]), tuple(runs)) for runs in groups.values()]


def unanswered(exhibit: Exhibit) -> list[Shared]:
    """Return the runs that count and left something open, those that say the same together.

    What the face pass left open is said with the faces.
    """
    groups: dict[str, list[AnalyzerRun]] = {}
    for section in exhibit.analyzed:
        run = section.run
        if run.id in exhibit.current and _leaves_something(run):
            groups.setdefault(outcome(run), []).append(run)
    return [Shared(words, tuple(runs)) for words, runs in groups.items()]


def _leaves_something(run: AnalyzerRun) -> bool:
    covered = run.coverage
    open_units = covered.not_examined + sum(getattr(covered, one.value) for one in MISSING)
    return bool(open_units) or run.state is not RunState.FINISHED
