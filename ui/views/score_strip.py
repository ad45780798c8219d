"""For a still picture: one row per analyzer with its score, in place of the timeline."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import wording
from ui.lanes import NOT_EXAMINED, OUTCOMES, SCORED, Lane
from ui.theme import Theme
from ui.views.analyzer_card import told
from ui.views.lane_painting import coverage_brush

HEADER = 250
BAR = 180
ROW = 26
TOP = 8


class ScoreStrip(QWidget):
    """Rows of title, bar and words. The bar runs from 0 to twice the operating point."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lanes: Sequence[Lane] = ()
        self.setAccessibleName("Scores of the picture, one row per analyzer")

    def show_lanes(self, lanes: Sequence[Lane]) -> None:
        """Show these analyzers."""
        self._lanes = lanes
        self.setMinimumHeight(TOP + ROW * len(lanes))
        self.setAccessibleDescription(
            "; ".join(f"{lane.info.title}: {' '.join(told(lane, 0)[:2])}" for lane in lanes)
        )
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that all rows take."""
        return QSize(600, TOP + ROW * len(self._lanes))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.panel))
        for row, lane in enumerate(self._lanes):
            self._paint_row(painter, lane, TOP + row * ROW)

    def _paint_row(self, painter: QPainter, lane: Lane, top: int) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(self._theme.text))
        name = painter.fontMetrics().elidedText(
            lane.info.title, Qt.TextElideMode.ElideRight, HEADER - 20
        )
        painter.drawText(QRectF(10, top, HEADER - 20, ROW), middle, name)
        bar = QRectF(HEADER, top + 5, BAR, ROW - 10)
        self._paint_bar(painter, lane, bar)
        score, words, scored = told(lane, 0)
        painter.setPen(QColor(self._theme.text if scored else self._theme.muted))
        said = f"{score}  {words}" if scored else words
        left = HEADER + BAR + 14
        room = self.width() - left - 10
        short = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, top, room, ROW), middle, short)
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(0, top + ROW - 1, self.width(), top + ROW - 1)

    def _paint_bar(self, painter: QPainter, lane: Lane, bar: QRectF) -> None:
        for brush in coverage_brush(_kind(lane), self._theme):
            painter.fillRect(bar, brush)
        painter.setPen(QPen(QColor(self._theme.line)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        if lane.bounds is None or not lane.threshold or lane.threshold <= 0:
            return
        share = min(max(lane.bounds[1] / (2 * lane.threshold), 0.0), 1.0)
        above = lane.bounds[1] >= lane.threshold
        color = QColor(self._theme.segment if above else self._theme.curve)
        filled = QRectF(
            bar.left() + 1, bar.top() + 1, (bar.width() - 2) * share, bar.height() - 2
        )
        painter.fillRect(filled, color)
        painter.setPen(QPen(QColor(self._theme.text), 1, Qt.PenStyle.DashLine))
        middle = bar.center().x()
        painter.drawLine(QPointF(middle, bar.top() - 2), QPointF(middle, bar.bottom() + 2))


def _kind(lane: Lane) -> int:
    if lane.whole_file is not None:
        return OUTCOMES.index(lane.whole_file)
    if not lane.outcomes.size:
        return NOT_EXAMINED
    return SCORED if lane.bounds is not None else int(lane.outcomes[0])


def strip_legend() -> str:
    """Return what the bars mean."""
    return (
        "Bar: the score from 0 to twice the operating point (dashed), from which a finding is "
        f"proposed. Patterns: {', '.join(wording.OUTCOME_WORDS.values())}, {wording.NOT_EXAMINED}."
    )
