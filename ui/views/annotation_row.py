"""The annotations of a video on its timeline: a tick for each, where its frame is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ui import wording
from ui.annotation_words import NOTE_IN_LIST, size_words
from ui.theme import Theme
from ui.views.time_axis import TimeAxis
from workbench.model import Annotation

HEIGHT, RADIUS = 24, 4.0


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """The annotations that stand, in the order of time."""

    annotations: Sequence[Annotation]
    reach: float  # seconds around a tick in which the pointer is on it
    height: int = HEIGHT
    title: str = "Annotations"

    @property
    def detail(self) -> str:
        """How many there are."""
        return f"{len(self.annotations)} marked"

    @property
    def tip(self) -> str:
        """What the row shows."""
        return "What an examiner marked in frames: boxes, polygons, distances"

    def color(self, theme: Theme) -> str:
        """Return no colour of a face."""
        return ""

    def paint(self, painter: QPainter, box: QRectF, axis: TimeAxis, theme: Theme) -> None:
        """Draw a pin for each annotation; those in the report are filled."""
        painter.fillRect(box, QColor(theme.field))
        for one in self.annotations:
            x = axis.x(one.pts)
            painter.setPen(QPen(QColor(theme.text), 1.2))
            painter.drawLine(QPointF(x, box.top() + 3), QPointF(x, box.bottom() - 2))
            painter.setBrush(QColor(theme.text if one.in_report else theme.field))
            painter.drawEllipse(QPointF(x, box.top() + 3 + RADIUS), RADIUS, RADIUS)

    def said_at(self, pts: float) -> str:
        """Return the annotation nearest to a time, if one is near."""
        times = np.array([one.pts for one in self.annotations])
        nearest = int(np.argmin(np.abs(times - pts)))
        if abs(times[nearest] - pts) > self.reach:
            return "no annotation here"
        one = self.annotations[nearest]
        note = wording.shown(one.note, NOTE_IN_LIST)
        return f"frame index {one.frame}: {size_words(one)}\n{note}"
