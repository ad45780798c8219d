"""A table of plain records: columns are named functions, so every table has one model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.retelling import told

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its title and the text of a record in it."""

    title: str
    text: Callable[[T], str]
    evidence: bool = False  # whether it is data, shown as it stands
    short: Callable[[T], str] | None = None  # what is drawn; the tool tip says it in full


class RecordTable(QAbstractTableModel, Generic[T]):
    """Records as rows, read-only."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._records: Sequence[T] = ()

    def show(self, records: Sequence[T]) -> None:
        """Show other records."""
        self.beginResetModel()
        self._records = records
        self.endResetModel()

    def record(self, row: int) -> T:
        """Return the record behind a row."""
        return self._records[row]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of records; rows have no children."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell; the tool tip holds it in full."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            column = self._columns[index.column()]
            drawn = column.short if role == Qt.ItemDataRole.DisplayRole else None
            text = (drawn or column.text)(self._records[index.row()])
            return text if column.evidence else told(text)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title, which may be cut where it stands."""
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if role in shown and orientation == Qt.Orientation.Horizontal:
            return told(self._columns[section].title)
        return None
