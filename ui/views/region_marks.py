"""The region of the chosen finding, drawn over the picture unlike what an examiner marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from workbench.model import FindingRegion, Shape

COLOR, CASING = "#4de1ff", "#101010"
WIDTH = 2.4


Outlines = Sequence[QPolygonF]  # closed lines in native pixels of the upright frame


def outline_of(region: FindingRegion) -> QPolygonF:
    """Return the closed line around a region, in native pixels of the upright frame."""
    spots = [QPointF(x, y) for x, y in region.spots]
    if region.shape is Shape.BOX:
        return QPolygonF(QRectF(spots[0], spots[1]).normalized())
    return QPolygonF([*spots, spots[0]])


def paint_regions(painter: QPainter, outlines: Outlines, to_window: QTransform) -> None:
    """Draw outlines dashed, on a dark edge that is seen on any picture."""
    if not outlines:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in map(to_window.map, outlines):
        painter.setPen(QPen(QColor(CASING), WIDTH + 2))
        painter.drawPolyline(line)
        painter.setPen(QPen(QColor(COLOR), WIDTH, Qt.PenStyle.DashLine))
        painter.drawPolyline(line)
    painter.restore()
