"""Legends: what the timeline's shading means, and what a localization map's colours mean."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import wording
from ui.lanes import NOT_EXAMINED, OUTCOMES
from ui.retelling import told
from ui.scale import px
from ui.theme import Theme
from ui.tongue import tr
from ui.views.band_painting import paint_band
from ui.views.lane_painting import coverage_brush
from ui.views.rows import small

SWATCH = 14
SIGN = SWATCH + 5
LEFT, GAP, LINE = 10, 12, 20  # pixels at 100 %, as all of these
PART, MANY = 0.2, 99  # of the timeline that a legend of several lines may take; all lines
CUT, HIGHEST, BAND = "cut", "highest stretch", "inconclusive by calibration"
BAND_MEANS = (
    "stripes: scores at which the calibration supports neither of its propositions; no "
    "probability"
)


class CoverageLegend(QWidget):
    """One swatch per outcome, and the sign of a finding."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = MANY
        entries: list[tuple[int | str, str]] = [
            *((kind, wording.OUTCOME_WORDS[outcome]) for kind, outcome in enumerate(OUTCOMES)),
            (NOT_EXAMINED, wording.NOT_EXAMINED),
            ("segment", "proposed"),
            ("good", "confirmed"),
            (HIGHEST, HIGHEST),
            (CUT, "cut"),
        ]
        self._entries = [(kind, told(word)) for kind, word in entries]
        self._meanings = [
            *(f"{wording.OUTCOME_WORDS[o]}: {wording.OUTCOME_MEANS[o]}" for o in OUTCOMES),
            f"{wording.NOT_EXAMINED}: {wording.NOT_EXAMINED_MEANS}",
            "bars at the foot: findings, proposed or confirmed",
            "dashed line: the score from which a finding is proposed; lanes differ in scale",
            "bracket at the head: where scores are highest and no operating point judges them; "
            "every lane is highest somewhere, so it is no finding",
            "dotted line: a cut, where a shot begins",
            "a face: a bar where it was found, not applicable where it was not found",
            "withheld where the frame is damaged, failed where it does not decode",
        ]
        self.setAccessibleName(tr("Legend of the timeline"))
        self._tell(self._meanings)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _tell(self, meanings: list[str]) -> None:
        meanings = list(map(told, meanings))
        self.setToolTip("\n".join(meanings))
        self.setAccessibleDescription("; ".join(meanings))

    def show_band(self, on: bool) -> None:
        """Explain the sign of a calibrated band, or not: where none is drawn it takes room."""
        sign = (BAND, told(BAND))
        if on is (sign in self._entries):
            return
        self._entries = (
            [*self._entries, sign] if on else [e for e in self._entries if e != sign]
        )
        self._tell([*self._meanings, BAND_MEANS] if on else self._meanings)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """Return as many lines as the words need."""
        return QSize(400, px(LINE) * min(self._lines(self.width()), self._shown) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take more lines where the words do not fit into one."""
        self.setFixedHeight(self.sizeHint().height())

    def keep(self, room: int) -> None:
        """Take one line where more would take more than a part of what it explains.

        The rest stands in the tool tip, which says what every sign means.
        """
        needed = self._lines(self.width())
        shown = needed if needed * px(LINE) <= room * PART else 1
        if shown != self._shown:
            self._shown = shown
            self.setFixedHeight(self.sizeHint().height())
            self.update()

    def _lines(self, width: int) -> int:
        return 1 + max((line for line, _ in self._places(width)), default=0)

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Return line and left edge of every entry: one line, or columns that line up."""
        metrics = QFontMetrics(small(self.font()))
        gap = px(GAP)
        wide = [px(SIGN) + metrics.horizontalAdvance(word) + gap for _, word in self._entries]
        for lines in range(1, len(wide) + 1):
            columns = -(-len(wide) // lines)
            across = [max(wide[at::columns]) for at in range(columns)]
            if columns == 1 or LEFT + sum(across) - gap <= width:
                lefts = [LEFT + sum(across[:at]) for at in range(columns)]
                return [(at // columns, lefts[at % columns]) for at in range(len(wide))]
        return []

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw swatches and words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.panel))
        painter.setFont(small(self.font()))
        places = self._places(self.width())
        for (kind, word), (line, x) in zip(self._entries, places, strict=True):
            if line >= self._shown:
                break
            middle = px(12) + px(LINE) * line
            if kind == CUT:
                painter.setPen(QPen(QColor(self._theme.text), 1, Qt.PenStyle.DotLine))
                across, up = x + px(SWATCH) // 2, px(8)
                painter.drawLine(across, middle - up, across, middle + up)
            elif kind == BAND:
                box = QRectF(x, middle - px(5), px(SWATCH), px(10))
                paint_band(painter, box, self._theme)
            elif kind == HIGHEST:
                self._bracket(painter, x, middle)
            elif isinstance(kind, str):
                color = QColor(getattr(self._theme, kind))
                painter.fillRect(QRectF(x, middle - px(2), px(SWATCH), px(4)), color)
            else:
                box = QRectF(x, middle - px(6), px(SWATCH), px(12))
                self._swatch(painter, box, kind)
            painter.setPen(QColor(self._theme.muted))
            metrics = painter.fontMetrics()
            baseline = middle + (metrics.ascent() - metrics.descent()) // 2
            painter.drawText(x + px(SIGN), baseline, word)

    def _bracket(self, painter: QPainter, x: int, middle: int) -> None:
        painter.setPen(QPen(QColor(self._theme.muted), 1.2))
        right, top, foot = x + px(SWATCH), middle - px(2), middle + px(3)
        corners = ((x, foot), (x, top), (right, top), (right, foot))
        painter.drawPolyline([QPoint(*corner) for corner in corners])

    def _swatch(self, painter: QPainter, box: QRectF, kind: int) -> None:
        for brush in coverage_brush(kind, self._theme):
            painter.fillRect(box, brush)
        painter.setPen(QPen(QColor(self._theme.line)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
