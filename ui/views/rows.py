"""The rows of the timeline: each paints itself and says what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from ui.bands import Banded
from ui.face_colors import face_color
from ui.faces import TrackView
from ui.lane_words import (
    HIGHEST_MEANS,
    copied_lane,
    file_words,
    highest_time,
    highest_words,
    lane_summary,
    said_at,
)
from ui.lanes import Lane
from ui.retelling import told
from ui.scale import px
from ui.theme import Theme
from ui.views.lane_painting import (
    Segment,
    paint_coverage,
    paint_curve,
    paint_highest,
    paint_segment,
)
from ui.views.time_axis import TimeAxis

LANE = 44
FILE_LANE = 24
SMALL = 0.88
FOLDED = 20  # pixels below which a row is a line of small letters
LEFT, SWATCH = 10, 9
MENU = 20  # pixels at the end of a header in which the sign of its menu stands


class Row(Protocol):
    """One row: a header at the left, and what it holds over time."""

    @property
    def key(self) -> str:
        """What its place and height are remembered by."""

    @property
    def height(self) -> int:
        """The room it takes of itself."""

    @property
    def title(self) -> str:
        """What the header says."""

    @property
    def detail(self) -> str:
        """What the header says in small letters."""

    @property
    def tip(self) -> str:
        """What the header says at length."""

    def color(self, theme: Theme) -> str:
        """Return the colour of the face that the row is about, "" when it is about none."""

    def paint(self, painter: QPainter, box: QRectF, axis: TimeAxis, theme: Theme) -> None:
        """Draw what the row holds into a box."""

    def said_at(self, pts: float) -> str:
        """Return in words what the row holds at a time."""

    @property
    def peak(self) -> float | None:
        """The time of its highest value, None where it has none."""

    def copied(self) -> str:
        """Return its values as lines of columns parted by tabs, "" where it has none."""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The scores of one analyzer, of one face where `face` is its track.

    `banded` is their calibrated band, or why there is none; None where none could be.
    """

    lane: Lane
    segments: Sequence[Segment] = ()
    face: TrackView | None = None
    banded: Banded | None = None

    @property
    def key(self) -> str:
        """The analyzer, and the face where each has a lane."""
        name = self.lane.info.name
        return f"{name}/{self.face.track.label}" if self.face else name

    @property
    def height(self) -> int:
        """A low row where there are no scores over time."""
        return LANE if self.lane.by_frame else FILE_LANE

    @property
    def title(self) -> str:
        """The analyzer."""
        return self.lane.info.title

    @property
    def detail(self) -> str:
        """The face and the range of the scores."""
        if not self.lane.by_frame:
            return ""
        summary = lane_summary(self.lane)
        return f"{self.face.track.label}: {summary}" if self.face else summary

    @property
    def tip(self) -> str:
        """The analyzer's version, what its score means, its band, where it is highest."""
        info, words = self.lane.info, highest_words(self.lane)
        stands = f"\n{words}: {HIGHEST_MEANS}." if words else ""
        band = f"\n{self.banded.words}" if self.banded else ""
        return f"{info.title} {info.version}\n{info.score_meaning}{band}{stands}"

    def color(self, theme: Theme) -> str:
        """Return the colour of the face that was scored."""
        one = self.face
        return face_color(theme, one.color, excluded=one.track.excluded) if one else ""

    def paint(self, painter: QPainter, box: QRectF, axis: TimeAxis, theme: Theme) -> None:
        """Draw coverage, curve, findings, and where it is highest when there can be none."""
        paint_coverage(painter, box, axis, self.lane, theme)
        band = self.banded.band if self.banded else None
        paint_curve(painter, box, axis, self.lane, theme, band=band)
        if (found := self.lane.highest) is not None:
            paint_highest(painter, box, axis, found, theme)
        for segment in self.segments:
            if self.lane.info.name in segment.analyzers:
                paint_segment(painter, box, axis, segment, theme)
        if not self.lane.by_frame:
            write_in(painter, box, file_words(self.lane), theme)

    def said_at(self, pts: float) -> str:
        """Return the score or outcome at a time."""
        face = f", {self.face.track.label}" if self.face else ""
        return f"{self.title}{face}\n{said_at(self.lane, pts)}"

    @property
    def peak(self) -> float | None:
        """The time of the highest score."""
        return highest_time(self.lane.pts, self.lane.scores)

    def copied(self) -> str:
        """Return the outcome of every frame that was asked about."""
        return copied_lane(self.lane)


def paint_header(painter: QPainter, row: Row, box: QRectF, theme: Theme) -> None:
    """Draw a row's swatch, title and detail: below each other, or side by side in a low row."""
    left, low, folded = LEFT, box.height() < px(LANE), box.height() < px(FOLDED)
    painter.save()
    if folded:
        painter.setFont(small(painter.font()))
    color = row.color(theme)
    if color:
        top = box.top() + px(3 if folded else 6)
        painter.fillRect(QRectF(left, top, px(SWATCH), px(SWATCH)), QColor(color))
        left += px(SWATCH + 6)
    room = box.width() - left - px(MENU)
    end = Qt.TextElideMode.ElideRight
    painter.setPen(QColor(theme.text))
    title = painter.fontMetrics().elidedText(told(row.title), end, round(room))
    down = px(0 if folded else 3 if low else 5)
    baseline = box.top() + painter.fontMetrics().ascent() + down
    painter.drawText(QPointF(left, baseline), title)
    used = painter.fontMetrics().horizontalAdvance(title) + px(8)
    if not folded:
        painter.setFont(small(painter.font()))
    painter.setPen(QColor(theme.muted))
    below = baseline + painter.fontMetrics().lineSpacing() + px(2)
    place = QPointF(left + used, baseline) if low else QPointF(LEFT, below)
    room = room - used if low else box.width() - LEFT - px(MENU)
    painter.drawText(
        place, painter.fontMetrics().elidedText(told(row.detail), end, round(room))
    )
    painter.restore()


def write_in(painter: QPainter, box: QRectF, text: str, theme: Theme) -> None:
    """Write one line into a row, cut where it does not fit."""
    painter.setPen(QColor(theme.muted))
    painter.setFont(small(painter.font()))
    words = painter.fontMetrics().elidedText(
        told(text), Qt.TextElideMode.ElideRight, round(box.width()) - 16
    )
    painter.drawText(box.adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)


def small(font: QFont) -> QFont:
    """Return a font for second lines."""
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * SMALL)
    return smaller
