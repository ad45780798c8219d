"""Charts say what the numbers say: gaps stay gaps, extremes stay, grey print keeps order."""

import numpy as np
import pytest
from reportlab.graphics.shapes import Line, PolyLine, Rect, String

from workbench.model import Curve, Outcome, ScoreSeries, Stream
from workbench.report.axes import span, ticks
from workbench.report.charts import (
    FILLS,
    curve_chart,
    map_legend,
    pieces,
    reduced,
    score_chart,
)
from workbench.report.content import Span
from workbench.report.palette import PALETTE, blended

STREAM = Stream(
    container="mp4",
    codec="h264",
    width=8,
    height=8,
    coded_width=8,
    coded_height=8,
    frame_count=100,
    last_pts=4.0,
)


def series(scores):
    count = len(scores)
    scores = np.array(scores, np.float64)
    return ScoreSeries(
        run_id="r",
        track_id=None,
        frames=np.arange(count),
        pts=np.linspace(0, 4, count) if count else np.zeros(0),
        scores=scores,
        outcomes=np.where(np.isfinite(scores), 0, 2).astype(np.uint8),
        reasons=np.zeros(count, np.uint16),
        reason_codes=("",),
    )


def shapes(drawing, kind):
    return [shape for shape in drawing.contents if isinstance(shape, kind)]


def test_a_missing_score_breaks_the_line_and_is_never_zero():
    read = series([0.5, 0.6, np.nan, 0.7, 0.8])
    runs = pieces(read)

    assert [[score for _, score in run] for run in runs] == [[0.5, 0.6], [0.7, 0.8]]
    drawing = score_chart(read, (), STREAM, (), width=400)
    lines = shapes(drawing, PolyLine)
    assert len(lines) == 2
    bottom = min(y for line in lines for y in line.points[1::2])
    assert bottom > 44.0  # the foot of the plot area, where a zero would not lie either


def test_one_score_alone_is_seen():
    drawing = score_chart(series([np.nan, 0.4, np.nan]), (), STREAM, (), width=400)

    assert shapes(drawing, PolyLine) == []
    assert any(shape.width == pytest.approx(2.4) for shape in shapes(drawing, Rect))


@pytest.mark.parametrize("scores", [[], [np.nan] * 4, [0.0], [1e300, -1e300], [3.0] * 5])
def test_any_series_can_be_drawn(scores):
    score_chart(series(scores), (Span(0, 4, None),), STREAM, (), width=400)


def test_thinning_a_long_line_keeps_its_extremes():
    points = [(n / 25, 0.1) for n in range(20_000)]
    points[777] = (777 / 25, 0.99)
    points[1234] = (1234 / 25, -0.5)
    thin = reduced(points, 300)

    assert len(thin) <= 600
    assert points[777] in thin and points[1234] in thin
    assert thin == sorted(thin)


def test_outcomes_differ_without_colour():
    """In grey print no two outcomes may share both pattern and shade."""
    looks = {(pattern, round(sum(fill.rgb()) / 3, 1)) for fill, pattern in FILLS.values()}

    assert len(looks) == len(FILLS) == len(Outcome) + 1


def test_the_strip_lies_where_the_spans_are():
    spans = (Span(0.0, 1.0, Outcome.SCORED), Span(1.0, 4.0, None))
    drawing = score_chart(series([0.1] * 5), spans, STREAM, (), width=244)
    [scored] = [
        shape
        for shape in shapes(drawing, Rect)
        if shape.fillColor == FILLS[Outcome.SCORED][0] and shape.width > 20
    ]

    assert (scored.x, scored.width) == (pytest.approx(38), pytest.approx(50))


def test_a_hatched_patch_stays_within_its_box():
    spans = (Span(1.0, 2.0, Outcome.WITHHELD), Span(2.0, 3.0, Outcome.FAILED))
    drawing = score_chart(series([0.1] * 5), spans, STREAM, (), width=244)
    hatches = [line for line in shapes(drawing, Line) if line.strokeWidth == 0.45]
    strip = [line for line in hatches if line.y1 > 20]

    assert strip
    assert all(line.x1 >= 87.99 and line.x2 <= 38 + 150.01 for line in strip)


def test_a_curve_shows_its_band_as_two_dashed_edges():
    x = np.linspace(0, 1, 9, dtype=np.float32)
    curve = Curve(
        name="c", x=x, y=x, x_label="x", y_label="y", meaning="", lower=x - 1, upper=x + 1
    )
    lines = shapes(curve_chart(curve, 400), PolyLine)

    assert [bool(line.strokeDashArray) for line in lines] == [True, True, False]


@pytest.mark.parametrize("values", [[], [np.nan], [1.0], [np.inf, 1.0, 2.0]])
def test_any_curve_can_be_drawn(values):
    y = np.array(values, np.float32)
    curve = Curve(name="c", x=y, y=y, x_label="x", y_label="y", meaning="")

    curve_chart(curve, 400)


def test_ticks_are_round_and_inside():
    reach = span(0.0, 59.96)

    assert ticks(reach) == [0, 10, 20, 30, 40, 50]
    assert ticks(span(-0.3, 0.31)) == pytest.approx([-0.2, 0, 0.2])
    assert span(2.0, 2.0).low < 2.0 < span(2.0, 2.0).high
    assert span(float("nan"), 1.0) == span(0.0, 1.0)


def test_the_palette_rises_in_brightness_with_the_value():
    grey = PALETTE.astype(float) @ [0.299, 0.587, 0.114]

    assert (np.diff(grey) > -0.5).all()
    assert grey[255] - grey[0] > 200


def test_colour_stands_only_where_the_map_is():
    picture = np.full((4, 4, 3), (200, 20, 20), np.uint8)
    inside = np.zeros((4, 4), bool)
    inside[:2] = True
    mixed = blended(picture, np.full((4, 4), 128, np.uint8), inside)

    assert np.ptp(mixed[2:].astype(int), axis=2).max() <= 1
    assert np.ptp(mixed[:2].astype(int), axis=2).min() > 5


def test_the_legend_names_both_ends():
    words = [shape.text for shape in shapes(map_legend(300), String)]

    assert {"low", "high", "0", "255"} <= set(words)
