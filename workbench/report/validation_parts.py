"""Tables of parts in a validation report: kinds, sources, generators, pairs, clip by clip."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from workbench.report.style import cell, faint, grid
from workbench.report.validation_words import (
    BESIDE,
    BESIDE_WIDTHS,
    NONE,
    Document,
    beside,
    bounded,
    few,
    headed,
    numbers,
    pace,
    plain,
    share,
)
from workbench.text import printable

MOST_ROWS = 60
WORST_PAIRS = 12
MATRIX_COLUMNS = 6
LEVELS = {
    "stills": "still pictures",
    "clips": "clips, highest second",
    "clips_by_mean": "clips, mean of frames",
    "frames": "frames of clips",
}


def breakdown(one: Document, width: float) -> Iterator[Flowable]:
    """Yield the figures of an analyzer part by part."""
    if len(one["levels"]) > 1:
        yield from headed("Stills, clips and frames; all frames of a clip are one unit")
        yield _levels(one["levels"], width)
    if one["figures"]["auc"]:
        yield from headed("By source, the worst first")
        yield _sources(one["sources"], width)
        yield from headed("By generator against all authentic files, the worst first")
        yield _generators(one["generators"], width)
        yield from headed("AUC of each generator against each authentic source")
        yield from _matrix(one["pairs"], width)
        yield faint("* confounded. (In brackets): fewer than ten files of a label.")
        yield from headed(
            "The worst pairs; those with fewer than ten files of a label come last"
        )
        yield _pairs(one["pairs"], width)
    if one["clips"]:
        yield from headed("Clip by clip")
        yield _clips(one["clips"], width)
    if one["abstention_curve"]:
        yield from headed(
            "Errors left when the scores nearest the operating point are not judged"
        )
        yield _abstention(one["abstention_curve"], width)


def withheld(parts: Sequence[Document], width: float) -> Iterator[Flowable]:
    """Yield what was withheld of every source and generator, where anything was of any."""
    if not any(part["withheld"] for part in parts):
        return
    yield from headed("Withheld, by authentic source and by generator")
    rows = [
        [
            part["label"],
            cell(printable(part["name"])),
            str(part["n"]),
            str(part["withheld"]),
            bounded(part["share"]) if part["share"] else cell("no data"),
            cell(", ".join(f"{r['count']} {printable(r['reason'])}" for r in part["reasons"])),
        ]
        for part in parts[:MOST_ROWS]
    ]
    heads = ("label", "source or generator", "n", "withheld", "share (95 %)", "reasons")
    yield grid(heads, rows, (48, 120, 34, 48, 64, 150), width, whole=True)
    yield faint("No data: fewer than 30 files.")


def _levels(levels: Sequence[Document], width: float) -> Flowable:
    names = ("auc", "average_precision", "eer", "tpr_at_1_percent_fpr", "balanced_accuracy")
    rows = [
        [
            cell(LEVELS[level["name"]]),
            numbers(level["n"]),
            *(bounded(level["figures"][name]) for name in names),
            *beside(level)[::2],
        ]
        for level in levels
    ]
    heads = ("", "n", "AUC", "AP", "EER", "TPR at 1 % FPR", "bal. acc.", "shortcut", "s")
    return grid(heads, rows, (70, 46, 56, 56, 56, 56, 56, 46, 34), width, whole=True)


def _sources(sources: Sequence[Document], width: float) -> Flowable:
    rows = [
        [
            cell(printable(s["name"])),
            s["label"],
            numbers(s["n_own"]),
            bounded(s["figures"]["auc"], few(s)),
            bounded(s["own"]["false_positive_rate"]),
            bounded(s["own"]["false_negative_rate"]),
            *beside(s),
        ]
        for s in sources[:MOST_ROWS]
    ]
    heads = ("source", "label", "n", "AUC against the others", "FPR", "FNR", *BESIDE)
    return grid(heads, rows, (68, 45, 44, 56, 56, 56, *BESIDE_WIDTHS), width, whole=True)


def _generators(generators: Sequence[Document], width: float) -> Flowable:
    rows = [
        [
            cell(printable(g["name"])),
            numbers(g["n"]),
            bounded(g["figures"]["auc"], few(g)),
            bounded(g["figures"]["false_negative_rate"]),
            *beside(g),
        ]
        for g in generators[:MOST_ROWS]
    ]
    heads = ("generator", "n", "AUC (95 %)", "FNR", *BESIDE)
    return grid(heads, rows, (112, 60, 70, 70, *BESIDE_WIDTHS), width, whole=True)


def _matrix(pairs: Sequence[Document], width: float) -> Iterator[Flowable]:
    """Yield the AUC of all pairs, as many authentic sources side by side as a page bears."""
    generators = sorted({pair["generator"] for pair in pairs})
    sources = sorted({pair["authentic_source"] for pair in pairs})
    known = {(pair["generator"], pair["authentic_source"]): pair for pair in pairs}
    for first in range(0, len(sources), MATRIX_COLUMNS):
        shown = sources[first : first + MATRIX_COLUMNS]
        rows = [
            [cell(printable(g)), *(_value(known.get((g, s))) for s in shown)]
            for g in generators[:MOST_ROWS]
        ]
        heads = ("generator", *(printable(source) for source in shown))
        yield grid(heads, rows, (24, *([13] * len(shown))), width * _part(len(shown)))


def _part(columns: int) -> float:
    return (24 + 13 * columns) / (24 + 13 * MATRIX_COLUMNS)


def _value(pair: Document | None) -> str:
    if pair is None or pair["figures"]["auc"] is None:
        return NONE
    value = plain(pair["figures"]["auc"]["value"])
    return f"({value})" if pair["few_files"] else value + ("*" if pair["confounded"] else "")


def _pairs(pairs: Sequence[Document], width: float) -> Flowable:
    rows = [
        [
            cell(printable(p["generator"])),
            cell(printable(p["authentic_source"])),
            numbers(p["n"]),
            bounded(p["figures"]["auc"], few(p)),
            *beside(p),
        ]
        for p in pairs[:WORST_PAIRS]
    ]
    heads = ("generator", "authentic source", "n", "AUC (95 %)", *BESIDE)
    return grid(heads, rows, (100, 94, 54, 64, *BESIDE_WIDTHS), width, whole=True)


def _clips(clips: Sequence[Document], width: float) -> Flowable:
    rows = [
        [
            cell(printable(c["path"])),
            c["label"],
            cell(printable(c["generator"] or NONE)),
            plain(c["score"]),
            plain(c["mean"]),
            str(c["frames"]),
            {True: "yes", False: "no", None: NONE}[c["called"]],
            cell(printable(c["reason"] or "")),
            pace(c["seconds"]),
        ]
        for c in clips[:MOST_ROWS]
    ]
    heads = ("clip", "label", "generator", "score", "mean", "scores in it", "called")
    shares = (126, 46, 64, 42, 42, 42, 38, 58, 38)
    return grid((*heads, "why none", "s"), rows, shares, width, whole=True)


def _abstention(points: Sequence[Document], width: float) -> Flowable:
    rows = [
        [
            share(p["share"]),
            numbers(p["n"]),
            plain(p["false_positive_rate"]),
            plain(p["false_negative_rate"]),
        ]
        for p in points
    ]
    return grid(("judged", "n", "FPR", "FNR"), rows, (1, 1, 1, 1), width, whole=True)


def legend() -> Flowable:
    """Return what the columns beside every figure mean."""
    return faint(
        "n: authentic / altered. Shortcut: AUC of a regression that knows only traits of these "
        "files; * above 0.6, the figure is confounded; ? not known. On files that look alike: "
        "the AUC on pairs of both labels with like traits, and the shortcut among these. s: "
        "the analyzer's own seconds per item, decoding and face pass not counted."
    )
