"""What a validation report says of all analyzers together, and of each by itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable

from workbench.report.layout import Heading
from workbench.report.style import boxed, cell, faint, grid, pairs, part, quiet, say, styles
from workbench.report.validation_groups import calibration, fairness
from workbench.report.validation_maps import maps
from workbench.report.validation_parts import breakdown, legend, withheld
from workbench.report.validation_plots import PLOT, plots
from workbench.report.validation_protocols import protocols
from workbench.report.validation_stretches import over_time
from workbench.report.validation_words import bounded, numbers, pace, share, shortcut, told
from workbench.text import printable

Document = Mapping[str, Any]

NAMES = {
    "auc": "AUC",
    "average_precision": "average precision",
    "eer": "equal error rate",
    "tpr_at_1_percent_fpr": "TPR at 1 % FPR",
    "balanced_accuracy": "balanced accuracy at the operating point",
    "false_positive_rate": "false positives among authentic, at the operating point",
    "false_negative_rate": "false negatives among altered, at the operating point",
}


def overview(document: Document, width: float) -> Iterator[Flowable]:
    """Yield one row for each analyzer, the worst pair and the shortcut beside the whole."""
    heads = (
        "analyzer",
        "n",
        "not scored",
        "AUC (95 %)",
        "shortcut",
        "worst pair: generator / authentic source",
        "false alarms",
        "s",
    )
    rows = [_overview_row(one) for one in document["analyzers"]]
    yield grid(heads, rows, (88, 48, 42, 58, 48, 98, 58, 36), width)
    yield faint(
        "Not scored: authentic / altered. False alarms: share of authentic files at the frozen "
        "operating point or above, where one covers them. s: median of images / videos."
    )
    yield legend()


def _overview_row(one: Document) -> list[Flowable | str]:
    shares = [one["outcomes"][label]["not_scored_share"] for label in ("authentic", "altered")]
    worst = next((p for p in one["pairs"] if _ranked(p)), None)
    auc = one["figures"]["auc"]
    timed = one["seconds_by_kind"].values()
    return [
        cell(one["analyzer"]),
        numbers(one["n"]),
        cell(" / ".join(map(share, shares))),
        bounded(auc) if auc else cell(one["why_no_figures"] or "–"),
        shortcut(one),
        _worst(worst) if worst else "–",
        bounded(one["figures"]["false_positive_rate"]),
        cell(" / ".join(pace(kind["median"]) for kind in timed) or "–"),
    ]


def _ranked(pair: Document) -> bool:
    """Say whether a pair has a figure, and files enough for it to be the worst."""
    return bool(pair["figures"]["auc"]) and not pair["few_files"]


def _worst(pair: Document) -> Flowable:
    ends = f"{printable(pair['generator'])} / {printable(pair['authentic_source'])}"
    return bounded(pair["figures"]["auc"], ends)


def analyzer_pages(one: Document, title: str, width: float) -> Iterator[Flowable]:
    """Yield everything about one analyzer."""
    yield Heading(title, 0, f"analyzer-{one['analyzer']}")
    if one["confounded"] and one["figures"]["auc"]:
        value = one["shortcut_auc"]["value"]
        words = f"CONFOUNDED: traits of the files it scored reach an AUC of {value:.3f}."
        yield boxed(words, styles().banner, width)
    yield pairs(_facts(one), width)
    yield from part("Outcomes")
    yield _outcomes(one, width)
    yield from withheld(one["withheld"], width)
    if not one["score_meaning"]:
        yield quiet(f"No figures: {one['why_no_figures']}.")
        return
    yield from part("Figures over all scored files")
    if one["why_no_figures"]:
        yield quiet(f"No figures by rank: {one['why_no_figures']}.")
    if any(one["figures"].values()):
        yield _figures(one, width)
        yield from _beside(one)
    yield from _details(one, width)


def _details(one: Document, width: float) -> Iterator[Flowable]:
    if one["histogram"]:
        yield CondPageBreak(PLOT + 70)
        yield from part("Scores, and the ROC curve")
        yield plots(one, width)
    yield from breakdown(one, width)
    if one["figures"]["auc"]:
        yield from calibration(one["calibration"], width)
    yield from fairness(one, width)
    yield from maps(one["localization"], width)
    yield from over_time(one["stretches"], width)
    if one["figures"]["auc"]:
        yield from protocols(one, width)


def _facts(one: Document) -> list[tuple[str, Flowable | str]]:
    points = [
        f"{p['threshold']:g} ({p['kind']}): {printable(p['meaning'])}"
        for p in one["operating_points"]
    ]
    return [
        ("method", f"{printable(one['title'])}, version {printable(one['version'])}"),
        ("score", printable(one["score_meaning"]) or "none: this analyzer tells facts"),
        (
            "operating points",
            "; ".join(points) or "none: it proposes no finding by a threshold",
        ),
        ("validated range", printable(one["validated_range"]) or "none stated"),
        ("limitations", printable(one["limitations"])),
        ("time", _pace(one["seconds_by_kind"])),
    ]


def _pace(seconds: Document) -> str:
    told = [
        f"{kind}: median {of['median']:.3f} s, highest {of['highest']:.3f} s, "
        f"{of['files']} files"
        + (
            f", face pass median {of['face_pass_median']:.3f} s"
            if of["face_pass_median"]
            else ""
        )
        for kind, of in seconds.items()
        if of["median"] is not None
    ]
    return "; ".join(told) + ". Decoding is not counted." if told else "not measured"


def _outcomes(one: Document, width: float) -> Flowable:
    names = ("scored", "not_applicable", "withheld", "failed")
    rows = [
        [
            label,
            *(str(told[name]) for name in names),
            cell(
                ", ".join(f"{r['count']} {printable(r['reason'])}" for r in told["reasons"][:6])
            ),
        ]
        for label, told in one["outcomes"].items()
    ]
    heads = ("label", *(name.replace("_", " ") for name in names), "reasons")
    return grid(heads, rows, (12, 9, 15, 11, 9, 44), width)


def _figures(one: Document, width: float) -> Flowable:
    rows = [
        [cell(words), told(one["figures"][name]), _clusters(one["figures"][name])]
        for name, words in NAMES.items()
    ]
    return grid(("figure", "value (95 % interval)", "units"), rows, (50, 34, 16), width)


def _clusters(found: Document | None) -> str:
    return "–" if found is None else str(found["clusters"])


def _beside(one: Document) -> Iterator[Flowable]:
    """Yield what stands beside these figures: the audit, files that look alike, the time."""
    audit = one["shortcut_audit"]
    value = told(audit["auc"]) if audit["auc"] else f"not known: {audit['why']}"
    yield say(f"Traits of these files alone: AUC {value}, {audit['left_out']} left out.")
    if one["matched"]:
        yield from _matching(one["matched"])
    if one["one_cluster"]:
        labels = " and ".join(one["one_cluster"])
        yield faint(
            f"All {labels} files come from one source: their interval says nothing of others."
        )


def _matching(matched: Document) -> Iterator[Flowable]:
    """Yield what was made of the figures on files of both labels that look alike."""
    if not matched["pairs"]:
        yield quiet(f"Not repeated on files that look alike: {matched['why']}.")
        return
    left = matched["shortcut_auc"]
    beside = f"AUC {told(left)}" if left else "not known"
    yield say(
        f"On {matched['pairs']} pairs of files of both labels that look alike: AUC "
        f"{told(matched['auc'])}; traits of these alone: {beside}."
    )
