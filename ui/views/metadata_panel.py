"""Metadata: what the file says of itself, with the state of its provenance on top."""

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import wording
from ui.models.metadata_table import MetadataTable
from ui.snapshots import ItemView
from ui.tongue import tr
from ui.views.labels import named, plain
from ui.views.tables import RecordView
from workbench.model import Family

NOT_GROUND = "Metadata can be written by anyone. They are never alone a ground for a finding."
NOT_READ = "Provenance has not been read yet: examine the exhibit (F5)."


class MetadataPanel(QWidget):
    """A filter over the table, and provenance facts above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = plain(kind="facts")
        self._filter = named(QLineEdit(), tr("Filter the metadata"))
        self._filter.setPlaceholderText(tr("Filter metadata"))
        self._filter.setClearButtonEnabled(True)
        self._table = MetadataTable(self)
        self._sifted = QSortFilterProxyModel(self)
        self._sifted.setSourceModel(self._table)
        self._sifted.setFilterKeyColumn(-1)
        self._sifted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._filter.textChanged.connect(self._sifted.setFilterFixedString)
        self._build()

    def _build(self) -> None:
        table = RecordView(self._sifted, {0: 78, 1: 140}, 2, tr("Metadata of the file"))
        table.setAlternatingRowColors(True)
        note = plain(tr(NOT_GROUND), "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        for widget in (self._facts, self._filter):
            layout.addWidget(widget)
        layout.addWidget(table, 1)
        layout.addWidget(note)

    def open(self, view: ItemView | None) -> None:
        """Show the metadata of an item."""
        self._table.show(view.metadata if view else ())
        self._facts.setText(provenance_words(view) if view else "")

    def filter(self, text: str) -> None:
        """Show only rows that hold this text."""
        self._filter.setText(text)

    @property
    def shown(self) -> int:
        """How many rows pass the filter."""
        return self._sifted.rowCount()


def provenance_words(view: ItemView) -> str:
    """Return what the provenance analyzers found, one line per fact."""
    runs = [run for run in view.current if run.run.info.family is Family.PROVENANCE]
    if not runs:
        return NOT_READ
    lines = [
        f"{wording.spaced(fact.name)}: {wording.shown(fact.text, 160)}"
        for run in runs
        for fact in run.facts[:8]
    ]
    return "\n".join(lines[:12]) or "The provenance analyzers found nothing in this file."
