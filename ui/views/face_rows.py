"""The timeline's rows about faces: where each was found, and how clearly the chosen one is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from ui.coverage_columns import told_columns
from ui.face_colors import face_color
from ui.face_lanes import PRESENCE_WORDS, Presence, QualityLane, presences
from ui.face_words import (
    QUALITY,
    presence_at,
    presence_summary,
    quality_at,
    quality_range,
)
from ui.faces import FacesView, TrackView
from ui.lane_words import columns, highest_time
from ui.lanes import NOT_EXAMINED, SCORED, Covered
from ui.retelling import data
from ui.theme import Theme
from ui.views.lane_painting import (
    coverage_brush,
    paint_dense,
    paint_samples,
    paint_spans,
)
from ui.views.rows import LANE, write_in
from ui.views.time_axis import TimeAxis
from workbench.model import Author

FACE_LANE = 22


@dataclass(frozen=True, slots=True)
class WordsRow:
    """A row that only says something, as where faces have not been looked for."""

    title: str
    words: str
    height: int = FACE_LANE
    detail: str = ""
    key: str = "faces"
    peak: float | None = None

    def copied(self) -> str:
        """Return nothing."""
        return ""

    @property
    def tip(self) -> str:
        """The same words."""
        return self.words

    def color(self, theme: Theme) -> str:
        """Return none: it is about no face."""
        return ""

    def paint(self, painter: QPainter, box: QRectF, axis: TimeAxis, theme: Theme) -> None:
        """Write the words on ground that was not examined."""
        for brush in coverage_brush(NOT_EXAMINED, theme):
            painter.fillRect(box, brush)
        write_in(painter, box, self.words, theme)

    def said_at(self, pts: float) -> str:
        """Return the words."""
        return self.words


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """Where one face was found; `chosen` is the id of the chosen track."""

    lane: Presence
    chosen: str = ""
    height: int = FACE_LANE
    peak: float | None = None

    @property
    def key(self) -> str:
        """The face."""
        return f"face/{self.lane.label}"

    def copied(self) -> str:
        """Return in which of the examined frames the face was found."""
        words = [PRESENCE_WORDS[code] for code in self.lane.outcomes.tolist()]
        told = zip(self.lane.frames.tolist(), self.lane.pts.tolist(), words, strict=True)
        rows = ((str(frame), f"{pts:.6f}", word) for frame, pts, word in told)
        return columns(("frame", "pts", "face"), rows)

    @property
    def title(self) -> str:
        """The face's label; one that an examiner gave is said as he wrote it."""
        given = any(one.track.author is Author.EXAMINER for one in self.lane.tracks)
        return data(self.lane.label) if given else self.lane.label

    @property
    def detail(self) -> str:
        """In how many frames it was found."""
        return presence_summary(self.lane)

    @property
    def tip(self) -> str:
        """The same at length."""
        count = len(self.lane.tracks)
        return f"{self.title}: found {self.detail} frames, in {count} track{'s'[: count != 1]}"

    def color(self, theme: Theme) -> str:
        """Return the face's colour; grey where it is excluded."""
        if not self.lane.tracks:
            return ""
        excluded = all(one.track.excluded for one in self.lane.tracks)
        return face_color(theme, self.lane.color, excluded=excluded)

    def paint(self, painter: QPainter, box: QRectF, axis: TimeAxis, theme: Theme) -> None:
        """Shade what was looked at, then draw a bar for each stretch with the face."""
        covered = self.lane.covered(axis.first, axis.last)
        paint_spans(painter, box, axis, covered, theme)
        if not self.lane.tracks:  # any face, not yet followed
            self._paint_any(painter, box, axis, covered.only(SCORED), theme)
        for one in self.lane.tracks:
            for span in one.stretches:
                bar = _between(box, axis, span.first, span.last)
                if bar is not None:
                    self._paint_bar(painter, bar, one, theme)

    def _paint_any(
        self,
        painter: QPainter,
        box: QRectF,
        axis: TimeAxis,
        found: Covered,
        theme: Theme,
    ) -> None:
        for left, right, _ in told_columns(found, axis.start, axis.stop, axis.width):
            bar = QRectF(axis.left + left, box.top(), max(right - left, 1.0), box.height())
            painter.fillRect(bar.adjusted(0, 6, 0, -6), QColor(theme.muted))

    def _paint_bar(self, painter: QPainter, bar: QRectF, one: TrackView, theme: Theme) -> None:
        color = QColor(face_color(theme, one.color, excluded=one.track.excluded))
        chosen = one.id == self.chosen
        bar = bar.adjusted(0, 2, 0, -2) if chosen else bar.adjusted(0, 6, 0, -6)
        if one.track.excluded:
            painter.setBrush(QBrush(color, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(color, 1, Qt.PenStyle.DashLine))
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
            return
        painter.fillRect(bar, color)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.text), 1.5))
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))

    def said_at(self, pts: float) -> str:
        """Return whether the face was found at a time."""
        return f"{self.title}\n{presence_at(self.lane, pts)}"


@dataclass(frozen=True, slots=True)
class QualityRow:
    """One quality of the chosen face over time."""

    lane: QualityLane
    height: int = LANE

    @property
    def key(self) -> str:
        """The quality, of whichever face is chosen."""
        return f"quality/{self.lane.quality}"

    @property
    def peak(self) -> float | None:
        """The time of the highest value."""
        return highest_time(self.lane.pts, self.lane.values)

    def copied(self) -> str:
        """Return the value of every frame with the face; empty where it was not measurable."""
        lane = self.lane
        values = ["" if v != v else f"{v:.6g}" for v in lane.values.tolist()]  # noqa: PLR0124
        told = zip(lane.track.seen.frames.tolist(), lane.pts.tolist(), values, strict=True)
        rows = ((str(frame), f"{pts:.6f}", value) for frame, pts, value in told)
        return columns(("frame", "pts", lane.quality), rows)

    @property
    def title(self) -> str:
        """The quality; the sign says that another one can be chosen here."""
        return f"{QUALITY[self.lane.quality].title} ▾"

    @property
    def detail(self) -> str:
        """The face, and the range of the quality."""
        return f"{self.lane.track.track.label}: {quality_range(self.lane)}"

    @property
    def tip(self) -> str:
        """What the quality is, and how to choose another."""
        words = QUALITY[self.lane.quality]
        return f"{words.title}: {words.means}.\nClick to choose others (Q: the next)."

    def color(self, theme: Theme) -> str:
        """Return the face's colour."""
        one = self.lane.track
        return face_color(theme, one.color, excluded=one.track.excluded)

    def paint(self, painter: QPainter, box: QRectF, axis: TimeAxis, theme: Theme) -> None:
        """Draw the curve; it breaks where the face is gone or nothing could be measured."""
        painter.fillRect(box, QColor(theme.raised))
        for span in self.lane.track.stretches:
            area = _between(box, axis, span.first, span.last)
            if area is not None:
                painter.fillRect(area, QColor(theme.field))
        if self.lane.bounds is None:
            write_in(painter, box, "not measurable in any frame", theme)
            return
        y, color = partial(self._y, box), self.color(theme)
        if paint_dense(painter, box, axis, self.lane.levels, y=y, color=color):
            return
        for piece in self.lane.pieces():
            xs = axis.left + (self.lane.pts[piece] - axis.start) / axis.per_pixel
            paint_samples(painter, xs, y(self.lane.values[piece]), color)

    def _y(self, box: QRectF, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the pixel rows of values."""
        low, high = self.lane.bounds or (0.0, 1.0)
        low, high = (low, high) if high > low else (low - 0.5, high + 0.5)
        room = box.adjusted(0, 4, 0, -4)
        share = (values - low) / (high - low)
        return np.asarray(room.bottom() - share * room.height(), np.float64)

    def said_at(self, pts: float) -> str:
        """Return the quality at a time."""
        return f"{self.lane.track.track.label}\n{quality_at(self.lane, pts)}"


def _between(box: QRectF, axis: TimeAxis, first: float, last: float) -> QRectF | None:
    """Return the part of a row between two times, None when it is out of view."""
    left, right = max(axis.x(first), box.left()), min(axis.x(last), box.right())
    if right < left:
        return None
    return QRectF(left, box.top(), max(right - left, 1.0), box.height())


def face_rows(
    view: FacesView | None, chosen: str, quality: str | Sequence[str], words: str
) -> list[PresenceRow | QualityRow | WordsRow]:
    """Return a row per face and per quality of the chosen one, or `words` where none is."""
    lanes = presences(view) if view else []
    rows: list[PresenceRow | QualityRow | WordsRow] = [
        PresenceRow(lane, chosen) for lane in lanes
    ]
    one = view.find(chosen) if view else None
    if one is not None:
        wanted = (quality,) if isinstance(quality, str) else quality
        rows += [QualityRow(QualityLane(track=one, quality=name)) for name in wanted]
    return rows or [WordsRow("Faces", words)]
