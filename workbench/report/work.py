"""What was done: every run with its settings, coverage and error, and what was not run."""

from collections.abc import Iterable, Iterator, Mapping

from reportlab.platypus import CondPageBreak, Flowable

from workbench.model import AnalyzerRun, Measurement, MediaState
from workbench.report.content import Content, Exhibit, RunContent, short
from workbench.report.layout import Heading
from workbench.report.style import (
    SECTION_ROOM,
    cell,
    faint,
    grid,
    led,
    pairs,
    part,
    quiet,
    say,
)
from workbench.report.wording import RUN_WORDS, code, number, rank, shortened, when

METHOD_ROOM = 90.0
SETTINGS_SHOWN = 600
ERROR_SHOWN = 500
MEASUREMENTS_SHOWN = 40
RANKS_SHOWN = 40
COVERAGE_HEADS = (
    "Analyzer",
    "Run",
    "Scored",
    "n/a",
    "Withheld",
    "Failed",
    "Not ex.",
    "Settings",
)
COVERAGE_SHARES = (24, 22.5, 8.6, 5, 10.2, 7.8, 6.9, 15)

Environments = Mapping[tuple[tuple[str, str], ...], str]


def what_was_done(content: Content, title: str, width: float) -> Iterator[Flowable]:
    """Yield the section on the analyzers and their runs."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "done")
    yield say(
        "Outcomes: scored; not applicable (the question does not arise); withheld (it arises, "
        "but cannot be answered for this material); failed (with its error); not examined. "
        "A missing score is never a number. In the tables, n/a stands for not applicable and "
        "not ex. for not examined; S1, S2 … name the software at the end of this section."
    )
    environments = software_sets(content.exhibits)
    shown = [one for one in content.exhibits if one.item.state is MediaState.ACCEPTED]
    if not shown:
        yield quiet("No file could be examined.")
    for exhibit in shown:
        yield CondPageBreak(120)
        yield Heading(exhibit.item.exhibit, 1, f"done-{exhibit.item.id}", listed=False)
        yield from _exhibit(exhibit, environments, width)
    yield from _software(environments, width)


def software_sets(exhibits: Iterable[Exhibit]) -> Environments:
    """Return a name (S1, S2 …) for each distinct set of programs and device that runs used."""
    named: dict[tuple[tuple[str, str], ...], str] = {}
    for exhibit in exhibits:
        for section in exhibit.runs:
            named.setdefault(_software_key(section.run), f"S{len(named) + 1}")
    return named


def _software_key(run: AnalyzerRun) -> tuple[tuple[str, str], ...]:
    return (("device", run.device), *sorted(run.software.items()))


def _exhibit(exhibit: Exhibit, environments: Environments, width: float) -> Iterator[Flowable]:
    if exhibit.runs:
        rows = [_run(section, environments) for section in exhibit.runs]
        yield grid(COVERAGE_HEADS, rows, COVERAGE_SHARES, width)
    else:
        yield quiet("No analyzer was run on this exhibit.")
    for section in exhibit.runs:
        if section.run.error:
            lead = f"{section.run.info.title}, run {short(section.run.id)}:"
            yield led(lead, shortened(section.run.error, ERROR_SHOWN))
    if exhibit.not_run:
        yield from part("Not run")
        yield say("; ".join(exhibit.not_run) + ".")
    yield from _measurements(exhibit, width)


def _run(section: RunContent, environments: Environments) -> list[Flowable | str]:
    run, covered = section.run, section.run.coverage
    seed = "" if run.seed is None else f", seed {run.seed}"
    continued = f", continues {short(run.continues)}" if run.continues else ""
    counts = (
        covered.scored,
        covered.not_applicable,
        covered.withheld,
        covered.failed,
        covered.not_examined,
    )
    return [
        f"{run.info.title} ({run.info.name} {run.info.version}; per {covered.unit})",
        f"{short(run.id)}: {RUN_WORDS[run.state]}{continued}, {run.seconds:.1f} s, begun "
        f"{when(run.started_at)}, {environments[_software_key(run)]}{seed}",
        *(str(count) for count in counts),
        _settings(run),
    ]


def _settings(run: AnalyzerRun) -> Flowable:
    settings = [f"{name} = {value}" for name, value in sorted(run.settings.items())]
    model = [f"model sha256 = {run.model_sha256}"] if run.model_sha256 else []
    return cell(shortened("; ".join(settings + model), SETTINGS_SHOWN) or "none")


def _measurements(exhibit: Exhibit, width: float) -> Iterator[Flowable]:
    """Yield one row per analyzer, and one per quantity that has a rank."""
    counting = [one for one in exhibit.runs if one.run.id in exhibit.current]
    rows = [(one.run.info.title, _quantities(one)) for one in counting if one.measurements]
    if not rows:
        return
    yield from part("Measurements")
    yield grid(("Analyzer", "Quantities"), rows, (25, 75), width)
    ranked = [
        (one.run.info.title, *_rank(entry))
        for one in counting
        for entry in one.measurements
        if entry.percentile is not None
    ]
    if not ranked:
        yield faint("No quantity has a rank: no reference population applies to this file.")
        return
    heads = ("Analyzer", "Quantity", "Percentile", "of the reference population")
    yield grid(heads, ranked[:RANKS_SHOWN], (25, 25, 12, 38), width)


def _quantities(section: RunContent) -> str:
    """List the quantities of a run, those of the whole medium first."""
    entries = sorted(section.measurements, key=lambda entry: entry.frame is not None)
    texts = [_quantity(entry) for entry in entries[:MEASUREMENTS_SHOWN]]
    more = len(entries) - len(texts)
    rest = f"; {more} more stand in the attached document" if more else ""
    return "; ".join(texts) + rest


def _quantity(entry: Measurement) -> str:
    at = "" if entry.frame is None else f", frame {entry.frame}"
    return f"{code(entry.name)}{at}: {number(entry.value)} {entry.unit}".rstrip()


def _rank(entry: Measurement) -> tuple[str, str, str]:
    return _quantity(entry), rank(entry.percentile), entry.reference or "—"


def _software(environments: Environments, width: float) -> Iterator[Flowable]:
    if not environments:
        return
    yield CondPageBreak(120)
    yield Heading("Software and device", 1, "software", listed=False)
    yield say("A run is repeated by the same versions with the same settings.")
    for key, name in environments.items():
        yield pairs([(name, "; ".join(f"{part} {text}" for part, text in key))], width)


def methods(content: Content, title: str) -> Iterator[Flowable]:
    """Yield what the methods that ran are, on what they rest, and where they fail."""
    yield CondPageBreak(SECTION_ROOM + METHOD_ROOM)
    yield Heading(title, 0, "methods")
    if not content.methods:
        yield quiet("No analyzer was run.")
    for info in content.methods:
        yield CondPageBreak(METHOD_ROOM)
        yield Heading(
            f"{info.title} ({info.name} {info.version})", 1, f"method-{info.name}", listed=False
        )
        if info.score_meaning:
            yield led("Score.", info.score_meaning)
        if info.map_meaning:
            yield led("Map.", info.map_meaning)
        for point in info.operating_points:
            text = f"{number(point.threshold)} for {point.kind.value}s: {point.meaning}"
            yield led("Operating point.", text)
        yield led("Limitations.", info.limitations or "none stated")
        yield led("Validated range.", info.validated_range or "none stated")
        yield led("Reference.", info.reference)
