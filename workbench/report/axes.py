"""A plain pair of axes for vector charts: round ticks, thin lines, embedded font."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, HexColor

from workbench.report.fonts import SANS, shown

INK = HexColor("#1b1f24")
MUTED = HexColor("#5b6470")
HAIR = HexColor("#c9ced6")
LABEL = 6.6  # points
NICE = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Range:
    """The values an axis spans, never empty."""

    low: float
    high: float

    def place(self, value: float) -> float:
        """Return where a value lies, 0 at the low end and 1 at the high end."""
        return (value - self.low) / (self.high - self.low)


def span(low: float, high: float, margin: float = 0.0) -> Range:
    """Return a range around these values, widened by a share of it and never empty."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return Range(0.0, 1.0)
    width = high - low
    if width <= abs(high) * 1e-9:
        width = max(abs(high), 1.0) * 0.1
        return Range(low - width / 2, high + width / 2)
    return Range(low - width * margin, high + width * margin)


def ticks(reach: Range, count: int = 6) -> list[float]:
    """Return round values within a range, about `count` of them."""
    raw = (reach.high - reach.low) / count
    power = 10.0 ** math.floor(math.log10(raw))
    step = next((nice * power for nice in NICE if nice * power >= raw), 10 * power)
    first = math.ceil(reach.low / step - 1e-9)
    last = math.floor(reach.high / step + 1e-9)
    return [index * step for index in range(first, last + 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """A plot area on a drawing, in points, and the values it spans."""

    left: float
    bottom: float
    width: float
    height: float
    x: Range
    y: Range

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of a pair of values, held within the plot area."""
        across = min(max(self.x.place(x), 0.0), 1.0)
        up = min(max(self.y.place(y), 0.0), 1.0)
        return self.left + across * self.width, self.bottom + up * self.height

    def frame(self, drawing: Drawing) -> None:
        """Draw the border of the plot area."""
        drawing.add(
            Rect(
                self.left,
                self.bottom,
                self.width,
                self.height,
                fillColor=None,
                strokeColor=MUTED,
                strokeWidth=0.5,
            )
        )

    def rule(
        self,
        drawing: Drawing,
        x_label: str,
        y_label: str,
        tell: Callable[[float], str],
        drop: float = 0.0,
    ) -> None:
        """Draw grid, ticks and labels; the x labels hang `drop` points below the area."""
        for value in ticks(self.y, 4):
            _, y = self.at(self.x.low, value)
            hairline(drawing, self.left, y, self.left + self.width, y)
            text(drawing, self.left - 3, y - 2.3, f"{value:g}", anchor="end")
        for value in ticks(self.x, 7):
            x, _ = self.at(value, self.y.low)
            hairline(drawing, x, self.bottom - drop, x, self.bottom + self.height)
            text(drawing, x, self.bottom - drop - 8.5, tell(value), anchor="middle")
        middle = self.left + self.width / 2
        text(drawing, middle, self.bottom - drop - 18, x_label, anchor="middle", color=MUTED)
        text(drawing, self.left, self.bottom + self.height + 4, y_label, color=MUTED)


def hairline(drawing: Drawing, x1: float, y1: float, x2: float, y2: float) -> None:
    """Draw a grid line."""
    drawing.add(Line(x1, y1, x2, y2, strokeColor=HAIR, strokeWidth=0.35))


def text(
    drawing: Drawing,
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "start",
    color: Color = INK,
) -> None:
    """Write a label."""
    drawing.add(
        String(
            x,
            y,
            shown(words),
            fontName=SANS,
            fontSize=LABEL,
            textAnchor=anchor,
            fillColor=color,
        )
    )
