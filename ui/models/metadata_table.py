"""What the file says of itself, as a table; every text in it is untrusted."""

from PySide6.QtCore import QObject

from ui import wording
from ui.models.record_table import Column, RecordTable
from workbench.model import MetadataEntry

COLUMNS: tuple[Column[MetadataEntry], ...] = (
    Column("Group", lambda entry: wording.shown(entry.group, 80), evidence=True),
    Column("Name", lambda entry: wording.shown(entry.name, 120), evidence=True),
    Column("Text", lambda entry: wording.shown(entry.text, 4000), evidence=True),
)


class MetadataTable(RecordTable[MetadataEntry]):
    """Rows of group, name and text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
