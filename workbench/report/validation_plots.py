"""The two plots about each analyzer in a validation report: its scores, and its ROC curve."""

from collections.abc import Mapping
from typing import Any

from reportlab.graphics.shapes import Drawing, Line, PolyLine, Rect
from reportlab.lib.colors import HexColor

from workbench.report.axes import MUTED, Axes, hairline, span, text

Document = Mapping[str, Any]
AUTHENTIC, ALTERED = HexColor("#2f6f8f"), HexColor("#b5651d")
PLOT = 150.0  # points high


def plots(one: Document, width: float) -> Drawing:
    """Return the histogram of an analyzer's scores and, where there is one, its ROC curve."""
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
