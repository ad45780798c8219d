"""The tables and plots about each analyzer in a validation report."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportlab.graphics.shapes import Drawing, Line, PolyLine, Rect
from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Flowable

from workbench.report.axes import MUTED, Axes, hairline, span, text
from workbench.report.layout import Heading
from workbench.report.style import boxed, cell, grid, pairs, part, quiet, say, styles
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
AUTHENTIC, ALTERED = HexColor("#2f6f8f"), HexColor("#b5651d")
PLOT = 150.0  # points high
MOST_ROWS = 60


def overview(document: Document, width: float) -> Iterator[Flowable]:
    """Yield one row for each analyzer, worst source beside the whole."""
    heads = (
        "analyzer",
        "n",
        "not scored",
        "AUC (95 %)",
        "worst source",
        "false alarms",
        "s/file",
    )
    rows = [_overview_row(one) for one in document["analyzers"]]
    yield grid(heads, rows, (22, 12, 13, 22, 24, 17, 10), width)
    yield say(
        "n and not scored: authentic / altered. * confounded: traits of the files alone tell "
        "the labels. ? not known whether. False alarms: share of authentic files at the frozen "
        "operating point or above, where one covers them. s/file: median of images / videos.",
        styles().label,
    )


def _overview_row(one: Document) -> list[Flowable | str]:
    shares = [one["outcomes"][label]["not_scored_share"] for label in ("authentic", "altered")]
    worst = next((s for s in one["sources"] if s["auc"]), None)
    auc = one["figures"]["auc"]
    pace = [kind["median"] for kind in one["seconds"].values() if kind["median"] is not None]
    return [
        cell(one["analyzer"]),
        f"{one['n']['authentic']} / {one['n']['altered']}",
        " / ".join("–" if share is None else f"{share:.0%}" for share in shares),
        _told(auc) + _mark(one["confounded"]) if auc else one["why_no_figures"] or "–",
        f"{worst['auc']['value']:.3f} {printable(worst['name'])}" if worst else "–",
        _told(one["figures"]["false_positive_rate"]),
        " / ".join(f"{value:.3f}" for value in pace) or "–",
    ]


def analyzer_pages(one: Document, title: str, width: float) -> Iterator[Flowable]:
    """Yield everything about one analyzer."""
    yield Heading(title, 0, f"analyzer-{one['analyzer']}")
    if one["confounded"] and one["figures"]["auc"]:
        value = one["shortcut_audit"]["auc"]["value"]
        words = f"CONFOUNDED: traits of the files it scored reach an AUC of {value:.3f}."
        yield boxed(words, styles().banner, width)
    yield pairs(_facts(one), width)
    yield from part("Outcomes")
    yield _outcomes(one, width)
    if one["why_no_figures"]:
        yield quiet(f"No figures: {one['why_no_figures']}.")
    else:
        yield from part("Figures over all scored files")
        yield _figures(one, width)
        if one["matched"]:
            yield from _matching(one["matched"])
    if one["histogram"]:
        yield CondPageBreak(PLOT + 70)
        yield from part("Scores, and the ROC curve")
        yield _plots(one, width)
    yield from _breakdown(one, width)


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
        ("time", _pace(one["seconds"])),
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
    matched = one["matched"]
    repeated = matched["figures"] if matched and matched["pairs"] else None
    heads = ["figure", "value (95 % interval)", "clusters"]
    rows = [
        [cell(words), _told(one["figures"][name]), _clusters(one["figures"][name])]
        for name, words in NAMES.items()
    ]
    if repeated:
        heads.append(f"{matched['pairs']} matched pairs")
        for row, name in zip(rows, NAMES, strict=True):
            row.append(_told(repeated[name]))
    return grid(heads, rows, (42, 24, 10, 24)[: len(heads)], width)


def _matching(matched: Document) -> Iterator[Flowable]:
    """Yield what was made of the figures on files of both labels that look alike."""
    if not matched["pairs"]:
        yield quiet(f"Not repeated on files that look alike: {matched['why']}.")
        return
    auc = matched["shortcut_audit"]["auc"]
    left = f"AUC {_told(auc)}" if auc else f"not known: {matched['shortcut_audit']['why']}"
    yield say(f"Shortcut audit of the matched pairs themselves: {left}.", styles().label)


def _breakdown(one: Document, width: float) -> Iterator[Flowable]:
    if one["figures"]["auc"]:
        yield from part("By source, the worst first")
        yield _sources(one["sources"], width)
        yield from part("By generator against all authentic files, the worst first")
        yield _generators(one["generators"], width)
        yield from part("Worst pairs of generator and authentic source")
        yield _pairs(one["pairs"], width)
    for column, told in one["groups"].items() if not one["why_no_figures"] else ():
        yield from part(f"Groups of {printable(column)}")
        yield _groups(told, width)
    if one["abstention_curve"]:
        yield from part(
            "Errors left when the scores nearest the operating point are not judged"
        )
        yield _abstention(one["abstention_curve"], width)


def _sources(sources: Sequence[Document], width: float) -> Flowable:
    rows = [
        [
            cell(printable(s["name"])),
            s["label"],
            f"{s['n_own']['authentic']} / {s['n_own']['altered']}",
            _told(s["auc"]) + ("  few clusters" if s["few_clusters"] else ""),
            _told(s["false_positive_rate"]),
            _told(s["false_negative_rate"]),
        ]
        for s in sources[:MOST_ROWS]
    ]
    heads = ("source", "label", "n", "AUC against the other label", "FPR", "FNR")
    return grid(heads, rows, (20, 10, 10, 24, 18, 18), width)


def _generators(generators: Sequence[Document], width: float) -> Flowable:
    rows = [
        [
            cell(printable(g["name"])),
            f"{g['n']['authentic']} / {g['n']['altered']}",
            _told(g["auc"]) + ("  few clusters" if g["few_clusters"] else ""),
        ]
        for g in generators[:MOST_ROWS]
    ]
    return grid(("generator", "n", "AUC (95 %)"), rows, (40, 20, 40), width)


def _pairs(found: Sequence[Document], width: float) -> Flowable:
    rows = [
        [
            cell(printable(p["generator"])),
            cell(printable(p["authentic_source"])),
            f"{p['n']['authentic']} / {p['n']['altered']}",
            f"{p['auc']:.3f}",
        ]
        for p in found[:10]
    ]
    return grid(("generator", "authentic source", "n", "AUC"), rows, (35, 35, 15, 15), width)


def _groups(told: Document, width: float) -> Flowable:
    names = ("auc", "false_positive_rate", "false_negative_rate")
    rows: list[list[Flowable | str]] = [
        [
            cell(printable(g["name"]) + (" (small)" if g["small"] else "")),
            f"{g['n']['authentic']} / {g['n']['altered']}",
            *(_told(g[name]) for name in names),
        ]
        for g in told["groups"][:MOST_ROWS]
    ]
    gaps = [told["largest_gap"][name] for name in names]
    rows.append(["largest gap", "", *("–" if gap is None else f"{gap:.3f}" for gap in gaps)])
    return grid(("group", "n", "AUC", "FPR", "FNR"), rows, (24, 13, 21, 21, 21), width)


def _abstention(points: Sequence[Document], width: float) -> Flowable:
    rows = [
        [
            f"{p['share']:.0%}",
            f"{p['n']['authentic']} / {p['n']['altered']}",
            _plain(p["false_positive_rate"]),
            _plain(p["false_negative_rate"]),
        ]
        for p in points
    ]
    return grid(("judged", "n", "FPR", "FNR"), rows, (1, 1, 1, 1), width)


def degraded(cells: Sequence[Document], width: float) -> Iterator[Flowable]:
    """Yield the figures on degraded copies of the still pictures, both labels alike."""
    yield from part("Still pictures as they are, and degraded copies of the same")
    rows = [
        [
            cell["cell"].replace("_", " "),
            f"{cell['n']['authentic']} / {cell['n']['altered']}",
            "–" if cell["not_scored_share"] is None else f"{cell['not_scored_share']:.0%}",
            _told(cell["auc"]),
            _told(cell["false_positive_rate"]),
        ]
        for cell in cells
    ]
    heads = ("cell", "n", "not scored", "AUC", "FPR at the operating point")
    yield grid(heads, rows, (22, 14, 14, 25, 25), width)


def _told(found: Document | None) -> str:
    if found is None:
        return "–"
    return f"{found['value']:.3f} ({found['lower']:.3f}–{found['upper']:.3f})"


def _plain(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _clusters(found: Document | None) -> str:
    return "–" if found is None else str(found["clusters"])


def _mark(confounded: bool | None) -> str:
    return {True: " *", False: "", None: " ?"}[confounded]


def _plots(one: Document, width: float) -> Drawing:
    drawing = Drawing(width, PLOT + 30)
    _histogram(drawing, one, width * 0.56)
    if one["roc"]:
        _roc(drawing, one["roc"], width * 0.66)
    return drawing


def _histogram(drawing: Drawing, one: Document, width: float) -> None:
    """Draw the share of each label's files per bin of scores, authentic up, altered beside."""
    told = one["histogram"]
    edges = told["edges"]
    shares = {
        label: [count / max(sum(told[label]), 1) for count in told[label]]
        for label in ("authentic", "altered")
    }
    top = max(max(share) for share in shares.values())
    axes = Axes(
        left=26,
        bottom=26,
        width=width - 26,
        height=PLOT - 24,
        x=span(edges[0], edges[-1]),
        y=span(0.0, top),
    )
    axes.rule(drawing, "score", "share of the label's files", lambda value: f"{value:g}")
    for place, (label, color) in enumerate((("authentic", AUTHENTIC), ("altered", ALTERED))):
        for low, high, share in zip(edges, edges[1:], shares[label], strict=False):
            half = (high - low) / 2
            left, bottom = axes.at(low + half * place, 0.0)
            right, level = axes.at(low + half * (place + 1), share)
            bar = Rect(left, bottom, right - left, level - bottom)
            bar.fillColor, bar.strokeColor = color, None
            drawing.add(bar)
        text(drawing, width - 96 + place * 52, PLOT + 6, label, color=color)
    for point in one["operating_points"]:
        if edges[0] <= point["threshold"] <= edges[-1]:
            x, _ = axes.at(point["threshold"], 0)
            drawing.add(Line(x, 26, x, PLOT + 2, strokeColor=MUTED, strokeDashArray=(2, 2)))
    axes.frame(drawing)


def _roc(drawing: Drawing, told: Document, left: float) -> None:
    side = PLOT - 24
    axes = Axes(
        left=left, bottom=26, width=side, height=side, x=span(0.0, 1.0), y=span(0.0, 1.0)
    )
    axes.rule(drawing, "false positive rate", "true positive rate", lambda value: f"{value:g}")
    hairline(drawing, *axes.at(0, 0), *axes.at(1, 1))
    points = [
        number
        for pair in zip(told["false"], told["true"], strict=True)
        for number in axes.at(*pair)
    ]
    drawing.add(PolyLine(points, strokeColor=ALTERED, strokeWidth=1.1))
    axes.frame(drawing)
