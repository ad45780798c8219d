"""Which media of the case are listed, and in which order."""

from enum import StrEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from ui.models.media_list import MediaModel, state_words, technical
from ui.snapshots import MediaRow
from workbench.model import MediaState, RunState

Index = QModelIndex | QPersistentModelIndex
AS_THEY_CAME = -1  # no column to sort by: nothing is compared, which takes thousands long


class Show(StrEnum):
    """Which media are listed, in the words of the list above them."""

    ALL = "All media"
    UNEXAMINED = "Not examined"
    PROPOSED = "With open findings"
    TAGGED = "With tags or a note"
    UNTAGGED = "Without tags and note"
    DECIDED = "With decided findings"
    QUIET = "Examined, no findings"
    TROUBLE = "Broken, failed or cancelled"


class Order(StrEnum):
    """In which order."""

    ARRIVAL = "By arrival"
    NAME = "By name"
    FINDINGS = "By findings"
    SIZE = "By size"


class SiftedMedia(QSortFilterProxyModel):
    """The media list without what was not asked for."""

    def __init__(self, media: MediaModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._media = media
        self._words: tuple[str, ...] = ()
        self._texts: dict[str, tuple[MediaRow | None, str]] = {}
        self._places: dict[str, tuple[MediaRow | None, tuple[int, str]]] = {}  # of this order
        self._show, self._order = Show.ALL, Order.ARRIVAL
        media.modelReset.connect(self._texts.clear)
        media.modelReset.connect(self._places.clear)
        self.setSourceModel(media)
        self.setDynamicSortFilter(True)

    @property
    def sifting(self) -> bool:
        """Whether anything could be hidden."""
        return bool(self._words) or self._show is not Show.ALL

    def ask(self, text: str, show: Show, order: Order) -> None:
        """List what holds every word of the text, and is as asked."""
        words = tuple(text.casefold().split())
        narrowed = (words, show) != (self._words, self._show)
        reordered = order is not self._order
        self._words, self._show, self._order = words, show, order
        if reordered:
            self._places.clear()
        column = AS_THEY_CAME if order is Order.ARRIVAL else 0
        if column != self.sortColumn():
            self.sort(column)
        elif reordered:
            narrowed = True  # Qt takes it for the order that it has
        if narrowed:
            self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Say whether a row is listed."""
        row = self._media.row(source_row)
        if not is_shown(row, self._show):
            return False
        return not self._words or all(map(self._told(row).__contains__, self._words))

    def _told(self, row: MediaRow) -> str:
        """Return what a row can be found by; as long as it is the same row, worked out once."""
        known, text = self._texts.get(row.item.id, (None, ""))
        if known is not row:
            text = told(row)
            self._texts[row.item.id] = (row, text)
        return text

    def lessThan(self, left: Index, right: Index) -> bool:
        """Say which row comes first; those alike stand as they arrived."""
        one, other = left.row(), right.row()
        return (self._placed(one), one) < (self._placed(other), other)

    def _placed(self, number: int) -> tuple[int, str]:
        """Return where a row belongs; as long as it is the same row, worked out once."""
        row = self._media.row(number)
        known, place = self._places.get(row.item.id, (None, (0, "")))
        if known is not row:
            place = _place(row, self._order)
            self._places[row.item.id] = (row, place)
        return place


def is_shown(row: MediaRow, show: Show) -> bool:
    """Say whether a row is among those that are asked for."""
    if show is Show.ALL:
        return True
    states = {run.state for run in row.runs}
    found = row.proposed + row.confirmed + row.rejected
    return {
        Show.UNEXAMINED: row.item.state is MediaState.ACCEPTED and not (row.runs or row.hidden),
        Show.PROPOSED: row.proposed > 0,
        Show.TAGGED: row.label is not None and not row.label.empty,
        Show.UNTAGGED: row.label is None or row.label.empty,
        Show.DECIDED: row.confirmed + row.rejected > 0,
        Show.QUIET: states == {RunState.FINISHED} and not found,
        Show.TROUBLE: row.item.state is not MediaState.ACCEPTED
        or bool(states & {RunState.FAILED, RunState.CANCELLED}),
    }[show]


def told(row: MediaRow) -> str:
    """Return what a row can be found by: exhibit, name, format, state, hash, #tag, note."""
    item, tags = row.item, " ".join(f"#{tag}" for tag in row.tags)
    words = (
        *(item.exhibit, item.original_name, technical(item), state_words(row), item.sha256),
        *(tags, row.label.note if row.label else ""),
    )
    return " ".join(word for word in words if word).casefold()


def _place(row: MediaRow, order: Order) -> tuple[int, str]:
    if order is Order.NAME:
        return 0, row.item.original_name.casefold()
    if order is Order.FINDINGS:
        return -(row.proposed * 1000 + row.confirmed + row.rejected), ""
    return (-row.item.size_bytes if order is Order.SIZE else 0), ""
