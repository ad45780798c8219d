"""The table of face tracks, each with the colour it has in the picture and the timeline."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ui import wording
from ui.face_colors import face_color
from ui.face_words import author_words, quality_value, state_words
from ui.faces import TrackView
from ui.models.record_table import Column, RecordTable
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


def _time(one: TrackView) -> str:
    if one.span is None:
        return "–"
    first, last = (wording.tick(pts, 0.1) for pts in one.span)
    return first if first == last else f"{first}–{last}"


def _width(one: TrackView) -> str:
    return "–" if one.width is None else quality_value("width", one.width)


COLUMNS: tuple[Column[TrackView], ...] = (
    Column("Face", lambda one: wording.shown(one.track.label, 60), evidence=True),
    Column("Time", _time),
    Column("Frames", lambda one: f"{one.track.frames}"),
    Column("Width", _width),
    Column("State", lambda one: state_words(one.track)),
    Column("By", lambda one: author_words(one.track)),
)


class TrackTable(RecordTable[TrackView]):
    """Rows of standing tracks, in order of first frame."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.theme = theme

    def row_of(self, track_id: str) -> int | None:
        """Return the row of a track."""
        rows = range(self.rowCount())
        return next((row for row in rows if self.record(row).id == track_id), None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, the face's colour beside its label."""
        if not index.isValid():
            return None
        one = self.record(index.row())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return QColor(face_color(self.theme, one.color, excluded=one.track.excluded))
        if role == Qt.ItemDataRole.ForegroundRole and one.track.excluded:
            return QColor(self.theme.muted)
        return super().data(index, role)
