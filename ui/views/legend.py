"""Legends: what the timeline's shading means, and what a localization map's colours mean."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import wording
from ui.lanes import NOT_EXAMINED, OUTCOMES
from ui.theme import Theme
from ui.views.lane_painting import coverage_brush

SWATCH = 20


class CoverageLegend(QWidget):
    """One swatch per outcome, and the sign of a finding."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries = [
            *((kind, wording.OUTCOME_WORDS[outcome]) for kind, outcome in enumerate(OUTCOMES)),
            (NOT_EXAMINED, wording.NOT_EXAMINED),
        ]
        meanings = [
            *(f"{wording.OUTCOME_WORDS[o]}: {wording.OUTCOME_MEANS[o]}" for o in OUTCOMES),
            f"{wording.NOT_EXAMINED}: {wording.NOT_EXAMINED_MEANS}",
            "dashed line: the score from which a finding is proposed; lanes differ in scale",
        ]
        self.setToolTip("\n".join(meanings))
        self.setAccessibleName("Legend of the timeline")
        self.setAccessibleDescription("; ".join(meanings))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return one line."""
        return QSize(400, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw swatches and words in one line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.panel))
        x = 10
        for kind, word in self._entries:
            x = self._entry(painter, x, kind, word)
        self._finding(painter, x)

    def _entry(self, painter: QPainter, x: int, kind: int, word: str) -> int:
        box = QRectF(x, self.height() / 2 - 6, SWATCH, 12)
        for brush in coverage_brush(kind, self._theme):
            painter.fillRect(box, brush)
        painter.setPen(QPen(QColor(self._theme.line)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        return self._word(painter, x, word)

    def _finding(self, painter: QPainter, x: int) -> None:
        box = QRectF(x, self.height() / 2 - 2, SWATCH, 4)
        painter.fillRect(box, QColor(self._theme.segment))
        x = self._word(painter, x, "proposed finding")
        box.moveLeft(x)
        painter.fillRect(box, QColor(self._theme.good))
        self._word(painter, x, "confirmed")

    def _word(self, painter: QPainter, x: int, word: str) -> int:
        painter.setPen(QColor(self._theme.muted))
        metrics = painter.fontMetrics()
        baseline = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(x + SWATCH + 6, baseline, word)
        return x + SWATCH + 6 + metrics.horizontalAdvance(word) + 18
