"""The annotations of a video on its timeline: a tick for each, where its frame is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ui import wording
from ui.annotation_words import NOTE_IN_LIST, size_words
from ui.lane_words import columns
from ui.theme import Theme
from ui.views.time_axis import TimeAxis
from workbench.model import Annotation, Shape

HEIGHT, RADIUS = 24, 4.0
FLAG = ((0, 0), (9, 4), (0, 8))  # pixels from the head of its pole


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """The annotations that stand, in the order of time."""

    annotations: Sequence[Annotation]
    reach: float  # seconds around a tick in which the pointer is on it
    height: int = HEIGHT
    title: str = "Annotations"
    key: str = "annotations"
    peak: float | None = None

    def copied(self) -> str:
        """Return what is marked where."""
        rows = (
            (str(one.frame), f"{one.pts:.6f}", size_words(one), wording.shown(one.note, 400))
            for one in self.annotations
        )
        return columns(("frame", "pts", "marked", "note"), rows)

    def near(self, pts: float) -> Annotation | None:
        """Return the annotation nearest to a time, None where none is near."""
        nearest = min(self.annotations, key=lambda one: abs(one.pts - pts), default=None)
        return nearest if nearest and abs(nearest.pts - pts) <= self.reach else None

    @property
    def detail(self) -> str:
        """How many there are."""
        return f"{len(self.annotations)} marked"

    @property
    def tip(self) -> str:
        """What the row shows."""
        return (
            "What an examiner marked: flags are bookmarked frames, pins are boxes, polygons "
            "and distances; filled: in the report. A click goes to the frame."
        )

    def color(self, theme: Theme) -> str:
        """Return no colour of a face."""
        return ""

    def paint(self, painter: QPainter, box: QRectF, axis: TimeAxis, theme: Theme) -> None:
        """Draw a flag for each bookmark, else a pin; those in the report are filled."""
        painter.fillRect(box, QColor(theme.field))
        for one in self.annotations:
            x = axis.x(one.pts)
            painter.setPen(QPen(QColor(theme.text), 1.2))
            painter.drawLine(QPointF(x, box.top() + 3), QPointF(x, box.bottom() - 2))
            painter.setBrush(QColor(theme.text if one.in_report else theme.field))
            if one.shape is Shape.FRAME:
                painter.drawPolygon([QPointF(x + dx, box.top() + 3 + dy) for dx, dy in FLAG])
            else:
                painter.drawEllipse(QPointF(x, box.top() + 3 + RADIUS), RADIUS, RADIUS)

    def said_at(self, pts: float) -> str:
        """Return the annotation nearest to a time, if one is near."""
        one = self.near(pts)
        if one is None:
            return "no annotation here"
        note = wording.shown(one.note, NOTE_IN_LIST)
        return f"frame index {one.frame}: {size_words(one)}\n{note}"
