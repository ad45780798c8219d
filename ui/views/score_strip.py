"""For a still picture: one row per analyzer with its score, in place of the timeline."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ui.bands import Band, Banded
from ui.lanes import NOT_EXAMINED, OUTCOMES, SCORED, Lane
from ui.retelling import told
from ui.scale import px
from ui.theme import Theme
from ui.tongue import tr
from ui.views.band_painting import paint_band
from ui.views.card_words import score_at
from ui.views.lane_painting import coverage_brush
from ui.views.timeline import NO_SCORES

TITLE = 310
SWATCH = 22
NUMBER = 64
BAR = 140
ROW = 26
TOP = 8
WIDE, NAMES = 700, 36  # below it, bars are half as wide, and names this part of a hundred


class ScoreStrip(QWidget):
    """Rows of title, bar and words. The bar runs from 0 to twice the operating point."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lanes: Sequence[Lane] = ()
        self._faces: Mapping[str, str] = {}
        self._banded: Mapping[str, Banded] = {}
        self.setAccessibleName(tr("Scores of the picture, one row per analyzer"))

    def show_lanes(
        self,
        lanes: Sequence[Lane],
        faces: Mapping[str, str] | None = None,
        banded: Mapping[str, Banded] | None = None,
    ) -> None:
        """Show these analyzers; `faces` are the labels of tracks, where each has a score.

        `banded` are the calibrated bands, or why there is none, by the names of analyzers.
        """
        self._lanes, self._faces, self._banded = lanes, faces or {}, banded or {}
        self.setMinimumHeight(px(TOP) + px(ROW) * len(lanes))
        self.setAccessibleDescription(
            "; ".join(
                f"{self._spoken(lane)}: {' '.join(map(told, score_at(lane, 0)[:2]))}"
                for lane in lanes
            )
        )
        self.update()

    def titles(self) -> list[str]:
        """Return what the rows are called: an analyzer once, then only the face."""
        return [
            f"    {self._face(lane)}" if self._goes_on(at) else self._spoken(lane)
            for at, lane in enumerate(self._lanes)
        ]

    def _goes_on(self, at: int) -> bool:
        """Say whether the row above is of the same analyzer."""
        return at > 0 and self._lanes[at - 1].info.name == self._lanes[at].info.name

    def _face(self, lane: Lane) -> str:
        """Return which face a score is of, where there are several."""
        if lane.track_id is None:
            return ""
        return self._faces.get(lane.track_id, "a face that is no longer on record")

    def _spoken(self, lane: Lane) -> str:
        same = sum(one.info.name == lane.info.name for one in self._lanes) > 1
        face = self._face(lane) if same else ""
        title = told(lane.info.title)
        return f"{face}: {title}" if face else title

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours, and rows as high as letters are now."""
        self._theme = theme
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that all rows take."""
        return QSize(600, px(TOP) + px(ROW) * len(self._lanes))

    def event(self, event: QEvent) -> bool:
        """Say in a tool tip the whole of the row under the pointer."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.said_at(event.pos().y()), self)
            return True
        return bool(super().event(event))

    def said_at(self, y: float) -> str:
        """Return what the row at a height says, whole; empty where there is none."""
        row = int((y - px(TOP)) // px(ROW))
        if not 0 <= row < len(self._lanes):
            return ""
        score, words, _ = score_at(self._lanes[row], 0)
        said = f"{self._spoken(self._lanes[row])}\n{score}  {told(words)}"
        found = self._banded.get(self._lanes[row].info.name)
        return f"{said}\n{told(found.words)}" if found else said

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.panel))
        if not self._lanes:
            middle = Qt.AlignmentFlag.AlignCenter
            self._write(
                painter, QRectF(self.rect()), told(NO_SCORES), self._theme.muted, middle
            )
        for row, (lane, title) in enumerate(zip(self._lanes, self.titles(), strict=True)):
            self._paint_row(painter, lane, title, px(TOP) + row * px(ROW))

    def _paint_row(self, painter: QPainter, lane: Lane, called: str, top: int) -> None:
        score, words, scored = score_at(lane, 0)
        words = told(words)
        title, long = (
            (px(TITLE), px(BAR))
            if self.width() >= px(WIDE)
            else (min(px(TITLE), self.width() * NAMES // 100), px(BAR) // 2)
        )
        name = painter.fontMetrics().elidedText(called, Qt.TextElideMode.ElideRight, title - 20)
        self._write(painter, QRectF(10, top, title - 20, px(ROW)), name, self._theme.text)
        if not scored:
            self._paint_swatch(painter, lane, QRectF(title, top + 7, px(SWATCH), px(ROW) - 14))
        place = QRectF(title + px(SWATCH), top, px(NUMBER), px(ROW))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        self._write(painter, place, score, self._theme.text, right)
        left = title + px(SWATCH) + px(NUMBER) + 16
        if (reach := self._reach(lane)) is not None:
            bar = QRectF(left, top + 7, long, px(ROW) - 14)
            self._paint_bar(painter, lane, bar, reach)
            left += long + 16
        room = self.width() - left - 10
        short = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        color = self._theme.text if scored else self._theme.muted
        self._write(painter, QRectF(left, top, room, px(ROW)), short, color)
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(0, top + px(ROW) - 1, self.width(), top + px(ROW) - 1)

    def _write(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        color: str,
        where: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        painter.setPen(QColor(color))
        painter.drawText(place, where, text)

    def _paint_swatch(self, painter: QPainter, lane: Lane, box: QRectF) -> None:
        for brush in coverage_brush(_kind(lane), self._theme):
            painter.fillRect(box, brush)
        painter.setPen(QPen(QColor(self._theme.line)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)

    def _band(self, lane: Lane) -> Band | None:
        found = self._banded.get(lane.info.name)
        return found.band if found else None

    def _reach(self, lane: Lane) -> tuple[float, float] | None:
        """Return the scores between which a bar runs: by operating point, else calibration."""
        if lane.bounds is None:
            return None
        if lane.threshold is not None:
            return (0.0, 2 * lane.threshold) if lane.threshold > 0 else None
        band = self._band(lane)
        return (band.first, band.last) if band is not None and band.first < band.last else None

    def _paint_bar(
        self, painter: QPainter, lane: Lane, bar: QRectF, reach: tuple[float, float]
    ) -> None:
        """Draw the score within its reach, its operating point, its calibrated band."""
        if lane.bounds is None:
            return

        def x(score: float) -> float:
            share = (score - reach[0]) / (reach[1] - reach[0])
            return bar.left() + bar.width() * min(max(share, 0.0), 1.0)

        painter.fillRect(bar, QColor(self._theme.raised))
        above = lane.threshold is not None and lane.bounds[1] >= lane.threshold
        filled = QRectF(bar.topLeft(), QPointF(x(lane.bounds[1]), bar.bottom()))
        painter.fillRect(filled, QColor(self._theme.segment if above else self._theme.curve))
        band = self._band(lane)
        span = band.span if band else None
        if span is not None and span[0] < reach[1] and span[1] > reach[0]:
            left, right = x(span[0]), x(span[1])
            area = QRectF(left, bar.top() - 3, right - left, bar.height() + 6)
            paint_band(painter, area, self._theme, upright=True)
        if lane.threshold is not None:
            painter.setPen(QPen(QColor(self._theme.text), 1, Qt.PenStyle.DashLine))
            middle = bar.center().x()
            painter.drawLine(QPointF(middle, bar.top() - 3), QPointF(middle, bar.bottom() + 3))


def _kind(lane: Lane) -> int:
    if lane.whole_file is not None:
        return OUTCOMES.index(lane.whole_file)
    if not lane.outcomes.size:
        return NOT_EXAMINED
    return SCORED if lane.bounds is not None else int(lane.outcomes[0])


def strip_legend(*, band: bool = False) -> str:
    """Return what the bars mean, and stripes where a calibrated `band` is drawn."""
    stripes = (
        " Stripes: scores at which a calibrated likelihood ratio supports neither proposition; "
        "no probability. Without an operating point the bar spans the calibration's scores."
    )
    return STRIP_LEGEND + stripes * band


STRIP_LEGEND = (
    "Bar: the score from 0 to twice its operating point (dashed line), from which a "
    "finding is proposed. An analyzer without a bar has no operating point."
)
