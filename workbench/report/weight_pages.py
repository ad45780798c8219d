"""Likelihood ratios on the pages of a report: beside an exhibit's scores, and their grounds."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from workbench.calibration.words import OWN_PROPOSITIONS, number, reach
from workbench.report.content import Exhibit, short
from workbench.report.evidential_content import CalibrationContent, WeightContent
from workbench.report.style import faint, grid, mono, pairs, part, quiet, say
from workbench.report.wording import amount, rounded, shortened, when

ROOM = 150.0
HEADS = ("Analyzer (run)", "Score", "LR", "95 % interval", "In words", "Calibration")
SHARES = (26, 9, 9, 16, 27, 13)
READ = (
    "LR: likelihood ratio, above 1 for C1 and below 1 (written 1/LR) for C2. "
    f"{OWN_PROPOSITIONS} C1 is one of the kinds of alteration that stand with it, no other. "
    "The interval is over draws of sources, and too narrow where they are few; every ratio is "
    "held at the bounds that the number of sources bears, and there no interval is shown. "
    "Digits not shown are cut off towards 1."
)


def likelihood(exhibit: Exhibit, width: float) -> Iterator[Flowable]:
    """Yield the ratios of an exhibit's scores, and of the others why there are none."""
    ratios = [one for one in exhibit.weights if one.llr is not None]
    if exhibit.weights:
        yield from part("Likelihood ratios")
    if ratios:
        yield grid(HEADS, [_row(one) for one in ratios], SHARES, width, right=(1, 2))
        yield faint(READ)
        for one in {one.calibration: one for one in ratios}.values():
            c1, c2 = one.propositions
            yield faint(f"{one.grounds}. C1: {c1} C2: {c2}")
    for statement, titles in _silent(exhibit.weights).items():
        yield quiet(f"{', '.join(titles)}: {statement}.")
    for one in exhibit.weights:
        yield from map(faint, _earlier(one))


def _earlier(one: WeightContent) -> Iterator[str]:
    """Yield what was said of the same run before: nothing that was tried is left unsaid."""
    for past in one.earlier:
        by = f" by calibration {short(past.calibration)}" if past.calibration else ""
        yield (
            f"{one.title} ({short(one.run_id)}), earlier: {past.statement}{by}, "
            f"{when(past.at)} (result {short(past.support_id)})."
        )


def _row(one: WeightContent) -> list[Flowable | str]:
    between = [number(value) for value in (one.lower, one.upper) if value is not None]
    return [
        f"{one.title} ({short(one.run_id)})",
        rounded(one.score),
        number(one.llr or 0.0),
        "not shown: at the bound" if one.at_bound else " to ".join(between),
        f"{one.degree}{one.confounding}",
        short(one.calibration),
    ]


def _silent(found: Sequence[WeightContent]) -> dict[str, list[str]]:
    """Return the analyzers that have no ratio, by what is said of them."""
    told: dict[str, list[str]] = {}
    for one in found:
        if one.llr is None:
            told.setdefault(one.statement, []).append(one.title)
    return told


def calibrations(found: Sequence[CalibrationContent], width: float) -> Iterator[Flowable]:
    """Yield what every calibration rests on that a result of the report was read by."""
    if found:
        yield from part("Calibrations")
        yield say(
            "Each stands whole in the case, under its digest. A ratio holds for its conditions "
            "and for the kinds of alteration that C1 names; the sources tested had no part in "
            "the ratios by which they were tested. All of it is stated by its maker: this "
            "program checked that it is whole and agrees with itself, and tested nothing anew."
        )
    for one in found:
        yield CondPageBreak(ROOM)
        yield pairs(_facts(one), width)


def _facts(one: CalibrationContent) -> list[tuple[str, Flowable | str]]:
    rows: list[tuple[str, Flowable | str]] = [
        ("Calibration", mono(one.digest)),
        ("Analyzer", f"{one.title} ({one.analyzer} {one.version}); {one.how}"),
        ("Conditions", one.conditions),
        ("Its proposition C1", one.c1),
        ("Its proposition C2", one.c2),
        ("Authentic", _sources(one, altered=False)),
        ("Altered", _sources(one, altered=True)),
        ("Tested on sources left out", f"{_tested(one)}; stated by its maker"),
        ("Bounds of the ratio", f"{reach(one.bounds)}, from the number of sources"),
        ("Made, as its maker states", f"{when(one.made_at)} by {one.program}"),
        ("Licence of its media", one.licence or "not stated"),
        ("Its manifest", mono(one.manifest_sha256)),
    ]
    if one.training:
        rows.append(("The model learned from", shortened(one.training)))
    return rows


def _sources(one: CalibrationContent, *, altered: bool) -> str:
    own = [source for source in one.sources if source.altered is altered]
    named = ", ".join(f"{source.name} ({source.items})" for source in own)
    items = one.altered if altered else one.authentic
    return f"{items} of {amount(len(own), 'source')}: {named}"


def _tested(one: CalibrationContent) -> str:
    shortcut = "" if one.shortcut_auc is None else f"; traits alone: AUC {one.shortcut_auc:.2f}"
    warned = {
        True: " (CONFOUNDED: no ratio of it is stated)",
        False: "",
        None: "; whether it is confounded is not known",
    }[one.confounded]
    return (
        f"Cllr {one.cllr:.3f} (raw score {one.cllr_before:.3f}, lowest {one.lowest_cllr:.3f}; "
        f"1 says nothing); calibration error {one.ece:.3f}{shortcut}{warned}"
    )
