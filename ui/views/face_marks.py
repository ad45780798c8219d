"""Faces drawn over the picture: a box with its label, its parts, and where its eyes look."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from ui.face_colors import casing
from ui.scale import px

FINE, THIN, BOLD, THICK = 1.1, 1.6, 2.2, 3.0
TAG = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceMark:
    """One face of the frame on show, in pixels of the upright picture."""

    track_id: str
    box: QRectF
    label: str
    color: str
    excluded: bool = False
    chosen: bool = False
    outlines: tuple[QPolygonF, ...] = ()
    arrows: tuple[QPolygonF, ...] = ()


def mark_at(marks: Iterable[FaceMark], point: QPointF) -> FaceMark | None:
    """Return the smallest face under a point of the picture."""
    under = [mark for mark in marks if mark.box.contains(point)]
    return min(under, key=lambda mark: mark.box.width() * mark.box.height(), default=None)


def paint_faces(painter: QPainter, marks: Sequence[FaceMark], to_window: QTransform) -> None:
    """Draw the faces, the chosen one last and thickest; an excluded one is dashed and grey."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for mark in sorted(marks, key=lambda mark: mark.chosen):
        for outline in mark.outlines:
            _stroke(painter, to_window.map(outline), mark, FINE)
        for arrow in mark.arrows:  # on dark irises: a finer line would not be seen
            _stroke(painter, to_window.map(arrow), mark, BOLD)
        box = to_window.mapRect(mark.box)
        _stroke(painter, QPolygonF(box), mark, THICK if mark.chosen else THIN)
        _paint_tag(painter, box, mark)
    painter.restore()


def paint_frame(painter: QPainter, area: QRectF, color: str) -> None:
    """Frame a part of the window so that it stands out from any picture."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for shade, width in ((casing(color), THICK + 2), (color, THICK)):
        painter.setPen(QPen(QColor(shade), width))
        painter.drawRect(area)
    painter.restore()


def _stroke(painter: QPainter, shape: QPolygonF, mark: FaceMark, width: float) -> None:
    """Draw a line that stands out from any picture: coloured, on an edge of black or white."""
    edge = QColor(casing(mark.color))
    edge.setAlpha(100 if width == FINE else 150)
    style = Qt.PenStyle.DashLine if mark.excluded else Qt.PenStyle.SolidLine
    painter.setPen(QPen(edge, 2 * width if width == FINE else width + 2))
    painter.drawPolyline(shape)
    painter.setPen(QPen(QColor(mark.color), width, style))
    painter.drawPolyline(shape)


def _paint_tag(painter: QPainter, box: QRectF, mark: FaceMark) -> None:
    """Write the label above the box, or within it at the top of the window."""
    words = f"{mark.label} (excluded)" if mark.excluded else mark.label
    wide = painter.fontMetrics().horizontalAdvance(words) + px(10)
    left = box.left() - (THICK if mark.chosen else THIN) / 2
    high = px(TAG)
    top = box.top() - high if box.top() >= high else box.top()
    tag = QRectF(left, top, wide, high)
    painter.fillRect(tag, QColor(mark.color))
    painter.setPen(QColor(casing(mark.color)))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)
