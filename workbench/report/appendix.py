"""The appendices for an expert: runs with settings and software, measurements, metadata."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportlab.platypus import CondPageBreak, Flowable

from workbench.model import AnalyzerRun, Measurement, MediaKind, MetadataEntry
from workbench.report.content import Content, Exhibit, RunContent, short
from workbench.report.isolation import network
from workbench.report.layout import Heading
from workbench.report.passports import passports
from workbench.report.plan import MANY
from workbench.report.populations import Letters
from workbench.report.style import SECTION_ROOM, faint, grid, led, pairs, quiet, say, styles
from workbench.report.weight_pages import calibrations
from workbench.report.wording import (
    LEFT_OUT,
    RUN_WORDS,
    amount,
    code,
    headline,
    moment,
    rank,
    rounded,
    shortened,
)
from workbench.software import MODEL_COPY, NETWORK

EXHIBIT_ROOM = 60.0
SETTINGS_SHOWN = 600
MEASUREMENTS_SHOWN = 60  # per run
PROCESSOR = "cpu"
EXACT = (
    "Reproducibility class 1, without a network: the same bytes, settings and versions give "
    "the same observations."
)
NETWORKS = (
    "Class 2, by a network on the processor: the same on the same machine, and on another "
    "within 0.001 of the network's output."
)
ACCELERATED = "Class 3, by a network on an accelerator: within 0.001 of the network's output."
STATED = {NETWORK, MODEL_COPY}  # among the software, but no program with its version

Distinct = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Conditions:
    """Short names for each distinct text of settings (K1 …) and of software (S1 …)."""

    settings: Distinct
    software: Distinct


def conditions(exhibits: Iterable[Exhibit]) -> Conditions:
    """Return a name for each set of settings and of programs that runs used."""
    used = [section.run for exhibit in exhibits for section in exhibit.runs]
    return Conditions(_names("K", map(_settings, used)), _names("S", map(_software, used)))


def _names(lead: str, texts: Iterable[str]) -> Distinct:
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(text, f"{lead}{len(found) + 1}")
    return found


def _settings(run: AnalyzerRun) -> str:
    settings = [f"{name} = {value}" for name, value in sorted(run.settings.items())]
    model = [f"model sha256 = {run.model_sha256}"] if run.model_sha256 else []
    text = shortened("; ".join(settings + model), SETTINGS_SHOWN) or "no settings"
    return f"{run.info.name} {run.info.version}: {text}"


def _software(run: AnalyzerRun) -> str:
    held = sorted(run.software.items())
    programs = (f"{name} {version}" for name, version in held if name not in STATED)
    copy = run.software.get(MODEL_COPY)
    stated = (f"network: {network(run)}", *([f"{MODEL_COPY}: {copy}"] if copy else ()))
    return "; ".join((f"device {run.device}", *programs, *stated))


def runs(content: Content, title: str, width: float) -> Iterator[Flowable]:
    """Yield every run with all that is needed to repeat it."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "runs")
    shown = [one for one in content.exhibits if one.runs]
    if not shown:
        yield quiet("No analyzer was run.")
        return
    used = conditions(shown)
    yield say("A run is repeated by the same versions with the same settings.")
    yield from (say(text) for text in reproducibility(shown))
    if content.self_check:
        yield led("Self-check.", content.self_check)
    named_texts = [*used.settings.items(), *used.software.items()]
    rows = [(name, text) for text, name in named_texts]
    yield grid(("Name", "Settings or software"), rows, (8, 92), width, fine=True)
    yield from passports(shown, width)
    yield from calibrations(content.calibrations, width)
    yield from _by_exhibit(shown, "runs", lambda exhibit: _run_table(exhibit, used, width))


def reproducibility(exhibits: Iterable[Exhibit]) -> Iterator[str]:
    """Yield how far runs can be expected to repeat, and which of them: their class."""
    classes: dict[str, set[str]] = {}
    for section in (one for exhibit in exhibits for one in exhibit.runs):
        run = section.run
        network = run.model_sha256 is not None
        kind = (NETWORKS if run.device == PROCESSOR else ACCELERATED) if network else EXACT
        classes.setdefault(kind, set()).add(run.info.title)
    for kind in (EXACT, NETWORKS, ACCELERATED):
        if kind in classes:
            yield f"{kind} {', '.join(sorted(classes[kind]))}."


def _by_exhibit(
    shown: Iterable[Exhibit], key: str, table: Callable[[Exhibit], Iterator[Flowable]]
) -> Iterator[Flowable]:
    """Yield a small heading, with its bookmark, and a table for each exhibit."""
    for exhibit in shown:
        yield CondPageBreak(EXHIBIT_ROOM)
        mark = f"{key}-{exhibit.item.id}"
        yield Heading(exhibit.item.exhibit, 1, mark, listed=False, look=styles().part)
        yield from table(exhibit)


def _run_table(exhibit: Exhibit, used: Conditions, width: float) -> Iterator[Flowable]:
    heads = (
        "Analyzer and version",
        "Run",
        "State",
        "Begun (UTC)",
        "Seconds",
        "Settings",
        "Software",
    )
    rows = [_run(section.run, used) for section in exhibit.runs]
    yield grid(heads, rows, (31, 24.7, 9, 15.3, 7, 7.2, 7.6), width, right=(4,), fine=True)


def _run(run: AnalyzerRun, used: Conditions) -> list[Flowable | str]:
    seed = "" if run.seed is None else f", seed {run.seed}"
    continued = f", continues {short(run.continues)}" if run.continues else ""
    return [
        f"{run.info.title} {run.info.version}",
        say(run.id, styles().fine_mono),
        f"{RUN_WORDS[run.state]}{continued}",
        moment(run.started_at),
        f"{run.seconds:.1f}",
        f"{used.settings[_settings(run)]}{seed}",
        used.software[_software(run)],
    ]


def measurements(
    content: Content, letters: Letters, title: str, width: float
) -> Iterator[Flowable]:
    """Yield one line for each quantity that runs measured, by exhibit."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "measurements")
    if content.leaves_out("measurements"):
        yield quiet(LEFT_OUT)
        return
    shown = [one for one in content.exhibits if any(_counting(one))]
    if not shown:
        yield quiet("No quantity was measured.")
        return
    yield say(
        "Of each analyzer the run that counts. A percentile is the rank within the reference "
        "population that its letter names; a dash stands where no population applies to the "
        "file. Values to three digits; the attached document has all digits."
    )
    rows = [(sign, name) for name, sign in letters.items()]
    if rows:
        yield pairs([(f"Population {sign}", name) for sign, name in rows], width)
    told = shown if len(content.exhibits) <= MANY else [one for one in shown if _leads(one)]
    yield from _by_exhibit(told, "measured", lambda one: _measured(one, letters, width))
    if more := len(shown) - len(told):
        exhibits = amount(more, "exhibit")
        yield faint(f"Those of {exhibits} without a finding stand in the attached document.")


def _leads(exhibit: Exhibit) -> bool:
    """Tell whether the program or an examiner states anything about an exhibit."""
    return bool(exhibit.proposed or exhibit.decided)


def _counting(exhibit: Exhibit) -> Iterator[RunContent]:
    for section in exhibit.runs:
        if section.run.id in exhibit.current and section.measurements:
            yield section


def _measured(exhibit: Exhibit, letters: Letters, width: float) -> Iterator[Flowable]:
    heads = ("Analyzer (run)", "Quantity", "Value", "Unit", "Percentile", "of")
    rows, more = [], 0
    for section in _counting(exhibit):
        entries = sorted(section.measurements, key=lambda entry: entry.frame is not None)
        more += max(0, len(entries) - MEASUREMENTS_SHOWN)
        for place, entry in enumerate(entries[:MEASUREMENTS_SHOWN]):
            lead = "" if place else f"{section.run.info.title} ({short(section.run.id)})"
            rows.append([lead, *_measurement(exhibit, entry, letters)])
    yield grid(heads, rows, (36, 28, 7.5, 17, 8.5, 3), width, right=(2, 4), fine=True)
    if more:
        yield faint(f"{amount(more, 'further measurement')} in the attached document.")


def _measurement(exhibit: Exhibit, entry: Measurement, letters: Letters) -> tuple[str, ...]:
    video = exhibit.item.kind is MediaKind.VIDEO
    at = f", frame {entry.frame}" if video and entry.frame is not None else ""
    return (
        f"{headline(code(entry.name))}{at}",
        rounded(entry.value),
        entry.unit,
        rank(entry.percentile),
        letters[entry.reference] if entry.reference else "",
    )


def metadata(content: Content, title: str, width: float) -> Iterator[Flowable]:
    """Yield what the files say of themselves, entry by entry."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "metadata")
    shown = [one for one in content.exhibits if one.metadata]
    if not shown:
        yield quiet("No file holds metadata that could be read.")
        return
    yield from _by_exhibit(shown, "metadata", lambda exhibit: _entries(exhibit, width))


def _entries(exhibit: Exhibit, width: float) -> Iterator[Flowable]:
    rows = [_entry(entry) for entry in exhibit.metadata]
    yield grid(("Group", "Name", "Text"), rows, (16, 24, 60), width, fine=True)
    more = exhibit.metadata_total - len(exhibit.metadata)
    if more > 0:
        yield faint(
            f"{amount(exhibit.metadata_total, 'entry', 'entries')} in all; "
            f"{more} more stand in the case."
        )


def _entry(entry: MetadataEntry) -> tuple[str, ...]:
    return shortened(entry.group, 60), shortened(entry.name, 90), shortened(entry.text)
