"""The media of the case, in order of arrival, with what is going on with each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from ui import wording
from ui.examinations import Pace
from ui.retelling import told
from ui.snapshots import MediaRow
from workbench.model import Label, MediaItem, MediaKind, MediaState, RunState, Stream

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class MediaRole(IntEnum):
    """What a row offers beside its text."""

    ROW = Qt.ItemDataRole.UserRole
    THUMBNAIL = Qt.ItemDataRole.UserRole + 1
    PACE = Qt.ItemDataRole.UserRole + 2
    SUPPORT = Qt.ItemDataRole.UserRole + 3


class MediaModel(QAbstractListModel):
    """Rows of the media list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[MediaRow] = []
        self._numbers: dict[str, int] = {}
        self._thumbnails: dict[str, QImage] = {}
        self._paces: dict[str, Pace] = {}
        self._queue: dict[str, int] = {}
        self._supports: dict[str, str] = {}
        self._offers = self._offered()

    def show(self, rows: tuple[MediaRow, ...]) -> None:
        """Take over a newly read list; media are never removed from a case, only added."""
        known = [row.item.id for row in self._rows]
        if known != [row.item.id for row in rows[: len(known)]]:
            self._reset(rows)
            return
        differing = [at for at, row in enumerate(self._rows) if row != rows[at]]
        self._rows[:] = rows[: len(known)]
        for first, last in _stretches(differing):
            self.dataChanged.emit(self.index(first), self.index(last))
        if len(rows) > len(known):
            self.beginInsertRows(ROOT, len(known), len(rows) - 1)
            self._rows.extend(rows[len(known) :])
            self._number()
            self.endInsertRows()

    def clear(self) -> None:
        """Forget everything."""
        self._thumbnails.clear()
        self._paces.clear()
        self._queue.clear()
        self._supports.clear()
        self._reset(())

    def show_thumbnail(self, media_id: str, thumbnail: QImage) -> None:
        """Show a thumbnail that has been read."""
        self._thumbnails[media_id] = thumbnail
        self._changed(media_id, MediaRole.THUMBNAIL)

    def thumbnail(self, media_id: str) -> QImage | None:
        """Return the thumbnail of an item, None where none was read."""
        return self._thumbnails.get(media_id)

    def show_pace(self, media_id: str, pace: Pace | None) -> None:
        """Show how far a pass is, or that it is over (None)."""
        if pace is None:
            self._paces.pop(media_id, None)
        else:
            self._paces[media_id] = pace
        self._changed(media_id, MediaRole.PACE)

    def show_queue(self, waiting: Sequence[str]) -> None:
        """Show in which order media wait to be examined."""
        self._queue = {media_id: place for place, media_id in enumerate(waiting, start=1)}
        if self._rows:
            told = [MediaRole.PACE, Qt.ItemDataRole.AccessibleTextRole]
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), told)

    def show_supports(self, supports: Mapping[str, str]) -> None:
        """Show the strongest support of each item that has one."""
        if supports != self._supports and self._rows:
            self._supports = dict(supports)
            told = [MediaRole.SUPPORT, Qt.ItemDataRole.AccessibleTextRole]
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), told)

    def support(self, row: MediaRow) -> str:
        """Return the strongest support of an item, empty where there is none to show."""
        return self._supports.get(row.item.id, "") if row.runs else ""

    def _pace(self, media_id: str) -> Pace | None:
        pace = self._paces.get(media_id)
        place = self._queue.get(media_id, 0)
        return replace(pace, place=place) if pace is not None and pace.waiting else pace

    def rows(self) -> tuple[MediaRow, ...]:
        """Return all rows."""
        return tuple(self._rows)

    def row(self, number: int) -> MediaRow:
        """Return one row."""
        return self._rows[number]

    def row_of(self, media_id: str) -> int | None:
        """Return the number of the row of an item."""
        return self._numbers.get(media_id)

    def item_of(self, media_id: str) -> MediaItem | None:
        """Return the item with this id, None when it is unknown."""
        row = self.row_of(media_id)
        return None if row is None else self._rows[row].item

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of media; rows have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row offers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        offer = self._offers.get(role)
        return offer(row) if offer is not None else None

    def _offered(self) -> dict[int, Callable[[MediaRow], object]]:
        """Return what is offered by role; only what is asked for is worked out."""
        return {
            Qt.ItemDataRole.DisplayRole: lambda r: f"{r.item.exhibit} {r.item.original_name}",
            Qt.ItemDataRole.ToolTipRole: lambda r: told(tip(r, self.support(r))),
            Qt.ItemDataRole.AccessibleTextRole: lambda r: told(
                spoken(r, self._pace(r.item.id), self.support(r))
            ),
            MediaRole.ROW: lambda r: r,
            MediaRole.PACE: lambda r: self._pace(r.item.id),
            MediaRole.SUPPORT: self.support,
            MediaRole.THUMBNAIL: lambda r: self._thumbnails.get(r.item.id),
        }

    def _reset(self, rows: tuple[MediaRow, ...]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._number()
        self.endResetModel()

    def _number(self) -> None:
        self._numbers = {row.item.id: number for number, row in enumerate(self._rows)}

    def _changed(self, media_id: str, role: MediaRole) -> None:
        """Say what has changed, which nothing is sought or ordered by."""
        row = self.row_of(media_id)
        if row is not None:
            told = [role, Qt.ItemDataRole.AccessibleTextRole]
            self.dataChanged.emit(self.index(row), self.index(row), told)


def _stretches(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each stretch of numbers that follow each other."""
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        stretch = [number for _, number in group]
        yield stretch[0], stretch[-1]


def technical(item: MediaItem) -> str:
    """Return kind, codec and size in one line."""
    if item.stream is None:
        return wording.size(item.size_bytes)
    stream = item.stream
    parts = [_format(item, stream), f"{stream.width}×{stream.height}"]
    if stream.frame_count > 1:
        parts.append(f"{stream.last_pts - stream.first_pts:.1f} s")
    else:
        parts.append(wording.size(item.size_bytes))
    return "  ".join(parts)


def _format(item: MediaItem, stream: Stream) -> str:
    """Return the container, and the codec where the container does not say it."""
    codec = wording.shown(stream.codec.split(" (")[0], 20)
    container = wording.shown(stream.container, 20)
    return f"{container} {codec}" if item.kind is MediaKind.VIDEO else container


def state_words(row: MediaRow) -> str:
    """Return in one line what has become of an item."""
    item = row.item
    if item.state is not MediaState.ACCEPTED:
        state, reason = wording.STATE_WORDS[item.state], wording.reason(item.reason)
        return state if reason in ("", state) else f"{state}: {reason}"
    if row.hidden:
        return "results hidden until your first impression"
    if not row.runs:
        return "accepted, not examined"
    counts = [run.state for run in row.runs]
    finished = counts.count(RunState.FINISHED)
    parts = [f"{finished} of {len(counts)} finished"]
    for state in (RunState.FAILED, RunState.CANCELLED):
        if state in counts:
            parts.append(f"{counts.count(state)} {wording.RUN_WORDS[state]}")
    return ", ".join(parts)


def unfound_words(row: MediaRow) -> str:
    """Return that nothing was proposed, only where every analyzer has finished."""
    done = {run.state for run in row.runs} == {RunState.FINISHED}
    return "no findings" if done else ""


def pace_words(pace: Pace) -> str:
    """Return progress in one line: frames done, rate, time left."""
    if pace.waiting:
        return f"waiting, number {pace.place}" if pace.place else "waiting"
    if pace.stopping:
        return "stopping; what is recorded stays"
    if pace.paused or pace.pausing:
        done = f" at {pace.done}/{pace.total}" if pace.total else ""
        return f"paused{done}" if pace.paused else f"pausing{done}"
    if not pace.total:
        return "reading"
    rate = f"  {pace.rate:.0f}/s" if pace.rate else ""
    left = f"  {wording.rest(pace.left)}" if pace.left is not None else ""
    return f"{pace.done}/{pace.total}{rate}{left}"


def finding_words(row: MediaRow) -> str:
    """Return the number of findings by state, without the zeros."""
    counts = (
        (row.proposed, "proposed"),
        (row.confirmed, "confirmed"),
        (row.rejected, "rejected"),
    )
    return ", ".join(f"{count} {word}" for count, word in counts if count)


def tip(row: MediaRow, support: str = "") -> str:
    """Return the row's tool tip, with every part of untrusted text made harmless."""
    name, size = wording.quoted(row.item.original_name), wording.size(row.item.size_bytes)
    lines = [name, technical(row.item), size, state_words(row)]
    if row.item.detail:
        lines.append(wording.shown(row.item.detail))
    if row.label is not None and not row.label.empty:
        lines.append(label_words(row.label))
    if row.proposed or row.confirmed or row.rejected:
        lines.append(f"findings: {finding_words(row)}")
    if support:
        lines.append(f"strongest support of one analyzer: {support}")
    return "\n".join(lines)


def spoken(row: MediaRow, pace: Pace | None, support: str = "") -> str:
    """Return the row for a screen reader."""
    state = pace_words(pace) if pace else state_words(row)
    said = f"{row.item.exhibit}, {wording.quoted(row.item.original_name)}, {state}"
    said += f", strongest support of one analyzer: {support}" if support else ""
    labelled = row.label is not None and not row.label.empty
    return f"{said}, {label_words(row.label)}" if labelled and row.label else said


def label_words(label: Label) -> str:
    """Return tags and note in a line or two."""
    tags = f"tags: {', '.join(map(str, label.tags))}" if label.tags else ""
    note = f"note: {wording.quoted(label.note, 400)}" if label.note else ""
    return "\n".join(words for words in (tags, note) if words)
