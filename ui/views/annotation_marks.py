"""What an examiner marked, drawn over the picture so that it stands out from any picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import dist

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from ui.scale import px
from workbench.model import Shape

COLOR, CASING = "#ffe14d", "#101010"
THIN, THICK = 1.8, 3.2
TICK = 6.0  # window units, across the ends of a distance
TAG = 16


@dataclass(frozen=True, slots=True)
class AnnotationMark:
    """One shape in pixels of the upright frame, and what is written beside it."""

    shape: Shape
    spots: QPolygonF
    words: str = ""
    chosen: bool = False


def length_of(spots: QPolygonF) -> float:
    """Return how long the way from spot to spot is."""
    points = [(spot.x(), spot.y()) for spot in spots.toList()]
    return sum(dist(a, b) for a, b in pairwise(points))


def paint_annotations(
    painter: QPainter, marks: Sequence[AnnotationMark], to_window: QTransform
) -> None:
    """Draw the shapes, each on a dark edge, with its words above it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for mark in marks:
        lines = [to_window.map(line) for line in _lines(mark)]
        width = THICK if mark.chosen else THIN
        for color, thick in ((CASING, width + 2), (COLOR, width)):
            painter.setPen(QPen(QColor(color), thick))
            for line in lines:
                painter.drawPolyline(line)
        if mark.shape is Shape.DISTANCE:
            _paint_ends(painter, lines[0])
        if mark.words and lines:
            _paint_words(painter, mark.words, lines[0].boundingRect())
    painter.restore()


def _lines(mark: AnnotationMark) -> list[QPolygonF]:
    spots = mark.spots
    if mark.shape is Shape.BOX:
        return [QPolygonF(spots.boundingRect())]
    if mark.shape is Shape.POLYGON and spots.count() > 1:
        return [QPolygonF([*spots.toList(), spots.first()])]
    return [spots]


def _paint_ends(painter: QPainter, line: QPolygonF) -> None:
    """Draw a tick across each end."""
    points = line.toList()
    for end, towards in ((points[0], points[1:2]), (points[-1], points[-2:-1])):
        for other in towards:
            way = other - end
            long = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 1e-6)
            across = QPointF(-way.y(), way.x()) * (TICK / long)
            painter.drawLine(end - across, end + across)


def _paint_words(painter: QPainter, words: str, around: QRectF) -> None:
    wide = painter.fontMetrics().horizontalAdvance(words) + px(10)
    high = px(TAG)
    top = around.top() - high - 3 if around.top() >= high + 3 else around.bottom() + 3
    tag = QRectF(around.left(), top, wide, high)
    painter.fillRect(tag, QColor(COLOR))
    painter.setPen(QColor(CASING))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)
