"""One analyzer's scores over copies that were encoded again: a small multiple."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.lanes import NOT_EXAMINED, OUTCOMES
from ui.retelling import told as retold
from ui.scale import enlarge, px
from ui.theme import Theme
from ui.tongue import tr
from ui.views.lane_painting import coverage_brush
from workbench.model import Recoding
from workbench.what_if import Cell, Strip, compared_words, label, named, told

HEIGHT, TOP, LEFT, RIGHT = 118, 8, 52, 6  # pixels
NAMES, STRENGTHS = 17, 15  # rows below the plot
GATE = 9
DOT = 2.6
EDGE = 0.12  # of the scores' range, above and below
SHORT = {
    Recoding.SAVED: "saved",
    Recoding.JPEG: "JPEG",
    Recoding.RESIZE: "size %",
    Recoding.BLUR: "blur σ",
    Recoding.H264: "H.264",
    Recoding.RECAPTURE: "recapture",
}


class StripPlot(QWidget):
    """The copies from left to right by kind, each kind from mild to strong.

    The arrow keys move from copy to copy; what is said of it is the tool tip and is read out.
    """

    chosen_changed = Signal(str)  # what is said of the copy that was chosen

    def __init__(self, strip: Strip, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        self._theme = theme
        self._cells = _cells(strip)
        self._chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(px(HEIGHT))
        self.setAccessibleName(
            tr("{title}: scores over copies encoded again", title=strip.info.title)
        )
        self._describe()

    @property
    def strip(self) -> Strip:
        """What is drawn."""
        return self._strip

    @property
    def words(self) -> str:
        """What is said of the chosen copy, of all of them where none is chosen."""
        if self._chosen >= 0:
            return words_of(self._cells[self._chosen])
        kinds = (f"{kind.kind}: {kind.stability}." for kind in self._strip.kinds)
        return " ".join((compared_words(self._strip), *kinds))

    def show_strip(self, strip: Strip) -> None:
        """Draw what was tried by now of the same copies."""
        self._strip, self._cells = strip, _cells(strip)
        self._chosen = min(self._chosen, len(self._cells) - 1)
        self._describe()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.setFixedHeight(px(HEIGHT))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that labels need."""
        return QSize(px(LEFT) + px(20) * len(self._cells), px(HEIGHT))

    # --- choosing a copy -----------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Say in a tool tip what was said of the copy under the pointer."""
        if isinstance(event, QHelpEvent):
            place = self._place(event.pos().x())
            said = retold(words_of(self._cells[place]))
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return bool(super().event(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the copy that was clicked."""
        self._choose(self._place(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the copy before or after."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._choose(min(max(self._chosen + step, 0), len(self._cells) - 1))

    def _choose(self, place: int) -> None:
        self._chosen = place
        self._describe()
        self.update()
        self.chosen_changed.emit(self.words)

    def _describe(self) -> None:
        self.setAccessibleDescription(retold(self.words))

    def _place(self, x: float) -> int:
        share = (x - px(LEFT)) / max(self.width() - px(LEFT + RIGHT), 1)
        return min(max(int(share * len(self._cells)), 0), len(self._cells) - 1)

    # --- drawing -------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything."""
        painter = QPainter(self)
        wide = enlarge(painter, self.rect()).width()
        box = QRectF(LEFT, TOP, wide - LEFT - RIGHT, HEIGHT - TOP - NAMES - STRENGTHS)
        painter.fillRect(box, QColor(self._theme.field))
        self._paint_chosen(painter, box)
        self._paint_levels(painter, box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for start, cells in _groups(self._cells):
            self._paint_group(painter, box, start, cells)
        painter.setPen(
            QPen(QColor(self._theme.accent if self.hasFocus() else self._theme.line))
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)

    def _range(self) -> tuple[float, float]:
        strip = self._strip
        told_of = (*(c.score for c in strip.cells()), strip.threshold, *(strip.band or ()))
        known = [value for value in told_of if value is not None]
        low, high = (min(known), max(known)) if known else (0.0, 1.0)
        room = (high - low) * EDGE or max(abs(high), 1.0) * EDGE
        return low - room, high + room

    def _y(self, box: QRectF, score: float) -> float:
        low, high = self._range()
        return box.bottom() - (score - low) / (high - low) * box.height()

    def _x(self, box: QRectF, place: float) -> float:
        return box.left() + place / len(self._cells) * box.width()

    def _paint_levels(self, painter: QPainter, box: QRectF) -> None:
        """Draw the band of authentic media, the untouched score and the operating point."""
        strip = self._strip
        if strip.band is not None:
            low, high = (self._y(box, value) for value in strip.band)
            shade = QColor(self._theme.muted)
            shade.setAlpha(55)
            painter.fillRect(QRectF(box.left(), high, box.width(), low - high), shade)
        self._paint_level(painter, box, strip.base.score, Qt.PenStyle.SolidLine)
        self._paint_level(painter, box, strip.threshold, Qt.PenStyle.DashLine)

    def _paint_level(
        self, painter: QPainter, box: QRectF, value: float | None, style: Qt.PenStyle
    ) -> None:
        if value is None:
            return
        dashed = style == Qt.PenStyle.DashLine
        color = QColor(self._theme.segment if dashed else self._theme.text)
        y = round(self._y(box, value))
        painter.setPen(QPen(color, 1, style))
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        other = self._strip.base.score if dashed else self._strip.threshold
        middle = y + (0 if other is None else _apart(y, self._y(box, other)))
        place = QRectF(0, middle - STRENGTHS / 2, LEFT - 4, STRENGTHS)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(self._theme.warn if dashed else self._theme.text))
        painter.drawText(place, right, f"{value:.3g}")

    def _paint_chosen(self, painter: QPainter, box: QRectF) -> None:
        if self._chosen >= 0:
            left, right = (self._x(box, self._chosen + side) for side in (0, 1))
            column = QRectF(left, box.top(), right - left, box.height())
            painter.fillRect(column, QColor(self._theme.raised))

    def _paint_group(
        self, painter: QPainter, box: QRectF, start: int, cells: Sequence[Cell]
    ) -> None:
        """Draw the copies of one kind: line and dots, gates, and what stands below."""
        left, right = self._x(box, start), self._x(box, start + len(cells))
        painter.setPen(QPen(QColor(self._theme.line)))
        painter.drawLine(QPointF(right, box.top()), QPointF(right, box.bottom()))
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setPen(QColor(self._theme.muted))
        below = QRectF(left - 8, box.bottom() + STRENGTHS, right - left + 16, NAMES)
        painter.drawText(below, middle, retold(SHORT[cells[0].variant.kind]))
        for place, cell in enumerate(cells, start):
            x = self._x(box, place + 0.5)
            painter.setPen(QColor(self._theme.text))
            at = QRectF(x - 16, box.bottom() + 1, 32, STRENGTHS)
            painter.drawText(at, middle, label(cell.variant))
            if cell.score is None:
                self._paint_gate(
                    painter, QRectF(x - GATE, box.bottom() - GATE, 2 * GATE, GATE), cell
                )
        self._paint_scores(painter, box, start, cells)

    def _paint_gate(self, painter: QPainter, place: QRectF, cell: Cell) -> None:
        kind = OUTCOMES.index(cell.answer.outcome) if cell.answer else NOT_EXAMINED
        for brush in coverage_brush(kind, self._theme):
            painter.fillRect(place, brush)
        painter.setPen(QPen(QColor(self._theme.muted), 0.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)

    def _paint_scores(
        self, painter: QPainter, box: QRectF, start: int, cells: Sequence[Cell]
    ) -> None:
        """Join neighbouring scores; where one is missing the line is broken."""
        pairs = enumerate((cell.score for cell in cells), start)
        curve = QColor(self._theme.curve)
        for known, run in groupby(pairs, key=lambda pair: pair[1] is not None):
            if not known:
                continue
            points = [
                QPointF(self._x(box, place + 0.5), self._y(box, score))
                for place, score in run
                if score is not None
            ]
            painter.setPen(QPen(curve, 1.4))
            painter.drawPolyline(points)
            painter.setBrush(curve)
            for point in points:
                painter.drawEllipse(point, DOT, DOT)


def _cells(strip: Strip) -> list[Cell]:
    """Return the copies from left to right."""
    return [strip.saved, *(cell for kind in strip.kinds for cell in kind.cells)]


def words_of(cell: Cell) -> str:
    """Return what was said of one copy, for the tool tip and for whoever reads it out."""
    answer, words = cell.answer, f"{named(cell.variant)}: {told(cell)}"
    if answer is None or answer.score is None:
        return words
    if answer.percentile is not None:
        words += f", percentile {answer.percentile:.0f} among authentic media"
    if answer.threshold is not None:
        side = "at or above" if answer.score >= answer.threshold else "below"
        words += f", {side} the operating point {answer.threshold:.3g}"
        if not answer.covered:
            words += ", which was not measured on files like this copy"
    return words


def _apart(y: float, other: float) -> float:
    """Return by how much to move a label, so that it does not lie on that of another level."""
    room = STRENGTHS - abs(y - other)
    return max(room, 0.0) / 2 * (-1 if y <= other else 1)


def _groups(cells: Sequence[Cell]) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the place of the first copy of each kind, and its copies."""
    start = 0
    for _, told_of in groupby(cells, key=lambda cell: cell.variant.kind):
        group = list(told_of)
        yield start, group
        start += len(group)
